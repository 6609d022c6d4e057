"""Register pages as values: whole, narrowed, cut into pages, in both languages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from plugins.core.pages import AgreementBody, OrganisationBody, Page, RegisterBody
from plugins.editions.site_pages import SitePages
from tests.builders import make_site, write_story
from tests.editions.conftest import site_pages_of
from tests.editions.registers import register, rows
from tests.registers.conftest import agreement, document

OFFERS = [
    {
        "id": "nha-sach",
        "partner": {"vi": "Nhà sách Bến Đò", "en": "Ferry Books"},
        "category": {"vi": "Sách vở", "en": "Books"},
        "offer": {"vi": "Giảm 5%", "en": "5% off"},
        "valid_from": "01/01/2025",
        "valid_to": "31/12/2025",
        "places": [{"vi": "Sông Mây", "en": "Cloud River"}, "Đa Bến"],
        "agreement": "moi",
    },
    {"id": "quan-an", "partner": "Quán Ăn", "category": "Ăn uống", "offer": "Giảm 10%"},
]


@pytest.fixture(scope="module")
def site_pages(tmp_path_factory: pytest.TempPathFactory) -> SitePages:
    """Return the pages of a site whose registers have something of everything."""
    content = make_site(tmp_path_factory.mktemp("registers"), benefits=OFFERS)
    write_story(
        content,
        "ky-ket",
        date="2021-01-10",
        agreements=[
            agreement("moi", signed="unknown", valid_from="2021", valid_to="2025", replaces="cu"),
            agreement("cu", signed="05/2016", valid_from="2016", valid_to="2020"),
        ],
        en={
            "title": "Two agreements",
            "agreements": [
                {
                    "id": "moi",
                    "title": "The new one",
                    "parties": ["cloud-river", "Ferry Co-operative"],
                }
            ],
        },
    )
    write_story(content, "nhac-lai", date="2024-05-01", mentions=["moi"], en=None)
    award = {"award": "certificate", "awarded_by": "cloud-river", "on_behalf_of": "an-binh"}
    recipients = [{"name": "Lê Thị Ổn", "unit": "rattan-works"}, "Trần Anh"]
    write_story(
        content,
        "khen",
        date="2025-01-10",
        awards=[
            award | {"year": "2024", "recipients": recipients, "title": "Giấy khen"},
            award | {"year": "unknown", "recipients": "unnamed", "awarded_by": "Liên hiệp Đ"},
        ],
    )
    deadlines = [{"what": "Gửi báo cáo", "due": "20/06/2025", "before": True, "who": "an-binh"}]
    write_story(
        content,
        "van-ban",
        date="2025-01-11",
        document=document("12/KH", deadlines=deadlines, addressees=["Các tổ may"]),
        meeting={"start": "27/12/2024", "attendance": 40, "venue": "Bến Đò"},
        organisations=["an-binh"],
    )
    return site_pages_of(content)


def test_every_register_has_a_page_in_both_editions(site_pages: SitePages) -> None:
    for vi, en in (
        ("thoa-thuan/", "en/agreements/"), ("khen-thuong/", "en/awards/"),
        ("van-ban/", "en/documents/"), ("han-bao-cao/", "en/deadlines/"),
        ("lich/", "en/meetings/"), ("phuc-loi/", "en/benefits/"),
    ):  # fmt: skip
        assert register(site_pages, vi).total == register(site_pages, en).total > 0
        assert site_pages.pages[vi].alternate.url == f"/{en}"


def test_every_filter_is_a_page_with_just_its_rows_and_a_twin_in_the_other_edition(
    site_pages: SitePages,
) -> None:
    looked_at = 0
    for page in site_pages.pages.values():
        if not isinstance(page.body, RegisterBody):
            continue
        assert page.alternate.exact
        assert page.alternate.url.removeprefix("/") in site_pages.pages, page.address
        for facet in page.body.facets:
            for option in facet.options:
                narrowed = register(site_pages, option.url.removeprefix("/"))
                assert narrowed.total == option.count
                token = f"{facet.name}:{option.value}"
                shown = [row for group in narrowed.table.groups for row in group.rows]
                assert all(token in row.facets.split() for row in shown)
                looked_at += 1
    assert looked_at > 200


def test_states_have_their_pages_even_when_no_row_is_in_them(site_pages: SitePages) -> None:
    for state in ("con-hieu-luc", "sap-het-han", "sap-toi", "da-het-han", "khong-ro"):
        page = site_pages.pages[f"thoa-thuan/tinh-trang/{state}/"]
        assert page.indexed == bool(register(site_pages, page.address).total)
    assert register(site_pages, "thoa-thuan/tinh-trang/con-hieu-luc/").total == 1


def test_an_agreement_s_row_says_who_when_and_whether_it_holds(site_pages: SitePages) -> None:
    vi = rows(register(site_pages, "thoa-thuan/"))
    assert vi == [
        [["Thỏa thuận moi"], ["Còn hiệu lực"],
         ["Liên đoàn Lao động Sông Mây", "Hợp tác xã Bến Đò"], ["nguồn không ghi"], ["2021–2025"]],
        [["Thỏa thuận cu"], ["Đã hết hạn"],
         ["Liên đoàn Lao động Sông Mây", "Hợp tác xã Bến Đò"], ["tháng 5/2016"], ["2016–2020"]],
    ]  # fmt: skip


def test_words_that_are_not_translated_say_their_language(site_pages: SitePages) -> None:
    body = register(site_pages, "en/agreements/")
    [new, old] = [row for group in body.table.groups for row in group.rows]
    assert [(v.text, v.lang) for v in new.cells[0]] == [("The new one", None)]
    assert [(v.text, v.lang) for v in old.cells[0]] == [("Thỏa thuận cu", "vi")]
    assert [v.text for v in new.cells[2]] == [
        "Cloud River Federation of Labour",
        "Ferry Co-operative",
    ]
    party = next(f for f in body.facets if f.name == "party")
    assert {(o.label, o.count) for o in party.options} == {
        ("Cloud River Federation of Labour", 2), ("Ferry Co-operative", 2),
    }  # fmt: skip


def test_an_agreement_s_page_has_its_neighbours_and_every_story_about_it(
    site_pages: SitePages,
) -> None:
    page = site_pages.pages["thoa-thuan/moi/"]
    body = page.body
    assert isinstance(body, AgreementBody)
    assert [link.url for link in body.before] == ["/thoa-thuan/cu/"]
    assert [card.story_id for card in body.stories] == ["nhac-lai", "ky-ket"]
    assert body.benefits is not None
    assert body.benefits.count == 1
    english = site_pages.pages["en/agreements/moi/"].body
    assert isinstance(english, AgreementBody)
    assert [card.story_id for card in english.stories] == ["ky-ket"]
    assert [(link.label, link.lang) for link in english.elsewhere] == [("Tin nhac-lai", "vi")]
    older = site_pages.pages["thoa-thuan/cu/"].body
    assert isinstance(older, AgreementBody)
    assert [link.url for link in older.after] == ["/thoa-thuan/moi/"]


def test_an_agreement_s_page_says_nothing_twice(site_pages: SitePages) -> None:
    for address in ("thoa-thuan/moi/", "thoa-thuan/cu/"):
        body = site_pages.pages[address].body
        assert isinstance(body, AgreementBody)
        labels = [row.label for row in body.facts.rows]
        for said_elsewhere in ("Tình trạng", "Tên", "Thỏa thuận trước", "Thỏa thuận tiếp nối"):
            assert said_elsewhere not in labels
        assert "Các bên" in labels
    newer = site_pages.pages["thoa-thuan/moi/"].body
    assert isinstance(newer, AgreementBody)
    assert newer.benefits is not None
    for row in newer.benefits.groups[0].rows:
        assert all(value.url != "/thoa-thuan/moi/" for cell in row.cells for value in cell)
    basis = rows(register(site_pages, "phuc-loi/"))
    assert ["Thỏa thuận moi"] in [row[2] for row in basis]


def test_the_roll_of_awards_names_bodies_recipients_and_what_is_not_named(
    site_pages: SitePages,
) -> None:
    body = register(site_pages, "khen-thuong/")
    assert [group.heading for group in body.table.groups] == ["Năm 2024", "Chưa rõ năm"]
    first, second = (group.rows[0] for group in body.table.groups)
    by = first.cells[2][0]
    assert by.text == "Liên đoàn Lao động Sông Mây"
    assert by.note == "người trao thay mặt Công đoàn Ấn Bình"
    assert [(v.text, [m.text for m in v.members]) for v in first.cells[0]] == [
        ("", ["Trần Anh"]), ("Công đoàn Xưởng Mây", ["Lê Thị Ổn"]),
    ]  # fmt: skip
    assert [v.text for v in second.cells[0]] == ["nguồn không nêu tên"]


def test_no_column_repeats_the_headings_over_its_rows(site_pages: SitePages) -> None:
    keys = [column.key for column in register(site_pages, "khen-thuong/").table.columns]
    assert keys == ["recipients", "award", "awarded_by"]
    organisation = site_pages.pages["to-chuc/cloud-river/"].body
    assert isinstance(organisation, OrganisationBody)
    [given] = [item for item in organisation.registers if item.heading == "Khen thưởng đã trao"]
    assert "year" in [column.key for column in given.table.columns], "without headings it is told"


def test_a_deadline_says_that_its_day_is_too_late_and_how_long_there_is(
    site_pages: SitePages,
) -> None:
    body = register(site_pages, "han-bao-cao/")
    [due, what, who, document, reminder] = body.table.groups[0].rows[0].cells
    assert [value.text for value in due] == ["còn 96 ngày", "trước 20/06/2025"]
    assert (reminder[0].text, reminder[0].about) == ("Thêm vào lịch", "Gửi báo cáo")
    assert what[0].text == "Gửi báo cáo"
    assert who[0].url == "/to-chuc/an-binh/"
    assert document[0].text == "Công văn 12/KH"
    assert register(site_pages, "han-bao-cao/ai-lam/an-binh/").total == 1


def test_where_no_heading_does_a_deadline_says_itself_whether_it_is_past(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    deadlines = [
        {"what": "Gửi báo cáo", "due": "10/03/2025", "who": "an-binh"},
        {"what": "Lập danh sách", "due": "20/06/2025", "who": "an-binh"},
    ]
    write_story(content, "van-ban", document=document("12/KH", deadlines=deadlines))
    site_pages = site_pages_of(content)
    whole = register(site_pages, "han-bao-cao/").table
    assert [group.heading for group in whole.groups] == ["Sắp tới", "Đã qua"]
    assert "state" not in [column.key for column in whole.columns]
    organisation = site_pages.pages["to-chuc/an-binh/"].body
    assert isinstance(organisation, OrganisationBody)
    (due,) = [item for item in organisation.registers if item.register == "deadlines"]
    at = [column.key for column in due.table.columns].index("state")
    told = [row.cells[at][0] for row in due.table.groups[0].rows]
    assert [(value.text, value.mark) for value in told] == [
        ("Sắp tới", "coming"),
        ("Đã qua", "past"),
    ]


def test_a_meeting_stands_in_its_month_apart_from_the_story_s_day(site_pages: SitePages) -> None:
    body = register(site_pages, "lich/")
    assert [group.heading for group in body.table.groups] == ["Tháng 12/2024"]
    assert rows(body) == [
        [["27/12/2024"], ["Tin van-ban"], ["Bến Đò"], ["40 người"], ["đăng 11/01/2025"]]
    ]


def test_offers_stand_by_category_as_each_language_sorts(site_pages: SitePages) -> None:
    vi, en = register(site_pages, "phuc-loi/"), register(site_pages, "en/benefits/")
    assert [group.heading for group in vi.table.groups] == ["Ăn uống", "Sách vở"]
    assert [group.heading for group in en.table.groups] == ["Ăn uống", "Books"]
    state = vi.table.groups[1].rows[0].cells[-1]
    assert (state[0].mark, state[0].text) == ("in_force", "đến hết 31/12/2025")
    assert vi.table.groups[1].rows[0].cells[2][-1].url == "/thoa-thuan/moi/"
    assert register(site_pages, "phuc-loi/noi/song-may/").total == 1


def test_an_organisation_s_page_gathers_what_the_registers_hold_of_it(
    site_pages: SitePages,
) -> None:
    body = site_pages.pages["to-chuc/cloud-river/"].body
    assert isinstance(body, OrganisationBody)
    assert [extract.heading for extract in body.registers] == [
        "Khen thưởng đã trao", "Văn bản đã ban hành",
    ]  # fmt: skip
    for extract in body.registers:
        assert register(site_pages, extract.more.url.removeprefix("/")).total == extract.more.count
    given = body.registers[0].table
    assert "awarded_by" not in [column.key for column in given.columns]
    received = site_pages.pages["to-chuc/rattan-works/"].body
    assert isinstance(received, OrganisationBody)
    assert [extract.heading for extract in received.registers] == ["Khen thưởng đã nhận"]


def test_organisations_stand_below_the_look_up_page(site_pages: SitePages) -> None:
    def labels(address: str) -> list[str]:
        return [link.label for link in site_pages.pages[address].crumbs]

    assert labels("to-chuc/") == ["Trang chủ", "Tra cứu"]
    assert labels("to-chuc/an-binh/") == ["Trang chủ", "Tra cứu", "Đơn vị"]
    assert labels("en/organisations/an-binh/") == ["Home", "Records", "Organisations"]


def test_a_column_that_no_row_fills_is_left_out(site_pages: SitePages) -> None:
    keys = [column.key for column in register(site_pages, "van-ban/").table.columns]
    assert keys == ["number", "issued", "effect", "subject", "issuer"]


def test_an_empty_register_says_so_and_keeps_its_address(tmp_path: Path) -> None:
    site_pages = site_pages_of(make_site(tmp_path))
    for address in ("thoa-thuan/", "en/benefits/", "lich/"):
        assert register(site_pages, address).total == 0
        assert register(site_pages, address).table.groups == ()
        assert site_pages.pages[address].indexed


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> SitePages:
    """Return a site whose roll of awards fills three pages."""
    content = make_site(tmp_path_factory.mktemp("large"))

    def award(number: int) -> dict[str, Any]:
        name = f"Tổ {number:03}"
        return {
            "award": "other", "awarded_by": f"Hội {number % 40}", "year": str(2000 + number % 3),
            "recipients": [{"name": name, "type": "collective"}], "title": name,
        }  # fmt: skip

    for start in range(0, 230, 23):
        write_story(content, f"khen-{start}", awards=[award(n) for n in range(start, start + 23)])
    return site_pages_of(content)


def test_a_long_register_is_cut_into_pages_and_the_first_knows_the_others(large: SitePages) -> None:
    first = register(large, "khen-thuong/")
    assert (first.total, first.table.count) == (230, 100)
    assert first.in_place
    assert first.further == ("/khen-thuong/trang-2/", "/khen-thuong/trang-3/")
    second = register(large, "khen-thuong/trang-2/")
    assert not second.in_place
    assert second.further == ()
    counts = [register(large, f"khen-thuong/{p}").table.count for p in ("", "trang-2/", "trang-3/")]
    assert counts == [100, 100, 30]
    ids = [
        row.id
        for part in ("", "trang-2/", "trang-3/")
        for group in register(large, f"khen-thuong/{part}").table.groups
        for row in group.rows
    ]
    assert len(set(ids)) == 230


def test_only_the_first_page_names_every_value(large: SitePages) -> None:
    def bodies(page: Page) -> list[str]:
        assert isinstance(page.body, RegisterBody)
        [facet] = [facet for facet in page.body.facets if facet.name == "body"]
        return [option.label for option in facet.options]

    assert len(bodies(large.pages["khen-thuong/"])) == 40
    narrowed = large.pages["khen-thuong/don-vi/hoi-39/"]
    assert len(bodies(narrowed)) <= 21
    assert "Hội 39" in bodies(narrowed)
