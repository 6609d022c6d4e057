"""Gallery pages and their index: what they hold, where they lead, where a language is missing."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from plugins.core.pages import AlbumBody, GalleriesBody, StoryBody
from plugins.core.site import Site
from plugins.editions.gallery_pages import NEWEST_BEFORE
from plugins.editions.site_pages import SitePages
from plugins.routes.paging import GALLERIES_A_PAGE
from plugins.stories.load import load
from tests.builders import draw, make_site, write_story
from tests.editions.conftest import site_pages_of

THREE = ["a.png", "b.png", "c.png"]


def gallery(*names: str) -> list[dict[str, str]]:
    return [{"file": name, "alt": f"Ảnh {name}"} for name in names or THREE]


@pytest.fixture(scope="module")
def site_pages(tmp_path_factory: pytest.TempPathFactory) -> SitePages:
    content = make_site(tmp_path_factory.mktemp("galleries"))
    for number in range(GALLERIES_A_PAGE + 2):
        write_story(
            content,
            f"hoi-{number:02}",
            date=f"2024-{1 + number // 28:02}-{1 + number % 28:02}",
            gallery=gallery(),
            pictures=THREE,
        )
    shown = "![Xưởng](a.png)\n\n![Kho](b.png)\n\n![Cổng](c.png)\n"
    folder = write_story(content, "trong-bai", shown, en_body=shown, date="2025-01-01")
    for name in THREE:
        draw(folder / name)
    write_story(
        content,
        "hai-anh",
        date="2025-01-01 09:00",
        gallery=gallery("a.png", "b.png"),
        pictures=["a.png", "b.png"],
    )
    write_story(content, "chi-viet", date="2025-01-02", gallery=gallery(), pictures=THREE, en=None)
    write_story(content, "khong-anh", date="2025-01-03")
    write_story(
        content, "da-an", date="2025-01-04", gallery=gallery(), pictures=THREE, status="hidden"
    )
    write_story(
        content, "da-rut", date="2025-01-05", gallery=gallery(), pictures=THREE,
        status="withdrawn",
    )  # fmt: skip
    return site_pages_of(content)


def galleries(site_pages: SitePages, address: str) -> GalleriesBody:
    body = site_pages.pages[address].body
    assert isinstance(body, GalleriesBody)
    return body


def ids(body: GalleriesBody, at: int = 0) -> list[str]:
    return [card.story_id for card in body.groups[at].cards]


def test_every_story_with_pictures_has_a_gallery_page_in_both_editions(
    site_pages: SitePages,
) -> None:
    there, back = "tin-tuc/2025/tin-trong-bai/anh/", "en/news/2025/story-trong-bai/photos/"
    page = site_pages.pages[there]
    assert (page.kind, page.alternate.url, page.alternate.exact) == ("album", f"/{back}", True)
    assert site_pages.pages[back].alternate.url == f"/{there}"
    assert [crumb.url for crumb in page.crumbs] == ["/", "/thu-vien-anh/", "/thu-vien-anh/2025/"]
    assert isinstance(page.body, AlbumBody)
    assert page.body.card.url == "/tin-tuc/2025/tin-trong-bai/"
    story = site_pages.pages["tin-tuc/2025/tin-trong-bai/"].body
    assert isinstance(story, StoryBody)
    assert story.album is not None
    assert story.album.url == f"/{there}"


def test_two_pictures_are_no_album_but_keep_their_page(site_pages: SitePages) -> None:
    page = site_pages.pages["tin-tuc/2025/tin-hai-anh/anh/"]
    assert isinstance(page.body, AlbumBody)
    assert (page.body.newer, page.body.older) == (None, None)
    for address in ("thu-vien-anh/", "thu-vien-anh/2025/"):
        assert "hai-anh" not in ids(galleries(site_pages, address))


def test_rows_of_galleries_fill_the_line(site_pages: SitePages) -> None:
    rows = [len(row) for row in galleries(site_pages, "thu-vien-anh/2024/").groups[0].rows]
    assert sum(rows) == GALLERIES_A_PAGE
    assert max(rows) - min(rows) <= 1, "pictures of one shape stand in rows of one length"


def test_without_pictures_or_once_withdrawn_there_is_none(site_pages: SitePages) -> None:
    assert not [a for a in site_pages.pages if "khong-anh/anh" in a or "da-rut/anh" in a]


def test_a_hidden_story_s_gallery_is_hidden_as_well(site_pages: SitePages) -> None:
    page = site_pages.pages["tin-tuc/2025/tin-da-an/anh/"]
    assert not page.indexed
    assert isinstance(page.body, AlbumBody)
    assert (page.body.newer, page.body.older) == (None, None)
    assert "da-an" not in ids(galleries(site_pages, "thu-vien-anh/"))


def test_the_index_shows_the_newest_of_each_year_and_leads_to_all(site_pages: SitePages) -> None:
    body = galleries(site_pages, "thu-vien-anh/")
    assert [(link.label, link.count) for link in body.years] == [
        ("2025", 2),
        ("2024", GALLERIES_A_PAGE + 2),
    ]
    assert ids(body) == ["chi-viet", "trong-bai"]
    assert body.groups[0].all is None
    assert len(body.groups[1].cards) == NEWEST_BEFORE
    assert body.groups[1].total == GALLERIES_A_PAGE + 2
    assert body.groups[1].all is not None
    assert body.groups[1].all.url == "/thu-vien-anh/2024/"
    assert body.groups[0].cards[0].url == "/tin-tuc/2025/tin-chi-viet/anh/"


def test_a_year_is_cut_into_pages(site_pages: SitePages) -> None:
    first, second = (
        galleries(site_pages, f"thu-vien-anh/2024/{page}") for page in ("", "trang-2/")
    )
    assert len(first.groups[0].cards) == GALLERIES_A_PAGE
    assert ids(second) == ["hoi-01", "hoi-00"]
    assert second.pager is not None
    assert (second.pager.number, second.pager.previous) == (2, "/thu-vien-anh/2024/")
    other = site_pages.pages["thu-vien-anh/2024/trang-2/"].alternate
    assert (other.url, other.exact) == ("/en/galleries/2024/page-2/", True)


def test_galleries_stand_in_a_row(site_pages: SitePages) -> None:
    body = site_pages.pages["tin-tuc/2025/tin-trong-bai/anh/"].body
    assert isinstance(body, AlbumBody)
    assert body.newer is not None
    assert body.older is not None
    assert body.newer.url == "/tin-tuc/2025/tin-chi-viet/anh/"
    assert body.older.story_id == f"hoi-{GALLERIES_A_PAGE + 1:02}", "over the turn of the year"


def test_where_one_language_is_missing_it_is_said(site_pages: SitePages) -> None:
    alone = site_pages.pages["tin-tuc/2025/tin-chi-viet/anh/"].alternate
    assert (alone.url, alone.exact) == ("/en/galleries/", False)
    for address in ("en/galleries/", "en/galleries/2025/"):
        [link] = galleries(site_pages, address).only_other
        assert (link.label, link.lang) == ("Tin chi-viet", "vi")
        assert link.url == "/tin-tuc/2025/tin-chi-viet/anh/"
    assert galleries(site_pages, "thu-vien-anh/").only_other == ()


def test_nobody_may_claim_a_gallery_page_s_address(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    write_story(content, "mot", redirect_from=["/tin-tuc/2025/tin-hai/anh/"])
    write_story(content, "hai", redirect_from=["/tin-tuc/2025/tin-hai/anh/"])
    site: Site = load(content, dt.date(2025, 3, 15))
    assert [one.code for one in site.problems if not one.warning] == ["S214", "S214"]
