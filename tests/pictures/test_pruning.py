"""What no build has used for a season leaves the store; what any build uses stays."""

from __future__ import annotations

import os
import time
from pathlib import Path

from plugins.pictures.settings import UNUSED_DAYS
from plugins.pictures.store import PictureStore
from tests.pictures.conftest import Newsroom, jpeg

DAY = 86_400


def manifests(newsroom: Newsroom) -> list[Path]:
    """Return the manifest of every entry in the store."""
    return sorted(newsroom.store.glob("??/*/manifest.json"))


def last_used(path: Path, days: int) -> None:
    """Make *path* look as if it was last used so many days ago."""
    os.utime(path, (time.time() - days * DAY,) * 2)


def with_a_story_withdrawn(newsroom: Newsroom, unused_for: int) -> None:
    """Render two pictures, then take one's story away; both were last used *unused_for* days ago."""
    newsroom.one("con.jpg", jpeg(300, 200))
    newsroom.one("bo.jpg", jpeg(200, 300))
    newsroom.render()
    newsroom.stories.pop()
    for manifest in manifests(newsroom):
        last_used(manifest, unused_for)


def test_what_no_build_has_used_for_a_season_is_thrown_away(newsroom: Newsroom) -> None:
    with_a_story_withdrawn(newsroom, UNUSED_DAYS + 1)
    _, counts = newsroom.render()
    assert (counts.rendered, counts.reused, counts.pruned) == (0, 1, 1)
    assert len(manifests(newsroom)) == 1
    assert not list((newsroom.store / "aside").iterdir())
    _, counts = newsroom.render()
    assert (counts.rendered, counts.reused, counts.pruned) == (0, 1, 0)


def test_what_was_used_of_late_stays(newsroom: Newsroom) -> None:
    with_a_story_withdrawn(newsroom, UNUSED_DAYS - 1)
    _, counts = newsroom.render()
    assert counts.pruned == 0
    assert len(manifests(newsroom)) == 2


def test_use_is_remembered(newsroom: Newsroom) -> None:
    newsroom.one("con.jpg", jpeg())
    newsroom.render()
    (manifest,) = manifests(newsroom)
    last_used(manifest, UNUSED_DAYS - 1)
    newsroom.render()
    assert time.time() - manifest.stat().st_mtime < DAY


def test_nothing_is_thrown_away_while_another_build_uses_the_store(newsroom: Newsroom) -> None:
    with_a_story_withdrawn(newsroom, UNUSED_DAYS + 1)
    with PictureStore(newsroom.store).in_use():
        _, counts = newsroom.render()
    assert counts.pruned == 0
    assert len(manifests(newsroom)) == 2
