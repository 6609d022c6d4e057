"""``preview``: a real server that shows drafts, says what is wrong, recovers, and reloads pages."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest

from plugins.desk.preview import notices
from plugins.desk.preview.latest_build import LatestBuild, Shown
from plugins.desk.preview.server import open_server
from tests.builders import draw
from tests.desk.conftest import STORY, environment, put, tree
from tests.programs import free_port

Found = TypeVar("Found")
WHOLE = "Dựng xong cả trang"
PATIENCE = 120.0  # seconds; a limit for a hung server, not a measure: a machine may be busy


class Preview:
    """A running preview and how to ask it."""

    def __init__(self, project: Path, port: int, *before: str) -> None:
        self.project = project
        self.log = project.parent / "preview.log"
        self.process = subprocess.Popen(
            [*before, sys.executable, "-m", "plugins.desk", "preview", "--port", str(port)],
            cwd=project,
            env=environment(),
            stdout=self.log.open("wb"),
            stderr=subprocess.STDOUT,
        )
        said = self.until(lambda: re.search(r"http://127\.0\.0\.1:(\d+)/ ", self.said))
        self.port = int(said[1])

    @property
    def said(self) -> str:
        """What the terminal shows."""
        return self.log.read_text("utf-8")

    def get(self, path: str, *hosts: str) -> tuple[int, str, http.client.HTTPMessage]:
        """Return status, text and headers of the answer for *path*, asked for at *hosts*."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.putrequest("GET", path, skip_host=True)
        for host in hosts or (f"127.0.0.1:{self.port}",):
            connection.putheader("Host", host)
        connection.endheaders()
        answer = connection.getresponse()
        text = answer.read().decode("utf-8", "replace")
        connection.close()
        return answer.status, text, answer.headers

    def shows(self, path: str, status: int, words: str) -> bool:
        """Say whether *path* answers with *status* and *words*."""
        found, text, _ = self.get(path)
        return found == status and words in text

    def until(self, ask: Callable[[], Found]) -> Found:
        """Return the first truthy answer. Raises ``AssertionError`` when none comes."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if found := ask():
                return found
            assert self.process.poll() is None, self.said
            time.sleep(0.1)
        raise AssertionError(self.said)


@pytest.fixture
def preview(project: Path) -> Iterator[Preview]:
    """Return a preview of *project* that has built its first site."""
    running = Preview(project, free_port())
    try:
        running.until(lambda: WHOLE in running.said)
        yield running
    finally:
        running.process.send_signal(signal.SIGINT)
        assert running.process.wait(PATIENCE) == 130, running.said
        assert "Traceback" not in running.said


def test_pages_are_served_with_the_script_and_files_stay_clean(preview: Preview) -> None:
    status, text, headers = preview.get("/en/")
    assert status == 200
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert headers["Cache-Control"] == "no-store"
    assert text.count("/__preview__/reload.js") == 1
    assert preview.get("/__preview__/reload.js")[2]["Content-Type"].startswith("text/javascript")
    assert not [name for name, found in tree(preview.project).items() if b"__preview__" in found]


def test_an_address_that_is_none_gets_the_404_page_of_its_edition(preview: Preview) -> None:
    for path, lang in (("/khong-co/", "vi"), ("/en/nothing/", "en"), ("/../../etc/passwd", "vi")):
        status, text, _ = preview.get(path)
        assert status == 404, path
        assert f'<html lang="{lang}"' in text, path
    status, _, headers = preview.get("/en")
    assert (status, headers["Location"]) == (302, "/en/")
    assert preview.get("//example.org/x")[0] == 404


def test_only_this_machine_is_answered(preview: Preview) -> None:
    for host in ("localhost", f"localhost:{preview.port}", "127.0.0.1", "LOCALHOST:9"):
        assert preview.get("/", host)[0] == 200, host
    strange = (
        "rebound.example",
        "localhost:x@evil.example",
        "localhost:80@evil.example:80",
        "localhost@evil.example",
        "localhost.evil.example",
        "evil.example:localhost",
        "127.0.0.1.evil.example",
        "127.0.0.1:",
        "localhost:999999",
        "localhost:٣",
        "localhost, evil.example",
        " ",
        "0.0.0.0",
        "[::1]",
    )
    for host in strange:
        status, text, _ = preview.get("/", host.encode().decode("latin-1"))
        assert status == 403, host
        assert "chỉ mở được trên chính máy này" in text
        assert "reload.js" not in text
    assert preview.get("/", "localhost", "evil.example")[0] == 403
    assert preview.get("http://evil.example/", "localhost")[0] == 403
    with socket.create_connection(("127.0.0.1", preview.port), timeout=PATIENCE) as bare:
        bare.sendall(b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n")
        assert b" 403 " in bare.makefile("rb").readline()


def told(port: int, page: str) -> Iterator[str]:
    """Yield what an open page at the address *page* is told, line by line."""
    with socket.create_connection(("127.0.0.1", port), timeout=120) as asked:
        asked.sendall(
            f"GET /__preview__/events?{page} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
        )
        yield from (line.strip() for line in asked.makefile("r", encoding="utf-8"))


def states(port: int, page: str) -> Iterator[str]:
    """Yield each state that an open page at the address *page* is told."""
    lines = (line.removeprefix("data: ") for line in told(port, page))
    return (line for line in lines if re.fullmatch("[0-9a-f]{16}", line))


def test_a_change_is_built_and_the_pages_that_it_changes_are_told(preview: Preview) -> None:
    own, other = "/tin-tuc/2025/xuong-may-hop-mat-con-nhap/", "/en/khong-co/"
    before = preview.get(other)[1]
    heard = states(preview.port, own)
    known = next(heard)
    assert known in preview.get(own)[1]

    draft = STORY.replace("đầu năm", "còn nháp").replace("---\n\n", "status: draft\n---\n\n")
    put(preview.project / "content/news/2025/nhap/index.vi.md", draft)
    state = next(state for state in heard if state != known)
    assert preview.shows(own, 200, "còn nháp")
    assert state in preview.get(own)[1]
    preview.until(lambda: "Đang xem: " in preview.said)
    assert f"Đang xem: http://127.0.0.1:{preview.port}{own} (" in preview.said
    preview.until(lambda: preview.shows("/", 200, "còn nháp"))
    preview.until(lambda: preview.said.count(WHOLE) == 2)
    assert state in preview.get(own)[1], "the whole build makes the page that was shown at once"
    assert preview.get(other)[1] == before, "what the change does not touch is not loaded again"


def test_the_saved_page_is_that_of_a_whole_build(preview: Preview) -> None:
    """Shown at once, and then from a whole build by another preview that has kept nothing."""
    own = "/tin-tuc/2025/xuong-may-hop-mat-dau-nam/"
    put(preview.project / "content/news/2025/hop-mat/index.vi.md", STORY + "\nCâu vừa thêm.\n")
    preview.until(lambda: preview.shows(own, 200, "Câu vừa thêm."))
    at_once = preview.get(own)[1]
    preview.process.send_signal(signal.SIGINT)
    preview.process.wait(120)
    shutil.rmtree(preview.project / ".cache")
    again = Preview(preview.project, preview.port)
    try:
        again.until(lambda: WHOLE in again.said)
        assert again.get(own)[1] == at_once
    finally:
        again.process.send_signal(signal.SIGINT)
        again.process.wait(120)


def test_a_template_counts_too(preview: Preview) -> None:
    template = preview.project / "theme/templates/base.html"
    words = template.read_text("utf-8")
    template.write_text(words.replace("</body>", "<!-- đổi mẫu --></body>"), "utf-8")
    preview.until(lambda: preview.shows("/", 200, "<!-- đổi mẫu -->"))


def test_a_fault_is_shown_in_the_browser_and_the_terminal_until_it_is_mended(
    preview: Preview,
) -> None:
    story = preview.project / "content/news/2025/hop-mat/index.vi.md"
    put(story, STORY.replace("2025-02-03", "<31/02/2025>"))
    preview.until(lambda: preview.shows("/", 503, "S11"))
    page = preview.get("/en/")[1]
    assert "content/news/2025/hop-mat/index.vi.md" in page
    assert "&lt;31/02/2025&gt;" in page
    assert "<31/02/2025>" not in page
    assert "reload.js" in page
    assert "content/news/2025/hop-mat/index.vi.md:3" in preview.said
    put(story, STORY)
    preview.until(lambda: preview.shows("/", 200, "Xưởng Mây"))


def test_a_fault_of_a_draft_is_shown_beside_it_and_hides_nothing(preview: Preview) -> None:
    wrong = STORY.replace("activities", "<activites>").replace("đầu năm", "còn nháp")
    wrong = wrong.replace("---\n\n", "status: draft\n---\n\n")
    put(preview.project / "content/news/2025/nhap/index.vi.md", wrong)
    own = "/tin-tuc/2025/xuong-may-hop-mat-con-nhap/"
    preview.until(lambda: preview.shows("/", 200, "Bản nháp có lỗi: 1 tệp"))
    assert (
        f'<a href="{own}"><code>content/news/2025/nhap/index.vi.md</code></a>'
        in (preview.get("/en/")[1])
    )
    page = preview.get(own)[1]
    assert "Bản nháp này có lỗi cần sửa trước khi đăng" in page
    assert "&lt;activites&gt;" in page
    assert "<activites>" not in page
    put(preview.project / "content/news/2025/hop-mat/index.vi.md", STORY.replace("2025-", "x"))
    preview.until(lambda: preview.shows("/", 503, "1 lỗi cần sửa"))
    put(preview.project / "content/news/2025/hop-mat/index.vi.md", STORY)
    put(
        preview.project / "content/news/2025/nhap/index.vi.md",
        wrong.replace("<activites>", "activities"),
    )
    preview.until(lambda: preview.shows(own, 200, "còn nháp"))
    preview.until(lambda: "preview-drafts" not in preview.get(own)[1])


def test_what_was_spoilt_is_said_and_what_is_mended_is_shown(preview: Preview) -> None:
    content = preview.project / "content"
    story = content / "news/2025/hop-mat/index.vi.md"
    sections = content / "data/sections.yaml"
    rows = sections.read_bytes()

    def pipe(path: Path) -> None:
        path.unlink()
        os.mkfifo(path)

    def mended(path: Path, words: bytes) -> None:
        path.unlink(missing_ok=True)
        path.write_bytes(words)

    noise = bytes(range(256)) * 20
    for path, whole in ((story, STORY.encode()), (sections, rows)):
        for spoil in (pipe, Path.unlink, partial(Path.write_bytes, data=noise)):
            spoil(path)
            preview.until(lambda: preview.shows("/", 503, "cần sửa"))
            mended(path, whole)
            preview.until(lambda: preview.shows("/", 200, "Xưởng Mây"))
    sections.write_bytes(b"")
    preview.until(lambda: preview.shows("/", 503, "cần sửa"))
    sections.write_bytes(rows)
    preview.until(lambda: preview.shows("/", 200, "Xưởng Mây"))


def test_content_that_is_put_in_the_place_of_another_goes_on_to_be_watched(
    preview: Preview,
) -> None:
    content, kept = preview.project / "content", preview.project.parent / "giữ"
    story = content / "news/2025/hop-mat/index.vi.md"
    shutil.copytree(content, kept)

    def take_away() -> None:
        shutil.rmtree(content)

    def move_away() -> None:
        content.rename(preview.project.parent / "bỏ")

    def empty() -> None:
        take_away()
        content.mkdir()

    for leave in (take_away, move_away, empty):
        leave()
        preview.until(lambda: preview.get("/")[0] == 503)
        shutil.copytree(kept, content, dirs_exist_ok=True)
        preview.until(lambda: preview.shows("/", 200, "Xưởng Mây"))
        put(story, "---\n")
        preview.until(lambda: preview.shows("/", 503, "index.vi.md"))
        put(story, STORY)
        preview.until(lambda: preview.shows("/", 200, "Xưởng Mây"))


def test_it_ends_when_told_also_where_a_shell_had_the_signal_ignored(project: Path) -> None:
    running = Preview(project, free_port(), "sh", "-c", "trap '' INT; exec \"$@\"", "sh")
    running.until(lambda: running.get("/")[0] == 200)
    running.process.send_signal(signal.SIGINT)
    assert running.process.wait(PATIENCE) == 130, running.said
    assert "Đã dừng." in running.said


def test_it_ends_at_once_in_the_middle_of_a_build(project: Path) -> None:
    running = Preview(project, free_port())
    assert running.get("/")[0] == 503  # the first build has begun
    running.process.send_signal(signal.SIGTERM)
    assert running.process.wait(PATIENCE) == 130, running.said
    assert "Traceback" not in running.said


def test_pictures_that_no_publish_made_yet_are_shown_soon_and_counted(project: Path) -> None:
    photos = [f"anh-{number}.jpg" for number in range(3)]
    for number, name in enumerate(photos):
        draw(project / "content/news/2025/hop-mat" / name, (1400, 900 + number))
    shown = "".join(f"\n![Thợ đan ghế {name}]({name})\n" for name in photos)
    put(project / "content/news/2025/hop-mat/index.vi.md", STORY + shown)
    running = Preview(project, free_port())
    try:
        lines = told(running.port, "/")
        heard = [next(lines) for _ in range(40) if WHOLE not in running.said]
        running.until(lambda: WHOLE in running.said)
        assert [line for line in heard if re.match(r"data: \S+ / (pictures|pages): \d/\d", line)]
        running.until(lambda: running.get("/")[0] == 200)
        page = running.get("/tin-tuc/2025/xuong-may-hop-mat-dau-nam/")[1]
        sources = re.findall(r"/media/[0-9a-f]+/anh-\d-1280\.webp", page)
        assert len(set(sources)) == 3
        assert ".avif" not in page
        assert running.get(sources[0])[0] == 200
    finally:
        running.process.send_signal(signal.SIGINT)
        running.process.wait(PATIENCE)


def test_broken_code_or_templates_are_said_not_thrown(preview: Preview) -> None:
    template = preview.project / "theme/templates/base.html"
    words = template.read_text("utf-8")
    template.write_text(words + "{% if %}", "utf-8")
    preview.until(lambda: preview.shows("/", 503, "Giao diện bị hỏng"))
    template.write_text(words, "utf-8")
    preview.until(lambda: preview.get("/")[0] == 200)


def test_a_port_in_use_is_passed_over(project: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = int(other.getsockname()[1])
        running = Preview(project, taken)
        try:
            assert running.port != taken
            assert f"Cổng {taken} đang được dùng" in running.said
            running.until(lambda: running.get("/")[0] == 200)
        finally:
            running.process.send_signal(signal.SIGTERM)
            running.process.wait(PATIENCE)


def test_it_listens_beyond_this_machine_only_where_told(monkeypatch: pytest.MonkeyPatch) -> None:
    for told, heard in (("", False), ("0.0.0.0", True)):
        monkeypatch.setenv("PREVIEW_ADDRESS", told)
        with open_server(free_port(), LatestBuild(Shown(0, None, notices.building()))) as server:
            beside = ("127.0.0.2", server.server_address[1])
            if heard:
                socket.create_connection(beside, timeout=PATIENCE).close()
            else:
                with pytest.raises(ConnectionRefusedError):
                    socket.create_connection(beside, timeout=PATIENCE)
