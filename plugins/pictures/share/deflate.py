"""Deflate (RFC 1951) of short rows of pixels, in parts that can be put together like bricks.

Every symbol is written in whole bytes: a pixel takes one, its repetition one or two. So the packed rows of a
letter are worked out once and stand in any image, beside any other letter. The code for that is
fixed; ``OPENING`` tells it to the reader, ``CLOSING`` ends it. It refers to nothing but the pixel
before, which must be ``PAPER`` where a row of a letter begins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Final

PAPER: Final = 0
_PAPER: Final = bytes([PAPER])
COLOURS: Final = 142  # colours that can be packed: 0 to 141

_END: Final = 256
_LONGEST: Final = 258
_SHORTEST: Final = 3
_MOST_BITS: Final = 15
_WORTH_IT: Final = 3  # a shorter run takes no less than its pixels
# Symbols of a length: the first length, and how many bits say which one of the following is meant.
_LENGTHS: Final = {
    **{257 + at: (3 + at, 0) for at in range(8)},
    **{265 + at: (11 + 2 * at, 1) for at in range(4)},
    **{269 + at: (19 + 4 * at, 2) for at in range(4)},
    **{273 + at: (35 + 8 * at, 3) for at in range(4)},
    **{277 + at: (67 + 16 * at, 4) for at in range(4)},
    **{281 + at: (131 + 32 * at, 5) for at in range(4)},
    285: (_LONGEST, 0),
}
_TWO_BYTES: Final = 51  # lengths from here on
# In this order a block tells how long the codes are that tell the lengths of the codes.
_ORDER: Final = (16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15)
_DISTANCES: Final = (1, 1)  # the pixel before, and one that is never used: a whole code


def _code_lengths() -> list[int]:
    """Return the bits of every symbol, such that it makes whole bytes with what follows it."""
    lengths = [0] * (_LONGEST + 28)
    lengths[:COLOURS] = [8] * COLOURS
    lengths[_END] = 8
    for symbol, (first, extra) in _LENGTHS.items():
        bits = 8 if first < _TWO_BYTES or first == _LONGEST else 16
        lengths[symbol] = bits - extra - 1  # one for the distance
    left = (1 << _MOST_BITS) - sum(1 << _MOST_BITS - bits for bits in lengths if bits)
    unused = COLOURS
    while left:  # readers refuse a code with gaps
        bits = max(8, _MOST_BITS + 1 - left.bit_length())
        lengths[unused] = bits
        left -= 1 << _MOST_BITS - bits
        unused += 1
    return lengths


def _codes(lengths: Iterable[int]) -> dict[int, str]:
    """Return the code of every symbol, in the order of its bits in the stream."""
    codes, code, before = {}, 0, 0
    for bits, symbol in sorted((bits, symbol) for symbol, bits in enumerate(lengths) if bits):
        code <<= bits - before
        codes[symbol] = f"{code:0{bits}b}"
        code, before = code + 1, bits
    return codes


def _number(value: int, bits: int) -> str:
    return f"{value:0{bits}b}"[::-1] if bits else ""


def _bytes(bits: str) -> bytes:
    assert len(bits) % 8 == 0
    return bytes(int(bits[at : at + 8][::-1], 2) for at in range(0, len(bits), 8))


def _opening(lengths: list[int]) -> bytes:
    """Return the head of the block; empty blocks before it make it end with a byte."""
    plain = [4] * 16 + [0, 0, 0]  # four bits tell any length up to fifteen
    codes = _codes(plain)
    block = "0" + _number(2, 2) + _number(len(lengths) - 257, 5) + _number(len(_DISTANCES) - 1, 5)
    block += _number(len(_ORDER) - 4, 4) + "".join(_number(plain[at], 3) for at in _ORDER)
    block += "".join(codes[bits] for bits in (*lengths, *_DISTANCES))
    empty = "0" + _number(1, 2) + "0" * 7  # of the fixed code: ten bits
    while len(block) % 8:
        block = empty + block
    return _bytes(block)


_BITS: Final = _code_lengths()
_CODES: Final = _codes(_BITS)
OPENING: Final = _opening(_BITS)
CLOSING: Final = _bytes(_CODES[_END])
_PIXEL: Final = [_bytes(_CODES[colour]) for colour in range(COLOURS)]
_PIXELS: Final = b"".join(_PIXEL).ljust(256, b"\0")


def _repeated() -> list[bytes]:
    """Return how the pixel before is repeated so many times; from three on."""
    known = [b""] * (_LONGEST + 1)
    for symbol, (first, extra) in _LENGTHS.items():
        for more in range(1 << extra):
            if first + more < _LONGEST or symbol == 285:
                known[first + more] = _bytes(_CODES[symbol] + _number(more, extra) + "0")
    return known


_REPEATED: Final = _repeated()


@lru_cache(maxsize=4096)
def more(colour: int, count: int) -> bytes:
    """Return *count* more pixels of the *colour* that the pixel before has."""
    many, count = divmod(count, _LONGEST)
    few = _PIXEL[colour] * count if count < _SHORTEST else _REPEATED[count]
    return _REPEATED[_LONGEST] * many + few


def packer(solid: Iterable[int]) -> Callable[[bytes], bytes]:
    """Return what packs a row, to follow a pixel of ``PAPER``; *solid* colours come in long runs."""
    runs = {
        _PIXEL[colour] * count: _PIXEL[colour] + more(colour, count - 1)
        for colour in solid
        for count in range(_WORTH_IT, _LONGEST)
    }
    long = b"|".join(
        b"%s{%d,%d}" % (re.escape(_PIXEL[colour]), _WORTH_IT, _LONGEST - 1) for colour in solid
    )
    cut = re.compile(b"(%s)" % long).split

    def packed(row: bytes) -> bytes:
        inked = row.lstrip(_PAPER)
        parts = cut(inked.translate(_PIXELS))
        return more(PAPER, len(row) - len(inked)) + b"".join(map(runs.get, parts, parts))

    return packed
