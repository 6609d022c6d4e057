"""A translation restates words only: every fact comes from the main text.

Mappings are merged key by key. Lists of mappings are merged by ``file``, by ``id``, or by
position, and then have the same length. A restated plain list replaces the inherited one.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path as FilePath
from typing import Any, Final, TypeGuard

from plugins.core.facts import OWN_WORDS
from plugins.stories.frontmatter import Fault, Path

Lines = dict[Path, tuple[FilePath, int]]
_KEYS: Final = ("file", "id")
_REPLACED: Final = frozenset({"authors"})  # a translation has a byline of its own


def spread_shared_captions(values: dict[str, Any], lines: dict[Path, int]) -> list[Fault]:
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
    moved: dict[Path, int] = {}
    for index, item in enumerate(gallery):
        line = lines.get(("gallery", index), 1)
        files = item.get("file") if isinstance(item, dict) else None
        copies: list[Any] = [item]
        if isinstance(files, list):
            alts = item.get("alt")
            if alts is not None and (not isinstance(alts, list) or len(alts) != len(files)):
                faults.append(Fault("S151", line, {"count": str(len(files))}))
                alts = None
            words = {key: value for key, value in item.items() if key not in {"file", "alt"}}
            copies = [{**words, "file": name} for name in files]
            for copy, alt in zip(copies, alts or (), strict=False):
                copy["alt"] = alt
        for copy in copies:
            for path, at in lines.items():
                if path[:2] == ("gallery", index):
                    moved[("gallery", len(spread), *path[2:3])] = at
            spread.append(copy)
    values["gallery"] = spread
    for path in [path for path in lines if path[0:1] == ("gallery",) and len(path) > 1]:
        del lines[path]
    lines.update(moved)
    return faults


def inherit(
    own: dict[str, Any],
    main: dict[str, Any],
    own_lines: Lines,
    main_lines: Lines,
    main_lang: str,
    report: Callable[[str, int, dict[str, str]], None],
) -> tuple[dict[str, Any], Lines]:
    """Return the fields of a translation with the main text's facts, and where each one stands.

    *report* is called with a code, a line of the translation and values for a list whose length
    differs from the main text's.
    """
    facts = {key: value for key, value in main.items() if key not in OWN_WORDS}
    lines: Lines = {
        path: at for path, at in main_lines.items() if path and path[0] not in OWN_WORDS
    }
    merged = _merge_mapping(own, facts, (), (), own_lines, main_lines, lines, report)
    _mark_borrowed_words(merged, own, main_lang)
    return merged, lines


def _merge_mapping(
    own: dict[str, Any],
    main: dict[str, Any],
    own_path: Path,
    path: Path,
    own_lines: Lines,
    main_lines: Lines,
    lines: Lines,
    report: Callable[[str, int, dict[str, str]], None],
) -> dict[str, Any]:
    merged = dict(main)
    for key, value in own.items():
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
            _move(own_lines, here, there, lines)
    return merged


def _merge_rows(
    own: list[dict[str, Any]],
    main: list[dict[str, Any]],
    own_path: Path,
    path: Path,
    own_lines: Lines,
    main_lines: Lines,
    lines: Lines,
    report: Callable[[str, int, dict[str, str]], None],
) -> list[dict[str, Any]]:
    name = next((key for key in _KEYS if all(key in row for row in main)), None)
    rows = [dict(row) for row in main]
    if name is None and len(own) != len(main):
        at = own_lines.get(own_path, (FilePath(), 1))[1]
        values = {"key": str(own_path[-1]), "own": str(len(own)), "main": str(len(main))}
        report("S150", at, values)
        return rows
    places = {row[name]: index for index, row in enumerate(main)} if name else {}
    for index, row in enumerate(own):
        target = places.get(row.get(name)) if name else index
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
        lines.setdefault((*path, target), own_lines.get((*own_path, index), (FilePath(), 1)))
    return rows


def _rows(value: Any) -> TypeGuard[list[dict[str, Any]]]:
    return isinstance(value, list) and bool(value) and all(isinstance(row, dict) for row in value)


def _move(own_lines: Lines, source: Path, target: Path, lines: Lines) -> None:
    for path, at in own_lines.items():
        if path[: len(source)] == source:
            lines[(*target, *path[len(source) :])] = at


def _mark_borrowed_words(merged: dict[str, Any], own: dict[str, Any], main_lang: str) -> None:
    """Set ``lang`` on pictures whose words the translation does not restate."""
    restated = {
        row.get("file")
        for row in own.get("gallery") or ()
        if isinstance(row, dict) and ("alt" in row or "caption" in row)
    }
    for row in merged.get("gallery") or ():
        if isinstance(row, dict) and row.get("file") not in restated and row.get("alt"):
            row.setdefault("lang", main_lang)
