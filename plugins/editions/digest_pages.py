"""The digest of each month: its stories, the facts they report, and what is due after it."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final

from plugins.core import addresses
from plugins.core.feed_pages import DigestBody, DigestPart
from plugins.core.pages import Alternate, Link, Page
from plugins.core.register_names import RegisterName
from plugins.core.register_pages import Pointer
from plugins.core.registers import DeadlineRow
from plugins.editions.registers import pointers
from plugins.editions.view import View
from plugins.language import formats

_DEADLINES: Final = 6


def digest_pages(view: View) -> Iterator[Page]:
    """Yield the digest of every month that has a story in this edition."""
    for year, month in view.own.by_month:
        yield _digest(view, year, month)


def digest_link(view: View, year: int, month: int) -> Link:
    """Return the way to a month's digest."""
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
    parts = tuple(_parts(view, {text.story_id for text in texts}, until))

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


def _contents(view: View, stories: int, parts: Sequence[DigestPart]) -> str:
    """Return what a digest holds, counted: «8 tin, 3 thỏa thuận và 4 mục khen thưởng»."""
    t = view.edition.t
    counted = [t("listing.count", n=stories)]
    for part in parts:
        number = len(part.pointers)
        counted.append(t(f"digest.contents.{part.register}", n=number))
    return view.values.listed(counted)


def _parts(view: View, told: set[str], until: dt.date) -> Iterator[DigestPart]:
    """Yield what the stories *told* report, then what is due after the day *until*."""
    registers, values = view.registers, view.values
    made: tuple[tuple[RegisterName, Sequence[Pointer]], ...] = (
        (
            "documents",
            [
                pointers.document(values, row)
                for row in registers.documents
                if row.told.story.id in told
            ],
        ),
        (
            "agreements",
            [
                pointers.agreement(values, row, until)
                for row in registers.agreements
                if row.told.story.id in told
            ],
        ),
        (
            "awards",
            [pointers.award(values, row) for row in registers.awards if row.told.story.id in told],
        ),
        ("deadlines", _deadlines(view, until)),
    )
    for name, found in made:
        if found:
            key = "digest.deadlines" if name == "deadlines" else f"register.title.{name}"
            url = view.edition.link(addresses.listing(view.lang, name))
            yield DigestPart(name, Link(view.edition.t(key), url), tuple(found))


def _deadlines(view: View, until: dt.date) -> list[Pointer]:
    """Return what was known on the day *until* to be due after it, soonest first.

    A digest says the same whenever it is built: what a later story asks for is not in it.
    """

    def known(row: DeadlineRow) -> bool:
        due = row.last_day is not None and row.last_day > until
        return due and row.told.story.date.day <= until

    rows = sorted(filter(known, view.registers.deadlines), key=lambda row: row.last_day or until)
    return [pointers.deadline(view.values, row, until) for row in rows[:_DEADLINES]]
