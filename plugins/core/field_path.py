"""The path of a field in front matter or a data file, and the line that the field is written on.

``("agreements", 0, "signed")`` is the field ``signed`` of the first agreement; the empty path is the
whole, which stands where missing fields would be added.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from pathlib import PurePosixPath
from typing import TypeAlias

from plugins.core.addresses import LANGUAGES
from plugins.core.problems import Place, place_of

FieldPath: TypeAlias = tuple[str | int, ...]
FieldLines: TypeAlias = Mapping[
    FieldPath, tuple[PurePosixPath, int]
]  # a translation's facts lie elsewhere


def nearest_field(path: FieldPath, known: Container[FieldPath]) -> FieldPath:
    """Return *path*, or the field nearest around it that is *known*; the empty path if none is."""
    while path and path not in known:
        path = path[:-1]
    return path


def field_place(file: PurePosixPath, lines: FieldLines, path: FieldPath) -> Place:
    """Return where the field *path* of a text in *file* is written, or the field around it."""
    return place_of(*lines.get(nearest_field(path, lines), (file, 0)))


def address_field(known: Container[FieldPath]) -> FieldPath:
    """Return the field that gives a text its address."""
    return ("slug",) if ("slug",) in known else ("title",)


def words_language(file: PurePosixPath, lang: str, lines: FieldLines, path: FieldPath) -> str:
    """Return the language in which the words of the field *path* of a text are written.

    The text is in *lang* and lies in *file*; what it does not restate it has from the main text.
    """
    known = nearest_field(path, lines)
    source = lines[known][0] if known else file
    written = source.name.split(".")[-2] if source != file else lang
    return written if written in LANGUAGES else lang
