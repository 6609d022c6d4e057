"""Stories mixed from clauses: always the same ones for a seed."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench import corpus

_FIRST_DAY: Final = dt.date(2010, 1, 1)
_DAYS: Final = 5000


@dataclass(frozen=True, slots=True)
class Mixed:
    """A story: its title is a row of syllables of its own first paragraph."""

    number: int
    title: str
    summary: str
    paragraphs: tuple[tuple[str, ...], ...]  # sentences

    @property
    def sentences(self) -> tuple[str, ...]:
        """Every sentence of the body, in order."""
        return tuple(sentence for paragraph in self.paragraphs for sentence in paragraph)


def mix(clauses: list[str], count: int, seed: int = 286) -> list[Mixed]:
    """Return *count* stories of 300 to 500 syllables, titles of 6 to 12 syllables, no two alike.

    The clauses are dealt like cards and shuffled anew when all are dealt, so that each comes up
    about equally often.
    """
    dice = random.Random(seed)
    deck: list[str] = []
    titles: set[str] = set()
    made = []
    while len(made) < count:
        wanted, length = dice.randint(300, 500), 0
        paragraphs: list[tuple[str, ...]] = []
        while length < wanted:
            sentences = []
            for _ in range(dice.randint(2, 4)):
                if len(deck) < 4:
                    deck = dice.sample(clauses, len(clauses))
                sentence = " ".join(deck.pop() for _ in range(dice.randint(2, 4)))
                length += sentence.count(" ") + 1
                sentences.append(sentence[0].upper() + sentence[1:])
            paragraphs.append(tuple(sentences))
        source = max(paragraphs[0], key=len).split()
        size = min(dice.randint(6, 12), len(source))
        start = dice.randint(0, len(source) - size)
        title = " ".join(source[start : start + size])
        title = title[0].upper() + title[1:]
        if title.lower() in titles:
            continue
        titles.add(title.lower())
        made.append(Mixed(len(made), title, f"{paragraphs[-1][-1]}.", tuple(paragraphs)))
    return made


def write(stories: list[Mixed], content: Path, seed: int = 286) -> None:
    """Write *stories* as story folders, in Vietnamese only, with the reference data they need."""
    corpus.write_ours([], content)
    dice = random.Random(seed)
    for story in stories:
        day = _FIRST_DAY + dt.timedelta(days=dice.randrange(_DAYS))
        folder = content / "news" / str(day.year) / f"tin-{story.number:05d}"
        folder.mkdir(parents=True)
        body = "\n\n".join(
            " ".join(f"{sentence}." for sentence in paragraph) for paragraph in story.paragraphs
        )
        (folder / "index.vi.md").write_text(
            f'---\ntitle: "{story.title}"\nsummary: "{story.summary}"\ndate: {day}\n'
            f"section: {dice.choice(corpus.SECTIONS)}\nauthors: [Ban Biên tập]\n---\n\n{body}\n",
            "utf-8",
        )
