"""The two texts of a new story, with every useful field explained beside it.

The words stand in ``plugins/stories/templates/story.LANG.md``, those of a block of facts beside its register:
``plugins/registers/NAME/new.LANG.md``.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from plugins import registers
from plugins.core.dates import Moment
from plugins.core.site import Reference
from plugins.registers import REGISTERS, story_blocks
from plugins.registers.register import Register
from plugins.stories.placeholders import TEMPLATES

_IN_STORIES: Final = [register for register, _ in story_blocks()]
# What ``make new WITH=…`` takes, and the register that holds what each reports.
BLOCKS: Final[Mapping[str, Register[Any]]] = {
    one.kind: one
    for one in (*_IN_STORIES, *(one for one in REGISTERS if one not in _IN_STORIES))
    if one.new is not None
}
_UNSAFE: Final = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")


@dataclass(frozen=True, slots=True)
class NewStory:
    """What an editor asked for: a usable title, its slug, the day, and the blocks of facts."""

    title: str
    slug: str
    date: Moment
    blocks: tuple[str, ...]


def quoted(text: str) -> str:
    """Return *text* as a double-quoted YAML scalar that reads back as the same text."""
    written = json.dumps(text, ensure_ascii=False)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", written)


def texts(story: NewStory, reference: Reference) -> Mapping[str, str]:
    """Return the content of ``index.vi.md`` and ``index.en.md`` by file name.

    *reference* needs at least one section.
    """
    timed = story.date.has_time
    values = {
        "title": quoted(story.title),
        "slug": story.slug,
        "date": quoted(story.date.at.strftime("%Y-%m-%d %H:%M" if timed else "%Y-%m-%d")),
        "section": fitting_section(story.blocks, reference),
        "sections": _listed(
            [f"{key} ({term.name.vi})" for key, term in reference.sections.items()]
        ),
        "topics": ", ".join([*reference.topics][:2]) or "ma-chu-de",
        "organisations": ", ".join([*reference.organisations][:1]) or "ma-don-vi",
    }
    return {f"index.{lang}.md": _text(lang, story.blocks, values) for lang in ("vi", "en")}


def in_data(block: str) -> str:
    """Return the data file into which the lines of a *block* belong, "" where they stand in the story."""
    new = BLOCKS[block].new
    return new.data_file if new is not None else ""


def data_lines(story: NewStory, block: str) -> str:
    """Return the lines, commented out, that the data file of a *block* needs for a new row."""
    agreement = story.slug if "agreement" in story.blocks else "ma-thoa-thuan"
    return _filled(_beside(block) / "new.yaml", {"slug": story.slug, "agreement": agreement})


def fitting_section(blocks: Sequence[str], reference: Reference) -> str:
    """Return the section whose register (``look_up``) the story adds to, else the first of all.

    A meeting at which something is handed out or signed stays a meeting: the first block counts.
    """
    wanted = BLOCKS[blocks[0]] if blocks else None
    fits = (
        key for key, term in reference.sections.items() if wanted and term.look_up == wanted.name
    )
    return next(fits, next(iter(reference.sections)))


def _text(lang: str, blocks: tuple[str, ...], values: Mapping[str, str]) -> str:
    named = (_beside(block) / f"new.{lang}.md" for block in blocks)
    facts = "".join(_filled(path, values) for path in named if path.is_file())
    return _filled(TEMPLATES / f"story.{lang}.md", {**values, "blocks": facts})


def _beside(block: str) -> Path:
    """Return the folder of the register that holds what a *block* reports."""
    return Path(registers.__file__).parent / BLOCKS[block].name


def _filled(template: Path, values: Mapping[str, str]) -> str:
    words = template.read_text("utf-8")
    return re.sub(r"\{(\w+)\}", lambda found: values[found[1]], words)


def _listed(names: list[str]) -> str:
    return "\n# ".join(["", *textwrap.wrap(", ".join(names) + ".", 96)])
