"""Sections, topics, organisations, years and months: stories newest first, page by page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final

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
from plugins.core.reads import Derived
from plugins.core.reference import Organisation, Term
from plugins.core.site import Text
from plugins.core.text import sort_key
from plugins.editions.cards import organisation_link, section_link, topic_link
from plugins.editions.channels import section_channel
from plugins.editions.digest_pages import digest_way
from plugins.editions.facts_panel import organisation_facts
from plugins.editions.page_plan import PagePlan
from plugins.editions.pager import page_of
from plugins.editions.registers.extracts import organisation_extracts
from plugins.editions.registers.honour_pages import roll_of_year
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
    roll: Link | None = None


def listing_pages(view: View, sheets: Sheets) -> Iterator[PagePlan]:
    """Yield every listing of the edition, each cut into pages of ``STORIES_A_PAGE`` stories."""
    site, own, others = view.site, view.own, view.others
    makers: dict[str, Callable[[], _Listing]] = {}
    places: dict[str, tuple[Callable[[str, int], str], Sequence[Text]]] = {}
    for name in site.reference.sections:
        makers[f"section {name}"] = partial(_section, view, name)
        places[f"section {name}"] = _of(site.section_address, name, own.by_section)
    for name in site.reference.topics:
        if name in own.by_topic or name in others.by_topic:
            makers[f"topic {name}"] = partial(_topic, view, name)
            places[f"topic {name}"] = _of(site.topic_address, name, own.by_topic)
    for name in site.reference.organisations:
        makers[f"organisation {name}"] = partial(_organisation, view, sheets, name)
        places[f"organisation {name}"] = _of(site.organisation_address, name, own.by_organisation)
    charts = Derived({"all": None}, lambda _: year_charts(view))
    for year, texts in own.by_year.items():
        makers[f"year {year}"] = partial(_year, view, charts, year)
        places[f"year {year}"] = partial(_period, (year,)), texts
    for (year, month), texts in own.by_month.items():
        makers[f"month {year} {month}"] = partial(_month, view, year, month)
        places[f"month {year} {month}"] = partial(_period, (year, f"{month:02}")), texts
    listings = Derived(makers, lambda what: makers[what]())
    for what, (address, texts) in places.items():
        for number in range(1, count_pages(texts, STORIES_A_PAGE) + 1):
            make = partial(_page, view, listings, what, number)
            yield PagePlan(address(view.lang, number), f"{what} {number}", make)


def _of(
    address: Callable[[str, str, int], str], name: str, texts: Mapping[str, Sequence[Text]]
) -> tuple[Callable[[str, int], str], Sequence[Text]]:
    return partial(_numbered, address, name), texts.get(name, ())


def _section(view: View, name: str) -> _Listing:
    sections = view.site.reference.sections
    term = sections[name]
    channel = section_channel(view, term)
    return _named(
        view,
        "section",
        term,
        crumbs=(view.home_crumb,),
        feeds=view.feeds(channel.title, channel.base),
        siblings=tuple(
            section_link(view.site, view.edition, other) for other in sections if other != term.id
        ),
    )


def _topic(view: View, name: str) -> _Listing:
    return _named(
        view,
        "topic",
        view.site.reference.topics[name],
        crumbs=(view.home_crumb, view.directory_crumb("topic")),
        siblings=_other_topics(view, name),
    )


def _named(view: View, kind: str, term: Term | Organisation, **rest: Any) -> _Listing:
    """Return the listing of a section, topic or organisation; *rest* is what each has of its own."""
    address, own, others = {
        "section": (view.site.section_address, view.own.by_section, view.others.by_section),
        "topic": (view.site.topic_address, view.own.by_topic, view.others.by_topic),
        "organisation": (
            view.site.organisation_address, view.own.by_organisation, view.others.by_organisation,
        ),
    }[kind]  # fmt: skip
    return _Listing(
        kind=kind,
        heading=term.name[view.lang],
        intro=term.description[view.lang] if term.description else None,
        address=partial(_numbered, address, term.id),
        texts=own.get(term.id, ()),
        others=others.get(term.id, ()),
        **rest,
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


def _organisation(view: View, sheets: Sheets, name: str) -> _Listing:
    look_up = view.directory_crumb("registers")
    bodies = view.site.reference.organisations
    body = bodies[name]
    parent = (body.parent,) if body.parent in bodies else ()
    relatives = (*parent, *view.registers.children.get(body.id, ()))
    return _named(
        view,
        "organisation",
        body,
        crumbs=(view.home_crumb, look_up, view.directory_crumb("organisation")),
        facts=organisation_facts(view.registers, view.edition, body),
        registers=organisation_extracts(view, sheets, body.id),
        timeline=organisation_timeline(view, sheets, body.id),
        organisation=body,
        siblings=tuple(organisation_link(view.site, view.edition, name) for name in relatives),
    )


def _year(view: View, charts: Mapping[str, Mapping[int, YearChart]], year: int) -> _Listing:
    return _Listing(
        kind="archive_year",
        heading=view.edition.t("archive.year", year=year),
        intro=_lunar(view, year),
        address=partial(_period, (year,)),
        texts=view.own.by_year[year],
        others=view.others.by_year.get(year, ()),
        crumbs=_archive_crumbs(view),
        siblings=tuple(link for _, link in _months(view, year)),
        chart=charts["all"][year],
        alternate=_period_alternate(view, year in view.others.by_year, year),
        roll=roll_of_year(view, year),
    )


def _month(view: View, year: int, month: int) -> _Listing:
    lang, edition, part = view.lang, view.edition, f"{month:02}"
    year_url = edition.link(addresses.listing(lang, "archive", year))
    return _Listing(
        kind="archive_month",
        heading=formats.capital(edition.month(year, month)),
        intro=_lunar(view, year) if lunar.new_year(year).month == month else None,
        address=partial(_period, (year, part)),
        texts=view.own.by_month[year, month],
        others=view.others.by_month.get((year, month), ()),
        crumbs=(*_archive_crumbs(view), Link(edition.t("archive.year", year=year), year_url)),
        siblings=tuple(link for other, link in _months(view, year) if other != month),
        alternate=_period_alternate(view, (year, month) in view.others.by_month, year, part),
        digest=digest_way(view, year, month),
    )


def _archive_crumbs(view: View) -> tuple[Link, ...]:
    return view.home_crumb, view.directory_crumb("archive")


def _months(view: View, year: int) -> Iterator[tuple[int, Link]]:
    """Yield the months of *year* that have stories, and how many."""
    lang = view.lang
    for number in range(1, 13):
        if (year, number) in view.own.by_month:
            where = addresses.listing(lang, "archive", year, f"{number:02}")
            label = formats.capital(formats.month_name(number, lang))
            count = len(view.own.by_month[year, number])
            yield number, Link(label, view.edition.link(where), count=count)


def _lunar(view: View, year: int) -> str:
    """Return which lunar year begins in *year*, and when: readers date by it as well."""
    name, animal = lunar.year_name(year), lunar.year_animal(year, view.lang)
    day = view.edition.short_date(lunar.new_year(year))
    return view.edition.t("archive.lunar", name=name, animal=animal, date=day)


def _period_alternate(view: View, exists: bool, *parts: str | int) -> Alternate:
    other = view.other_lang
    where = addresses.listing(other, "archive", *(parts if exists else ()))
    return Alternate(other, view.edition.link(where), exists)


def _page(view: View, listings: Mapping[str, _Listing], what: str, number: int) -> Page:
    """Return page *number* of the listing *what*."""
    listing = listings[what]
    described = None if listing.kind.startswith("archive") else listing.intro
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
            pager=page.pager,
            facts=listing.facts if page.is_first else (),
            siblings=listing.siblings,
            only_other=_only_other(view, listing) if page.is_first else (),
            registers=listing.registers if page.is_first else (),
            organisation=listing.organisation if page.is_first else None,
            timeline=listing.timeline if page.is_first else None,
            chart=listing.chart if page.is_first else None,
            digest=listing.digest,
            roll=listing.roll,
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
