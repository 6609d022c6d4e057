"""Which stories belong beside a story, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from plugins.core.inputs import STRUCTURE, Inputs
from plugins.core.pages import Link, Related
from plugins.core.reads import note, unrecorded
from plugins.core.site import Text
from plugins.editions.cards import organisation_link, topic_link
from plugins.editions.view import View
from plugins.registers.agreements import AGREEMENTS
from plugins.registers.agreements.names import agreement_link
from plugins.registers.agreements.rows import known_agreements
from plugins.routes.index import Texts

MOST: Final = 4
MOST_BESIDE: Final = 3  # a text, where its facts leave room below them
_CLOSENESS: Final = {"agreement": 0, "organisation": 0, "topic": 1, "editor": 2}
_NEIGHBOURS: Final = 6  # how far to look in a topic on either side of the story


@dataclass(slots=True)
class _Groups:
    """Places of stories in their topics and organisations, so that looking around is constant."""

    places: dict[tuple[str, str], dict[str, int]] = field(default_factory=dict)

    def around(self, kind: str, key: str, texts: Texts, text: Text) -> Texts:
        """Return the texts of a group that were published about the same time as *text*."""
        places = self.places.get((kind, key))
        if places is None:
            places = {other.story_id: at for at, other in enumerate(texts)}
            self.places[kind, key] = places
        at = places.get(text.story_id, 0)
        return texts[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1]


@dataclass(frozen=True, slots=True)
class _Choice:
    """A story to show beside another; ``shared`` is the agreement, organisation or topic of both."""

    story_id: str
    reason: str
    shared: str


class RelatedStories:
    """Chooses related stories of one edition: the editor's first, then by what they share.

    Choosing asks for the outlines of many texts. A page has not read those: it has read what was
    chosen, which *inputs* are told how to find.
    """

    def __init__(self, view: View, inputs: Inputs) -> None:
        self._view = view
        self._groups = _Groups()
        self._kind = f"{view.lang} related"
        self._chosen: dict[str, tuple[_Choice, ...]] = {}
        self._agreements = _by_agreement(view)
        inputs.add_group(
            self._kind, lambda: inputs.of([inputs.group_digest(STRUCTURE), self._agreements])
        )
        inputs.add(self._kind, lambda story: inputs.of(self._choose(story)), self._kind)

    def of(self, text: Text, most: int = MOST) -> tuple[Related, ...]:
        """Return at most *most* related stories of *text*, never itself.

        The work does not grow with the number of stories.
        """
        cards = self._view.cards.cards
        chosen: dict[str, Related] = {}
        for story_id in text.fields.related:
            if story_id in self._view.own.beside:
                chosen[story_id] = Related(cards[story_id], "editor")
        note(self._kind, text.story_id)
        for choice in self._choose(text.story_id):
            if len(chosen) >= most:
                break
            if choice.story_id not in chosen:
                link = self._link(choice)
                chosen[choice.story_id] = Related(cards[choice.story_id], choice.reason, link)
        return tuple(chosen.values())[:most]

    def _choose(self, story_id: str) -> tuple[_Choice, ...]:
        """Return more than ``MOST``: the editor may have named some of them."""
        found = self._chosen.get(story_id)
        if found is None:
            with unrecorded():
                text = self._view.own.told.get(story_id)
                ranked = self._ranked(text)[: 2 * MOST] if text else []
                found = tuple(self._choice(text, other) for other in ranked) if text else ()
            self._chosen[story_id] = found
        return found

    def _ranked(self, text: Text) -> list[Text]:
        own, agreements = self._view.own, self._agreements
        points: dict[str, float] = {}
        texts: dict[str, Text] = {}
        kinds: tuple[tuple[str, tuple[str, ...], Mapping[str, Texts], float], ...] = (
            ("agreement", agreements.of_story.get(text.story_id, ()), agreements.texts, 3.0),
            ("organisation", text.outline.organisations, own.by_organisation, 1.5),
            ("topic", text.outline.topics, own.by_topic, 1.0),
        )
        for kind, keys, groups, weight in kinds:
            for key in keys:
                for other in self._groups.around(kind, key, groups.get(key, ()), text):
                    if other.story_id != text.story_id:
                        texts[other.story_id] = other
                        points[other.story_id] = points.get(other.story_id, 0) + weight
        day = text.outline.date.at
        return sorted(
            texts.values(),
            key=lambda other: (
                -points[other.story_id],
                abs((other.outline.date.at - day).total_seconds()),
                other.story_id,
            ),
        )

    def _choice(self, text: Text, other: Text) -> _Choice:
        agreements = self._agreements.of_story
        of_other = agreements.get(other.story_id, ())
        for name in agreements.get(text.story_id, ()):
            if name in of_other:
                return _Choice(other.story_id, "agreement", name)
        mine, theirs = text.outline, other.outline
        shared = [name for name in mine.organisations if name in theirs.organisations]
        if shared:
            return _Choice(other.story_id, "organisation", shared[0])
        topic = next(name for name in mine.topics if name in theirs.topics)
        return _Choice(other.story_id, "topic", topic)

    def _link(self, choice: _Choice) -> Link | None:
        view = self._view
        if choice.reason == "agreement":
            row = known_agreements(view.registers)[choice.shared]
            shown = agreement_link(view.values, row)
            return Link(shown.text, shown.url, shown.lang) if shown.url else None
        link = organisation_link if choice.reason == "organisation" else topic_link
        return link(view.site, view.edition, choice.shared)


def those_beside(related: Iterable[Related]) -> tuple[Related, ...]:
    """Return the first few of *related* that have the same in common with the text: a body or an
    agreement, else a topic, else that the editors chose them.
    """
    groups: dict[tuple[str, Link | None], list[Related]] = {}
    for one in related:
        groups.setdefault((one.reason, one.shared), []).append(one)
    found = min(groups, key=lambda group: _CLOSENESS[group[0]], default=None)
    return tuple(groups[found][:MOST_BESIDE]) if found else ()


@dataclass(frozen=True, slots=True)
class _Agreements:
    """The listed texts of each agreement, and the agreements of each story, newest first."""

    texts: Mapping[str, Texts]
    of_story: Mapping[str, tuple[str, ...]]


def _by_agreement(view: View) -> _Agreements:
    texts: dict[str, list[Text]] = {}
    names: dict[str, tuple[str, ...]] = {}
    for row in AGREEMENTS.rows(view.registers):
        told = sorted(row.stories, key=lambda story: story.order, reverse=True)
        texts[row.id] = [story.texts[view.lang] for story in told if story.id in view.own.beside]
        for text in texts[row.id]:
            names[text.story_id] = (*names.get(text.story_id, ()), row.id)
    return _Agreements(texts, names)
