"""A digest of all that templates are rendered by, besides the values that they are given."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from plugins.core.value_digest import digest

_ADDED: Final = ("JINJA_FILTERS", "JINJA_GLOBALS", "JINJA_TESTS")


def templates_digest(folders: Iterable[Path], settings: Mapping[str, Any]) -> str:
    """Return the digest of every template below *folders* and of what Pelican's *settings* give to Jinja."""
    jinja = {
        name: value
        for name, value in settings["JINJA_ENVIRONMENT"].items()
        if name != "bytecode_cache"  # of the templates' own words
    }
    added = {name: {key: _said(one) for key, one in settings[name].items()} for name in _ADDED}
    return digest([repr(jinja), added, [_files(folder) for folder in folders]])


def _files(folder: Path) -> list[tuple[str, bytes]]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return [(path.relative_to(folder).as_posix(), path.read_bytes()) for path in files]


def _said(value: Any) -> object:
    """Return a value of the settings; a function by the whole file that holds it."""
    source = inspect.getsourcefile(value) if inspect.isroutine(value) else None
    return [value.__qualname__, Path(source).read_bytes()] if source else repr(value)
