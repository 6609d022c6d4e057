"""The front page: what the editors chose, and where they chose nothing, what is newest."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from plugins.core import addresses
from plugins.core.pages import Alternate, Band, Card, FrontBody, Page
from plugins.editions.cards import section_link
from plugins.editions.notices import front_notices
from plugins.editions.on_this_day import on_this_day
from plugins.editions.registers.extracts import look_up
from plugins.editions.view import View

_TOP: Final = 4
_IN_BAND: Final = 4
_GALLERIES: Final = 6


def front_page(view: View) -> Page:
    """Return the edition's front page."""
    edition = view.edition
    cards = _first(view)
    shown = {card.story_id for card in cards}
    return view.page(
        kind="front",
        address=addresses.front(view.lang),
        title=edition.name,
        description=edition.description,
        alternate=Alternate(view.other_lang, edition.other.home, True),
        body=FrontBody(
            lead=cards[0] if cards else None,
            top=tuple(cards[1:]),
            bands=tuple(_bands(view, shown)),
            galleries=tuple(islice(_with_gallery(view), _GALLERIES))
            if view.has("galleries")
            else (),
            all_galleries=view.directory_crumb("galleries"),
            look_up=look_up(view),
            all_registers=view.directory_crumb("registers"),
            notices=front_notices(view.site, view.lang, edition.link),
            on_this_day=on_this_day(view),
        ),
    )


def _first(view: View) -> list[Card]:
    """Return the lead and what stands beside it, each story once, filled up with the newest.

    What this edition does not list is passed over.
    """
    front, cards = view.site.reference.front, view.cards.cards
    picks = [name for name in front.picks if name in view.own.beside and name != front.lead]
    newest = [text.story_id for text in view.own.listed[: 1 + _TOP + len(picks) + 1]]
    lead = front.lead if front.lead in view.own.beside else None
    if lead is None:
        lead = next((name for name in newest if name not in picks), None)
    if lead is None:
        lead = next(iter(picks), None)
    chosen = dict.fromkeys(name for name in (lead, *picks, *newest) if name is not None)
    return [cards[name] for name in list(chosen)[: 1 + _TOP]]


def _bands(view: View, shown: set[str]) -> Iterator[Band]:
    for section in view.site.reference.sections:
        texts = view.own.by_section.get(section, ())
        fresh = [view.cards[text] for text in texts[: _IN_BAND + len(shown)]]
        fresh = [card for card in fresh if card.story_id not in shown][:_IN_BAND]
        if fresh:
            yield Band(section_link(view.site, view.edition, section), tuple(fresh))


def _with_gallery(view: View) -> Iterator[Card]:
    for texts in view.own.galleries.values():
        yield from (view.cards[text] for text in texts if text.outline.has_gallery)
