"""Content in a temporary folder, and what the loader says of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import pytest

from plugins.core.problems import Problem
from plugins.core.site import Site, Text
from plugins.stories.load import load
from tests.builders import make_site, write

TODAY = dt.date(2025, 3, 15)
STORY = "news/2025/tin/index.vi.md"
# Line by line: 1 fence, 2 title, 3 date, 4 section, 5 summary, 6 authors, 7 fence, 8 blank, 9 body.
GOOD = """\
---
title: Xưởng Mây họp mặt
date: 2025-02-03
section: activities
summary: Ba mươi người thợ cùng gói bánh.
authors: [Nguyễn Thị Mây]
---

Sáng mồng sáu, ba mươi người thợ họp mặt.
"""


@dataclass(frozen=True)
class Found:
    """A problem as the tests compare it."""

    code: str
    path: str
    line: int


@dataclass
class Content:
    """A site's ``content`` folder under test."""

    path: Path

    def put(self, text: str | bytes, name: str = STORY) -> Path:
        """Write *text* to the file *name* below the content folder."""
        return write(self.path / name, text)

    def story(self, *extra: str, body: str = "", name: str = STORY, drop: str = "") -> Path:
        """Write the good story with *extra* lines at the end of its front matter."""
        head, _, text = GOOD.rpartition("---\n")
        if drop:
            head = "".join(row for row in head.splitlines(True) if not row.startswith(drop))
        rows = "".join(row + "\n" for row in extra)
        return self.put(f"{head}{rows}---\n{body or text}", name)

    def load(self, drafts: bool = False) -> Site:
        return load(self.path, TODAY, drafts)

    def problems(self) -> tuple[Problem, ...]:
        return self.load().problems

    def found(self) -> list[Found]:
        return [
            Found(p.code, p.place.path.removeprefix("content/"), p.place.line)
            for p in self.problems()
        ]

    def codes(self) -> list[str]:
        return [found.code for found in self.found()]

    def text(self, lang: str = "vi", story: str = "tin") -> Text:
        site = self.load()
        assert [p for p in site.problems if not p.warning] == []
        return next(s for s in site.stories if s.id == story).texts[lang]


@pytest.fixture
def content(tmp_path: Path) -> Content:
    return Content(make_site(tmp_path))
