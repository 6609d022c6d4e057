"""Rows of the registers in a few words, where other pages point to them."""

from __future__ import annotations

import datetime as dt

from plugins.core.register_pages import Pointer
from plugins.core.registers import AgreementRow, AwardRow, DeadlineRow, DocumentRow, validity
from plugins.editions.registers.shape import story_link
from plugins.editions.values import Values


def agreement(values: Values, row: AgreementRow, day: dt.date) -> Pointer:
    """Return an agreement, its parties, when it was signed or else its period, and its state.

    The state is that of *day*.
    """
    block = row.told.words(values.edition.lang)
    signed = values.date(block.signed) if block.signed.at else None
    return Pointer(
        values.agreement(row),
        values.party_names(block),
        date=signed or values.period(block.valid_from, block.valid_to),
        mark=values.validity(validity(block.valid_from, block.valid_to, day)[0], None),
    )


def document(values: Values, row: DocumentRow) -> Pointer:
    """Return a document by its kind and number, what it is about, and when it was issued."""
    lang, block = values.edition.lang, row.told.block
    kind = values.edition.t(f"facts.dispatch_type.{block.type}")
    return Pointer(
        story_link(values, row.told.story, f"{kind} {block.number}"),
        row.told.words(lang).subject,
        date=values.date(block.issued),
        detail_lang=values.foreign(row.told.words_lang(lang, "subject")),
    )


def award(values: Values, row: AwardRow) -> Pointer:
    """Return an award, the body that gave it, and its year where it is known."""
    lang, words = values.edition.lang, row.told.words(values.edition.lang)
    return Pointer(
        story_link(
            values,
            row.told.story,
            words.title or values.edition.t(f"facts.award_kind.{words.award}"),
            row.told.words_lang(lang, "title") if words.title else None,
        ),
        values.name(words.awarded_by) or "",
        date=values.date(words.year) if words.year.at else None,
    )


def deadline(values: Values, row: DeadlineRow, since: dt.date) -> Pointer:
    """Return what is due, by when, and in how many days from the day *since*."""
    lang, edition = values.edition.lang, values.edition
    assert row.last_day is not None
    days = (row.last_day - since).days
    return Pointer(
        story_link(
            values,
            row.told.story,
            row.words(lang).what,
            row.told.words_lang(lang, "deadlines", row.index, "what"),
        ),
        edition.t("digest.days_left", n=days, date=edition.short_date(since)),
        date=values.due(row.deadline),
    )
