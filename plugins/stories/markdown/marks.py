"""List marks as Vietnamese documents write them, and where each can be meant as one.

CommonMark knows ``-``, ``*``, ``+``, ``1.`` and ``1)``. Offices also write ``a)`` … ``đ)``, ``1.1.``,
``1/``, ``(1)``, ``–``, ``•`` and the signs that Word's bullets become when pasted; after any of them a no-break
space or a tab may stand. A year, a telephone number or a wrapped line that begins with a number
is no mark: what cannot be meant as a list stays text, so that no number is changed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from markdown_it.rules_block import StateBlock

Kind = Literal["1.", "1.1.", "1/", "1)", "(1)", "a)", "a.", "a/", "(a)", "-", "–", "*", "•", "+"]

# The order in which the levels of a Vietnamese document follow one another (Decree 30/2020/NĐ-CP,
# annex I: khoản in Arabic numbers with a full stop, điểm in letters with a bracket; then dashes).
RANK: Final[dict[Kind, int]] = {
    "1.": 0, "1.1.": 1, "1/": 1, "1)": 2, "(1)": 2, "a)": 3, "a.": 3, "a/": 3, "(a)": 3,
    "-": 4, "–": 4, "*": 4, "•": 4, "+": 5,
}  # fmt: skip
ALPHABET: Final = "abcdđeghiklmnopqrstuvxy"  # of legal lettering: no f, j, w, z
_NUMBERED: Final[dict[str, Kind]] = {".": "1.", ")": "1)", "/": "1/"}
_LETTERED: Final[dict[str, Kind]] = {")": "a)", "/": "a/"}
_SPACE: Final = " \t\u00a0\u2002\u2003\u2007\u2009\u202f\u3000"
_GAP: Final = rf"(?=[{_SPACE}]|$)"
_WORD_BULLET: Final = "[oØ§üvqu]"  # of Courier and Wingdings, as they are pasted from Word
_MARK: Final = re.compile(
    rf"(?P<number>\d{{1,3}})(?P<end>[.)/]){_GAP}"
    rf"|(?P<clause>\d{{1,2}}(?:\.\d{{1,2}})+\.){_GAP}"
    rf"|(?P<letter>[a-zđ]|[ivx]{{2,5}})(?P<close>[.)/]){_GAP}"
    rf"|\((?:(?P<count>\d{{1,3}})|(?P<point>[a-zđ]|[ivx]{{2,5}}))\){_GAP}"
    rf"|(?P<dash>[-–—−]|\+|\*|[•‣▪▫●○◦■□➢➤►▸✓✔·\uf000-\uf0ff]){_GAP}"
    rf"|(?P<word>{_WORD_BULLET})(?=\t| {{2,}})"
)
# What makes items only where a line beside it begins likewise.
_IN_PAIRS: Final = re.compile(
    rf"(?P<dash>[-–—•+])(?=[^\W\d_])|(?P<sign>{_WORD_BULLET}|_)(?=[{_SPACE}]+\S)"
    r"|(?P<number>\d{1,2})(?P<end>[.)/])(?=[^\W\d_])|(?P<letter>[a-zđ])(?P<close>[)/])(?=[^\W\d_])"
)
_SENTENCE_END: Final = re.compile(r"[.:;!?…,][\"”’)\]*_]*$")


@dataclass(frozen=True, slots=True)
class Mark:
    """A list mark: its kind, the text written, its number, and where in the source it ends.

    ``shown`` says that the mark is to stand in the text as it was written, since HTML has no list
    that numbers so.
    """

    kind: Kind
    written: str
    number: int
    end: int
    shown: bool = False

    @property
    def rank(self) -> int:
        """Return the level at which documents use this mark, 0 outermost."""
        return RANK[self.kind]


def mark_at(state: StateBlock, line: int) -> Mark | None:
    """Return the list mark that *line* begins with, or ``None`` where it cannot be meant as one."""
    start = state.bMarks[line] + state.tShift[line]
    found = _MARK.match(state.src, start, state.eMarks[line])
    if found is None:
        return _in_pairs(state, line, start)
    end = found.end()
    if (number := found["number"]) is not None:
        zero = len(number) > 1 and number[0] == "0"
        return Mark(
            _NUMBERED[found["end"]], found[0], int(number), end, zero or found["end"] == "/"
        )
    if found["clause"] is not None:
        return Mark("1.1.", found[0], 0, end, shown=True)
    if (letter := found["letter"]) is not None:
        if found["close"] != ".":
            return Mark(_LETTERED[found["close"]], found[0], _place(letter), end, shown=True)
        return _with_full_stop(state, line, found[0], letter, end)
    if found["count"] is not None:
        return Mark("(1)", found[0], int(found["count"]), end, shown=True)
    if found["point"] is not None:
        return Mark("(a)", found[0], _place(found["point"]), end, shown=True)
    return Mark(_bullet(found[0]), found[0], 0, end)


def may_interrupt(state: StateBlock, line: int, mark: Mark) -> bool:
    """Say whether *mark* may begin a list directly under a line of text.

    A wrapped line can begin with a number or a dash by chance. It is a mark where the sentence
    before it has ended, where it is the first of its kind, or where the next of its kind follows.
    """
    if not state.src[mark.end : state.eMarks[line]].strip():
        return False
    if mark.kind in {"*", "•"} or mark.written in {"-", "+"} or mark.kind == "1.1.":
        return True
    if mark.kind in {"1.", "1)", "a)", "a."} and mark.number == 1:
        return True
    return _sentence_ended(state, line) or _follows(state, line, mark)


def text_of(state: StateBlock, line: int) -> str:
    """Return *line* without its indentation."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def continues(state: StateBlock, line: int, end: int, mark: Mark) -> bool:
    """Say whether a list whose last mark is *mark* goes on behind what is marked more deeply.

    Looks from *line* at most a hundred lines ahead, past deeper marks and what is indented.
    """
    indent, after_blank = state.sCount[line], True
    for ahead in range(line, min(end, line + 100)):
        if state.isEmpty(ahead):
            after_blank = True
            continue
        if state.sCount[ahead] <= indent + 1:
            found = mark_at(state, ahead)
            if found is None:
                if after_blank:
                    return False
            elif found.kind == mark.kind:
                return not mark.number or found.number == mark.number + 1
            elif found.rank <= mark.rank:
                return False
        after_blank = False
    return False


