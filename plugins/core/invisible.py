"""Characters that nobody sees: taken out where they mean nothing, found where they hide a loss.

They come with text pasted from web pages, chats and PDF files, and part words for a search.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Final

from plugins.core.text import forbidden_character

# Zero-width spaces and joiners, soft hyphens, a byte order mark inside, variation selectors, marks of
# direction, fillers, tags. (Unicode: Default_Ignorable_Code_Point, without what S170 refuses.)
_INVISIBLE: Final = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u2064\u206a-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e01ef]"
)
_SHAPING: Final = re.compile(
    "[\u0590-\u08ff\u0900-\u109f\u1780-\u17ff\u1800-\u18af\ufb1d-\ufdff\ufe70-\ufefc]"
)
_IDEOGRAPH: Final = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\u1820-\u18aa]")
# What emoji are made of: pictures, skin tones, the keys 0️⃣ to 9️⃣, flags of tags.
_PICTURE: Final = re.compile(
    "[\u00a9\u00ae\u203c-\u3299\ufe0f\U0001f000-\U0001faff\U000e0020-\U000e007f]"
)
_KEYCAP: Final = re.compile("[0-9#*]\ufe0f?\u20e3?")
# What stands where something was lost: a letter in another encoding, a picture in a pasted document.
_LOST: Final = re.compile("[\ufffd\ufffc\ufff9-\ufffb]")
_REFERENCE: Final = re.compile(
    r"&#(?:[xX](?P<hex>[0-9a-fA-F]+)|(?P<number>[0-9]+));?|&(?P<name>[A-Za-z]+);"
)
# Code of Markdown: between fences, or between back quotes on one line. (CommonMark 4.5, 6.1.)
CODE: Final = (
    r"^ {0,3}(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^ {0,3}(?P=fence)[`~]*[ \t]*$|\Z)"
    r"|(?<!`)(?P<ticks>`+)(?!`)[^\n]{1,1000}?(?<!`)(?P=ticks)(?!`)"
)
_CODE: Final = re.compile(CODE, re.MULTILINE | re.DOTALL)
_LARGEST: Final = 0x10FFFF


def without_invisible(text: str) -> str:
    """Return *text* without invisible characters that mean nothing where they stand.

    They keep their meaning inside emoji, and within scripts that are shaped by them (Arabic, Indic,
    Khmer, Mongolian), and after ideographs, whose variants they select.
    """
    return _INVISIBLE.sub(_kept, text) if _INVISIBLE.search(text) else text


def lost_characters(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines, from 1, with a sign that something was lost, and that sign as U+XXXX."""
    if text.isascii() or not _LOST.search(text):
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if (found := _LOST.search(line)) is not None:
            yield number, f"U+{ord(found[0]):04X}"


def forbidden_references(text: str) -> Iterator[tuple[int, str]]:
    """Yield what character references of Markdown *text* bring in that is refused when typed.

    Line from 1, and the reference as written. Code shows its references and brings in nothing.
    """
    if "&" not in text:
        return
    for number, line in enumerate(without_code(text).split("\n"), start=1):
        for found in _REFERENCE.finditer(line):
            if refused_reference(found):
                yield number, found[0]


def forbidden_reference(text: str) -> str | None:
    """Return the first such reference of a field's *text*, or ``None``."""
    return next((found[0] for found in _REFERENCE.finditer(text) if refused_reference(found)), None)


def refused_reference(found: re.Match[str]) -> bool:
    """Say whether a reference stands for what no text may hold. (HTML, 13.2.5.80: its errors.)"""
    if found["name"]:
        named = html.unescape(found[0])
        return named != found[0] and forbidden_character(named) is not None
    digits = (found["hex"] or found["number"]).lstrip("0") or "0"
    if len(digits) > 7:
        return True
    code = int(digits, 16 if found["hex"] else 10)
    if code == 0 or code > _LARGEST or 0xD800 <= code <= 0xDFFF:
        return True
    character = chr(code)
    unassigned = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    hidden = _LOST.match(character) is not None or code == 0xFEFF
    windows = 0x80 <= code <= 0x9F and html.unescape(f"&#{code};") != character  # &#146; is ’
    return unassigned or hidden or (forbidden_character(character) is not None and not windows)


def _kept(found: re.Match[str]) -> str:
    """Return an invisible character where it means something, else nothing."""
    text, character = found.string, found[0]
    before = text[max(found.start() - 1, 0) : found.start()]
    after = text[found.end() : found.end() + 1]
    if _SHAPING.match(before) or _SHAPING.match(after):
        return character
    if "\ufe00" <= character <= "\ufe0f" or character >= "\U000e0100":
        key = _KEYCAP.match(before) and after == "\u20e3"
        fit = _PICTURE.match(before) or key or _IDEOGRAPH.match(before)
        return character if fit else ""
    if character == "\u200d" or "\U000e0020" <= character <= "\U000e007f":
        return character if _PICTURE.match(before) else ""
    return ""


def without_code(text: str) -> str:
    """Return Markdown *text* with blanks for its code, line for line."""
    return blanked(_CODE, text) if "`" in text or "~~~" in text else text


def blanked(pattern: re.Pattern[str], text: str) -> str:
    """Return *text* with blanks for what *pattern* finds, line for line."""
    return pattern.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
