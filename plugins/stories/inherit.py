"""A translation restates words only: every fact comes from the main text.

Mappings are merged key by key. Lists of mappings are merged by ``file``, ``id`` or ``url``, or by
position, and then have the same length. A restated plain list replaces the inherited one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import PurePosixPath
from typing import Any, Final, TypeGuard

from plugins.core.facts import OWN_WORDS
from plugins.core.field_path import FieldPath, nearest_field
from plugins.stories.fault import Fault

Lines = dict[FieldPath, tuple[PurePosixPath, int]]
_KEYS: Final = ("file", "id", "url")
_REPLACED: Final = frozenset({"authors"})  # a translation has a byline of its own


def spread_shared_captions(values: dict[str, Any], lines: dict[FieldPath, int]) -> list[Fault]:
    """Write a gallery item for several files (``file: [a, b], alt: [x, y]``) as one item a file.

    Changes *values* and *lines* in place; one caption and credit then serve all of them.
    """
    gallery = values.get("gallery")
    if not isinstance(gallery, list) or not any(
        isinstance(item, dict) and isinstance(item.get("file"), list) for item in gallery
    ):
        return []
    faults: list[Fault] = []
    spread: list[Any] = []
    moved: dict[FieldPath, int] = {}
    by_item: dict[Any, list[tuple[FieldPath, int]]] = {}
    for path, at in lines.items():
        if path[:1] == ("gallery",) and len(path) > 1:
            by_item.setdefault(path[1], []).append((path, at))
    for index, item in enumerate(gallery):
        line = lines.get(("gallery", index), 1)
        files = item.get("file") if isinstance(item, dict) else None
        copies: list[Any] = [item]
        if isinstance(files, list) and files:
            alts = item.get("alt")
            if alts is not None and (not isinstance(alts, list) or len(alts) != len(files)):
                faults.append(_alts_of(files, line))
                said = alts if isinstance(alts, list) else [alts]
                alts = [*said, *[said[0] if said else ""] * len(files)]
            words = {key: value for key, value in item.items() if key not in {"file", "alt"}}
            copies = [{**words, "file": name} for name in files]
            for copy, alt in zip(copies, alts or (), strict=False):
                copy["alt"] = alt
        for copy in copies:
            for path, at in by_item.get(index, ()):
                moved.setdefault(("gallery", len(spread), *path[2:3]), at)
            spread.append(copy)
    values["gallery"] = spread
    for path in [path for path in lines if path[0:1] == ("gallery",) and len(path) > 1]:
        del lines[path]
    lines.update(moved)
    return faults


def _alts_of(files: list[Any], line: int) -> Fault:
    """Return the fault of several pictures that do not each have a description."""
    some, more = files[:3], ["…"] if files[3:] else []
    return Fault(
        "S151",
        line,
        {
            "count": str(len(files)),
            "sample": ", ".join([*(f"lời cho {name}" for name in some), *more]),
            "sample_en": ", ".join([*(f"words for {name}" for name in some), *more]),
        },
    )


def inherit(
    own: dict[str, Any],
    main: dict[str, Any],
    own_lines: Lines,
    main_lines: Lines,
    main_lang: str,
    report: Callable[[str, int, dict[str, str]], None],
) -> tuple[dict[str, Any], Lines]:
    """Return the fields of a translation with the main text's facts, and where each one stands.

    The lines of both hold the empty path. *report* is called with a code, a line of the translation and values for a list whose length
    differs from the main text's.
    """
    facts = {key: value for key, value in main.items() if key not in OWN_WORDS}
    lines: Lines = {
        path: at for path, at in main_lines.items() if not (path and path[0] in OWN_WORDS)
    }
    merged = _merge_mapping(own, facts, (), (), own_lines, main_lines, lines, report)
    for index, key, at in _mark_borrowed_words(merged, own, main_lang):
        lines["gallery", index, key] = own_lines[nearest_field(("gallery", at), own_lines)]
    return merged, lines


def _merge_mapping(
    own: dict[str, Any],
    main: dict[str, Any],
    own_path: FieldPath,
    path: FieldPath,
    own_lines: Lines,
    main_lines: Lines,
    lines: Lines,
    report: Callable[[str, int, dict[str, str]], None],
) -> dict[str, Any]:
    merged = dict(main)
    for key, value in own.items():
        if value is None:
            continue  # a key left empty says nothing: it does not erase a fact
        here, there = (*own_path, key), (*path, key)
        inherited = main.get(key)
        if isinstance(value, dict) and isinstance(inherited, dict):
            merged[key] = _merge_mapping(
                value, inherited, here, there, own_lines, main_lines, lines, report
            )
        elif _rows(value) and _rows(inherited) and key not in _REPLACED:
            merged[key] = _merge_rows(
                value, inherited, here, there, own_lines, main_lines, lines, report
            )
        else:
            merged[key] = value
            _move(value, own_lines, here, there, lines)
    return merged


def _merge_rows(
    own: list[dict[str, Any]],
    main: list[dict[str, Any]],
    own_path: FieldPath,
    path: FieldPath,
    own_lines: Lines,
    main_lines: Lines,
    lines: Lines,
    report: Callable[[str, int, dict[str, str]], None],
) -> list[dict[str, Any]]:
    name = next((key for key in _KEYS if all(key in row for row in main)), None)
    rows = [dict(row) for row in main]
    if name is None and len(own) != len(main):
        _, at = own_lines[nearest_field(own_path, own_lines)]
        values = {"key": str(own_path[-1]), "own": str(len(own)), "main": str(len(main))}
        report("S150", at, values)
        return rows
    # A key that is no text is wrong and said so later; as text it can be looked up.
    places = {str(row[name]): index for index, row in enumerate(main)} if name else {}
    for index, row in enumerate(own):
        target = places.get(str(row.get(name))) if name else index
        if target is None:
            target = len(rows)
            rows.append({})
        rows[target] = _merge_mapping(
            row,
            rows[target],
            (*own_path, index),
            (*path, target),
            own_lines,
            main_lines,
            lines,
            report,
        )
        here = nearest_field((*own_path, index), own_lines)
        lines.setdefault((*path, target), own_lines[here])
    return rows


def _rows(value: Any) -> TypeGuard[list[dict[str, Any]]]:
    return isinstance(value, list) and bool(value) and all(isinstance(row, dict) for row in value)


def _move(value: Any, own_lines: Lines, source: FieldPath, target: FieldPath, lines: Lines) -> None:
    """Note that *value* and everything in it is written in the translation."""
    if source in own_lines:
        lines[target] = own_lines[source]
    inner: Iterable[tuple[str | int, Any]] = ()
    if isinstance(value, dict):
        inner = value.items()
    elif isinstance(value, list):
        inner = enumerate(value)
    for key, part in inner:
        _move(part, own_lines, (*source, key), (*target, key), lines)


def _mark_borrowed_words(
    merged: dict[str, Any], own: dict[str, Any], main_lang: str
) -> list[tuple[int, str, int]]:
    """Set ``lang`` on pictures whose words the translation does not restate.

    Where it restates the caption alone, the description is missing; where it restates the
    description alone, the picture has no caption. Returns what was so left out: where, which word,
    and where the translation restates the picture.
    """
    left_out: list[tuple[int, str, int]] = []
    restated = {
        str(row.get("file")): (at, row)
        for at, row in enumerate(own.get("gallery") or ())
        if isinstance(row, dict) and (row.get("alt") is not None or row.get("caption"))
    }
    if isinstance(gallery := merged.get("gallery"), list):  # its rows may be the main text's own
        merged["gallery"] = [dict(row) if isinstance(row, dict) else row for row in gallery]
    for index, row in enumerate(merged.get("gallery") or ()):
        if not isinstance(row, dict):
            continue
        at, here = restated.get(str(row.get("file")), (0, None))
        if here is None:
            if row.get("alt") or row.get("caption"):
                row.setdefault("lang", main_lang)
            continue
        # One mark serves a picture's words: half of them in another language has no mark.
        for key in ("alt", "caption"):
            borrowed = here.get(key) is None and row.get("decorative") is None
            if borrowed and row.pop(key, None):
                left_out.append((index, key, at))
    return left_out
