"""Vietnamese of old fonts, pasted as letters of Western Europe: found and decoded.

TCVN3 (.VnTime…) follows TCVN 5712:1993, annex "VN3"; VNI (VNI-Times…) writes a letter and its mark as two
characters; ``misread`` adds what a wrong import makes. All are valid Unicode that no reader can read. A
word counts where it is a Vietnamese syllable once decoded, and none as it stands: so French, Portuguese,
German or Nordic words, ® and © are never taken for one.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from plugins.core.invisible import without_code
from plugins.core.syllables import is_syllable
from plugins.stories.misread import TRACES_DOUBLE, TRACES_VIQR, double, viqr

# One character each, from 0xA1 on.
_TCVN3: Final = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
_VNI_ALONE: Final = dict(zip("ñöôíìæóòîÑÖÔÍÌÆÓÒÎ", "đươíìỉĩịỵĐƯƠÍÌỈĨỊỴ", strict=True))
_VNI_MARKS: Final = {
    "ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323",
    "â": "\u0302", "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309", "ã": "\u0302\u0303",
    "ä": "\u0302\u0323", "ê": "\u0306", "é": "\u0306\u0301", "è": "\u0306\u0300", "ú": "\u0306\u0309",
    "ü": "\u0306\u0303", "ë": "\u0306\u0323",
}  # fmt: skip
_ALL_MARKS: Final = "".join(_VNI_MARKS) + "".join(_VNI_MARKS).upper()
_VNI_PAIR: Final = re.compile(
    f"(?P<letter>[aeouyöôAEOUYÖÔ])(?P<mark>[{_ALL_MARKS}])|(?P<alone>[{''.join(_VNI_ALONE)}])"
)
# Pairs that no other language writes: one is as good as two others.
_VNI_SURE: Final = re.compile("[aeo][âåä]|a[êë]|[öô][ùøûõï]|[aeouy][øõ]|ñ[aeoö]", re.IGNORECASE)
_TCVN3_SIGNS: Final = "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾×÷"
_TCVN3_WORD: Final = re.compile(rf"(?:[^\W\d_]|[{_TCVN3_SIGNS}])+")
_WORD: Final = re.compile(r"[^\W\d_]+")
# What each encoding leaves in a line and Vietnamese never has: most lines are passed over at once.
_TRACES_TCVN3: Final = re.compile(
    f"[^\\W\\d_][{_TCVN3_SIGNS}]|[{_TCVN3_SIGNS}][^\\W\\d_]|[a-zß-ÿ][À-Þ]"
)
_TRACES_VNI: Final = re.compile(
    "[øûïåäëöñüæî]|a[âêáàãéèùõú]|e[âáàãùõ]|[oôuy][ùõ]|oâ", re.IGNORECASE
)
_CODE_TICK: Final = re.compile("(?<![AEIOUYaeiouy^(+])`")
_MOST: Final = 10  # lines of one text that are reported: the next ones when these are mended

TCVN3: Final = "TCVN3 (.VnTime)"
VNI: Final = "VNI"
VIQR: Final = "VIQR"
DOUBLE: Final = "UTF-8 đọc nhầm / UTF-8 read as Windows-1252"


@dataclass(frozen=True, slots=True)
class LegacyLine:
    """A line from 1 of another encoding, decoded; ``sure`` says that it can be nothing else."""

    line: int
    encoding: str
    decoded: str
    sure: bool


def legacy_passages(text: str) -> Iterator[LegacyLine]:
    """Yield the lines of *text* that were pasted from a legacy font, the first few of them.

    Code is passed over: there one may show what such a text looks like.
    """
    if text.isascii() and not TRACES_VIQR.search(text):
        return
    found = 0
    prose = without_code(text).split("\n")
    for number, line in enumerate(text.split("\n"), start=1):
        if found >= _MOST:
            return
        if not any(trace.search(line) for trace in _TRACES):
            continue
        for encoding, read in _ENCODINGS.items():
            shown = prose[number - 1]
            if encoding == VIQR and shown.strip() and not _CODE_TICK.search(line):
                shown = line  # each back quote is its grave
            if read(shown) is not None and (said := read(line)) is not None:
                found += 1
                yield LegacyLine(number, encoding, said[0], said[1])
                break


def _tcvn3(line: str) -> tuple[str, bool] | None:
    """Return *line* decoded from TCVN3 and whether it is certain, or ``None``."""
    strong: set[str] = set()
    sure = foreign = 0
    for found in _TCVN3_WORD.finditer(line):
        word = found[0]
        if word.isascii() or not any(map(str.isalpha, filter(str.isascii, word))):
            continue
        if is_syllable(word) and not _signs(word):
            continue
        bare = word.strip("«»") if not is_syllable(_from_tcvn3(word)) else word
        if not is_syllable(_from_tcvn3(bare)):
            foreign += any(letter in _TCVN3 for letter in bare) and not _unicode_only(bare)
            continue
        odd = _odd_letters(bare)
        if odd and bare not in strong:
            strong.add(bare)
            sure += odd > 1
    if not strong or (len(strong) == 1 and not sure and not _inside(next(iter(strong)))):
        return None
    if foreign > len(strong):
        return None
    mixed = _unicode_only(line)
    decoded = _TCVN3_WORD.sub(lambda found: _decoded_tcvn3(found[0], mixed), line)
    return decoded.upper() if _capitals(line) else decoded, len(strong) + sure >= 2


def _decoded_tcvn3(word: str, mixed: bool) -> str:
    """Return *word* decoded, where it is of that encoding; a *mixed* line has sound words as well."""
    decoded = _from_tcvn3(word)
    if _unicode_only(word) or (mixed and is_syllable(word)):
        return word
    if is_syllable(decoded):
        return decoded
    inner = word.strip("«»")
    return (
        word.replace(inner, _from_tcvn3(inner))
        if inner and is_syllable(_from_tcvn3(inner))
        else word
    )


def _from_tcvn3(word: str) -> str:
    """Return *word* decoded; fonts of capitals (.VnTimeH) use the small letters' codes."""
    decoded = "".join(_TCVN3.get(letter, letter) for letter in word)
    return decoded.upper() if _capitals(word) else decoded


