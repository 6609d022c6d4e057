"""Whatever is wrong around the content is said with its place, never by a traceback."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.desk.conftest import Desk, environment, put, run_pelican


def instead(name: str, text: str) -> Callable[[Path], object]:
    return lambda project: put(project / name, text)


def file_for_folder(name: str) -> Callable[[Path], object]:
    def harm(project: Path) -> None:
        shutil.rmtree(project / name, ignore_errors=True)
        put(project / name, "x")

    return harm


def as_folder(name: str) -> Callable[[Path], object]:
    def harm(project: Path) -> None:
        (project / name).unlink()
        (project / name).mkdir()

    return harm


HARM: dict[str, tuple[Callable[[Path], object], str]] = {
    "settings that are no Python": (instead("publishconf.py", "x = 1\ndef ("), "publishconf.py:2  X812"),
    "settings that fail": (instead("publishconf.py", "x = 1\n1 / 0\n"), "publishconf.py:2  X812"),
    "settings that lack a module": (
        instead("pelicanconf.py", "import khong_co\n"), "pelicanconf.py:1  X812"
    ),
    "no settings": (lambda p: (p / "publishconf.py").unlink(), "publishconf.py  X812"),
    "messages that are no TOML": (instead("theme/messages/vi.toml", "a = ["), "theme/messages  X813"),
    "a template that is missing": (
        lambda p: (p / "theme/templates/components/cite.html").unlink(), "theme/templates"
    ),
    "a template that does not end": (
        instead("theme/templates/story.html", "{% extends 'base.html' %}\n{% if %}"),
        "theme/templates/story.html:2  X813",
    ),
    "a template that asks for what is not there": (
        instead("theme/templates/story.html", "\n{{ page.khong_co.gi_ca }}"),
        "theme/templates/story.html:2  X813",
    ),
    "data that is a folder": (as_folder("content/data/site.yaml"), "site.yaml  S224"),
    "no data": (lambda p: shutil.rmtree(p / "content/data"), "content/data/site.yaml  D101"),
    "a file where work is done": (instead(".build", "x"), ".build"),
    "a file where pictures are kept": (file_for_folder(".cache"), ".cache"),
}  # fmt: skip


@pytest.mark.parametrize("fault", HARM)
def test_a_publish_says_what_is_wrong_and_where(desk: Desk, project: Path, fault: str) -> None:
    harm, said = HARM[fault]
    if fault == "a file where pictures are kept":
        from tests.builders import draw

        draw(project / "content/news/2025/hop-mat/a.png")
        story = project / "content/news/2025/hop-mat/index.vi.md"
        story.write_text(story.read_text("utf-8") + "\n![Ảnh](a.png)\n", "utf-8")
    harm(project)
    done = desk("publish")
    if fault == "a file where pictures are kept":  # it is said, and done without
        assert (done.returncode, said in done.stderr) == (0, True), done.stderr
        return
    assert done.returncode == 1
    assert said in done.stderr, done.stderr
    assert "Traceback" not in done.stderr
    assert "ngoài dự tính" not in done.stderr
    assert not (project / "output").exists()


@pytest.mark.parametrize(
    "epoch",
    ["hôm qua", "-1e9", "99999999999999999999", "1.5", "-1", " 5", "5 ", "+5", "٣", "1_0", "0x1"],
)
def test_a_moment_that_is_none_is_refused_by_every_verb(desk: Desk, epoch: str) -> None:
    for verb in ("check", "publish")[: 2 if epoch == "hôm qua" else 1]:
        done = desk(verb, SOURCE_DATE_EPOCH=epoch)
        assert done.returncode == 1
        assert "X810" in done.stderr
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize("epoch", ["0", "1", "32503654799"])
def test_the_first_and_the_last_moment_are_as_good_as_any(desk: Desk, epoch: str) -> None:
    done = desk("publish", SOURCE_DATE_EPOCH=epoch)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("zone", [":/etc/passwd", "/dev/zero", "../../x", "A" * 5000, "", "١"])
def test_a_time_zone_that_is_none_makes_no_difference(desk: Desk, project: Path, zone: str) -> None:
    assert desk("check", TZ=zone).returncode == 0
    if zone.startswith(":"):
        assert desk("publish", TZ=zone).returncode == 0
        done = run_pelican(project, TZ=zone)
        assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "streams", [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-", "| true", "2>&1 | true"]
)
def test_whoever_does_not_listen_is_no_fault(project: Path, streams: str) -> None:
    """The status says what was done, also where nobody reads what is said of it."""
    write_story = project / "content/news/2025/hong/index.vi.md"
    for verb, status in (("publish", 0), ("check", 1)):
        if status:
            put(write_story, "---\ntitle: A: B\n---\n")
        command = f'"$0" -m plugins.desk {verb} {streams}; exit ${{PIPESTATUS[0]}}'
        done = subprocess.run(
            ["bash", "-c", command, sys.executable], cwd=project, env=environment()
        )
        assert done.returncode == status, verb
        assert (project / "output/index.html").is_file()


def test_an_address_that_is_none_is_refused(desk: Desk, project: Path) -> None:
    for address, code in (
        ("tin.example", "X811"), ("https://tin.example/..", "X830"),
        ("https://an:mat-khau@tin.example", "X831"), (f"https://tin.example/{'x' * 3000}", "X832"),
    ):  # fmt: skip
        done = desk("publish", SITEURL=address)
        assert (done.returncode, code in done.stderr) == (1, True), done.stderr
        assert "mat-khau" not in done.stderr
        assert not (project / "output").exists()


def test_plain_pelican_refuses_such_an_address_too(project: Path) -> None:
    done = run_pelican(project, "-e", 'SITEURL="https://tin.example/a/../b"')
    assert done.returncode == 1
    assert "SITEURL  X830" in done.stderr
    assert not (project / "output").exists()


def test_plain_pelican_says_it_without_a_traceback_too(project: Path) -> None:
    done = run_pelican(project, SOURCE_DATE_EPOCH="hôm qua")
    assert done.returncode == 1
    assert "X810" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (project / "output").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="needs a user without rights")
def test_what_may_not_be_read_or_written_is_said(project: Path) -> None:
    if os.geteuid() != 0 or shutil.which("setpriv") is None:
        pytest.skip("needs root to become somebody else")
    nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    # A folder of its own: pytest closes its folders to others whenever one more of it starts.
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        shutil.copytree(project, Path(folder, "project"), symlinks=True)
        _is_said_to(nobody, Path(folder, "project"))


def _is_said_to(nobody: list[str], project: Path) -> None:
    subprocess.run(["chmod", "-R", "a+rX", project], check=True)
    reach = subprocess.run([*nobody, sys.executable, "-c", "import pydantic"], capture_output=True)
    if reach.returncode:
        pytest.skip("nobody cannot run this Python")
    (project / "content/data/site.yaml").chmod(0)
    for verb in ("check", "publish"):
        done = subprocess.run(
            [*nobody, sys.executable, "-m", "plugins.desk", verb],
            cwd=project, env=environment(), capture_output=True, text=True, encoding="utf-8",
        )  # fmt: skip
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        assert ("S225" if verb == "check" else ".build") in done.stdout + done.stderr
