"""Deadlines: what official documents ask for, by when, of whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from plugins.core.fact_blocks import Deadline, Document
from plugins.core.registers import Registers, ReportedFact, Timing, timing_of
from plugins.core.site import Site, Story
from plugins.registers.dated import by_timing
from plugins.registers.digest import Month
from plugins.registers.documents.rows import DocumentRow

_IN_DIGEST: Final = 6
PATHS: Final = {"vi": "han-bao-cao", "en": "deadlines"}


@dataclass(frozen=True, slots=True)
class DeadlineRow:
    """What a document asks for, by when. ``last_day`` is the last on which it is in time.

    ``days_left`` counts from the build's day; 0 is today. ``addressees`` are organisation ids or
    free text.
    """

    id: str
    fact: ReportedFact[Document]
    index: int
    state: Timing
    last_day: dt.date | None = None
    days_left: int | None = None
    addressees: tuple[str, ...] = ()

    @property
    def deadline(self) -> Deadline:
        """The main text's deadline."""
        return self.fact.block.deadlines[self.index]

    def words(self, lang: str) -> Deadline:
        """Return the deadline as the edition *lang* words it."""
        rows = self.fact.words(lang).deadlines
        return rows[self.index] if self.index < len(rows) else self.deadline

    def words_lang(self, lang: str, field: str) -> str:
        """Return the language that the words of *field* are in, there."""
        return self.fact.words_lang(lang, "deadlines", self.index, field)


def collect(site: Site, stories: Iterable[Story], registers: Registers) -> tuple[DeadlineRow, ...]:
    """Return the deadlines of the register of documents: coming, past, undated."""
    documents: tuple[DocumentRow, ...] = registers.rows["documents"]
    rows = [
        _row(document, index, deadline, site.today)
        for document in documents
        for index, deadline in enumerate(document.fact.block.deadlines)
    ]
    return by_timing(rows, lambda row: row.state, lambda row: row.last_day)


def _row(document: DocumentRow, index: int, deadline: Deadline, today: dt.date) -> DeadlineRow:
    last = deadline.last_day
    state = timing_of(last, today)
    return DeadlineRow(
        id=f"{document.id}-{index + 1}",
        fact=document.fact,
        index=index,
        state=state,
        last_day=last,
        days_left=(last - today).days if last and state == "coming" else None,
        addressees=(deadline.who,) if deadline.who else document.fact.block.addressees,
    )


def is_coming(row: DeadlineRow) -> bool:
    """Say whether its last day is still to come; today is."""
    return row.state == "coming"


def due_after(registers: Registers, month: Month) -> tuple[DeadlineRow, ...]:
    """Return what was known on the month's last day to be due after it, soonest first.

    A digest says the same whenever it is built: what a later story asks for is not in it.
    """

    def known(row: DeadlineRow) -> bool:
        ahead = row.last_day is not None and row.last_day > month.until
        return ahead and row.fact.story.date.day <= month.until

    rows: list[DeadlineRow] = list(filter(known, registers.rows["deadlines"]))
    return tuple(sorted(rows, key=lambda row: row.last_day or month.until)[:_IN_DIGEST])
