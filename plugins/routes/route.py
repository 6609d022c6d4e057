"""An address of the site, and all addresses of a build as one value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from plugins.core.ledger import Owner, place_of
from plugins.core.site import Asset

# What is no page; every other kind is that of its page and names its template.
FILES: Final = frozenset(
    {"album_archive", "attachment", "digest_mail", "feed", "feed_list", "register_file"}
)


class SharedAddressError(RuntimeError):
    """Two pages have one address, which no content may bring about: one would hide the other."""


class Route(NamedTuple):
    """An address, and what stands there. ``lang`` is empty for what both editions share.

    ``owner`` is ``None`` for what the ledger does not keep. ``target`` is what an old address leads
    to; ``asset`` is the file that is published as an attachment. ``unlisted`` says that no public
    list may name the address.
    """

    address: str
    kind: str
    lang: str
    owner: Owner | None
    unlisted: bool = False
    target: str | None = None
    asset: Asset | None = None

    @property
    def place(self) -> str:
        """The address at which it is served: see ``core.ledger.place_of`` for old ones."""
        return place_of(self.address) if self.target is not None else self.address


@dataclass(frozen=True, slots=True)
class Routes:
    """Every address of a build.

    ``owners`` are the owners that the ledger keeps, ``moved`` the old addresses that texts lead on
    from, each with its target; ``unlisted`` are those that no public list may name, and those of the
    pages that stand at their old ones. ``pages`` and ``files`` are the routes by their places: ``in``
    says whether there is one.
    """

    pages: Mapping[str, Route] = field(default_factory=dict)
    files: Mapping[str, Route] = field(default_factory=dict)
    owners: Mapping[str, Owner] = field(default_factory=dict)
    moved: Mapping[str, str] = field(default_factory=dict)
    unlisted: frozenset[str] = frozenset()

    def __contains__(self, place: str) -> bool:
        return place in self.pages or place in self.files


def gather(routes: Iterable[Route]) -> Routes:
    """Return *routes* as one value. Raises ``SharedAddressError`` where two pages or two files have one address."""
    pages: dict[str, Route] = {}
    files: dict[str, Route] = {}
    owners: dict[str, Owner] = {}
    moved: dict[str, str] = {}
    unlisted: set[str] = set()
    for route in routes:
        known = files if route.kind in FILES else pages
        place = route.address if route.target is None else route.place
        if (first := known.setdefault(place, route)) is not route:
            raise SharedAddressError(f"/{place}: {first.kind}, {route.kind}")
        if route.owner is not None:
            owners[route.address] = route.owner
        if route.target is not None:
            moved[route.address] = route.target
        if route.unlisted:
            unlisted |= {route.address, place}
    return Routes(pages, files, owners, moved, frozenset(unlisted))
