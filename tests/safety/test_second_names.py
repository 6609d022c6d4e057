"""A build links unchanged files from a store: what is published is known by its marks, and never harmed."""

import json
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.core.problems import ContentError
from plugins.safety import site_files
from plugins.safety.output_files import list_files
from plugins.safety.published import read_list
from plugins.safety.site_files import SiteFiles, hashed
from plugins.safety.switch import switch
from tests.safety.switching import NEW, OLD, codes, leftovers, site

from .conftest import Build

LONG_AGO = time.time_ns() - 3_600_000_000_000


@pytest.fixture
def store(build: Build, tmp_path: Path) -> Path:
    """The files of the old site in a store, written an hour ago, and published from there."""
    folder = build(OLD, "store")
    for path in list_files(folder).files:
        os.utime(folder / path, ns=(LONG_AGO, LONG_AGO))
    switch(linked(folder, tmp_path / ".build/site"), tmp_path / "output")
    return folder


def linked(store: Path, built: Path) -> Path:
    for path in list_files(store).files:
        (built / path).parent.mkdir(parents=True, exist_ok=True)
        (built / path).hardlink_to(store / path)
    return built


def again(store: Path) -> SiteFiles:
    """The old site once more, from the store."""
    home = store.parent
    return SiteFiles.of(
        linked(store, home / ".build/site"), read_list(home / ".build" / "output.published.json")
    )


def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found: list[str] = []

    def read(place: str) -> str:
        found.append(place)
        return hashed(place)

    monkeypatch.setattr(site_files, "hashed", read)
    monkeypatch.setattr("plugins.safety.switch.hashed", read)
    return found


