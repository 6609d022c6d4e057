"""A copy of the site on a host, asked for politely: a few connections, patience, nobody else."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from typing import Final
from urllib.parse import quote, urljoin, urlsplit

import urllib3
from urllib3.exceptions import HTTPError

from plugins.core.problems import Problem
from plugins.safety.manifest import Entry
from plugins.safety.verify import MOST_KEPT, Answer

CONNECTIONS: Final = 4
_TRIES: Final = 3
_HOPS: Final = 3
_TIMES: Final = urllib3.Timeout(connect=10, read=30)  # seconds
PAUSE: Final = 0.5  # seconds before the second try; four times as long before the third
_HEADERS: Final = {"User-Agent": "union-news-verify", "Accept-Encoding": "br, gzip"}
_AS_IT_IS: Final = "/-._~!$&'()*+,;=:@"
_FOR_GOOD: Final = frozenset(f"HTTP {status}" for status in (400, 401, 403, 405, 451))
_MOVED: Final = frozenset({301, 302, 303, 307, 308})
_CHUNK: Final = 1 << 16
_KEPT: Final = ("text/html", "application/xml", "text/xml", "application/atom", "application/rss")


class LiveSite:
    """The site at *address* (``http`` or ``https``, with or without a path)."""

    connections = CONNECTIONS

    def __init__(self, address: str) -> None:
        self._base = f"{address.rstrip('/')}/"
        self._pool = urllib3.PoolManager(
            1, _HEADERS, maxsize=CONNECTIONS, block=True, timeout=_TIMES, retries=False
        )

    def look(self, url: str, most: int) -> Answer:
        """See ``Source.look``. What breaks off on the way is asked for again, three times in all."""
        answer = Answer("unread")
        for attempt in range(_TRIES):
            if attempt:
                time.sleep(PAUSE * 4 ** (attempt - 1))
            answer = self._looked(self._base + quote(url, safe=_AS_IT_IS), most)
            if answer.state != "unread" or answer.detail in _FOR_GOOD:
                break
        return answer

    def offers(self, entry: Entry) -> bool:
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
        """Return the file at *url*. Raises ``LookupError`` where there is none of that size."""
        address = self._base + quote(url)
        for hop in range(_HOPS):
            try:
                answer = self._pool.request("GET", address, redirect=False)
            except HTTPError as error:
                raise ConnectionError(_reason(error)) from error
            moved = self._moved(answer, address)
            if answer.status == 200 and len(answer.data) <= most:
                return answer.data
            if moved is None or not self._own(moved) or hop == _HOPS - 1:
                break
            address = moved
        raise LookupError(url)

    def _looked(self, address: str, most: int) -> Answer:
        for _ in range(_HOPS):
            try:
                answer = self._pool.request("GET", address, redirect=False, preload_content=False)
            except HTTPError as error:
                return Answer("unread", detail=_reason(error))
            try:
                moved = self._moved(answer, address)
                if moved is None:
                    return _read(answer, most)
                if not self._own(moved):
                    return Answer("elsewhere", detail=moved)
                answer.drain_conn()
                address = moved
            finally:
                answer.release_conn()
        return Answer("unread", detail=f"{_HOPS} × {address}")

    def _moved(self, answer: urllib3.BaseHTTPResponse, address: str) -> str | None:
        location = answer.headers.get("Location")
        return urljoin(address, location) if answer.status in _MOVED and location else None

    def _own(self, address: str) -> bool:
        """Say whether *address* is on the host that was named; from http to https is no way off."""
        asked, now = urlsplit(self._base), urlsplit(address)
        if asked.scheme == "http" and now.scheme == "https" and not (asked.port or now.port):
            return asked.hostname == now.hostname
        return asked[:2] == now[:2]


def _read(answer: urllib3.BaseHTTPResponse, most: int) -> Answer:
    if answer.status in {404, 410}:
        answer.drain_conn()
        return Answer("missing")
    if answer.status != 200:
        answer.drain_conn()
        return Answer("unread", detail=f"HTTP {answer.status}")
    kept = (answer.headers.get("Content-Type") or "").startswith(_KEPT)
    whole, content, read = hashlib.sha256(), bytearray(), 0
    try:
        for chunk in answer.stream(_CHUNK, decode_content=True):
            whole.update(chunk)
            read += len(chunk)
            if kept and len(content) < MOST_KEPT:
                content += chunk
            if read > most:
                answer.close()  # not the rest of what is another file anyway
                break
    except HTTPError as error:
        answer.close()
        return Answer("unread", detail=_reason(error))
    return Answer("there", whole.hexdigest(), content=bytes(content))


def _reason(error: HTTPError) -> str:
    reason = getattr(error, "reason", None) or error
    return f"{type(reason).__name__}: {reason}"[:200]
