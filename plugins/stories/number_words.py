"""How to write a number that could not be read: 12.5, 1,500,000, 70 người."""

from __future__ import annotations

import re
from typing import Final

from plugins.core.text import fold

# Words before, the number, the words after it.
_WRITTEN: Final = re.compile(
    r"(?P<before>\D*?)(?P<number>-?\d(?:[\d.,\u00a0 ]*\d)?)(?P<after>\D*)", re.DOTALL
)
_FRACTION: Final = re.compile(r"(-?\d+)[.](\d{1,2}|\d{4,})")
_THOUSANDS: Final = re.compile(r"-?\d{1,3}(?:[,\u00a0 ]\d{3}){2,}|-?\d{1,3}(?:[.,]\d{3})+")
_SCALED: Final = re.compile(r"(?:nghin|ngan|trieu|ty|ti|tram|thousand|million|billion)\b")

_HOW: Final = (
    "Viết số bằng chữ số, dấu chấm ngăn hàng nghìn, dấu phẩy trước số lẻ: 5.917 hoặc 12,5",
    "Write digits, with a dot between thousands and a comma before decimals: 5.917 or 12,5",
)
_HOW_WHOLE: Final = (
    "Viết một số nguyên, dấu chấm ngăn hàng nghìn: 37 hoặc 5.917",
    "Write a whole number, with a dot between thousands: 37 or 5.917",
)


def advice(key: str, written: str, whole: bool, unit: bool, note: str) -> tuple[str, str]:
    """Return what to write for the field *key*; *whole* says that it takes no fraction.

    Words beside the number go into ``unit``, where there is such a field, or into the field *note*.
    """
    vi, en = _HOW_WHOLE if whole else _HOW
    found = _WRITTEN.fullmatch(written.strip())
    number = _as_written_here(found["number"]) if found else None
    if found is None or number is None or (whole and "," in number):
        return f"{vi}.", f"{en}."
    before, after = found["before"].strip(" ~<>≈"), found["after"].strip()
    if whole and _SCALED.match(fold(after).casefold()):
        return f"{vi}.", f"{en}."
    said = f'“{key}: "{number}"”' if "," in number else f"“{key}: {number}”"
    if not before and not after:
        return f"{vi}; ở đây: {said}.", f"{en}; here: {said}."
    if unit and after and not before:
        put = f'“unit: "{after}"”'
        return f"{vi}; ở đây: {said} và {put}.", f"{en}; here: {said} and {put}."
    if note:
        put = f'“{note}: "{written.strip()}"”'
        return f"{vi}; ở đây: {said} và {put}.", f"{en}; here: {said} and {put}."
    return f"{vi}; ở đây: {said}, chữ bỏ đi.", f"{en}; here: {said}, without the words."


def _as_written_here(number: str) -> str | None:
    """Return *number* with a dot between thousands and a comma before decimals, if that is certain."""
    if (found := _FRACTION.fullmatch(number)) is not None:
        return f"{found[1]},{found[2]}"
    if _THOUSANDS.fullmatch(number):
        return re.sub("[,\u00a0 ]", ".", number)
    if re.fullmatch(r"-?\d+(?:,\d+)?", number):
        return number
    both = re.fullmatch(r"(-?\d{1,3}(?:,\d{3})+)\.(\d+)", number)
    return f"{both[1].replace(',', '.')},{both[2]}" if both else None