def _bullet(sign: str) -> Kind:
    if sign == "-":
        return "-"
    if sign in "–—−":
        return "–"
    if sign == "*":
        return "*"
    return "+" if sign in "+o◦○" else "•"


def _place(letter: str) -> int:
    """Return the place of *letter* in legal lettering, from 1; of a Roman numeral, 0."""
    return ALPHABET.find(letter) + 1 if len(letter) == 1 else 0


def _with_full_stop(
    state: StateBlock, line: int, written: str, letter: str, end: int
) -> Mark | None:
    """``a.`` is a mark only beside its neighbour in the alphabet: it may be an initial."""
    mark = Mark("a.", written, _place(letter), end, shown=True)
    if not mark.number:
        return None
    near = [ALPHABET[place] for place in (mark.number - 2, mark.number) if 0 <= place < 22]
    for other in (_neighbour(state, line, -1), _neighbour(state, line, 1)):
        if other is not None and any(other.startswith(f"{name}. ") for name in near):
            return mark
    return None


def _in_pairs(state: StateBlock, line: int, start: int) -> Mark | None:
    """Read ``-Công đoàn``, ``1.Việc`` or ``§ Việc`` as an item where a line beside it goes with it."""
    found = _IN_PAIRS.match(state.src, start, state.eMarks[line])
    if found is None:
        return None
    beside = [_IN_PAIRS.match(_neighbour(state, line, step) or "") for step in (-1, 1)]
    others = [other for other in beside if other is not None]
    if (number := found["number"]) is not None:
        mark = Mark(
            _NUMBERED[found["end"]], found[0], int(number), found.end(), found["end"] == "/"
        )
        near = {(f"{int(number) + step}", found["end"]) for step in (-1, 1)}
        return mark if any((other["number"], other["end"]) in near for other in others) else None
    if (letter := found["letter"]) is not None:
        mark = Mark(_LETTERED[found["close"]], found[0], _place(letter), found.end(), shown=True)
        return mark if any(_next_to(letter, other["letter"]) for other in others) else None
    if not any(other[0] == found[0] for other in others):
        return None
    return Mark(_bullet(found[0]), found[0], 0, found.end())


def _next_to(letter: str, other: str | None) -> bool:
    return other is not None and abs(_place(letter) - _place(other)) == 1


def _neighbour(state: StateBlock, line: int, step: int) -> str | None:
    """Return the text of the line before or after *line*, over one blank line at most."""
    for other in (line + step, line + 2 * step):
        if 0 <= other < state.lineMax and not state.isEmpty(other):
            # An item or a quotation that is being read has moved its line's beginning.
            begin = state.src.rfind("\n", 0, state.bMarks[other]) + 1
            return state.src[begin : state.eMarks[other]].strip("> \t")
    return None


def _sentence_ended(state: StateBlock, line: int) -> bool:
    return bool(line and _SENTENCE_END.search(text_of(state, line - 1).rstrip()))


def _follows(state: StateBlock, line: int, mark: Mark) -> bool:
    """Say whether the next line that begins with a mark of this kind comes without a blank line."""
    for ahead in range(line + 1, min(state.lineMax, line + 12)):
        if state.isEmpty(ahead):
            return False
        found = mark_at(state, ahead)
        if found is not None and found.kind == mark.kind:
            return not mark.number or found.number == mark.number + 1
    return False
