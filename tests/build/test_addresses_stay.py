"""Every file of a published site stays an address, in a form that who asks for it can use.

What the addresses are is found by walking the output, not by a list.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
from lxml import etree

from plugins.build.examine import ledger_of
from plugins.pipeline.build import BuildSummary
from plugins.safety import ledger
from plugins.safety.output_check import check
from tests.builders import (
    ORGANISATIONS,
    SECTIONS,
    SITE,
    SITE_URL,
    TOPICS,
    as_yaml,
    build_site,
    make_site,
    pdf,
    tree,
    write,
    write_story,
)
from tests.conftest import BUILD_EPOCH

# Asked for by programs, which follow no page.
_FOR_PROGRAMS: Final = (".xml", ".json", ".ics", ".csv", ".opml")
_NAMED_BY_CONTENT: Final = re.compile(r"(?:theme|media|(?:en/)?pagefind)/.*")
_PARTIES: Final = [
    {"id": "pact", "parties": ["cloud-river", "rattan-works"], "signed": "2025-01-03"}
]


def story(content: Path, **fields: Any) -> Path:
    """Write the one story that has everything, anew."""
    shutil.rmtree(content / "news/2025/a", ignore_errors=True)
    pictures = [f"{number}.png" for number in range(6)]
    en = {"title": "Story a", "gallery": [{"file": name, "alt": name} for name in pictures]}
    folder = write_story(
        content, "a", pictures=pictures, album_download=True, topics=["tet"],
        organisations=["an-binh"], agreements=_PARTIES,
        gallery=[{"file": name, "alt": name} for name in pictures],
        attachments=[{"file": "a.pdf", "title": "A"}], en={**en, **fields.pop("en", {})},
        **{"date": "2025-02-03", **fields},
    )  # fmt: skip
    write(folder / "a.pdf", pdf())
    return folder


def renamed(rows: list[dict[str, Any]], number: int) -> list[dict[str, Any]]:
    new = [dict(row) for row in rows]
    new[number]["slug"] = {"vi": "ten-moi", "en": "new-name"}
    return new


def gone(content: Path, *rows: dict[str, Any]) -> None:
    write(content / "data/gone.yaml", as_yaml([{"date": "2025-03-01", **row} for row in rows]))


def last_of_its_month_deleted(content: Path) -> None:
    shutil.rmtree(content / "news/2025/a")
    gone(content, *({"path": f"/{path}/*"} for path in
                    ("tin-tuc/2025/tin-a", "en/news/2025/story-a", "thoa-thuan/pact",
                     "en/agreements/pact")),
         {"path": "/files/a/a.pdf"}, {"path": "/tin-tuc/2025/tin-a/"},
         {"path": "/en/news/2025/story-a/"}, {"path": "/thoa-thuan/pact/"},
         {"path": "/en/agreements/pact/"})  # fmt: skip


CHANGES: dict[str, Callable[[Path], object]] = {
    "nothing": lambda c: None,
    "a section renamed": lambda c: write(c / "data/sections.yaml", as_yaml(renamed(SECTIONS, 0))),
    "a section given up for another": lambda c: (
        write(c / "data/sections.yaml", as_yaml([SECTIONS[0], SECTIONS[2]])),
        write(c / "data/site.yaml", as_yaml({**SITE, "menu": [{"archive": True}]})),
        gone(c, {"path": "/chuyen-muc/phuc-loi-doan-vien/*", "to": "/chuyen-muc/hoat-dong/"},
             {"path": "/en/sections/welfare/*", "to": "/en/"}),
    ),
    "a topic renamed": lambda c: write(c / "data/topics.yaml", as_yaml(renamed(TOPICS, 0))),
    "an organisation renamed": lambda c: (
        write(c / "data/organisations.yaml", as_yaml(renamed(ORGANISATIONS, 2)))
    ),
    "a story renamed": lambda c: story(
        c, title="Tên mới", redirect_from=["/tin-tuc/2025/tin-a/"],
        en={"title": "New name", "redirect_from": ["/en/news/2025/story-a/"]},
    ),
    "a story moved to another month": lambda c: story(c, date="2025-01-30"),
    "a story withdrawn, the only one of its month": lambda c: story(c, status="withdrawn"),
    "a story hidden": lambda c: story(c, status="hidden"),
    "a story deleted and given up": last_of_its_month_deleted,
}  # fmt: skip


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """Return the content of a site that was published, and what its output held."""
    folder = tmp_path_factory.mktemp("stay")
    content = make_site(folder)
    write_story(content, "cu", date="2024-01-03", topics=["tet"], organisations=["an-binh"])
    story(content)
    summary = built(content, folder / "output")
    ledger.write(ledger_of(content), ledger.render(summary.ledger))
    return content, tree(folder / "output")


def built(content: Path, output: Path) -> BuildSummary:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", BUILD_EPOCH)
        return build_site(content, output, ADDRESSES_REMOVED=9)


def readable(name: str, content: bytes) -> bool:
    """Say whether what reads files of this kind can read *content*."""
    if name.endswith(".json"):
        return isinstance(json.loads(content), dict | list)
    if name.endswith((".xml", ".opml")):
        return etree.fromstring(content) is not None
    if name.endswith(".ics"):
        return content.startswith(b"BEGIN:VCALENDAR")
    return not content.startswith(b"<!doctype")


def test_the_site_has_every_kind_of_file(before: tuple[Path, dict[str, bytes]]) -> None:
    kinds = {Path(name).suffix for name in before[1] if not _NAMED_BY_CONTENT.fullmatch(name)}
    assert kinds >= {".html", ".eml", ".zip", ".pdf", *_FOR_PROGRAMS}


@pytest.mark.parametrize("change", CHANGES)
def test_every_address_that_was_published_is_answered(
    before: tuple[Path, dict[str, bytes]], tmp_path: Path, change: str
) -> None:
    content = tmp_path / "content"
    shutil.copytree(before[0], content)
    shutil.copytree(before[0].parent / "store", tmp_path / "store")
    CHANGES[change](content)
    built(content, tmp_path / "output")
    now = tree(tmp_path / "output")
    lost = []
    for name in before[1]:
        if _NAMED_BY_CONTENT.fullmatch(name):
            continue
        file, page = now.get(name), now.get(f"{name}/index.html")
        if name.endswith(_FOR_PROGRAMS):
            if file is None or page is not None or not readable(name, file):
                lost.append(name)
        elif file is None and page is None:
            lost.append(name)
    assert lost == []
    assert check(tmp_path / "output", "", SITE_URL) == ()
