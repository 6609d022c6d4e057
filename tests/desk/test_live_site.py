"""A site on a real server, held against the manifest: politely, and on no other host."""

from __future__ import annotations

import datetime as dt
import gzip
import shutil
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import brotli
import pytest

from plugins.desk.live_site import CONNECTIONS, LiveSite
from plugins.safety import manifest
from plugins.safety.manifest_read import Manifest, ManifestError, read_manifest
from plugins.safety.verify import FolderCopy, compare
from tests.safety.conftest import clean_site

PAGE = "/tin-tuc/hop-mat/"


class Host(SimpleHTTPRequestHandler):
    """A web server that a test may make misbehave: *tricks* answer for single paths."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer, counting what is asked and by how many at a time."""
        host: Any = self.server
        path = self.path.removeprefix("/repo")
        host.asked[path] += 1
        with host.lock:
            host.now += 1
            host.most = max(host.most, host.now)
        try:
            if trick := host.tricks.get(path) or host.tricks.get("*"):
                trick(self)
            else:
                self.path = path
                super().do_GET()
        finally:
            with host.lock:
                host.now -= 1

    def give(self, content: bytes, status: int = 200, **headers: str) -> None:
        """Send a whole answer."""
        self.send_response(status)
        for name, value in {"Content-Length": str(len(content)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(content)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer an unknown path with the site's own page."""
        self.give(Path(self.directory, "404.html").read_bytes(), code)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of clients that hang up."""


def _serve(folder: Path) -> Any:
    server: Any = _Server(("127.0.0.1", 0), lambda *given: Host(*given, directory=str(folder)))
    server.asked, server.tricks, server.lock = Counter(), {}, threading.Lock()
    server.now = server.most = 0
    server.site = f"http://127.0.0.1:{server.server_address[1]}/repo"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


@pytest.fixture
def known(tmp_path: Path) -> Manifest:
    """Return the manifest of a published site; ``tmp_path/copy`` is what the host has."""
    published = tmp_path / "published"
    files = clean_site() | {"big.bin": "x" * 3_000_000, "_headers": "/*\n", "tệp lạ.txt": "é"}
    for name, content in files.items():
        path = published / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    manifest.publish(published, "https://x.example/repo", dt.date(2025, 3, 15), {})
    shutil.copytree(published, tmp_path / "copy")
    return read_manifest(FolderCopy(published).fetch)


@pytest.fixture
def copy(tmp_path: Path, known: Manifest) -> Path:
    return tmp_path / "copy"


@pytest.fixture
def host(copy: Path) -> Iterator[Any]:
    server = _serve(copy)
    yield server
    server.shutdown()
    server.server_close()


Differences = Callable[[], set[str]]


@pytest.fixture
def differences(known: Manifest, host: Any, monkeypatch: pytest.MonkeyPatch) -> Differences:
    monkeypatch.setattr("plugins.desk.live_site.PAUSE", 0)

    def found() -> set[str]:
        return {f"{p.code} {p.place}" for p in compare(known, LiveSite(host.site)).problems}

    return found


def test_a_clean_site_is_whole_and_asked_politely(
    differences: Differences, host: Any, known: Manifest, copy: Path
) -> None:
    assert differences() == set()
    assert set(host.asked.values()) == {1}
    assert host.most <= CONNECTIONS
    hidden = {"_headers", ".nojekyll"}
    assert len(host.asked) == len(known.entries) + len(known.own) - len(hidden)
    assert read_manifest(LiveSite(host.site).fetch) == known


def test_a_changed_byte_a_lost_page_and_a_cut_file_are_named(
    differences: Differences, copy: Path
) -> None:
    with (copy / "big.bin").open("r+b") as file:
        file.seek(2_000_000)
        file.write(b"y")
    (copy / "en/index.html").unlink()
    (copy / "en").rmdir()
    (copy / "atom.xml").write_bytes((copy / "atom.xml").read_bytes()[:-1])
    assert differences() == {"V101 /big.bin", "V102 /en/", "V101 /atom.xml"}


def test_a_page_that_was_added_is_found_by_what_leads_to_it(
    differences: Differences, copy: Path
) -> None:
    (copy / "la").mkdir()
    (copy / "la/index.html").write_text("<p>Lạ</p>")
    front = copy / "index.html"
    links = '<a href="/repo/la/?a=1&amp;b#c">Lạ</a><a href="khong-co/">x</a><a href="https://khac.example/">y</a>'
    front.write_text(front.read_text("utf-8") + links, "utf-8")
    (copy / "tep.pdf").write_text("%PDF")
    feed = copy / "atom.xml"
    feed.write_text(feed.read_text("utf-8") + "<loc>https://x.example/repo/tep.pdf</loc>", "utf-8")
    assert differences() == {"V101 /", "V103 /la/", "V101 /atom.xml", "V103 /tep.pdf"}


def test_not_found_said_with_status_200_is_not_found(
    differences: Differences, host: Any, copy: Path
) -> None:
    lost = (copy / "404.html").read_bytes()
    (copy / "rss.xml").write_text("unused")
    host.tricks[PAGE] = lambda handler: handler.give(lost)
    assert differences() == {f"V102 {PAGE}"}


def test_another_host_is_named_and_not_asked(
    differences: Differences, host: Any, tmp_path: Path
) -> None:
    other = _serve(tmp_path / "copy")
    there = f"{other.site}{PAGE}"
    host.tricks[PAGE] = lambda handler: handler.give(b"", 302, Location=there)
    host.tricks["/404.html"] = lambda handler: handler.give(b"", 308, Location="/repo/404")
    host.tricks["/404"] = lambda handler: handler.give((tmp_path / "copy/404.html").read_bytes())
    host.tricks["/en/"] = lambda handler: handler.give(b"", 301, Location="/repo/en/")
    assert differences() == {f"V105 {PAGE}", "V104 /en/"}
    assert not other.asked
    other.shutdown()
    other.server_close()


@pytest.mark.parametrize("form", ["gzip", "br"])
def test_compressed_answers_are_unpacked(
    differences: Differences, host: Any, copy: Path, form: str
) -> None:
    page = (copy / "tin-tuc/hop-mat/index.html").read_bytes()
    pack = {"gzip": gzip.compress, "br": brotli.compress}[form]
    host.tricks[PAGE] = lambda handler: handler.give(pack(page), Content_Encoding=form)
    assert differences() == set()
    host.tricks[PAGE] = lambda handler: handler.give(
        pack(b"\x00" * 100_000_000), Content_Encoding=form
    )
    assert differences() == {f"V101 {PAGE}"}


def test_what_breaks_off_is_asked_for_again_and_given_up_after_three_times(
    differences: Differences, host: Any, copy: Path
) -> None:
    page = (copy / "tin-tuc/hop-mat/index.html").read_bytes()

    def cut(handler: Any) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(page)))
        handler.end_headers()
        handler.wfile.write(page[:100])
        handler.close_connection = True

    def cut_once(handler: Any) -> None:
        (cut if host.asked[PAGE] == 1 else lambda h: h.give(page))(handler)

    host.tricks[PAGE] = cut_once
    assert differences() == set()
    assert host.asked[PAGE] == 2
    host.asked.clear()
    host.tricks[PAGE] = cut
    assert differences() == {f"V104 {PAGE}"}
    assert host.asked[PAGE] == 3


def test_a_busy_host_is_given_a_few_tries(differences: Differences, host: Any) -> None:
    host.tricks[PAGE] = lambda handler: handler.give(b"", 503)
    assert differences() == {f"V104 {PAGE}"}
    assert host.asked[PAGE] == 3


def test_another_site_altogether_has_no_such_manifest(host: Any, copy: Path) -> None:
    (copy / "manifest.json").unlink()
    with pytest.raises(ManifestError, match="missing"):
        read_manifest(LiveSite(host.site).fetch)
    host.shutdown()
    host.server_close()
    with pytest.raises(ConnectionError):
        read_manifest(LiveSite(host.site).fetch)
