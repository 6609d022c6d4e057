"""Originals go to a store, copies large enough for the site stay; nothing is lost on the way or back."""

from __future__ import annotations

import csv
import errno
import hashlib
import io
import os
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from plugins.core.ledger import Owner
from plugins.core.problems import ContentError
from plugins.desk.originals import safe_copy, verb
from plugins.desk.originals.index import OriginalIndex
from plugins.desk.project import Project
from plugins.desk.voice import DeskError
from plugins.pictures.working_copy import LEAST, working_copy
from plugins.safety import ledger
from plugins.safety.publish_lock import only_publish
from tests.desk.conftest import Desk, put, tree
from tests.desk.test_push_size import of
from tests.pictures.test_working_copy import exif, photograph

STORY = "content/news/2025/hop-mat"
NEW = ".originals-new"


@cache
def _jpeg(orientation: int) -> bytes:
    made = io.BytesIO()
    photograph().save(made, "JPEG", quality=92, exif=exif(orientation))
    return made.getvalue()


def put_bytes(path: Path, content: bytes) -> bytes:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return content


def photo(path: Path, mark: str = "") -> bytes:
    """Write what stands for a photograph, another one for each mark."""
    return put_bytes(path, f"{mark}\n".encode() + b"x" * LEAST)


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project with a story, and let copies be made without decoding."""
    monkeypatch.setattr(verb, "working_copy", lambda path: path.read_bytes()[:99])
    put(tmp_path / "project" / STORY / "index.vi.md", "Họp mặt.\n")
    return tmp_path / "project"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = tmp_path / "Ổ ngoài"
    folder.mkdir()
    return folder


def rows(store: Path) -> list[dict[str, str]]:
    with (store / "originals.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def sha(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def publish_it(project: Path) -> None:
    facts = {"tin/2025/xuong-may/": {Owner("story", "hop-mat", "vi")}}
    put_bytes(project / "content/data/urls.txt", ledger.render(facts))


def run(project: Path, store: Path | str, story: str = "", back: bool = False) -> int:
    return verb.run(Project(project), str(store), story, back)


def test_there_and_back_again(project: Path, desk: Desk, store: Path) -> None:
    one = put_bytes(project / STORY / "IMG 1, chị Mây.JPG", _jpeg(1))
    put_bytes(project / "content/pages/gioi-thieu/xuong.jpg", _jpeg(3))
    put(project / STORY / "nho.jpg", "nhỏ")
    put(project / STORY / "dien-thoai.HEIC", "x" * 2_000_000)
    before = tree(project / "content")
    said = desk("originals", "--to", str(store))
    assert said.returncode == 0, said.stderr
    assert "Đã cất 2 ảnh gốc" in said.stdout
    assert "1 ảnh vốn nhỏ, 1 ảnh loại khác" in said.stdout
    after = tree(project / "content")
    assert after.keys() == before.keys(), "names stay, nothing is left over"
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"news/2025/hop-mat/IMG 1, chị Mây.JPG", "pages/gioi-thieu/xuong.jpg"}
    assert all(len(after[name]) < 0.6 * len(before[name]) for name in changed)
    assert all((store / name).read_bytes() == before[name] for name in changed)
    (row, _) = rows(store)
    path = project / STORY / "IMG 1, chị Mây.JPG"
    assert (row["story"], row["file"]) == ("2025/hop-mat", path.name)
    assert row["sha256"] == hashlib.sha256(one).hexdigest()
    assert row["working_sha256"] == sha(path)
    kept = tree(store)
    again = desk("originals", TO="", DESK_TO=str(store), DESK_STORY="2025/hop-mat,pages/gioi-thieu")
    assert "Không có ảnh nào cần thay: 2 ảnh đã là bản nhỏ" in again.stdout
    assert (tree(project / "content"), tree(store)) == (after, kept)
    path.rename(path.with_name("may.jpg"))
    back = desk("originals", "--to", str(store), "--back", "1")
    assert "Đã lấy lại 2 ảnh gốc" in back.stdout
    assert (project / STORY / "may.jpg").read_bytes() == one, "found by what it is, not by its name"
    assert (
        tree(project / "content")["pages/gioi-thieu/xuong.jpg"]
        == before["pages/gioi-thieu/xuong.jpg"]
    )
    assert tree(store) == kept


def test_what_readers_may_have_seen_is_left_unless_it_is_named(
    bare: Path, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publish_it(bare)
    path = bare / STORY / "a.jpg"
    before = photo(path)
    run(bare, store)
    said = capsys.readouterr().out
    assert "Để nguyên 1 ảnh đã đăng hoặc đã push" in said
    assert said.count("STORY=2025/hop-mat") == 2
    assert path.read_bytes() == before
    assert tree(store) == {}
    run(bare, store, "2025/hop-mat")
    said = capsys.readouterr().out
    assert "1 ảnh trong số đó đã đăng hoặc đã push" in said
    assert "At the next publish their files get other addresses" in said
    assert path.read_bytes() != before
    run(bare, store, back=True)
    assert "Không có ảnh nào được lấy lại" in capsys.readouterr().out
    run(bare, store, "hop-mat", back=True)
    assert path.read_bytes() == before


def test_what_was_pushed_is_left_and_what_was_not_is_not(bare: Path, store: Path) -> None:
    git = of(bare)
    pushed = photo(bare / STORY / "a.jpg", "a")
    git("init", "-q", "-b", "main")
    git("add", "content")
    git("commit", "-q", "-m", "Ảnh")
    git("update-ref", "refs/remotes/origin/main", "HEAD")
    git("config", "remote.origin.url", "x")
    git("config", "remote.origin.fetch", "+refs/heads/*:refs/remotes/origin/*")
    git("branch", "-q", "--set-upstream-to=origin/main")
    photo(bare / STORY / "b.jpg", "b")
    run(bare, store)
    assert (bare / STORY / "a.jpg").read_bytes() == pushed
    assert [row["file"] for row in rows(store)] == ["b.jpg"]


def test_another_picture_of_the_same_name_is_kept_beside_the_first(bare: Path, store: Path) -> None:
    path = bare / STORY / "a.jpg"
    first = photo(path, "1")
    run(bare, store)
    second = photo(path, "2")
    run(bare, store)
    kept = {name: content for name, content in tree(store).items() if name != "originals.csv"}
    assert sorted(kept.values()) == sorted([first, second])
    assert [row["place"] in kept for row in rows(store)] == [True, True]
    run(bare, store, back=True)
    assert path.read_bytes() == second


@pytest.mark.parametrize("moment", ["keep", "add", "replace"])
def test_cut_off_anywhere_nothing_is_lost_and_the_next_run_goes_on(
    bare: Path, store: Path, moment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {name: photo(bare / STORY / name, name) for name in ("a.jpg", "b.jpg")}
    holder = OriginalIndex if moment == "add" else safe_copy
    real = getattr(holder, moment)

    def killed(*words: object) -> object:
        if any(getattr(word, "name", getattr(word, "file", "")) == "b.jpg" for word in words):
            put(bare / STORY / f".b.jpg{NEW}", "half a pict")
            with (store / "originals.csv").open("ab") as index:
                index.write(b'2025/hop-mat,"b.jp')
            raise KeyboardInterrupt
        return real(*words)

    with monkeypatch.context() as patch:
        patch.setattr(holder, moment, killed)
        with pytest.raises(KeyboardInterrupt):
            run(bare, store)
    assert (bare / STORY / "b.jpg").read_bytes() == before["b.jpg"]
    run(bare, store)
    assert not list((bare / STORY).glob(".*")), "nothing is left over"
    assert {path.name for path in (bare / STORY).iterdir() if path.stat().st_size > LEAST} == set()
    run(bare, store, back=True)
    assert {name: (bare / STORY / name).read_bytes() for name in before} == before


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("full", "Dừng ở"),
        ("not kept", "đọc lại không giống lúc ghi"),
        ("nearly full", "gần đầy (còn 1 MB)"),
    ],
)
def test_a_store_that_fails_is_said_and_pictures_stay(
    bare: Path, store: Path, fault: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = photo(bare / STORY / "a.jpg")

    def no_room(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    match fault:
        case "full":
            monkeypatch.setattr(os, "fsync", no_room)
        case "not kept":
            monkeypatch.setattr(safe_copy, "content_hash", lambda path: "0" * 64)
        case _:
            usage = shutil.disk_usage(store)._replace(free=1_000_000)
            monkeypatch.setattr(shutil, "disk_usage", lambda path: usage)
    with pytest.raises(DeskError) as told:
        run(bare, store)
    assert said in told.value.vi
    assert "0 ảnh" in told.value.vi
    assert (bare / STORY / "a.jpg").read_bytes() == before
    assert tree(store) == {}


def test_a_picture_that_is_saved_while_its_original_comes_back_stays(
    bare: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = bare / STORY / "a.jpg"
    photo(path)
    run(bare, store)
    real = shutil.copyfileobj

    def slow(*words: Any) -> None:
        real(*words)
        path.write_bytes(b"saved just now")

    monkeypatch.setattr(shutil, "copyfileobj", slow)
    run(bare, store, back=True)
    assert path.read_bytes() == b"saved just now"
    assert not list((bare / STORY).glob(".*"))


def test_one_run_at_a_time_and_none_beside_a_publish(bare: Path, store: Path) -> None:
    before = photo(bare / STORY / "a.jpg")
    with only_publish(bare / ".build"), pytest.raises(ContentError, match="X807"):
        run(bare, store)
    assert (bare / STORY / "a.jpg").read_bytes() == before


def test_what_another_computer_is_writing_to_the_store_is_left_alone(
    bare: Path, store: Path
) -> None:
    photo(bare / STORY / "a.jpg")
    fixed, new, dead = (
        store / "news/2025/hop-mat" / f".a.jpg{mark}{NEW}" for mark in ("", ".77777", ".88888")
    )
    for path in (fixed, new, dead):
        put(path, "half a pict")
    os.utime(dead, (1, 1))
    run(bare, store)
    assert [path.exists() for path in (fixed, new, dead)] == [True, True, False]


def test_an_original_that_is_no_longer_what_it_was_is_not_brought_back(
    bare: Path, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = bare / STORY / "a.jpg"
    photo(path)
    run(bare, store)
    copy = path.read_bytes()
    (store / "news/2025/hop-mat/a.jpg").write_bytes(b"x")
    run(bare, store, back=True)
    assert (
        "bị mất hoặc không còn như lúc cất, nên không thay: news/2025/hop-mat/a.jpg"
        in capsys.readouterr().out
    )
    assert path.read_bytes() == copy


def test_a_damaged_picture_is_named_and_left(
    bare: Path, store: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verb, "working_copy", working_copy)
    put_bytes(bare / STORY / "a.jpg", _jpeg(1)[:1_500_000])
    run(bare, store)
    assert "để nguyên: 2025/hop-mat/a.jpg" in capsys.readouterr().out
    assert tree(store) == {}


def folder_link(project: Path, store: Path) -> None:
    (store / "news").symlink_to(project / "content/news")


def file_link(project: Path, store: Path) -> None:
    put(store / STORY.removeprefix("content/") / "khac.txt", "")
    (store / "news/2025/hop-mat/a.jpg").symlink_to(project / STORY / "a.jpg")


def same_file(project: Path, store: Path) -> None:  # as a bind mount or another spelling shows it
    put(store / STORY.removeprefix("content/") / "khac.txt", "")
    os.link(project / STORY / "a.jpg", store / "news/2025/hop-mat/a.jpg")


def link_elsewhere(project: Path, store: Path) -> None:
    (store.parent / "khac").mkdir()
    (store / "news").symlink_to(store.parent / "khac")


@pytest.mark.parametrize("joined", [folder_link, file_link, same_file, link_elsewhere])
def test_a_store_that_is_not_apart_from_the_content_is_refused(
    bare: Path, store: Path, joined: Callable[[Path, Path], None]
) -> None:
    before = photo(bare / STORY / "a.jpg")
    joined(bare, store)
    with pytest.raises(DeskError, match="không phải chỗ riêng"):
        run(bare, store)
    assert (bare / STORY / "a.jpg").read_bytes() == before


def test_a_store_in_the_project_is_refused_by_whatever_name(bare: Path, store: Path) -> None:
    other = store.parent / "ten-khac"
    other.symlink_to(bare)
    (bare / "anh-goc").mkdir()
    with pytest.raises(DeskError, match="nằm trong thư mục dự án"):
        run(other, bare / "anh-goc")


def test_what_cannot_be_meant_is_said(bare: Path, store: Path) -> None:
    def told(to: str, story: str = "", back: bool = False) -> str:
        with pytest.raises(DeskError) as error:
            run(bare, to, story, back)
        return error.value.vi

    assert "Thiếu thư mục" in told(" ")
    assert "Không có thư mục" in told(str(store / "chưa cắm"))
    assert "nằm trong thư mục dự án" in told(str(bare / "content"))
    assert "không có danh sách originals.csv" in told(str(store), back=True)
    assert "Có phải “2025/hop-mat”?" in told(str(store), "2025/hop-mặt")
    put(store / "originals.csv", "story;file;sha256\n")
    assert "không còn như máy đã ghi" in told(str(store))
    (store / "originals.csv").unlink()
    put(bare / "content/data/urls.txt", "x")
    with pytest.raises(ContentError):
        run(bare, store)
