"""The two texts of a new story, with every useful field explained beside it.

The words stand in ``templates/``: ``story.LANG.md``, and a block of facts a file.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from plugins.core.dates import Moment
from plugins.core.site import Reference

BLOCKS: Final = ("meeting", "agreement", "award", "dispatch")
_TEMPLATES: Final = Path(__file__).parent / "templates"
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
        "day": story.date.at.strftime("%d/%m/%Y"),
        "year": str(story.date.day.year),
        "section": next(iter(reference.sections)),
        "sections": _listed(
            [f"{key} ({term.name.vi})" for key, term in reference.sections.items()]
        ),
        "topics": ", ".join([*reference.topics][:2]) or "ma-chu-de",
        "organisations": ", ".join([*reference.organisations][:1]) or "ma-don-vi",
    }
    return {f"index.{lang}.md": _text(lang, story.blocks, values) for lang in ("vi", "en")}


def _text(lang: str, blocks: tuple[str, ...], values: Mapping[str, str]) -> str:
    facts = "".join(_filled(f"{block}.{lang}.md", values) for block in blocks)
    return _filled(f"story.{lang}.md", {**values, "blocks": facts})


def _filled(template: str, values: Mapping[str, str]) -> str:
    words = (_TEMPLATES / template).read_text("utf-8")
    return re.sub(r"\{(\w+)\}", lambda found: values[found[1]], words)


def _listed(names: list[str]) -> str:
    return "\n# ".join(["", *textwrap.wrap(", ".join(names) + ".", 96)])
