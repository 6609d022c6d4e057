"""Words of the templates of ``make new`` that nobody replaced, and texts in which nothing is written.

What stands in ``templates/`` is the list: every free text there, commented out or not, waits to be
replaced. Choices (``certificate``), names of files and what ``make new`` fills in are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any, Final

from plugins import registers
from plugins.core.addresses import LANGUAGES
from plugins.core.fact_blocks import REGISTER_NAMES
from plugins.core.field_path import FieldPath
from plugins.core.fields import is_identifier
from plugins.core.pages import GALLERY_MARK
from plugins.core.problems import Problem, place_of, problem
from plugins.core.text import nfc
from plugins.stories import frontmatter
from plugins.stories.draft import Draft
from plugins.stories.written import Written

TEMPLATES: Final = Path(__file__).parent / "templates"
_CLAUSE: Final = 4  # words of a clause that nobody writes by chance
_FIELD: Final = re.compile(r"^ *(?:# *)?(?:- )?([a-z_]+): +(\S.*)$", re.MULTILINE)
_FILE: Final = re.compile(r"[\w-]+\.[a-z0-9]{2,4}")
_COMMENT: Final = re.compile(r"<!--.*?-->", re.DOTALL)
_NOTHING: Final = re.compile(r"<(?!img\b)[^>]*>|\s")
_NOTHINGS: Final = re.compile(rf"(?:{_NOTHING.pattern})*")


def check_placeholders(text: Written) -> Iterator[Problem]:
    """Yield the fields of *text* that still hold a template's words."""
    known = placeholders()
    for path, value in _scalars(text.values, ()):
        field = next((p for p in reversed(path) if p not in LANGUAGES and p in known), "")
        if field and _is_placeholder(value, known[str(field)]):
            yield problem("S350", text.place(path), field=field, text=value)


def check_words(draft: Draft) -> Iterator[Problem]:
    """Yield what a text lacks that readers are to read: no body, a template's, a title not translated."""
    told = False
    for number, line in enumerate(draft.markdown.split("\n"), start=draft.body_line):
        if (found := _sentence_in(line)) is not None:
            told = True
            yield problem("S351", place_of(draft.path, number), text=found)
    if not told and _is_empty(draft):
        yield problem("S352", place_of(draft.path, draft.closing_line))


def check_translated_words(draft: Draft, main: Draft) -> Iterator[Problem]:
    """Yield the words of a translation that are still the main text's, as the template gives them."""
    own = draft.values.get("title")
    if draft is main or not isinstance(own, str) or own.isascii():
        return
    if own == main.values.get("title") and len(own.split()) >= _CLAUSE:
        yield problem("WS353", draft.place(("title",)), text=own)


def block_templates() -> tuple[Path, ...]:
    """Return the files to fill in for a block of facts, which stand beside its register."""
    folders = (Path(registers.__file__).parent / name for name in REGISTER_NAMES)
    return tuple(path for folder in folders for path in sorted(folder.glob("new.*")))


@cache
def placeholders() -> Mapping[str, frozenset[str]]:
    """Return the words that wait to be replaced, as ``_plain`` writes them, by field."""
    found: dict[str, set[str]] = {}
    for path in (*sorted(TEMPLATES.iterdir()), *block_templates()):
        for field, value in _FIELD.findall(path.read_text("utf-8")):
            parsed = frontmatter.parse_yaml(f"{field}: {value}").values
            for _, written in _scalars(parsed, ()):
                if _waits(written):
                    found.setdefault(field, set()).add(_plain(written))
    return {field: frozenset(words) for field, words in found.items()}


@cache
def body_placeholders() -> tuple[str, ...]:
    """Return the sentences that the bodies of the templates are made of."""
    whole = (path.read_text("utf-8") for path in sorted(TEMPLATES.glob("story.*.md")))
    text = " ".join(story.rpartition("---\n")[2] for story in whole)
    return tuple(dict.fromkeys(re.findall(r"\S[^.]+\.", text)))


def _waits(written: str) -> bool:
    """Say whether a template's *written* value is free text: no choice, file or filled-in value."""
    return not (is_identifier(written) or _FILE.fullmatch(written) or "{" in written)


def _is_placeholder(value: str, known: frozenset[str]) -> bool:
    """Say whether *value* is a template's text, or still holds the words that such a text begins with."""
    plain = _plain(value)
    return plain in known or any(
        clause in plain and re.search(rf"(?<!\w){re.escape(clause)}(?!\w)", plain)
        for clause in _clauses(known)
    )


@cache
def _clauses(known: frozenset[str]) -> tuple[str, ...]:
    first = (text.partition(":")[0].strip() for text in known if ":" in text)
    return tuple(clause for clause in first if len(clause.split()) >= _CLAUSE)


def _sentence_in(line: str) -> str | None:
    plain = _plain(line) if line else ""
    return next((text for known, text in _plain_sentences() if known in plain), None)


@cache
def _plain_sentences() -> tuple[tuple[str, str], ...]:
    return tuple((_plain(text), text) for text in body_placeholders())


def _is_empty(draft: Draft) -> bool:
    """Say whether nothing stands in the body, and no caption in the gallery speaks for it."""
    if _COMMENT.sub("", draft.markdown).strip() and not draft.body:
        return False  # it could not be read, which is reported
    body = draft.body.replace(GALLERY_MARK, "")
    before = _NOTHINGS.match(body)
    if before and body[before.end() : before.end() + 1] not in {"", "&"}:
        return False  # most texts are not read on
    shown = unescape(_NOTHING.sub("", body))
    captioned = any(item.caption for item in getattr(draft.fields, "gallery", ()))
    return not shown.strip() and not captioned


def _plain(text: str) -> str:
    return " ".join(nfc(text).casefold().split()).rstrip(".")


def _scalars(value: Any, path: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield from _scalars(part, (*path, key))
    elif isinstance(value, list):
        for at, part in enumerate(value):
            yield from _scalars(part, (*path, at))
