"""Which browser the tests drive: one that really opens a page, named or found."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
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


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return the folder of the only programs of a machine; its apt-get installs what is packaged."""
    program(
        tmp_path / "apt-get",
        f"""cd "{tmp_path}"; echo "$@" >> called; test "$1" = install || exit 0
        for name; do case " $(cat packages) " in *" $name "*)
          echo '#!/bin/sh\necho "<p>ready"' > "$name"; chmod +x "$name";; esac; done""",
    )
    program(
        tmp_path / "apt-cache",
        f'case " $(cat "{tmp_path}/packages") " in *" $2 "*) ;; *) exit 1; esac',
    )
    for name in ("cat", "chmod", "true"):
        (tmp_path / name).symlink_to(shutil.which(name) or "")
    program(tmp_path / "sudo", 'shift; exec "$@"')
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "none"))
    monkeypatch.setattr(browser_setup, "_download", lambda: None)
    for name in ("CHROMIUM", "CI", "TESTS_INSTALL"):
        monkeypatch.delenv(name, raising=False)
    browser_setup.find.cache_clear()
    yield tmp_path
    browser_setup.find.cache_clear()


@pytest.mark.parametrize(
    ("there", "packages", "allowed", "drives"),
    [
        ([], "chromium chromium-headless-shell", True, "chromium-headless-shell"),
        ([], "chromium", True, "chromium"),
        ([], "chromium chromium-headless-shell", False, None),
        (["chromium"], "chromium chromium-headless-shell", True, "chromium-headless-shell"),
        (["chromium"], "chromium chromium-headless-shell", False, "chromium"),
        (["google-chrome"], "chromium", True, "google-chrome"),
        (["chromium", "chromium-headless-shell"], "", False, "chromium-headless-shell"),
    ],
    ids=str,
)
def test_the_lighter_browser_is_driven_where_it_is_or_may_be_installed(
    machine: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    there: list[str],
    packages: str,
    allowed: bool,
    drives: str | None,
) -> None:
    (machine / "packages").write_text(packages, "utf-8")
    for name in there:
        program(machine / name, "echo '<p>ready'")
    if allowed:
        monkeypatch.setenv("CI", "true")
    browser = browser_setup.ensure()
    assert browser == (machine / drives if drives else None)
    installed = (machine / "called").exists()
    assert installed == (allowed and drives not in there)
    if drives is None:
        assert "sudo apt-get install chromium-headless-shell" in capsys.readouterr().out


def test_nothing_is_installed_beside_a_browser_that_is_named(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (machine / "packages").write_text("chromium-headless-shell", "utf-8")
    named = program(machine / "chrome-of-mine", "echo '<p>ready'")
    monkeypatch.setenv("CHROMIUM", str(named))
    monkeypatch.setenv("CI", "true")
    assert browser_setup.ensure() == named
    assert not (machine / "called").exists()


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
