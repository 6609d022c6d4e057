"""A story's headline, lead and paragraphs: one way of each sentence of its pattern, names filled in."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from typing import Final

from tools.demo.plan import Slot
from tools.demo.wording import LANGS, Cast, Words, opened, table

_PEOPLE: Final = ("worker", "worker2", "chair", "boss", "head")
_OPENING: Final = 3  # paragraphs that every story of a pattern has


@dataclass(frozen=True)
class Earlier:
    """An earlier story at the same place, to read on."""

    id: str
    titles: Words


def headlines(slot: Slot, cast: Cast, dice: random.Random) -> list[dict[str, str]]:
    """Return the headlines that the story may have, in the order in which they are to be tried."""
    ways = list(slot.event.headlines)
    dice.shuffle(ways)
    return [cast.say(way) for way in ways]


def summary(slot: Slot, cast: Cast, dice: random.Random) -> dict[str, str]:
    """Return the lead."""
    said = cast.say(dice.choice(slot.event.summaries))
    return said | {"en": opened(said["en"])}


def body(slot: Slot, cast: Cast, dice: random.Random, earlier: Earlier | None) -> dict[str, str]:
    """Return the text, three to twelve paragraphs of Markdown."""
    event = slot.event
    chosen: list[Words] = []
    for number, ways in enumerate(event.text):
        is_needed = number == len(event.text) - 1 and len(chosen) == _OPENING
        if number < _OPENING or is_needed or dice.random() < 0.8:
            chosen.append(dice.choice(ways))
    more = [
        words
        for words in table("background")[event.section]["text"]
        if event.id in words.get("only", [event.id])
    ]
    used = "".join(words["vi"] for words in chosen)
    fresh = [words for words in more if "{worker2}" not in words["vi"] or "{worker2}" not in used]
    for words in dice.sample(fresh, dice.randint(0, min(2, len(fresh)))):
        chosen.insert(dice.randint(2, len(chosen)), words)
    said = [cast.say(words) for words in introduced(chosen)]
    if earlier:
        said.append(
            {
                "vi": f"Đọc thêm: [{earlier.titles['vi']}](story:{earlier.id}).",
                "en": f"Read also: [{earlier.titles['en']}](story:{earlier.id}).",
            }
        )
    found = {lang: "\n\n".join(words[lang] for words in said) + "\n" for lang in LANGS}
    return found | {"en": opened(found["en"])}


def introduced(paragraphs: list[Words]) -> list[dict[str, str]]:
    """Return *paragraphs* with everybody named in full where they are first spoken of."""
    known: dict[str, set[str]] = {lang: set() for lang in LANGS}
    return [{lang: _named(words[lang], known[lang]) for lang in LANGS} for words in paragraphs]


def _named(text: str, known: set[str]) -> str:
    for who in _PEOPLE:
        full = text.lower().find(f"{{{who}}}")
        short = re.search(f"{{{who}_short}}", text, re.IGNORECASE)
        if who not in known and short and not 0 <= full < short.start():
            text = text[: short.start()] + f"{{{who}}}" + text[short.end() :]
        if full >= 0 or short:
            known.add(who)
    return text
