"""Texts and data files with their prose set as the house wants it; the files stay as written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TypeVar

from plugins.core.fields import Block
from plugins.core.prose import tidied
from plugins.core.site import Reference
from plugins.core.typography_html import tidy_html
from plugins.stories.draft import Draft

Row = TypeVar("Row", bound=Block)


def tidy_text(draft: Draft, kinds: Collection[str]) -> Counter[str]:
    """Set the fields and the body of *draft*, in place; return how often each of *kinds* was mended.

    Its address stays what was written.
    """
    counts: Counter[str] = Counter()
    if not kinds:
        return counts
    if draft.fields is not None:
        draft.fields, found = tidied(draft.fields, kinds)
        counts += found
    draft.body, found = tidy_html(draft.body, kinds)
    return counts + found


def tidy_reference(reference: Reference, kinds: Collection[str]) -> tuple[Reference, Counter[str]]:
    """Return the words of ``content/data`` set likewise."""
    counts: Counter[str] = Counter()
    if not kinds:
        return reference, counts

    def one(row: Row) -> Row:
        row, found = tidied(row, kinds)
        counts.update(found)
        return row

    def each(rows: Mapping[str, Row]) -> dict[str, Row]:
        return {key: one(row) for key, row in rows.items()}

    made = replace(
        reference,
        settings=one(reference.settings),
        sections=each(reference.sections),
        topics=each(reference.topics),
        organisations=each(reference.organisations),
        glossary=tuple(map(one, reference.glossary)),
        benefits=tuple(map(one, reference.benefits)),
        front=one(reference.front),
        banners=tuple(map(one, reference.banners)),
        gone=tuple(replace(declared, row=one(declared.row)) for declared in reference.gone),
    )
    return made, counts
