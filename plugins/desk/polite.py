"""Asking a host that may be mistyped, broken or hostile: bounded in bytes, in time and in hops.

A limit of the network for each read does not bound the whole: a host that sends a byte now and then
keeps within it for ever. So a clock cuts the connection once a request has had its time.
"""

from __future__ import annotations

import contextlib
import hashlib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urljoin, urlsplit
from urllib.request import getproxies, proxy_bypass

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import HTTPError

HOPS: Final = 3
_TIMES: Final = urllib3.Timeout(connect=10, read=30)  # seconds
_HEAD: Final = 45.0  # seconds until the last line of an answer's head
_CHUNK: Final = 1 << 16
_MOST_UNUSED: Final = 1 << 16  # bytes of the words beside a redirect or a refusal
_MOVED: Final = frozenset({301, 302, 303, 307, 308})
_SCHEMES: Final = frozenset({"http", "https"})


class SlowError(ConnectionError):
    """The host did not say it all in the time that it was given."""


@dataclass(frozen=True, slots=True)
class Response:
    """What a host said. ``content`` is the beginning, as much as was to be kept; ``sha256`` and
    ``size`` are of what was read. ``elsewhere`` is where it leads that was not to be followed.
    """

    status: int
    content: bytes = b""
    sha256: str = ""
    size: int = 0
    elsewhere: str = ""


def site_address(text: str) -> str | None:
    """Return *text* as the address of a site, with one slash at its end; ``None`` where it is none."""
    try:
        parts = urlsplit(text.strip())
        host, port = parts.hostname or "", parts.port
        named = host if ":" in host else host.encode("idna").decode()
    except (ValueError, UnicodeError):
        return None
    whole = parts.scheme in _SCHEMES and named and not {"@", "\\"} & set(parts.netloc)
    if not whole or parts.query or parts.fragment or not text.isprintable() or " " in text.strip():
        return None
    shown = f"[{named}]" if ":" in named else named
    return f"{parts.scheme}://{shown}{f':{port}' if port else ''}{parts.path.rstrip('/')}/"


class Visitor:
    """Asks the host of *site* for files, over *connections* connections at most."""

    def __init__(self, site: str, agent: str, connections: int = 1) -> None:
        headers = {"User-Agent": agent, "Accept-Encoding": "br, gzip"}
        more: Any = {
            "headers": headers,
            "maxsize": connections,
            "block": True,
            "timeout": _TIMES,
            "retries": False,
        }
        parts = urlsplit(site)
        proxy = getproxies().get(parts.scheme, "")
        through = urlsplit(proxy).scheme in _SCHEMES and not proxy_bypass(parts.hostname or "")
        self._pool = (
            urllib3.ProxyManager(proxy, HOPS, **more)
            if through
            else urllib3.PoolManager(HOPS, **more)
        )
        self._pool.pool_classes_by_scheme = {"http": _Pool, "https": _SecurePool}

    def ask(
        self,
        address: str,
        most: int,
        seconds: float,
        follow: Callable[[str], bool],
        keep: Callable[[str], int] = lambda kind: 0,
    ) -> Response:
        """Return what stands at *address*; of more than *most* bytes no more is read.

        Addresses that *follow* agrees to are followed, ``HOPS`` in all. *keep* says how much of the
        content of a media type is kept. Raises ``ConnectionError`` where nothing whole was said,
        ``SlowError`` where it took more than *seconds*.
        """
        end = time.monotonic() + seconds
        try:
            for _ in range(HOPS):
                answer: urllib3.BaseHTTPResponse = self._pool.request(
                    "GET", address, redirect=False, preload_content=False
                )
                try:
                    moved = _moved(answer, address)
                    if moved is None and answer.status == 200:
                        return _read(answer, most, end, keep)
                    _read(answer, _MOST_UNUSED, end)  # so that the connection serves once more
                    if moved is None:
                        return Response(answer.status)
                    if not follow(moved):
                        return Response(answer.status, elsewhere=moved)
                finally:
                    answer.close()  # where more would come, it is not waited for
                    answer.release_conn()
                address = moved
        except (HTTPError, ValueError, OSError) as error:
            if isinstance(error, SlowError):
                raise
            raise ConnectionError(reason_of(error)) from error
        raise ConnectionError(f"{HOPS} × {address}")


def reason_of(error: Exception) -> str:
    """Return *error* in a few words; what the host said is in them as it said it."""
    reason = getattr(error, "reason", None) or error
    return f"{type(reason).__name__}: {reason}"[:200]


def _moved(answer: urllib3.BaseHTTPResponse, address: str) -> str | None:
    location = answer.headers.get("Location")
    if answer.status not in _MOVED or not location:
        return None
    moved = urljoin(address, location)
    if urlsplit(moved).scheme not in _SCHEMES or not urlsplit(moved).hostname:
        raise ValueError(f"Location: {location}")
    return moved


def _read(
    answer: urllib3.BaseHTTPResponse,
    most: int,
    end: float,
    keep: Callable[[str], int] = lambda kind: 0,
) -> Response:
    kind = answer.headers.get("Content-Type") or ""
    whole, content, read, kept = hashlib.sha256(), bytearray(), 0, keep(kind)
    with _in_time(end - time.monotonic(), answer.shutdown):
        for chunk in answer.stream(_CHUNK, decode_content=True):
            whole.update(chunk)
            read += len(chunk)
            content += chunk[: max(0, kept - len(content))]
            if read > most:
                break
    return Response(answer.status, bytes(content), whole.hexdigest(), read)


@contextlib.contextmanager
def _in_time(seconds: float, cut: Callable[[], object]) -> Iterator[None]:
    """Call *cut* from another thread once *seconds* have passed. Raises ``SlowError`` then."""
    late = threading.Event()

    def stop() -> None:
        late.set()
        with contextlib.suppress(Exception):  # the request ended in this very moment
            cut()

    timer = threading.Timer(max(0.0, seconds), stop)
    timer.daemon = True
    timer.start()
    try:
        yield
    except Exception as error:
        if late.is_set():
            raise SlowError(f"> {seconds:.0f} s") from error
        raise
    finally:
        timer.cancel()
    if late.is_set():
        raise SlowError(f"> {seconds:.0f} s")


class _InTime(HTTPConnection):
    """A connection whose answer begins in time, however slowly its head drips."""

    def getresponse(self) -> urllib3.HTTPResponse:  # type: ignore[override]  # as urllib3 has it
        wire: Any = self.sock

        def cut() -> None:
            socket.socket.shutdown(wire, socket.SHUT_RDWR)  # below TLS, which others read meanwhile

        with _in_time(_HEAD, cut):
            return super().getresponse()


class _SecureInTime(_InTime, HTTPSConnection):
    """The same with TLS."""


class _Pool(HTTPConnectionPool):
    ConnectionCls = _InTime


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _SecureInTime
