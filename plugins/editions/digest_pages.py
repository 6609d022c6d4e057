"""The digest of each month: its stories, the facts they report, and what is due after it."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from plugins.core import addresses
from plugins.core.feed_pages import DigestBody
from plugins.core.pages import Alternate, Link, Page
from plugins.core.register_pages import RegisterPart
from plugins.editions.page_plan import PagePlan
from plugins.editions.view import View
from plugins.language import formats
from plugins.registers import registers_of
from plugins.registers.digest import Month
from plugins.registers.register import Register


def digest_pages(view: View) -> Iterator[PagePlan]:
    """Yield the digest of every month that has a story in this edition."""
    for year, month in view.own.by_month:
        address = addresses.digest(view.lang, year, month)
        yield PagePlan(address, f"digest {year} {month}", partial(_digest, view, year, month))


def digest_way(view: View, year: int, month: int) -> Link | None:
    """Return the way to a month's digest, where the site has digests."""
    return digest_link(view, year, month) if view.has("digests") else None


def digest_link(view: View, year: int, month: int) -> Link:
    """Return the way to the digest of a month."""
    edition = view.edition
    words = edition.t("digest.title", month=edition.month(year, month))
    return Link(words, edition.link(addresses.digest(view.lang, year, month)))


def _digest(view: View, year: int, month: int) -> Page:
    edition, lang = view.edition, view.lang
    named = edition.month(year, month)
    heading = digest_link(view, year, month).label
    last = dt.date(year, month, calendar.monthrange(year, month)[1])
    until = min(last, view.site.today)
    texts = view.own.by_month[year, month]
    stories = frozenset(text.story_id for text in texts)
    parts = tuple(_parts(view, Month(stories, until)))

    def period(label: str, *parts: str | int) -> Link:
        return Link(label, edition.link(addresses.listing(lang, "archive", *parts)))

    archive_month = period(formats.capital(named), year, f"{month:02}")
    exact = (year, month) in view.others.by_month
    there = (
        addresses.digest(view.other_lang, year, month)
        if exact
        else addresses.listing(view.other_lang, "archive")
    )
    return view.page(
        kind="digest",
        address=addresses.digest(lang, year, month),
        title=heading,
        description=edition.t(
            "digest.description", month=named, contents=_contents(view, len(texts), parts)
        ),
        alternate=Alternate(view.other_lang, edition.link(there), exact),
        crumbs=(
            view.home_crumb,
            view.directory_crumb("archive"),
            period(edition.t("archive.year", year=year), year),
            archive_month,
        ),
        body=DigestBody(
            heading=heading,
            subject=edition.t("digest.subject", site=edition.name, month=named),
            until=until,
            running=until < last,
            stories=tuple(view.cards[text] for text in texts),
            parts=parts,
            month=Link(edition.t("digest.all", month=named), archive_month.url),
            mail=edition.link(addresses.digest_mail(lang, year, month)),
        ),
    )


def _contents(view: View, stories: int, parts: Sequence[RegisterPart]) -> str:
    """Return what a digest holds, counted: «8 tin, 3 thỏa thuận và 4 mục khen thưởng»."""
    t = view.edition.t
    counted = [t("listing.count", n=stories)]
    for part in parts:
        number = len(part.pointers)
        counted.append(t(f"digest.contents.{part.register}", n=number))
    return view.values.listed(counted)


def _parts(view: View, month: Month) -> Iterator[RegisterPart]:
    """Yield what the month's stories report, then what is due after it."""
    parts = [(one, one.digest) for one in registers_of(view.site) if one.digest is not None]
    for register, part in sorted(parts, key=lambda pair: pair[1].rank):
        rows = part.rows(view.registers, month) if part.rows else _reported(view, register, month)
        if pointers := tuple(part.pointer(view.values, row, month) for row in rows):
            title = view.edition.t(part.title or f"register.title.{register.name}")
            url = view.edition.link(register.address(view.lang))
            yield RegisterPart(register.name, Link(title, url), pointers)


def _reported(view: View, register: Register[Any], month: Month) -> Iterator[Any]:
    """Yield the rows that the month's stories report."""
    for row in register.rows(view.registers):
        story = register.story(row)
        if story is not None and story.id in month.stories:
            yield row
