"""Facts as a reader of one edition sees them: words, parties, days, periods, states, figures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from plugins.core.dates import PartialDate
from plugins.core.page_parts import DayBlock, FactRow, FactValue
from plugins.core.registers import SOON, TIMINGS, VALIDITIES, Registers, timing_of
from plugins.core.short_names import short_name
from plugins.language import formats
from plugins.language.edition import Edition

# Tells the language of the words at a path of a fact block.
LangOf = Callable[..., str]

_OUTDATED: Final = 2  # years after which a figure is marked as old


@dataclass(frozen=True, slots=True)
class Values:
    """Makes values in one edition's words; addresses come from the registers and their site."""

    registers: Registers
    edition: Edition

    def foreign(self, lang: str | None) -> str | None:
        """Return *lang* where it is not the page's own."""
        return lang if lang != self.edition.lang else None

    def text(self, words: str | None, lang: str | None = None) -> FactValue | None:
        """Return *words*, said to be in *lang* where that is not the page's language."""
        return FactValue(words, lang=self.foreign(lang)) if words else None

    def party(self, name: str, lang: str | None = None, note: str | None = None) -> FactValue:
        """Return an organisation with the way to its page, or free text that is in *lang*."""
        shown, address = self.registers.site.party(name, self.edition.lang)
        if address is None:
            return FactValue(shown, lang=self.foreign(lang), note=note)
        return FactValue(shown, self.edition.link(address), note=note)

    def listed_party(
        self, name: str, lang: str | None = None, note: str | None = None
    ) -> FactValue:
        """Return a party as tables have it: with its short name, the glossary's where it states none."""
        shown, reference = self.party(name, lang, note), self.registers.site.reference
        known = reference.organisations.get(name)
        stated = known.short[self.edition.lang] if known and known.short else None
        short = stated or short_name(
            shown.text, shown.lang or self.edition.lang, reference.glossary
        )
        return replace(shown, short=short if short != shown.text else None)

    def name(self, party: str | None) -> str | None:
        """Return the shown name of a party."""
        return self.registers.site.party(party, self.edition.lang)[0] if party else None

    def date(self, value: PartialDate | None) -> FactValue | None:
        """Return a day as far as it is known."""
        if value is None:
            return None
        text = self.edition.partial(value)
        return FactValue(text, datetime=value.iso() or None, short=self._brief(text, value))

    def period(self, start: PartialDate | None, end: PartialDate | None) -> FactValue | None:
        """Return from when to when; ``None`` where nothing is said of it."""
        e = self.edition
        if start is None and end is None:
            return None
        if start is None or end is None:
            key = "facts.from" if end is None else "facts.until"
            known = start or end
            assert known is not None
            text, short = e.partial(known), self._brief(e.partial(known), known)
            return FactValue(
                e.t(key, date=text),
                short=e.t(key, date=short) if short else None,
                order=known.iso(),
            )
        if (start.at, start.precision) == (end.at, end.precision):
            return replace(self._known(start), datetime=None, order=start.iso())
        years = start.precision == end.precision == "year"
        return self._range(start, end, "–" if years else " – ", end.iso())

    def _range(self, start: PartialDate, end: PartialDate, dash: str, order: str) -> FactValue:
        first, last = self._known(start), self._known(end)
        text = f"{first.text}{dash}{last.text}"
        short = f"{first.short or first.text}{dash}{last.short or last.text}"
        return FactValue(text, short=short if short != text else None, order=order)

    def _known(self, value: PartialDate) -> FactValue:
        shown = self.date(value)
        assert shown is not None
        return shown

    def _brief(self, text: str, value: PartialDate) -> str | None:
        """Return the date *value* in few letters, where *text* has more."""
        short = formats.brief(value, self.edition.lang)
        return short if short and short != text else None

    def held(self, start: PartialDate, end: PartialDate | None) -> FactValue | None:
        """Return when something is held: its day, or its first and its last where both are known.

        Two days are no ``<time>``: HTML has no form for a range.
        """
        shown = self.date(start)
        same = end is not None and (end.at, end.precision) == (start.at, start.precision)
        if shown is None or end is None or end.at is None or same:
            return shown
        return self._range(start, end, " – ", start.iso())

    def leaf(self, start: PartialDate, end: PartialDate | None) -> FactValue | None:
        """Return when something is held, as a leaf of a calendar where its first day is known."""
        shown = self.held(start, end)
        if shown is None or start.at is None or start.precision not in {"day", "minute"}:
            return shown
        day, e = start.at.date(), self.edition
        last = end.at.date() if end is not None and end.at is not None else day
        hours = [
            formats.time_of_day(one.at, e.lang)
            for one in (start, end)
            if one is not None and one.at is not None and one.precision == "minute"
        ]
        further = e.t("facts.until", date=e.short_date(last)) if last > day else "–".join(hours)
        leaf = DayBlock(
            formats.weekday(day.weekday(), e.lang, "EEEE" if e.lang == "vi" else "EEE"),
            str(day.day),
            formats.month_name(day.month, e.lang),
            day.isoformat(),
            further,
        )
        return replace(shown, leaf=leaf)

    def validity(self, state: str, days_left: int | None) -> FactValue:
        """Return the state of an agreement or offer, and the days left when they are few."""
        note = self.days_left(days_left) if state == "ending" else None
        order = str([*VALIDITIES, state].index(state))
        words = self.edition.t(f"register.state.{state}")
        return FactValue(words, note=note, mark=state, order=order)

    def timing(self, state: str, days_left: int | None = None) -> FactValue:
        """Return whether something is to come, and in how many days."""
        note = self.days_left(days_left)
        order = str([*TIMINGS, state].index(state))
        words = self.edition.t(f"register.timing.{state}")
        return FactValue(words, note=note, mark=state, order=order)

    def past(self, last: dt.date | None) -> FactValue | None:
        """Return that the day *last* is past, where it is: what is still to come needs no word."""
        gone = timing_of(last, self.registers.today) == "past"
        return self.timing("past") if gone else None

    def listed(self, names: list[str]) -> str:
        """Return *names* as a running text lists them: «a, b và c»."""
        if len(names) < 2:
            return "".join(names)
        return self.edition.t("facts.and", first=", ".join(names[:-1]), last=names[-1])

    def figure(
        self,
        label: str,
        value: int | float,
        unit: str | None,
        as_of: PartialDate,
        source: str | None,
        lang: str | None = None,
    ) -> FactRow:
        """Return a figure with its unit and the day on which it was true, marked when it is old."""
        e = self.edition
        number = f"{e.number(value)}\u00a0{unit}" if unit else e.number(value)
        notes = [e.t("facts.as_of", date=e.partial(as_of))]
        if source:
            notes.append(e.t("facts.source", name=source))
        age = self._age(as_of)
        old = age >= _OUTDATED
        if old:
            notes.append(e.t("facts.outdated", n=age))
        foreign = self.foreign(lang)
        note = "; ".join(notes)
        value_shown = FactValue(number, note=note, lang=foreign, mark="outdated" if old else None)
        return FactRow(label, (value_shown,), label_lang=foreign)

    def _age(self, as_of: PartialDate) -> int:
        """Return for how many whole years a figure is out of date: 0 where its day is not known.

        It counts from the last day that it may be of.
        """
        last, today = as_of.last_day(), self.registers.today
        if last is None:
            return 0
        return today.year - last.year - ((today.month, today.day) <= (last.month, last.day))

    def left(self, days: int | None) -> FactValue | None:
        """Return in how many days something is due, marked where that is soon; ``None`` for what is past."""
        words = self.days_left(days)
        if words is None or days is None:
            return None
        return FactValue(words, mark="soon" if days <= SOON else "coming")

    def days_left(self, days: int | None) -> str | None:
        """Return in how many days, where there is a day to wait for."""
        if days is None:
            return None
        return (
            self.edition.t("register.days_left", n=days)
            if days
            else self.edition.t("register.today")
        )
