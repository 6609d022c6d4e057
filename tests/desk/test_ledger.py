"""No address is lost: a real publish, a fresh checkout, a site that carries its ledger, a merge."""

from __future__ import annotations

import functools
import http.server
import json
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from plugins.core.problems import ContentError
from plugins.desk import ledger as verb
from plugins.safety.ledger import render
from tests.desk.conftest import ROOT, STORY, Desk, put, run_pelican, tree

OLD = "tin-tuc/2025/xuong-may-hop-mat-dau-nam/"
LEDGER = "content/data/urls.txt"
HEAD = render({}).decode()
OTHER = STORY.replace("đầu năm", "cuối năm")


@contextmanager
def served(folder: Path, status: int = 200) -> Iterator[str]:
    """Serve *folder* on this machine; with another *status*, say only that."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:
            super().do_GET() if status == 200 else self.send_error(status)

    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder))
    )
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()


def test_a_published_address_is_kept_known_and_not_lost(desk: Desk, project: Path) -> None:
    put(project / "content/news/2025/khac/index.vi.md", OTHER)
    done = desk("publish", SITEURL="https://xuong-may.example/tin", CI="true")
    assert done.returncode == 0, done.stderr
    carried = (project / "output/urls.txt").read_text("utf-8")
    assert f"/{OLD} story:hop-mat:vi\n" in carried
    assert (project / LEDGER).read_text("utf-8") == carried
    before = tree(project / "output")

    shutil.rmtree(project / "content/news/2025/hop-mat")
    (project / LEDGER).unlink()  # never committed: the published site knows it all the same
    done = desk("publish", SITEURL="https://xuong-may.example/tin")
    assert done.returncode == 1
    assert "U110" in done.stderr
    assert f"redirect_from: [/{OLD}]" in done.stderr
    assert tree(project / "output") == before
    assert not (project / LEDGER).exists()
    report = json.loads(desk("check", "--format", "json").stdout)
    assert {found["code"] for found in report["problems"]} == {"U110"}

    put(
        project / "content/news/2025/khac/index.vi.md",
        OTHER.replace("---\n\n", f"redirect_from: [/{OLD}]\n---\n\n"),
    )
    put(
        project / "content/data/gone.yaml",
        "- path: /en/news/*\n  date: 20/11/2026\n  reason: {vi: Đã gộp., en: Merged.}\n",
    )
    done = desk("publish", SITEURL="https://xuong-may.example/tin", CI="true")
    assert done.returncode == 0, done.stderr
    output = project / "output"
    new = "/tin/tin-tuc/2025/xuong-may-hop-mat-cuoi-nam/"
    page = (output / OLD / "index.html").read_text("utf-8")
    assert f'<meta http-equiv="refresh" content="0; url={new}">' in page
    assert f'<link rel="canonical" href="https://xuong-may.example{new}">' in page
    notice = output / "en/news/2025/rattan-works-meets-at-the-start-of-the-year/index.html"
    said = notice.read_text("utf-8")
    assert "This page is no longer here" in said
    assert "Merged." in said
    assert '<time datetime="2026-11-20">' in said
    assert '<meta name="robots" content="noindex' in said
    assert "no longer here" not in (output / "sitemap.xml").read_text("utf-8")
    rules = (output / "_redirects").read_text("utf-8")
    assert f"/tin/{OLD} {new} 301\n" in rules
    assert f'location = "/tin/{OLD}" {{ return 301 {new}; }}' in (
        project / ".build/servers/nginx.conf"
    ).read_text("utf-8")
    assert "RedirectMatch 301" in (project / ".build/servers/apache.htaccess").read_text("utf-8")
    facts = (project / LEDGER).read_text("utf-8")
    assert f"/{OLD} story:hop-mat:vi\n/{OLD} story:khac:vi\n" in facts
    before = tree(output)
    assert desk("publish", SITEURL="https://xuong-may.example/tin").returncode == 0
    assert tree(output) == before, "the same content, the same bytes"


def test_a_ledger_that_cannot_be_written_is_said_and_stops_nothing(
    desk: Desk, project: Path
) -> None:
    (project / "content/data/.urls.txt.part").mkdir()
    done = desk("publish", CI="true")
    assert done.returncode == 0, done.stderr
    assert "WU106" in done.stderr
    assert (project / "output/urls.txt").is_file()


def test_a_plain_pelican_run_knows_what_the_folder_held(desk: Desk, project: Path) -> None:
    assert desk("publish", CI="true").returncode == 0
    before = tree(project / "output")
    (project / LEDGER).unlink()
    put(project / "content/news/2025/hop-mat/index.vi.md", STORY.replace("đầu năm", "cuối năm"))
    done = run_pelican(project)
    assert done.returncode == 1
    assert "U111" in done.stderr
    assert tree(project / "output") == before


def test_a_fresh_checkout_learns_from_the_site_what_was_never_committed(
    desk: Desk, project: Path, tmp_path: Path
) -> None:
    live = tmp_path / "live"
    put(live / "tin/urls.txt", f"{HEAD}/{OLD} story:hop-mat:vi\n/cu/ story:mat:vi\n")
    with served(live) as host:
        done = desk("ledger", DESK_FROM=f"{host}/tin/")
        assert done.returncode == 0, done.stderr
        assert "2 địa chỉ lấy thêm" in done.stdout
        assert desk("ledger", "--from", f"{host}/tin").stdout.startswith("Sổ địa chỉ: 2 địa chỉ, 0")
        missing = desk("ledger", "--from", host)
    assert missing.returncode == 0
    assert "WU105" in missing.stderr
    done = desk("check")
    assert done.returncode == 1
    assert "U110" in done.stdout
    assert "“mat”" in done.stdout


def test_a_site_that_does_not_say_is_not_taken_for_a_new_one(
    desk: Desk, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path / "live/urls.txt", "<!doctype html><title>Trang chủ</title>\n")
    with served(tmp_path / "live") as host:
        done = desk("ledger", "--from", host)
    assert done.returncode == 1
    assert "U102" in done.stderr
    assert not (project / LEDGER).exists()
    with served(tmp_path / "live", 503) as host, pytest.raises(ContentError, match=r"U104.*503"):
        verb.fetch(f"{host}/urls.txt", pause=0)
    with pytest.raises(ContentError, match="U104"):
        verb.fetch(f"{host}/urls.txt", pause=0)  # nobody answers any more
    assert desk("ledger", "--from", "tin.example.org").returncode == 1


def test_two_editors_ledgers_merge_by_themselves(tmp_path: Path) -> None:
    def git(*words: str) -> None:
        who = ["-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "init.defaultBranch=main"]
        subprocess.run(["git", *who, *words], cwd=tmp_path, check=True, capture_output=True)

    ledger = tmp_path / LEDGER
    shutil.copy(ROOT / ".gitattributes", tmp_path / ".gitattributes")
    git("init")
    put(ledger, f"{HEAD}/ site::vi\n")
    git("add", ".")
    git("commit", "-m", "one")
    for branch, line in (("a", "/a/ page:a:vi"), ("b", "/b/ page:b:vi")):
        git("checkout", "-b", branch, "main")
        put(ledger, f"{HEAD}/ site::vi\n{line}\n")
        git("commit", "-am", branch)
    git("merge", "a")
    merged = ledger.read_text("utf-8")
    assert "/a/ page:a:vi\n" in merged
    assert "/b/ page:b:vi\n" in merged
    assert "<<<" not in merged


def test_a_number_is_asked_for_as_one(desk: Desk) -> None:
    done = desk("publish", DESK_REMOVE="tất cả")
    assert done.returncode == 2
    assert "không phải con số" in done.stderr
