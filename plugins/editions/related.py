"""Which stories belong beside a story, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from plugins.core.pages import Link, Related
from plugins.core.site import Text
from plugins.editions.cards import organisation_link, topic_link
from plugins.editions.view import View
from plugins.registers.agreements import AGREEMENTS
from plugins.registers.agreements.names import agreement_link
from plugins.registers.agreements.rows import known_agreements
from plugins.routes.index import Texts

MOST: Final = 4
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


class RelatedStories:
    """Chooses related stories of one edition: the editor's first, then by what they share."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._site = view.site
        self._cards = view.cards
        self._index = view.own
        self._groups = _Groups()
        self._of_agreement, self._agreements = _by_agreement(view)

    def of(self, text: Text) -> tuple[Related, ...]:
        """Return at most ``MOST`` related stories of *text*, never itself.

        The work does not grow with the number of stories.
        """
        chosen: dict[str, Related] = {}
        for story_id in text.fields.related:
            if story_id in self._cards.cards and story_id in self._index.position:
                chosen[story_id] = Related(self._cards.cards[story_id], "editor")
        for other in self._ranked(text):
            if len(chosen) >= MOST:
                break
            if other.story_id not in chosen:
                chosen[other.story_id] = self._reason(text, other)
        return tuple(chosen.values())[:MOST]

    def _ranked(self, text: Text) -> list[Text]:
        points: dict[str, float] = {}
        texts: dict[str, Text] = {}
        kinds: tuple[tuple[str, tuple[str, ...], Mapping[str, Texts], float], ...] = (
            ("agreement", self._agreements.get(text.story_id, ()), self._of_agreement, 3.0),
            ("organisation", text.fields.organisations, self._index.by_organisation, 1.5),
            ("topic", text.fields.topics, self._index.by_topic, 1.0),
        )
        for kind, keys, groups, weight in kinds:
            for key in keys:
                for other in self._groups.around(kind, key, groups.get(key, ()), text):
                    if other.story_id != text.story_id:
                        texts[other.story_id] = other
                        points[other.story_id] = points.get(other.story_id, 0) + weight
        day = text.fields.date.at
        return sorted(
            texts.values(),
            key=lambda other: (
                -points[other.story_id],
                abs((other.fields.date.at - day).total_seconds()),
                other.story_id,
            ),
        )

    def _reason(self, text: Text, other: Text) -> Related:
        card, edition = self._cards[other], self._cards.edition
        of_other = self._agreements.get(other.story_id, ())
        for name in self._agreements.get(text.story_id, ()):
            if name in of_other:
                row = known_agreements(self._view.registers)[name]
                shown = agreement_link(self._view.values, row)
                return Related(card, "agreement", Link(shown.text, shown.url or "", shown.lang))
        shared = [o for o in text.fields.organisations if o in other.fields.organisations]
        if shared:
            return Related(card, "organisation", organisation_link(self._site, edition, shared[0]))
        topic = next(t for t in text.fields.topics if t in other.fields.topics)
        return Related(card, "topic", topic_link(self._site, edition, topic))


def _by_agreement(view: View) -> tuple[Mapping[str, Texts], Mapping[str, tuple[str, ...]]]:
    """Return the listed texts of each agreement, and the agreements of each story, newest first."""
    texts: dict[str, list[Text]] = {}
    names: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for row in AGREEMENTS.rows(view.registers):
        listed = [view.own.position[s.id] for s in row.stories if s.id in view.own.position]
        texts[row.id] = [view.own.listed[at] for at in sorted(listed)]
        for text in texts[row.id]:
            names[text.story_id] += (row.id,)
    return texts, names
