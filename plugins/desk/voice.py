"""How the desk speaks: Vietnamese first, then English; UTF-8 whatever the locale says."""

from __future__ import annotations

import sys
from typing import TextIO

from plugins.core.text import printable


class DeskError(Exception):
    """A verb cannot do what was asked; says why, and what to do, in both languages."""

    def __init__(self, vi: str, en: str) -> None:
        self.vi, self.en = vi, en
        super().__init__(f"{vi}\n{en}")


def speak_utf8() -> None:
    """Let both streams take Vietnamese under any locale; what they cannot show becomes ``?``."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def show(text: str, stream: TextIO | None = None) -> None:
    """Print *text*, whatever it holds: lines stay lines, and nothing in them acts on the terminal.

    Every word of the desk goes through here, so that no name, argument or answer of a host that it
    repeats can clear the screen, set a title or hide what follows.
    """
    lines = "\n".join(map(printable, text.split("\n")))
    print(lines, file=stream or sys.stdout, flush=True)


def say(vi: str, en: str, stream: TextIO | None = None) -> None:
    """Print one sentence in both languages, on two lines."""
    show(f"{vi}\n{en}", stream)
