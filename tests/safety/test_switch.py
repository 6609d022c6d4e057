"""The public folder holds the old site whole or the new site whole, whatever happens."""

import errno
import json
import os
import shutil
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.core.problems import ContentError
from plugins.safety.exchange import exchange_names
from plugins.safety.output_files import list_files
from plugins.safety.publish_lock import only_publish
from plugins.safety.switch import recover, refuse_strange, switch

from .conftest import Build

ROOT = Path(__file__).parents[2]
OLD = {"index.html": "cũ", "tin-tuc/cu/index.html": "cũ", "tin-tuc/index.html": "cũ"}
NEW = {"index.html": "mới", "tin-tuc/moi/index.html": "mới", "tin-tuc/index.html": "mới"}


def not_offered(one: Path, other: Path) -> bool:
    return False


def site(folder: Path) -> dict[str, str]:
    return {name: (folder / name).read_text("utf-8") for name in list_files(folder).files}


def codes(error: pytest.ExceptionInfo[ContentError]) -> list[str]:
    return [found.code for found in error.value.problems]


@pytest.fixture(params=[exchange_names, not_offered], ids=["exchange", "two renames"])
def exchange(request: pytest.FixtureRequest) -> Callable[[Path, Path], bool]:
    return request.param


@pytest.fixture
def public(build: Build, tmp_path: Path) -> Path:
    """The old site, published."""
    folder = tmp_path / "output"
    switch(build(OLD, ".build/site"), folder)
    return folder


def leftovers(public: Path) -> set[str]:
    inside = {path.name for path in (public.parent / ".build").iterdir()}
    beside = {path.name for path in public.parent.iterdir()}
    return (inside | beside) - {".build", "output", "publish.lock", "output.published.json"}


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
    assert switch(build(NEW, ".build/site"), public, exchange=exchange) == ()
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


HAND = {
    "CNAME": "congdoan.example",
    ".well-known/security.txt": "Contact: x",
    "tin-tuc/xac-minh.html": "google",
}


def test_files_placed_by_hand_are_carried_over_again_and_again(
    build: Build, public: Path, exchange
) -> None:
    build(HAND)
    (public / "lien-ket").symlink_to("CNAME")
    for content in (NEW, OLD, NEW):
        kept = switch(build(content, ".build/site"), public, exchange=exchange)
        assert kept == tuple(sorted([*HAND, "lien-ket"]))
        assert site(public) == {**content, **HAND}
        assert (public / "lien-ket").readlink() == Path("CNAME")


def test_what_the_last_build_published_and_this_one_does_not_is_gone(
    build: Build, public: Path
) -> None:
    switch(build(NEW, ".build/site"), public)
    assert not (public / "tin-tuc/cu").exists()


def test_a_file_that_a_build_repeats_stays_the_hand_s_own(build: Build, public: Path) -> None:
    build(HAND)
    switch(build({**NEW, "CNAME": HAND["CNAME"]}, ".build/site"), public)
    switch(build(NEW, ".build/site"), public)
    assert (public / "CNAME").read_text() == HAND["CNAME"]


def test_droppings_of_the_system_are_nobody_s(build: Build, public: Path) -> None:
    build({".DS_Store": "x", "tin-tuc/Thumbs.db": "x"})
    assert switch(build(NEW, ".build/site"), public) == ()
    assert site(public) == NEW


@pytest.mark.parametrize(
    ("hand", "built"),
    [
        ({"robots.txt": "của tôi"}, {"robots.txt": "của trang"}),
        ({"robots.txt": "của tôi"}, {"robots.txt/index.html": "x"}),
        ({"gap/toi.txt": "của tôi"}, {"gap": "x"}),
    ],
)
def test_a_file_placed_by_hand_is_never_overwritten(
    build: Build, public: Path, hand: dict[str, str], built: dict[str, str]
) -> None:
    build(hand)
    with pytest.raises(ContentError) as error:
        switch(build({**NEW, **built}, ".build/site"), public)
    assert codes(error) == ["X804"]
    assert site(public) == {**OLD, **hand}


