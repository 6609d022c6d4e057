"""Gallery pages: one for every story with pictures, and their index, whole and year by year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from plugins.core import addresses
from plugins.core.pages import (
    AlbumBody,
    Alternate,
    Card,
    GalleriesBody,
    GalleryGroup,
    Link,
    Page,
)
from plugins.core.site import Story, Text
from plugins.editions.archive import archive_of
from plugins.editions.both_captions import in_both
from plugins.editions.justified import justified, shape
from plugins.editions.page_plan import PagePlan
from plugins.editions.pager import page_of
from plugins.editions.view import View
from plugins.routes.paging import GALLERIES_A_PAGE, count_pages

NEWEST: Final = 12  # of the newest year, on the index
NEWEST_BEFORE: Final = 4  # of each year before it
_MOST_ELSEWHERE: Final = 10
_Years = Mapping[int, Sequence[Text]]


def gallery_pages(view: View) -> Iterator[PagePlan]:
    """Yield the index of galleries, the pages of its years, and every story's gallery page."""
    lang, years, others = view.lang, view.own.galleries, view.others.galleries
    if view.has("galleries"):
        index = partial(_index, view, years, others)
        yield PagePlan(addresses.listing(lang, "galleries"), "galleries", index)
        for year, texts in years.items():
            for number in range(1, count_pages(texts, GALLERIES_A_PAGE) + 1):
                make = partial(_year, view, year, years, others, number)
                yield PagePlan(
                    _year_address(lang, year, number), f"galleries {year} {number}", make
                )
    for story in view.site.stories:
        text = story.texts.get(lang)
        if text is not None and text.outline.has_album:
            address = addresses.album(lang, text.address)
            yield PagePlan(address, f"album {story.id}", partial(_album, view, story, text))


def album_link(view: View, text: Text) -> Link | None:
    """Return the way from a story to its gallery page, ``None`` where it shows no picture."""
    if not text.has_album:
        return None
    url = view.edition.link(addresses.album(text.lang, text.address))
    return Link(view.edition.t("album.title"), url, count=len(view.pictures.album(text)))


def _card(view: View, text: Text) -> Card:
    """Return the story's card, leading to its gallery page."""
    card = view.cards[text]
    return replace(card, url=view.edition.link(addresses.album(text.lang, text.address)))


def _group(view: View, year: int, shown: Sequence[Text], texts: Sequence[Text]) -> GalleryGroup:
    more = None
    if len(shown) < len(texts):
        url = view.edition.link(addresses.listing(view.lang, "galleries", year))
        more = Link(view.edition.t("galleries.all_of_year", year=year, n=len(texts)), url)
    return GalleryGroup(
        year=year,
        rows=_rows([_card(view, text) for text in shown]),
        total=len(texts),
        pictures=sum(view.cards[text].picture_count for text in texts),
        all=more,
    )


def _rows(cards: Sequence[Card]) -> tuple[tuple[Card, ...], ...]:
    shapes = [shape(card.picture, narrowest=1, widest=2) if card.picture else 1 for card in cards]
    return justified(cards, shapes, wanted=4.6)  # three of usual shape


def _index(view: View, years: _Years, others: _Years) -> Page:
    every = [text for texts in others.values() for text in texts]
    return view.page(
        kind="galleries",
        address=addresses.listing(view.lang, "galleries"),
        title=view.edition.t("galleries.title"),
        description=view.edition.t("galleries.intro"),
        alternate=view.alternate("galleries"),
        crumbs=(view.home_crumb,),
        body=GalleriesBody(
            groups=tuple(
                _group(view, year, texts[: NEWEST_BEFORE if at else NEWEST], texts)
                for at, (year, texts) in enumerate(years.items())
            ),
            years=_year_links(view, years),
            only_other=_only_other(view, every),
        ),
    )


def _year(view: View, year: int, years: _Years, others: _Years, number: int) -> Page:
    """Return page *number* of the galleries of a year."""
    edition, other = view.edition, view.other_lang
    texts, there = years[year], others.get(year, ())
    heading = edition.t("galleries.of_year", year=year)
    address = partial(_year_address, view.lang, year)
    page = page_of(edition, texts, GALLERIES_A_PAGE, address, number)
    exact = bool(there) and page.number <= count_pages(there, GALLERIES_A_PAGE)
    parts = (year,) if there else ()
    back = addresses.listing(other, "galleries", *parts, page=page.number if exact else 1)
    title = page.titled(edition, heading)
    return view.page(
        kind="galleries_year",
        address=page.address,
        title=title,
        description=f"{title} – {edition.description}",
        alternate=Alternate(other, edition.link(back), exact),
        crumbs=(view.home_crumb, view.directory_crumb("galleries")),
        share_picture=view.cards[page.shown[0]].picture,
        body=GalleriesBody(
            groups=(replace(_group(view, year, page.shown, texts), all=None),),
            years=_year_links(view, years, year),
            pager=page.pager,
            only_other=_only_other(view, there) if page.is_first else (),
        ),
    )


def _year_address(lang: str, year: int, page: int) -> str:
    return addresses.listing(lang, "galleries", year, page=page)


def _year_links(view: View, years: _Years, current: int | None = None) -> tuple[Link, ...]:
    return tuple(
        Link(
            str(year),
            view.edition.link(addresses.listing(view.lang, "galleries", year)),
            count=len(texts),
            current=year == current,
        )
        for year, texts in years.items()
    )


def _only_other(view: View, texts: Sequence[Text]) -> tuple[Link, ...]:
    """Return links to the newest galleries that only the other edition has."""
    mine = view.cards.cards
    return tuple(
        Link(
            text.fields.title,
            view.edition.link(addresses.album(text.lang, text.address)),
            lang=view.other_lang,
        )
        for text in [text for text in texts if text.story_id not in mine][:_MOST_ELSEWHERE]
    )


def _album(view: View, story: Story, text: Text) -> Page:
    edition, fields = view.edition, text.fields
    newer, older = view.own.galleries_beside.get(text.story_id, (None, None))
    return view.page(
        kind="album",
        address=addresses.album(text.lang, text.address),
        title=edition.t("album.of", title=fields.title),
        description=fields.summary,
        alternate=_alternate(view, story),
        crumbs=(view.home_crumb, *_crumbs(view, text)),
        share_picture=view.pictures.lead(text),
        indexed=fields.status == "published" and not text.held_back,
        body=AlbumBody(
            card=view.cards[text],
            updated=fields.updated,
            pictures=in_both(view, story, view.pictures.album(text)),
            newer=_card(view, newer) if newer else None,
            older=_card(view, older) if older else None,
            archive=archive_of(view, story) if fields.album_download else None,
        ),
    )


def _crumbs(view: View, text: Text) -> Iterator[Link]:
    if not view.has("galleries"):
        return
    yield view.directory_crumb("galleries")
    if text.fields.status == "published" or text.held_back:
        year = text.fields.date.day.year
        if year not in view.own.galleries:
            return
        url = view.edition.link(addresses.listing(view.lang, "galleries", year))
        yield Link(str(year), url)


def _alternate(view: View, story: Story) -> Alternate:
    other = story.texts.get(view.other_lang)
    if other is not None and other.has_album:
        url = view.edition.link(addresses.album(other.lang, other.address))
        return Alternate(view.other_lang, url, True)
    if not view.has("galleries"):
        return Alternate(view.other_lang, view.edition.other.home, False)
    return replace(view.alternate("galleries"), exact=False)
