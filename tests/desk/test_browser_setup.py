"""Which browser the tests drive: one that really opens a page, named or found."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests import browser_setup
from tests.desk.conftest import ROOT, environment


def program(path: Path, script: str) -> Path:
    """Write an executable shell script."""
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o755)
    return path


def test_the_browser_of_this_machine_opens_a_page() -> None:
    browser = browser_setup.find()
    assert browser is not None
    assert browser_setup.works(browser)


def test_a_placeholder_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = program(tmp_path / "chromium", "echo 'requires the chromium snap'; exit 1")
    good = program(tmp_path / "google-chrome", "echo '<p>ready'")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    browser_setup.find.cache_clear()
    try:
        assert not browser_setup.works(broken)
        assert browser_setup.find() == good
    finally:
        browser_setup.find.cache_clear()


def test_the_browser_that_is_named_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = program(tmp_path / "của tôi", "echo '<p>ready'")
    monkeypatch.setenv("CHROMIUM", str(named))
    browser_setup.find.cache_clear()
    try:
        assert browser_setup.find() == named
    finally:
        browser_setup.find.cache_clear()


def test_where_none_can_be_had_one_sentence_says_so(tmp_path: Path) -> None:
    empty = environment(
        PATH=str(tmp_path),
        CHROMIUM="",
        HOME=str(tmp_path),
        PLAYWRIGHT_BROWSERS_PATH=str(tmp_path / "none"),
        PLAYWRIGHT_DOWNLOAD_HOST="http://127.0.0.1:9",  # nothing listens there: no download
    )
    done = subprocess.run(
        [sys.executable, "-m", "tests.browser_setup"],
        cwd=ROOT,
        env=empty,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 1
    assert "Không tìm thấy Chromium hay Chrome" in done.stderr
    assert "Neither Chromium nor Chrome was found" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("allowed", "installs"),
    [
        ({}, False),
        ({"CI": "false"}, False),
        ({"TESTS_INSTALL": "0"}, False),
        ({"INSTALL": "/usr/bin/install"}, False),
        ({"CI": "true"}, True),
        ({"TESTS_INSTALL": "1"}, True),
    ],
    ids=str,
)
def test_packages_of_the_machine_are_installed_only_where_that_is_allowed(
    tmp_path: Path, allowed: dict[str, str], installs: bool
) -> None:
    program(tmp_path / "apt-get", f'echo "$@" >> "{tmp_path}/called"')
    program(tmp_path / "sudo", 'shift; exec "$@"')
    program(tmp_path / "true", "exit 0")
    nowhere = environment(PATH=str(tmp_path), **{"CI": "", "TESTS_INSTALL": "", **allowed})
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "from tests.browser_setup import debian_packages; debian_packages('a-server', 'b')",
        ],
        cwd=ROOT,
        env=nowhere,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert "a-server, b" in done.stdout, "it says what it would install"
    called = tmp_path / "called"
    assert called.exists() == installs
    if installs:
        assert "install -y -qq a-server b" in called.read_text("utf-8")
    else:
        assert "sudo apt-get install a-server b" in done.stdout
        assert "make test INSTALL=1" in done.stdout
        assert "nothing was installed" in done.stdout


def test_without_the_right_to_install_it_is_said_and_the_tests_go_on(tmp_path: Path) -> None:
    program(tmp_path / "apt-get", f'echo "$@" >> "{tmp_path}/called"')
    ask = (
        "import os; os.geteuid = lambda: 1000\n"
        "from tests.browser_setup import debian_packages; debian_packages('a-server')"
    )
    for sudo in (None, "exit 1"):
        if sudo:
            program(tmp_path / "sudo", sudo)
        done = subprocess.run(
            [sys.executable, "-c", ask],
            cwd=ROOT,
            env=environment(PATH=str(tmp_path), CI="true"),
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        assert "sudo apt-get install a-server" in done.stdout
        assert not (tmp_path / "called").exists()
