"""Retired addresses: the files that stay readable there, and where the others lead."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Final

from plugins.core.ledger import Ended
from plugins.core.outlet import Outlet
from plugins.routes.route import Routes

_PAGES: Final = frozenset({"", ".html", ".htm"})


def copy_files(ended: Iterable[Ended], outlet: Outlet) -> None:
    """Write files that moved at their old addresses as well: programs follow no page.

    A feed of every form, a calendar, a table: where the target is a file of the same kind.
    """
    for left in ended:
        if is_copied(left) and left.target is not None:
            target = outlet.output / left.address
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(outlet.find(left.target), target)


def moves(routes: Routes, ended: Iterable[Ended]) -> tuple[tuple[str, str], ...]:
    """Return old addresses with their targets: texts first, what follows from others last."""
    left = [found for found in ended if found.target is not None and not is_copied(found)]
    left.sort(key=lambda found: (found.owner.kind == "list", found.address))
    return (
        *sorted(routes.moved.items()),
        *((found.address, found.target or "") for found in left),
    )


def is_copied(left: Ended) -> bool:
    """Say whether a copy of the file that it leads to stands at an address that was left."""
    kind = PurePosixPath(left.address).suffix if not left.address.endswith("/") else ""
    if left.target is None or left.target.endswith("/") or kind in _PAGES:
        return False
    return PurePosixPath(left.target).suffix == kind