def _capitals(text: str) -> bool:
    """Say whether the unmarked letters of *text* are two or more, and capitals all."""
    plain = [letter for letter in text if letter.isascii() and letter.isalpha()]
    return len(plain) > 1 and all(map(str.isupper, plain))


def _odd_letters(word: str) -> int:
    """Return how many characters of *word* stand in no word of any language: signs, inner capitals."""
    inner = sum(
        before.islower() and letter in _TCVN3 and letter.isupper() and not letter.isascii()
        for before, letter in itertools.pairwise(word)
    )
    return len(_signs(word)) + inner


def _signs(word: str) -> list[str]:
    return [letter for letter in word if letter in _TCVN3_SIGNS]


def _inside(word: str) -> bool:
    """Say whether a sign stands between two letters: ``nh©n``, not ``Sao®``."""
    return any(letter in _TCVN3_SIGNS and letter not in "«»" for letter in word[1:-1])


def _unicode_only(word: str) -> bool:
    """Say whether *word* has a letter beyond Western Europe, and so is no legacy text."""
    return any(letter > "\u00ff" for letter in word)


def _vni(line: str) -> tuple[str, bool] | None:
    """Return *line* decoded from VNI and whether it is certain, or ``None``."""
    strong: set[str] = set()
    sure = foreign = 0
    for found in _WORD.finditer(line):
        word = found[0]
        if word.isascii() or is_syllable(word) or _unicode_only(word):
            continue
        if not is_syllable(_from_vni(word)):
            foreign += 1
        elif word not in strong:
            strong.add(word)
            sure += _VNI_SURE.search(word) is not None
    if len(strong) + sure < 2 or foreign > len(strong) / 2:
        return None
    mixed = _unicode_only(line)
    decoded = _WORD.sub(lambda found: _decoded_vni(found[0], mixed), line)
    return decoded, len(strong) >= 2 and len(strong) + sure >= 3


def _decoded_vni(word: str, mixed: bool) -> str:
    decoded = _from_vni(word)
    sound = word.isascii() or _unicode_only(word) or (mixed and is_syllable(word))
    return word if sound or not is_syllable(decoded) else decoded


def _from_vni(word: str) -> str:
    def letter(found: re.Match[str]) -> str:
        if found["alone"]:
            return _VNI_ALONE[found["alone"]]
        base = _VNI_ALONE.get(found["letter"], found["letter"])
        mark = _VNI_MARKS.get(found["mark"].lower())
        return base + mark if mark else found[0]

    return unicodedata.normalize("NFC", _VNI_PAIR.sub(letter, word))


_TRACES: Final = (_TRACES_TCVN3, _TRACES_VNI, TRACES_DOUBLE, TRACES_VIQR)
_ENCODINGS: Final[dict[str, Callable[[str], tuple[str, bool] | None]]] = {
    DOUBLE: double,
    TCVN3: _tcvn3,
    VNI: _vni,
    VIQR: viqr,
}
