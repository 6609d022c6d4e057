"""The public folder holds the old site whole or the new site whole, whatever happens."""

import errno
import json
import os
import shutil
import stat
import tempfile
import threading
from pathlib import Path

import pytest

from plugins.core.problems import ContentError
from plugins.safety.exchange import exchange_names
from plugins.safety.switch import recover, switch
from tests.safety.switching import HAND, NEW, OLD, codes, kill_at, leftovers, not_offered, site

from .conftest import Build


def test_this_kernel_exchanges_names(build: Build, tmp_path: Path) -> None:
    one, other = build(OLD, "a"), build(NEW, "b")
    assert exchange_names(one, other)
    assert site(one) == NEW
    assert site(other) == OLD
    with pytest.raises(FileNotFoundError):
        exchange_names(one, tmp_path / "khong-co")


def test_the_first_publish_makes_the_folder(public: Path) -> None:
    assert site(public) == OLD
    assert leftovers(public) == set()


def test_the_new_site_takes_the_place_of_the_old(build: Build, public: Path, exchange) -> None:
    assert switch(build(NEW, ".build/site"), public, exchange=exchange).kept == ()
    assert site(public) == NEW
    assert leftovers(public) == set()


def test_every_file_is_readable_by_a_web_server(build: Build, public: Path) -> None:
    before = os.umask(0o077)
    try:
        built = build({**NEW, "a/b/c.txt": "x"}, ".build/site")
        assert stat.S_IMODE((built / "a").stat().st_mode) == 0o700
        switch(built, public)
    finally:
        os.umask(before)
    for folder, _, files in os.walk(public):
        assert stat.S_IMODE(Path(folder).stat().st_mode) == 0o755
        assert {stat.S_IMODE((Path(folder) / name).stat().st_mode) for name in files} <= {0o644}


def test_a_reader_never_misses_a_page_nor_reads_half_of_one(build: Build, public: Path) -> None:
    pages = {"index.html": "1" * 100_000, "tin/index.html": "1" * 100_000}
    switch(build(pages, ".build/site"), public)
    seen: set[str] = set()
    faults: list[str] = []
    done = threading.Event()

    def poll() -> None:
        while not done.is_set():
            for name in pages:
                try:
                    text = (public / name).read_text()
                except OSError as error:
                    faults.append(repr(error))
                    continue
                seen.add(text[0])
                if text != text[0] * 100_000:
                    faults.append(f"mixed {name}")

    reader = threading.Thread(target=poll)
    reader.start()
    for number in range(2, 10):
        again = {name: str(number) * 100_000 for name in pages}
        switch(build(again, ".build/site"), public)
    done.set()
    reader.join()
    assert faults == []
    assert len(seen) > 1


def test_a_reader_never_meets_the_old_site_after_the_new(build: Build, public: Path) -> None:
    """Two requests may fall on both sides of the exchange; then the first is the older one."""
    pages = ("index.html", "tin/index.html", "en/index.html")
    switch(build(dict.fromkeys(pages, "0"), ".build/site"), public)
    seen: list[int] = []
    done = threading.Event()

    def poll() -> None:
        while not done.is_set():
            seen.extend(int((public / name).read_text()) for name in pages)

    reader = threading.Thread(target=poll)
    reader.start()
    for number in range(1, 30):
        switch(build(dict.fromkeys(pages, str(number)), ".build/site"), public)
    done.set()
    reader.join()
    assert seen == sorted(seen)
    assert len(set(seen)) > 1


@pytest.mark.parametrize("swap", ["exchange", "two renames"])
def test_killed_at_any_step_the_site_is_whole_and_the_next_publish_works(
    build: Build, public: Path, swap: str
) -> None:
    """Kill the publisher before its first, second, third, … change to the disk, until it ends."""
    build(HAND)
    state = public.parent / ".build"
    listed = set(json.loads((state / "output.published.json").read_bytes())["files"])
    exchange = exchange_names if swap == "exchange" else not_offered
    steps = 0
    outcomes: set[str] = set()
    finished = False
    while not finished:
        steps += 1
        built = build(NEW, ".build/site")
        child = os.fork()
        if child == 0:
            kill_at(steps)
            switch(built, public, exchange=exchange)
            os._exit(0)
        finished = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        if swap == "exchange":
            assert site(public) in ({**OLD, **HAND}, {**NEW, **HAND})
        recover(public)
        found = site(public)
        assert found in ({**OLD, **HAND}, {**NEW, **HAND}), steps
        outcomes.add(found["index.html"])
        assert {name for name in leftovers(public) if not name.endswith(".part")} <= {"site"}
        ours = set(json.loads((state / "output.published.json").read_bytes())["files"])
        assert ours == set(found) - set(HAND), steps
        # Back to the old site for the next kill.
        switch(build(OLD, ".build/again"), public)
        assert site(public) == {**OLD, **HAND}
        again = json.loads((state / "output.published.json").read_bytes())["files"]
        assert set(again) == listed
    assert outcomes == {"cũ", "mới"}
    assert steps > 15


def test_what_the_system_refuses_is_said_and_the_old_site_stays(build: Build, public: Path) -> None:
    def full(one: Path, other: Path) -> bool:
        raise OSError(errno.ENOSPC, "No space left on device", str(other))

    with pytest.raises(ContentError) as error:
        switch(build(NEW, ".build/site"), public, exchange=full)
    assert codes(error) == ["X806"]
    assert "No space left" in str(error.value)
    assert site(public) == OLD
    assert leftovers(public) == set()


def test_a_state_folder_that_cannot_be_made_is_said(build: Build, public: Path) -> None:
    (public.parent / "tep").write_text("x")
    with pytest.raises(ContentError) as error:
        switch(build(NEW, "moi"), public, state=public.parent / "tep")
    assert codes(error) == ["X806"]


def test_links_in_the_build_and_folders_in_one_another_are_refused(
    build: Build, public: Path
) -> None:
    built = build(NEW, ".build/site")
    (built / "ra").symlink_to("/etc")
    for given, code in ((built, "X803"), (public / "tin-tuc", "X802"), (built / "khong", "X801")):
        with pytest.raises(ContentError) as error:
            switch(given, public)
        assert codes(error) == [code]
    assert site(public) == OLD


@pytest.mark.skipif(not Path("/dev/shm").is_dir(), reason="needs a second file system")
@pytest.mark.parametrize("elsewhere", ["site", "state"])
def test_build_and_state_may_lie_on_another_file_system(
    build: Build, tmp_path: Path, elsewhere: str
) -> None:
    public = build(HAND | {"tin-tuc/xac-minh.html": ""})
    (public / "tin-tuc/xac-minh.html").unlink()
    with tempfile.TemporaryDirectory(dir="/dev/shm") as other:
        built = Path(other) / "site" if elsewhere == "site" else tmp_path / "site"
        state = Path(other) / "state" if elsewhere == "state" else None
        for content in (OLD, NEW):
            if built.exists():
                shutil.rmtree(built)
            shutil.copytree(build(content, f"src-{content['index.html']}"), built)
            switch(built, public, state=state)
    kept = {name: text for name, text in HAND.items() if not name.endswith(".html")}
    assert site(public) == {**NEW, **kept}
    assert not [path for path in tmp_path.iterdir() if "coming" in path.name]
