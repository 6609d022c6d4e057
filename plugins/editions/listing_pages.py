"""Sections, topics, organisations, years and months: stories newest first, page by page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from plugins.core import addresses, lunar
from plugins.core.pages import (
    Alternate,
    Extract,
    FactBlock,
    FeedLink,
    Link,
    ListingBody,
    Page,
    Timeline,
    YearChart,
)
from plugins.core.reference import Organisation
from plugins.core.site import Text
from plugins.core.text import sort_key
from plugins.editions.cards import organisation_link, section_link, topic_link
from plugins.editions.channels import section_channel
from plugins.editions.digest_pages import digest_link
from plugins.editions.facts_panel import organisation_facts
from plugins.editions.pager import cut
from plugins.editions.registers.extracts import organisation_extracts
from plugins.editions.registers.sheet import Sheets
from plugins.editions.registers.timeline import organisation_timeline
from plugins.editions.view import View
from plugins.editions.year_charts import year_charts
from plugins.language import formats
from plugins.routes.paging import STORIES_A_PAGE, count_pages

_MOST_ELSEWHERE: Final = 10
_MOST_SIBLINGS: Final = 10


@dataclass(frozen=True, slots=True)
class _Listing:
    """One listing before it is cut into pages. ``address`` takes a language and a page."""

    kind: str
    heading: str
    address: Callable[[str, int], str]
    texts: Sequence[Text]
    others: Sequence[Text]
    crumbs: tuple[Link, ...]
    intro: str | None = None
    feeds: tuple[FeedLink, ...] = ()
    facts: tuple[FactBlock, ...] = ()
    siblings: tuple[Link, ...] = ()
    registers: tuple[Extract, ...] = ()
    organisation: Organisation | None = None
    timeline: Timeline | None = None
    chart: YearChart | None = None
    alternate: Alternate | None = None
    digest: Link | None = None


def listing_pages(view: View, sheets: Sheets) -> Iterator[Page]:
    """Yield every listing of the edition, each cut into pages of ``STORIES_A_PAGE`` stories."""
    for listing in (
        *_sections(view),
        *_topics(view),
        *_organisations(view, sheets),
        *_periods(view),
    ):
        yield from _cut(view, listing)


def _sections(view: View) -> Iterator[_Listing]:
    sections = view.site.reference.sections
    for term in sections.values():
        channel = section_channel(view, term)
        name = term.name[view.lang]
        yield _Listing(
            kind="section",
            heading=name,
            intro=term.description[view.lang] if term.description else None,
            address=partial(_numbered, view.site.section_address, term.id),
            texts=view.own.by_section.get(term.id, ()),
            others=view.others.by_section.get(term.id, ()),
            crumbs=(view.home_crumb,),
            feeds=view.feeds(channel.title, channel.base),
            siblings=tuple(
                section_link(view.site, view.edition, other)
                for other in sections
                if other != term.id
            ),
        )


def _topics(view: View) -> Iterator[_Listing]:
    crumbs = (view.home_crumb, view.directory_crumb("topic"))
    for term in view.site.reference.topics.values():
        texts = view.own.by_topic.get(term.id, ())
        others = view.others.by_topic.get(term.id, ())
        if texts or others:
            yield _Listing(
                kind="topic",
                heading=term.name[view.lang],
                intro=term.description[view.lang] if term.description else None,
                address=partial(_numbered, view.site.topic_address, term.id),
                texts=texts,
                others=others,
                crumbs=crumbs,
                siblings=_other_topics(view, term.id),
            )


def _other_topics(view: View, topic: str) -> tuple[Link, ...]:
    """Return the topics with most stories but *topic*, in the order of their names."""
    told = [name for name in view.site.reference.topics if view.own.by_topic.get(name)]
    told.sort(key=lambda name: -len(view.own.by_topic[name]))
    links = (
        replace(topic_link(view.site, view.edition, name), count=len(view.own.by_topic[name]))
        for name in [name for name in told if name != topic][:_MOST_SIBLINGS]
    )
    return tuple(sorted(links, key=lambda link: sort_key(link.label)))


def _organisations(view: View, sheets: Sheets) -> Iterator[_Listing]:
    look_up = view.directory_crumb("registers")
    crumbs = (view.home_crumb, look_up, view.directory_crumb("organisation"))
    bodies = view.site.reference.organisations
    for body in bodies.values():
        parent = (body.parent,) if body.parent in bodies else ()
        relatives = (*parent, *view.registers.children.get(body.id, ()))
        yield _Listing(
            kind="organisation",
            heading=body.name[view.lang],
            intro=body.description[view.lang] if body.description else None,
            address=partial(_numbered, view.site.organisation_address, body.id),
            texts=view.own.by_organisation.get(body.id, ()),
            others=view.others.by_organisation.get(body.id, ()),
            crumbs=crumbs,
            facts=organisation_facts(view.registers, view.edition, body),
            registers=organisation_extracts(view, sheets, body.id),
            timeline=organisation_timeline(view, sheets, body.id),
            organisation=body,
            siblings=tuple(organisation_link(view.site, view.edition, name) for name in relatives),
        )


def _periods(view: View) -> Iterator[_Listing]:
    lang, edition = view.lang, view.edition
    crumbs = (view.home_crumb, view.directory_crumb("archive"))
    charts = year_charts(view)
    for year, texts in view.own.by_year.items():
        months = tuple(
            Link(
                formats.capital(formats.month_name(number, lang)),
                edition.link(addresses.listing(lang, "archive", year, f"{number:02}")),
                count=len(view.own.by_month[year, number]),
            )
            for number in range(1, 13)
            if (year, number) in view.own.by_month
        )
        heading = edition.t("archive.year", year=year)
        yield _Listing(
            kind="archive_year",
            heading=heading,
            intro=_lunar(view, year),
            address=partial(_period, (year,)),
            texts=texts,
            others=view.others.by_year.get(year, ()),
            crumbs=crumbs,
            siblings=months,
            chart=charts[year],
            alternate=_period_alternate(view, year in view.others.by_year, year),
        )
        year_crumb = Link(heading, edition.link(addresses.listing(lang, "archive", year)))
        for number in range(12, 0, -1):
            if (year, number) not in view.own.by_month:
                continue
            part = f"{number:02}"
            yield _Listing(
                kind="archive_month",
                heading=formats.capital(edition.month(year, number)),
                intro=_lunar(view, year) if lunar.new_year(year).month == number else None,
                address=partial(_period, (year, part)),
                texts=view.own.by_month[year, number],
                others=view.others.by_month.get((year, number), ()),
                crumbs=(*crumbs, year_crumb),
                siblings=tuple(link for link in months if not link.url.endswith(f"/{part}/")),
                alternate=_period_alternate(
                    view, (year, number) in view.others.by_month, year, part
                ),
                digest=digest_link(view, year, number),
            )


def _lunar(view: View, year: int) -> str:
    """Return which lunar year begins in *year*, and when: readers date by it as well."""
    name, animal = lunar.year_name(year), lunar.year_animal(year, view.lang)
    day = view.edition.short_date(lunar.new_year(year))
    return view.edition.t("archive.lunar", name=name, animal=animal, date=day)


def _period_alternate(view: View, exists: bool, *parts: str | int) -> Alternate:
    other = view.other_lang
    where = addresses.listing(other, "archive", *(parts if exists else ()))
    return Alternate(other, view.edition.link(where), exists)


def _cut(view: View, listing: _Listing) -> Iterator[Page]:
    cards = [view.cards[text] for text in listing.texts]
    described = None if listing.kind.startswith("archive") else listing.intro
    description = described or f"{listing.heading} – {view.edition.description}"
    elsewhere = _only_other(view, listing)
    for page in cut(view.edition, cards, STORIES_A_PAGE, partial(listing.address, view.lang)):
        yield view.page(
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
                cards=tuple(page.shown),
                total=len(cards),
                pager=page.pager,
                facts=listing.facts if page.is_first else (),
                siblings=listing.siblings,
                only_other=elsewhere if page.is_first else (),
                registers=listing.registers if page.is_first else (),
                organisation=listing.organisation if page.is_first else None,
                timeline=listing.timeline if page.is_first else None,
                chart=listing.chart if page.is_first else None,
                digest=listing.digest,
            ),
        )


def _alternate(view: View, listing: _Listing, number: int) -> Alternate:
    """Return the way from page *number* to the same page in the other edition, or to the nearest."""
    if listing.alternate and (number == 1 or not listing.alternate.exact):
        return listing.alternate
    exact = number <= count_pages(listing.others, STORIES_A_PAGE)
    there = listing.address(view.other_lang, number if exact else 1)
    return Alternate(view.other_lang, view.edition.link(there), exact)


def _only_other(view: View, listing: _Listing) -> tuple[Link, ...]:
    """Return links to the newest stories that only the other edition tells."""
    found: list[Link] = []
    for text in listing.others[: 5 * _MOST_ELSEWHERE]:
        if text.story_id not in view.cards.cards:
            url = view.edition.link(text.address)
            found.append(Link(text.fields.title, url, lang=view.other_lang))
    return tuple(found[:_MOST_ELSEWHERE])


def _numbered(address: Callable[[str, str, int], str], key: str, lang: str, page: int) -> str:
    return address(key, lang, page)


def _period(parts: tuple[int | str, ...], lang: str, page: int) -> str:
    return addresses.listing(lang, "archive", *parts, page=page)
