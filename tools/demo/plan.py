"""Which stories there are: when each appeared, what it is about, where it happened, what befell it since.

Stories are numbered from the newest. A few numbers have a part of their own, so that every register is
alive on the day of the build however few stories there are.
"""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from tools.demo.cast import cast_table
from tools.demo.events import Event, event, events

FEWEST: Final = 12
DAYS: Final = 3652  # ten years
_PICTURED: Final = 0.4
_MANY: Final = 100  # from here on there are several of each
# What befalls the stories of these numbers; the second row where there are many.
_MARKS: Final[tuple[Mapping[str, tuple[int, ...]], ...]] = (
    {
        "due_soon": (1,), "due_past": (6,), "correction": (5,), "draft": (7,), "scheduled": (8,),
        "moved": (9,), "album": (4,),
    },
    {
        "due_soon": (11, 14), "due_past": (19,), "correction": (22, 45, 83, 131, 207), "draft": (15,),
        "scheduled": (16,), "moved": (30, 200), "hidden": (25,), "withdrawn": (60, 150),
        "album": (35, 110, 212), "retold": (27, 74, 140, 233), "english_draft": (18, 52, 97),
    },
)  # fmt: skip
_FIXED: Final = {
    0: "collective-agreement",
    2: "upcoming-conference",
    3: "course",
    4: "innovations",
    5: "workers-conference",
}
_FIXED_MANY: Final = {
    10: "upcoming-conference",
    12: "course",
    26: "course",
    28: "upcoming-conference",
}


@dataclass(frozen=True)
class Slot:
    """A story to be written. ``marks`` say what befell it; ``pictures`` how many it has."""

    number: int
    day: dt.date
    event: Event
    firm: Mapping[str, Any]
    marks: frozenset[str]
    pictures: int
    has_english: bool


def plan(stories: int, seed: int, today: dt.date) -> tuple[Slot, ...]:
    """Return the stories, the newest first. Raises ``ValueError`` for fewer than ``FEWEST``."""
    if stories < FEWEST:
        raise ValueError(f"a demo has at least {FEWEST} stories, not {stories}")
    dice = random.Random(f"plan {seed}")
    days = [_day(number, stories, today, dice) for number in range(stories)]
    marks = _marks(stories, days, today)
    pictured = _pictured(stories, dice)
    used: Counter[str] = Counter()
    firms: Counter[str] = Counter()
    slots: list[Slot] = []
    for number, appeared in enumerate(days):
        own = marks[number]
        day = today + dt.timedelta(days=2) if "scheduled" in own else appeared
        chosen = _event(number, day, own, stories, used, dice)
        used[chosen.id] += 1
        firm = slots[0].firm if "renewed" in own else _firm(chosen, firms, dice)
        firms[f"{chosen.id} {firm['id']}"] += 1
        firms[firm["id"]] += 1
        count = 0
        if "album" in own:
            count = dice.randint(20, 26)
        elif number in pictured:
            count = dice.choices((1, 2, 3, 4, 5, 8, 12), (40, 18, 12, 9, 6, 5, 3))[0]
        spared = number < 7 or bool(own)
        english = spared or dice.random() > 0.12
        slots.append(Slot(number, day, chosen, firm, own, count, english))
    return tuple(slots)


def _day(number: int, stories: int, today: dt.date, dice: random.Random) -> dt.date:
    """Return the day of story *number*: they lie closer together the newer they are."""
    age = DAYS * (number / (stories - 1)) ** 1.3
    gap = max(1.0, DAYS / stories)
    if 0 < number < stories - 1:
        age += dice.uniform(-0.3, 0.3) * min(gap, age)
    return today - dt.timedelta(days=round(age))


def _marks(stories: int, days: list[dt.date], today: dt.date) -> list[frozenset[str]]:
    found: list[set[str]] = [set() for _ in range(stories)]
    for rows in _MARKS[: 1 + (stories >= _MANY)]:
        for mark, numbers in rows.items():
            for number in (one for one in numbers if one < stories):
                found[number].add(mark)
    ages = [(today - day).days for day in days]
    free = [number for number in range(10, stories) if not found[number]]
    ending = next((number for number in free if ages[number] > 400), free[0])
    found[ending].add("ending")
    renewed = next(
        (number for number in free if ages[number] > 1150 and number != ending), free[-1]
    )
    found[renewed].add("renewed")
    if stories < _MANY:
        rest = (number for number in free if number not in {ending, renewed})
        found[next(rest, 9)].add("withdrawn")
    return [frozenset(marks) for marks in found]


def _pictured(stories: int, dice: random.Random) -> set[int]:
    always = {0, 2, 4, 5}
    rest = [number for number in range(stories) if number not in always]
    wanted = max(round(stories * _PICTURED) - len(always), 0)
    return always | set(dice.sample(rest, wanted))


def _event(
    number: int,
    day: dt.date,
    marks: frozenset[str],
    stories: int,
    used: Counter[str],
    dice: random.Random,
) -> Event:
    fixed = _FIXED | (_FIXED_MANY if stories >= _MANY else {})
    if number in fixed:
        return event(fixed[number])
    if "renewed" in marks:
        return event("collective-agreement")
    if "ending" in marks:
        return event("meal-agreement")
    if marks & {"due_soon", "due_past"}:
        tet = event("tet-dispatch")
        return tet if tet.fits(day) and "due_soon" in marks else event("report-dispatch")
    fit = [one for one in events() if one.fits(day) and (not marks or not one.role)]
    least = min(used[one.id] for one in fit)
    return dice.choice([one for one in fit if used[one.id] == least])


def _firm(chosen: Event, firms: Counter[str], dice: random.Random) -> Mapping[str, Any]:
    fit = [firm for firm in cast_table()["firms"] if firm["kind"] in chosen.at]

    def often(firm: Mapping[str, Any]) -> tuple[int, int]:
        return firms[f"{chosen.id} {firm['id']}"], firms[firm["id"]]

    least = min(map(often, fit))
    return dice.choice([firm for firm in fit if often(firm) == least])
