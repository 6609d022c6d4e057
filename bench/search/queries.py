"""Queries whose right answer is known: a few syllables in a row that stand in one story only."""

from __future__ import annotations

import random
import unicodedata
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from bench.search.spellings import has_other_placement, other_placement, slip, telex
from bench.search.stories import Mixed
from plugins.core.text import fold

Spell = Callable[[str, random.Random], str]

SETS: Final = {"tune": 1, "report": 2}
TITLE: Final[dict[str, Spell]] = {
    "title, as written": lambda text, dice: text,
    "title, upper case": lambda text, dice: text.upper(),
    "title, NFD": lambda text, dice: unicodedata.normalize("NFD", text),
    "title, no marks": lambda text, dice: fold(text),
    "title, other placement": lambda text, dice: other_placement(text),
    "title, raw Telex": lambda text, dice: telex(text),
    "title, one slip": slip,
    "title, no marks, one slip": lambda text, dice: slip(fold(text), dice),
}
BODY: Final[dict[str, Spell]] = {
    "body, as written": lambda text, dice: text,
    "body, no marks": lambda text, dice: fold(text),
    "body, one slip": slip,
    "body, no marks, one slip": lambda text, dice: slip(fold(text), dice),
}
_PLACED: Final = "title, other placement"


@dataclass(frozen=True, slots=True)
class Query:
    """What is typed, and the number of the story that it must find."""

    kind: str
    typed: str
    answer: int


def queries(stories: list[Mixed], each: int, name: str) -> list[Query]:
    """Return *each* queries of every kind, from other stories in the set "tune" than in "report"."""
    dice = random.Random(f"{name} {len(stories)}")
    own = [story for story in stories if story.number % 2 == SETS[name] % 2]
    titles = [_cut(dice.choice(own), dice, title=True) for _ in range(each * 5)]
    bodies = [_cut(dice.choice(own), dice, title=False) for _ in range(each * 5)]
    many = (_cut(dice.choice(own), dice, title=True) for _ in range(each * 200))
    placed = [one for one in many if has_other_placement(one[0])]
    made = []
    for kinds, cut in ((TITLE, titles), (BODY, bodies)):
        drawn = _only_there(stories, cut)
        for kind, spell in kinds.items():
            fit = _only_there(stories, placed) if kind == _PLACED else drawn
            for text, answer in fit[:each]:
                made.append(Query(kind, spell(text, dice), answer))
    return made


def _cut(story: Mixed, dice: random.Random, *, title: bool) -> tuple[str, int]:
    words = (story.title if title else dice.choice(story.sentences)).split()
    size = min(dice.randint(3, 6), len(words))
    start = dice.randint(0, len(words) - size)
    return " ".join(words[start : start + size]).lower(), story.number


def _only_there(stories: list[Mixed], drawn: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Return those whose folded words stand in no other story, in order, each story once."""
    wanted = {tuple(fold(text).lower().split()) for text, _ in drawn}
    there: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    for story in stories:
        words = fold(" ".join([story.title, *story.sentences])).lower().split()
        for size in range(3, 7):
            for start in range(len(words) - size + 1):
                if (row := tuple(words[start : start + size])) in wanted:
                    there[row].add(story.number)
    kept: dict[int, str] = {}
    for text, answer in drawn:
        if there[tuple(fold(text).lower().split())] == {answer}:
            kept.setdefault(answer, text)
    return [(text, answer) for answer, text in kept.items()]
