"""Facts that contradict themselves or one another: each refused with its code, file and line."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from plugins.core.fields import is_identifier
from plugins.core.problems import Problem
from plugins.stories.load import load
from tests.builders import as_yaml, make_site, write_story
from tests.stories.conftest import TODAY, Content, Found

PARTNERS = "data/partners.yaml"


def vi(story: str) -> str:
    return f"news/2025/{story}/index.vi.md"


def en(story: str) -> str:
    return f"news/2025/{story}/index.en.md"


def agreement(name: str = "mot", **more: Any) -> dict[str, Any]:
    return {"id": name, "parties": ["Công đoàn X"], "signed": "2021"} | more


def award(**more: Any) -> dict[str, Any]:
    return {
        "award": "other", "awarded_by": "cloud-river", "year": "2024", "recipients": "unnamed",
    } | more  # fmt: skip


def dispatch(**more: Any) -> dict[str, Any]:
    return {
        "number": "286/LĐLĐ", "type": "cong_van", "issued": "18/5/2018", "issuer": "cloud-river",
        "subject": "Phúc lợi",
    } | more  # fmt: skip


def partner(**more: Any) -> dict[str, Any]:
    return {"id": "nha-sach", "partner": "Nhà sách", "category": "Sách", "offer": "Giảm 10%"} | more


def offers(content: Content, *rows: dict[str, Any]) -> None:
    make_site(content.path.parent, partners=list(rows))


def at(content: Content, code: str, name: str, row: str, turn: int = 0) -> Found:
    """Return the problem as it must be found: at the line that holds *row*, or its *turn*-th."""
    lines = (content.path / name).read_text("utf-8").splitlines()
    found = [number for number, line in enumerate(lines, start=1) if row in line]
    assert found, f"{name} has no {row!r}"
    return Found(code, name, found[turn])


def only(content: Content) -> Problem:
    (found,) = content.problems()
    return found


# Days


@pytest.mark.parametrize(
    ("ours", "theirs"), [("2025-03-11", "12/03/2025"), ("2025-03-11 08:00", "2025-03-11 09:00")]
)
def test_a_source_that_came_out_after_its_story_is_refused(
    content: Content, ours: str, theirs: str
) -> None:
    write_story(content.path, "tin", date=ours, source={"name": "Báo", "date": theirs})
    assert content.found() == [at(content, "S380", vi("tin"), "date:")]
    assert theirs in only(content).vi


@pytest.mark.parametrize(
    ("first", "last"),
    [("2021", "2020"), ("2021-03", "2021-02"), ("02/03/2021", "01/03/2021"), ("2021-03-01", "2/2021")],
)  # fmt: skip
def test_an_agreement_that_ends_before_it_starts(content: Content, first: str, last: str) -> None:
    rows = [agreement(signed="unknown", valid_from=first, valid_to=last)]
    write_story(content.path, "tin", agreements=rows)
    assert content.found() == [at(content, "S243", vi("tin"), "valid_to:")]
    assert f"“valid_to: {last}”" in only(content).vi
    assert f"“valid_from: {first}”" in only(content).en


@pytest.mark.parametrize(
    ("first", "last"),
    [("2021", "2021"), ("2021-03-01", "2021"), ("2021", "01/01/2021"), ("2021-03-01", "3/2021"),
     ("unknown", "2020"), ("2021", "unknown")],
)  # fmt: skip
def test_a_bare_year_or_month_counts_whole_and_an_unknown_day_contradicts_none(
    content: Content, first: str, last: str
) -> None:
    rows = [agreement(signed="unknown", valid_from=first, valid_to=last)]
    write_story(content.path, "tin", agreements=rows)
    assert content.found() == []


def test_an_agreement_signed_after_it_ended(content: Content) -> None:
    write_story(content.path, "tin", agreements=[agreement(signed="2021", valid_to="2016")])
    assert content.found() == [at(content, "S254", vi("tin"), "valid_to:")]
    write_story(content.path, "tin", agreements=[agreement(signed="2021", valid_to="2021")])
    assert content.found() == []


def test_one_wrong_year_is_one_problem(content: Content) -> None:
    rows = [agreement(signed="2021", valid_from="2021", valid_to="2015")]
    write_story(content.path, "tin", agreements=rows)
    assert content.codes() == ["S243"]


@pytest.mark.parametrize(
    ("start", "end", "wrong"),
    [("04/02/2025", "03/02/2025", True), ("14:00 03/02/2025", "09:00 03/02/2025", True),
     ("09:00 03/02/2025", "14:00 03/02/2025", False), ("14:00 03/02/2025", "03/02/2025", False)],
)  # fmt: skip
def test_a_meeting_that_ends_before_it_starts(
    content: Content, start: str, end: str, wrong: bool
) -> None:
    write_story(content.path, "tin", meeting={"start": start, "end": end})
    assert content.found() == ([at(content, "S243", vi("tin"), "end:")] if wrong else [])


def test_an_offer_that_ends_before_it_starts(content: Content) -> None:
    offers(content, partner(), partner(id="quan-com", valid_from="2025", valid_to="12/2024"))
    assert content.found() == [at(content, "S243", PARTNERS, "valid_to:")]


def test_a_deadline_before_its_document_was_issued(content: Content) -> None:
    asked = [{"what": "Báo cáo", "due": "20/06/2018"}, {"what": "Danh sách", "due": "17/05/2018"}]
    write_story(content.path, "tin", dispatch=dispatch(deadlines=asked))
    assert content.found() == [at(content, "S249", vi("tin"), "due: 17/05/2018")]
    asked[1]["due"] = "2018"
    write_story(content.path, "tin", dispatch=dispatch(deadlines=asked))
    assert content.found() == []


def test_a_wrong_day_of_a_translation_is_reported_there(content: Content) -> None:
    rows = [agreement(valid_from="2021", valid_to="2025")]
    own = {"agreements": [{"id": "mot", "valid_from": "2026"}], "meeting": {"end": "01/02/2025"},
           "dispatch": {"issued": "18/5/2019"}}  # fmt: skip
    write_story(
        content.path, "tin", agreements=rows, meeting={"start": "03/02/2025"},
        dispatch=dispatch(deadlines=[{"what": "Báo cáo", "due": "20/06/2018"}]), en=own,
    )  # fmt: skip
    other_days = [found for found in content.found() if found.code != "S255"]
    assert other_days == [
        at(content, "S243", en("tin"), "valid_from:"),
        at(content, "S243", en("tin"), "end:"),
        at(content, "S249", en("tin"), "issued:"),
    ]


def test_a_wrong_day_that_a_translation_inherits_is_reported_once(content: Content) -> None:
    rows = [agreement(signed="2016", valid_from="2021", valid_to="2020", title="Bản một")]
    own = {"agreements": [{"id": "mot", "title": "The first"}]}
    write_story(content.path, "tin", agreements=rows, en=own)
    assert content.found() == [at(content, "S243", vi("tin"), "valid_to:")]


def test_a_lone_agreement_without_a_dash_is_checked_too(content: Content) -> None:
    row = agreement("page-2", signed="2016", valid_from="2021", valid_to="2020", replaces="khong")
    write_story(content.path, "tin", agreements=row)
    assert content.found() == [
        at(content, "S248", vi("tin"), "  id:"),
        at(content, "S243", vi("tin"), "valid_to:"),
        at(content, "S245", vi("tin"), "replaces:"),
    ]


# Ids


def test_two_agreements_with_one_id_name_the_other_file(content: Content) -> None:
    write_story(content.path, "a", agreements=[agreement()])
    write_story(content.path, "b", agreements=[agreement("hai"), agreement()])
    assert content.found() == [at(content, "S244", vi("b"), "id: mot")]
    other = at(content, "", vi("a"), "id: mot")
    assert f"content/{other.path}:{other.line}" in only(content).vi
    assert f"content/{other.path}:{other.line}" in only(content).en


def test_a_withdrawn_story_gives_its_ids_free(content: Content) -> None:
    write_story(content.path, "a", agreements=[agreement()], status="withdrawn")
    write_story(content.path, "b", agreements=[agreement()])
    write_story(content.path, "c", mentions=["mot"])
    assert content.found() == []


def test_one_id_twice_in_a_story_is_told_in_spite_of_its_other_faults(content: Content) -> None:
    rows = [agreement(), agreement()]
    write_story(content.path, "tin", agreements=rows, summary=None)
    assert at(content, "S216", vi("tin"), "id: mot", 1) in content.found()
    assert sorted(content.codes()) == ["S103", "S216"]


@pytest.mark.parametrize("name", ["trang-2", "page-10", "page-1"])
def test_an_id_that_is_the_address_of_a_numbered_page(content: Content, name: str) -> None:
    write_story(content.path, "tin", agreements=[agreement(name)])
    assert content.found() == [at(content, "S248", vi("tin"), f"id: {name}")]


@pytest.mark.parametrize("name", ["trang-mot", "page-2-a", "trang2", "so-page-2"])
def test_an_id_that_only_looks_like_one_is_fine(content: Content, name: str) -> None:
    write_story(content.path, "tin", agreements=[agreement(name)])
    assert content.found() == []


# Ids that are named


@pytest.fixture
def known(content: Content) -> Content:
    write_story(content.path, "ky-ket", agreements=[agreement("chuong-trinh-2016-2020")])
    return content


def test_an_agreement_that_replaces_one_that_no_story_reports(known: Content) -> None:
    row = agreement("chuong-trinh-2021-2025", replaces="chuong-trinh-2016-202")
    write_story(known.path, "tin", agreements=[row])
    assert known.found() == [at(known, "S245", vi("tin"), "replaces:")]
    assert "“replaces”" in only(known).vi
    assert "Có phải “chuong-trinh-2016-2020”?" in only(known).vi
    assert "Did you mean “chuong-trinh-2016-2020”?" in only(known).en


def test_an_agreement_is_never_suggested_as_its_own_predecessor(content: Content) -> None:
    row = agreement("chuong-trinh-2021", replaces="chuong-trinh-2020")
    write_story(content.path, "tin", agreements=[row])
    assert "Có phải" not in only(content).vi


def test_a_story_that_mentions_one_that_no_story_reports(known: Content) -> None:
    write_story(known.path, "tin", mentions=["chuong-trinh-2016-2020", "chuong-trinh-2016"])
    lines = (known.path / vi("tin")).read_text("utf-8").splitlines()
    line = lines.index("- chuong-trinh-2016") + 1
    assert known.found() == [Found("S245", vi("tin"), line)]
    write_story(known.path, "tin", mentions="chuong-trinh-2020")
    assert known.found() == [at(known, "S245", vi("tin"), "mentions:")]


def test_an_offer_that_rests_on_one_that_no_story_reports(known: Content) -> None:
    offers(known, partner(agreement="chuong-trinh-2016-2020"), partner(id="b", agreement="khong"))
    assert known.found() == [at(known, "S245", PARTNERS, "agreement: khong")]


def test_an_offer_with_other_faults_is_checked_all_the_same(known: Content) -> None:
    offers(known, partner(offer=None, agreement="khong", valid_from="2025", valid_to="2024"))
    assert sorted(known.codes()) == ["S103", "S243", "S245"]


def test_a_translation_that_restates_a_wrong_id(known: Content) -> None:
    own = {"mentions": ["khong-co"], "agreements": [{"id": "hai", "replaces": "khong-co-2"}]}
    rows = [agreement("hai", replaces="chuong-trinh-2016-2020")]
    write_story(known.path, "tin", agreements=rows, mentions="chuong-trinh-2016-2020", en=own)
    assert known.found() == [
        at(known, "S245", en("tin"), "- khong-co"),
        at(known, "S245", en("tin"), "replaces:"),
    ]


def test_a_wrong_id_that_a_translation_inherits_is_reported_once(content: Content) -> None:
    own = {"agreements": [{"id": "mot", "title": "The first"}]}
    rows = [agreement(replaces="khong-co")]
    write_story(content.path, "tin", agreements=rows, mentions=["khong-co-2"], en=own)
    assert content.found() == [
        at(content, "S245", vi("tin"), "replaces:"),
        at(content, "S245", vi("tin"), "- khong-co-2"),
    ]


def test_an_agreement_of_a_translation_that_the_main_text_lacks(content: Content) -> None:
    own = {"agreements": [agreement("chuong-trinh-2020")]}
    write_story(content.path, "tin", agreements=[agreement("chuong-trinh-2021")], en=own)
    write_story(content.path, "khac", mentions=["chuong-trinh-2020"])
    assert content.found() == [at(content, "S253", en("tin"), "id: chuong-trinh-2020")]
    assert "Có phải “chuong-trinh-2021”?" in only(content).vi


def test_a_main_text_that_states_agreements_twice_makes_no_false_fault_of_its_translation(
    content: Content,
) -> None:
    own = {"agreements": [agreement("hai", title="The second")]}
    folder = write_story(content.path, "tin", agreements=[agreement()], en=own)
    text = (folder / "index.vi.md").read_text("utf-8")
    again = as_yaml({"agreements": [agreement("hai")]})
    content.put(text.replace("\n---\n", f"\n{again}---\n"), vi("tin"))
    assert content.codes() == ["S106"]


# One after another


def test_an_agreement_that_replaces_itself(content: Content) -> None:
    write_story(content.path, "tin", agreements=[agreement(replaces="mot")])
    assert content.found() == [at(content, "S246", vi("tin"), "replaces:")]


def test_a_circle_of_agreements_is_reported_once_where_it_is_written_first(
    content: Content,
) -> None:
    for story, name, older in (("c", "mot", "hai"), ("b", "hai", "ba"), ("a", "ba", "mot")):
        write_story(content.path, story, agreements=[agreement(name, replaces=older)])
    write_story(content.path, "d", agreements=[agreement("bon", replaces="mot")])
    assert content.found() == [at(content, "S247", vi("a"), "replaces:")]
    assert "ba → mot → hai → ba" in only(content).vi
    assert "ba → mot → hai → ba" in only(content).en


def test_two_circles_are_two_problems(content: Content) -> None:
    pairs = [("a", "b"), ("b", "a"), ("c", "d"), ("d", "c"), ("e", "e")]
    rows = [agreement(name, replaces=older) for name, older in pairs]
    write_story(content.path, "tin", agreements=rows)
    assert content.found() == [
        at(content, "S247", vi("tin"), "replaces:", 0),
        at(content, "S247", vi("tin"), "replaces:", 2),
        at(content, "S246", vi("tin"), "replaces:", 4),
    ]


def test_a_long_line_of_predecessors_is_no_circle(content: Content) -> None:
    rows = [agreement(f"so-{n}", replaces=f"so-{n + 1}") for n in range(2000)]
    write_story(content.path, "tin", agreements=[*rows, agreement("so-2000")])
    assert content.found() == []


# Documents


@pytest.mark.parametrize("older", ["286/LĐLĐ", "286 ldld", "286-LĐLĐ"])
def test_a_document_that_replaces_itself(content: Content, older: str) -> None:
    write_story(content.path, "tin", dispatch=dispatch(replaces=older))
    assert content.found() == [at(content, "S250", vi("tin"), "replaces:")]


def test_a_document_whose_number_is_a_mark_alone_replaces_nothing(content: Content) -> None:
    write_story(content.path, "tin", dispatch=dispatch(number="…"))
    write_story(content.path, "khac", dispatch=dispatch(number="…"))
    assert content.found() == []


def test_a_document_replaces_one_of_another_number_or_year(content: Content) -> None:
    for older in ("285/LĐLĐ", "286/LĐLĐ năm 2017"):
        write_story(content.path, "tin", dispatch=dispatch(replaces=older))
        assert content.found() == []


def test_a_translation_that_makes_a_document_replace_itself(content: Content) -> None:
    own = {"dispatch": {"replaces": "286/LĐLĐ"}}
    write_story(content.path, "tin", dispatch=dispatch(replaces="285/LĐLĐ"), en=own)
    assert content.found() == [at(content, "S250", en("tin"), "replaces:")]


def test_a_document_that_two_stories_report_is_warned_of(content: Content) -> None:
    write_story(content.path, "a", dispatch=dispatch())
    write_story(content.path, "b", dispatch=dispatch(number="286 ldld", issued="2018"))
    assert content.found() == [at(content, "WS251", vi("b"), "number:")]
    assert only(content).warning
    assert f"content/{vi('a')}:" in only(content).vi


@pytest.mark.parametrize(
    "other",
    [{"issued": "2019"}, {"issued": "unknown"}, {"issuer": "an-binh"}, {"number": "287/LĐLĐ"}],
    ids=str,
)
def test_a_document_of_another_year_issuer_or_number_is_another(
    content: Content, other: dict[str, str]
) -> None:
    write_story(content.path, "a", dispatch=dispatch())
    write_story(content.path, "b", dispatch=dispatch(**other))
    assert content.found() == []


def test_a_document_in_a_story_that_is_not_listed_is_no_second_row(content: Content) -> None:
    write_story(content.path, "a", dispatch=dispatch())
    for status in ("draft", "hidden", "withdrawn"):
        write_story(content.path, "b", dispatch=dispatch(), status=status)
        assert content.found() == []


# Stories that are not shown


@pytest.mark.parametrize(
    ("why", "fields"),
    [("bản nháp", {"status": "draft"}), ("tin ẩn", {"status": "hidden"}),
     ("đã rút", {"status": "withdrawn"}), ("chờ đến ngày đăng", {"date": "2025-03-16"})],
)  # fmt: skip
def test_naming_an_agreement_that_readers_do_not_see_is_warned_of(
    content: Content, why: str, fields: dict[str, str]
) -> None:
    write_story(content.path, "an", agreements=[agreement()], **fields)
    write_story(
        content.path, "tin", mentions=["mot"], agreements=[agreement("hai", replaces="mot")]
    )
    offers(content, partner(agreement="mot"))
    assert content.found() == [
        at(content, "WS252", PARTNERS, "agreement:"),
        at(content, "WS252", vi("tin"), "- mot"),
        at(content, "WS252", vi("tin"), "replaces:"),
    ]
    for found in content.problems():
        assert found.warning
        assert f"({why})" in found.vi
        assert f"content/{vi('an')}" in found.vi


def test_a_preview_shows_drafts_and_warns_of_none(content: Content) -> None:
    write_story(content.path, "an", agreements=[agreement()], status="draft")
    write_story(content.path, "tin", mentions=["mot"])
    assert content.codes() == ["WS252"]
    assert content.load(drafts=True).problems == ()


def test_a_draft_may_name_what_another_draft_reports(content: Content) -> None:
    write_story(content.path, "mot", agreements=[agreement()], status="draft")
    write_story(content.path, "hai", mentions=["mot"], status="draft")
    assert content.found() == []
    assert load(content.path, TODAY + dt.timedelta(days=1)).problems == ()


# Organisations


@pytest.mark.parametrize(
    ("facts", "row"),
    [
        ({"agreements": [agreement(parties=["an-binhh"])]}, "- an-binhh"),
        (
            {"agreements": [agreement(signatories=[{"name": "Lê Tư", "party": "an-binhh"}])]},
            "party:",
        ),
        ({"awards": [award(awarded_by="an-binhh")]}, "awarded_by:"),
        ({"awards": [award(on_behalf_of="an-binhh")]}, "on_behalf_of:"),
        ({"awards": [award(by_authority_of="an-binhh")]}, "by_authority_of:"),
        ({"awards": [award(unit="an-binhh")]}, "unit:"),
        ({"awards": [award(recipients=[{"name": "Lê Tư", "unit": "an-binhh"}])]}, "unit:"),
        ({"awards": [award(recipients=[{"name": "an-binhh", "type": "collective"}])]}, "name: an-"),
        ({"dispatch": dispatch(issuer="an-binhh")}, "issuer:"),
        ({"dispatch": dispatch(addressees=["rattan-works", "an-binhh"])}, "- an-binhh"),
        (
            {"dispatch": dispatch(deadlines=[{"what": "Gửi", "due": "2019", "who": "an-binhh"}])},
            "who:",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_unknown_organisation_is_named_with_its_line(
    content: Content, facts: dict[str, Any], row: str
) -> None:
    write_story(content.path, "tin", **facts)
    assert content.found() == [at(content, "S201", vi("tin"), row)]
    assert "Có phải “an-binh”?" in only(content).vi


def test_an_unknown_organisation_is_found_beside_other_faults(content: Content) -> None:
    write_story(content.path, "tin", awards=[award(unit="an-binhh")], summary=None)
    assert at(content, "S201", vi("tin"), "unit:") in content.found()
    assert sorted(content.codes()) == ["S103", "S201"]


def test_an_unknown_organisation_of_a_translation_is_found_there(content: Content) -> None:
    own = {"awards": [{"unit": "an-binhh"}]}
    write_story(content.path, "tin", awards=[award(unit="an-binh")], en=own)
    assert content.found() == [at(content, "S201", en("tin"), "unit:")]


def test_a_persons_name_is_never_an_id(content: Content) -> None:
    people = [{"name": "minh"}, "lan", {"name": "hoa-binh", "type": "person"}]
    write_story(
        content.path,
        "tin",
        agreements=[agreement(signatories=["minh", {"name": "lan", "party": "an-binh"}])],
        awards=[award(recipients=people, presented_by="minh")],
        dispatch=dispatch(signer="minh"),
        meeting={"start": "2025", "chair": "minh"},
    )
    assert is_identifier("minh")
    assert content.found() == []


# Awards


def test_an_award_with_no_body_is_missing_one(content: Content) -> None:
    rows = [award(), award(title="Bằng khen")]
    del rows[1]["awarded_by"]
    write_story(content.path, "tin", awards=rows)
    assert content.found() == [at(content, "S103", vi("tin"), "- award:", 1)]
    assert "“awards.2.awarded_by”" in only(content).vi


def test_an_award_with_an_empty_list_of_recipients_must_say_that_they_are_unnamed(
    content: Content,
) -> None:
    write_story(content.path, "tin", awards=[award(recipients=[])])
    assert content.found() == [at(content, "S153", vi("tin"), "recipients:")]
    assert "“recipients: unnamed”" in only(content).fix_vi
    assert "“recipients: unnamed”" in only(content).fix_en
    write_story(content.path, "tin", awards=[award(recipients="unnamed")])
    assert content.found() == []
    assert content.text().fields.awards[0].recipients == ()


def test_a_translation_cannot_empty_the_list_of_recipients(content: Content) -> None:
    own = {"awards": [{"recipients": []}]}
    write_story(content.path, "tin", awards=[award(recipients=["Lê Tư"])], en=own)
    assert content.found() == [at(content, "S153", en("tin"), "recipients:")]


# One report


def test_faults_of_three_files_come_in_one_report(content: Content) -> None:
    write_story(content.path, "a", agreements=[agreement(valid_from="2021", valid_to="2020")])
    asked = [{"what": "Báo cáo", "due": "2017"}]
    write_story(content.path, "b", dispatch=dispatch(deadlines=asked), date="hôm qua",
                folder_year=2025)  # fmt: skip
    write_story(content.path, "c", mentions=["khong-co"], en={"summary": ""})
    assert content.found() == [
        at(content, "S243", vi("a"), "valid_to:"),
        at(content, "S110", vi("b"), "date:"),
        at(content, "S249", vi("b"), "due:"),
        at(content, "S104", en("c"), "summary:"),
        at(content, "S245", vi("c"), "- khong-co"),
    ]


UNREAD = {
    "a colon in a title": ("---\ntitle: A: B\nagreements:\n- id: mot\n---\n", "index.vi.md"),
    "no closing line": ('---\nagreements:\n- "id": "mot"\n', "index.vi.md"),
    "UTF-16": ("---\nagreements: [{id: mot, title: Một}]\n---\n".encode("utf-16"), "index.vi.md"),
    "one bad byte": (b"---\ntitle: \xff\nagreements: [{parties: [X], id: mot}]\n---\n", "index.vi.md"),
    "a wrong file name": ("---\nagreements:\n- id: mot\n---\n", "ghi-chu.md"),
    "a key twice": ("---\nagreements: []\nagreements: [{id: mot}]\n---\n", "index.vi.md"),
    "an id in capitals": ("---\nagreements: [{id: Mot}]\n---\n", "index.vi.md"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "name"), UNREAD.values(), ids=UNREAD)
def test_a_story_that_cannot_be_read_makes_no_false_unknown_agreement(
    content: Content, text: str | bytes, name: str
) -> None:
    content.put(text, f"news/2025/hong/{name}")
    write_story(content.path, "tin", mentions=["mot", "hai"])
    found = [found for found in content.found() if found.path == vi("tin")]
    assert found == [at(content, "S245", vi("tin"), "- hai")]


def test_a_folder_with_a_wrong_name_makes_no_false_unknown_agreement(content: Content) -> None:
    write_story(content.path, "Tin Hỏng", agreements=[agreement()])
    write_story(content.path, "tin", mentions=["mot"])
    assert set(content.codes()) == {"S223"}


def test_a_linked_folder_makes_no_false_unknown_agreement(content: Content, tmp_path: Path) -> None:
    (tmp_path / "khac").mkdir()
    (content.path / "news/2024").symlink_to(tmp_path / "khac")
    write_story(content.path, "tin", mentions=["mot"])
    assert content.codes() == ["S224"]


def test_a_main_text_that_cannot_be_read_makes_its_translation_name_nothing_unknown(
    content: Content,
) -> None:
    content.put("---\ntitle: A: B\nagreements:\n- id: mot\n---\n", vi("hong"))
    own = {"title": "T", "summary": "S.", "agreements": [{"id": "mot", "title": "One"}]}
    content.put(f"---\n{as_yaml(own)}---\nText.\n", en("hong"))
    write_story(content.path, "tin", mentions=["mot"])
    assert content.codes() == ["S108"]


def test_a_story_with_another_fault_reports_its_agreements_all_the_same(content: Content) -> None:
    write_story(content.path, "hong", agreements=[agreement()], section=None)
    write_story(content.path, "khac", agreements=[{"id": "hai", "signed": "2021"}])
    write_story(content.path, "tin", mentions=["mot", "hai"])
    assert {found.code for found in content.problems()} == {"S103"}


@pytest.mark.parametrize(
    "facts",
    [
        {"mentions": {"a": "b"}, "agreements": "mot"},
        {"mentions": [["a"], {"b": "c"}, None], "agreements": [None, "mot", ["mot"]]},
        {"agreements": [{"id": ["mot"], "replaces": {"a": "b"}, "valid_from": ["2021"], "parties": 1}]},
        {"agreements": [{"id": "mot", "signatories": "X", "valid_to": "mai", "valid_from": "31/2/2021"}]},
        {"dispatch": ["286"], "meeting": "3/2/2025", "awards": {"recipients": {"name": ["x"]}}},
        {"dispatch": {"deadlines": "mai", "number": [], "replaces": {}, "issued": {}}},
        {"awards": [{"recipients": [{"name": {}, "type": ["collective"]}], "unit": []}]},
        {"status": ["withdrawn"], "agreements": [agreement()]},
    ],
    ids=str,
)  # fmt: skip
def test_values_of_any_shape_are_problems_and_no_crash(
    content: Content, facts: dict[str, Any]
) -> None:
    write_story(content.path, "tin", **facts)
    assert content.codes()
    write_story(content.path, "tin", en=facts, **facts)
    assert content.codes()


@pytest.mark.parametrize(
    "text", ["id: x\nagreement: khong\n", "- 1\n- [a]\n- agreement: [x]\n  valid_to: {a: b}\n", "x"]
)
def test_partners_of_any_shape_are_problems_and_no_crash(content: Content, text: str) -> None:
    content.put(text, PARTNERS)
    assert content.codes()


def test_a_site_full_of_sound_facts_has_no_problem(content: Content) -> None:
    offers(content, partner(agreement="hai", valid_from="2021", valid_to="2025"))
    rows = [
        agreement("mot", signed="2016-05-06", valid_from="2016", valid_to="2020"),
        agreement("hai", parties=["an-binh", "X Y"], valid_from="2021", replaces="mot",
                  signatories=[{"name": "Lê Tư", "party": "an-binh"}]),
    ]  # fmt: skip
    titles = [{"id": "mot", "title": "One"}, {"id": "hai", "title": "Two"}]
    write_story(content.path, "a", agreements=rows, en={"agreements": titles})
    write_story(content.path, "b", mentions="hai", meeting={"start": "3/2/2025", "end": "4/2/2025"})
    asked = [{"what": "Báo cáo", "due": "18/5/2018", "who": "rattan-works"}]
    own = {"dispatch": {"subject": "Welfare", "deadlines": [{"what": "Report"}]}}
    write_story(content.path, "c", dispatch=dispatch(deadlines=asked, replaces="200/LĐ"), en=own)
    people = [{"name": "an-binh", "type": "collective"}, {"name": "Lê Tư", "unit": "rattan-works"}]
    write_story(content.path, "d", awards=[award(unit="cloud-river", recipients=people), award()])
    assert content.found() == []


def test_a_translation_that_states_another_day_is_reported_there(content: Content) -> None:
    own = {"meeting": {"start": "04/01/2025"}, "dispatch": {"number": "287/LĐLĐ"}}
    write_story(
        content.path,
        "mot",
        meeting={"start": "2025-01-03"},
        dispatch=dispatch(),
        en={"title": "One"} | own,
    )
    assert content.found() == [
        at(content, "S255", en("mot"), "start:"),
        at(content, "S255", en("mot"), "number:"),
    ]


def test_a_translation_may_write_the_same_day_and_number_otherwise(content: Content) -> None:
    own = {
        "meeting": {"start": "03/01/2025"},
        "dispatch": {"number": "286 ldld", "issued": "2018-05-18"},
        "agreements": [{"id": "mot", "signed": "2021"}],
    }
    write_story(
        content.path, "mot", meeting={"start": "2025-01-03"}, dispatch=dispatch(),
        agreements=[agreement()], en={"title": "One"} | own,
    )  # fmt: skip
    assert content.found() == []


@pytest.mark.parametrize(
    ("block", "value"),
    [("meeting", {"start": "2025"}), ("awards", [award()]), ("dispatch", dispatch())],
)
def test_facts_that_only_a_translation_states_are_refused(
    content: Content, block: str, value: Any
) -> None:
    write_story(content.path, "mot", en={"title": "One", block: value})
    assert content.found() == [at(content, "S256", en("mot"), f"{block}:")]
