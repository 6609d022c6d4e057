"""Dates as Vietnamese and English prose writes them, taken apart into numbers.

``15h30 ngày 24/11/2026``, ``ngày 24 tháng 11 năm 2026``, ``Thứ Bảy, 05/12/2026``, ``8 giờ sáng``,
``5 December 2026 at 3:30 pm``. Marks, capitals and the kind of space do not matter. What is left over
once the day, the hour and the weekday are taken out is not understood: nothing is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from plugins.core.lookalikes import mend
from plugins.core.text import fold

Reason = Literal[
    "form", "two_digit_year", "impossible", "weekday", "part_of_day", "before", "no_year", "hour"
]

_ENGLISH: Final = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_VIETNAMESE: Final = ["mot", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi"]
_MONTHS: Final = {
    **{word: number for number, word in enumerate(_VIETNAMESE, start=1)},
    "bon": 4, "muoi mot": 11, "muoi hai": 12,
    **{month: number for number, month in enumerate(_ENGLISH, start=1)},
    **{month[:3]: number for number, month in enumerate(_ENGLISH, start=1)},
    "sept": 9,
}  # fmt: skip
_DAYS: Final = {
    "hai": 0, "ba": 1, "tu": 2, "nam": 3, "sau": 4, "bay": 5, **{str(n): n - 2 for n in range(2, 8)},
    **{day: n for n, word in enumerate(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]) for day in (word,)},
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
}  # fmt: skip


def _any(words: Iterable[str]) -> str:
    """Return a pattern for any of *words*, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


_EN_MONTH: Final = _any([*_ENGLISH, *(m[:3] for m in _ENGLISH), "sept"])
_VI_MONTH: Final = (
    rf"(?:thang|t)\s*(?P<month>\d{{1,2}}|{_any([*_VIETNAMESE, 'bon', 'muoi mot', 'muoi hai'])})"
)
_YEAR: Final = r"(?P<year>\d{4})(?!\d)"
_SEPARATOR: Final = r"\s*[/.-]\s*"
_DAY: Final = r"(?<!\d)(?P<day>\d{1,2})"
_DAY_FORMS: Final = tuple(
    re.compile(form, re.ASCII)
    for form in (
        r"(?<!\d)(?P<year>\d{4})(?P<s>[/.-])(?P<month>\d{1,2})(?P=s)(?P<day>\d{1,2})(?!\d)(?:t(?=\d\d:))?",
        rf"{_DAY}{_SEPARATOR}(?P<month>\d{{1,2}}){_SEPARATOR}{_YEAR}",
        rf"{_DAY}\s*[/-]\s*(?P<month>\d{{1,2}})\s*,?\s*nam\s*{_YEAR}",
        rf"{_DAY}\s*{_VI_MONTH}\s*(?:,|/|-)?\s*(?:nam\s*)?{_YEAR}",
        rf"{_DAY}(?:st|nd|rd|th)?\s*(?:of\s+)?[- ]?(?P<month>{_EN_MONTH})\.?[-,]?\s*{_YEAR}",
        rf"\b(?P<month>{_EN_MONTH})\.?\s*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}",
    )
)
_MONTH_FORMS: Final = tuple(
    re.compile(form, re.ASCII)
    for form in (
        r"(?P<year>\d{4})[/-](?P<month>\d{1,2})",
        rf"(?:(?:thang|t)\s*)?(?P<month>\d{{1,2}}){_SEPARATOR}{_YEAR}",
        rf"{_VI_MONTH}\s*,?\s*(?:nam\s*)?{_YEAR}",
        rf"(?P<month>{_EN_MONTH})\.?,?\s*{_YEAR}",
    )
)
_YEAR_FORM: Final = re.compile(rf"(?:nam\s*)?{_YEAR}", re.ASCII)
_TIME: Final = re.compile(
    r"(?<![\d:])(?P<hour>\d{1,2})\s*(?:"
    r"[:hg]\s*(?P<minute>\d{2})(?!\d)(?:\s*(?:'|p(?:hut)?\b)|:\d{2}(?:\.\d+)?)?"
    r"|gio\s*(?:(?P<minutes>\d{1,2})(?:\s*p(?:hut)?\b)?|(?P<half>ruoi)\b)?"
    r"|[hg]\b|(?=\s*[ap]\.?m\b)"
    r")(?:\+07:?00)?",
    re.ASCII,
)
_PART: Final = re.compile(r"\b(sang|trua|chieu|toi|dem|am|pm|a\.m\.?|p\.m\.?)(?!\w)")
_WEEKDAY: Final = re.compile(
    rf"\b(?:(?:thu\s*|t)(?P<number>[2-7])|thu\s+(?P<word>{_any(['hai', 'ba', 'tu', 'nam', 'sau', 'bay'])})"
    rf"|(?P<sunday>chu nhat|cn)|(?P<english>{_any(d for d in _DAYS if len(d) > 3 or d in ['mon', 'tue', 'wed', 'fri', 'sat', 'sun'])}))\b\.?"
)
_FILLING: Final = re.compile(
    r"\b(?:ngay|luc|vao|hoi|tu|den|het|cham nhat|muon nhat|at|on|from|until|by|the)\b|[\s,|()–—-]|(?<=\d)t(?=\d)"
)
_TWO_DIGITS: Final = re.compile(
    rf"(?<!\d)\d{{1,2}}(?:{_SEPARATOR}\d{{1,2}}{_SEPARATOR}|\s*thang\s*\d{{1,2}}\s*(?:nam\s*|/)"
    rf"|[- ](?:{_EN_MONTH})[- ])\d{{2}}(?!\d|[:hg]|\s*gio)"
)
_NO_YEAR: Final = re.compile(
    rf"(?<!\d)\d{{1,2}}(?:\s*[/-]\s*\d{{1,2}}|\s*thang\s*\d{{1,2}}|\s+(?:{_EN_MONTH}))(?![\d/.-])"
)


