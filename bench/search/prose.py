"""Vietnamese prose to search in: the words of free manuals, fetched as Debian packages by name.

Nothing of it is kept in the repository; the packages lie below ``.cache/`` after the first run.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Final

PACKAGES: Final = (
    "installation-guide-amd64",
    "debian-handbook",
    "maint-guide-vi",
    "libreoffice-help-vi",
)
CANNOT: Final = (
    "Không lấy được văn xuôi tiếng Việt: cần máy Debian hoặc Ubuntu có apt-get, dpkg-deb và mạng "
    "để tải gói “{package}”.\n"
    "Vietnamese prose cannot be had: it takes a Debian or Ubuntu machine with apt-get, dpkg-deb "
    "and a network to fetch the package “{package}”.\n{why}"
)
_PATHS: Final = re.compile(r"/(vi|vi-VN|help/vi)/|\.vi\.html$")
_UNSEEN: Final = re.compile(r"<(script|style|head|pre)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
_BLOCK: Final = re.compile(
    r"</?(?:p|div|li|td|th|h\d|dt|dd|br|ul|ol|dl|table|tr|body)\b[^>]*>", re.IGNORECASE
)
_TAG: Final = re.compile(r"<[^>]+>")
_CLAUSE: Final = re.compile(r"[.,;:!?…()“”\"«»–—]+")
_SYLLABLE: Final = re.compile(r"[^\W\d_]{1,12}")
_SHORTEST: Final = 3
_LONGEST: Final = 9


class ProseError(RuntimeError):
    """The packages cannot be fetched or unpacked on this machine."""


def clauses(cache: Path) -> list[str]:
    """Return the clauses of all packages, 3 to 9 syllables each, in a fixed order, each once.

    Raises ``ProseError`` in both languages where a package cannot be had.
    """
    found: dict[str, None] = {}
    for package in PACKAGES:
        folder = _unpacked(package, cache)
        for path in sorted(folder.rglob("*.html")):
            if _PATHS.search(path.relative_to(folder).as_posix()):
                found |= dict.fromkeys(_clauses_of(path.read_text("utf-8", "replace")))
    return list(found)


def _clauses_of(html: str) -> Iterator[str]:
    text = _BLOCK.sub("\n", re.sub(r"\s+", " ", _UNSEEN.sub(" ", html)))
    for block in unicodedata.normalize("NFC", unescape(_TAG.sub("", text))).split("\n"):
        if not _vietnamese(block.split()):
            continue
        for clause in _CLAUSE.split(block):
            words = clause.split()
            if not all(map(_SYLLABLE.fullmatch, words)):
                continue
            for start in range(0, len(words), _LONGEST):
                piece = words[start : start + _LONGEST]
                if len(piece) >= _SHORTEST:
                    yield " ".join(piece)


def _vietnamese(words: list[str]) -> bool:
    """Say whether half of eight or more *words* carry marks."""
    return len(words) >= 8 and 2 * sum(not word.isascii() for word in words) >= len(words)


def _unpacked(package: str, cache: Path) -> Path:
    folder = cache / package
    if folder.is_dir():
        return folder
    loading, unpacking = cache / "loading", cache / f"{package}.part"
    for aside in (loading, unpacking):
        shutil.rmtree(aside, ignore_errors=True)
    loading.mkdir(parents=True)
    try:
        _run(["apt-get", "download", package], loading)
        _run(
            ["dpkg-deb", "-x", next(loading.glob("*.deb")).name, str(unpacking.resolve())], loading
        )
    except (OSError, StopIteration, subprocess.CalledProcessError) as error:
        why = getattr(error, "stderr", "") or error
        raise ProseError(CANNOT.format(package=package, why=why)) from None
    shutil.rmtree(loading)
    unpacking.rename(folder)
    return folder


def _run(command: list[str], folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
