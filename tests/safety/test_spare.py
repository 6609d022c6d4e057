"""The folder that was public before is brought to the new state, and what it holds is never trusted."""

import os
import random
import shutil
import time
from pathlib import Path

import pytest

from plugins.core.memory import KeptFile
from plugins.core.outlet import OutletFile
from plugins.safety.published import read_list
from plugins.safety.site_files import SiteFiles, hashed
from plugins.safety.spare import SpoiledError, assemble
from plugins.safety.switch import Switched, recover, spare_folder, switch
from tests.safety.switching import kill_at, site

LONG_AGO = time.time_ns() - 3_600_000_000_000
PATHS = (
    "index.html",
    "a/index.html",
    "a/b/index.html",
    "a",
    "c/index.html",
    "c.txt",
    "d/e/f/x.html",
)


class Pages:
    """A store of pages by their text, as a build keeps one."""

    def __init__(self, home: Path) -> None:
        self.home, self.folder = home, home / "pages"
        self.folder.mkdir()
        self.public = home / "output"

    def stored(self, text: str) -> OutletFile:
        place = self.folder / text
        if not place.exists():
            place.write_text(text)
            os.utime(place, ns=(LONG_AGO, LONG_AGO))
        found = place.stat()
        marks = (found.st_size, found.st_mtime_ns, found.st_ino)
        return OutletFile(str(place), KeptFile(hashed(str(place)), *marks))

    def assembled(self, kept: dict[str, str], new: dict[str, str]) -> SiteFiles:
        made = self.home / ".build/site"
        if made.exists():
            shutil.rmtree(made)
        made.mkdir(parents=True)
        for path, text in new.items():
            (made / path).parent.mkdir(parents=True, exist_ok=True)
            (made / path).write_text(text)
        stored = {path: self.stored(text) for path, text in kept.items()}
        return assemble(made, stored, spare_folder(self.public, self.home / ".build"))

    def publish(self, kept: dict[str, str], new: dict[str, str] | None = None) -> Switched:
        return switch(self.assembled(kept, new or {}), self.public)

    def intact(self) -> bool:
        """Say whether no page in the store was written into."""
        return all(path.read_text() == path.name for path in self.folder.iterdir())


@pytest.fixture
def pages(tmp_path: Path) -> Pages:
    return Pages(tmp_path)


def a_site(chance: random.Random) -> dict[str, str]:
    found: dict[str, str] = {"index.html": f"t{chance.randrange(3)}"}
    for path in PATHS:
        blocked = any(p.startswith("a/") for p in found) if path == "a" else "a" in found
        if chance.random() < 0.6 and not (blocked and path.startswith("a")):
            found[path] = f"t{chance.randrange(3)}"
    return found


def spoil(chance: random.Random, spare: Path) -> None:
    """Leave in the spare folder what a hand, a kill or a fault may leave there."""
    spare.mkdir(exist_ok=True)
    files = [path for path in spare.rglob("*") if path.is_file()]
    match chance.randrange(6):
        case 0:
            shutil.rmtree(spare)
        case 1:
            shutil.rmtree(spare)
            spare.write_text("x")
        case 2:
            (spare / "ra").symlink_to("/etc")
        case 3 if files:
            path = chance.choice(files)
            path.unlink()
            path.mkdir()
            (path / "la.txt").write_text("x")
        case 4 if files:
            path = chance.choice(files)
            path.unlink()
            path.write_text("t7")  # another file of the same size and time
            os.utime(path, ns=(LONG_AGO, LONG_AGO))
        case _:
            (spare / "trong").mkdir(exist_ok=True)


