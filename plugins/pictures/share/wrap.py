"""Headlines into lines: balanced, and broken only where a reader would break them. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

Measure = Callable[[str], float]

ELLIPSIS: Final = "…"
_TIE: Final = "\u00a0"

_SHORT_FORM: Final = re.compile(
    r"[(“\"«]*(?:TP|Tp|Q|P|H|TX|TT|KP|ThS|TS|GS|PGS|BS|KS|Mr|Mrs|Ms|Dr|St|No|Nos|Art)\.$"
)
_CAPITALS: Final = re.compile(r"[(“\"«]*[^\W\d_a-z]{2,}$")
_NUMBER: Final = re.compile(r"[(“\"«+−-]*[\d][\d.,/]*(?:[–-][\d.,/]+)?$")
_YEAR: Final = re.compile(r"(?:19|20)\d\d(?:[–-](?:19|20)\d\d)?$")
_NUMERAL: Final = re.compile(r"[(“\"«]*(?:\d|[IVXLC]+\b)")
_SCALES: Final = frozenset({"nghìn", "ngàn", "triệu", "tỷ", "tỉ", "thousand", "million", "billion"})
# Words that a number follows: «năm 2025», «số 286», “Article 5”.
_BEFORE_NUMBERS: Final = frozenset(
    [
        "năm",
        "tháng",
        "ngày",
        "quý",
        "số",
        "thứ",
        "khóa",
        "khoá",
        "kỳ",
        "hạng",
        "cấp",
        "lớp",
        "điều",
        "khoản",
        "mức",
        "vòng",
        "lần",
        "xuân",
        "tết",
        "article",
        "no",
        "number",
        "part",
        "stage",
        "phase",
        "round",
        "term",
        "day",
        "year",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
)
_DASHES: Final = frozenset("–—-|/·")
_OPENING: Final = frozenset("“‘«([\"'")
_CLOSING: Final = frozenset("”’»)].,;:!?…%‰")
_BREAK_AFTER: Final = re.compile(r"(?<=[/–—_-])(?=[^\W_])")


@lru_cache(maxsize=64)
def atoms(text: str) -> tuple[str, ...]:
    """Return *text* cut where a line may break; what belongs together is tied by U+00A0."""
    words = text.split(" ")
    if not any(words):
        return ()
    joined = [words[0]]
    for before, word in pairwise(words):
        if _tied(before, word, joined[-1]):
            joined[-1] += _TIE + word
        else:
            joined.append(word)
    return tuple(joined)


def wrap(text: str, width: float, measure: Measure) -> list[str]:
    """Return *text* in as few lines of *width* as it needs, of about equal length.

    The last line is never a lone syllable where another syllable can join it. What is wider than
    a line is broken between its words, then after a hyphen or slash, then anywhere.
    """
    pieces, widths = _pieces(text, width, measure)
    if not pieces:
        return []
    space = measure(" ")
    most = _count(widths, space, width)
    low, high = max(widths), width
    for _ in range(8):
        middle = (low + high) / 2
        if _count(widths, space, middle) <= most:
            high = middle
        else:
            low = middle
    groups = _fill(widths, space, high)
    _company_for_the_last(groups, pieces, widths, space, width)
    return [" ".join(pieces[at] for at in group) for group in groups]


def count(text: str, width: float, measure: Measure) -> int:
    """Return how many lines *text* is wrapped into."""
    _, widths = _pieces(text, width, measure)
    return _count(widths, measure(" "), width) if widths else 0


def shorten(text: str, width: float, most: int, measure: Measure) -> list[str]:
    """Return the first *most* lines of *text*, ending with an ellipsis at a word."""
    words = text.replace(_TIE, " ").split(" ")
    few, many = 1, len(words)
    while few < many:
        middle = (few + many + 1) // 2
        if len(wrap(_ended(words[:middle]), width, measure)) <= most:
            few = middle
        else:
            many = middle - 1
    return wrap(_ended(words[:few]), width, measure)[:most]


def is_broken(text: str, width: float, measure: Measure) -> bool:
    """Say whether a single word of *text* is wider than a line."""
    return max(map(measure, text.split()), default=0) > width


def _ended(words: list[str]) -> str:
    while len(words) > 1 and words[-1].strip("".join(_DASHES | _OPENING)) == "":
        words = words[:-1]
    return " ".join(words).rstrip(".,;:–—- ") + ELLIPSIS


def _tied(before: str, word: str, line: str) -> bool:
    if not before or not word:
        return False
    if word in _DASHES or set(word) <= _CLOSING or set(before) <= _OPENING:
        return True
    if _SHORT_FORM.match(before) or before == "&":
        return True
    if _CAPITALS.match(before) and _SHORT_FORM.match(word):
        return True
    if _NUMBER.match(before) and not _YEAR.match(before.strip('(“"«')):
        return word[0].isalpha() or word[0] in "%₫€$"
    if before.casefold() in _SCALES and _TIE in line:
        return True
    return before.casefold().strip('(“"«') in _BEFORE_NUMBERS and bool(_NUMERAL.match(word))


def _fitting(atom: str, width: float, measure: Measure) -> Iterable[str]:
    if measure(atom) <= width:
        return (atom,)
    if _TIE in atom:
        return [part for word in atom.split(_TIE) for part in _fitting(word, width, measure)]
    return _broken(_BREAK_AFTER.split(atom), width, measure)


def _broken(parts: list[str], width: float, measure: Measure) -> list[str]:
    lines = [""]
    for part in parts:
        if lines[-1] and measure(lines[-1] + part) > width:
            lines.append("")
        for character in part:
            if lines[-1] and measure(lines[-1] + character) > width:
                lines.append("")
            lines[-1] += character
    return lines


def _pieces(text: str, width: float, measure: Measure) -> tuple[Sequence[str], list[float]]:
    """Return what stands whole on a line, and how wide each is."""
    pieces: Sequence[str] = atoms(text)
    widths = list(map(measure, pieces))
    if max(widths, default=0) > width:
        pieces = [part for atom in pieces for part in _fitting(atom, width, measure)]
        widths = list(map(measure, pieces))
    return pieces, widths


def _count(widths: list[float], space: float, width: float) -> int:
    lines, used = 0, width
    for one in widths:
        used += space + one
        if used > width:
            lines, used = lines + 1, one
    return lines


def _fill(widths: list[float], space: float, width: float) -> list[list[int]]:
    groups: list[list[int]] = [[0]]
    used = widths[0]
    for at in range(1, len(widths)):
        if used + space + widths[at] <= width:
            groups[-1].append(at)
            used += space + widths[at]
        else:
            groups.append([at])
            used = widths[at]
    return groups


def _company_for_the_last(
    groups: list[list[int]], pieces: Sequence[str], widths: list[float], space: float, width: float
) -> None:
    if len(groups) < 2 or len(groups[-1]) > 1 or _TIE in pieces[groups[-1][0]]:
        return
    if len(groups[-2]) > 1 and widths[groups[-2][-1]] + space + widths[groups[-1][0]] <= width:
        groups[-1].insert(0, groups[-2].pop())