class DateError(ValueError):
    """The text is no date, for a ``reason``; ``said`` are the words that a remedy needs."""

    def __init__(self, reason: Reason, text: str, **said: str) -> None:
        self.reason = reason
        self.said = said
        super().__init__(f"{reason}: {text!r}")


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """The numbers of a date as far as it is written; ``weekday`` counts from Monday, 0."""

    year: int
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int = 0
    weekday: int | None = None


def read_date(text: str) -> WrittenDate:
    """Return the numbers of the one day that *text* names. Raises ``DateError``."""
    plain = _plain(text)
    days = [found for form in _DAY_FORMS for found in form.finditer(plain)]
    if not days or len({found.span() for found in days}) != 1:
        raise DateError(_why(plain), text)
    day = days[0]
    rest = f"{plain[: day.start()]} | {plain[day.end() :]}"
    rest, time = _taken(_TIME, rest)
    rest, part = _taken(_PART, rest)
    rest, weekday = _taken(_WEEKDAY, rest)
    if re.match(r"\s*(?:truoc|before)\b", plain):
        raise DateError("before", text)
    if _FILLING.sub("", rest):
        raise DateError("form", text)
    if part is not None and time is None:
        raise DateError("part_of_day", text)
    hour, minute = _clock(time, part, text) if time is not None else (None, 0)
    return WrittenDate(
        int(day["year"]), _month(day["month"]), int(day["day"]), hour, minute, _weekday(weekday)
    )


def read_partial(text: str) -> WrittenDate | None:
    """Return the month or year that *text* names, or ``None`` where it names neither alone."""
    plain = re.sub(r"^(?:tu|den|het|trong)\s+", "", _plain(text))
    for form in _MONTH_FORMS:
        if (found := form.fullmatch(plain)) is not None:
            return WrittenDate(int(found["year"]), _month(found["month"]))
    found = _YEAR_FORM.fullmatch(plain)
    return WrittenDate(int(found["year"])) if found else None


def _plain(text: str) -> str:
    """Return *text* without marks and capitals, in single spaces; a longer one is no date."""
    return " ".join(fold(mend(text[:200])).casefold().split())


def _taken(pattern: re.Pattern[str], text: str) -> tuple[str, re.Match[str] | None]:
    """Return *text* without what *pattern* finds first, and that."""
    found = pattern.search(text)
    return (
        (text, None) if found is None else (f"{text[: found.start()]} {text[found.end() :]}", found)
    )


def _month(written: str) -> int:
    return int(written) if written.isdigit() else _MONTHS[written]


def _weekday(found: re.Match[str] | None) -> int | None:
    if found is None:
        return None
    return 6 if found["sunday"] else _DAYS[found["number"] or found["word"] or found["english"]]


def _clock(time: re.Match[str], part: re.Match[str] | None, text: str) -> tuple[int, int]:
    """Return hour and minute on the clock of 24 hours: ``2h chiều`` is 14:00."""
    hour = int(time["hour"])
    minute = 30 if time["half"] else int(time["minute"] or time["minutes"] or 0)
    hours = _HOURS[part[1].replace(".", "")] if part is not None else {h: h for h in range(24)}
    if hour not in hours or minute > 59:
        raise DateError("hour", text)
    return hours[hour], minute


def _hours(*spans: tuple[int, int, int]) -> dict[int, int]:
    """Return what an hour as said means, from spans of hours and what is added to them."""
    return {hour: hour + more for first, last, more in spans for hour in range(first, last + 1)}


_HOURS: Final = {
    "sang": _hours((0, 11, 0)),
    "trua": _hours((10, 14, 0), (1, 2, 12)),
    "chieu": _hours((12, 18, 0), (1, 6, 12)),
    "toi": _hours((17, 23, 0), (5, 11, 12)),
    "dem": _hours((18, 23, 0), (0, 4, 0), (8, 11, 12)),
    "am": _hours((1, 11, 0), (12, 12, -12)),
    "pm": _hours((12, 12, 0), (1, 11, 12)),
}


def _why(plain: str) -> Reason:
    if re.match(r"\s*(?:truoc|before)\b", plain) and _NO_YEAR.search(plain):
        return "before"
    if _TWO_DIGITS.search(plain):
        return "two_digit_year"
    return "no_year" if _NO_YEAR.search(plain) and not re.search(r"\d{4}", plain) else "form"
