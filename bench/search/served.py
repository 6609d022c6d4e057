"""The built sites on this machine, with a count of the bytes that a reader's line would carry."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final

_GZIP: Final = b"\x1f\x8b"


@cache
def carried(path: Path) -> int:
    """Return the bytes of the file at *path* as served: what is not packed yet is gzipped."""
    raw = path.read_bytes()
    return len(raw) if raw.startswith(_GZIP) else len(gzip.compress(raw, 9))


class Counter:
    """Adds up what is asked for below ``/pagefind/``."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._bytes = 0
        self._first: int | None = None

    def first(self) -> None:
        """Note that the first result is shown: what comes after does not delay it."""
        self._first = self._bytes

    def add(self, path: Path) -> None:
        """Count the file at *path* as fetched once."""
        with self._lock:
            self._bytes += carried(path)

    def take(self) -> tuple[int, int]:
        """Return the bytes since the last call: until the first result, and all."""
        with self._lock:
            taken = (self._bytes if self._first is None else self._first, self._bytes)
            self._bytes, self._first = 0, None
        return taken


class _Handler(SimpleHTTPRequestHandler):
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".js": "text/javascript"}

    def __init__(self, *args: Any, counter: Counter, **more: Any) -> None:
        self._counter = counter
        super().__init__(*args, **more)

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if "pagefind" in path.parts and path.is_file():
            self._counter.add(path)
        if self.path == "/first":
            self._counter.first()
        super().do_GET()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def serve(root: Path) -> Iterator[tuple[str, Counter]]:
    """Serve *root*; yield its host, without a slash at the end, and the count of bytes."""
    counter = Counter()
    handler = partial(_Handler, directory=str(root), counter=counter)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}", counter
        server.shutdown()
        thread.join()
