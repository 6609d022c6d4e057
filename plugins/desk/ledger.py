"""``ledger``: joins the URL ledger that the running site carries to the repository's.

Whoever publishes from a fresh checkout learns so what was published and never committed. Nothing
else asks the network; a build needs none.
"""

from __future__ import annotations

import sys
import time
from typing import Final

from plugins.core.problems import ContentError, Place, counted, problem
from plugins.desk.polite import Visitor, site_address
from plugins.desk.progress import step
from plugins.desk.project import Project
from plugins.desk.settle import own_ledger, settle
from plugins.desk.voice import DeskError, say, show
from plugins.safety import ledger, provisional
from plugins.safety.ledger import Ledger

_TRIES: Final = 3
_PAUSE: Final = 2.0  # seconds
_PATIENCE: Final = 60.0  # seconds for all tries
LARGEST: Final = 64 * 2**20  # bytes: half a million addresses
_AGENT: Final = "union-news-ledger"
_NONE_THERE: Final = frozenset({404, 410})


def run(project: Project, site: str) -> int:
    """Fetch the ledger of *site*, add what it knows to the repository's, and say how much that was.

    What was published here and did not count yet does now, as far as the site carries it.
    Raises ``ContentError`` where the site does not answer or either ledger is damaged: then it
    is not known what was published.
    """
    named = site_address(site)
    if named is None:
        raise DeskError(
            f"FROM=“{site}” không phải địa chỉ trang: ghi như FROM=https://tin.example.org.",
            f"FROM=“{site}” is not a site: write it like FROM=https://tin.example.org.",
        )
    address = f"{named}{ledger.NAME}"
    own = own_ledger(project)
    with step("Đang hỏi trang / Asking the site …"):
        content = fetch(address)
    if content is None:
        show(str(problem("WU105", Place(ledger.NAME), address=address)), sys.stderr)
        return 0
    theirs, damage = ledger.parse(content, address)
    if damage:
        raise ContentError(damage)
    joined, waiting = ledger.join(own, theirs), provisional.waiting(project.output)
    here, damage = ledger.read(project.carried_ledger, ledger.NAME)
    if here.facts and not damage and not ledger.less(here.facts, theirs.facts):
        # The site is what was published here: so it has what its own ledger may not name, too.
        joined = ledger.join(joined, Ledger(waiting))
    settle(project, joined.facts, ledger.less(waiting, joined.facts))
    new = len(joined.facts) - len(own.facts)
    say(
        f"Sổ địa chỉ: {len(joined.facts)} địa chỉ, {new} địa chỉ lấy thêm từ trang.",
        f"URL ledger: {counted(len(joined.facts), 'address')}, {new} of them new from the site.",
    )
    return 0


def fetch(address: str, pause: float = _PAUSE, seconds: float = _PATIENCE) -> bytes | None:
    """Return what stands at *address*, or ``None`` where the site says that nothing does.

    Raises ``ContentError`` (U104) when it does not answer after some tries, all together in some
    *seconds*, or answers without end.
    """
    end, reason = time.monotonic() + seconds, ""
    visitor = Visitor(address, _AGENT)
    for turn in range(_TRIES):
        if turn and time.monotonic() + pause < end:
            time.sleep(pause)
        left = end - time.monotonic()
        if turn and left <= 0:
            break
        try:
            found = visitor.ask(address, LARGEST, left, lambda moved: True, lambda kind: LARGEST)
        except ConnectionError as error:
            reason = str(error)
            continue
        if found.status in _NONE_THERE:
            return None
        if found.size > LARGEST:
            reason = f"> {LARGEST >> 20} MB"
            break
        if found.status == 200:
            return found.content
        reason = f"HTTP {found.status}"
    raise ContentError([problem("U104", Place(ledger.NAME), address=address, reason=reason)])
