"""The Makefile: every verb explained, an old Python refused kindly, nothing installed twice."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.desk import environment as setup
from tests.desk.conftest import ROOT

HIDDEN = {"setup", "setup-deploy", "setup-dev", "browser"}
VERBS = {
    "help",
    "start",
    "publish",
    "due",
    "serve-schedule",
    "proposal",
    "verify",
    "deploy",
    "test",
    "preview",
    "check",
    "ledger",
    "new",
    "gallery",
    "upgrade",
    "version",
    "demo",
    "lint",
    "audit",
    "lock",
    "bench",
    "bench-photos",
    "bench-search",
    "bench-reading",
    "bench-lighthouse",
    "components",
    "screenshots",
    "clean",
    "originals",
}


def make(*words: str | Path, path: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run make in this checkout."""
    environment = {**os.environ, "PATH": path or os.environ["PATH"], "PYTHON": ""}
    program = shutil.which("make") or "make"
    return subprocess.run(
        [program, *words], cwd=ROOT, env=environment, capture_output=True, text=True
    )


def test_help_is_the_default_and_lists_every_verb_in_both_languages() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony is not None
    assert set(phony[1].split()) == VERBS | HIDDEN
    said = make().stdout
    lines = said.splitlines()
    for verb in VERBS:
        first = next(number for number, line in enumerate(lines) if f"make {verb} " in line)
        assert lines[first + 1].strip().isascii() or "…" in lines[first + 1], verb
    assert said == make("help").stdout


def test_the_makefile_uses_nothing_newer_than_make_3_81() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for newer in (r"\$\(file ", r"!=", r"^\.ONESHELL", r"::=", r"\$\(intcmp", r"\$\(let ", "&:"):
        assert not re.search(newer, makefile, re.MULTILINE), newer


def test_a_python_that_is_too_old_is_refused_in_both_languages(tmp_path: Path) -> None:
    for name in ("python", "python3", *(f"python3.{minor}" for minor in range(11, 16))):
        old = tmp_path / name
        old.write_text("#!/bin/sh\nexit 1\n", "utf-8")
        old.chmod(0o755)
    shell = Path(shutil.which("sh") or "/bin/sh")
    (tmp_path / "sh").symlink_to(shell)
    done = make("check", path=str(tmp_path))
    assert done.returncode != 0
    assert "Cần Python 3.11 trở lên" in done.stderr
    assert "Python 3.11 or later is needed" in done.stderr


def test_a_python_without_venv_is_told_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(setup.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(setup.SetupError, match="apt install python3-venv"):
        setup.prepare([Path("requirements.txt")])
    assert not (tmp_path / ".venv").exists()


def test_an_environment_is_made_once_and_again_when_the_lock_changes(tmp_path: Path) -> None:
    lock = tmp_path / "requirements.txt"
    lock.write_text("# nothing to install\n", "utf-8")
    command = [sys.executable, "-I", ROOT / "plugins/desk/environment.py", "requirements.txt"]

    def prepare() -> str:
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert "Tạo môi trường Python" in prepare()
    assert prepare() == ""
    lock.write_text("# changed\n", "utf-8")
    again = prepare()
    assert "Cài các gói trong requirements.txt" in again
    assert "Tạo môi trường" not in again
    (tmp_path / ".venv/bin/python").unlink()
    assert "Tạo môi trường Python" in prepare()


@pytest.mark.parametrize("name", ["requirements", "requirements-deploy", "requirements-dev"])
def test_the_locks_pin_every_package_with_hashes_and_name_no_host(name: str) -> None:
    lock = (ROOT / f"{name}.txt").read_text("utf-8")
    pinned = re.findall(r"^([a-z0-9._-]+)==\S+", lock, re.MULTILINE)
    assert lock.count("--hash=sha256:") >= len(pinned)
    for block in re.split(r"\n(?=[a-z])", lock)[1:]:
        assert "--hash=sha256:" in block, block.splitlines()[0]
    wanted = re.findall(
        r"^([a-z][a-z0-9-]+)", (ROOT / f"{name}.in").read_text("utf-8"), re.MULTILINE
    )
    assert set(wanted) <= set(pinned)
    assert not re.search(r"https?:|index-url|find-links|file:|/", lock)


@pytest.mark.parametrize(
    ("folder", "program", "packages"),
    [("bench/lighthouse", "lighthouse", 100), (".", "typescript", 10)],
)
def test_a_lock_of_npm_pins_every_package_with_its_digest_and_names_no_host(
    folder: str, program: str, packages: int
) -> None:
    wanted = json.loads((ROOT / folder / "package.json").read_text("utf-8"))["devDependencies"]
    lock = json.loads((ROOT / folder / "package-lock.json").read_text("utf-8"))["packages"]
    assert lock.pop("")["devDependencies"] == wanted
    assert lock[f"node_modules/{program}"]["version"] == wanted[program]
    assert len(lock) > packages
    for name, package in lock.items():
        assert package["integrity"].startswith("sha512-"), name
        assert "resolved" not in package, name


@pytest.mark.parametrize("node", [None, "v18.19.0"])
def test_without_a_node_that_is_new_enough_javascript_is_left_unchecked_and_that_is_said(
    tmp_path: Path, node: str | None
) -> None:
    for name in ("node", "npm") if node else ():
        program = tmp_path / name
        program.write_text(
            f"#!{shutil.which('sh')}\n[ $0 = {tmp_path}/node ] || exit 1\necho {node}\n"
        )
        program.chmod(0o755)
    done = subprocess.run(
        [sys.executable, "-m", "tools.javascript"],
        cwd=ROOT, env={**os.environ, "PATH": str(tmp_path)}, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Chưa kiểm tra JavaScript" in done.stdout
    assert "JavaScript was not linted" in done.stdout
    assert "tools.javascript" in (ROOT / "Makefile").read_text("utf-8")
