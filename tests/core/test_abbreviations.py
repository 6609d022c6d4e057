"""Where abbreviations stand: as a pattern of all of them would say, at a cost that does not grow with them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from plugins.core.abbreviations import _AFTER, _BEFORE, abbreviations
from plugins.core.reference import GlossaryEntry
from plugins.core.text import nfc

SIGNS = st.sampled_from(
    ["A", "B", "Đ", "a", "b", ".", "-", "/", " ", "  ", "\n", "\u00a0", "&", "1"]
)
TEXTS = st.lists(SIGNS, max_size=50).map("".join).map(nfc)
SHORTS = st.lists(SIGNS, min_size=1, max_size=5).map("".join).filter(str.strip)


def entry(short: str) -> GlossaryEntry:
    return GlossaryEntry.model_validate({"short": short, "full": "x"})


class Counting(dict[str, GlossaryEntry]):
    """A glossary that counts how often it is asked."""

    asked = 0

    def get(self, key: str, default: object = None) -> GlossaryEntry | None:  # type: ignore[override]
        self.asked += 1
        return super().get(key)


def by_pattern(glossary: list[GlossaryEntry], text: str) -> Iterator[tuple[str, int, int]]:
    """Find with one pattern, a branch an abbreviation, the longest first."""
    shorts = sorted({one.short for one in glossary}, key=len, reverse=True)
    branches = (
        f"{re.escape(short[0])}{_BEFORE}"
        + r"\s+".join(map(re.escape, short[1:].split(" ")))
        + _AFTER
        for short in shorts
    )
    for match in re.compile("|".join(branches)).finditer(text):
        yield " ".join(match[0].split()), match.start(), match.end()


@given(st.lists(SHORTS, min_size=1, max_size=8), TEXTS)
def test_the_look_up_finds_what_a_pattern_of_all_would(shorts: list[str], text: str) -> None:
    glossary = [entry(short) for short in shorts]
    found = [(one.entry.short, one.start, one.end) for one in abbreviations(glossary)._found(text)]
    assert found == list(by_pattern(glossary, text))


def test_what_a_text_costs_does_not_grow_with_the_glossary() -> None:
    text = "Ban chấp hành LĐLĐ tỉnh và CĐCS họp với A9 B9. " * 50
    asked = []
    for count in (10, 20_000):
        known = abbreviations([entry("LĐLĐ"), *(entry(f"L{number:05}") for number in range(count))])
        counting = Counting(known.entries)
        assert len(replace(known, entries=counting).found(text)) == 50
        asked.append(counting.asked)
    assert asked[0] == asked[1] <= len(text)
