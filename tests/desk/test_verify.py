"""``verify``: the published site against a folder or a host, said in both languages."""

from __future__ import annotations

import json
import re
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.desk.conftest import run_desk, tree, write_project
from tests.shared import once


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project that was published once, compressed copies included; for reading only."""

    def build(folder: Path) -> str:
        write_project(folder / "xuong")
        done = run_desk(folder / "xuong", "publish", DESK_COMPRESS="1")
        assert done.returncode == 0, done.stderr
        return done.stdout

    folder, said = once(tmp_path_factory, "verified", build)
    (folder / "said").write_text(said, "utf-8")
    return folder / "xuong"


@pytest.fixture
def copy(published: Path, tmp_path: Path) -> Path:
    return shutil.copytree(published / "output", tmp_path / "bản sao")


@pytest.fixture
def host(copy: Path) -> Iterator[str]:
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(copy))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def test_a_publish_writes_the_manifest_and_says_its_digest(published: Path) -> None:
    head = json.loads((published / "output/manifest.json").read_bytes())
    said = (published.parent / "said").read_text("utf-8")
    assert f"sha256:{head['digest']['value']}" in said
    stories = json.loads((published / "output/manifest/2025.json").read_bytes())
    page = stories["en/news/2025/rattan-works-meets-at-the-start-of-the-year/"]
    assert (page["story"], page["lang"], page["published"]) == ("hop-mat", "en", "2025-02-03")
    names = set(tree(published / "output"))
    assert {"index.html.br", "index.html.gz", "sitemap.xml.gz"} <= names
    assert not [n for n in names if re.search(r"\.(?:png|webp|woff2|page)\.(?:br|gz)$", n)]


def test_output_and_a_copy_of_it_are_whole(published: Path, copy: Path, host: str) -> None:
    for source in ("", str(copy), host):
        done = run_desk(published, "verify", DESK_FROM=source)
        assert done.returncode == 0, done.stdout + done.stderr
        assert "nguyên vẹn" in done.stdout
        assert "intact" in done.stdout


def test_every_difference_is_named_and_ends_with_status_1(
    published: Path, copy: Path, host: str
) -> None:
    (copy / "robots.txt").write_text("khác")
    (copy / "rss.xml").unlink()
    (copy / "la.html").write_text("lạ")
    for source in (str(copy), host):
        done = run_desk(published, "verify", source)
        assert done.returncode == 1
        assert "/robots.txt  V101" in done.stdout
        assert "/rss.xml  V102" in done.stdout
        assert ("/la.html  V103" in done.stdout) == (source == str(copy))
        assert "có khác biệt" in done.stdout
        assert "Traceback" not in done.stderr
    report = json.loads(run_desk(published, "verify", str(copy), DESK_FORMAT="json").stdout)
    assert report["errors"] == 5  # with the two compressed copies of the lost feed


def test_without_a_publish_of_ones_own_the_copy_s_manifest_serves(
    copy: Path, tmp_path: Path
) -> None:
    project = write_project(tmp_path / "moi")
    done = run_desk(project, "verify", str(copy))
    assert done.returncode == 0, done.stdout
    assert "bản sao mang theo" in done.stderr
    digest = json.loads((copy / "manifest.json").read_bytes())["digest"]["value"]
    assert run_desk(project, "verify", str(copy), "--digest", digest).returncode == 0
    wrong = run_desk(project, "verify", str(copy), DESK_DIGEST="0" * 64)
    assert wrong.returncode == 1
    assert "V111" in wrong.stdout
    (copy / "manifest/site.json").unlink()
    done = run_desk(project, "verify", str(copy))
    assert (done.returncode, "V107" in done.stdout) == (1, True)


def test_a_source_that_is_not_there_is_said(published: Path, tmp_path: Path) -> None:
    for source, words in (
        ("khong/co", "không phải thư mục hay địa chỉ"),
        ("http://127.0.0.1:9/", "V110"),
        ("ftp://x.example/", "không phải thư mục hay địa chỉ"),
    ):
        done = run_desk(published, "verify", source)
        assert done.returncode == 1
        assert words in done.stdout + done.stderr
        assert "Traceback" not in done.stderr
    done = run_desk(published, "verify", DESK_DIGEST="abc")
    assert done.returncode == 1
    assert "DIGEST" in done.stderr
