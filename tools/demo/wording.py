"""Words in both languages, and the sentences that are made of them.

A pattern is a text with names in braces: ``{union} tặng {gifts} suất quà``. A name that begins with a
capital letter (``{Union}``) begins a sentence.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

FOLDER: Final = Path(__file__).parent / "words"
LANGS: Final = ("vi", "en")
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_BELOW_TEN: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
# Where a sentence begins; not after a question that is quoted, as in: “Who?” she said.
_BEGINNING: Final = re.compile(r"(^|\n\n|## |[.!?] )(“?)([^\W\d_])")
_TENS: Final = (
    "", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
_TEENS: Final = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_YEAR_AND_NUMBER: Final = re.compile(r"\b(20\d\d) (\d)")
_FIRST_NUMBER: Final = re.compile(r"(^|\n\n|[.!?] )([1-9]\d{0,2})(?= [a-z])")

Words = Mapping[str, str]  # by language


@cache
def table(name: str) -> dict[str, Any]:
    """Return what the file *name* below ``words/`` says."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


def both(words: str | Words) -> dict[str, str]:
    """Return *words* in both languages; a name is the same in either."""
    return {lang: words if isinstance(words, str) else words[lang] for lang in LANGS}


def number(value: float) -> dict[str, str]:
    """Return *value* as each language writes it: ``1.240`` and ``1,240``; ``2,5`` and ``2.5``."""
    english = f"{value:,}"
    return {"vi": english.translate(str.maketrans(",.", ".,")), "en": english}


def spelled(value: int) -> dict[str, str]:
    """Return *value* as running text has it: in English a number below ten is a word."""
    return {**number(value), "en": _BELOW_TEN[value]} if value < 10 else number(value)


def opened(english: str) -> str:
    """Return *english* without numbers in figures at the beginning of a sentence or after a year."""
    english = _YEAR_AND_NUMBER.sub(r"\1, \2", english)
    return _FIRST_NUMBER.sub(lambda found: found[1] + _first(int(found[2])), english)


def _first(value: int) -> str:
    return _in_words(value).capitalize() if value < 100 else f"A total of {value}"


def _in_words(value: int) -> str:
    if value >= 20:
        ones = value % 10
        return _TENS[value // 10] + (f"-{_BELOW_TEN[ones]}" if ones else "")
    return _TEENS[value - 10] if value >= 10 else _BELOW_TEN[value]


def day(value: dt.date, *, year: bool = True) -> dict[str, str]:
    """Return *value* as text: ``12/3/2024`` and ``12 March 2024``, or without the year."""
    vi, en = f"{value.day}/{value.month}", f"{value.day} {_MONTHS[value.month - 1]}"
    return (
        {"vi": f"{vi}/{value.year}", "en": f"{en} {value.year}"} if year else {"vi": vi, "en": en}
    )


def month(value: dt.date) -> dict[str, str]:
    """Return the month of *value*: ``tháng 3`` and ``March``."""
    return {"vi": f"tháng {value.month}", "en": _MONTHS[value.month - 1]}


class _InLang(dict[str, str]):
    def __missing__(self, name: str) -> str:
        small = name[0].lower() + name[1:]
        if small == name:
            raise KeyError(name)
        words = self[small]
        return words[0].upper() + words[1:]


@dataclass
class Cast:
    """What the names in braces stand for in one story."""

    names: dict[str, dict[str, str]] = field(default_factory=dict)

    def add(self, name: str, words: str | Words) -> None:
        """Let *name* stand for *words*."""
        self.names[name] = both(words)

    def say(self, pattern: str | Words) -> dict[str, str]:
        """Return *pattern* in both languages. Raises ``KeyError`` for a name that stands for nothing."""
        return {lang: self.say_in(lang, both(pattern)[lang]) for lang in LANGS}

    def say_in(self, lang: str, pattern: str) -> str:
        """Return *pattern*, which is in *lang*, with its names filled in."""
        names = _InLang({name: said[lang] for name, said in self.names.items()})
        return _BEGINNING.sub(
            lambda found: found[1] + found[2] + found[3].upper(), pattern.format_map(names)
        )