def test_without_the_list_of_the_last_publish_nothing_is_guessed(
    build: Build, public: Path
) -> None:
    build(HAND)
    (public.parent / ".build/output.published.json").write_text("{hỏng")
    with pytest.raises(ContentError) as error:
        switch(build(NEW, ".build/site"), public)
    assert set(codes(error)) == {"X805"}
    assert {found.place.path for found in error.value.problems} == {
        f"output/{name}" for name in {*HAND, *OLD}
    }
    assert site(public) == {**OLD, **HAND}


def test_without_the_list_the_same_site_can_be_published(build: Build, public: Path) -> None:
    (public.parent / ".build/output.published.json").unlink()
    assert switch(build({**OLD, "them.txt": "x"}, ".build/site"), public) == ()
    assert site(public) == {**OLD, "them.txt": "x"}


def test_a_folder_prepared_by_hand_is_filled(build: Build, tmp_path: Path) -> None:
    build({"CNAME": "congdoan.example"})
    assert switch(build(NEW, ".build/site"), tmp_path / "output") == ("CNAME",)
    assert site(tmp_path / "output") == {**NEW, "CNAME": "congdoan.example"}


def test_a_page_that_a_hand_made_before_the_first_publish_is_never_overwritten(
    build: Build, tmp_path: Path
) -> None:
    mine = {"index.html": "Sắp ra mắt", "anh.png": "x"}
    build(mine)
    with pytest.raises(ContentError) as error:
        switch(build(NEW, ".build/site"), tmp_path / "output")
    assert set(codes(error)) == {"X805"}
    assert site(tmp_path / "output") == mine


def test_a_published_file_that_a_hand_changed_is_never_overwritten(
    build: Build, public: Path
) -> None:
    (public / "index.html").write_text("của tôi")
    (public / "tin-tuc/cu/index.html").write_text("cũng của tôi")
    with pytest.raises(ContentError) as error:
        switch(build(NEW, ".build/site"), public)
    assert [(found.code, found.place.path) for found in error.value.problems] == [
        ("X804", "output/index.html")
    ]
    assert (public / "index.html").read_text() == "của tôi"
    (public / "index.html").write_text("cũ")
    kept = switch(build(NEW, ".build/site"), public)
    assert kept == ("tin-tuc/cu/index.html",), "changed, and no page of the new site: kept"


def test_a_folder_brought_back_from_a_copy_is_still_ours(build: Build, public: Path) -> None:
    shutil.copytree(public, public.parent / "ban-sao", copy_function=shutil.copyfile)
    shutil.rmtree(public)
    (public.parent / "ban-sao").rename(public)
    os.utime(public / "index.html", (1, 1))
    assert switch(build(NEW, ".build/site"), public) == ()
    assert site(public) == NEW


def test_a_ledger_that_was_repaired_by_hand_is_no_obstacle(build: Build, public: Path) -> None:
    switch(build({**OLD, "urls.txt": "1"}, ".build/site"), public)
    (public / "urls.txt").write_text("2")
    assert switch(build({**NEW, "urls.txt": "3"}, ".build/site"), public) == ()


def test_a_list_without_marks_still_counts(build: Build, public: Path) -> None:
    """An older version wrote names alone."""
    listed = public.parent / ".build/output.published.json"
    listed.write_text(json.dumps({"files": sorted(OLD)}))
    assert switch(build(NEW, ".build/site"), public) == ()
    assert site(public) == NEW


def test_a_folder_of_strange_files_is_refused_unless_a_publish_filled_it(
    build: Build, public: Path, tmp_path: Path
) -> None:
    refuse_strange(public)
    refuse_strange(tmp_path / "chua-co")
    build({".DS_Store": "x"}, "trong")
    refuse_strange(tmp_path / "trong")
    for files in ({"a.txt": "x"}, {"a/b/index.html": "x"}):
        with pytest.raises(ContentError) as error:
            refuse_strange(build(files, f"khac-{len(files)}"))
        assert codes(error) == ["X822"]
    assert not (tmp_path / "chua-co").exists()


# A public folder that is a link: blue and green.


@pytest.fixture
def blue(build: Build, tmp_path: Path) -> Path:
    """The old site, published through the link ``output`` into ``sites/blue``."""
    (tmp_path / "sites/blue").mkdir(parents=True)
    (tmp_path / "output").symlink_to("sites/blue")
    assert switch(build(OLD, ".build/site"), tmp_path / "output") == ()
    return tmp_path / "sites/blue"


