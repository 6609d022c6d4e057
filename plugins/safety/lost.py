"""What became of every address that was published: still there, left in good order, or lost.

An address is left in good order when its story leads on from it (``redirect_from``) or is withdrawn,
when ``gone.yaml`` says so, or when it follows from others (a filter without rows).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from plugins.core import addresses
from plugins.core.ledger import ENDED, Declared, Ended, Owner, place_of
from plugins.core.problems import Place, Problem, problem
from plugins.core.site import AnyText, Site, Story
from plugins.routes.route import Routes
from plugins.safety import former_site, lost_words
from plugins.safety.declared import Rows
from plugins.safety.ledger import NAME, Ledger, line
from plugins.safety.published import folders_of

MASS: Final = 10  # more than one of so many addresses ending at once is refused
SHOWN: Final = 20
_UNNAMED: Final = frozenset({"list", "site", "ended"})
_NAMED_BY_ADDRESS: Final = _UNNAMED | {"feed", "file"}


def compare(
    known: Ledger, routes: Routes, site: Site, removed: int = 0
) -> tuple[tuple[Ended, ...], tuple[Problem, ...]]:
    """Return what stands at the addresses that *routes* lacks, and what must stop a publish.

    *removed* is how many addresses an editor confirmed to give up at once. *site* has no errors.
    """
    return _Comparison(known, routes, site).run(removed)


@dataclass(slots=True)
class _Comparison:
    known: Ledger
    routes: Routes
    site: Site
    rows: Rows = field(init=False)
    misstated: tuple[Problem, ...] = field(init=False)
    homes: Mapping[Owner, str] = field(init=False)
    texts: Mapping[Owner, AnyText] = field(init=False)
    unlisted: dict[str, list[Story]] = field(init=False)
    ended: dict[str, Ended] = field(default_factory=dict)
    lost: dict[str, Owner] = field(default_factory=dict)

    def __post_init__(self) -> None:
        redirects, unknown = former_site.declared(self.site)
        rows = (*self.site.reference.gone, *redirects)
        self.rows = Rows.of(rows)
        self.misstated = (*unknown, *former_site.twice(rows))
        self.homes = {
            owner: address
            for address, owner in self.routes.owners.items()
            if owner.kind not in _UNNAMED | {"file"} and address not in self.routes.moved
        }
        self.texts = {
            self.routes.owners[text.address]: text for text in self.site.texts_by_path.values()
        }

        self.unlisted = {}
        for story in self.site.stories:
            if story.main.outline.facts and story.main.outline.status != "published":
                for agreement in story.main.fields.agreements:
                    self.unlisted.setdefault(agreement.id, []).append(story)

    def run(self, removed: int) -> tuple[tuple[Ended, ...], tuple[Problem, ...]]:
        problems = [*self.misstated, *self.rows.problems(self.known, self.routes)]
        for address, row in self.rows.unknown(self.known, self.routes):
            self._left(address, Owner("site"), row)
        following: list[tuple[str, Owner]] = []
        for address in sorted(self.known.facts):
            owner = self._owner(address)
            if address in self.routes.owners:
                problems.extend(self._taken(address))
            elif (declared := self.rows.find(address)) is not None:
                self._left(address, owner, declared)
            elif owner.kind == "list":
                following.append((address, owner))
            elif (target := self._led_on(address, owner)) is not None:
                self.ended[address] = Ended(address, _lang(address), owner, target)
            else:
                self.lost[address] = owner
        for address, owner in following:
            self.ended[address] = Ended(address, _lang(address), owner, self._above(address))
        problems.extend(self._blocked())
        problems.extend(self._lost())
        problems.extend(self._mass(removed))
        return tuple(self.ended.values()), tuple(problems)

    def _owner(self, address: str) -> Owner:
        """Return whose *address* was; of several, the one that has a page still."""
        owners = sorted(self.known.facts[address] - {ENDED})
        named = [owner for owner in owners if owner.kind not in _UNNAMED] or owners
        alive = [owner for owner in named if owner in self.homes]
        return (alive or named or [Owner("site")])[0]

    def _left(self, address: str, owner: Owner, declared: Declared) -> None:
        to = declared.row.to
        target = addresses.from_path(to).lstrip("/") if to is not None else None
        if owner.kind == "feed" and target is not None:  # a feed reader can use no page
            feed = f"{target}{address.rpartition('/')[2]}"
            target = feed if feed in self.routes.owners else target
        day = None if declared.former else declared.row.date.day
        reason = declared.row.reason
        self.ended[address] = Ended(address, _lang(address), owner, target, day, reason)

    def _led_on(self, address: str, owner: Owner) -> str | None:
        """Return where an address leads by itself, without anybody having declared it."""
        kind = owner.kind
        if kind in {"section", "topic", "organisation", "feed"} and owner in self.homes:
            return self.homes[owner]
        if kind == "topic" and owner.id in self.site.reference.topics:
            return self._above(address)  # no story has it any more
        if kind == "agreement":
            for story in self.unlisted.get(owner.id, ()):
                said = (story.texts.get(owner.lang) or story.main).address
                return said if story.main.outline.status == "withdrawn" else self._above(address)
        if kind == "file":
            said_by = [text for lang in addresses.LANGUAGES for text in self._of(owner.id, lang)]
            if said_by and all(text.outline.status == "withdrawn" for text in said_by):
                return said_by[0].address
        return None

    def _of(self, name: str, lang: str) -> Iterator[AnyText]:
        for kind in ("story", "page"):
            if (text := self.texts.get(Owner(kind, name, lang))) is not None:
                yield text

    def _above(self, address: str) -> str:
        """Return the nearest page above *address* that stands, or what it leads to."""
        parts = address.rstrip("/").split("/")
        for length in range(len(parts) - 1, 0, -1):
            above = "/".join(parts[:length]) + "/"
            left = self.ended.get(above)
            target = left.target if left else self.routes.moved.get(above)
            if target is not None:  # what was below it may have moved along
                below = target + address.removeprefix(above)
                return below if below in self.routes.owners else target
            if above in self.routes.owners:
                return above
        return ""

    def _taken(self, address: str) -> Iterator[Problem]:
        """Yield the problem of an address that another text, term or agreement has now."""
        owner = self.routes.owners[address]
        before = self.known.facts[address]
        named = {(o.kind, o.id) for o in before if o.kind not in _NAMED_BY_ADDRESS}
        if not named or owner.kind in _NAMED_BY_ADDRESS or (owner.kind, owner.id) in named:
            return
        standing = [o for o in sorted(before) if o in self.homes]
        if address in self.routes.moved and not standing:
            return  # what stood there is gone, and another text leads on from it
        old = standing[0] if standing else self._owner(address)
        place = self._place_of(owner, address)
        text = self.texts.get(old)
        told = f"{old.kind} “{old.id}”" + (f" ({lost_words.shown(text)})" if text else "")
        yield problem(
            "U116", place, address=address, old=told, new=f"{owner.kind} “{owner.id}”",
            quoted=line(address, owner),
        )  # fmt: skip

    def _place_of(self, owner: Owner, address: str) -> Place:
        text = self.texts.get(owner)
        if text is None:
            return self.known.places[address]
        return lost_words.place(text, address)

    def _blocked(self) -> Iterator[Problem]:
        """Yield the problem of an old address whose page would stand in another file's way."""
        if not self.ended:
            return
        files = {addresses.save_as(address) for address in self.routes.owners}
        folders = {folder for path in files for folder in folders_of(path)}
        for address in self.ended:
            path = addresses.save_as(place_of(address))
            above = set(folders_of(path))
            own = addresses.is_file_place(address) or path in folders
            if own or path in files or above & files:
                row = self.rows.exact.get(address)
                where = row.place if row else self.known.places.get(address, Place(NAME))
                yield problem("U135", where, address=address)

    def _lost(self) -> Iterator[Problem]:
        by_owner: defaultdict[Owner, list[str]] = defaultdict(list)
        for address, owner in self.lost.items():
            by_owner[owner].append(address)
        for address, owner in list(self.lost.items())[:SHOWN]:
            where = self.known.places[address]
            yield lost_words.lost(self.site, address, owner, by_owner[owner], self.texts, where)
        if len(self.lost) > SHOWN:
            first = next(iter(self.lost))
            yield problem("U121", self.known.places[first], count=len(self.lost) - SHOWN)

    def _mass(self, removed: int) -> Iterator[Problem]:
        """Yield the problem of too many addresses that end at once, what follows not counted."""
        standing = [a for a, owners in self.known.facts.items() if ENDED not in owners]
        counted = [a for a in standing if self._owner(a).kind != "list"]
        ending = [a for a in counted if a in self.ended or a in self.lost]
        if len(ending) * MASS <= len(counted) or len(ending) == removed:
            return
        shown = ", ".join(f"/{address}" for address in sorted(ending)[:3])
        yield problem(
            "U120", self.known.places[ending[0]], count=len(ending), known=len(counted), some=shown
        )


def _lang(address: str) -> str:
    return "en" if address.startswith(addresses.front("en")) else addresses.DEFAULT_LANGUAGE
