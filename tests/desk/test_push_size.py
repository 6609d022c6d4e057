"""A push that would make the repository much larger is warned of before; whatever Git cannot tell is not."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.core.problems import Problem
from plugins.desk import push_size
from tests.desk.conftest import Desk, put

Git = Callable[..., str]
NEWS = "content/news/2026"
MB = 1_000_000


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """Return a function that runs Git in a project that was pushed; 3 MB are much there."""
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(push_size, "LIMIT", 3 * MB)
    monkeypatch.setattr(push_size, "_PATIENCE", 20)
    git = of(tmp_path / "project")
    put(tmp_path / "project" / NEWS / "dai-hoi/index.vi.md", "Đại hội.\n")
    git("init", "-q", "-b", "main")
    commit(git)
    git("clone", "-q", "--bare", ".", str(tmp_path / "host.git"))
    git("remote", "add", "origin", str(tmp_path / "host.git"))
    git("fetch", "-q")
    git("branch", "-q", "--set-upstream-to=origin/main")
    return git


def of(folder: Path) -> Git:
    def run(*words: str) -> str:
        folder.mkdir(parents=True, exist_ok=True)
        own = ("-c", "user.name=Mây", "-c", "user.email=may@congdoan.example")
        return subprocess.check_output(["git", *own, *words], cwd=folder, text=True)

    return run


def commit(git: Git) -> None:
    git("add", "-A")
    git("commit", "-q", "-m", "Ảnh")


def bytes_at(folder: Path, name: str, size: int = 2 * MB) -> Path:
    path = folder / "project" / NEWS / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(os.urandom(size))
    return path


def found(folder: Path) -> tuple[Problem, ...]:
    with push_size.looking(folder / "project" / "content") as push:
        return push.problems()


def test_what_was_never_committed_is_counted_with_the_largest_first(
    git: Git, tmp_path: Path
) -> None:
    assert found(tmp_path) == ()
    bytes_at(tmp_path, "dai-hoi/một.jpg")
    assert found(tmp_path) == (), "2 MB are not much"
    bytes_at(tmp_path, "dai-hoi/hai.jpg", 3 * MB)
    (warning,) = found(tmp_path)
    assert (warning.code, str(warning.place), warning.warning) == ("WX850", "content", True)
    assert "5 MB vào kho git" in warning.vi
    assert f"{NEWS}/dai-hoi/hai.jpg (3 MB), {NEWS}/dai-hoi/một.jpg (2 MB)" in warning.vi
    assert "make originals TO=/thư-mục/lưu-ảnh-gốc STORY=2026/dai-hoi" in warning.fix_vi
    assert "git reset" not in warning.fix_vi


def test_commits_that_no_remote_has_are_counted_and_the_remedy_takes_them_back(
    git: Git, tmp_path: Path
) -> None:
    path = bytes_at(tmp_path, "dai-hoi/a.jpg")
    commit(git)
    bytes_at(tmp_path, "hop/b.mp4")
    git("add", "-A")
    (warning,) = found(tmp_path)
    assert "YouTube" in warning.fix_vi
    command = re.search(r"git (reset --soft [0-9a-f]{12})", warning.fix_vi)
    assert command is not None
    assert command[0] in warning.fix_en
    git(*command[1].split())
    path.write_bytes(os.urandom(MB // 2))  # as make originals does
    assert found(tmp_path) == ()
    commit(git)
    assert found(tmp_path) == ()
    bytes_at(tmp_path, "hop/c.mp4")
    commit(git)
    assert len(found(tmp_path)) == 1
    git("push", "-q")
    assert found(tmp_path) == ()


def test_what_git_has_already_is_not_counted_again(git: Git, tmp_path: Path) -> None:
    bytes_at(tmp_path, "dai-hoi/a.jpg")
    bytes_at(tmp_path, "dai-hoi/b.jpg")
    commit(git)
    git("push", "-q")
    folder = tmp_path / "project" / NEWS
    (folder / "dai-hoi").rename(folder / "dai-hoi-2026")
    assert found(tmp_path) == (), "a folder was moved by hand"
    git("add", "-A")
    assert found(tmp_path) == ()
    commit(git)
    assert found(tmp_path) == ()


def test_what_git_lfs_keeps_is_not_counted(git: Git, tmp_path: Path) -> None:
    bytes_at(tmp_path, "dai-hoi/a.JPG")
    bytes_at(tmp_path, "dai-hoi/b.JPG")
    assert len(found(tmp_path)) == 1
    put(tmp_path / "project/.gitattributes", "*.JPG filter=lfs diff=lfs merge=lfs -text\n")
    assert found(tmp_path) == ()


@pytest.mark.parametrize(
    "why", ["no repository", "no remote", "shallow", "partial", "CI", "no git"]
)
def test_where_git_cannot_tell_there_is_silence(
    git: Git, tmp_path: Path, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    bytes_at(tmp_path, "dai-hoi/a.jpg", 4 * MB)
    assert len(found(tmp_path)) == 1
    project = tmp_path / "project"
    match why:
        case "no repository":
            (project / ".git").rename(tmp_path / "elsewhere")
            monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
        case "no remote":
            git("remote", "remove", "origin")
        case "shallow":
            put(project / ".git/shallow", git("rev-parse", "HEAD"))
        case "partial":
            git("config", "remote.origin.promisor", "true")
        case "CI":
            monkeypatch.setenv("CI", "true")
        case "no git":
            monkeypatch.setenv("PATH", str(tmp_path))
    assert found(tmp_path) == ()


def test_a_git_that_takes_long_is_not_waited_for(
    git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bytes_at(tmp_path, "dai-hoi/a.jpg", 4 * MB)
    slow = tmp_path / "bin" / "git"
    real = shutil.which("git")
    put(slow, f'#!/bin/sh\ncase "$*" in *status*) exec sleep 60;; esac\nexec {real} "$@"\n')
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", f"{slow.parent}:{os.environ['PATH']}")
    monkeypatch.setattr(push_size, "_PATIENCE", 0.2)
    with push_size.looking(tmp_path / "project" / "content") as push:
        started = [process for process, _ in push._running]
        assert push.problems() == ()
    assert len(started) == 3
    assert all(process.returncode is not None for process in started), "none runs on"


def test_check_and_publish_say_it_on_a_persons_machine(
    project: Path, desk: Desk, tmp_path: Path
) -> None:
    git = of(project)
    put(project / ".gitignore", ".cache\n.build\noutput*\n")
    git("init", "-q", "-b", "main")
    commit(git)
    git("update-ref", "refs/remotes/origin/main", "HEAD")
    with (project / "content/news/2025/hop-mat/quay.mp4").open("wb") as film:
        film.truncate(60 * MB)
    said = desk("check")
    assert "WX850" in said.stdout
    assert "60 MB vào kho git" in said.stdout
    assert "WX850" not in desk("check", CI="true").stdout
    assert "WX850" in desk("publish").stderr
