"""Compiled templates are kept, and never stand for a template that has changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader

from plugins.pipeline import template_store
from tests.builders import write


class Counting(Environment):
    """Counts what it compiles."""

    compiled = 0

    def _generate(self, *args: Any, **kwargs: Any) -> str:
        self.compiled += 1
        return super()._generate(*args, **kwargs)


def rendered(theme: Path, store: Path, **options: Any) -> tuple[str, int]:
    """Return what the template gives in a run of its own, and how many were compiled for it."""
    settings: dict[str, Any] = {"TEMPLATE_STORE": str(store), "JINJA_ENVIRONMENT": options}
    template_store.use(settings)
    run = Counting(loader=FileSystemLoader(theme), **settings["JINJA_ENVIRONMENT"])
    return run.get_template("a.html").render(words="<b>"), run.compiled


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    return write(tmp_path / "theme/a.html", "Tin: {{ words }}").parent


def test_a_template_is_compiled_once_wherever_its_theme_lies(theme: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    assert rendered(theme, store) == ("Tin: <b>", 1)
    assert rendered(theme, store) == ("Tin: <b>", 0)
    theme.rename(tmp_path / "khac")
    assert rendered(tmp_path / "khac", store) == ("Tin: <b>", 0)


def test_other_words_and_other_options_are_compiled_anew(theme: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    rendered(theme, store)
    assert rendered(theme, store, autoescape=True) == ("Tin: &lt;b&gt;", 1)
    write(theme / "a.html", "Sửa: {{ words }}")
    assert rendered(theme, store) == ("Sửa: <b>", 1)
    assert rendered(theme, store) == ("Sửa: <b>", 0)


@pytest.mark.parametrize("harm", ["cut", "emptied", "a bit", "a folder"])
def test_what_is_damaged_is_compiled_anew(theme: Path, tmp_path: Path, harm: str) -> None:
    store = tmp_path / "store"
    rendered(theme, store)
    [kept] = store.iterdir()
    whole = kept.read_bytes()
    if harm == "a folder":
        kept.unlink()
        kept.mkdir()
    else:
        kept.write_bytes(
            {"cut": whole[:-9], "emptied": b"", "a bit": whole[:-1] + bytes([whole[-1] ^ 1])}[harm]
        )
    assert rendered(theme, store) == ("Tin: <b>", 1)
    assert rendered(theme, store) == ("Tin: <b>", int(harm == "a folder"))
    assert list(store.iterdir()) == [kept]


def test_without_a_store_that_can_be_written_there_is_none(theme: Path, tmp_path: Path) -> None:
    store = write(tmp_path / "store", "a file where a folder should be")
    assert rendered(theme, store) == ("Tin: <b>", 1)
    assert store.read_text() == "a file where a folder should be"
    settings: dict[str, Any] = {"JINJA_ENVIRONMENT": {}}
    template_store.use(settings)
    assert settings == {"JINJA_ENVIRONMENT": {}}
