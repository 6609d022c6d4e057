"""Registers: a union's facts as rows to look up, whatever story reports them.

A row is written once, in the story that reports it. What depends on «today» is worked out for the
day of the build.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Generic, Literal, TypeVar

from plugins.core.dates import PartialDate
from plugins.core.fact_blocks import RegisterName
from plugins.core.fields import Block
from plugins.core.site import Site, Story, Text

B = TypeVar("B", bound=Block)

# Of an agreement or offer: ``ending`` is in force and ends within NOTICE days; ``unknown`` where
# its end is not known, or nothing is said of time.
Validity = Literal["coming", "in_force", "ending", "ended", "unknown"]
VALIDITIES: Final[tuple[Validity, ...]] = ("in_force", "ending", "coming", "ended", "unknown")
# Of what has a day: a deadline, a meeting, a course.
Timing = Literal["coming", "past", "unknown"]
TIMINGS: Final[tuple[Timing, ...]] = ("coming", "past", "unknown")
NOTICE: Final = 90  # days
SOON: Final = 7  # days: what is due within them is urgent


@dataclass(frozen=True, slots=True)
class ReportedFact(Generic[B]):
    """A fact block and the story that reports it. ``block`` is the main text's.

    ``path`` is where it stands in the front matter: ``("agreements", 0)``, ``("meeting",)``.
    """

    story: Story
    path: tuple[str | int, ...]
    block: B

    def text(self, lang: str) -> Text:
        """Return the story's text in *lang* where lists show it, else its main text."""
        return self.story.shown(lang)

    def words(self, lang: str) -> B:
        """Return the block as the edition *lang* words it."""
        return _at(self.text(lang), self.path, self.block)

    def words_lang(self, lang: str, *path: str | int) -> str:
        """Return the language that the words of the block's field *path* are in, there."""
        return self.text(lang).words_lang(*self.path, *path)


@dataclass(frozen=True, slots=True)
class Registers:
    """All rows, each register in the order in which it is read: ``Register.rows`` and ``Register.row``.

    ``by_story`` are the rows that a story reports, by its id.

    ``children`` are the ids of the bodies below each organisation; ``organisation_parts`` are their
    address parts in either language.
    """

    site: Site
    rows: Mapping[RegisterName, tuple[Any, ...]] = field(default_factory=dict)
    by_id: Mapping[RegisterName, Mapping[str, Any]] = field(default_factory=dict)
    by_story: Mapping[RegisterName, Mapping[str, Sequence[Any]]] = field(default_factory=dict)
    children: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    organisation_parts: Mapping[str, None] = field(default_factory=dict)
    stories: Mapping[str, Story] = field(default_factory=dict)

    @property
    def today(self) -> dt.date:
        """The build's day in Vietnam."""
        return self.site.today

    def story_of(self, text: Text) -> Story:
        """Return the story that *text* belongs to."""
        return self.stories[text.story_id]


def validity(
    start: PartialDate | None, end: PartialDate | None, today: dt.date
) -> tuple[Validity, int | None]:
    """Return the state of a period on *today*, and the days to its last day while it is in force.

    A period with a beginning and without an end holds until further notice; one whose end is not
    known, or that says nothing of time, is ``unknown``. A bare year or month counts whole.
    """
    last = end.last_day() if end else None
    first = start.first_day() if start else None
    if last is not None and last < today:
        return "ended", None
    if first is not None and first > today:
        return "coming", None
    if last is not None:
        left = (last - today).days
        return ("ending" if left <= NOTICE else "in_force"), left
    return ("in_force" if first is not None and end is None else "unknown"), None


def timing_of(last: dt.date | None, today: dt.date) -> Timing:
    """Return whether the day *last* is still to come; today is."""
    if last is None:
        return "unknown"
    return "coming" if last >= today else "past"


def _at(text: Text, path: tuple[str | int, ...], main: B) -> B:
    """Return the block of *text* that restates *main*: by id where it has one, else by place."""
    found: object = text.fields
    for part in path:
        if isinstance(part, int) and isinstance(found, tuple):
            wanted = getattr(main, "id", None)
            named = [row for row in found if wanted is not None and row.id == wanted]
            found = named[0] if named else found[part] if part < len(found) else main
        else:
            found = getattr(found, str(part))
    return found if isinstance(found, type(main)) else main
