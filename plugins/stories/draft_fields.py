"""Fields and addresses for drafts with faults, so that a preview shows them beside what is wrong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath
from typing import Final

from plugins.core import addresses
from plugins.core.facts import PageFields, StoryFields
from plugins.core.field_path import FieldPath
from plugins.core.problems import Problem, place_of
from plugins.core.site import Reference
from plugins.core.text import slugify
from plugins.registers import is_reserved
from plugins.stories.draft import Draft
from plugins.stories.placed import Placed
from plugins.stories.rescue import MARK, sound

_KEPT: Final = frozenset(
    {"gallery", "title", "slug", "status"}
)  # shown, or given anew, all the same


def give_fields(
    groups: Iterable[Sequence[Placed]],
    reference: Reference,
    problems: Iterable[Problem],
    today: dt.date,
) -> None:
    """Give every draft among the texts fields that can be shown and an address of its own.

    Nothing is changed where *problems* name no draft. What they name in its front matter is left
    out; what it must have and lacks is marked.
    """
    wrong = {(found.place.path, found.place.line) for found in problems if not found.warning}
    if not wrong:
        return
    texts = [text for group in groups for text in group]
    drafts = [text for text in texts if isinstance(text, Draft) and text.is_draft]
    if not drafts:
        return
    taken = {
        address for text in texts if text.is_valid and not text.is_draft for address in _held(text)
    }
    for draft in drafts:
        is_story = len(draft.path.parts) > 3
        paths = list(_faulty(draft, wrong))
        if draft.fields is None or paths:
            given = {**_stand_ins(draft, reference, today), "status": "draft"}
            values = {**draft.values, "status": "draft"}
            if is_story:
                draft.fields = sound(StoryFields, values, given, paths)
            else:
                draft.fields = sound(PageFields, values, given, paths)
        if draft.fields is not None:
            _house(draft, taken)


def _faulty(draft: Draft, wrong: set[tuple[str, int]]) -> Iterable[FieldPath]:
    """Yield the fields of *draft* that stand where something is wrong."""
    shown: dict[PurePosixPath, str] = {}
    for path, (file, line) in draft.lines.items():
        if path and path[0] not in _KEPT:
            named = shown.get(file) or shown.setdefault(file, place_of(file).path)
            if (named, line) in wrong:
                yield path


def _stand_ins(draft: Draft, reference: Reference, today: dt.date) -> dict[str, object]:
    return {
        "title": draft.folder.id,
        "date": today.isoformat(),
        "section": next(iter(reference.sections), None),
        "summary": MARK,
        "authors": [MARK],
    }


def _held(text: Placed) -> Iterable[str]:
    """Yield the addresses of a sound text."""
    yield text.address
    yield addresses.album(text.lang, text.address)
    yield from map(addresses.from_path, text.redirect_from)


def _house(draft: Draft, taken: set[str]) -> None:
    """Give *draft* its address, or one near it that is not *taken*."""
    assert draft.fields is not None
    slug = draft.fields.slug or slugify(draft.fields.title) or draft.folder.id
    number = 1
    while True:
        draft.slug = slug if number == 1 else f"{slug}-{number}"
        if isinstance(draft.fields, StoryFields):
            draft.address = addresses.story(draft.lang, draft.fields.date.day.year, draft.slug)
            reserved = False
        else:
            draft.address = addresses.standing_page(draft.lang, draft.slug)
            reserved = is_reserved(draft.slug)
        wanted = {draft.address, addresses.album(draft.lang, draft.address)}
        if not reserved and not wanted & taken:
            taken |= wanted
            return
        number += 1
