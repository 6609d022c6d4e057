"""A site read from memory is the site read from its files, whatever is in them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from plugins.core.site import Site
from plugins.store.steps import NAME, StepStore
from plugins.stories import text_file
from plugins.stories.load import load
from tests.builders import FROZEN, make_site, write, write_story

DAY = dt.date(2026, 11, 30)
WRONG = [
    b"\xff\xfe no text",
    "title: Không có vạch\n".encode(),
    "---\ntitle: [chưa đóng\nstatus: draft\n---\n\nMột\u200e hai &#8238; ba <b>bốn\n".encode(),
    b'---\ntitle: "Hai\nsummary: Ba\n---\n\n[a](b c) ![](x.jpg)\n',
    "---\n1: một\ntitle: T\ndate: 2025-01-03\n---\n\n| a | b\n|--\n[^1] **x\n".encode(),
    "Tin TCVN3: \xa9n".encode("latin-1"),
]


def twice(content: Path, store: Path) -> tuple[Site, Site, Site]:
    plain = load(content, DAY)
    first = load(content, DAY, memory=StepStore(store))
    return plain, first, load(content, DAY, memory=StepStore(store))


def test_the_sample_is_the_same_from_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain, first, again = twice(FROZEN, tmp_path)
    assert plain == first == again
    assert (tmp_path / NAME).is_file()
    monkeypatch.setattr(text_file, "_read", None)  # nothing but the sample is read anew
    monkeypatch.setattr("plugins.store.steps._SAMPLE", 0)
    assert load(FROZEN, DAY, memory=StepStore(tmp_path)) == plain


def test_whatever_is_wrong_is_said_from_memory_too(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    for number, written in enumerate(WRONG):
        write(content / f"news/2025/sai-{number}/index.vi.md", written)
    write_story(content, "tin", body="[chữ](khong-co.pdf) và `mã`\n")
    plain, first, again = twice(content, tmp_path / "store")
    assert plain == first == again
    assert len(plain.problems) > len(WRONG)


def test_an_edit_is_seen(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    folder = write_story(content, "tin", body="Câu cũ.\n")
    twice(content, tmp_path / "store")
    text = folder / "index.vi.md"
    text.write_text(text.read_text("utf-8").replace("Câu cũ", "Câu mới"), "utf-8")
    plain, first, again = twice(content, tmp_path / "store")
    assert plain == first == again
    assert "Câu mới" in again.stories[0].main.body
