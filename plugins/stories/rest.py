"""What a story asks of the rest of the site: the one way by which it comes to know any of it.

Each question is noted (``core.reads``) under its kind and words. A story whose own files are as they were
is as it was where each of its questions is answered as before; nobody declares what it depends on.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Final

from plugins.core.abbreviations import Abbreviations, abbreviations
from plugins.core.dates import Moment
from plugins.core.digests import digest_of
from plugins.core.problems import suggestion
from plugins.core.reads import ALL, Traced, note
from plugins.core.reference import GlossaryEntry
from plugins.core.site import Reference
from plugins.stories.links import LinkTarget, LinkTargets
from plugins.stories.names import Kind, Names, full_names, name_question, with_ids
from plugins.stories.unsure import Unsure

LINK: Final = "link"  # its answers are known last, once every story has its address
FAR_AHEAD: Final = 2 * 366  # days
_SIGN: Final = "\0"
_KINDS: Final[tuple[Kind, ...]] = ("section", "topic", "organisation", "agreement")
UNSAID: Final = object()
Answer = Callable[[str], Any]


class Rest:
    """The rest of a site, for its stories, on a *day* and perhaps at a moment of it.

    ``targets`` are told once they are known.
    """

    def __init__(
        self,
        reference: Reference,
        unsure: Unsure,
        names: Names,
        story_ids: Collection[str],
        glossary: Sequence[GlossaryEntry],
        day: tuple[dt.date, dt.datetime | None],
    ) -> None:
        today, now = day
        self.names = names
        self._unsure = unsure
        self._story_ids = story_ids
        self._today = today
        self._now = now
        self._known: Mapping[str, Collection[str]] = {
            "section": reference.sections.keys(),
            "topic": reference.topics.keys(),
            "organisation": reference.organisations.keys(),
        }
        whole = full_names(reference)
        self._whole = Traced("whole", whole)
        self._kinds = reference.settings.typography.kinds
        self._glossary = abbreviations(glossary)
        self._by_kind: Mapping[str, Mapping[str, LinkTarget]] = {}
        self.targets = LinkTargets({})
        rows = "\n".join(row.model_dump_json() for row in glossary)
        words = digest_of(rows.encode("utf-8", "surrogatepass"))
        self._answers: dict[str, Answer] = {
            "whole": whole.get,
            "story": lambda name: name in story_ids,
            "house": {"kinds": list(self._kinds), "glossary": words}.get,
            "month": self._is_past,
            "day": lambda day: dt.date.fromisoformat(day) > today,
            "hour": lambda at: now is not None and dt.datetime.fromisoformat(at) > now,
            "far": lambda day: self._is_far(dt.date.fromisoformat(day)),
            LINK: self._target,
        }
        for kind in _KINDS:
            self._answers[name_question(kind)] = partial(self._meant, kind)
            self._answers[f"id {kind}"] = partial(self._state, kind)
        self._given: dict[tuple[str, str], Any] = {}

    def link_to(self, targets: LinkTargets) -> None:
        """Let stories link to *targets*."""
        self._by_kind = targets.by_kind
        self.targets = LinkTargets(
            {kind: _Targets(kind, known) for kind, known in targets.by_kind.items()}
        )

    def answer(self, kind: str, name: str) -> Any:
        """Return what JSON holds of the answer to a question, or ``UNSAID`` where it is too much to hold."""
        key = kind, name
        if key not in self._given:
            self._given[key] = UNSAID if name.endswith(ALL) else self._answers[kind](name)
        return self._given[key]

    def with_ids(self, values: Any) -> Any:
        """Return front matter with ids for the names in it."""
        return with_ids(values, self.names, self._whole)

    def is_known(self, kind: Kind, written: str) -> bool:
        """Say whether *written* is an id of the reference data, or may be one that could not be read."""
        note(f"id {kind}", written)
        return self._state(kind, written) > 0

    def is_story(self, identifier: str) -> bool:
        """Say whether there is a story of that id."""
        note("story", identifier)
        return identifier in self._story_ids

    def nearest_story(self, identifier: str) -> dict[str, str]:
        """Return the nearest id of a story as the words that end a problem."""
        note("story", ALL)
        return suggestion(identifier, self._story_ids)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of slip that are mended in prose."""
        note("house", "kinds")
        return self._kinds

    @property
    def glossary(self) -> Abbreviations:
        """The abbreviations that bodies expand."""
        note("house", "glossary")
        return self._glossary

    def is_to_come(self, moment: Moment) -> bool:
        """Say whether *moment* is of a day to come, or of a later hour where it has one."""
        return self.is_later_day(moment.day) or (moment.has_time and self._is_later_hour(moment))

    def is_later_day(self, day: dt.date) -> bool:
        """Say whether *day* is to come."""
        if self._is_of_past_month(day):
            return False
        note("day", day.isoformat())
        return day > self._today

    @property
    def today(self) -> dt.date:
        """The build's day itself; ask whether a day is to come where that will do."""
        note("day", ALL)
        return self._today

    def is_far_ahead(self, day: dt.date) -> bool:
        """Say whether *day* is years ahead."""
        if self._is_of_past_month(day):
            return False
        note("far", day.isoformat())
        return self._is_far(day)

    def _is_later_hour(self, moment: Moment) -> bool:
        if self._is_of_past_month(moment.day):
            return False
        note("hour", moment.at.isoformat())
        return self._now is not None and moment.at > self._now

    def _is_of_past_month(self, day: dt.date) -> bool:
        """Say whether *day* is of a month before the build's: one question for many stories."""
        month = day.isoformat()[:7]
        note("month", month)
        return self._is_past(month)

    def _is_past(self, month: str) -> bool:
        return month < self._today.isoformat()[:7]

    def _is_far(self, day: dt.date) -> bool:
        return (day - self._today).days > FAR_AHEAD

    def _meant(self, kind: Kind, written: str) -> list[str]:
        return list(self.names.may_mean(kind, written))

    def _state(self, kind: str, written: str) -> int:
        if written in self._known.get(kind, ()):
            return 1
        return 2 if self._unsure.may_be(kind, written) else 0

    def _target(self, name: str) -> Any:
        kind, _, identifier = name.partition(_SIGN)
        target = self._by_kind[kind].get(identifier)
        if target is None:
            return None
        return [[list(pair) for pair in target.addresses.items()], target.held_back]


class _Targets(Mapping[str, LinkTarget]):
    """What may be linked to of one kind, each question noted."""

    def __init__(self, kind: str, known: Mapping[str, LinkTarget]) -> None:
        self._kind = kind
        self._known = known

    def get(self, key: str, default: Any = None) -> Any:
        """Return where *key* leads."""
        note(LINK, f"{self._kind}{_SIGN}{key}")
        return self._known.get(key, default)

    def __getitem__(self, key: str) -> LinkTarget:
        note(LINK, f"{self._kind}{_SIGN}{key}")
        return self._known[key]

    def __iter__(self) -> Iterator[str]:
        note(LINK, f"{self._kind}{_SIGN}{ALL}")
        return iter(self._known)

    def __len__(self) -> int:
        note(LINK, f"{self._kind}{_SIGN}{ALL}")
        return len(self._known)
