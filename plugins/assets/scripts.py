"""The theme's scripts as they are published: what a script imports is written into it.

A source module has one subject, so there are many; a browser would ask for them one after another.
Files in ``js/`` and ``js/modules/`` are asked for by name, and so is one that no other imports (it
is loaded when it is needed): these are published. Any other module is written once into each
published file that imports it, as a function that is run once and returns what the module exports,
which means the same as long as the module keeps nothing that two published files share. Only the
forms of ``import`` and ``export`` that the theme uses are known; any other raises ValueError.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

_IMPORT: Final = re.compile(
    r'^import\s+(?:(\w+)|\{([^{}]*)\})\s+from\s+"(\.{1,2}/[^"]+)";$', re.MULTILINE
)
_EXPORT: Final = re.compile(
    r"^export\s+(default\s+)?((?:async\s+)?(?:function|const|class)\s+(\w+))", re.MULTILINE
)
_UNKNOWN: Final = re.compile(r"^(?:import|export)\b.*|.*\bimport\.meta\b.*", re.MULTILINE)
_BY_NAME: Final = re.compile(r"js/(?:modules/)?[^/]+\.js")


def joined(sources: Mapping[str, str]) -> dict[str, str]:
    """Return the scripts to be published by path. *sources* are all the theme's, by the same paths."""
    imported = {
        _resolved(path, found[3])
        for path, text in sources.items()
        for found in _IMPORT.finditer(text)
    }
    published = {path for path in sources if _BY_NAME.fullmatch(path) or path not in imported}
    return {path: join(path, sources, published) for path in sorted(published)}


def join(path: str, sources: Mapping[str, str], apart: set[str]) -> str:
    """Return the script *path* with the modules that it needs written into it, but for those *apart*."""
    bundle = _Bundle(path, sources, apart - {path})
    own = bundle.text(path)
    return "".join((*bundle.outside.values(), *bundle.inside.values(), own))


@dataclass
class _Bundle:
    entry: str
    sources: Mapping[str, str]
    apart: set[str]
    outside: dict[str, str] = field(default_factory=dict)
    inside: dict[str, str] = field(default_factory=dict)
    begun: list[str] = field(default_factory=list)

    def text(self, path: str) -> str:
        """Return the module *path* with its imports taken out of what is written before it."""

        def taken(found: re.Match[str]) -> str:
            outside = _resolved(path, found[3]) in self.apart
            if outside and path == self.entry:
                return found[0]
            names = f"default: {found[1]}" if found[1] else found[2].replace(" as ", ": ")
            return f"const {{ {names.strip()} }} = {self.value(_resolved(path, found[3]))};"

        if path in self.begun:
            raise ValueError(f"modules import one another: {' → '.join((*self.begun, path))}")
        self.begun.append(path)
        text = _IMPORT.sub(taken, self.sources[path])
        self.begun.pop()
        return text

    def value(self, path: str) -> str:
        """Return the name that stands for what the module *path* exports."""
        name = "$" + re.sub(r"\W", "_", path.removeprefix("js/").removesuffix(".js"))
        if path in self.apart:
            address = posixpath.relpath(path, posixpath.dirname(self.entry))
            address = address if address.startswith("../") else f"./{address}"
            self.outside[path] = f'import * as {name} from "{address}";\n'
        elif path not in self.inside:
            self.inside[path] = _as_function(name, path, self.text(path))
        return name


def _as_function(name: str, path: str, text: str) -> str:
    exported = ", ".join(
        f"default: {found[3]}" if found[1] else found[3] for found in _EXPORT.finditer(text)
    )
    body = _EXPORT.sub(r"\2", text)
    if unknown := _UNKNOWN.search(body):
        raise ValueError(f"{path}: cannot be written into another script: {unknown[0]}")
    return f"const {name} = (() => {{\n{body}return {{ {exported} }};\n}})();\n"


def _resolved(path: str, address: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), address))
