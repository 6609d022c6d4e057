"""The pages of the output: what was read of each, held against what the output has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from plugins.safety.findings import Findings
from plugins.safety.page_reading import PageReading, Use
from plugins.safety.targets import Kind, Targets

_LINK_CODES: Final[dict[Kind, str]] = {
    "missing": "O101",
    "no_slash": "O104",
    "outside": "O105",
    "unrooted": "O106",
    "inline": "O113",
    "script": "O120",
    "unresolved": "O140",
    "strange": "O107",
}
_EMBED_CODES: Final[dict[Kind, str]] = {
    **_LINK_CODES,
    "missing": "O103",
    "foreign": "O110",
    "contact": "O107",
}
_OWN_CODES: Final[dict[Kind, str]] = {**_LINK_CODES, "missing": "O111"}

_CODES: Final[Mapping[Use, dict[Kind, str]]] = {
    "link": _LINK_CODES, "embed": _EMBED_CODES, "own": _OWN_CODES,
}  # fmt: skip


@dataclass(slots=True)
class Pages:
    """Checks pages one by one and keeps what can only be said at the end: fragments."""

    targets: Targets
    findings: Findings
    ids: dict[str, frozenset[str]] = field(default_factory=dict)
    _wanted: dict[tuple[str, str], list[tuple[str, int | None]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def check(self, path: str, read: PageReading) -> None:
        """Check the page *path*, of which *read* is known."""
        for code, line, values in read.faults:
            self.findings.add(code, path, line, **values)
        if read.ids is None:
            return
        self.ids[path] = frozenset(read.ids)
        for address, use, line in read.leads:
            self._lead(path, line, address, use)
        for address, line in read.stated:
            if self.targets.is_own(address):
                self._lead(path, line, address.partition("#")[0], "own")

    def _lead(self, path: str, line: int | None, address: str, use: Use) -> None:
        """Check that *address* leads to a file of the output, as far as its *use* asks for it."""
        target = self.targets.find(address, path)
        if code := _CODES[use].get(target.kind):
            self.findings.add(code, path, line, address=address)
        elif target.fragment:
            self._wanted[target.path, target.fragment].append((path, line))

    def finish(self) -> None:
        """Report the fragments that no page has."""
        for (target, fragment), places in self._wanted.items():
            known = self.ids.get(target)
            if known is None or fragment in known or fragment == "top":
                continue
            for page, line in places:
                self.findings.add("O102", page, line, target=target, fragment=fragment)
