"""Every address of a site, from what its texts, its reference data and its registers hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Sized
from dataclasses import dataclass
from typing import Final

from plugins.core import addresses
from plugins.core.fact_blocks import kind_of
from plugins.core.ledger import Owner
from plugins.core.registers import Registers
from plugins.core.site import Site
from plugins.core.site_settings import Features
from plugins.core.wall_calendar import quarters_on
from plugins.registers import registers_of
from plugins.registers.facets import Tag
from plugins.registers.register import quarter_address, schema_address
from plugins.routes.index import Index, Texts
from plugins.routes.paging import (
    GALLERIES_A_PAGE,
    ROWS_A_PAGE,
    STORIES_A_PAGE,
    count_pages,
    has_own_list,
)
from plugins.routes.route import Route, Routes, gather
from plugins.routes.texts import attachment_routes, text_routes

# What every edition has once, whatever is published: the page's kind, and the listing it is.
_ONCE: Final = (
    ("search", "search"), ("offline", "offline"), ("registers", "registers"), ("archive", "archive"),
    ("sections", "section"), ("topics", "topic"), ("organisations", "organisation"),
    ("galleries", "galleries"), ("glossary", "glossary"), ("data", "data"), ("feeds", "feeds"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Narrowing:
    """A value of a facet that a register has a list of, and its rows."""

    tag: Tag
    rows: Sized


Narrowings = Mapping[str, Mapping[str, Sequence[Narrowing]]]  # by language, then by register


def make_routes(registers: Registers, index: Index, narrowings: Narrowings) -> Routes:
    """Return every address that a build of the registers' site has, and what leads on to it.

    Linear in the number of stories and facts. Raises ``SharedAddressError`` where two pages have one
    address.
    """
    return gather(_routes(registers, index, narrowings))


def _routes(registers: Registers, index: Index, narrowings: Narrowings) -> Iterator[Route]:
    site = registers.site
    features = site.reference.settings.features
    for lang in addresses.LANGUAGES:
        yield Route(addresses.front(lang), "front", lang, Owner("site", lang=lang))
        yield Route(f"{addresses.front(lang)}404.html", "not_found", lang, None)
        for kind, listed in _ONCE:
            if kind != "offline" and not features.has(kind):
                continue
            yield Route(addresses.listing(lang, listed), kind, lang, Owner("site", lang=lang))
        if features.agreements:
            where = addresses.listing(lang, "over_time")
            yield Route(where, "over_time", lang, Owner("site", lang=lang))
        if site.reference.settings.imprint is not None:
            where = addresses.listing(lang, "imprint")
            yield Route(where, "imprint", lang, Owner("site", lang=lang))
        yield from _terms(site, index, lang)
        yield from _periods(index, features, lang)
        yield from _registers(registers, narrowings[lang], lang)
        yield from _feeds(site, lang)
    yield Route(addresses.feed_list(), "feed_list", "", Owner("site"))
    for register in registers_of(site):
        yield Route(schema_address(register.name), "register_file", "", Owner("site"))
    yield from attachment_routes(site)
    yield from text_routes(site)


def _terms(site: Site, index: Index, lang: str) -> Iterator[Route]:
    """Yield the listings of sections, topics and organisations; a topic of no story has none."""
    own = index.editions[lang]
    known: tuple[tuple[str, Mapping[str, object], Callable[..., str], Mapping[str, Texts]], ...] = (
        ("section", site.reference.sections, site.section_address, own.by_section),
        ("topic", site.reference.topics, site.topic_address, own.by_topic),
        ("organisation", site.reference.organisations, site.organisation_address,
         own.by_organisation),
    )  # fmt: skip
    for kind, names, address, texts in known:
        for name in names:
            if kind == "topic" and not any(name in it.by_topic for it in index.editions.values()):
                continue
            yield Route(address(name, lang), kind, lang, Owner(kind, name, lang))
            told = texts.get(name, ())
            if kind == "organisation":
                yield from _stories_of(site, told, name, lang)
                continue
            for page in range(2, count_pages(told, STORIES_A_PAGE) + 1):
                yield Route(address(name, lang, page), kind, lang, Owner("list", lang=lang))


def _stories_of(site: Site, texts: Texts, organisation: str, lang: str) -> Iterator[Route]:
    """Yield the list of all stories of an organisation, where its own page does not show them all."""
    for page in range(1, count_pages(texts, STORIES_A_PAGE) + 1) if has_own_list(texts) else ():
        where = site.organisation_stories_address(organisation, lang, page)
        yield Route(where, "organisation_stories", lang, Owner("list", lang=lang))


def _periods(index: Index, features: Features, lang: str) -> Iterator[Route]:
    """Yield what follows from the days of stories: years, months, digests, galleries of a year."""
    own, owner = index.editions[lang], Owner("list", lang=lang)
    for year, texts in own.by_year.items():
        for page in range(1, count_pages(texts, STORIES_A_PAGE) + 1):
            where = addresses.listing(lang, "archive", year, page=page)
            yield Route(where, "archive_year", lang, owner)
    for (year, month), texts in own.by_month.items():
        for page in range(1, count_pages(texts, STORIES_A_PAGE) + 1):
            where = addresses.listing(lang, "archive", year, f"{month:02}", page=page)
            yield Route(where, "archive_month", lang, owner)
        if features.digests:
            yield Route(addresses.digest(lang, year, month), "digest", lang, owner)
            yield Route(addresses.digest_mail(lang, year, month), "digest_mail", lang, owner)
    for year, texts in own.galleries.items() if features.galleries else ():
        for page in range(1, count_pages(texts, GALLERIES_A_PAGE) + 1):
            where = addresses.listing(lang, "galleries", year, page=page)
            yield Route(where, "galleries_year", lang, owner)


def _registers(
    registers: Registers, narrowings: Mapping[str, Sequence[Narrowing]], lang: str
) -> Iterator[Route]:
    """Yield the registers, whole and narrowed by each value, their files, and pages of single rows."""
    owner = Owner("list", lang=lang)
    for register in registers_of(registers.site):
        name, rows = register.name, register.rows(registers)
        yield Route(register.address(lang), name, lang, Owner("site", lang=lang))
        for page in range(2, count_pages(rows, ROWS_A_PAGE) + 1):
            yield Route(register.address(lang, page=page), name, lang, owner)
        for value in narrowings.get(name, ()):
            for page in range(1, count_pages(value.rows, ROWS_A_PAGE) + 1):
                where = register.facet_address(registers.site, lang, value.tag, page)
                yield Route(where, name, lang, owner)
        for quarter in quarters_on(registers.today) if register.walled else ():
            where = quarter_address(register, lang, quarter)
            yield Route(where, "wall_calendar", lang, owner)
        for form in register.forms:
            yield Route(register.file_address(lang, form), "register_file", lang, Owner("site"))
        for row in filter(register.upcoming, rows):
            yield Route(register.event_address(lang, row.id), "register_file", lang, None)
        for year in register.roll_years(registers):
            yield Route(register.roll_address(lang, year), "honours", lang, owner)
        for row in rows if register.own_pages else ():
            kind, where = kind_of(name), register.row_address(lang, row.id)
            yield Route(where, kind, lang, Owner(kind, row.id, lang))


def _feeds(site: Site, lang: str) -> Iterator[Route]:
    for form in addresses.FEED_FORMS:
        yield Route(addresses.feed(lang, form), "feed", lang, Owner("site", lang=lang))
        for name in site.reference.sections:
            where = addresses.feed(lang, form, site.section_address(name, lang))
            yield Route(where, "feed", lang, Owner("feed", f"{name}-{form}", lang))
