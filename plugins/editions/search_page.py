"""The search page: what it offers before a search and without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from plugins.core import addresses
from plugins.core.pages import Group, Link, Page, SearchBody
from plugins.core.site import Text
from plugins.core.text import sort_key
from plugins.editions.cards import organisation_link, section_link, topic_link
from plugins.editions.registers.extracts import look_up
from plugins.editions.view import View

_MOST: Final = 10  # links of a directory
_WAYS: Final = ("registers", "archive", "section", "topic", "organisation", "galleries")


def search_page(view: View) -> Page:
    """Return the search page. Its filters belong to the search index: ``plugins.build.make`` adds them."""
    edition, lang = view.edition, view.lang
    browse = tuple(_browse(view))
    shown = {group.heading for group in browse}
    ways = (view.directory_crumb(kind) for kind in _WAYS if view.has(kind))
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
            ways=tuple(way for way in ways if way not in shown),
            other_bundle_url=_bundle(view, view.other_lang),
            browse=browse,
            newest=look_up(view, newest=True),
        ),
    )


def _browse(view: View) -> Iterator[Group]:
    """Yield topics, sections and organisations, those of most stories first, and the newest years."""
    site, edition, own = view.site, view.edition, view.own

    def year_link(year: int) -> Link:
        return Link(str(year), edition.link(addresses.listing(view.lang, "archive", year)))

    by_name = (
        ("topic", topic_link, own.by_topic),
        ("section", section_link, own.by_section),
        ("organisation", organisation_link, own.by_organisation),
    )
    for kind, link, groups in by_name:
        links = [_counted(link(site, edition, name), groups[name]) for name in groups]
        links.sort(key=lambda one: (-(one.count or 0), sort_key(one.label)))
        if links:
            yield Group(view.directory_crumb(kind), tuple(links[:_MOST]))
    years = sorted(own.by_year, reverse=True)[:_MOST]
    if years:
        links = [_counted(year_link(year), own.by_year[year]) for year in years]
        yield Group(view.directory_crumb("archive"), tuple(links))


def _counted(link: Link, texts: Sequence[Text]) -> Link:
    return replace(link, count=len(texts))


def _bundle(view: View, lang: str) -> str:
    """Return the address of an edition's search index, "" where it has nothing to search."""
    indexed = (
        view.site.listed(lang)
        or (view.has("glossary") and view.site.reference.glossary)
        or view.site.reference.organisations
        or any(lang in page.texts for page in view.site.pages)
    )
    return view.edition.link(f"{addresses.front(lang)}pagefind/") if indexed else ""
