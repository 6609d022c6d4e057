"""Bytes of an editor's file to NFC text, or the name of the encoding they seem to be in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from plugins.core.file_kinds import HEAD, NAMES, TAIL, document_kind
from plugins.core.invisible import lost_characters, without_code
from plugins.core.lookalikes import doubtful, mend
from plugins.core.text import nfc
from plugins.stories.legacy import DOUBLE, LegacyLine, legacy_passages
from plugins.stories.misread import lost_letters

LARGEST_FILE: Final = 2_000_000  # bytes; the longest story of a newspaper is a hundredth of it

# Invisible line ends that come with pasted text; YAML would count them, editors do not.
_HIDDEN_BREAKS: Final = {0x85: " ", 0x2028: " ", 0x2029: " "}
# Syllables that every Vietnamese text has, as the legacy encodings write them.
_MOST_QUESTIONS: Final = 10
_TCVN3_LETTERS: Final = bytes([0xAE, 0xB8, 0xB5, 0xB6, 0xB7, 0xB9, 0xA8, 0xAA, 0xAB, 0xAC, 0xAD])


class EncodingError(ValueError):
    """The bytes are not UTF-8; ``line`` counts from 1, ``guess`` names what they look like."""

    def __init__(self, guess: str, line: int) -> None:
        self.guess, self.line = guess, line
        super().__init__(f"{guess} in line {line}")


class NotTextError(EncodingError):
    """The bytes are another kind of file; ``kind`` and ``kind_en`` say which in words."""

    def __init__(self, kind: str, kind_en: str) -> None:
        self.kind, self.kind_en = kind, kind_en
        super().__init__(f"{kind} / {kind_en}", 1)


@dataclass(frozen=True, slots=True)
class EncodingFinding:
    """What is wrong with the letters of a file: a problem code, a line from 1 and its words."""

    code: str
    line: int
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Decoded:
    """An editor's file as text, line for line, and what is wrong with its letters."""

    text: str
    findings: tuple[EncodingFinding, ...] = ()


def decode(data: bytes) -> str:
    """Return *data* as NFC text with ``\\n`` as its only line end and no byte order mark.

    Look-alike letters are read as what is meant (see ``core.lookalikes``). Raises ``EncodingError``
    for anything but UTF-8, ``NotTextError`` for a Word file or another kind that was given a
    text's name.
    """
    return mend(_decoded(data))


def read_text(data: bytes) -> Decoded:
    """Return *data* as ``decode`` does, with what is wrong with its letters.

    Old fonts are looked for before look-alikes are mended: a soft hyphen is a letter of theirs.
    """
    written = _decoded(data)
    legacy = [_legacy(passage) for passage in legacy_passages(written)]
    text = mend(written)
    lines = {finding.line for finding in legacy}
    lost = [
        EncodingFinding("S262", line, {"character": shown}) for line, shown in lost_characters(text)
    ]
    doubts = [
        EncodingFinding("WS263", line, {"text": word, "character": shown})
        for line, word, shown in doubtful(text)
        if line not in lines
    ]
    return Decoded(text, (*legacy, *lost, *_questions(text), *doubts))


def _questions(text: str) -> list[EncodingFinding]:
    """Return the lines in which letters became question marks, the first few of them."""
    if "?" not in text:
        return []
    lines = [
        (number, words)
        for number, line in enumerate(without_code(text).split("\n"), start=1)
        if "?" in line and (words := [*lost_letters(line)])
    ]
    return [
        EncodingFinding("S278", number, {"text": " ".join(words[:5])})
        for number, words in lines[:_MOST_QUESTIONS]
    ]


def _legacy(passage: LegacyLine) -> EncodingFinding:
    code = "S265" if passage.sure else "S279" if passage.encoding == DOUBLE else "WS161"
    return EncodingFinding(
        code, passage.line, {"guess": passage.encoding, "quoted": passage.decoded}
    )


def _decoded(data: bytes) -> str:
    if (kind := document_kind(data[:HEAD], data[-TAIL:])) is not None:
        raise NotTextError(*NAMES[kind])
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or _looks_like_utf16(data):
        raise EncodingError("UTF-16", 1)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise EncodingError(_guess(data), line) from None
    return nfc(text.replace("\r\n", "\n").replace("\r", "\n")).translate(_HIDDEN_BREAKS)


def _looks_like_utf16(data: bytes) -> bool:
    head = data[:400]
    return len(head) > 8 and (
        head[1::2].count(0) * 3 > len(head) or head[::2].count(0) * 3 > len(head)
    )


def _guess(data: bytes) -> str:
    legacy = sum(data.count(letter) for letter in _TCVN3_LETTERS)
    high = sum(byte > 0x7F for byte in data) or 1
    if high <= 2:
        return "UTF-8 + 1 byte hỏng / UTF-8 with a damaged byte"
    if data.count(0xF0) + data.count(0xEC) + data.count(0xF2) > high / 4:
        return "Windows-1258"
    if legacy > high / 2:
        return "TCVN3 (.VnTime)"
    return "Windows-1258 / VNI"
