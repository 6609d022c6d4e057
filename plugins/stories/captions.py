"""``captions.yaml`` beside the pictures: a gallery's words in both languages, one item a picture.

Each word is either for both languages (``credit: Lê Văn A``) or said in each
(``alt: {vi: …, en: …}``). What is written once belongs to the main text, and the other inherits it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from plugins.core.addresses import LANGUAGES
from plugins.core.field_path import FieldPath
from plugins.stories import frontmatter
from plugins.stories.fault import Fault
from plugins.stories.inherit import spread_shared_captions


@dataclass(frozen=True, slots=True)
class Captions:
    """The gallery as each language's text states it, with the line of each field, and its faults."""

    rows: Mapping[str, list[Any]]
    lines: Mapping[str, Mapping[FieldPath, int]]
    faults: tuple[Fault, ...]


def read(source: str, main_lang: str) -> Captions:
    """Return what *source*, the text of ``captions.yaml``, says. Faults are returned, never raised."""
    parsed = frontmatter.parse_yaml(source, "captions.yaml")
    faults = list(parsed.faults)
    written = parsed.values or []
    if not isinstance(written, list) or not all(isinstance(row, dict) for row in written):
        line = next((parsed.line_of((n,)) for n in _odd(written)), 1)
        return Captions({}, {}, (*faults, *(() if faults else (Fault("S154", line),))))
    faults += _unknown_languages(written, parsed)
    rows: dict[str, list[Any]] = {}
    lines: dict[str, Mapping[FieldPath, int]] = {}
    for lang in LANGUAGES:
        said, where = _in_language(written, parsed, lang, lang == main_lang)
        values = {"gallery": said}
        found = spread_shared_captions(values, where)
        faults += [fault for fault in found if fault not in faults]
        rows[lang], lines[lang] = values["gallery"], where
    return Captions(rows, lines, tuple(faults))


def _odd(written: Any) -> list[int]:
    rows = written if isinstance(written, list) else []
    return [number for number, row in enumerate(rows) if not isinstance(row, dict)]


def _in_language(
    written: list[dict[str, Any]], parsed: frontmatter.Parsed, lang: str, main: bool
) -> tuple[list[Any], dict[FieldPath, int]]:
    """Return the items as the text in *lang* states them; a translation, where it says a word."""
    said: list[Any] = []
    where: dict[FieldPath, int] = {}
    for number, row in enumerate(written):
        if main:
            own = {key: _said(value, lang) for key, value in row.items()}
        else:
            restated = {
                key: value[lang]
                for key, value in row.items()
                if isinstance(value, dict) and value.get(lang) is not None
            }
            if not restated:
                continue
            own = {"file": row.get("file"), **restated}
        at = ("gallery", len(said))
        where[at] = parsed.line_of((number,))
        for key in own:
            where[(*at, key)] = parsed.line_of((number, key, lang))
        said.append(own)
    return said, where


def _said(value: Any, lang: str) -> Any:
    return value.get(lang) if isinstance(value, dict) else value


def _unknown_languages(written: list[dict[str, Any]], parsed: frontmatter.Parsed) -> list[Fault]:
    return [
        Fault("S155", parsed.line_of((number, key, lang)), {"key": str(lang), "field": key})
        for number, row in enumerate(written)
        for key, value in row.items()
        if isinstance(value, dict)
        for lang in value
        if lang not in LANGUAGES
    ]
