"""``upgrade``: the engine replaced as a whole or not at all, and back, on small made-up engines."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.desk import cli, environment
from plugins.desk.upgrade.engine_files import digest, engine_files, read_record, record_text
from plugins.desk.upgrade.finish import finish
from plugins.desk.upgrade.journal import Change, begin
from plugins.safety.publish_lock import only_publish
from tests.desk.conftest import ROOT, put, tree

# An engine that knows three verbs; its version is all that its pages show.
PROGRAM = """\
import sys
from pathlib import Path
from plugins import __version__
words = sys.argv[1:]
root = Path(words[words.index("--project") + 1]) if "--project" in words else Path()
story = root / "content" / "tin.txt"
text = story.read_text("utf-8")
if "migrate" in words and __version__ > "0.1.0":
    story.write_text(text.replace("cũ:", "mới:"), "utf-8")
if "publish" in words:
    if "hỏng " + __version__ in text:
        print("tin.txt:1  S000  hỏng", file=sys.stderr)
        sys.exit(1)
    (root / "output").mkdir(exist_ok=True)
    (root / "output" / "index.html").write_text(__version__, "utf-8")
    (root / "output" / "tin.html").write_text("tin", "utf-8")
"""


def write_engine(folder: Path, version: str, **more: str) -> Path:
    put(folder / "Makefile", "help:\n")
    for name in ("pelicanconf.py", "publishconf.py", "requirements.txt", "README.md"):
        put(folder / name, f"# {name}\n")
    put(folder / "theme/trang.html", f"<p>{version}</p>\n")
    put(folder / "plugins/__init__.py", f'__version__ = "{version}"\n')
    put(folder / "plugins/desk/__init__.py", "")
    put(folder / "plugins/desk/__main__.py", PROGRAM)
    put(folder / f"plugins/v{version.replace('.', '_')}.py", "")
    for name, text in more.items():
        put(folder / name, text)
    return folder


@pytest.fixture
def union(tmp_path: Path) -> Path:
    """Return a union's project with version 0.1.0 of the engine."""
    root = write_engine(tmp_path / "công đoàn", "0.1.0")
    put(root / "content/tin.txt", "cũ: giữ lời này # của tôi\n")
    put(root / "engine.txt", record_text(engine_files(root), "0.1.0"))
    put(root / "README.md", "# Của công đoàn\n")
    put(root / "ghi-chep.txt", "của công đoàn\n")
    return root


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    return write_engine(tmp_path / "mới", "0.2.0")


def upgrade(root: Path, *arguments: str) -> int:
    return cli.main(["--project", str(root), "upgrade", *arguments])


def standing(root: Path) -> dict[str, bytes]:
    """Return the files of a project, those left out that machines made."""
    made = (".build/", ".cache/", ".git/", "output/")
    return {
        name: content
        for name, content in tree(root).items()
        if not name.startswith(made) and "__pycache__" not in name
    }


