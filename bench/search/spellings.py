"""The spellings that readers type: marks left out, the older tone placement, raw Telex, slips."""

from __future__ import annotations

import random
import re
import unicodedata
from typing import Final

from plugins.core.text import fold

# Letter and mark to Telex keys; the tone key comes at the end of the syllable.
_SHAPES: Final = {"\u0306": "w", "\u031b": "w", "\u0302": None}
_TONES: Final = {"\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_ROWS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_OLD_OR_NEW: Final = re.compile(r"(o[ae]|uy)$", re.IGNORECASE)


def telex(text: str) -> str:
    """Return *text* as it stands when the input method is off: ``công đoàn`` is ``coong ddoanf``."""
    return " ".join(_telex_syllable(word) for word in text.split())


def _telex_syllable(word: str) -> str:
    keys, tone = "", ""
    for character in unicodedata.normalize("NFD", word):
        if character in _TONES:
            tone = _TONES[character]
        elif character in _SHAPES:
            keys += _SHAPES[character] or keys[-1]
        elif character in "đĐ":
            keys += "dd" if character == "đ" else "DD"
        else:
            keys += character
    return keys + tone


def other_placement(text: str) -> str:
    """Return *text* with the tone of ``oa``, ``oe`` and ``uy`` on the other letter."""
    return " ".join(map(_moved, text.split()))


def _moved(word: str) -> str:
    parts = unicodedata.normalize("NFD", word)
    tone = next((mark for mark in _TONES if mark in parts), "")
    bare = parts.replace(tone, "") if tone else parts
    if not tone or not _OLD_OR_NEW.search(bare) or bare.lower().startswith("qu"):
        return word
    first = parts.index(tone) == len(parts) - 1
    moved = bare[:-1] + tone + bare[-1] if first else bare + tone
    return unicodedata.normalize("NFC", moved)


def has_other_placement(text: str) -> bool:
    """Say whether *text* looks different with the other tone placement."""
    return other_placement(text) != text


def slip(text: str, dice: random.Random) -> str:
    """Return *text* with one letter replaced by a neighbouring key, left out, swapped or doubled up."""
    while True:
        at = dice.choice([place for place, letter in enumerate(text) if letter.isalpha()])
        near = dice.choice(neighbours(fold(text[at]).lower()) or [text[at]])
        kind = dice.randrange(4)
        if kind == 0:
            slipped = text[:at] + near + text[at + 1 :]
        elif kind == 1:
            slipped = text[:at] + text[at + 1 :]
        elif kind == 2 and text[at + 1 : at + 2].isalpha():
            slipped = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
        else:
            slipped = text[:at] + near + text[at:]
        if fold(slipped) != fold(text):
            return slipped


def neighbours(letter: str) -> list[str]:
    """Return the letters on the keys around that of *letter*."""
    for row, keys in enumerate(_ROWS):
        if (column := keys.find(letter)) < 0:
            continue
        around = [(row, column - 1), (row, column + 1)]
        around += [
            (row - 1, column),
            (row - 1, column + 1),
            (row + 1, column - 1),
            (row + 1, column),
        ]
        return [_ROWS[r][c] for r, c in around if 0 <= r < len(_ROWS) and 0 <= c < len(_ROWS[r])]
    return []
