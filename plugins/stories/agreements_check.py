"""Agreements of the whole site: each reported once, and every one that is named reported."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from plugins.core.field_path import FieldPath
from plugins.core.fields import is_identifier
from plugins.core.problems import Place, Problem, problem, suggestion
from plugins.stories.unread import Unread
from plugins.stories.written import Written, WrittenStory, as_text

_UNLISTED: Final = {
    "draft": ("bản nháp", "a draft"),
    "future": ("chờ đến ngày đăng", "its day is to come"),
    "hidden": ("tin ẩn", "hidden"),
    "withdrawn": ("đã rút", "withdrawn"),
}
# Looking for the nearest id compares with all: done so often, or it would grow with the square.
_MOST_SUGGESTIONS: Final = 50


@dataclass(frozen=True, slots=True)
class _Agreement:
    """An agreement where it is reported, and the id that it says to replace."""

    story: WrittenStory
    path: FieldPath
    replaces: str

    def place(self, field: str) -> Place:
        """Return where a field of it is written."""
        return self.story.main.place((*self.path, field))


def check_agreements(
    stories: Sequence[WrittenStory], benefits: Written, unread: Unread
) -> Iterator[Problem]:
    """Yield ids used twice, ids that no story reports, and circles of agreements.

    A withdrawn story gives its ids free, and a draft has none that another has. Linear in the number of agreements and their mentions.
    """
    agreements: dict[str, _Agreement] = {}
    for story in sorted(stories, key=lambda story: (story.withdrawn, story.draft)):
        yield from _reported(story, agreements)
    names = _Names(agreements, unread)
    for story in stories:
        yield from _only_translated(story, names)
    for story in stories:
        for text in story.texts:
            yield from _named(text, names, listed=not story.unlisted)
    for path, name in benefits.texts("*", "agreement"):
        yield from names.problems(benefits, path, name, listed=True)
    yield from _circles(agreements)


def _reported(story: WrittenStory, agreements: dict[str, _Agreement]) -> Iterator[Problem]:
    """Add the agreements of *story* and yield those that are reported already."""
    for path, row in story.main.rows("agreements", "*"):
        name = as_text(row.get("id"))
        if not is_identifier(name):
            continue
        other = agreements.get(name)
        if other is None:
            agreements[name] = _Agreement(story, path, as_text(row.get("replaces")))
            continue
        place = story.main.place((*path, "id"))
        if other.story is story:
            yield problem("S216", place, text=name)
        elif not story.withdrawn:
            yield problem("S244", place, text=name, other=other.place("id"))


def _only_translated(story: WrittenStory, names: _Names) -> Iterator[Problem]:
    """Yield agreements of a translation that its main text lacks: registers hold the main text's."""
    own = {as_text(row.get("id")) for _, row in story.main.rows("agreements", "*")}
    for text in story.texts[1:]:
        for path, row in text.rows("agreements", "*"):
            name = as_text(row.get("id"))
            if name in own or not is_identifier(name) or _stands_in(name, story.main.source):
                continue
            names.also(name)
            if (where := text.where((*path, "id"))) is not None:
                yield problem("S253", where, text=name, **suggestion(name, sorted(own)))


def _stands_in(name: str, source: str) -> bool:
    """Say whether a main text writes *name* where it could not be read."""
    return re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", source) is not None


def _named(text: Written, names: _Names, listed: bool) -> Iterator[Problem]:
    for path, name in text.texts("mentions", "*"):
        yield from names.problems(text, path, name, listed)
    for path, row in text.rows("agreements", "*"):
        older, own = as_text(row.get("replaces")), as_text(row.get("id"))
        where = (*path, "replaces")
        if older and older == own and (place := text.where(where, (*path, "id"))) is not None:
            yield problem("S246", place, text=own)
        yield from names.problems(text, where, older, listed, own)


class _Names:
    """Looks up the ids that are named."""

    def __init__(self, agreements: Mapping[str, _Agreement], unread: Unread) -> None:
        self._agreements = agreements
        self._unread = unread
        self._elsewhere: set[str] = set()
        self._near: dict[tuple[str, str], Mapping[str, str]] = {}

    def also(self, name: str) -> None:
        """Take *name* for known: what is wrong with it is said where it is stated."""
        self._elsewhere.add(name)

    def problems(
        self, file: Written, path: FieldPath, name: str, listed: bool, own: str = ""
    ) -> Iterator[Problem]:
        """Yield what is wrong with naming *name* at *path*.

        *listed* says that readers see what names it; *own* is the id of the agreement that does.
        """
        found = self._agreements.get(name)
        if found is not None and not (listed and found.story.unlisted):
            return
        if not name or (where := file.where(path)) is None:
            return
        field = next(part for part in reversed(path) if isinstance(part, str))
        if found is not None:
            vi, en = _UNLISTED[found.story.unlisted]
            about = {"reason": vi, "reason_en": en, "other": found.place("id")}
            yield problem("WS252", where, field=field, text=name, **about)
        elif name not in self._elsewhere and not self._unread.may_report(name):
            yield problem("S245", where, field=field, text=name, **self._nearest(name, own))

    def _nearest(self, name: str, own: str) -> Mapping[str, str]:
        """Return the id that *name* was probably meant to be, as words; *own* never is."""
        found = self._near.get((name, own))
        if found is None and len(self._near) < _MOST_SUGGESTIONS:
            known = sorted(self._agreements.keys() - {own})
            found = self._near[name, own] = suggestion(name, known)
        return found or suggestion(name, ())


def _circles(agreements: Mapping[str, _Agreement]) -> Iterator[Problem]:
    """Yield each circle of agreements that replace one another, once, where it is written first."""
    seen: set[str] = set()
    for start in agreements:
        trail: dict[str, int] = {}
        name = start
        while name in agreements and name not in seen and name not in trail:
            trail[name] = len(trail)
            name = agreements[name].replaces
        seen.update(trail)
        circle = list(trail)[trail[name] :] if name in trail else []
        if len(circle) > 1:  # one alone replaces itself: S246
            first = min(circle, key=lambda name: _blamed(agreements[name]))
            at = circle.index(first)
            chain = " → ".join([*circle[at:], *circle[:at], first])
            yield problem("S247", agreements[first].place("replaces"), chain=chain)


def _blamed(agreement: _Agreement) -> tuple[bool, Place]:
    """Return a key that sorts drafts first: without them there was no circle."""
    return not agreement.story.draft, agreement.place("replaces")
