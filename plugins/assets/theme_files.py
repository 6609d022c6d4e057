"""The theme's files, published below one folder named by their content: cached for ever.

A style sheet that no other imports is published as one file: each ``@import url("x.css") layer(y);`` in
it is replaced by ``@layer y { … }``, which means the same (CSS Cascading and Inheritance 5, §2.1).
Scripts are joined (scripts.py). Both go out without comments and idle white space.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import rjsmin

from plugins.assets import scripts
from plugins.assets.older_browsers import in_light

_IMPORT: Final = re.compile(r'@import\s+url\("([^"]+)"\)\s*(?:layer\(([\w.-]+)\))?\s*;')
_URL: Final = re.compile(r'url\((["\']?)(?!data:|/|https?:|#)([^)"\']+)\1\)')
# A string, or white space, which only a brace or semicolon makes needless wherever it stands.
_SPACE: Final = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|\s*([{};])\s*|\s+""")
_SHEET: Final = "css/site.css"
# Files that browsers and services look for at the root.
_AT_ROOT: Final = {"img/favicon.svg": "favicon.svg"}


@dataclass(frozen=True, slots=True)
class ThemeFiles:
    """What is published of a theme, by path below ``folder``, which is the address ``theme/HASH/``."""

    files: Mapping[str, bytes]
    folder: str


def read_theme(
    theme: Path, style: str = "", own: Mapping[str, bytes | None] | None = None
) -> ThemeFiles:
    """Return the files of the folder *theme* as they are published; see ``theme_files``."""
    files = theme_files(theme, style, own or {})
    return ThemeFiles(files, asset_folder(files))


def theme_files(
    theme: Path, style: str = "", own: Mapping[str, bytes | None] | None = None
) -> dict[str, bytes]:
    """Return what is published of the theme, by path below its folder.

    A union's *style* stands behind the sheet of every page, its *own* files in the place of the theme's, or of none
    where they are ``None``.
    """
    static = theme / "static"
    found = {
        path.relative_to(static).as_posix(): path
        for path in sorted(static.rglob("*"))
        if path.is_file() and not path.name.startswith(".") and path.suffix != ".css"
    }
    code = {name: path.read_text("utf-8") for name, path in found.items() if path.suffix == ".js"}
    files = {name: path.read_bytes() for name, path in found.items() if name not in code}
    files |= {name: rjsmin.jsmin(text).encode() for name, text in scripts.joined(code).items()}
    for sheet in sheets(static):
        rules = _SPACE.sub(lambda found: found[1] or found[2] or " ", bundle(sheet))
        name = sheet.relative_to(static).as_posix()
        rules = f"{rules}\n{style}\n" if style and name == _SHEET else rules
        files[name] = (rules + in_light(rules)).encode()
    laid_over = files | dict(own or {})
    return {name: content for name, content in sorted(laid_over.items()) if content is not None}


def asset_folder(files: Mapping[str, bytes]) -> str:
    """Return the folder's address, ``theme/HASH/``, from everything in *files*."""
    digest = hashlib.blake2b(digest_size=6)
    for name, content in sorted(files.items()):
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return f"theme/{digest.hexdigest()}/"


def publish(assets: ThemeFiles, output: Path) -> None:
    """Write *assets* below their folder in *output*."""
    target, files = output / assets.folder, assets.files
    for name, content in files.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    for source, name in _AT_ROOT.items():
        if source in files:
            (output / name).write_bytes(files[source])


def sheets(static: Path) -> list[Path]:
    """Return the style sheets below the folder *static* that no other imports: those that pages name."""
    every = sorted(static.rglob("*.css"))
    imported = {
        (sheet.parent / address).resolve()
        for sheet in every
        for address, _ in _IMPORT.findall(sheet.read_text("utf-8"))
    }
    return [sheet for sheet in every if sheet.resolve() not in imported]


def bundle(sheet: Path, base: Path | None = None) -> str:
    """Return the style sheet *sheet* with its imports written into it.

    Relative addresses are kept true: they are written as seen from the outermost sheet.
    """
    base = base or sheet.parent

    def inlined(found: re.Match[str]) -> str:
        inner = bundle(sheet.parent / found[1], base)
        return f"@layer {found[2]} {{\n{inner}\n}}" if found[2] else inner

    def rebased(found: re.Match[str]) -> str:
        target = (sheet.parent / found[2]).resolve()
        return f'url("{_relative(target, base.resolve())}")'

    text = sheet.read_text("utf-8")
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    placeholders: list[str] = []

    def keep(found: re.Match[str]) -> str:
        placeholders.append(inlined(found))
        return f"\0{len(placeholders) - 1}\0"

    text = _IMPORT.sub(keep, text)
    text = _URL.sub(rebased, text)
    return re.sub(r"\0(\d+)\0", lambda found: placeholders[int(found[1])], text).strip()


def _relative(target: Path, base: Path) -> str:
    up = 0
    while not target.is_relative_to(base):
        base = base.parent
        up += 1
    return "../" * up + target.relative_to(base).as_posix()
