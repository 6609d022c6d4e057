"""A host that is mistyped, broken or hostile: nothing is read or waited for without end."""

from __future__ import annotations

import contextlib
import hashlib
import json
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from plugins.core.problems import ContentError
from plugins.desk import ledger, live_site
from plugins.desk.cli import main
from plugins.desk.live_site import LiveSite
from plugins.desk.polite import SlowError, Visitor, site_address
from plugins.safety.manifest import FORM, PublishedFile
from plugins.safety.manifest_read import Manifest, ManifestError, read_manifest
from plugins.safety.verify import compare
from tests.desk.conftest import write_project

DRIP = 0.05  # seconds between two bytes
OK = b"HTTP/1.1 200 OK\r\n"
NO_ADDRESS = (
    "http://[",
    "http://[::1",
    "http://a[x/",
    "http://a:99999/",
    "http://a:x/",
    "http://a b/",
    "http://..",
    "http://é..x",
    "http://",
    "http:/x",
    "http:///x",
    "https://@/",
    "http://user:secret@host.example/",
    "http://host.example\\@evil.example/",
    "http://host.example/?a=b",
    "http://host.example/#x",
    "ftp://host.example/",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "../../..",
    "host.example",
    "http://host\x1b[2J.example/",
    f"http://{'a' * 5000}.example/",
    "",
)


class Raw:
    """A server of this machine that says to each connection, byte by byte, what it was told to."""

    def __init__(self, say: Callable[[Raw, socket.socket, bytes], None]) -> None:
        self.say, self.sent, self.asked = say, 0, 0
        self.ended = threading.Event()
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port = self._server.getsockname()[1]
        self.site = f"http://127.0.0.1:{self.port}/"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self._server.accept()
                threading.Thread(target=self._one, args=(connection,), daemon=True).start()

    def _one(self, connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError):
            while asked := connection.recv(65_536):
                self.asked += 1
                self.say(self, connection, asked)

    def give(self, connection: socket.socket, content: bytes) -> None:
        connection.sendall(content)
        self.sent += len(content)

    def endless(self, connection: socket.socket, content: bytes, pause: float = 0.0) -> None:
        while not self.ended.wait(pause) if pause else not self.ended.is_set():
            self.give(connection, content)

    def close(self) -> None:
        self.ended.set()
        self._server.close()


Say = Callable[[Raw, socket.socket, bytes], None]


@contextlib.contextmanager
def host(say: Say) -> Iterator[Raw]:
    server = Raw(say)
    try:
        yield server
    finally:
        server.close()


def said(content: bytes) -> Say:
    return lambda server, connection, asked: server.give(connection, content)


def answer(content: bytes) -> bytes:
    return OK + f"Content-Length: {len(content)}\r\n\r\n".encode() + content


def dripping(first: bytes, rest: bytes) -> Say:
    def say(server: Raw, connection: socket.socket, asked: bytes) -> None:
        server.give(connection, first)
        server.endless(connection, rest, DRIP)

    return say


