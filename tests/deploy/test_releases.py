"""``make deploy`` by rsync: a daemon, an sshd, a folder; the wire cut at many places."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from plugins.safety import header_files
from tests import nginx_setup
from tests.deploy.conftest import Say, Wire, broken, number, put_output, site, wire_to
from tests.desk.conftest import ROOT, tree
from tests.rsync_setup import daemon, find, sshd

pytestmark = pytest.mark.skipif(find("rsync") is None, reason="rsync is not installed")


@pytest.fixture
def far(tmp_path: Path) -> Path:
    folder = tmp_path / "máy chủ"
    folder.mkdir()
    return folder


@pytest.fixture
def wire(far: Path, tmp_path: Path) -> Iterator[Wire]:
    with daemon(far, tmp_path / "daemon") as port, wire_to(port) as wire:
        yield wire


def address(wire: Wire) -> str:
    return f"rsync://127.0.0.1:{wire.port}/site"


def led(far: Path, link: str) -> str:
    return str((far / link).readlink())


def inodes(folder: Path) -> dict[str, int]:
    return {name: (folder / name).stat().st_ino for name in tree(folder)}


def test_a_daemon_gets_a_release_and_one_link_that_leads_to_it(
    project: Path, far: Path, wire: Wire, deploy: Say
) -> None:
    output = put_output(project, site(1, 3))
    (output / "CNAME").write_text("tin.example.org")  # placed by hand
    (output / ".DS_Store").write_bytes(b"\0")
    status, said = deploy(address(wire))
    assert status == 0, said
    assert tree(far / "current") == {
        name: content for name, content in tree(output).items() if name != ".DS_Store"
    }
    first = led(far, "current")
    assert first.startswith("releases/")
    assert not (far / "before").exists()
    assert number(said, "Sent") == len(tree(far / "current"))
    assert (far / "current/index.html").stat().st_mode & 0o777 == 0o644
    assert (far / "current/theme").stat().st_mode & 0o777 == 0o755

    status, said = deploy(address(wire))
    assert (status, number(said, "Sent")) == (0, 0)
    assert led(far, "current") == first

    old = inodes(far / "current")
    put_output(project, site(2, 3))
    status, said = deploy(address(wire))
    assert status == 0, said
    assert led(far, "before") == first
    assert tree(far / "current") == tree(output)
    new = inodes(far / "current")
    same = {name for name in new if old.get(name) == new[name]}
    assert {f"media/{story:020x}/480.webp" for story in range(3)} <= same, "a second name, not sent"
    assert number(said, "Sent") == len(new) - len(same)


def test_cut_anywhere_the_old_site_stands_and_the_second_run_sends_the_rest(
    project: Path, far: Path, wire: Wire, deploy: Say
) -> None:
    put_output(project, site(1, 1))
    assert deploy(address(wire))[0] == 0
    old, whole = led(far, "current"), tree(far / "current")
    output = put_output(project, site(2, 12))
    for left in (0, 40, 700, 100_000, 300_000):
        wire.left = left
        status, said = deploy(address(wire))
        assert status == 1
        assert "T110" in said or "T112" in said, said
        assert led(far, "current") == old
        assert tree(far / "current") == whole
    wire.left = None
    kept = sum(len(content) for content in tree(far / "releases").values()) - 2 * len(whole)
    assert kept > 150_000, (
        "what arrived before the last cut is kept, not only before the one before"
    )
    before = wire.passed
    status, said = deploy(address(wire))
    assert status == 0, said
    assert tree(far / "current") == tree(output)
    assert wire.passed - before < 850_000 - kept, "of 720 kB only the rest"
    assert not [name for name in tree(far) if "/." in name], "nothing half is left"


def test_a_reader_meets_the_old_site_or_the_new_at_every_moment(
    project: Path, far: Path, wire: Wire, deploy: Say
) -> None:
    put_output(project, site(1, 2))
    assert deploy(address(wire))[0] == 0
    seen: dict[str, int] = {}
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            try:
                (far / led(far, "current") / "index.html").read_bytes()
                with (far / "current/index.html").open("rb") as file:
                    page = file.read().decode()
                seen[page] = seen.get(page, 0) + 1
            except OSError as error:
                seen[repr(error)] = 1

    reader = threading.Thread(target=read)
    reader.start()
    pages = {(project / "output/index.html").read_text("utf-8")}
    try:
        for turn in range(2, 4):
            pages.add((put_output(project, site(turn, 2)) / "index.html").read_text("utf-8"))
            assert deploy(address(wire))[0] == 0
    finally:
        stop.set()
        reader.join()
    assert set(seen) == pages
    assert sum(seen.values()) > 100


def test_the_last_three_releases_are_kept_and_strangers_with_them(
    project: Path, far: Path, deploy: Say
) -> None:
    (far / "releases/của ai").mkdir(parents=True)
    (far / "releases/của ai/x").write_text("x")
    (far / "ghi-chú.txt").write_text("đừng xóa")
    names = []
    for turn in range(1, 5):
        put_output(project, site(turn, 1))
        status, said = deploy(str(far))
        assert status == 0, said
        names.append(led(far, "current"))
        assert number(said, "Removed") == (1 if turn > 3 else 0)
    there = {f"releases/{path.name}" for path in (far / "releases").iterdir()}
    assert there == {*names[-3:], "releases/của ai"}
    assert led(far, "before") == names[-2]
    assert (far / "ghi-chú.txt").exists()
    # Back to an older release: it is still there, so nothing is sent.
    put_output(project, site(2, 1))
    status, said = deploy(str(far))
    assert (status, number(said, "Sent")) == (0, 0)
    assert led(far, "current") == names[1]
    assert broken(tree(far / "current")) == []


@pytest.mark.skipif(find("sshd") is None, reason="sshd is not installed")
def test_over_ssh(
    project: Path, far: Path, tmp_path: Path, deploy: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = put_output(project, site(1, 1))
    with sshd(tmp_path / "sshd") as (host, shell):
        monkeypatch.setenv("RSYNC_RSH", shell)
        status, said = deploy(f"{host}:{far}")
        assert status == 0, said
        assert tree(far / "current") == tree(output)
        monkeypatch.setenv("RSYNC_RSH", f"{shell} -o IdentityFile=none -F none -i none")
    status, said = deploy(f"{host}:{far}")
    assert status == 1
    assert "T110" in said


def test_a_daemon_that_spoils_links_is_noticed_before_the_switch(
    project: Path, far: Path, tmp_path: Path, deploy: Say
) -> None:
    put_output(project, site(1, 1))
    assert deploy(str(far))[0] == 0
    old = led(far, "current")
    put_output(project, site(2, 1))
    with daemon(far, tmp_path / "daemon", munge=True) as port:
        status, said = deploy(f"rsync://127.0.0.1:{port}/site")
    assert status == 1
    assert "T114" in said
    assert "munge symlinks = no" in said
    assert led(far, "current") == old


def test_what_the_other_side_refuses_is_said(
    project: Path, far: Path, wire: Wire, deploy: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_output(project, site(1, 1))
    host = f"rsync://127.0.0.1:{wire.port}"
    for to, code in (
        (f"{host}/none", "T111"),
        (f"{host}/reading", "T111"),
        ("rsync://127.0.0.1:9/site", "T110"),
        (f"{host}/site/a/b/c", "T113"),
    ):
        status, said = deploy(to)
        assert (status, code in said) == (1, True), said
        assert "Chưa gửi xong" in said
        assert "Deployment incomplete" in said
    (far / "current").mkdir()
    status, said = deploy(f"{host}/site")
    assert (status, "T115" in said) == (1, True), said
    monkeypatch.setenv("PATH", str(far))
    status, said = deploy(f"{host}/site")
    assert (status, "T104" in said) == (1, True), said


@pytest.mark.skipif(nginx_setup.find() is None, reason="nginx is not installed")
def test_a_page_that_was_opened_before_the_switch_still_finds_what_it_shows(
    project: Path, far: Path, tmp_path: Path, deploy: Say
) -> None:
    """With the lines for nginx that the decision record gives."""
    for turn in (1, 2):
        put_output(project, site(turn, 1))
        assert deploy(str(far))[0] == 0
    record = (ROOT / "docs/decisions/0024-deploy.md").read_text("utf-8")
    [lines] = re.findall(r"```nginx\n(.*?)```", record, re.DOTALL)
    (tmp_path / "site").symlink_to(far)  # a name without spaces
    snippet = lines.replace("/srv/tin", str(tmp_path / "site")) + header_files.nginx()
    nginx = nginx_setup.find()
    assert nginx is not None
    root = tmp_path / "site/current"
    with nginx_setup.serve(nginx, snippet, root, tmp_path / "nginx") as host:
        for path, cache in (
            ("theme/000000000001/site.css", "public, max-age=31536000, immutable"),
            ("theme/000000000002/site.css", "public, max-age=31536000, immutable"),
            ("pagefind/00000001.page", None),
            ("", "public, max-age=0, must-revalidate"),
        ):
            with urlopen(f"{host}/{path}") as answer:
                assert answer.status == 200
                assert answer.headers["Cache-Control"] == cache
        for path in ("theme/000000000003/site.css", "tin-tuc/2025/tin-7/"):
            with pytest.raises(HTTPError, match="404") as lost:
                urlopen(f"{host}/{path}")
            assert "Không có" in lost.value.read().decode()
