"""A small published site with a real manifest, and a wire that can be cut."""

from __future__ import annotations

import datetime as dt
import random
import re
import shutil
import socket
import socketserver
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

import pytest

from plugins.desk.cli import main
from plugins.desk.deploy import run as verb
from plugins.safety import manifest

SITE = "https://congdoan.example"
PAGE = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title>
<link rel="stylesheet" href="/theme/{theme}/site.css"></head><body><h1>{title}</h1>
{links}{filling}</body></html>
"""
PICTURE = 60_000  # bytes

Files = Mapping[str, str | bytes]


def site(number: int, stories: int) -> dict[str, str | bytes]:
    """Return the files of the site as its *number*-th publish made it."""
    theme = f"{number:012x}"
    files: dict[str, str | bytes] = {
        f"theme/{theme}/site.css": f"/* {number} */",
        "pagefind/index.json": f'{{"pages":{stories}}}',
        f"pagefind/{number:08x}.page": b"\x1f\x8b" + bytes([number]),
        "atom.xml": "<feed/>" + f"<!-- {number} -->",
        "robots.txt": "User-agent: *\n",
        "404.html": PAGE.format(title="Không có", theme=theme, links="", filling=""),
        "lịch họp.ics": "BEGIN:VCALENDAR",
    }
    links = ""
    for story in range(stories):
        picture = f"media/{story:020x}/480.webp"
        address = f"tin-tuc/2025/tin-{story}/"
        files[picture] = random.Random(story).randbytes(PICTURE)  # does not shrink on the wire
        shown = f'<img src="/{picture}" alt="">'
        files[f"{address}index.html"] = PAGE.format(
            title=f"Tin số {story}", theme=theme, links=shown, filling=""
        )
        links += f'<a href="/{address}">Tin {story}</a>'
    files["index.html"] = PAGE.format(title="Công đoàn", theme=theme, links=links, filling="")
    return files


def put_output(project: Path, files: Files) -> Path:
    """Make *files* the published output of *project*, manifest included."""
    output = project / "output"
    shutil.rmtree(output, ignore_errors=True)
    for name, content in files.items():
        path = output / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    manifest.publish(output, SITE, dt.date(2026, 1, 2), {})
    return output


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "Dự án"
    (root / "content").mkdir(parents=True)
    (root / "pelicanconf.py").write_text("")
    return root


def broken(files: Mapping[str, bytes]) -> list[str]:
    """Return what pages among *files* ask for and do not find: pages, pictures, style sheets."""
    found = []
    for name, content in files.items():
        if name.endswith(".html"):
            for address in re.findall(r'(?:href|src)="/([^"]*)"', content.decode()):
                path = f"{address}index.html" if address.endswith("/") else address
                if path not in files:
                    found.append(f"{name} → {path}")
    return found


Say = Callable[..., tuple[int, str]]


@pytest.fixture
def deploy(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Say:
    """Return a function that runs the verb and returns its status and what it said.

    Each run is a minute after the one before, and as many seconds more as ``late`` says.
    """
    clock = [dt.datetime(2026, 1, 2, tzinfo=dt.UTC)]

    def run(to: str, late: int = 0) -> tuple[int, str]:
        clock[0] += dt.timedelta(seconds=60 + late)
        monkeypatch.setattr("plugins.desk.deploy.run", partial(verb, now=clock[0]))
        capsys.readouterr()
        status = main(["--project", str(project), "deploy", *([to] if to else [])])
        said = capsys.readouterr()
        text = said.out + said.err
        assert "Traceback" not in text
        assert "ngoài dự tính" not in text, text
        return status, text

    return run


def number(said: str, label: str) -> int:
    """Return the first number of the row *label* of the account."""
    found = re.search(rf"{re.escape(label)}\s+(\d+)", said)
    assert found, said
    return int(found[1])


class Wire(socketserver.ThreadingTCPServer):
    """Hands bytes on to another port, and is cut after so many of the client's."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, port: int) -> None:
        self.far = port
        self.left: int | None = None  # bytes until the cut; None: none
        self.passed = 0
        self.lock = threading.Lock()
        super().__init__(("127.0.0.1", 0), _Handing)

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def may_pass(self, size: int) -> bool:
        with self.lock:
            self.passed += size
            if self.left is None:
                return True
            self.left -= size
            return self.left > 0


class _Handing(socketserver.BaseRequestHandler):
    server: Wire

    def handle(self) -> None:
        if not self.server.may_pass(0):
            return
        with socket.create_connection(("127.0.0.1", self.server.far)) as far:
            back = threading.Thread(target=self._back, args=(far,), daemon=True)
            back.start()
            while data := self._read(self.request):
                if not self.server.may_pass(len(data)):
                    for end in (far, self.request):
                        with suppress(OSError):
                            end.shutdown(socket.SHUT_RDWR)
                    break
                with suppress(OSError):
                    far.sendall(data)
            else:
                with suppress(OSError):
                    far.shutdown(socket.SHUT_WR)
            back.join()

    def _back(self, far: socket.socket) -> None:
        with suppress(OSError):
            while data := self._read(far):
                self.request.sendall(data)
            self.request.shutdown(socket.SHUT_WR)

    @staticmethod
    def _read(end: socket.socket) -> bytes:
        try:
            return end.recv(8192)
        except OSError:
            return b""


@contextmanager
def wire_to(port: int) -> Iterator[Wire]:
    """Yield a wire to *port* of this machine."""
    with Wire(port) as wire:
        threading.Thread(target=wire.serve_forever, args=(0.02,), daemon=True).start()
        yield wire
        wire.shutdown()
