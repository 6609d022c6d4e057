"""Who appears in a story: the bodies of the made-up province, and people made up for the occasion."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from plugins.core.lunar import new_year, year_name
from tools.demo.events import Event
from tools.demo.wording import Cast, both, day, month, number, spelled, table

_LONG: Final = "Liên đoàn Lao động"
_SHORT: Final = "LĐLĐ"
_IN_DIGITS: Final = {
    "rise",
    "off",
    "saved",
    "price",
    "sum",
    "value",
}  # a unit or a sign of per cent follows


@dataclass(frozen=True)
class Person:
    """Somebody made up: ``short`` is how the story speaks of them after the first time."""

    name: str
    female: bool

    @property
    def given(self) -> str:
        """The given name."""
        return self.name.split()[-1]

    def short(self, vi: tuple[str, str]) -> dict[str, str]:
        """Return the form of address: *vi* holds the Vietnamese words for a man and a woman."""
        return {
            "vi": f"{vi[self.female]} {self.given}",
            "en": f"{'Ms' if self.female else 'Mr'} {self.given}",
        }


@cache
def cast_table() -> dict[str, Any]:
    """Return the bodies and names in ``words/cast.toml``."""
    return table("cast")


def upper_of(firm: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the union directly above that of *firm*."""
    return next(upper for upper in cast_table()["uppers"] if upper["id"] == firm["upper"])


def person(dice: random.Random, female: bool | None = None, but: set[str] | None = None) -> Person:
    """Return somebody made up, with another given name than those in *but*, which then holds it too."""
    names = cast_table()
    woman = dice.random() < 0.55 if female is None else female
    sex = "f" if woman else "m"
    taken = but if but is not None else set()
    given = dice.choice([name for name in names[f"given_{sex}"] if name not in taken])
    taken.add(given)
    middle = dice.choice([name for name in names[f"middles_{sex}"] if name != given])
    return Person(f"{dice.choice(names['families'])} {middle} {given}", woman)


def president(firm: Mapping[str, Any]) -> Person:
    """Return the president of the union at *firm*: the same one in every story."""
    return person(random.Random(f"president of {firm['id']}"))


def director(firm: Mapping[str, Any]) -> Person:
    """Return the director of *firm*: the same one in every story, no namesake of the president."""
    return person(random.Random(f"director of {firm['id']}"), but={president(firm).given})


def short_form(words: str) -> str:
    """Return the name of a federation as a running text has it."""
    return words.replace(_LONG, _SHORT).replace(" tỉnh ", " ")


def assemble(
    dice: random.Random,
    event: Event,
    firm: Mapping[str, Any],
    when: dt.date,
    officer: Mapping[str, Any],
    partner: Mapping[str, Any] | None,
) -> Cast:
    """Return what the names in the sentences of *event* stand for, as it happens at *firm* on *when*."""
    cast = Cast()
    _add_bodies(cast, firm, partner)
    _add_people(cast, dice, event, firm, officer)
    _add_days(cast, when)
    for name, span in event.figures.items():
        value = dice.randrange(span[0], span[1] + 1, *span[2:])
        if name in event.people:
            value = min(value, firm["staff"] * dice.randint(40, 60) // 100)
        cast.add(name, number(value) if name in _IN_DIGITS else spelled(value))
    for name, (whole, low, high) in event.parts.items():
        total = int(cast.names[whole]["en"].replace(",", ""))
        cast.add(name, number(total * dice.randint(low, high) // 100))
    for choice in event.choose:
        cast.add(choice["name"], dice.choice(choice["options"]))
    return cast


def _add_bodies(cast: Cast, firm: Mapping[str, Any], partner: Mapping[str, Any] | None) -> None:
    federation, upper = cast_table()["federation"], upper_of(firm)
    cast.add("fed", {"vi": federation["short_vi"], "en": f"the {federation['en']}"})
    cast.add("fed_short", {"vi": federation["short_vi"], "en": f"the {federation['short_en']}"})
    cast.add("firm", both(firm))
    cast.add("firm_short", firm["short"])
    cast.add("union", {"vi": f"Công đoàn {firm['vi']}", "en": f"the {firm['en']} union"})
    short = firm["short"]
    cast.add("union_short", {"vi": f"Công đoàn {short['vi']}", "en": f"the {short['en']} union"})
    cast.add("upper", {"vi": short_form(upper["vi"]), "en": f"the {upper['en']}"})
    cast.add("place", upper["place"])
    cast.add("staff", number(firm["staff"]))
    cast.add("wrong", number(firm["staff"] + 200))
    if partner:
        cast.add("partner", both(partner))


def _add_people(
    cast: Cast,
    dice: random.Random,
    event: Event,
    firm: Mapping[str, Any],
    officer: Mapping[str, Any],
) -> None:
    head = Person(officer["name"], officer.get("female", False))
    chair, boss = president(firm), director(firm)
    taken = {head.given, chair.given, boss.given}
    worker = person(dice, True if event.women else None, taken)
    comrade = ("đồng chí", "đồng chí")
    for name, who, forms in (
        ("head", head, comrade),
        ("chair", chair, comrade),
        ("boss", boss, ("ông", "bà")),
        ("worker", worker, ("anh", "chị")),
        ("worker2", person(dice, True, taken), ("anh", "chị")),
    ):
        cast.add(name, who.name)
        cast.add(f"{name}_short", who.short(forms))
    cast.add("head_office", officer["office"])
    cast.add("boss_title", {"vi": "Bà" if boss.female else "Ông", "en": ""})
    cast.add("worker_job", dice.choice(firm["jobs"]))
    cast.add("team", dice.choice(firm["teams"]))


def _add_days(cast: Cast, when: dt.date) -> None:
    tet = when.year if new_year(when.year) > when else when.year + 1
    cast.add("tet", {"vi": f"Tết {year_name(tet)} {tet}", "en": f"Lunar New Year {tet}"})
    cast.add("day", day(when))
    cast.add("day_short", day(when, year=False))
    cast.add("month", month(when))
    for name, years in (("last_year", -1), ("year", 0), ("next_year", 1)):
        cast.add(name, str(when.year + years))
