"""Whatever renders a page is told from what rendered it before."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plugins.pipeline.template_digest import templates_digest

WRITTEN = {
    "theme/a.html": "<p>",
    "own/b.html": "<b>",
    "filters.py": "def shout(text): return text\n",
}


def _digest(root: Path, **settings: Any) -> str:
    spec = importlib.util.spec_from_file_location("filters", root / "filters.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    stated = {"JINJA_ENVIRONMENT": {"autoescape": True}, "JINJA_GLOBALS": {}, "JINJA_TESTS": {}}
    given = {"JINJA_FILTERS": {"shout": module.shout}, **stated, **settings}
    return templates_digest([root / "own", root / "theme"], given)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, text in WRITTEN.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "theme/a.html").write_text("<i>"),
        lambda root: (root / "own/b.html").rename(root / "own/a.html"),
        lambda root: (root / "own/b.html").rename(root / "theme/b.html"),
        lambda root: (root / "filters.py").write_text("def shout(text): return text.upper()\n"),
    ],
)
def test_a_change_of_a_file_is_seen(change: Callable[[Path], object], root: Path) -> None:
    before = _digest(root)
    assert _digest(root) == before
    change(root)
    assert _digest(root) != before


@pytest.mark.parametrize(
    "settings",
    [
        {"JINJA_ENVIRONMENT": {"autoescape": False}},
        {"JINJA_GLOBALS": {"year": 2025}},
        {"JINJA_FILTERS": {}},
    ],
)
def test_a_change_of_the_settings_is_seen(settings: dict[str, Any], root: Path) -> None:
    assert _digest(root, **settings) != _digest(root)


def test_where_compiled_templates_are_kept_does_not_matter(root: Path) -> None:
    kept = {"autoescape": True, "bytecode_cache": object()}
    assert _digest(root, JINJA_ENVIRONMENT=kept) == _digest(root)
