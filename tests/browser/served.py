"""A built site behind a web server that says with every answer what the shipped headers say."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urlsplit

import lxml.html

from plugins.core import addresses
from plugins.core.site import Site, Text
from plugins.language.edition import Edition
from plugins.safety.headers import CACHE_DEFAULT, CACHE_RULES, security_headers

_KIND: Final = re.compile(r'<html lang="(\w+)">.*?<body class="page-([\w-]+)"', re.DOTALL)


@dataclass(frozen=True)
class Served:
    """A site as readers get it. ``host`` ends with the base path and has no slash at its end."""

    site: Site
    output: Path
    host: str
    editions: Mapping[str, Edition]

    @cached_property
    def pages(self) -> Mapping[str, tuple[str, str]]:
        """The kind and language of every page, by address."""
        found = {}
        for path in sorted(self.output.rglob("*.html")):
            if match := _KIND.search(path.read_text("utf-8")):
                where = path.relative_to(self.output).as_posix().removesuffix("index.html")
                found[where] = match[2].replace("-", "_"), match[1]
        return found

    def place(self, kind: str, lang: str) -> str:
        """Return the address of the fullest page of a kind."""
        return max(
            (where for where, page in self.pages.items() if page == (kind, lang)),
            key=lambda where: len((self.output / addresses.save_as(where)).read_bytes()),
        )

    def parsed(self, address: str) -> lxml.html.HtmlElement:
        """Return the page at *address* as the server sends it."""
        return lxml.html.parse(self.output / addresses.save_as(address.lstrip("/"))).getroot()

    def text(self, story_id: str, lang: str) -> Text:
        """Return one language of a story."""
        [story] = [story for story in self.site.stories if story.id == story_id]
        return story.texts[lang]

    def say(self, lang: str, key: str, **values: Any) -> str:
        """Return the theme's own words."""
        return self.editions[lang].t(key, **values)


class Handler(SimpleHTTPRequestHandler):
    """Answers as the hosts do that the shipped headers are for."""

    protocol_version = "HTTP/1.1"
    extensions_map: dict[str, str] = {  # noqa: RUF012 (the name is the base class's)
        **SimpleHTTPRequestHandler.extensions_map,
        ".avif": "image/avif",
        ".webp": "image/webp",
        ".woff2": "font/woff2",
        ".js": "text/javascript; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".xml": "application/xml",
    }

    def __init__(self, *args: Any, base: str, **more: Any) -> None:
        self.base = base
        super().__init__(*args, **more)

    def end_headers(self) -> None:
        """Add what every answer carries."""
        for name, value in security_headers():
            self.send_header(name, value)
        folders = {rule.folder: rule.value for rule in CACHE_RULES}
        first = self.path.removeprefix(self.base).strip("/").partition("/")[0]
        self.send_header("Cache-Control", folders.get(first, CACHE_DEFAULT))
        super().end_headers()

    def translate_path(self, path: str) -> str:
        """Return the file for *path*; outside the base path there is none."""
        inner = unquote(urlsplit(path).path)
        if not inner.startswith(f"{self.base}/"):
            return f"{self.directory}/none"
        return super().translate_path(path[len(self.base) :])

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer an unknown address with the page that its edition has for that."""
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        english = self.path.startswith(f"{self.base}/en/")
        page = Path(self.directory, "en/404.html" if english else "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def list_directory(self, path: Any) -> None:
        """Refuse: the hosts list no folders."""
        del path
        self.send_error(HTTPStatus.NOT_FOUND)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: a reader who goes on breaks off what was being sent."""


@contextmanager
def serve(
    output: Path, base: str, port: int = 0, answers: type[Handler] = Handler
) -> Iterator[str]:
    """Serve *output* below *base* at *port*, a free one if 0; yield the host with the base path."""
    handler = partial(answers, directory=str(output), base=base)
    with _Server(("127.0.0.1", port), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}{base}"
        server.shutdown()
        thread.join()