@pytest.mark.parametrize("seed", range(8))
def test_whatever_is_spare_the_site_is_what_was_asked_for(pages: Pages, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(30):
        wanted = a_site(chance)
        new = {path: f"n{chance.randrange(99)}" for path in wanted if chance.random() < 0.3}
        if chance.random() < 0.4:
            spoil(chance, spare_folder(pages.public, pages.home / ".build"))
        kept = {path: text for path, text in wanted.items() if path not in new}
        found = pages.assembled(kept | dict.fromkeys(new, "t0"), new)
        disk = SiteFiles.of(found.folder)
        assert found.files == disk.files
        assert found.listing.folders == disk.listing.folders
        assert found.listing.closed == disk.listing.closed
        assert {path: found.digest(path) for path in disk.files} == disk.digests(disk.files)
        switch(found, pages.public)
        assert site(pages.public) == wanted | new
        assert pages.intact()
        assert not (pages.home / ".build/site").exists()


def test_the_two_folders_take_turns_and_no_folder_is_made_anew(pages: Pages) -> None:
    wanted = {"index.html": "t1", "a/index.html": "t1", "a/b/index.html": "t1"}
    inodes = []
    for number in range(6):
        pages.publish(wanted, {"index.html": f"n{number}"})
        inodes.append((pages.public.stat().st_ino, (pages.public / "a/b").stat().st_ino))
        assert (pages.public / "a/index.html").samefile(pages.folder / "t1")
    assert len({*inodes}) == 2
    assert inodes[0] == inodes[2] == inodes[4]


def test_the_same_site_is_left_alone(pages: Pages) -> None:
    wanted = {"index.html": "t1", "a/index.html": "t2"}
    pages.publish(wanted)
    before = pages.public.stat()
    assert pages.publish(wanted).unchanged
    assert pages.publish(wanted).unchanged
    assert pages.public.stat() == before
    assert not pages.publish({**wanted, "a/index.html": "t3"}).unchanged
    assert site(pages.public) == {**wanted, "a/index.html": "t3"}


def test_files_of_a_hand_are_carried_over_each_time(pages: Pages) -> None:
    pages.publish({"index.html": "t1", "a/index.html": "t1"})
    (pages.public / "tay").mkdir()
    (pages.public / "tay/x.txt").write_text("của tôi")
    (pages.public / "lien-ket").symlink_to("index.html")
    for number in range(4):
        done = pages.publish({"index.html": f"t{number}", "a/index.html": "t1"})
        assert done.kept == ("lien-ket", "tay/x.txt")
        assert (pages.public / "tay/x.txt").read_text() == "của tôi"
    assert (pages.public / "lien-ket").readlink() == Path("index.html")


@pytest.mark.parametrize("how", ["written", "written, time put back", "gone", "a link"])
def test_a_stored_file_that_is_another_is_not_published(
    pages: Pages, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_chance = how == "written, time put back"
    monkeypatch.setattr("plugins.safety.spare._SAMPLE", 99 if by_chance else 0)
    pages.publish({"index.html": "t1", "a/index.html": "t2"})
    known = pages.stored("t1")
    place = Path(known.place)
    if how.startswith("written"):
        place.write_text("x1")
        if how != "written":
            os.utime(place, ns=(LONG_AGO, LONG_AGO))
    else:
        place.unlink()
        if how == "a link":
            place.symlink_to("t2")
    monkeypatch.setattr(pages, "stored", lambda text: known if text == "t1" else None)
    with pytest.raises(SpoiledError) as error:
        pages.assembled({"b.html": "t1"}, {"c.html": "neu"})
    assert error.value.paths == ("b.html",)


@pytest.mark.parametrize("start", [0, 40])
def test_killed_at_any_step_the_site_is_whole_and_the_next_publish_works(
    pages: Pages, start: int
) -> None:
    old = {"index.html": "t1", "a/index.html": "t1", "a/b/index.html": "t2"}
    new = {"index.html": "t2", "a/index.html": "t1", "c/index.html": "t3"}
    pages.publish(new)
    pages.publish(old)
    for text in ("t1", "t2", "t3"):
        pages.stored(text)
    steps, ended = start, 1
    while ended and steps < start + 40:
        steps += 1
        child = os.fork()
        if child == 0:
            kill_at(steps)
            pages.publish(new, {"d.html": "neu"})
            os._exit(0)
        ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        recover(pages.public)
        assert site(pages.public) in (old, {**new, "d.html": "neu"}), steps
        assert pages.intact()
        known = read_list(pages.home / ".build" / "output.published.json")
        assert known is not None
        assert known.keys() == site(pages.public).keys()
        pages.publish(old)
        assert site(pages.public) == old
    assert steps > 20


def test_what_is_built_otherwise_takes_the_place_of_both(pages: Pages) -> None:
    """A plain run has no store: its folder replaces the public one, and the spare one waits."""
    for number in range(3):
        pages.publish({"index.html": f"t{number}"})
        built = pages.home / ".build/plain"
        built.mkdir()
        (built / "index.html").write_text(f"thường {number}")
        switch(built, pages.public)
        assert site(pages.public) == {"index.html": f"thường {number}"}
    assert pages.intact()
