"""The front page: what the editors chose, and where they chose nothing, what is newest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Final

from plugins.core import addresses
from plugins.core.dates import Moment
from plugins.core.pages import Alternate, Band, Card, FrontBody, Headline, Link, Page
from plugins.editions.cards import section_link, topic_link
from plugins.editions.notices import front_notices
from plugins.editions.on_this_day import on_this_day
from plugins.editions.registers.extracts import look_up
from plugins.editions.view import View

_LEADING: Final = 7  # of so many newest, the first with a picture leads
_TOP: Final = 6
_LATEST: Final = 9
_FEWEST_LATEST: Final = 3
_IN_BAND: Final = 4
_GALLERIES: Final = 4
_TOPICS: Final = 5
_FEWEST_TOPICS: Final = 3
_RECENT: Final = 40  # stories whose topics count
_OF_A_TOPIC: Final = 3


def front_page(view: View) -> Page:
    """Return the edition's front page: each story stands on it once."""
    edition = view.edition
    lead, top, latest = _first_screen(view)
    shown = {card.story_id for card in (*top, *latest)} | ({lead.story_id} if lead else set())
    updated = _updated(view, shown)
    bands = tuple(_bands(view, shown))
    galleries = tuple(_galleries(view, shown))
    return view.page(
        kind="front",
        address=addresses.front(view.lang),
        title=edition.name,
        description=edition.description,
        alternate=Alternate(view.other_lang, edition.other.home, True),
        body=FrontBody(
            lead=lead,
            top=tuple(top),
            bands=bands,
            galleries=galleries,
            all_galleries=view.directory_crumb("galleries"),
            latest=tuple(_headline(view, card) for card in latest),
            all_stories=_counted(view.directory_crumb("archive"), len(view.own.listed)),
            topics=tuple(_topics(view)),
            updated=updated,
            look_up=look_up(view),
            all_registers=view.directory_crumb("registers"),
            notices=front_notices(view.site, view.lang, edition.link),
            on_this_day=on_this_day(view, without=shown),
        ),
    )


def _first_screen(view: View) -> tuple[Card | None, list[Card], list[Card]]:
    """Return the lead, what stands beside it, and the newest of the others.

    What this edition does not list is passed over. A few stories alone make no list of the newest.
    """
    front, cards = view.site.reference.front, view.cards.cards
    picks = [name for name in front.picks if name in view.own.beside and name != front.lead]
    places = 1 + max(_TOP, len(picks)) + _LATEST
    newest = [text.story_id for text in view.own.listed[: places + len(picks) + 1]]
    lead = front.lead if front.lead in view.own.beside else None
    if lead is None:
        lead = _leading(view, [name for name in newest if name not in picks])
    if lead is None:
        lead = next(iter(picks), None)
    if lead is None:
        return None, [], []
    others = [name for name in dict.fromkeys((*picks, *newest)) if name != lead][: places - 1]
    top = max(_TOP, len(picks))
    if top < len(others) < top + _FEWEST_LATEST:
        fewer = len(others) - _FEWEST_LATEST
        top = fewer if fewer >= len(picks) else len(others)
    found = [cards[name] for name in others]
    return cards[lead], found[:top], found[top:]


def _leading(view: View, names: list[str]) -> str | None:
    """Return the newest with a picture of the first of *names*, else the newest."""
    pictured = (name for name in names[:_LEADING] if view.cards.cards[name].picture)
    return next(pictured, next(iter(names), None))


def _updated(view: View, shown: Iterable[str]) -> Moment | None:
    """Return when the newest of the stories *shown* came out or was changed."""
    outlines = [view.own.told[name].outline for name in sorted(shown)]
    moments = [at for one in outlines for at in (one.date, one.updated) if at is not None]
    return max(moments, key=lambda moment: moment.at, default=None)


def _headline(view: View, card: Card) -> Headline:
    """Return *card* with its day, and the hour where it is of this year, else the year."""
    edition, date = view.edition, card.date
    year = date.day.year
    hour = edition.hour(date) if year == view.site.today.year else str(year)
    return Headline(card, edition.day_of_month(date), hour)


def _counted(link: Link, count: int) -> Link:
    return replace(link, count=count)


def _topics(view: View) -> Iterator[Link]:
    """Yield the topics that several recent stories have, the most frequent first; none where they are few."""
    if not view.has("topic"):
        return
    recent = Counter(name for text in view.own.listed[:_RECENT] for name in text.outline.topics)
    common = [name for name, times in recent.most_common(_TOPICS) if times >= _OF_A_TOPIC]
    if len(common) >= _FEWEST_TOPICS:
        yield from (topic_link(view.site, view.edition, name) for name in common)


def _bands(view: View, shown: set[str]) -> Iterator[Band]:
    """Yield the sections with stories that are not *shown* yet, which are then."""
    for section in view.site.reference.sections:
        texts = view.own.by_section.get(section, ())
        fresh = [view.cards[text] for text in texts[: _IN_BAND + len(shown)]]
        fresh = [card for card in fresh if card.story_id not in shown][:_IN_BAND]
        if fresh:
            shown |= {card.story_id for card in fresh}
            first = next((card for card in fresh if card.picture), fresh[0])
            heading = section_link(view.site, view.edition, section)
            rest = (card for card in fresh if card is not first)
            yield Band(_counted(heading, len(texts)), (first, *rest))


def _galleries(view: View, shown: set[str]) -> Iterator[Card]:
    """Yield the newest galleries of stories that are not *shown* yet, which are then."""
    if not view.has("galleries"):
        return
    texts = (text for texts in view.own.galleries.values() for text in texts)
    found = (text for text in texts if text.outline.has_gallery and text.story_id not in shown)
    for text in islice(found, _GALLERIES):
        shown.add(text.story_id)
        yield view.cards[text]