def test_an_upgrade_replaces_the_engine_and_nothing_of_the_union(
    union: Path, newer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = standing(union)
    assert upgrade(union, "--from", str(newer), "--to", "0.2.0") == 0
    after, said = standing(union), capsys.readouterr().out
    assert after["theme/trang.html"] == b"<p>0.2.0</p>\n"
    assert "plugins/v0_1_0.py" not in after
    assert "plugins/v0_2_0.py" in after
    assert after["content/tin.txt"].decode() == "mới: giữ lời này # của tôi\n"
    for own in ("README.md", "ghi-chep.txt"):
        assert after[own] == before[own]
    for words in ("0.1.0 lên 0.2.0", "content/tin.txt", "README.md", "1 trang đổi: /\n"):
        assert words in said
    assert upgrade(union, "--from", str(newer)) == 0
    assert "Đã là phiên bản 0.2.0" in capsys.readouterr().out
    assert upgrade(union, "--undo", "1") == 0
    assert "Đã trở lại phiên bản 0.1.0" in capsys.readouterr().out
    assert standing(union) == before
    assert upgrade(union, "--undo", "1") == 1


def test_a_record_of_engine_files_that_names_others_is_not_believed(
    union: Path, newer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outside = union.parent / "ngoai/a.txt"
    put(outside, "của người khác\n")
    (union / "lien-ket").symlink_to(outside.parent)
    (union / "tin").symlink_to(union / "content")
    put(union / "content/giu.txt", "giữ\n")
    names = ["../ngoai/a.txt", str(outside), "lien-ket/a.txt", "content/giu.txt", "tin/giu.txt"]
    names += ["plugins/../content/giu.txt", "./content/giu.txt", "Content/giu.txt", "."]
    record = (union / "engine.txt").read_text("utf-8")
    false = "".join(f"{digest(union / name)}  {name}\n" for name in names)
    put(union / "engine.txt", f"# from: {newer}\n{record}{false}")
    came = read_record(union)
    assert came is not None
    assert not came.files.keys() & {*names}
    assert came.files.keys() >= {"Makefile", "plugins/v0_1_0.py"}
    assert upgrade(union) == 0
    assert outside.exists()
    assert (union / "content/giu.txt").exists()
    said = capsys.readouterr().out
    assert f"nơi ghi trong engine.txt: {newer}" in said
    assert f"0.1.0 lên 0.2.0, lấy từ {newer}." in said


def test_what_was_written_since_stays_when_an_upgrade_is_taken_back(
    union: Path, newer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert upgrade(union, "--from", str(newer)) == 0
    put(union / "content/tin.txt", "mới: sửa hôm nay\n")
    put(union / "content/tin-2.txt", "tin mới\n")
    assert upgrade(union, "--undo", "1") == 0
    after = standing(union)
    assert after["content/tin.txt"].decode() == "mới: sửa hôm nay\n"
    assert after["content/tin-2.txt"].decode() == "tin mới\n"
    assert after["theme/trang.html"] == b"<p>0.1.0</p>\n"
    assert "content/tin.txt" in capsys.readouterr().out


def test_what_was_removed_and_is_written_anew_stays_when_an_upgrade_is_taken_back(
    union: Path, newer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("viet-lai", "con-nguyen"):
        put(union / f"content/{name}.txt", "cũ\n")
    removing = (
        "\nif 'migrate' in words: [one.unlink() for one in (root / 'content').glob('*-*.txt')]\n"
    )
    put(newer / "plugins/desk/__main__.py", f"{PROGRAM}{removing}")
    assert upgrade(union, "--from", str(newer)) == 0
    put(union / "content/viet-lai.txt", "viết lại hôm nay\n")
    put(union / "plugins/v0_1_0.py", "# của tôi\n")
    assert upgrade(union, "--undo", "1") == 1
    assert "plugins/v0_1_0.py" in capsys.readouterr().err
    assert upgrade(union, "--undo", "1", "--replace", "1") == 0
    after = standing(union)
    assert after["content/viet-lai.txt"].decode() == "viết lại hôm nay\n"
    assert after["content/con-nguyen.txt"].decode() == "cũ\n"
    assert "để nguyên: content/viet-lai.txt" in capsys.readouterr().out


def older(root: Path, newer: Path) -> None:
    write_engine(newer, "0.0.9")


def no_engine(root: Path, newer: Path) -> None:
    (newer / "Makefile").unlink()


def by_hand(root: Path, newer: Path) -> None:
    put(root / "theme/trang.html", "<p>của tôi</p>\n")


def in_the_way(root: Path, newer: Path) -> None:
    put(root / "plugins/v0_2_0.py", "# của tôi\n")


def folder_in_the_way(root: Path, newer: Path) -> None:
    put(root / "tools/deploy/cua-toi.sh", "# của tôi\n")
    put(newer / "tools/deploy", "mới\n")


def file_in_the_way(root: Path, newer: Path) -> None:
    put(root / "tools/x", "# của tôi\n")
    put(newer / "tools/x/y.py", "mới\n")


def link_in_the_way(root: Path, newer: Path) -> None:
    (root / "theme/trang.html").rename(root / "trang-rieng.html")
    (root / "theme/trang.html").symlink_to(root / "trang-rieng.html")


def git_fails(root: Path, newer: Path) -> None:
    put(root / ".git/HEAD", "hỏng")


def no_record(root: Path, newer: Path) -> None:
    (root / "engine.txt").unlink()


def fails_now(root: Path, newer: Path) -> None:
    put(root / "content/tin.txt", "hỏng 0.1.0")


def fails_then(root: Path, newer: Path) -> None:
    put(root / "content/tin.txt", "hỏng 0.2.0")


def no_packages(root: Path, newer: Path) -> None:
    put(newer / "requirements.txt", "khac==2\n")
    put(newer / "plugins/desk/environment.py", "raise SystemExit(1)\n")


def saved_meanwhile(root: Path, newer: Path) -> None:
    saving = "\nif 'publish' in words: open('../../../content/ghi.txt', 'w').write('vừa lưu')\n"
    moving = "\nif 'migrate' in words: os.remove('content/ghi.txt')\n"
    put(newer / "plugins/desk/__main__.py", f"import os\n{PROGRAM}{saving}{moving}")
    put(root / "content/ghi.txt", "cũ")


REFUSED: dict[str, tuple[Callable[[Path, Path], None], str]] = {
    "a downgrade": (older, "0.0.9 cũ hơn phiên bản đang dùng (0.1.0)"),
    "no engine": (no_engine, "không phải bộ công cụ này"),
    "changed by hand": (by_hand, "theme/trang.html"),
    "a file of one's own in the way": (in_the_way, "plugins/v0_2_0.py"),
    "a folder in the way": (folder_in_the_way, "  tools/deploy/\n"),
    "a file in the way of a folder": (file_in_the_way, "  tools/x\n"),
    "a link in the place of a file": (link_in_the_way, "theme/trang.html"),
    "a git that fails": (git_fails, "git báo lỗi, nên không biết"),
    "no record": (no_record, "Thiếu engine.txt"),
    "packages that cannot be had": (no_packages, "Không cài được các gói"),
    "an editor who saves meanwhile": (saved_meanwhile, "content/ghi.txt"),
    "a site that has errors": (fails_now, "tin.txt:1  S000"),
    "a site that the other version refuses": (fails_then, "Phiên bản mới không dựng được trang"),
}


@pytest.mark.parametrize(("harm", "says"), REFUSED.values(), ids=REFUSED.keys())
def test_an_upgrade_that_cannot_be_made_is_refused_and_nothing_changes(
    union: Path,
    newer: Path,
    harm: Callable[[Path, Path], None],
    says: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    harm(union, newer)
    before = standing(union)
    assert upgrade(union, "--from", str(newer)) == 1
    assert says in capsys.readouterr().err
    after = standing(union)
    if harm is saved_meanwhile:
        assert after.pop("content/ghi.txt").decode() == "vừa lưu"
        del before["content/ghi.txt"]
    assert after == before
    assert upgrade(union, "--undo", "1") == 1


@pytest.mark.parametrize("harm", [by_hand, in_the_way, no_record])
def test_replacing_all_the_same_keeps_what_was_there(
    union: Path, newer: Path, harm: Callable[[Path, Path], None]
) -> None:
    harm(union, newer)
    before = standing(union)
    assert upgrade(union, "--from", str(newer), "--replace", "1") == 0
    assert standing(union)["theme/trang.html"] == b"<p>0.2.0</p>\n"
    assert standing(union)["ghi-chep.txt"] == before["ghi-chep.txt"]
    assert upgrade(union, "--undo", "1") == 0
    assert standing(union) == before


@pytest.mark.parametrize("harm", [folder_in_the_way, file_in_the_way])
def test_what_no_file_can_replace_is_refused_even_where_all_is_to_be_replaced(
    union: Path, newer: Path, harm: Callable[[Path, Path], None]
) -> None:
    harm(union, newer)
    before = standing(union)
    assert upgrade(union, "--from", str(newer), "--replace", "1") == 1
    assert not (union / ".build/upgrade/journal.json").exists()
    assert standing(union) == before


@pytest.mark.parametrize(("old", "new"), [("tools/x", "tools/x/y.py"), ("tools/x/y.py", "tools/x")])
def test_a_file_of_the_engine_may_become_a_folder_and_a_folder_a_file(
    union: Path, newer: Path, old: str, new: str
) -> None:
    put(union / old, "cũ\n")
    put(union / "engine.txt", record_text(engine_files(union), "0.1.0"))
    put(newer / new, "mới\n")
    before = standing(union)
    assert upgrade(union, "--from", str(newer)) == 0
    assert (union / new).read_text("utf-8") == "mới\n"
    journal = union / ".build/upgrade"  # killed before the last step: finished again
    next((union / ".build").glob("upgraded-*")).rename(journal)
    assert finish(union)
    assert (union / new).read_text("utf-8") == "mới\n"
    assert upgrade(union, "--undo", "1") == 0
    assert standing(union) == before


def test_other_packages_are_installed_aside_to_try_the_other_version(
    union: Path, newer: Path
) -> None:
    put(newer / "requirements.txt", "khac==2\n")
    made = (
        "import os, sys\nos.makedirs('.venv/bin')\n"
        "os.symlink(sys.executable, '.venv/bin/python')\nopen('../../installed', 'w')\n"
    )
    put(newer / "plugins/desk/environment.py", made)
    assert upgrade(union, "--from", str(newer)) == 0
    assert (union / ".build/installed").exists()
    assert not (union / ".venv").exists()  # the next command makes it


def test_what_programs_renew_in_a_repository_stops_no_upgrade(union: Path, newer: Path) -> None:
    flow = "name: A\n  - uses: actions/checkout@{} # v{}\n"
    for folder, version in ((union, "1"), (newer, "2")):
        put(folder / ".github/workflows/a.yml", flow.format("abc", version))
        put(folder / "package-lock.json", version)
    put(union / "engine.txt", record_text(engine_files(union), "0.1.0"))
    put(union / ".github/workflows/a.yml", flow.format("def", "3"))
    put(union / "package-lock.json", "1.1")
    assert upgrade(union, "--from", str(newer)) == 0
    assert standing(union)["package-lock.json"] == b"2"
    assert b"v3" in standing(union)[".github/workflows/a.yml"]
    put(union / ".github/workflows/a.yml", flow.format("def", "3") + "  - run: x\n")
    assert upgrade(union, "--from", str(write_engine(newer, "0.3.0"))) == 1


def test_engine_files_changed_since_stop_the_way_back(
    union: Path, newer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert upgrade(union, "--from", str(newer)) == 0
    by_hand(union, newer)
    assert upgrade(union, "--undo", "1") == 1
    assert "theme/trang.html" in capsys.readouterr().err
    assert upgrade(union, "--undo", "1", "--replace", "1") == 0
    assert standing(union)["theme/trang.html"] == b"<p>0.1.0</p>\n"


def test_only_one_upgrade_at_a_time(
    union: Path, newer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = standing(union)
    with only_publish(union / ".build"):
        assert upgrade(union, "--from", str(newer)) == 1
    assert "nâng cấp khác đang chạy" in capsys.readouterr().err
    assert standing(union) == before


def git(folder: Path, *words: str) -> None:
    named = ("-c", "user.name=A", "-c", "user.email=a@congdoan.example")
    subprocess.run(["git", "-C", folder, *named, *words], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a bare repository of the engine with versions 0.1.0, 0.2.0 and 0.10.0."""
    work, bare = tmp_path / "work", tmp_path / "engine.git"
    work.mkdir()
    git(work, "init", "-q")
    for version in ("0.1.0", "0.2.0", "0.10.0"):
        write_engine(work, version)
        git(work, "add", "-A")
        git(work, "commit", "-qm", version)
        git(work, "tag", f"v{version}")
    git(work, "tag", "v9.0.0")  # a tag that its engine does not bear out
    git(work, "tag", "khac")
    subprocess.run(["git", "clone", "-q", "--bare", work, bare], check=True, capture_output=True)
    return bare


@pytest.mark.parametrize("asked", ["0.2.0", "0.10.0"])
def test_a_version_comes_from_a_git_repository(union: Path, repository: Path, asked: str) -> None:
    assert upgrade(union, "--from", str(repository), "--to", asked) == 0
    assert f"<p>{asked}</p>\n".encode() == standing(union)["theme/trang.html"]
    assert f"# from: {repository}" in (union / "engine.txt").read_text("utf-8")
    if asked == "0.2.0":  # where it came from is known from now on
        assert upgrade(union, "--to", "0.10.0") == 0


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--to", "0.2.1"), "Không có phiên bản 0.2.1"),
        (("--to", "9.0.0"), "không chứa phiên bản 9.0.0"),
        (("--to", "mới"), "TO=“mới” không phải số phiên bản"),
        (("--from=--upload-pack=x",), "git báo lỗi"),
        (("--from", "file:///khong/co"), "git báo lỗi"),
        (("--from", ""), "Thiếu nơi lấy"),
    ],
)
def test_a_version_that_cannot_be_had_is_said(
    union: Path,
    repository: Path,
    words: tuple[str, ...],
    says: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = standing(union)
    assert upgrade(union, "--from", str(repository), *words) == 1
    assert says in capsys.readouterr().err
    assert standing(union) == before


def test_what_is_not_in_git_yet_stops_an_upgrade(
    union: Path, newer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(union / ".gitignore", ".build/\n.cache/\n__pycache__/\n")
    put(union / "engine.txt", record_text(engine_files(union), "0.1.0"))
    git(union, "init", "-q")
    git(union, "add", "-A")
    git(union, "commit", "-qm", "một")
    put(union / "content/tin mới.txt", "chưa lưu\n")
    assert upgrade(union, "--from", str(newer)) == 1
    assert "content/tin mới.txt" in capsys.readouterr().err
    git(union, "add", "-A")
    git(union, "commit", "-qm", "hai")
    assert upgrade(union, "--from", str(newer)) == 0


_COUNTED = {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "shutil.copyfile", "subprocess.Popen"}


def _killed(root: Path, moment: int, *arguments: str) -> tuple[int, int]:
    """Upgrade in a process that is killed before its change number *moment*; return its status and
    how many changes it came to.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:  # pragma: no cover
        seen = 0

        def watch(event: str, details: tuple[object, ...]) -> None:
            nonlocal seen
            if event in _COUNTED:
                seen += 1
                if seen == moment:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(watch)
        status = upgrade(root, *arguments)
        os.write(writing, str(seen).encode())
        os._exit(status)
    os.close(writing)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    with os.fdopen(reading) as counted:
        return status, int(counted.read() or 0)


def test_a_journal_gets_its_name_when_all_that_it_needs_is_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that a power cut leaves no journal with empty files beside it."""
    root, source, kept = tmp_path / "root", tmp_path / "source", set[int]()
    put(root / "theme/a.txt", "cũ\n")
    put(root / "b.txt", "cũ\n")
    put(source / "theme/a.txt", "mới\n")
    fsync, rename = os.fsync, Path.rename
    missing: list[set[str]] = []

    def kept_by_disk(descriptor: int) -> None:
        fsync(descriptor)
        kept.add(os.fstat(descriptor).st_ino)

    def watched(path: Path, target: Path) -> Path:
        if target.name == "journal.json":
            needed = [path.parent, *path.parent.rglob("*")]
            missing.append({str(one) for one in needed if one.stat().st_ino not in kept})
            assert {"a.txt", "b.txt", "engine.txt", path.name} <= {one.name for one in needed}
        return rename(path, target)

    monkeypatch.setattr(os, "fsync", kept_by_disk)
    monkeypatch.setattr(Path, "rename", watched)
    change = Change(source, ("theme/a.txt",), ("b.txt",))
    begin(root, change, {"engine.txt": "# mới\n"}, ".build/upgraded-x")
    assert missing == [set()]
    assert (root / "theme/a.txt").read_text("utf-8") == "mới\n"


@pytest.mark.parametrize("way", ["there", "back"])
def test_an_upgrade_that_is_killed_leaves_one_engine_whole(
    union: Path, newer: Path, way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed before one change of the disk or another; the next command finds the old or the new."""
    words = ("--from", str(newer)) if way == "there" else ("--undo", "1")
    if way == "back":
        assert upgrade(union, "--from", str(newer)) == 0
    start = tmp_path / "start"
    shutil.copytree(union, start)
    old = standing(union)
    status, moments = _killed(union, 0, *words)
    assert (status, moments > 20) == (0, True)
    new = standing(union)
    assert new != old
    found = set()
    for moment in sorted({*range(1, moments, max(moments // 8, 1)), *range(moments - 12, moments)}):
        shutil.rmtree(union)
        shutil.copytree(start, union)
        assert _killed(union, moment, *words)[0] == -signal.SIGKILL
        monkeypatch.chdir(union)
        environment.finish_upgrade()
        assert standing(union) in (old, new), moment
        found.add(standing(union) == new)
        if standing(union) == old:
            assert upgrade(union, *words) == 0
        assert standing(union) == new
    assert found == {True, False}


def test_the_next_command_of_make_finishes_an_upgrade_first(tmp_path: Path) -> None:
    put(tmp_path / ".build/upgrade/journal.json",
        '{"placed": {"a.txt": ""}, "removed": ["b.txt"], "becomes": ".build/upgraded-x"}')  # fmt: skip
    shutil.copy(ROOT / "plugins/desk/upgrade/finish.py", tmp_path / ".build/upgrade/finish.py")
    put(tmp_path / ".build/upgrade/new/a.txt", "mới")
    put(tmp_path / "a.txt", "cũ")
    put(tmp_path / "b.txt", "cũ")
    (tmp_path / ".venv/bin").mkdir(parents=True)
    (tmp_path / ".venv/bin/python").symlink_to(sys.executable)
    done = subprocess.run(
        [sys.executable, "-I", ROOT / "plugins/desk/environment.py"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Làm nốt lần nâng cấp" in done.stdout
    assert (tmp_path / "a.txt").read_text("utf-8") == "mới"
    assert not (tmp_path / "b.txt").exists()
    assert (tmp_path / ".build/upgraded-x").is_dir()
