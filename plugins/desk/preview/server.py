"""Serves the preview on 127.0.0.1, and tells open pages when to load again.

The script that reloads, and what is wrong with drafts, is put into pages on their way out, never into
files.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import http.server
import mimetypes
import os
import re
import socketserver
from http import HTTPStatus
from pathlib import Path, PurePosixPath
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from plugins.desk.preview import notices
from plugins.desk.preview.latest_build import LatestBuild, Shown
from plugins.desk.preview.served import Served, name_of
from plugins.desk.voice import DeskError

ADDRESS: Final = "127.0.0.1"
_LISTEN: Final = "PREVIEW_ADDRESS"  # another address to listen at: in a container, 0.0.0.0
TRIES: Final = 20
_OWN: Final = "/__preview__/"
_SCRIPT: Final = Path(__file__).with_name("reload.js")
_HEARTBEAT: Final = 15.0  # seconds; shorter than the time-outs of proxies
_TYPES: Final = {  # where the system's table lacks or misnames them
    ".avif": "image/avif",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".js": "text/javascript",
    ".ics": "text/calendar",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
}
_OWN_HOST: Final = re.compile(r"(?:127\.0\.0\.1|localhost)(?::[0-9]{1,5})?", re.IGNORECASE)
_ELSEWHERE: Final = (
    "Bản xem thử chỉ mở được trên chính máy này.\nThe preview can be opened on this machine only.\n"
).encode()
_TEXT: Final = re.compile(r"text/|application/(json|javascript|.*\+xml|xml)|image/svg\+xml")


class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    """An HTTP server that knows what to show."""

    daemon_threads = True
    allow_reuse_address = True  # over a connection that lingers; a listening server still refuses

    def __init__(self, port: int, live: LatestBuild) -> None:
        self.live = live
        super().__init__((os.environ.get(_LISTEN) or ADDRESS, port), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Stay quiet: a browser that goes away in the middle of an answer is no fault."""


def open_server(port: int, live: LatestBuild) -> Server:
    """Return a server on *port*, or on the next free one. Raises ``DeskError`` when none is."""
    for candidate in range(port, min(port + TRIES, 65536)):
        try:
            return Server(candidate, live)
        except OSError as error:
            if error.errno not in {errno.EADDRINUSE, errno.EACCES}:
                raise
    raise DeskError(
        f"Các cổng từ {port} đến {port + TRIES - 1} đều đang được dùng; chọn cổng khác: PORT=…",
        f"The ports {port} to {port + TRIES - 1} are all in use; choose another: PORT=…",
    )


class _Handler(http.server.BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with the page, the reload script, the events, or what is wrong."""
        self._answer(body=True)

    def do_HEAD(self) -> None:
        """Answer as to GET, without the body."""
        self._answer(body=False)

    def _answer(self, body: bool) -> None:
        if not self._asked_here():
            self._send(HTTPStatus.FORBIDDEN, "text/plain", _ELSEWHERE, body)
            return
        shown = self.server.live.shown
        asked = urlsplit(self.path)
        path = unquote(asked.path)
        if path == f"{_OWN}events" and body:
            self._events(unquote(asked.query).removeprefix("/"))
        elif path == f"{_OWN}reload.js":
            self._send(HTTPStatus.OK, "text/javascript", _SCRIPT.read_bytes(), body)
        else:
            self._found(shown, path.removeprefix("/"), body)

    def _asked_here(self) -> bool:
        """Say whether the page was asked for by this machine's own names, once, and by a path.

        Drafts are not for a page of another name that was made to lead here (DNS rebinding).
        """
        hosts = self.headers.get_all("Host") or []
        return (
            len(hosts) == 1
            and _OWN_HOST.fullmatch(hosts[0]) is not None
            and self.path.startswith("/")
        )

    def _found(self, shown: Shown, path: str, body: bool) -> None:
        site = shown.site
        if site is not None and path and not path.endswith("/") and site.is_folder(_sound(path)):
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", f"/{urlsplit(self.path).path.lstrip('/')}/")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        status, mime, content = answer(shown, path)
        if mime == "text/html":
            script = f'<script src="{_OWN}reload.js" data-state="{token(content)}"></script>'
            content = before_end(content, script)
        self._send(status, mime, content, body)

    def _send(self, status: HTTPStatus, mime: str, content: bytes, body: bool) -> None:
        self.send_response(status)
        charset = "; charset=utf-8" if _TEXT.match(mime) else ""
        self.send_header("Content-Type", f"{mime}{charset}")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if body:
            self.wfile.write(content)

    def _events(self, page: str) -> None:
        """Tell the page at the path *page* what it shows now, and how far the build at work is."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        live = self.server.live
        now: tuple[Shown, str] | None = (live.shown, live.doing)
        told: Shown | None = None
        with contextlib.suppress(OSError), live.looked_at(page):
            while now is not None:
                shown, doing = now
                if shown is not told:
                    state = token(answer(shown, page)[2])
                    told = shown
                    self.wfile.write(f"retry: 1000\nevent: state\ndata: {state}\n\n".encode())
                self.wfile.write(f"event: doing\ndata: {doing}\n\n".encode())
                self.wfile.flush()
                now = live.wait(now, _HEARTBEAT)

    def end_headers(self) -> None:
        """Forbid keeping anything: the next build has other bytes at the same address."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Stay quiet: the terminal is for builds and their problems."""


def _mime(file: PurePosixPath) -> str:
    known = _TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0]
    return known or "application/octet-stream"


def answer(shown: Shown, path: str) -> tuple[HTTPStatus, str, bytes]:
    """Return status, media type and content of what stands at *path*, with what is said beside it."""
    notice, site = shown.notice, shown.site
    if notice is not None or site is None:
        return HTTPStatus.SERVICE_UNAVAILABLE, "text/html", (notice or "").encode()
    name = name_of(_sound(path))
    file, status = site.find(name), HTTPStatus.OK
    if file is None:
        if site.partial:
            return HTTPStatus.SERVICE_UNAVAILABLE, "text/html", notices.building().encode()
        name, status, file = "404.html", HTTPStatus.NOT_FOUND, _not_found(site, path)
    mime = _mime(PurePosixPath(name))
    content = file.read_bytes() if file else b"404"
    if mime == "text/html":
        content = before_end(content, shown.beside.get(path, shown.beside.get("", "")))
    return status, mime, content


def token(content: bytes) -> str:
    """Return what an open page knows its content by: where that stays the same, it is not loaded again."""
    return hashlib.sha256(content).hexdigest()[:16]


def before_end(page: bytes, words: str) -> bytes:
    """Return the HTML *page* with *words* at its end."""
    head, end, tail = page.rpartition(b"</body>")
    return head + words.encode() + end + tail if end else page + words.encode()


def _sound(path: str) -> str:
    """Return *path* as it can be looked for below a folder: no way out of it, no doubled slash."""
    if "\0" in path or ".." in path.split("/"):
        return "/"
    end = "/" if path.endswith("/") else ""
    return "/".join(part for part in path.split("/") if part not in ("", ".")) + end


def _not_found(site: Served, path: str) -> Path | None:
    """Return the page for an address that is none: its edition's, else the site's."""
    edition = path.strip("/").split("/")[0]
    return site.find(f"{edition}/404.html") or site.find("404.html")
