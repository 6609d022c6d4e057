"""A publish that is killed at any moment, and readers who ask for pages all the while."""

from __future__ import annotations

import http.client
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.desk.conftest import TRANSLATION, Desk, environment, put, tree

PAGES = ("/", "/en/", "/tin-tuc/2025/xuong-may-hop-mat-dau-nam/", "/atom.xml", "/urls.txt")
Answers = set[tuple[str, int, bytes]]


def anything_in(folder: str, pattern: str = "*") -> Callable[[Path], bool]:
    def moment(build: Path) -> bool:
        with suppress(FileNotFoundError):  # the folder may go while it is looked into
            return next((build / folder).glob(pattern), None) is not None
        return False

    return moment


# Each in the folder .build, in the order in which a publish comes by.
MOMENTS: dict[str, Callable[[Path], bool]] = {
    "building": anything_in("site"),
    "drawing pages": anything_in("site/en"),
    "assembling": anything_in("output.spare"),
    "checked": anything_in("output.spare", "manifest*"),
    "switching": anything_in(".", "output.incoming"),
}


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def readers(output: Path) -> Iterator[Answers]:
    """Ask a web server for pages of *output* all the while; give what it answered."""
    answers: Answers = set()
    done = threading.Event()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(output)))
    serving = threading.Thread(target=server.serve_forever)

    def read() -> None:
        while not done.is_set():
            for page in PAGES:
                asked = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=30)
                asked.request("GET", page)
                answer = asked.getresponse()
                answers.add((page, answer.status, answer.read()))
                asked.close()
            done.wait(0.01)

    reading = threading.Thread(target=read)
    serving.start()
    reading.start()
    try:
        yield answers
    finally:
        done.set()
        reading.join()
        server.shutdown()
        serving.join()
        server.server_close()


def served(output: Path) -> Answers:
    """Return what readers of the whole site in *output* are answered."""
    return {
        (page, 200, (output / f".{page}{'index.html' * page.endswith('/')}").read_bytes())
        for page in PAGES
    }


def killed(project: Path, moment: Callable[[Path], bool], how: signal.Signals) -> None:
    """Begin to publish *project* and kill the command at *moment*, its workers not."""
    running = subprocess.Popen(
        [sys.executable, "-m", "plugins.desk", "publish"],
        cwd=project,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    while running.poll() is None and not moment(project / ".build"):
        pass
    running.send_signal(how)
    running.wait()


def test_killed_at_any_moment_readers_meet_the_old_site_whole_or_the_new(
    desk: Desk, project: Path
) -> None:
    assert desk("publish").returncode == 0
    put(project / "output/CNAME", "tin.example\n")
    before, old = tree(project / "output"), served(project / "output")
    put(project / "content/news/2025/hop-mat/index.en.md", TRANSLATION.replace("Thirty", "Forty"))
    after_kills = []
    with readers(project / "output") as answers:
        for number, moment in enumerate(MOMENTS.values()):
            killed(project, moment, (signal.SIGKILL, signal.SIGTERM)[number % 2])
            after_kills.append(tree(project / "output"))
        left = project / ".build/work/search-left-behind"
        put(left / "page.html", "của một lần đăng đã bị dừng")
        (project / "output/robots.txt").unlink()  # the last one killed may have come to its end
        done = desk("publish")
        assert done.returncode == 0, done.stderr
    after, new = tree(project / "output"), served(project / "output")
    assert b"Forty" in after["en/index.html"]
    assert after["CNAME"] == b"tin.example\n"
    assert all(found in (before, after) for found in after_kills)
    assert answers <= old | new
    assert old <= answers
    assert {path.name for path in (project / ".build").iterdir()} == {
        "next-due.json", "output.published.json", "output.spare", "provisional.txt", "publish.lock", "servers", "standing.json", "work",
    }  # fmt: skip
    assert list((project / ".build/work").iterdir()) == []


def test_a_publish_killed_between_two_renames_is_set_right_before_anything_is_built(
    desk: Desk, project: Path
) -> None:
    """Where names cannot be exchanged, a kill may leave the old site under its other name."""
    assert desk("publish").returncode == 0
    before = tree(project / "output")
    (project / "output").rename(project / ".build/output.outgoing")
    put(project / "content/data/urls.txt", "").unlink()
    put(project / "content/news/2025/hop-mat/index.vi.md", "hỏng")
    done = desk("publish")
    assert done.returncode == 1
    assert "S100" in done.stderr
    assert tree(project / "output") == before
