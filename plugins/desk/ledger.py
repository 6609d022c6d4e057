"""``ledger``: joins the URL ledger that the running site carries to the repository's.

Whoever publishes from a fresh checkout learns so what was published and never committed. Nothing
else asks the network; a build needs none.
"""

from __future__ import annotations

import http.client
import sys
import time
import urllib.error
import urllib.request
from typing import Final
from urllib.parse import urlsplit

from plugins.core.problems import ContentError, Place, place_in, problem
from plugins.desk.project import Project
from plugins.desk.voice import DeskError, say, show
from plugins.pipeline.examine import ledger_of
from plugins.safety import ledger

_TRIES: Final = 3
_PAUSE: Final = 2.0  # seconds
_PATIENCE: Final = 30.0  # seconds
_LARGEST: Final = 256 * 2**20  # bytes
_NONE_THERE: Final = frozenset({404, 410})


def run(project: Project, site: str) -> int:
    """Fetch the ledger of *site*, add what it knows to the repository's, and say how much that was.

    Raises ``ContentError`` where the site does not answer or either ledger is damaged: then it
    is not known what was published.
    """
    if urlsplit(site).scheme not in {"http", "https"} or not urlsplit(site).hostname:
        raise DeskError(
            f"FROM=“{site}” không phải địa chỉ trang: ghi như FROM=https://tin.example.org.",
            f"FROM=“{site}” is no site: write it like FROM=https://tin.example.org.",
        )
    address = f"{site.rstrip('/')}/{ledger.NAME}"
    path = ledger_of(project.content)
    own, damage = ledger.read(path, place_in(project.content, path).path)
    if damage:
        raise ContentError(damage)
    content = fetch(address)
    if content is None:
        show(str(problem("WU105", Place(path.name), address=address)), sys.stderr)
        return 0
    theirs, damage = ledger.parse(content, address)
    if damage:
        raise ContentError(damage)
    joined = ledger.join(own, theirs)
    ledger.write(path, ledger.render(joined.facts))
    new = len(joined.facts) - len(own.facts)
    say(
        f"Sổ địa chỉ: {len(joined.facts)} địa chỉ, {new} địa chỉ lấy thêm từ trang.",
        f"URL ledger: {len(joined.facts)} addresses, {new} of them new from the site.",
    )
    return 0


def fetch(address: str, pause: float = _PAUSE) -> bytes | None:
    """Return what stands at *address*, or ``None`` where the site says that nothing does.

    Raises ``ContentError`` (U104) when it does not answer after some tries.
    """
    for turn in range(1, _TRIES + 1):
        try:
            with urllib.request.urlopen(address, timeout=_PATIENCE) as answer:
                content: bytes = answer.read(_LARGEST)
                return content
        except urllib.error.HTTPError as error:
            if error.code in _NONE_THERE:
                return None
            reason = f"HTTP {error.code}"
        except (OSError, http.client.HTTPException) as error:
            reason = str(getattr(error, "reason", None) or error) or type(error).__name__
        if turn < _TRIES:
            time.sleep(pause)
    raise ContentError([problem("U104", Place(ledger.NAME), address=address, reason=reason)])
