"""The front page, galleries, standing pages, search, 404, and story pages' own parts."""

from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.core.pages import (
    FrontBody,
    GalleriesBody,
    NotFoundBody,
    Page,
    SearchBody,
    StandingBody,
    StoryBody,
)
from plugins.editions.site_pages import SitePages
from plugins.language.edition import make_editions
from plugins.language.messages import load_messages
from tests.builders import make_site, write_page, write_story
from tests.conftest import Built
from tests.editions.conftest import THEME, site_pages_of

Find = Callable[..., Page]


def front(site_pages: SitePages, lang: str = "vi") -> FrontBody:
    body = site_pages.pages["" if lang == "vi" else "en/"].body
    assert isinstance(body, FrontBody)
    return body


def test_the_front_page_leads_with_the_newest_and_repeats_no_story(site_pages: SitePages) -> None:
    for lang in ("vi", "en"):
        body = front(site_pages, lang)
        assert body.lead is not None
        shown = [*body.first]
        newest = [text.story_id for text in site_pages.views[lang].own.listed[: len(shown)]]
        assert sorted(card.story_id for card in shown) == sorted(newest)
        shown += [card for band in body.bands for card in band.cards]
        shown += [*body.galleries, *(one.card for one in body.on_this_day)]
        ids = [card.story_id for card in shown]
        assert len(ids) == len(set(ids))
        assert [band.heading.label for band in body.bands] == (
            ["Hoạt động", "Phúc lợi", "Văn bản"]
            if lang == "vi"
            else ["Activities", "Welfare", "Documents"]
        )


def test_the_front_page_shows_the_newest_facts_and_leads_to_their_registers(
    site_pages: SitePages,
) -> None:
    found = {item.register: item for item in front(site_pages).look_up}
    assert list(found) == ["agreements", "documents", "awards", "deadlines"]
    assert (found["agreements"].figure, found["agreements"].figure_label) == (
        1,
        "đang có hiệu lực, trong 2 thỏa thuận",
    )
    assert found["documents"].pointers[0].title.text == "Công văn 286/LĐLĐ"
    assert found["awards"].pointers[0].detail == "Liên đoàn Lao động Sông Mây"
    assert (found["deadlines"].figure, found["deadlines"].figure_label) == (
        None,
        "Không có hạn nào sắp tới; lần gần nhất: 15/06/2018",
    )
    (past,) = found["deadlines"].pointers
    assert past.mark is not None
    assert (past.title.text, past.mark.text) == ("Gửi báo cáo", "Đã qua")
    assert {item.heading.url for item in found.values()} == {
        "/thoa-thuan/", "/van-ban/", "/khen-thuong/", "/han-bao-cao/",
    }  # fmt: skip


def test_a_site_without_stories_has_all_its_pages(tmp_path: Path) -> None:
    site_pages = site_pages_of(make_site(tmp_path))
    assert front(site_pages).lead is None
    assert front(site_pages).bands == ()
    assert {"", "en/", "luu-tru/", "tim-kiem/", "404.html", "en/404.html", "gioi-thieu/"} <= set(
        site_pages.pages
    )


def test_galleries_stand_by_year(site_pages: SitePages) -> None:
    body = site_pages.pages["thu-vien-anh/"].body
    assert isinstance(body, GalleriesBody)
    # cong-van-286 of 2018 shows two pictures, which make no album
    assert [(g.year, [c.story_id for c in g.cards]) for g in body.groups] == [
        (2025, ["tong-ket-2024"])
    ]