DRIPS = {
    "status line": dripping(b"HTTP/1.1 200 ", b"O"),
    "head": dripping(OK + b"X-A: ", b"a"),
    "body": dripping(OK + b"Content-Length: 99999\r\n\r\n", b"a"),
    "body to the end": dripping(OK + b"\r\n", b"a"),
    "chunk": dripping(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
    "length of a chunk": dripping(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"0"),
    "silence": dripping(b"", b""),
    "refusal": dripping(b"HTTP/1.1 500 No\r\nContent-Length: 99999\r\n\r\n", b"a"),
    "redirect": dripping(b"HTTP/1.1 302 Go\r\nLocation: /x\r\nContent-Length: 99999\r\n\r\n", b"a"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project that was never published; for reading only."""
    return write_project(tmp_path_factory.mktemp("hostile") / "xuong")


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give hosts seconds where they have minutes."""
    monkeypatch.setattr("plugins.desk.polite._HEAD", 1.0)
    monkeypatch.setattr(live_site, "FIRST", 1.0)
    monkeypatch.setattr(live_site, "_EACH", 2.0**-24)
    monkeypatch.setattr(live_site, "PAUSE", 0.0)
    monkeypatch.setattr(ledger, "_PAUSE", 0.0)
    monkeypatch.setattr(ledger, "_PATIENCE", 1.5)


@pytest.mark.parametrize("text", NO_ADDRESS, ids=lambda text: ascii(text[:30]))
@pytest.mark.parametrize("verb", ["ledger", "verify"])
def test_what_is_no_address_is_said_in_both_languages(
    verb: str, text: str, folder: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    assert site_address(text) is None
    if (verb, text) == ("verify", ""):
        return  # output/ itself
    monkeypatch.setenv("DESK_FROM", text)
    assert main(["--project", str(folder), verb]) == 1
    said = "".join(capsys.readouterr())
    assert re_any(
        said, "không phải địa chỉ trang", "không phải thư mục hay địa chỉ", "không có bản đăng"
    )
    assert "ngoài dự tính" not in said
    assert len(said) < 20_000


def re_any(text: str, *words: str) -> bool:
    return any(word in text for word in words)


def test_an_address_is_read_as_people_write_it() -> None:
    for text, meant in (
        (" https://tin.example.org ", "https://tin.example.org/"),
        ("HTTP://Tin.Example.org:8080/repo//", "http://tin.example.org:8080/repo/"),
        ("https://công-đoàn.example/", "https://xn--cng-on-s3a11ivo.example/"),
        ("http://[::1]:9/", "http://[::1]:9/"),
        ("http://127.0.0.1", "http://127.0.0.1/"),
    ):
        found = site_address(text)
        assert found is not None
        assert found.startswith("http")
        if "công" not in text:
            assert found == meant
        else:
            assert found.isascii()


@pytest.mark.parametrize("say", DRIPS.values(), ids=DRIPS)
def test_an_answer_that_drips_is_waited_for_only_so_long(say: Say) -> None:
    with host(say) as server:
        with pytest.raises(ContentError, match="U104"):
            ledger.fetch(f"{server.site}urls.txt", 0.0, 1.5)
        with pytest.raises(ConnectionError):
            read_manifest(LiveSite(server.site).fetch)
        assert LiveSite(server.site).look("x", 10**6).state == "unread"


def test_an_endless_answer_is_read_up_to_a_bound_and_not_kept() -> None:
    for head in (b"\r\n", b"Content-Length: 99999999999\r\n\r\n"):
        with host(lambda server, line, asked, head=head: (
            server.give(line, OK + head), server.endless(line, b"a" * 65_536)
        )[0]) as server:  # fmt: skip
            with pytest.raises(ContentError, match=r"U104.*> 64 MB"):
                ledger.fetch(f"{server.site}urls.txt", 0.0, 600.0)
            assert server.sent < 2 * ledger.LARGEST
            server.sent = 0
            found = LiveSite(server.site).look("trang/", 1000)
            assert (found.state, len(found.content)) == ("there", 0)
            with pytest.raises(ManifestError, match="damaged"):
                read_manifest(LiveSite(server.site).fetch)
            assert server.sent < 32 * 2**20


def test_redirects_are_followed_so_far_and_no_farther(folder: Path) -> None:
    for location in ("/x", "http://127.0.0.1:{port}/y", "//127.0.0.1:{port}/z"):
        with host(lambda server, line, asked, to=location: server.give(
            line,
            f"HTTP/1.1 302 Go\r\nLocation: {to.format(port=server.port)}\r\n"
            "Content-Length: 0\r\n\r\n".encode(),
        )) as server:  # fmt: skip
            with pytest.raises(ContentError, match="U104"):
                ledger.fetch(f"{server.site}urls.txt", 0.0)
            assert server.asked <= 9
            with pytest.raises(ConnectionError):
                read_manifest(LiveSite(server.site).fetch)


@pytest.mark.parametrize(
    "location",
    ["http://evil[x/", "http://[", "file:///etc/passwd", "ftp://x/", "javascript:1", "http://"],
)
def test_a_redirect_to_what_is_no_address_is_a_fault_of_the_host(
    location: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reply = f"HTTP/1.1 302 Go\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n".encode()
    with host(said(reply)) as server:
        assert main(["--project", str(folder), "verify", server.site]) == 1
        assert main(["--project", str(folder), "ledger", "--from", server.site]) == 1
        assert LiveSite(server.site).look("x", 9).state == "unread"
    shown = "".join(capsys.readouterr())
    assert ("V110" in shown, "U104" in shown, "ngoài dự tính" in shown) == (True, True, False)


@pytest.mark.parametrize(
    "reply",
    [
        b"HTTP/1.1 503 \x1b[2J\x1b]0;x\x07\r\nContent-Length: 0\r\n\r\n",
        b"\x1b[2J\r\n\r\n",
        b"HTTP/1.1 \x1b[2J\r\n\r\n",
        b"HTTP/1.1 302 Go\r\nLocation: http://x/\x1b[2J\r\n\r\n",
        OK + b"Content-Length: \x1b[2J\r\n\r\n",
        OK + b"Transfer-Encoding: chunked\r\n\r\n\x1b[2J\r\n",
        OK + b"Content-Encoding: br\r\nContent-Length: 4\r\n\r\n\x1b[2J",
        OK + b"\x1b[2J\r\n" * 200 + b"\r\n",
        OK + b"Content-Length: 5\r\n\r\n\x1b[2J\n",
    ],
)
@pytest.mark.parametrize("verb", ["ledger", "verify"])
def test_what_a_host_says_is_shown_harmless(
    verb: str, reply: bytes, folder: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def say(server: Raw, connection: socket.socket, asked: bytes) -> None:
        server.give(connection, reply)
        connection.shutdown(socket.SHUT_WR)

    with host(say) as server:
        monkeypatch.setenv("DESK_FROM", server.site)
        assert main(["--project", str(folder), verb]) == 1
    shown = "".join(capsys.readouterr())
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "ngoài dự tính" not in shown
    assert "Traceback" not in shown


def _head(parts: object, **more: object) -> bytes:
    return json.dumps(
        {"format": FORM, "version": 1, "site": "http://x/", "day": "2025-01-01", "parts": parts,
         "digest": {"value": "0"}} | more
    ).encode()  # fmt: skip


def _part(content: bytes, **more: object) -> dict[str, object]:
    found = hashlib.sha256(content).hexdigest()
    return {"url": "manifest/site.json", "sha256": found, "size": len(content)} | more


BOMBS: dict[str, tuple[bytes, bytes]] = {
    "deep head": (b"[" * 1_000_000, b""),
    "deep row": (_head([_part(row := b'{\n"a": ' + b"[" * 8000 + b"\n}\n")]), row),
    "deep part": (_head([_part(deep := b"[" * 3_000_000)]), deep),
    "many values": (_head([_part(many := b"{\n" + b"[]," * 5_000_000 + b"\n}\n")]), many),
    "many lines": (_head([_part(lines := b"{\n" + b"{}\n" * 3_000_000 + b"}\n")]), lines),
    "empty lines": (_head([_part(empty := b"{\n" + b"\n" * 3_000_000 + b"}\n")]), empty),
    "many parts": (_head([_part(b"")] * 3000), b""),
    "a part that is said to be large": (_head([_part(b"{}", size=10**12)]), b"{}"),
    "a part larger than it is said to be": (_head([_part(b"{\n}\n", size=1)]), b"{\n}\n"),
    "a size that is no number": (_head([_part(b"{}", size="9")]), b"{}"),
    "a size that is no whole number": (_head([_part(b"{\n}\n", size=4.0)]), b"{\n}\n"),
    "numbers of a million digits": (b'{"version": ' + b"9" * 900_000 + b"}", b""),
    "a file of more than all disks": (
        _head([_part(big := b'{\n"a": {"sha256": "' + b"0" * 64 + b'", "size": 1' + b"0" * 99
                     + b"}\n}\n")]), big),
    "many facts": (
        _head([_part(facts := b'{\n"a": {"sha256": "' + b"0" * 64 + b'", "size": 1'
                     + b"".join(b', "%d": 1' % n for n in range(500)) + b"}\n}\n")]), facts),
    "parts that are a number": (_head(7), b""),
    "parts that are words": (_head("aaaa"), b""),
}  # fmt: skip


@pytest.mark.parametrize(("head", "part"), BOMBS.values(), ids=BOMBS)
def test_a_manifest_that_is_a_bomb_is_refused(
    head: bytes, part: bytes, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def say(server: Raw, connection: socket.socket, asked: bytes) -> None:
        server.give(connection, answer(head if b" /manifest.json " in asked else part))

    with host(say) as server:
        assert main(["--project", str(folder), "verify", server.site]) == 1
    shown = "".join(capsys.readouterr())
    assert "V108" in shown
    assert "ngoài dự tính" not in shown


def test_a_host_that_never_says_anything_whole_is_not_asked_on_and_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(live_site, "LOST", 1.0)
    entries = {f"{n}": PublishedFile(f"{n}", "0" * 64, 5, {}) for n in range(400)}
    with host(DRIPS["body"]) as server:
        found = compare(Manifest(server.site, "2025-01-01", "", entries, {}), LiveSite(server.site))
        assert server.asked < 50
    assert {one.code for one in found.problems} == {"V104", "V199"}
    assert any("quá chậm" in one.vi for one in found.problems)


def test_slowness_is_told_from_other_faults() -> None:
    with host(DRIPS["body to the end"]) as server, pytest.raises(SlowError):
        Visitor(server.site, "x").ask(server.site, 10**9, 0.5, lambda moved: True)


def test_a_ledger_of_any_shape_is_refused_in_short(tmp_path: Path) -> None:
    from plugins.safety.ledger import parse

    for content in (b"\n" * 5_000_000, b"x\n" * 2_000_000, b"/" + b"a " * 5_000_000, b"\0" * 10**7):
        found, damage = parse(content, "urls.txt")
        assert 1 <= len(damage) <= 20
        assert not found.facts
        assert all(len(str(one)) < 2000 for one in damage)
