"""Addresses that texts and files claim: each has one, and has it alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath

from plugins.core import addresses
from plugins.core.field_path import FieldPath, address_field
from plugins.core.problems import Problem, place_of, problem
from plugins.registers import is_own_place, is_reserved
from plugins.stories.placed import Placed


def check_addresses(
    stories: Iterable[Sequence[Placed]], pages: Sequence[Sequence[Placed]]
) -> Iterator[Problem]:
    """Yield what is wrong with the addresses of texts, present and former ones.

    Drafts come last: they take no address that another text has.
    """
    taken: dict[str, Placed] = {}
    told = [text for texts in (*stories, *pages) for text in texts if text.is_valid]
    for drafts in (False, True):
        yield from _own_addresses([text for text in told if text.is_draft == drafts], taken)
    for text in (text for texts in pages for text in texts if text.is_valid):
        if is_reserved(text.slug):
            yield _fault("S212", text, address_field(text.lines), address=text.address)


def check_downloads(texts: Iterable[Placed]) -> Iterator[Problem]:
    """Yield the files to download that have no address of their own."""
    taken: dict[str, tuple[PurePosixPath, str]] = {}
    for text in sorted((text for text in texts if text.files), key=lambda text: text.is_draft):
        for name in sorted(set(text.files)):
            address = addresses.attachment(text.folder.id, name)
            folder, other = taken.setdefault(address, (text.folder.path, name))
            if (folder, other) != (text.folder.path, name):
                where = ("attachments",)
                yield _fault("L207", text, where, text=name, other=other, address=address)


def _own_addresses(texts: Sequence[Placed], taken: dict[str, Placed]) -> Iterator[Problem]:
    for text in texts:
        if not text.slug:
            yield _fault("S213", text, ("title",), text=text.title)
            continue
        if (other := taken.get(text.address)) is not None:
            path = address_field(text.lines)
            shown = place_of(other.path)
            yield _fault("S210", text, path, address=text.address, other=shown)
            continue
        taken[text.address] = text
        if text.is_story:
            taken[addresses.album(text.lang, text.address)] = text
    for text in texts:
        yield from _redirects(text, taken)


def _redirects(text: Placed, taken: dict[str, Placed]) -> Iterator[Problem]:
    """Yield the old addresses of *text* that are somebody's present one, or claimed twice."""
    for index, path in enumerate(text.redirect_from):
        address = addresses.from_path(path)
        other = taken.setdefault(address, text)
        own = {text.address, addresses.album(text.lang, text.address)}
        if other is not text or address in own or is_own_place(address):
            where: FieldPath = ("redirect_from", index)
            yield _fault("S214", text, where, address=address, other=place_of(other.path))


def _fault(code: str, at: Placed, path: FieldPath, /, **values: object) -> Problem:
    return problem(code, at.place(path), **values)
