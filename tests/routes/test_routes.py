"""Every address of a site, made once: of a union that publishes facts of every kind."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from plugins.build.examine import Examined, examine
from plugins.core import addresses
from plugins.core.ledger import Owner
from plugins.core.pages import Page
from plugins.editions import site_plan
from plugins.editions.site_pages import UnroutedError, make_site_pages
from plugins.editions.view import View
from plugins.pictures.picture_index import PictureIndex
from plugins.pictures.theme_pictures import ThemePictures
from plugins.routes.route import Route, Routes, SharedAddressError, gather
from tests.builders import ROOT, build_site, make_site, tree, write, write_story
from tests.conftest import BUILD_EPOCH, Built
from tests.registers.full import write_full

TODAY = dt.date(2025, 3, 15)
_BY_CONTENT = ("theme/", "media/", "pagefind/", "en/pagefind/")
_SURROUNDINGS = re.compile(
    r"favicon\.\w+|robots\.txt|sw\.js|prefetch\.speculationrules|sitemap.*|_headers|_redirects|urls\.txt|\.well-known/.*"
)


@dataclasses.dataclass(frozen=True)
class Publish:
    """A site full of facts as it was published, and how often each of its parts was made."""

    content: Path
    output: Path
    made: Counter[str]

    @property
    def routes(self) -> Routes:
        return examined(self.content).routes


def examined(content: Path) -> Examined:
    found = examine(content, ROOT / "theme", TODAY)
    assert found.plan is not None, found.problems
    return found


@pytest.fixture(scope="module")
def publish(tmp_path_factory: pytest.TempPathFactory) -> Publish:
    folder = tmp_path_factory.mktemp("full")
    content = make_site(folder)
    write_full(content)
    for number in range(21):  # two pages of a section, a year, a month
        write_story(content, f"tin-{number:02}", date="2024-05-02", en=number > 1 or None)
    many = [
        {"award": "certificate", "awarded_by": "an-binh", "year": "2022", "title": f"Khen {n}",
         "recipients": [{"name": "Trần Gió"}]} for n in range(101)
    ]  # fmt: skip
    write_story(content, "khen-nhieu", date="2023-01-02", awards=many)
    names = ["a.png", "b.png", "c.png"]
    items = [{"file": name, "alt": f"Sân {name}"} for name in names]
    gallery: dict[str, Any] = {"gallery": items, "pictures": names}
    write_story(
        content, "anh", redirect_from=["/bai/anh.php", "/anh-cu/"], album_download=True, **gallery
    )
    hidden = write_story(
        content, "kin", "[Tệp](tep.txt)\n", status="hidden", redirect_from=["/kin-cu.php"],
        album_download=True, **gallery,
    )  # fmt: skip
    write(hidden / "tep.txt", "Tệp\n")
    write_story(content, "rut", status="withdrawn", **gallery)
    made: Counter[str] = Counter()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", BUILD_EPOCH)
        count_makings(patch, made)
        build_site(
            content, folder / "output", PICTURE_STORE=str(folder / "store"), RENDER_WORKERS=1
        )
    return Publish(content, folder / "output", made)


def count_makings(patch: pytest.MonkeyPatch, made: Counter[str]) -> None:
    """Count in *made* each page by its address, and the plans of a site."""
    page, plan = View.page, site_plan.make_routes

    def counted_page(view: View, **about: Any) -> Page:
        made[f"/{about['address']}"] += 1
        return page(view, **about)

    def counted_plan(*about: Any) -> Routes:
        made["routes"] += 1
        return plan(*about)

    patch.setattr(View, "page", counted_page)
    patch.setattr(site_plan, "make_routes", counted_plan)


def test_a_publish_makes_every_page_once(publish: Publish) -> None:
    assert len(publish.made) > 200
    assert set(publish.made.values()) == {1}


def test_a_check_makes_no_page_and_its_routes_once(
    publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: Counter[str] = Counter()
    count_makings(monkeypatch, made)
    examined(publish.content)
    assert made == {"routes": 1}


def written(output: Path) -> set[str]:
    return {
        name
        for name in tree(output)
        if not name.startswith(_BY_CONTENT) and not _SURROUNDINGS.fullmatch(name)
    }


def test_the_routes_are_what_was_written(publish: Publish) -> None:
    routes = publish.routes
    planned = {addresses.save_as(place) for place in (*routes.pages, *routes.files)}
    assert planned == written(publish.output)
    for place in (
        "chuyen-muc/hoat-dong/trang-2/", "luu-tru/2024/05/trang-2/", "luu-tru/2024/05/ban-tin/",
        "khen-thuong/trang-2/", "khen-thuong/nam/2022/trang-2/", "en/awards/year/2022/page-2/",
        "thoa-thuan/hop-tac-2024/", "thu-vien-anh/2025/", "en/news/2025/story-anh/photos/",
        "bai/anh.php/", "404.html",
    ):  # fmt: skip
        assert place in routes, place


def test_the_routes_of_the_sample_are_what_was_written(sample: Built) -> None:
    routes = examined(sample.content).routes
    planned = {addresses.save_as(place) for place in (*routes.pages, *routes.files)}
    assert planned == written(sample.output)


def test_pages_and_routes_agree_in_kind_and_language(publish: Publish) -> None:
    for place, route in publish.routes.pages.items():
        page = (publish.output / addresses.save_as(place)).read_text("utf-8")
        lang = re.search(r'<html[^>]* lang="(\w+)"', page)
        assert lang is not None, place
        assert lang[1] == route.lang


@pytest.mark.parametrize(
    ("address", "owner"),
    [
        ("", Owner("site", "", "vi")),
        ("tin-tuc/2025/tin-anh/", Owner("story", "anh", "vi")),
        ("bai/anh.php", Owner("story", "anh", "vi")),
        ("gioi-thieu/", Owner("page", "about", "vi")),
        ("tin-tuc/2025/tin-anh/anh/", Owner("list", "", "vi")),
        ("en/sections/activities/", Owner("section", "activities", "en")),
        ("en/sections/activities/page-2/", Owner("list", "", "en")),
        ("en/sections/activities/rss.xml", Owner("feed", "activities-rss", "en")),
        ("thoa-thuan/hop-tac-2024/", Owner("agreement", "hop-tac-2024", "vi")),
        ("khen-thuong/", Owner("site", "", "vi")),
        ("khen-thuong/trang-2/", Owner("list", "", "vi")),
        ("khen-thuong/khen-thuong.csv", Owner("site")),
        ("files/kin/tep.txt", Owner("file", "kin")),
    ],
)
def test_each_address_has_the_owner_that_the_ledger_names(
    publish: Publish, address: str, owner: Owner
) -> None:
    assert publish.routes.owners[address] == owner


def test_only_what_is_unlisted_is_named_so(publish: Publish) -> None:
    assert publish.routes.unlisted == {
        "tin-tuc/2025/tin-kin/", "tin-tuc/2025/tin-kin/anh/", "tin-tuc/2025/tin-kin/anh/tin-kin.zip",
        "en/news/2025/story-kin/", "en/news/2025/story-kin/photos/",
        "kin-cu.php", "kin-cu.php/", "files/kin/tep.txt",
    }  # fmt: skip


def test_a_page_without_a_route_stops_the_build(publish: Publish) -> None:
    plan = examined(publish.content).plan
    assert plan is not None
    pictures = ThemePictures(
        plan.registers.site, PictureIndex({}), plan.editions, lambda *about: ""
    )  # type: ignore[arg-type]
    pages = {place: route for place, route in plan.routes.pages.items() if place != "tim-kiem/"}
    wrong = dataclasses.replace(plan, routes=dataclasses.replace(plan.routes, pages=pages))
    with pytest.raises(
        UnroutedError, match=r"/tim-kiem/: search stands there, and no route says so"
    ):
        make_site_pages(wrong, pictures)
    plan = examined(publish.content).plan
    assert plan is not None
    pages = dict(plan.routes.pages) | {"thua/": Route("thua/", "page", "vi", None)}
    wrong = dataclasses.replace(plan, routes=dataclasses.replace(plan.routes, pages=pages))
    with pytest.raises(UnroutedError, match=r"/thua/: a route of a page, and no page"):
        make_site_pages(wrong, pictures)


def test_two_pages_at_one_address_are_refused() -> None:
    with pytest.raises(SharedAddressError, match="/a/: story, page"):
        gather([Route("a/", "story", "vi", None), Route("a/", "page", "vi", None)])
