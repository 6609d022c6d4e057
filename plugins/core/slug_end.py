"""Where a long address may end: after a word that can end, in Vietnamese and in English."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from plugins.core.compounds import WORDS

# Words that want another after them. Those of one language are words of the other («to», «do»).
_VIETNAMESE: Final = """
bằng bị bởi các cho chưa của cùng đã đang để đến do dưới được gồm giữa hai hay hoặc hơn khi
khóa khoá không là lần mà mỗi mọi một năm ngày ngoài như nhưng những nơi ở qua quý ra rồi
sau sẽ số tại tháng theo thì thứ tới trên trong trước từ và vào vì về với xuân
"""
_ENGLISH: Final = """
a about after against all among an and are as at be before between both but by can during
each every for from has have her his how if in into is its it more most my no nor not of
on or our over per she so some than that the their them these they this those to too under
until up upon was we were what when where which while who whose why will with within
without you your
"""
WANTING: Final = {
    "vi": frozenset(_VIETNAMESE.split()),
    "en": frozenset(_ENGLISH.split()),
}
_PAIRS: Final = frozenset(tuple(word.split()) for word in WORDS)


def can_end(words: Sequence[str], number: int, joined: bool, vietnamese: bool) -> bool:
    """Say whether the first *number* of *words*, in lower case with their marks, can be an end.

    *joined* says that the next word stands to the last without a space («2021–2025»).
    """
    last, following = words[number - 1], words[number]
    if joined or last.endswith(("'", "’", "'s", "’s")):
        return False
    if last in WANTING["vi" if vietnamese else "en"]:
        return False
    return not (vietnamese and (last, following) in _PAIRS)
