"""The front page, standing pages, search and the 404 page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath
from typing import Final

from markupsafe import Markup

from plugins.core import addresses
from plugins.core.ledger import place_of
from plugins.core.pages import (
    Alternate,
    Link,
    NotFoundBody,
    OfflineBody,
    Page,
    RedirectBody,
    SearchBody,
    StandingBody,
)
from plugins.editions.front_page import front_page
from plugins.editions.glossary_page import Terms
from plugins.editions.page_plan import PagePlan
from plugins.editions.registers.extracts import look_up
from plugins.editions.view import View

_NEWEST: Final = 4


def other_pages(view: View) -> Iterator[PagePlan]:
    """Yield the pages of the edition that are neither stories nor listings."""
    lang, front = view.lang, addresses.front(view.lang)
    yield PagePlan(front, "front", partial(front_page, view))
    yield from _standing_pages(view)
    yield PagePlan(addresses.listing(lang, "search"), "search", partial(_search, view))
    yield PagePlan(f"{front}404.html", "not found", partial(_not_found, view))
    yield PagePlan(addresses.listing(lang, "offline"), "offline", partial(_offline, view))
    yield from _redirects(view)


def _standing_pages(view: View) -> Iterator[PagePlan]:
    terms = Terms(view)
    for number, page in enumerate(view.site.pages):
        if (text := page.texts.get(view.lang)) is not None:
            make = partial(_standing, view, number, terms)
            yield PagePlan(text.address, f"standing page {number}", make)


def _standing(view: View, number: int, terms: Terms) -> Page:
    page = view.site.pages[number]
    text, other = page.texts[view.lang], page.texts.get(view.other_lang)
    url = view.edition.link(other.address) if other else view.edition.other.home
    withdrawn = text.fields.status == "withdrawn"
    summary = view.edition.t("story.withdrawn_text") if withdrawn else text.fields.summary
    return view.page(
        kind="page",
        address=text.address,
        title=text.fields.title,
        description=summary,
        alternate=Alternate(view.other_lang, url, other is not None),
        crumbs=(view.home_crumb,),
        indexed=text.fields.status == "published" and not text.held_back,
        body=StandingBody(
            title=text.fields.title,
            summary=summary,
            html=Markup() if withdrawn else view.pictures.body(text),
            updated=text.fields.updated,
            glossary=() if withdrawn else terms.of(text.abbreviations),
        ),
    )


def _search(view: View) -> Page:
    # Its filters belong to the search index: plugins.build.make adds them.
    edition, lang = view.edition, view.lang
    ways = tuple(
        view.directory_crumb(kind)
        for kind in ("registers", "archive", "section", "topic", "organisation", "galleries")
        if view.has(kind)
    )
    return view.page(
        kind="search",
        address=addresses.listing(lang, "search"),
        title=edition.t("search.title"),
        description=edition.t("search.hint"),
        alternate=view.alternate("search"),
        crumbs=(view.home_crumb,),
        body=SearchBody(
            filters=(),
            bundle_url=_bundle(view, lang),
            base_url=f"{edition.base}/",
            ways=ways,
            other_bundle_url=_bundle(view, view.other_lang),
            newest=look_up(view, newest=True),
        ),
    )


def _bundle(view: View, lang: str) -> str:
    """Return the address of an edition's search index, "" where it has nothing to search."""
    indexed = (
        view.site.listed(lang)
        or (view.has("glossary") and view.site.reference.glossary)
        or view.site.reference.organisations
        or any(lang in page.texts for page in view.site.pages)
    )
    return view.edition.link(f"{addresses.front(lang)}pagefind/") if indexed else ""


def _not_found(view: View) -> Page:
    return view.page(
        kind="not_found",
        address=f"{addresses.front(view.lang)}404.html",
        title=view.edition.t("not_found.title"),
        description=view.edition.t("not_found.lead"),
        alternate=Alternate(view.other_lang, view.edition.other.home, False),
        indexed=False,
        body=NotFoundBody(tuple(view.cards[text] for text in view.own.listed[:_NEWEST])),
    )


def _offline(view: View) -> Page:
    """Return what a device shows without a network. It is there whether the site uses it or not."""
    edition = view.edition
    return view.page(
        kind="offline",
        address=addresses.listing(view.lang, "offline"),
        title=edition.t("offline.title"),
        description=edition.t("offline.intro" if edition.offline else "offline.not_here"),
        alternate=view.alternate("offline"),
        crumbs=(view.home_crumb,),
        indexed=False,
        body=OfflineBody(),
    )


def _redirects(view: View) -> Iterator[PagePlan]:
    """Yield a page for every address that a text had before."""
    for path, text in view.site.texts_by_path.items():
        if text.lang != view.lang:
            continue
        for address in dict.fromkeys(map(addresses.from_path, text.outline.redirect_from)):
            place = place_of(address)
            yield PagePlan(
                place, f"from {address} to {path}", partial(_redirect, view, path, place)
            )


def _redirect(view: View, path: PurePosixPath, place: str) -> Page:
    """Return the page at *place* that leads to the text that *path* holds."""
    text = view.site.texts_by_path[path]
    page = view.page(
        kind="redirect",
        address=place,
        title=text.fields.title,
        description=text.fields.summary,
        alternate=Alternate(view.other_lang, view.edition.other.home, False),
        indexed=False,
        body=RedirectBody(Link(text.fields.title, view.edition.link(text.address))),
    )
    return replace(page, canonical=view.edition.absolute(text.address))
