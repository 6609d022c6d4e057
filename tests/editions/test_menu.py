"""The full list of the site's parts, which opens from every page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from plugins.editions.menu import Contents
from tests.builders import SITE, make_site
from tests.editions.conftest import site_pages_of


def contents_of(folder: Path, lang: str = "vi", **site: Any) -> Contents:
    made = site_pages_of(make_site(folder, site={**SITE, **site}))
    return made.views[lang].frame.contents


def test_every_part_of_the_site_stands_in_the_full_list_once(tmp_path: Path) -> None:
    listed = contents_of(
        tmp_path,
        menu=[{"registers": True}, {"section": "welfare"}, {"galleries": True}],
        footer=[{"section": "activities"}, {"archive": True}, {"data": True}],
    )
    assert listed.registers.url == "/tra-cuu/"
    assert [link.url for link in listed.sections] == [
        "/chuyen-muc/phuc-loi-doan-vien/", "/thu-vien-anh/", "/chuyen-muc/hoat-dong/",
    ]  # fmt: skip
    looked_up = [link.url for link in listed.look_up]
    assert looked_up[0] == "/thoa-thuan/"
    assert looked_up[-6:] == [
        "/luu-tru/", "/to-chuc/", "/chu-de/", "/tu-viet-tat/", "/du-lieu/", "/nguon-tin/",
    ]  # fmt: skip
    assert listed.others == ()


def test_the_full_list_leaves_out_what_a_union_does_without(tmp_path: Path) -> None:
    listed = contents_of(
        tmp_path, "en", menu=[], footer=[],
        features={"trainings": False, "galleries": False, "glossary": False},
    )  # fmt: skip
    gone = {"/en/trainings/", "/en/galleries/", "/en/glossary/"}
    assert not gone & {link.url for link in listed.look_up}
    assert {"/en/agreements/", "/en/archive/"} <= {link.url for link in listed.look_up}
