"""A copy of the site on a host, asked for politely: a few connections, patience, nobody else."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Final
from urllib.parse import quote, urlsplit

from plugins.core.problems import Problem
from plugins.desk.polite import SlowError, Visitor
from plugins.safety.manifest import PublishedFile
from plugins.safety.verify import MOST_KEPT, FetchedFile

CONNECTIONS: Final = 4
_TRIES: Final = 3
PAUSE: Final = 0.5  # seconds before the second try; four times as long before the third
_AGENT: Final = "union-news-verify"
_AS_IT_IS: Final = "/-._~!$&'()*+,;=:@"
_FOR_GOOD: Final = frozenset(f"HTTP {status}" for status in (400, 401, 403, 405, 451))
_KEPT: Final = ("text/html", "application/xml", "text/xml", "application/atom", "application/rss")
# Seconds: for any file, and for each of its bytes; lost on what could not be read; for the whole.
FIRST: Final = 30.0
_EACH: Final = 1 / 65_536
_LONGEST: Final = 600.0
LOST: Final = 180.0
_WHOLE: Final = 3600.0
_GIVEN_UP: Final = "không hỏi tiếp vì máy chủ quá chậm / no longer asked, as the host is too slow"


class LiveSite:
    """The site at *address* (``http`` or ``https``, with or without a path)."""

    connections = CONNECTIONS

    def __init__(self, address: str) -> None:
        self._base = f"{address.rstrip('/')}/"
        self._visitor = Visitor(self._base, _AGENT, CONNECTIONS)
        self._ends = time.monotonic() + _WHOLE
        self._lost = 0.0

    def look(self, url: str, most: int) -> FetchedFile:
        """See ``Source.look``. What breaks off on the way is asked for again, three times in all; a
        host that says nothing whole for minutes is not asked any more.
        """
        answer = FetchedFile("unread")
        for attempt in range(_TRIES):
            started = time.monotonic()
            if self._lost > LOST or started > self._ends:
                return FetchedFile("unread", detail=_GIVEN_UP)
            if attempt:
                time.sleep(PAUSE * 4 ** (attempt - 1))
            try:
                answer = self._looked(self._base + quote(url, safe=_AS_IT_IS), most)
            except SlowError as error:
                self._lost += time.monotonic() - started
                return FetchedFile("unread", detail=str(error))
            except ConnectionError as error:
                answer = FetchedFile("unread", detail=str(error))
            if answer.state != "unread" or answer.detail in _FOR_GOOD:
                break
            self._lost += time.monotonic() - started
        return answer

    def offers(self, entry: PublishedFile) -> bool:
        """Hosts keep their own instructions (``_headers``) and names with a dot to themselves.

        Nobody can ask for a file whose path is not told.
        """
        if entry.unnamed:
            return False
        names = entry.path.split("/")
        hidden = any(name.startswith(".") and name != ".well-known" for name in names)
        return not hidden and not names[0].startswith("_")

    def more(self, known: frozenset[str]) -> Iterator[Problem]:
        """A host lists no files: only what changed pages lead to can be found."""
        del known
        return iter(())

    def fetch(self, url: str, most: int) -> bytes:
        """Return the file at *url*, of a larger one a byte more than *most*. Raises ``LookupError``
        where there is none, ``ConnectionError`` where the host does not say.
        """
        if time.monotonic() > self._ends:
            raise ConnectionError(_GIVEN_UP)
        seconds = min(_LONGEST / 2, FIRST + most * _EACH)
        found = self._visitor.ask(
            self._base + quote(url), most, seconds, self._own, lambda kind: most + 1
        )
        if found.status != 200 or found.elsewhere:
            raise LookupError(url)
        return found.content

    def _looked(self, address: str, most: int) -> FetchedFile:
        def kept(kind: str) -> int:
            return MOST_KEPT if kind.startswith(_KEPT) else 0

        seconds = min(_LONGEST, FIRST + most * _EACH)
        found = self._visitor.ask(address, most, seconds, self._own, kept)
        if found.elsewhere:
            return FetchedFile("elsewhere", detail=found.elsewhere)
        if found.status in {404, 410}:
            return FetchedFile("missing")
        if found.status != 200:
            return FetchedFile("unread", detail=f"HTTP {found.status}")
        return FetchedFile("there", found.sha256, content=found.content)

    def _own(self, address: str) -> bool:
        """Say whether *address* is on the host that was named; from http to https is no way off."""
        asked, now = urlsplit(self._base), urlsplit(address)
        if asked.scheme == "http" and now.scheme == "https" and not (asked.port or now.port):
            return asked.hostname == now.hostname
        return asked[:2] == now[:2]
