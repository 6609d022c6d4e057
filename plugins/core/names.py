"""File names: bytes that editors cannot see, found by what they wrote.

A name is compared as it is on the disk, in normal form C. macOS puts U+202F before «AM», Word a no-break
space, a slip two spaces or one at the end: nobody sees them, so where no name is the same,
names that differ by spaces and invisible characters alone count as the same.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final
from urllib.parse import unquote

from plugins.core.text import nfc

_ON_A_COMPUTER: Final = re.compile(
    r"[a-z]:[\\/]|file:|content:/|\\{1,2}[\w.$-]+\\|~[\\/]|%\w+%\\"
    r"|/(?:users|home|volumes|mnt|media|storage|sdcard|private|tmp)/",
    re.IGNORECASE,
)
_MOST_SHOWN: Final = 3


def find_asset(written: str, names: Iterable[str]) -> str | None:
    """Return that of *names* which *written* means, or ``None``.

    The name itself, else the only one that differs by spaces and invisible characters alone. Percent
    signs are not decoded here. *names* are NFC.
    """
    exact = nfc(written)
    known = tuple(names)
    if exact in known:
        return exact
    wanted = visible_form(exact)
    alike = [name for name in known if visible_form(name) == wanted] if wanted else []
    return alike[0] if len(alike) == 1 else None


def visible_form(text: str) -> str:
    """Return what a reader sees of *text*: one ordinary space for any run of spaces, none at the ends."""
    kept = "".join(
        c for c in nfc(text) if unicodedata.category(c) not in {"Cf", "Cc"} or c in "\t\n"
    )
    return " ".join(kept.split())


# The endings of files that are pictures, readable or not: what an editor may name as one.
PICTURE_ENDINGS: Final = (
    "jpg", "jpeg", "jpe", "jfif", "png", "webp", "gif", "avif", "heic", "heif", "svg", "svgz",
    "tif", "tiff", "bmp", "jxl", "jp2", "psd",
)  # fmt: skip


def ending_of(name: str) -> str:
    """Return the ending of a file's name in lower case, without the dot: ``pdf``; perhaps empty."""
    stem, _, ending = visible_form(name).rpartition(".")
    return ending.lower() if stem else ""


def on_a_computer(address: str) -> str | None:
    """Return the file's name where *address* is a path of somebody's own computer, else ``None``.

    ``C:\\Users\\Mai\\le-ky.jpg``, ``file:///…``, ``\\\\server\\share\\…``, ``/Users/Mai/…``; the name may be empty.
    """
    path = unquote(address.strip())
    if not _ON_A_COMPUTER.match(path):
        return None
    return visible_form(re.split(r"[\\/]", path.rstrip("\\/"))[-1])


def names_file(line: str, name: str) -> bool:
    """Say whether a *line* of a text names the file *name*, in any way of writing it.

    ``1.jpg`` is not named by ``11.jpg``.
    """
    shown = visible_form(name)
    for said in (line, unquote(line)) if "%" in line else (line,):
        seen = visible_form(said)
        at = seen.find(shown) if shown else -1
        while at >= 0:
            before, after = seen[:at][-1:], seen[at + len(shown) :][:1]
            if not _in_word(before) and not _in_word(after):
                return True
            at = seen.find(shown, at + 1)
    return False


def overlooked(written: str, meant: str) -> tuple[str, str]:
    """Return in Vietnamese and English how two texts differ, where no reader would see that they do.

    Empty where the difference can be seen. Plain spaces are said in words, other characters by their
    code points: ``U+0020 → U+202F`` says that *written* has the one, *meant* the other.
    """
    written, meant = nfc(written), nfc(meant)
    if written == meant:
        return "", ""
    changes: dict[tuple[str, str], None] = {}
    for tag, a, b, c, d in difflib.SequenceMatcher(None, written, meant, False).get_opcodes():
        if tag == "equal":
            continue
        if not all(map(_hidden, _changed(written[a:b], meant[c:d]))):
            return "", ""
        changes[_said(written[a:b], meant[c:d], meant, c, d)] = None
    shown = list(changes)[:_MOST_SHOWN]
    more = "…" if len(changes) > _MOST_SHOWN else ""
    return ", ".join(vi for vi, _ in shown) + more, ", ".join(en for _, en in shown) + more


def _said(written: str, meant: str, name: str, start: int, end: int) -> tuple[str, str]:
    """Return the words for one difference; *start* to *end* is its part of the *name* meant."""
    if (written + meant).strip(" ") or (written and meant):
        points = f"{_points(written)} → {_points(meant)}"
        return points, points
    more, more_en = ("thừa", "one too many") if written else ("thiếu", "a missing")
    noun, noun_en = f"{more} dấu cách", f"{more_en} space"
    before, after = name[:start], name[end:]
    if not before:
        return f"{noun} ở đầu", f"{noun_en} at the beginning"
    if not after or re.fullmatch(r"\.\w{1,5}", after):
        place = f"trước “{after}”" if after else "ở cuối"
        return f"{noun} {place}", f"{noun_en} " + (f"before “{after}”" if after else "at the end")
    if before.endswith(" ") or after.startswith(" "):
        return (f"{noun} (hai dấu cách liền nhau)", f"{noun_en} (two in a row)")
    around = f"{before[-12:].split()[-1]} {after[:12].split()[0]}"
    return f"{noun} ở “{around}”", f"{noun_en} in “{around}”"


def _changed(written: str, meant: str) -> Iterator[str]:
    """Yield what would be seen if it were a difference: of a letter for another, the stranger one."""
    if written and meant and len(written) == len(meant):
        for one, other in zip(written, meant, strict=True):
            yield other if _hidden(other) else one
    else:
        yield from written + meant


def _hidden(character: str) -> bool:
    """Say whether *character* is a space, invisible, or a letter of another script than Latin."""
    kind = unicodedata.category(character)
    if kind in {"Zs", "Zl", "Zp", "Cf", "Cc"}:
        return True
    foreign = ("CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "FULLWIDTH", "MATHEMATICAL")
    return character in "ÐðƉɖ" or unicodedata.name(character, "").startswith(foreign)


def _points(text: str) -> str:
    return " ".join(f"U+{ord(character):04X}" for character in text) or "—"


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"
