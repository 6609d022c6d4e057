"""Captions: WebVTT (W3C, «WebVTT: The Web Video Text Tracks Format») and SubRip, checked line by line.

What is published is written anew as WebVTT from the cues alone: notes and style sheets stay at home.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_TIME: Final = r"((?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3})"
_TIMING: Final = re.compile(rf"\s*{_TIME}\s*-->\s*{_TIME}((?:\s+[a-z]+:[\w%,.:-]+)*)\s*")
_HEADER: Final = re.compile(r"WEBVTT(?:[ \t].*)?")
_ASIDE: Final = re.compile(r"(?:NOTE|STYLE|REGION)(?:[ \t].*)?")
_MARKUP: Final = re.compile(r"</?(?!/?[biu]>)[a-z][^>]*>|\{\\[^}]*\}", re.IGNORECASE)

# What may be wrong, in both languages.
_NO_HEADER: Final = ("dòng đầu phải là WEBVTT", "the first line must be WEBVTT")
_NO_CUES: Final = ("không có câu phụ đề nào", "it holds no captions")
_NO_TIME: Final = (
    "thời gian phải viết như 00:00:04.000 --> 00:00:07.500",
    "times are written like 00:00:04.000 --> 00:00:07.500",
)
_COMMA: Final = (
    "thời gian dùng dấu chấm, không dùng dấu phẩy; hoặc đổi đuôi tệp thành .srt",
    "times have a full stop, no comma; or let the file's name end in .srt",
)
_BACKWARDS: Final = ("câu kết thúc trước khi bắt đầu", "a caption ends before it begins")
_DISORDER: Final = ("câu bắt đầu trước câu ở trên", "a caption begins before the one above it")
_NO_WORDS: Final = ("câu không có chữ", "a caption has no words")


@dataclass(frozen=True, slots=True)
class Cue:
    """Words and when they are shown, in milliseconds; ``settings`` say where on the picture."""

    start: int
    end: int
    words: str
    settings: str = ""


@dataclass(frozen=True, slots=True)
class CaptionFault:
    """What is wrong in a line, counted from 1."""

    line: int
    vi: str
    en: str


def read(text: str, subrip: bool = False) -> tuple[tuple[Cue, ...], tuple[CaptionFault, ...]]:
    """Return the cues of *text*, whose line ends are ``\\n``, and its faults."""
    lines = text.removeprefix("\ufeff").split("\n")
    cues: list[Cue] = []
    faults: list[CaptionFault] = []
    at = 0
    if not subrip:
        if not _HEADER.fullmatch(lines[0].rstrip()):
            return (), (CaptionFault(1, *_NO_HEADER),)
        at = _block_end(lines, 0)
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        end = _block_end(lines, at)
        if subrip or not _ASIDE.fullmatch(lines[at].rstrip()):
            _cue(lines, at, end, subrip, cues, faults)
        at = end
    if not cues and not faults:
        faults.append(CaptionFault(1, *_NO_CUES))
    return tuple(cues), tuple(faults)


def written(cues: tuple[Cue, ...]) -> str:
    """Return *cues* as WebVTT."""
    return "WEBVTT\n" + "".join(
        f"\n{_clock(cue.start)} --> {_clock(cue.end)}{cue.settings}\n{cue.words}\n" for cue in cues
    )


def _block_end(lines: list[str], at: int) -> int:
    while at < len(lines) and lines[at].strip():
        at += 1
    return at


def _cue(
    lines: list[str], at: int, end: int, subrip: bool, cues: list[Cue], faults: list[CaptionFault]
) -> None:
    first = next((line for line in range(at, min(at + 2, end)) if "-->" in lines[line]), None)
    if first is None:
        faults.append(CaptionFault(at + 1, *_NO_TIME))
        return
    found = _TIMING.fullmatch(lines[first])
    if found is None:
        faults.append(CaptionFault(first + 1, *_NO_TIME))
        return
    if "," in found[1] + found[2] and not subrip:
        faults.append(CaptionFault(first + 1, *_COMMA))
        return
    start, stop = _milliseconds(found[1]), _milliseconds(found[2])
    said = [line.rstrip() for line in lines[first + 1 : end]]
    words = "\n".join(map(_converted, said) if subrip else said)
    if stop <= start:
        faults.append(CaptionFault(first + 1, *_BACKWARDS))
    elif cues and start < cues[-1].start:
        faults.append(CaptionFault(first + 1, *_DISORDER))
    elif not words.strip():
        faults.append(CaptionFault(first + 1, *_NO_WORDS))
    else:
        settings = "" if subrip else "".join(f" {one}" for one in found[3].split())
        cues.append(Cue(start, stop, words, settings))


def _converted(line: str) -> str:
    """Return a line of SubRip as WebVTT writes it: bold, italic and underlined stay."""
    kept = _MARKUP.sub("", line).replace("&", "&amp;")
    return re.sub(r"<(?!/?[biu]>)", "&lt;", kept, flags=re.IGNORECASE)


def _milliseconds(written_time: str) -> int:
    clock, _, part = written_time.replace(",", ".").partition(".")
    seconds = 0
    for number in clock.split(":"):
        seconds = seconds * 60 + int(number)
    return seconds * 1000 + int(part.ljust(3, "0"))


def _clock(milliseconds: int) -> str:
    seconds, part = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{part:03}"
