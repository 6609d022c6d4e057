"""``publish CLEAN=1``: nothing of what earlier builds kept is used, and what it keeps takes its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.pipeline.config_errors import settings_from
from tests.builders import draw
from tests.desk.conftest import ROOT, STORY, Desk, put, tree
from tests.desk.test_publish import row

STORES = ("pictures", "search", "templates")
PICTURE = STORY.replace(
    "---\n\n", "cover: anh.png\ngallery: [{file: anh.png, alt: Người}]\n---\n\n"
)


@pytest.fixture
def pictured(desk: Desk, project: Path) -> Path:
    """Return the project, with a picture, once it was published, a mark in each of its stores."""
    draw(project / "content/news/2025/hop-mat/anh.png")
    put(project / "content/news/2025/hop-mat/index.vi.md", PICTURE)
    assert desk("publish").returncode == 0
    for mark in marks(project):
        put(mark, "của lần trước")
    return project


def marks(project: Path) -> list[Path]:
    return [project / ".cache" / name / "left" for name in STORES]


def kept(project: Path) -> set[str]:
    """Return which stores hold something."""
    return {name for name in STORES if any((project / ".cache" / name).rglob("*"))}


def test_a_clean_publish_reuses_nothing_and_keeps_what_it_made(desk: Desk, pictured: Path) -> None:
    before = tree(pictured / "output")
    done = desk("publish")
    assert row(done.stdout, "Ảnh / Pictures") == "0 mới / new, 1 dùng lại / reused"
    assert "Dựng mới" not in done.stdout
    done = desk("publish", DESK_CLEAN="1")
    assert done.returncode == 0, done.stderr
    assert row(done.stdout, "Ảnh / Pictures") == "1 mới / new, 0 dùng lại / reused"
    assert row(done.stdout, "Dựng mới / Clean")
    assert tree(pictured / "output") == before
    assert kept(pictured) == set(STORES)
    assert not any(mark.exists() for mark in marks(pictured))
    assert list((pictured / ".build/work").iterdir()) == []
    done = desk("publish")
    assert row(done.stdout, "Ảnh / Pictures") == "0 mới / new, 1 dùng lại / reused"


def test_what_was_kept_stays_where_a_clean_publish_is_refused(desk: Desk, pictured: Path) -> None:
    put(pictured / "content/news/2025/hop-mat/index.vi.md", "hỏng")
    assert desk("publish", DESK_CLEAN="1").returncode == 1
    assert all(mark.exists() for mark in marks(pictured))


def test_a_store_of_ones_own_is_not_used_and_not_touched(desk: Desk, pictured: Path) -> None:
    elsewhere = pictured.parent / "kho"
    put(elsewhere / "left", "của nhiều trang")
    with (pictured / "publishconf.py").open("a", encoding="utf-8") as settings:
        settings.write('PICTURE_STORE = str(ROOT.parent / "kho")\n')
    assert desk("publish", DESK_CLEAN="1").returncode == 0
    assert tree(elsewhere) == {"left": "của nhiều trang".encode()}


def test_stores_that_lead_into_the_content_are_refused(desk: Desk, project: Path) -> None:
    put(project / "content/pictures/a.txt", "của tòa soạn")
    (project / ".cache").rename(project / "old")
    (project / ".cache").symlink_to("content")
    before = tree(project / "content")
    done = desk("publish", DESK_CLEAN="1")
    assert done.returncode == 1
    assert "_STORE" in done.stderr
    assert tree(project / "content") == before


def test_what_lies_among_the_stores_is_named_so_that_a_clean_publish_leaves_it_aside() -> None:
    named = settings_from(ROOT / "pelicanconf.py", {})
    kept = {name for name, at in named.items() if str(at).startswith(str(ROOT / ".cache"))}
    assert len(kept) >= len(STORES)
    assert all(name.endswith("_STORE") for name in kept)
