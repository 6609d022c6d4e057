"""What stands beside a list of stories: what they report, and what else they are about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from plugins.core.inputs import STRUCTURE, Inputs
from plugins.core.pages import Link, Rail
from plugins.core.reads import note, unrecorded
from plugins.core.register_pages import RegisterPart
from plugins.core.site import Text
from plugins.editions.cards import topic_link
from plugins.editions.view import View
from plugins.registers import BY_NAME, registers_of
from plugins.registers.facets import TIMING
from plugins.registers.register import FrontBand, Register

_PARTS: Final = 2
_ROWS: Final = 3
_TOPICS: Final = 6


@dataclass(frozen=True, slots=True)
class _Choice:
    """The rows to show of each register, and the topics with the number of stories they share."""

    rows: Mapping[str, tuple[str, ...]]
    topics: tuple[tuple[str, int], ...]


class Rails:
    """Chooses what stands beside the lists of one edition; ``texts_of`` gives the stories of a list.

    Choosing asks for the outlines of all those stories. A page has not read those: it has read what
    was chosen, which *inputs* are told how to find.
    """

    def __init__(
        self, view: View, inputs: Inputs, texts_of: Callable[[str], Sequence[Text]]
    ) -> None:
        self._view = view
        self._texts_of = texts_of
        self._kind = f"{view.lang} beside a list"
        self._chosen: dict[str, _Choice] = {}
        self._rows = {register.name: _reported(view, register) for register in _shown(view)}
        inputs.add_group(
            self._kind,
            lambda: inputs.of([inputs.group_digest(STRUCTURE), list(self._rows.items())]),
        )
        inputs.add(self._kind, lambda what: inputs.of(self._choose(what)), self._kind)

    def beside(self, what: str, rail: Rail) -> Rail:
        """Return *rail* with what the stories of the list *what* report, and their topics."""
        note(self._kind, what)
        choice = self._choose(what)
        topics = tuple(self._topic(name, count) for name, count in choice.topics)
        known = {link.url for link in topics}
        return replace(
            rail,
            parts=tuple(self._part(BY_NAME[name], ids) for name, ids in choice.rows.items()),
            topics=topics,
            siblings=tuple(link for link in rail.siblings if link.url not in known),
        )

    def _choose(self, what: str) -> _Choice:
        found = self._chosen.get(what)
        if found is None:
            with unrecorded():
                found = self._chosen[what] = self._chosen_of(what, self._texts_of(what))
        return found

    def _chosen_of(self, what: str, texts: Sequence[Text]) -> _Choice:
        stories = {text.story_id for text in texts}
        rows = {
            name: tuple(row for row, told in known if told in stories)[:_ROWS]
            for name, known in self._rows.items()
        }
        topics = Counter(topic for text in texts for topic in text.outline.topics)
        kind, _, name = what.partition(" ")
        if kind == "topic":
            del topics[name]
        return _Choice(
            dict([(name, ids) for name, ids in rows.items() if ids][:_PARTS]),
            tuple(topics.most_common(_TOPICS)),
        )

    def _topic(self, name: str, count: int) -> Link:
        return replace(topic_link(self._view.site, self._view.edition, name), count=count)

    def _part(self, register: Register[Any], ids: tuple[str, ...]) -> RegisterPart:
        view, band = self._view, _band(register)
        rows = view.registers.by_id[register.name]
        url = view.edition.link(register.address(view.lang))
        return RegisterPart(
            register.name,
            Link(view.edition.t(f"register.title.{register.name}"), url),
            tuple(band.pointer(view.values, rows[name]) for name in ids),
        )


def _shown(view: View) -> list[Register[Any]]:
    """Return the registers in the order in which a rail shows them: what is due before all else."""
    banded = [one for one in registers_of(view.site) if one.front is not None]
    return sorted(banded, key=lambda one: (TIMING not in one.facets, _band(one).rank))


def _reported(view: View, register: Register[Any]) -> tuple[tuple[str, str], ...]:
    """Return the ids of the register's rows with those of the stories that report them.

    Of what has a day there is only what is to come.
    """
    return tuple((row.id, story) for row, story in _stories(view, register))


def _stories(view: View, register: Register[Any]) -> Iterator[tuple[Any, str]]:
    band = _band(register)
    for row in band.rows(view.registers) if band.rows else register.rows(view.registers):
        story = register.story(row)
        coming = band.living is not None and band.living(row)
        if story is not None and (coming or TIMING not in register.facets):
            yield row, story.id


def _band(register: Register[Any]) -> FrontBand[Any]:
    assert register.front is not None
    return register.front