def test_the_same_site_is_not_switched_and_nothing_is_written(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    public, state = store.parent / "output", store.parent / ".build"
    (public / "CNAME").write_text("congdoan.example")
    before = (public.stat(), (state / "output.published.json").stat())
    found = reads(monkeypatch)
    done = switch(again(store), public)
    assert (done.kept, done.unchanged) == (("CNAME",), True)
    assert (public.stat(), (state / "output.published.json").stat()) == before
    assert site(public) == {**OLD, "CNAME": "congdoan.example"}
    assert leftovers(public) == {"store"}
    assert len(found) == 2, "two digests are made anew, no other file is read"


@pytest.mark.parametrize("linking", [True, False])
def test_a_site_with_one_other_file_is_switched(store: Path, linking: bool) -> None:
    public = store.parent / "output"
    for change, content in (
        (lambda built: (built / "them.txt").write_text("x"), {**OLD, "them.txt": "x"}),
        (lambda built: (built / "index.html").unlink(), OLD.keys() - {"index.html"}),
    ):
        built = again(store).folder
        if not linking:
            for path, text in OLD.items():
                (built / path).unlink()
                (built / path).write_text(text)
        change(built)
        assert not switch(built, public).unchanged
        assert site(public).keys() == {*content}
    assert not switch(again(store), public).unchanged
    assert switch(again(store), public).unchanged


@pytest.mark.parametrize("path", ["index.html", "tin-tuc", ""])
def test_a_site_that_readers_cannot_have_is_switched(store: Path, path: str) -> None:
    public = store.parent / "output"
    (public / path).chmod(0o700)
    assert not switch(again(store), public).unchanged
    assert switch(again(store), public).unchanged


def test_a_ledger_that_was_repaired_by_hand_is_replaced(build: Build, store: Path) -> None:
    public = store.parent / "output"
    (store / "urls.txt").write_text("1")
    switch(again(store), public)
    (public / "urls.txt").unlink()
    (public / "urls.txt").write_text("2")
    assert not switch(again(store), public).unchanged
    assert (public / "urls.txt").read_text() == "1"


def test_a_file_is_read_where_its_marks_are_others(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = store / "tin-tuc/index.html"
    one.unlink()
    one.write_text("moi")  # of the same size and time as «cũ»
    os.utime(one, ns=(LONG_AGO, LONG_AGO))
    found = again(store)
    read = reads(monkeypatch)
    assert found.digest("tin-tuc/index.html") == hashed(str(one))
    assert [Path(place).parent.name for place in read] == ["tin-tuc"]
    assert found.digest("index.html") == hashed(str(store / "index.html"))
    assert len(read) == 1


def test_what_was_written_a_moment_ago_is_read_again(
    public: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Within a tick of the clock a file can be written twice and keep its marks."""
    found = SiteFiles.of(public, read_list(public.parent / ".build" / "output.published.json"))
    read = reads(monkeypatch)
    found.digests(OLD)
    assert len(read) == len(OLD)


@pytest.mark.parametrize(
    "harm",
    [
        lambda text: text.replace('"sealed":"', '"sealed":"0'),
        lambda text: text.replace(',\n"sealed":', ',\n"other":'),
        lambda text: text.replace("]", " ]", 1),
    ],
)
def test_a_list_with_a_broken_seal_tells_no_digest(
    store: Path, harm: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = store.parent / ".build/output.published.json"
    assert {*json.loads(listed.read_bytes())["files"]} == OLD.keys()
    listed.write_text(harm(listed.read_text("utf-8")), "utf-8")
    found = again(store)
    read = reads(monkeypatch)
    found.digests(OLD)
    assert len(read) == len(OLD)
    assert switch(found, store.parent / "output").unchanged


def test_a_noted_digest_that_does_not_hold_is_found_by_a_sample(store: Path) -> None:
    """Whoever puts the time back, or a disk that lost what was written, is found out by chance alone."""
    known = read_list(store.parent / ".build" / "output.published.json")
    wrong = {path: stamp._replace(sha256="0" * 64) for path, stamp in known.items()}
    found = SiteFiles.of(store, wrong)
    assert found.digests(OLD) == {path: hashed(str(store / path)) for path in OLD}


@pytest.mark.parametrize("name", ["index.html", "ten-khac.html"])
def test_a_published_file_that_a_hand_wrote_into_is_never_taken_for_the_build_s(
    store: Path, name: str
) -> None:
    """What is written in place goes into the store as well, so the build has the same bytes."""
    public = store.parent / "output"
    (public / "index.html").write_text("của tôi")
    if name != "index.html":
        (store / "index.html").rename(store / name)
    with pytest.raises(ContentError) as error:
        switch(again(store), public)
    assert [(one.code, one.place.path) for one in error.value.problems] == [
        ("X804", "output/index.html")
    ]


def test_nothing_is_written_into_a_second_name(build: Build, store: Path) -> None:
    public = store.parent / "output"
    before = {path: (store / path).stat() for path in OLD}
    (public / "tay.txt").write_text("của tôi")
    build({**NEW, "manifest.json": "cũ"}, "more")
    (store / "manifest.json").write_text("cũ")
    site_now = again(store)
    site_now.write("manifest.json", b"moi")
    site_now.write("tin-tuc/index.html.gz", b"gz")
    done = switch(site_now, public)
    assert done.kept == ("tay.txt",)
    assert (store / "manifest.json").read_text() == "cũ"
    assert (public / "manifest.json").read_text() == "moi"
    for path, was in before.items():
        now = (store / path).stat()
        assert (now.st_ino, now.st_mtime_ns, now.st_size, now.st_nlink) == (
            was.st_ino, was.st_mtime_ns, was.st_size, 2,
        )  # fmt: skip
        assert (store / path).samefile(public / path)


def test_a_closed_second_name_is_opened_to_readers(store: Path) -> None:
    (store / "index.html").chmod(0o600)
    assert not switch(again(store), store.parent / "output").unchanged
    assert (store.parent / "output/index.html").stat().st_mode & 0o777 == 0o644


def test_a_list_of_an_older_version_still_tells_ours_from_a_hand_s(store: Path) -> None:
    """It held BLAKE2b, and no inode."""
    public, listed = store.parent / "output", store.parent / ".build/output.published.json"
    rows = {path: [(public / path).stat().st_size, LONG_AGO, "0" * 32] for path in OLD}
    listed.write_text(json.dumps({"files": rows}))
    assert not switch(again(store), public).unchanged
    listed.write_text(json.dumps({"files": rows}))
    (public / "index.html").unlink()
    (public / "index.html").write_text("cÚ")
    with pytest.raises(ContentError) as error:
        switch(again(store), public)
    assert codes(error) == ["X804"]
