"""Sections, topics, organisations and agreements may be called by their names."""

import pytest

from tests.builders import ORGANISATIONS, SECTIONS, SITE, as_yaml, write
from tests.stories.conftest import GOOD, STORY, Content, Found

AGREEMENT = (
    "agreements: [{{id: {0}, title: {1}, number: 07/CTPH, parties: [A B, C D], signed: 2024{2}}}]"
)


@pytest.mark.parametrize(
    "name", ["Phúc lợi", "phúc lợi", "PHÚC LỢI", "phuc loi", "Welfare", "welfare", "“Phúc lợi”"]
)
def test_a_section_is_known_by_its_name_in_either_language(content: Content, name: str) -> None:
    content.put(GOOD.replace("section: activities", f"section: {name}"))
    assert content.text().fields.section == "welfare"


@pytest.mark.parametrize(
    "written",
    ["[Tết Nguyên đán, Safety at work]", "[tết nguyên đán, an toan lao dong]", "[tet, safety]",
     "Tết Nguyên đán, An toàn lao động", "tet; safety", "[TET, Safety]"],
)  # fmt: skip
def test_topics_are_known_by_their_names(content: Content, written: str) -> None:
    content.story(f"topics: {written}")
    assert content.text().fields.topics == ("tet", "safety")


@pytest.mark.parametrize(
    "written",
    ["Liên đoàn Lao động Sông Mây", "LĐLĐ Sông Mây", "LDLD song may", "CRFL",
     "Cloud River Federation of Labour", "L\u00d0L\u00d0 Sông\u00a0Mây"],
)  # fmt: skip
def test_organisations_are_known_by_their_names(content: Content, written: str) -> None:
    content.story(f"organisations: [{written}]")
    assert content.text().fields.organisations == ("cloud-river",)


def test_an_unknown_name_suggests_the_nearest(content: Content) -> None:
    content.put(GOOD.replace("section: activities", "section: Phúc lợ"))
    [found] = content.problems()
    assert (found.code, found.place.line) == ("S201", 4)
    assert "Có phải “Phúc lợi”?" in found.vi
    content.put(GOOD.replace("section: activities", "section: Phúc lợi"))
    assert content.codes() == []


def test_a_name_that_two_things_bear_is_named_with_both_ids(content: Content) -> None:
    rows = [*SECTIONS, {"id": "welfare-2", "name": {"vi": "Phúc lợi", "en": "More"}}]
    write(content.path / "data/sections.yaml", as_yaml(rows))
    content.put(GOOD.replace("section: activities", "section: Phúc lợi"))
    [found] = content.problems()
    assert (found.code, found.place.line) == ("S273", 4)
    assert "welfare, welfare-2" in found.vi


def test_a_name_that_differs_in_marks_alone_is_ambiguous_only_without_them(
    content: Content,
) -> None:
    rows = [
        {"id": "an-1", "name": {"vi": "Công đoàn Ấn Bình", "en": "One"}},
        {"id": "an-2", "name": {"vi": "Công đoàn An Bình", "en": "Two"}},
    ]
    write(content.path / "data/organisations.yaml", as_yaml(rows))
    content.story("organisations: [Công đoàn An Bình]")
    assert content.text().fields.organisations == ("an-2",)
    content.story("organisations: [Cong doan an binh]")
    assert content.codes() == ["S273"]


def test_a_translation_may_use_the_names_of_its_language(content: Content) -> None:
    content.story("topics: [Tết Nguyên đán]")
    content.put(
        "---\ntitle: New year\nsummary: Rice cakes.\nsection: Activities\n---\n\nText.\n",
        "news/2025/tin/index.en.md",
    )
    assert content.codes() == []
    assert content.text("en").fields.section == "activities"


def test_menus_and_parents_may_use_names(content: Content) -> None:
    menu = [{"section": "Phúc lợi"}, {"section": "Activities"}]
    write(content.path / "data/site.yaml", as_yaml({**SITE, "menu": menu}))
    bodies = [dict(row) for row in ORGANISATIONS]
    bodies[1]["parent"] = "LĐLĐ Sông Mây"
    write(content.path / "data/organisations.yaml", as_yaml(bodies))
    site = content.load()
    assert site.problems == ()
    assert [item.section for item in site.reference.settings.menu] == ["welfare", "activities"]
    assert site.reference.organisations["rattan-works"].parent == "cloud-river"


def test_a_party_spelt_as_a_known_organisation_is_linked(content: Content) -> None:
    content.story(
        "agreements: [{id: x, parties: [Công đoàn Xưởng Mây, liên đoàn lao động Sông Mây, Công ty A],"
        " signed: 2024}]",
        "document: {number: 1/A, type: cong_van, issued: 2024, issuer: Liên đoàn Lao động Sông Mây,"
        " subject: B, addressees: [Công đoàn Ấn Bình]}",
    )
    fields = content.text().fields
    assert fields.agreements[0].parties == ("rattan-works", "cloud-river", "Công ty A")
    assert fields.document is not None
    assert (fields.document.issuer, fields.document.addressees) == ("cloud-river", ("an-binh",))


def test_a_short_name_of_a_party_is_pointed_out(content: Content) -> None:
    content.story("agreements: [{id: x, parties: [LĐLĐ Sông Mây, Công ty A], signed: 2024}]")
    [found] = content.problems()
    assert (found.code, found.place.line, found.warning) == ("WS274", 7, True)
    assert "“cloud-river”" in found.fix_vi
    content.story("agreements: [{id: x, parties: [cloud-river, Công ty A], signed: 2024}]")
    assert content.codes() == []


@pytest.mark.parametrize("name", ["thu-2024", "Thỏa thuận thử", "thoả thuận THỬ", "07/CTPH"])
def test_an_agreement_is_known_by_its_title_or_number(content: Content, name: str) -> None:
    content.story(AGREEMENT.format("thu-2024", "Thỏa thuận thử", ""))
    content.story(
        f"mentions: [{name}]", "slug: hai", f"agreements: [{{id: moi, parties: [A B, C D], signed: 2025, replaces: {name}}}]",
        name="news/2025/hai/index.vi.md",
    )  # fmt: skip
    row = f"- id: nha-sach\n  partner: A\n  category: B\n  offer: C\n  agreement: {name}\n"
    content.put(row, "data/benefits.yaml")
    assert content.codes() == []
    fields = content.text(story="hai").fields
    assert (fields.mentions, fields.agreements[0].replaces) == (("thu-2024",), "thu-2024")
    assert content.load().reference.benefits[0].agreement == "thu-2024"


def test_an_agreement_that_nobody_reports_is_named(content: Content) -> None:
    content.story("mentions: [Thỏa thuận không có]")
    assert content.found() == [Found("S245", STORY, 7)]