def test_search_and_404_are_useful_and_the_404_is_not_indexed(site_pages: SitePages) -> None:
    for lang, search, missing in (
        ("vi", "tim-kiem/", "404.html"),
        ("en", "en/search/", "en/404.html"),
    ):
        page = site_pages.pages[search]
        assert isinstance(page.body, SearchBody)
        assert page.indexed is True
        assert all(way.url.removeprefix("/") in site_pages.pages for way in page.body.ways)
        assert page.body.bundle_url == ("/pagefind/" if lang == "vi" else "/en/pagefind/")
        other = "/en/pagefind/" if lang == "vi" else "/pagefind/"
        assert page.body.other_bundle_url == other
        assert page.body.newest
        assert all(register.pointers for register in page.body.newest)
        lost = site_pages.pages[missing]
        assert isinstance(lost.body, NotFoundBody)
        assert lost.indexed is False
        assert len(lost.body.newest) == 4


def test_before_a_search_the_directories_offer_what_leads_to_most(site_pages: SitePages) -> None:
    body = site_pages.pages["tim-kiem/"].body
    assert isinstance(body, SearchBody)
    index = site_pages.views["vi"].own
    offered = {group.heading.url: group.links for group in body.browse if group.heading}
    assert list(offered) == ["/chu-de/", "/chuyen-muc/", "/to-chuc/", "/luu-tru/"]
    for url in ("/chu-de/", "/chuyen-muc/", "/to-chuc/"):
        counts = [link.count or 0 for link in offered[url]]
        assert counts == sorted(counts, reverse=True)
        assert min(counts) > 0
    sections = sorted(link.count or 0 for link in offered["/chuyen-muc/"])
    assert sections == sorted(map(len, index.by_section.values()))
    years = [(link.label, link.count) for link in offered["/luu-tru/"]]
    assert years == [(str(year), len(index.by_year[year])) for year in sorted(index.by_year)[::-1]]
    assert not {way.url for way in body.ways} & offered.keys(), "no way twice"


