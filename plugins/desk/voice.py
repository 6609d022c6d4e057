"""How the desk speaks: Vietnamese first, then English; UTF-8 whatever the locale says."""

from __future__ import annotations

import io
import os
import sys
from typing import Any, TextIO

from plugins.core.text import printable
from plugins.desk.command import as_called_here


class DeskError(Exception):
    """A verb cannot do what was asked; says why, and what to do, in both languages."""

    def __init__(self, vi: str, en: str) -> None:
        self.vi, self.en = vi, en
        super().__init__(f"{vi}\n{en}")


def speak_utf8() -> None:
    """Let both streams take Vietnamese under any locale; what they cannot show becomes ``?``.

    A stream that is closed, or whose reader has gone (``| head``), is spoken to in vain: that is no
    fault of the verb, whose status says what it did.
    """
    for number, name in ((0, "stdin"), (1, "stdout"), (2, "stderr")):
        try:
            os.fstat(number)
        except OSError:  # else the next file that is opened would take its number
            os.open(os.devnull, os.O_RDWR)
        if number and getattr(sys, name) is None:
            setattr(sys, name, open(number, "w", encoding="utf-8", closefd=False))  # noqa: SIM115
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
        if type(stream) is io.TextIOWrapper:
            setattr(sys, name, _Unheard(stream))


class _Unheard:
    """A stream that takes what nobody reads any more."""

    def __init__(self, stream: io.TextIOWrapper) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        try:
            return self._stream.write(text)
        except BrokenPipeError:
            self._give_up()
            return len(text)

    def flush(self) -> None:
        try:
            self._stream.flush()
        except BrokenPipeError:
            self._give_up()

    def _give_up(self) -> None:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self._stream.fileno())
        os.close(nowhere)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def show(text: str, stream: TextIO | None = None) -> None:
    """Print *text*, whatever it holds: lines stay lines, and nothing in them acts on the terminal.

    Every word of the desk goes through here, so that no name, argument or answer of a host that it
    repeats can clear the screen, set a title or hide what follows.
    """
    lines = "\n".join(map(printable, as_called_here(text).split("\n")))
    print(lines, file=stream or sys.stdout, flush=True)


def say(vi: str, en: str, stream: TextIO | None = None) -> None:
    """Print one sentence in both languages, on two lines."""
    show(f"{vi}\n{en}", stream)
