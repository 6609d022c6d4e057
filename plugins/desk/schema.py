"""``schema``: writes what follows from the models and must not drift from them.

The JSON Schemas of every file that editors write, the tables of fields at the end of both guides,
and the list of all problems. A test compares the committed files with what this writes.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from plugins import registers
from plugins.core.fact_blocks import REGISTER_NAMES
from plugins.core.facts import GalleryItem, PageFields, StoryFields
from plugins.core.fields import Block
from plugins.core.problems import catalogue
from plugins.core.reference import (
    BannerSlot,
    Benefit,
    FrontPage,
    GlossaryEntry,
    Gone,
    Organisation,
    Redirect,
    Section,
    Term,
)
from plugins.core.site_settings import SiteSettings
from plugins.desk import reference_text
from plugins.desk.json_schema import Json, Words, captions, document
from plugins.desk.project import Project
from plugins.desk.voice import say

# The model of each kind of file, and whether the file is a list of rows.
FILES: Final[Mapping[str, tuple[type[Block], bool]]] = {
    "story": (StoryFields, False),
    "page": (PageFields, False),
    "site": (SiteSettings, False),
    "sections": (Section, True),
    "topics": (Term, True),
    "organisations": (Organisation, True),
    "glossary": (GlossaryEntry, True),
    "benefits": (Benefit, True),
    "front": (FrontPage, False),
    "banners": (BannerSlot, True),
    "gone": (Gone, True),
    "redirects": (Redirect, True),
}
GUIDES: Final = {"vi": "docs/huong-dan-bien-tap.md", "en": "docs/editor-guide.md"}
PROBLEMS: Final = "docs/problems.md"


def run(project: Project) -> int:
    """Write every file that follows from the models and name those that changed."""
    changed = []
    for name, text in sorted(files(project.root).items()):
        path = project.root / name
        if not path.exists() or path.read_text("utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")
            changed.append(name)
    shown = ", ".join(changed)
    say(
        f"Đã ghi lại: {shown}." if changed else "Không có gì thay đổi.",
        f"Written anew: {shown}." if changed else "Nothing has changed.",
    )
    return 0


def files(root: Path) -> Mapping[str, str]:
    """Return every file that follows from the models, by its path in the project at *root*.

    Guides that are missing there are left out.
    """
    made = {f"docs/schema/{name}.schema.json": text for name, text in _schemas()}
    made[PROBLEMS] = reference_text.problem_list(catalogue())
    for lang, name in GUIDES.items():
        guide = root / name
        if guide.is_file():
            tables = reference_text.field_tables(FILES, field_words(), lang)
            made[name] = reference_text.with_tables(guide.read_text("utf-8"), tables)
    return made


@cache
def field_words() -> Words:
    """Return what every field means, by model, field and language; a register's stand in its folder."""
    folders = (Path(registers.__file__).parent / name for name in REGISTER_NAMES)
    found: dict[str, dict[str, dict[str, str]]] = {}
    for folder in (Path(__file__).parent, *folders):
        told = tomllib.loads((folder / "field_words.toml").read_text("utf-8"))
        for model, fields in told.items():
            found.setdefault(model, {}).update(fields)
    story = ("*", *StoryFields.model_fields)
    found["StoryFields"] = {name: found["StoryFields"][name] for name in story}
    return found


def _schemas() -> Iterator[tuple[str, str]]:
    for name, (model, rows) in FILES.items():
        schema = document(model, field_words(), rows=rows)
        yield name, _written(schema)
    yield "captions", _written(captions(GalleryItem, field_words()))


def _written(schema: Json) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