def test_a_link_stays_and_what_it_leads_to_is_exchanged(
    build: Build, blue: Path, tmp_path: Path, exchange
) -> None:
    public = tmp_path / "output"
    (blue / "CNAME").write_text("congdoan.example")
    for content in (NEW, OLD, NEW):
        assert switch(build(content, ".build/site"), public, exchange=exchange) == ("CNAME",)
        assert public.readlink() == Path("sites/blue")
        assert site(public) == {**content, "CNAME": "congdoan.example"}
    assert [path.name for path in (tmp_path / "sites").iterdir()] == ["blue"]


def test_a_folder_that_became_a_link_later_is_still_ours(
    build: Build, public: Path, tmp_path: Path
) -> None:
    public.rename(tmp_path / "xanh")
    public.symlink_to("xanh")
    assert switch(build(NEW, ".build/site"), public) == ()
    assert public.is_symlink()
    assert site(tmp_path / "xanh") == NEW


def test_a_link_turned_between_two_copies_finds_its_own_in_both(
    build: Build, blue: Path, tmp_path: Path
) -> None:
    public, green = tmp_path / "output", tmp_path / "sites/green"
    shutil.copytree(blue, green)
    for round_, turned in enumerate((green, blue, green, blue)):
        public.unlink()
        public.symlink_to(turned)
        content = {**NEW, "index.html": f"lần {round_}"}
        assert switch(build(content, ".build/site"), public) == ()
        assert site(turned) == content


def test_a_link_to_a_new_folder_fills_it_and_one_to_strange_pages_is_refused(
    build: Build, blue: Path, tmp_path: Path
) -> None:
    public = tmp_path / "output"
    public.unlink()
    public.symlink_to("sites/moi")
    assert switch(build(NEW, ".build/site"), public) == ()
    assert site(tmp_path / "sites/moi") == NEW
    build({"index.html": "của người khác"}, "sites/khac")
    public.unlink()
    public.symlink_to("sites/khac")
    with pytest.raises(ContentError) as error:
        switch(build(NEW, ".build/site"), public)
    assert set(codes(error)) <= {"X804", "X805"}
    assert site(tmp_path / "sites/khac") == {"index.html": "của người khác"}


def test_a_link_in_a_circle_or_to_a_file_is_no_folder(build: Build, tmp_path: Path) -> None:
    (tmp_path / "mot").symlink_to("hai")
    (tmp_path / "hai").symlink_to("mot")
    (tmp_path / "ba").symlink_to("tep")
    (tmp_path / "tep").write_text("x")
    for name in ("mot", "ba"):
        with pytest.raises(ContentError) as error:
            switch(build(NEW, ".build/site"), tmp_path / name)
        assert codes(error) == ["X801"]


def test_a_second_publisher_is_refused_and_says_who_is_first(build: Build, public: Path) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from plugins.safety.publish_lock import only_publish\n"
        "with only_publish(Path(sys.argv[1])): print('giữ', flush=True); sys.stdin.read()"
    )
    first = subprocess.Popen(
        [sys.executable, "-X", "utf8", "-c", code, str(public.parent / ".build")],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    try:
        assert first.stdout is not None
        first.stdout.readline()
        with pytest.raises(ContentError) as error:
            switch(build(NEW, ".build/site"), public)
        assert codes(error) == ["X807"]
        assert str(first.pid) in str(error.value)
        assert site(public) == OLD
    finally:
        first.kill()
        first.communicate()
    switch(public.parent / ".build/site", public)
    assert site(public) == NEW


def test_one_lock_serves_build_and_switch(build: Build, public: Path) -> None:
    with only_publish(public.parent / ".build") as held:
        recover(public, held=held)
        switch(build(NEW, ".build/site"), public, held=held)
    assert site(public) == NEW


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
            _kill_at(steps)
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


def _kill_at(step: int) -> None:
    """End this process without a goodbye before its change number *step* to the disk."""
    left = [step]

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        writes = event == "open" and isinstance(arguments[1], str) and "w" in arguments[1]
        if writes or event in {
            "os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.link", "os.chmod",
        }:  # fmt: skip
            left[0] -= 1
            if left[0] == 0:
                os._exit(9)

    sys.addaudithook(watch)


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
