"""Addresses that were published once: whose they are, and what stands at those that ended."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final, NamedTuple

from plugins.core.problems import Place
from plugins.core.reference import Bilingual, Gone, Redirect


class Owner(NamedTuple):
    """Whose an address is. ``kind`` is one of ``KINDS``, ``id`` is empty for what there is once.

    ``list`` are pages that follow from others (filters, months, further pages of a listing), ``site``
    the pages and files that every site has. ``ended`` is no owner: it says that the address has been
    left, and that this was accepted.
    """

    kind: str
    id: str = ""
    lang: str = ""

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}:{self.lang}"


KINDS: Final = (
    "story", "page", "section", "topic", "organisation", "agreement", "feed", "file",
    "list", "site", "ended",
)  # fmt: skip
ENDED: Final = Owner("ended")


@dataclass(frozen=True, slots=True)
class Declared:
    """A row of ``content/data/gone.yaml`` and where it stands.

    ``former`` says that it comes from ``redirects.yaml``: of an address that this site never had.
    """

    row: Gone
    place: Place
    former: bool = False


@dataclass(frozen=True, slots=True)
class Redirected:
    """A row of ``content/data/redirects.yaml`` and where it stands."""

    row: Redirect
    place: Place


@dataclass(frozen=True, slots=True)
class Ended:
    """An address that was left. ``target`` is where it leads; without one, a dated notice stays.

    ``owner`` is what once stood there.
    """

    address: str
    lang: str
    owner: Owner
    target: str | None = None
    day: dt.date | None = None
    reason: Bilingual | None = None


def place_of(address: str) -> str:
    """Return the address of the page that answers for the old *address*.

    A page cannot stand where a document or feed stood, or it would be served as one: it stands in
    a folder of that name, to which servers lead on by themselves.
    """
    if address == "" or address.endswith(("/", ".html", ".htm")):
        return address
    return f"{address}/"
