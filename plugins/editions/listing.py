"""A list of stories newest first, and each of the pages that it is cut into."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from plugins.core.pages import Alternate, FeedLink, Link, ListingBody, Page, Rail
from plugins.core.site import Text
from plugins.editions.pager import page_of
from plugins.editions.view import View
from plugins.routes.paging import STORIES_A_PAGE, count_pages

Address = Callable[[str, int], str]  # of a language and a page's number

_MOST_ELSEWHERE: Final = 10


@dataclass(frozen=True, slots=True)
class StoryList:
    """One list before it is cut into pages.

    ``alternate`` is the other edition's page where that is no list of the same address. Only a list
    that is ``described`` has an introduction that tells it from others.
    """

    kind: str
    heading: str
    address: Address
    texts: Sequence[Text]
    others: Sequence[Text]
    crumbs: tuple[Link, ...]
    rail: Rail = field(default_factory=Rail)
    intro: str | None = None
    described: bool = True
    feeds: tuple[FeedLink, ...] = ()
    alternate: Alternate | None = None
    digest: Link | None = None
    roll: Link | None = None


def listing_page(view: View, listing: StoryList, number: int) -> Page:
    """Return page *number* of *listing*."""
    described = listing.intro if listing.described else None
    description = described or f"{listing.heading} – {view.edition.description}"
    address = partial(listing.address, view.lang)
    page = page_of(view.edition, listing.texts, STORIES_A_PAGE, address, number)
    return view.page(
        kind=listing.kind,
        address=page.address,
        title=page.titled(view.edition, listing.heading),
        description=description,
        alternate=_alternate(view, listing, page.number),
        crumbs=listing.crumbs,
        feeds=listing.feeds,
        body=ListingBody(
            heading=listing.heading,
            intro=listing.intro if page.is_first else None,
            cards=tuple(view.cards[text] for text in page.shown),
            total=len(listing.texts),
            rail=listing.rail,
            pager=page.pager,
            only_other=only_other(view, listing.others) if page.is_first else (),
            digest=listing.digest,
            roll=listing.roll,
        ),
    )


def _alternate(view: View, listing: StoryList, number: int) -> Alternate:
    """Return the way from page *number* to the same page in the other edition, or to the nearest."""
    if listing.alternate and (number == 1 or not listing.alternate.exact):
        return listing.alternate
    exact = number <= count_pages(listing.others, STORIES_A_PAGE)
    there = listing.address(view.other_lang, number if exact else 1)
    return Alternate(view.other_lang, view.edition.link(there), exact)


def only_other(view: View, others: Sequence[Text]) -> tuple[Link, ...]:
    """Return links to the newest of the stories *others* that only the other edition tells."""
    found: list[Link] = []
    for text in others[: 5 * _MOST_ELSEWHERE]:
        if text.story_id not in view.cards.cards:
            url = view.edition.link(text.address)
            found.append(Link(text.fields.title, url, lang=view.other_lang))
    return tuple(found[:_MOST_ELSEWHERE])
