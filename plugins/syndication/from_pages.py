"""A page of the site as what feeds and the sitemap are written from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from markupsafe import Markup

from plugins.core.honour_pages import HonoursBody
from plugins.core.pages import (
    AgreementBody,
    AlbumBody,
    Card,
    DigestBody,
    FeedsBody,
    FrontBody,
    GalleriesBody,
    GoneBody,
    Link,
    ListingBody,
    NotFoundBody,
    OrganisationBody,
    Page,
    RedirectBody,
    RegisterBody,
    StandingBody,
    StoryBody,
)
from plugins.core.pictures import Picture
from plugins.language.nodes import Absolute
from plugins.syndication.values import (
    Category,
    Credit,
    Enclosure,
    FeedItem,
    SitemapPage,
    Translated,
)

_FIGURE_WIDTH = 1000
_WRITERS = frozenset({"text", "text_and_photos", "translation"})


def feed_entry(page: Page, id: str, absolute: Absolute, size: Callable[[str], int]) -> FeedItem:
    """Return the story on *page* as an entry; *size* tells the bytes of a picture's address.

    Raises ``TypeError`` for a page of another kind.
    """
    body = page.body
    if not isinstance(body, StoryBody):
        raise TypeError(f"no story stands on {page.address}")
    lead = body.lead or (body.gallery[0] if body.gallery else None)
    return FeedItem(
        id=id,
        url=page.canonical,
        title=body.card.title,
        summary=body.card.summary,
        html=_html(body, absolute),
        published=body.card.date.at,
        updated=(body.updated or body.card.date).at,
        authors=tuple(Credit(byline.name) for byline in body.bylines if byline.job in _WRITERS),
        categories=tuple(_category(link, absolute) for link in (body.card.section, *body.topics)),
        picture=_enclosure(lead, absolute, size) if lead else None,
        translations=_translations(page, absolute),
    )


def sitemap_page(page: Page, absolute: Absolute) -> SitemapPage | None:
    """Return *page* for the sitemap, or ``None`` when it is not to be indexed."""
    if not page.indexed or isinstance(page.body, NotFoundBody | RedirectBody | GoneBody):
        return None
    return SitemapPage(
        url=page.canonical,
        lang=page.lang,
        lastmod=_changed(page),
        translations=_translations(page, absolute),
        images=tuple(absolute(picture.rendered.largest.address) for picture in _pictures(page)),
    )


def _html(body: StoryBody, absolute: Absolute) -> str:
    """Return the text with its gallery where the editor placed it, or after the text."""
    figures = "".join(_figure(picture, absolute) for picture in body.gallery)
    return f"{body.html}{figures}{body.html_after or ''}"


def _figure(picture: Picture, absolute: Absolute) -> Markup:
    fallback = picture.rendered.fallback
    shown = next((one for one in reversed(fallback) if one.width <= _FIGURE_WIDTH), fallback[0])
    words = " ".join(filter(None, [picture.caption, picture.credit]))
    return Markup(
        '<figure{lang}><img src="{src}" alt="{alt}" width="{width}" height="{height}">{words}</figure>'
    ).format(
        lang=Markup(' lang="{}"').format(picture.lang) if picture.lang else "",
        src=absolute(shown.address),
        alt=picture.alt,
        width=shown.width,
        height=shown.height,
        words=Markup("<figcaption>{}</figcaption>").format(words) if words else "",
    )


def _category(link: Link, absolute: Absolute) -> Category:
    return Category(link.url.rstrip("/").rpartition("/")[2], link.label, absolute(link.url))


def _enclosure(picture: Picture, absolute: Absolute, size: Callable[[str], int]) -> Enclosure:
    largest = picture.rendered.largest
    return Enclosure(
        url=absolute(largest.address),
        mime=largest.mime,
        length=size(largest.address),
        width=largest.width,
        height=largest.height,
        alt=picture.alt,
        caption=picture.caption,
        credit=picture.credit,
    )


def _translations(page: Page, absolute: Absolute) -> tuple[Translated, ...]:
    other = page.alternate
    return (Translated(other.lang, absolute(other.url)),) if other.exact else ()


def _pictures(page: Page) -> tuple[Picture, ...]:
    if isinstance(page.body, AlbumBody):
        return page.body.pictures
    if not isinstance(page.body, StoryBody):
        return ()
    return (*([page.body.lead] if page.body.lead else []), *page.body.gallery)


def _changed(page: Page) -> dt.date | dt.datetime | None:
    """Return when *page* last changed as far as its stories tell; the clock is never asked."""
    match page.body:
        case StoryBody(card=card, updated=updated) | AlbumBody(card=card, updated=updated):
            moment = updated or card.date
            return moment.at if moment.has_time else moment.day
        case StandingBody(updated=updated):
            return updated.day if updated else None
        case ListingBody(cards=cards) | OrganisationBody(cards=cards):
            return _newest(cards)
        case FrontBody() as front:
            return _newest(front.first)
        case (
            RegisterBody(changed=changed)
            | AgreementBody(changed=changed)
            | HonoursBody(changed=changed)
        ):
            return changed
        case DigestBody(stories=stories):
            return _newest(stories)
        case FeedsBody(channels=channels):
            return _newest(tuple(one.newest for one in channels if one.newest))
        case GalleriesBody(groups=groups):
            return _newest(tuple(card for group in groups for card in group.cards))
        case _:
            return None


def _newest(cards: tuple[Card, ...]) -> dt.date | None:
    return max((card.date.day for card in cards), default=None)