def test_standing_pages_pair_their_languages(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    write_page(content, "noi-quy", en=False, title="Nội quy", slug="noi-quy")
    site_pages = site_pages_of(content)
    assert site_pages.pages["gioi-thieu/"].alternate.url == "/en/about/"
    assert site_pages.pages["gioi-thieu/"].alternate.exact
    alone = site_pages.pages["noi-quy/"].alternate
    assert (alone.url, alone.exact) == ("/en/", False)


def test_a_menu_names_what_each_edition_has(site_pages: SitePages) -> None:
    vi, en = (site_pages.views[lang].frame for lang in ("vi", "en"))
    assert [link.label for link in vi.menu][:2] == ["Hoạt động", "Phúc lợi"]
    assert [link.url for link in en.menu] == [
        "/en/sections/activities/", "/en/sections/welfare/", "/en/archive/", "/en/galleries/",
        "/en/organisations/", "/en/about/",
    ]  # fmt: skip


def test_a_gallery_stands_where_the_editor_put_it(page: Find) -> None:
    body = page("tong-ket-2024").body
    assert isinstance(body, StoryBody)
    assert body.html_after is not None
    assert "Mở đầu" in body.html
    assert "Hết." in body.html_after
    assert "[[gallery]]" not in body.html + body.html_after
    english = page("tong-ket-2024", "en").body
    assert isinstance(english, StoryBody)
    assert english.html_after is None


def test_a_story_page_carries_its_facts_of_publication(page: Find) -> None:
    found = page("tong-ket-2024")
    body = found.body
    assert isinstance(body, StoryBody)
    assert [(b.name, b.job) for b in body.bylines] == [
        ("Nguyễn Thị Mây", "text"),
        ("Lê Ảnh", "photos"),
    ]
    assert body.updated is not None
    assert [c.note for c in body.corrections] == ["Sửa số người dự."]
    assert body.event_date is not None
    assert body.event_date.iso() == "2024-12-27"
    assert [(a.title, a.url, a.type, a.number) for a in body.attachments] == [
        ("Quyết định", "/files/tong-ket-2024/quyet-dinh.pdf", "PDF", "12/QĐ")
    ]
    assert body.attachments[0].size == "20\u00a0B"
    assert [link.label for link in found.crumbs] == ["Trang chủ", "Hoạt động"]


def test_a_withdrawn_story_says_nothing_of_what_it_said(page: Find) -> None:
    found = page("da-rut")
    assert "rút" in found.description
    assert "rút khỏi trang" not in repr(found.body.html)  # type: ignore[union-attr]
    assert found.description != "Sapo đã rút khỏi trang."
    assert found.share_picture is None
    assert found.indexed is False
    assert page("an-danh-sach").indexed is False


def test_a_withdrawn_page_is_empty(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    write_page(content, "about", status="withdrawn")
    body = site_pages_of(content).pages["gioi-thieu/"].body
    assert isinstance(body, StandingBody)
    assert body.html == ""


def test_drafts_are_pages_only_in_a_preview(sample: Built) -> None:
    shown = site_pages_of(sample.content, drafts=True)
    drafts = {
        p.address
        for p in shown.pages.values()
        if getattr(p.body, "status", "") in {"draft", "future"}
    }
    assert drafts == {
        "tin-tuc/2025/ban-nhap-mat/", "en/news/2025/story-ban-nhap/",
        "tin-tuc/2999/tin-tuong-lai-mat/", "en/news/2999/story-tuong-lai/",
    }  # fmt: skip
    assert all(not shown.pages[address].indexed for address in drafts)


@pytest.mark.parametrize("site_url", ["https://x.example/kho", "https://x.example/a/b/"])
def test_a_site_below_a_path_has_it_in_every_url(sample: Built, site_url: str) -> None:
    site_pages = site_pages_of(sample.content, site_url)
    base = "/" + site_url.rstrip("/").split("/", 3)[3]
    for page in site_pages.pages.values():
        assert page.alternate.url.startswith(f"{base}/"), page.address
        assert page.canonical == f"{site_url.rstrip('/')}/{page.address}"
        assert all(link.url.startswith(f"{base}/") for link in page.crumbs)
    html = "".join(str(getattr(page.body, "html", "")) for page in site_pages.pages.values())
    assert f'href="{base}/gioi-thieu/"' in html
    assert 'href="/gioi-thieu/"' not in html


def test_messages_are_chosen_by_number_and_a_missing_key_is_a_fault(sample: Built) -> None:
    messages = {lang: load_messages(THEME, lang) for lang in ("vi", "en")}
    editions = make_editions(sample.site, messages, "")
    assert editions["en"].t("facts.meeting.people", n=1) == "1 person"
    assert editions["en"].t("facts.meeting.people", n=1250) == "1,250 people"
    assert editions["vi"].t("facts.meeting.people", n=1) == "1 người"
    with pytest.raises(KeyError):
        editions["vi"].t("khong.co")


def test_a_story_near_tet_names_the_lunar_year(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    write_story(content, "tat-nien", date="2024-02-01")
    write_story(content, "he", date="2024-07-01", meeting={"start": "05/02/2024"})
    write_story(content, "thu", date="2024-09-01")
    found = {
        page.body.card.story_id: page.body.lunar_year
        for page in site_pages_of(content).pages.values()
        if isinstance(page.body, StoryBody) and page.lang == "vi"
    }
    assert found == {
        "tat-nien": "Tết Giáp Thìn: 10/02/2024",
        "he": "Tết Giáp Thìn: 10/02/2024",
        "thu": None,
    }


def test_a_story_in_no_list_leads_to_no_topic_that_has_no_page(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    write_story(content, "kin", status="hidden", topics=["tet", "safety"])
    write_story(content, "rut", status="withdrawn", topics=["retired"])
    write_story(content, "thuong", topics=["safety"])
    pages = site_pages_of(content).pages
    for page in pages.values():
        if isinstance(page.body, StoryBody):
            shown = [link.url for link in page.body.topics]
            assert all(url.removeprefix("/") in pages for url in shown), page.address
            assert len(shown) == ("rut" not in page.address), page.address
