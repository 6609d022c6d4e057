"""Share images in the store: used as they are while sound, drawn anew when not, and not for ever."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.core.outlet import Outlet
from plugins.pictures.settings import UNUSED_DAYS
from plugins.pictures.share import publish
from plugins.pictures.share import style as look
from plugins.pictures.share.publish import order, stored_image, write_share_images
from plugins.pictures.share.shelf import shelf_in
from plugins.pictures.share.style import Style, load_style
from plugins.pictures.share.subjects import Subject
from tests.builders import ROOT

CARD = Subject("card", "Tin Công đoàn", "Họp mặt đầu năm", "Hoạt động", "03/01/2025")
DAY = 86_400


@pytest.fixture(scope="module")
def style() -> Style:
    return load_style(ROOT / "theme")


class Site:
    """A site of two share images."""

    def __init__(self, folder: Path, style: Style) -> None:
        self.store, self.output = folder / "store", folder / "output"
        self.orders = order(CARD, style), order(replace(CARD, headline="Khác"), style)
        self.style = style

    def publish(self) -> dict[str, bytes]:
        """Bring the images out into an empty folder, and return them."""
        shutil.rmtree(self.output, ignore_errors=True)
        self.bring()
        return {one.address: (self.output / one.address).read_bytes() for one in self.orders}

    def bring(self) -> None:
        """Bring the images out."""
        shelf, outlet = shelf_in(self.store), Outlet(self.output)
        for image in write_share_images(self.orders, self.style, shelf, self.output).values():
            outlet.put(image.address, stored_image(image, shelf))

    def kept(self) -> list[Path]:
        """Return the images in the store."""
        return sorted(self.store.glob("share/[!.]*.png"))


@pytest.fixture
def site(tmp_path: Path, style: Style) -> Site:
    return Site(tmp_path, style)


def last_used(path: Path, days: float) -> None:
    """Make *path* look as if it was last used so many days ago."""
    os.utime(path, (time.time() - days * DAY,) * 2)


def never(*given: object) -> bytes:
    """Fail where something is drawn."""
    raise AssertionError(given)


def test_what_is_in_the_store_is_neither_drawn_nor_written(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = site.publish()
    before = [(path.stat().st_ino, path.stat().st_mtime_ns) for path in site.kept()]
    monkeypatch.setattr("plugins.pictures.share.publish.draw", never)
    monkeypatch.setattr("plugins.pictures.share.draw.draw", never)
    assert site.publish() == first
    assert [(path.stat().st_ino, path.stat().st_mtime_ns) for path in site.kept()] == before
    inodes = {(site.output / address).stat().st_ino for address in first}
    assert inodes == {inode for inode, _ in before}


def test_a_disk_without_links_gets_copies(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*given: object, **more: object) -> None:
        raise PermissionError(1, "no links here")

    first = site.publish()
    monkeypatch.setattr(os, "link", refused)
    assert site.publish() == first
    assert all(path.stat().st_nlink == 1 for path in site.output.rglob("*.png"))


@pytest.mark.parametrize(
    "damage",
    [
        lambda good, other: good[:-200],
        lambda good, other: good[:9000] + bytes([good[9000] ^ 1]) + good[9001:],
        lambda good, other: b"",
        lambda good, other: other,
    ],
    ids=["cut", "one bit", "empty", "another image"],
)
def test_a_damaged_image_is_drawn_anew(site: Site, damage: Callable[[bytes, bytes], bytes]) -> None:
    first = site.publish()
    one, other = site.kept()
    one.write_bytes(damage(one.read_bytes(), other.read_bytes()))
    assert site.publish() == first
    assert len(site.kept()) == 2
    assert site.publish() == first


def test_an_image_that_stands_there_already_is_replaced(site: Site) -> None:
    first = site.publish()
    for address in first:
        (site.output / address).unlink()
        (site.output / address).write_bytes(b"damaged")
    site.bring()
    assert {address: (site.output / address).read_bytes() for address in first} == first


def test_what_nobody_has_used_for_a_season_is_thrown_away(site: Site) -> None:
    site.publish()
    site.publish()
    left = site.store / "share/.99.left-behind.png"
    left.write_bytes(b"by a killed build")
    stray = site.store / f"share/{'0' * 64}-{'0' * 32}.png"
    stray.write_bytes(b"of a story long gone")
    last_used(left, 2)
    last_used(stray, UNUSED_DAYS + 1)
    last_used(site.kept()[1], UNUSED_DAYS - 1)
    last_used(site.store / "share/.tidied", 2)
    site.publish()
    assert not left.exists()
    assert not stray.exists()
    assert len(site.kept()) == 2
    assert all(time.time() - path.stat().st_mtime < DAY for path in site.kept()), "used today"


def test_another_program_draws_anew(style: Style, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(look, "_program", lambda: "other sources")
    assert order(CARD, load_style(ROOT / "theme")).key != order(CARD, style).key
    assert publish.order(CARD, style).key == order(CARD, style).key
