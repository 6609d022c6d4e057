"""Which rows a register has in what order, and what leads to them: small sites of few stories."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from plugins.core.pages import AgreementBody, StoryBody
from plugins.editions.site_pages import SharedAddressError
from plugins.registers import BY_NAME
from tests.builders import ORGANISATIONS, make_site, write_story
from tests.editions.conftest import facts, site_pages_of
from tests.editions.registers import register
from tests.registers.conftest import agreement, document


def test_two_ways_to_place_a_tone_mark_are_one_value(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    rows = [
        agreement("mot", parties=["Hợp tác xã Hòa Bến"]),
        agreement("hai", parties=["Hợp tác xã Hoà Bến"]),
        agreement("ba", parties=["Hợp tác xã " + "rất dài " * 20 + "A"]),
        agreement("bon", parties=["Hợp tác xã " + "rất dài " * 20 + "B"]),
    ]
    write_story(content, "ky", agreements=rows)
    [party] = [
        f for f in register(site_pages_of(content), "thoa-thuan/").facets if f.name == "party"
    ]
    assert sorted(option.count for option in party.options) == [1, 1, 2]


def test_rows_of_one_category_stand_together_though_it_is_worded_in_two_ways(
    tmp_path: Path,
) -> None:
    kinds = [("Ăn uống", "Food"), ("Mua sắm", "Food & drink"), ("ăn uống", "Food & drink"),
             ("Mua sắm", "Food")]  # fmt: skip
    offers = [
        {"id": f"o{at}", "partner": f"Quán {at}", "category": {"vi": vi, "en": en}, "offer": "5%"}
        for at, (vi, en) in enumerate(kinds)
    ]
    site_pages = site_pages_of(make_site(tmp_path, benefits=offers))
    for address in ("phuc-loi/", "en/benefits/"):
        groups = register(site_pages, address).table.groups
        assert sorted(group.id for group in groups) == ["g-an-uong", "g-mua-sam"]
        assert [len(group.rows) for group in groups] == [2, 2]


def test_numbered_partners_and_places_stand_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    offers = [
        {"id": f"o{at}", "partner": f"Quán số {at}", "category": "Ăn uống", "offer": "5%",
         "places": [f"Phường {at}"]}
        for at in (10, 9, 101, 1)
    ]  # fmt: skip
    body = register(site_pages_of(make_site(tmp_path, benefits=offers)), "phuc-loi/")
    (group,) = body.table.groups
    shown = [row.cells[0][1].text for row in group.rows]
    assert shown == ["Quán số 1", "Quán số 9", "Quán số 10", "Quán số 101"]
    (places,) = [facet for facet in body.facets if facet.name == "place"]
    labels = [option.label for option in places.options]
    assert labels == ["Phường 1", "Phường 9", "Phường 10", "Phường 101"]


def test_a_bare_year_does_not_part_the_meetings_of_a_month(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    for at, start in enumerate(["01/01/2024", "2024", "05/01/2024"], start=1):
        write_story(content, f"hop-{at}", date=f"2025-01-0{at}", meeting={"start": start})
    groups = register(site_pages_of(content), "lich/").table.groups
    assert [(group.id, len(group.rows)) for group in groups] == [("g-2024-01", 2), ("g-2024", 1)]


def test_free_text_is_not_taken_for_the_organisation_whose_address_it_has(tmp_path: Path) -> None:
    body = {"id": "gio", "name": "Hội Gió", "slug": {"vi": "hoi-gio", "en": "wind"}}
    content = make_site(tmp_path, organisations=[*ORGANISATIONS, body])
    rows = [
        agreement(f"{kind}-{at}", parties=[party])
        for kind, party in (("to-chuc", "gio"), ("ten", "Hội Giò"), ("khac", "Wind"))
        for at in range(60)
    ]
    write_story(content, "ky", agreements=rows)
    site_pages = site_pages_of(content)
    for address, page in site_pages.pages.items():
        if address.startswith(("thoa-thuan/", "en/agreements/")) and page.alternate:
            twin = site_pages.pages[page.alternate.url.lstrip("/")]
            assert twin.alternate is not None
            assert twin.alternate.url == f"/{address}"
    for address in ("thoa-thuan/ben/hoi-gio/", "en/agreements/party/wind/"):
        assert register(site_pages, address).total == 60


def test_names_that_an_address_cannot_write_are_told_apart(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    names = ("Xưởng 中", "Xưởng 国", "中", "国", "???")
    write_story(
        content,
        "ky",
        agreements=[agreement(f"a{at}", parties=[name]) for at, name in enumerate(names)],
    )
    [party] = [
        f for f in register(site_pages_of(content), "thoa-thuan/").facets if f.name == "party"
    ]
    assert [option.count for option in party.options] == [1] * 5


def test_a_register_leads_to_no_text_that_its_edition_does_not_list(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    write_story(
        content,
        "ky",
        title="Lễ ký",
        agreements=[agreement("mot")],
        document=document("1/KH"),
        en={"title": "Not any more", "status": "hidden"},
    )
    site_pages = site_pages_of(content)
    [group] = register(site_pages, "en/documents/").table.groups
    assert group.rows[0].cells[0][0].url == "/tin-tuc/2025/le-ky/"
    body = site_pages.pages["en/agreements/mot/"].body
    assert isinstance(body, AgreementBody)
    assert body.stories == ()
    assert [link.url for link in body.elsewhere] == ["/tin-tuc/2025/le-ky/"]


def test_two_pages_at_one_address_stop_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    twice = site_pages_of(make_site(tmp_path)).planned["thoa-thuan/"]
    other = dataclasses.replace(twice, what="another")
    monkeypatch.setattr("plugins.editions.site_pages.digest_pages", lambda view: iter([other]))
    with pytest.raises(SharedAddressError, match="/thoa-thuan/: register agreements  1, another"):
        site_pages_of(tmp_path / "content")


def test_a_document_leads_to_what_it_replaces_and_to_what_replaces_it(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    write_story(content, "cu", date="2025-01-02", document=document("1/LĐLĐ", effect="in_force"))
    later = document("2/LĐLĐ", issued="2025-02-06", replaces="1 ldld")
    write_story(content, "moi", date="2025-02-07", document=later)
    site_pages = site_pages_of(content)

    def linked(story: str, label: str) -> list[tuple[str, str | None]]:
        body = site_pages.pages[f"tin-tuc/2025/tin-{story}/"].body
        assert isinstance(body, StoryBody)
        [block] = [block for block in body.facts if block.kind == "document"]
        return [(v.text, v.url) for row in block.rows if row.label == label for v in row.values]

    assert linked("cu", "Được thay thế bằng") == [("2/LĐLĐ", "/tin-tuc/2025/tin-moi/")]
    assert linked("cu", "Hiệu lực") == [("Đã được thay thế", None)]
    assert linked("moi", "Thay thế") == [("1/LĐLĐ", "/tin-tuc/2025/tin-cu/")]


@pytest.mark.parametrize(
    ("field", "vi", "en"),
    [
        ("on_behalf_of", ("Thay mặt", "thay mặt"), ("On behalf of", "on behalf of")),
        (
            "by_authority_of",
            ("Theo ủy quyền của", "theo ủy quyền của"),
            ("By authority of", "by authority of"),
        ),
    ],
)
def test_by_authority_is_not_on_behalf(
    tmp_path: Path, field: str, vi: tuple[str, str], en: tuple[str, str]
) -> None:
    content = make_site(tmp_path)
    award = {"award": "other", "title": "Kỷ niệm chương", "awarded_by": "cloud-river"}
    told = award | {field: "an-binh", "year": "2024", "recipients": "unnamed"}
    write_story(content, "khen", date="2025-01-10", awards=[told])
    site_pages = site_pages_of(content)
    for lang, (label, note) in (("vi", vi), ("en", en)):
        page = next(
            p for p in site_pages.pages.values() if isinstance(p.body, StoryBody) and p.lang == lang
        )
        rows = facts(page, "award")
        assert {"Thay mặt", "On behalf of", "Theo ủy quyền của", "By authority of"} & set(rows) == {
            label
        }
        listed = register(site_pages, BY_NAME["awards"].address(lang)).table.groups[0].rows[0]
        assert note in (listed.cells[2][0].note or "")


def test_unnamed_parties_are_shown_and_are_no_filter(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    told = agreement("mot", parties=["cloud-river"], unnamed_parties="5 xưởng")
    english = {"agreements": [{"id": "mot", "unnamed_parties": "five works"}]}
    write_story(content, "ky", date="2025-01-10", agreements=[told], en=english)
    site_pages = site_pages_of(content)
    for lang, words, note in (
        ("vi", "5 xưởng", "(nguồn không nêu tên)"),
        ("en", "five works", "(not named in the source)"),
    ):
        body = register(site_pages, BY_NAME["agreements"].address(lang))
        cells = body.table.groups[0].rows[0].cells
        assert [(value.text, value.note) for value in cells[2]][1:] == [(words, note)]
        (party,) = [facet for facet in body.facets if facet.name == "party"]
        assert [option.value for option in party.options] == ["cloud-river"]
        page = site_pages.pages[f"{BY_NAME['agreements'].address(lang)}mot/"]
        assert f"{words} {note}" in page.description


def test_states_without_rows_come_last(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    rows = [agreement("cu", signed="unknown", valid_from="2016", valid_to="2020")]
    write_story(content, "ky", date="2025-01-10", agreements=rows)
    (state, *_) = register(site_pages_of(content), "thoa-thuan/").facets
    assert [option.count for option in state.options] == [1, 0, 0, 0, 0]
    assert [option.label for option in state.options][:2] == ["Đã hết hạn", "Còn hiệu lực"]
