"""How much an offer takes off, where its words say it at once: «Giảm 13% …», «giảm đến 300.000 đồng …»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_MOST_WORDS: Final = 3  # between «giảm» and the figure: «giảm giá niêm yết 13%»
_NUMBER: Final = r"\d+(?:[.,]\d+)*"
_FIGURE: Final = re.compile(
    rf"\b(?:giảm|chiết khấu)\s+(?P<between>(?:[^\W\d]+\s+){{0,{_MOST_WORDS}}}?)"
    rf"(?P<first>{_NUMBER})\s*(?:(?:%\s*)?(?:–|-|đến|tới)\s*(?P<last>{_NUMBER})\s*)?"
    r"(?P<unit>%|(?:nghìn|ngàn|triệu)(?:\s+đồng)?|đồng|đ|₫)(?!\w)",
    re.IGNORECASE,
)
_AT_MOST: Final = re.compile(r"\b(?:đến|tới|tối đa|từ)\b", re.IGNORECASE)
# «Giảm lãi 2%» is no price, «giảm còn 50%» says what remains, «giảm cho hóa đơn 500.000 đồng» from when on.
_OTHERWISE: Final = re.compile(r"\b(?:lãi|còn|cho|khi|hóa đơn|hoá đơn|đơn)\b", re.IGNORECASE)
_TIMES: Final = {"nghìn": 1_000, "ngàn": 1_000, "triệu": 1_000_000}


@dataclass(frozen=True, slots=True)
class Discount:
    """What is taken off at most: a *value* of per cent, or of dong. ``up_to`` says that it may be less."""

    value: float
    per_cent: bool
    up_to: bool = False


def discount(offer: str) -> Discount | None:
    """Return what the Vietnamese words of an offer take off; ``None`` where they do not say it plainly.

    Of several figures the highest counts, «up to». Per cent and dong in one offer are not weighed
    against each other: the first is what the offer leads with.
    """
    found = [one for match in _FIGURE.finditer(offer) if (one := _read(match)) is not None]
    if not found:
        return None
    alike = [one for one in found if one.per_cent == found[0].per_cent]
    highest = max(alike, key=lambda one: one.value)
    return Discount(
        highest.value, highest.per_cent, len({one.value for one in alike}) > 1 or highest.up_to
    )


def _read(match: re.Match[str]) -> Discount | None:
    between, unit = match["between"], match["unit"].lower()
    if _OTHERWISE.search(between):
        return None
    per_cent = unit == "%"
    value = _number(match["last"] or match["first"], per_cent)
    value *= _TIMES.get(unit.split()[0], 1)
    if value <= 0 or (per_cent and value > 100):
        return None
    return Discount(value, per_cent, bool(match["last"]) or bool(_AT_MOST.search(between)))


def _number(text: str, per_cent: bool) -> float:
    """Return the number that *text* writes: a dot parts thousands, of per cent it is a decimal's."""
    if per_cent or "," in text:
        return float(
            text.replace(".", "" if "," in text else ".").replace(",", ".", 1).replace(",", "")
        )
    return float(text.replace(".", ""))
