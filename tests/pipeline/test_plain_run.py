"""A plain ``pelican`` run never removes or overwrites what no publish of ours made, whatever ``-o`` says."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests import forked
from tests.builders import ROOT, make_site, write, write_story

Seen = dict[str, str]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a whole small project: its own code, theme, settings and repository."""
    return make_project(tmp_path_factory.mktemp("plain") / "Dự án")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Return a project for one test alone, with the code of this checkout."""
    return make_project(tmp_path / "Dự án", code=False)


def make_project(root: Path, code: bool = True) -> Path:
    content = make_site(root)
    write_story(content, "hop-mat")
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, root / name)
    shutil.copytree(ROOT / "theme", root / "theme")
    if code:
        shutil.copytree(ROOT / "plugins", root / "plugins")
    for name in ("docs/README.md", "tests/test_a.py", "tools/a.py", ".git/HEAD", ".github/a.yml"):
        write(root / name, "a")
    (root / "home/nhan-vien").mkdir(parents=True)
    write(root / "home/nhan-vien/thư.txt", "a letter")
    (root / "content/trống").mkdir()
    return root


def pelican(
    root: Path, *arguments: str, home: str = "", cwd: Path | None = None, **env: str
) -> subprocess.CompletedProcess[str]:
    """Run the real ``pelican`` command in *root*, with the code of *root* if it has any."""
    code = root if (root / "plugins").is_dir() else ROOT
    environment = {**os.environ, "PYTHONPATH": str(code), "PYTHONDONTWRITEBYTECODE": "1", **env}
    if home:
        environment["HOME"] = home
    where = (str(root / "content"), "-s", str(root / "pelicanconf.py"))
    return forked.run("pelican", *where, *arguments, cwd=cwd or root, env=environment)


def seen(folder: Path, *without: str) -> Seen:
    """Return every file, link and folder below *folder*, links not followed."""
    found: Seen = {}
    for parent, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if str(Path(parent, name)) not in without]
        for name in (*folders, *files):
            path = Path(parent, name)
            if path.is_symlink():
                found[str(path)] = f"-> {path.readlink()}"
            elif path.is_dir():
                found[str(path)] = "folder"
            else:
                found[str(path)] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def refused(done: subprocess.CompletedProcess[str], code: str) -> None:
    said = done.stdout + done.stderr
    assert done.returncode == 1, said
    assert f"  {code}  " in said, said
    assert "Traceback" not in said
    assert "Nothing was written." in said


NOT_TO: dict[str, tuple[str, str]] = {
    "the project": (".", "X820"),
    "the project, cleared": (". -d", "X820"),
    "the project by a detour": ("content/../theme/..", "X820"),
    "content": ("content", "X820"),
    "content, cleared": ("content/ -d", "X820"),
    "content in other letters": ("Content", "X820"),
    "below content": ("content/news/2025", "X820"),
    "an empty folder of content": ("content/trống", "X820"),
    "a new folder of content": ("content/data/moi", "X820"),
    "theme": ("theme -d", "X820"),
    "below theme": ("theme/static", "X820"),
    "plugins": ("plugins", "X820"),
    "tests": ("tests", "X820"),
    "docs": ("docs", "X820"),
    "the repository": (".git -d", "X820"),
    "below the repository": (".git/site", "X820"),
    "above": ("..", "X820"),
    "far above": ("../.. -d", "X820"),
    "the root": ("/", "X821"),
    "the root by a detour": ("/tmp/..", "X821"),
    "home": ("home/nhan-vien", "X821"),
    "what holds home": ("home", "X821"),
    "a file": ("pelicanconf.py", "X801"),
}  # fmt: skip


@pytest.mark.parametrize("where", NOT_TO)
def test_a_folder_of_sources_is_refused_before_anything_is_touched(
    project: Path, where: str
) -> None:
    output, code = NOT_TO[where]
    before = seen(project.parent)
    done = pelican(project, "-o", *output.split(), home=str(project / "home/nhan-vien"))
    refused(done, code)
    assert seen(project.parent) == before


@pytest.mark.parametrize(
    "settings",
    [
        'OUTPUT_PATH="."', 'OUTPUT_PATH="../Dự án/theme"', 'OUTPUT_PATH="/"',
        'WORK_FOLDER="content/news"', 'PICTURE_STORE="theme"', 'SEARCH_STORE="plugins"', 'PAGE_STORE="plugins"',
        'RECORD_FOLDER="docs"',
    ],
)  # fmt: skip
def test_settings_that_name_such_a_folder_are_refused_likewise(
    project: Path, settings: str
) -> None:
    before = seen(project.parent)
    done = pelican(project, "-e", settings, "DELETE_OUTPUT_DIRECTORY=true",
                   home=str(project / "home/nhan-vien"))  # fmt: skip
    assert done.returncode == 1
    assert "X82" in done.stdout + done.stderr
    assert settings.partition("=")[0] in done.stdout + done.stderr
    assert seen(project.parent) == before


@pytest.mark.parametrize("target", [".", "content", "theme/static", "home/nhan-vien"])
def test_a_link_to_such_a_folder_is_refused_likewise(own: Path, target: str) -> None:
    (own.parent / "lien-ket").symlink_to(own / target)
    (own.parent / "hai").symlink_to("lien-ket")
    before = seen(own.parent)
    for link in ("../lien-ket", "../hai", "../lien-ket/."):
        done = pelican(own, "-o", link, home=str(own / "home/nhan-vien"))
        refused(done, "X821" if target.startswith("home") else "X820")
        assert seen(own.parent) == before


def test_settings_of_another_name_protect_their_folder(own: Path) -> None:
    write(own / "theirs.py", "from pelicanconf import *\nOUTPUT_PATH = str(ROOT)\n")
    before = seen(own.parent)
    own_code = {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    settings = ("-s", str(own / "theirs.py"))
    done = forked.run("pelican", *settings, cwd=own.parent, env={**os.environ, **own_code})
    refused(done, "X820")
    assert seen(own.parent) == before


@pytest.mark.parametrize("file", ["index.html", "ghi-chu.txt", "theme/cua-toi.css", "a/b/c"])
def test_a_folder_of_other_files_is_refused(own: Path, file: str) -> None:
    write(own.parent / "khac" / file, "mine")
    before = seen(own.parent)
    for clearing in ([], ["-d"]):
        refused(pelican(own, "-o", "../khac", *clearing), "X822")
        assert seen(own.parent) == before


def test_a_second_run_replaces_what_the_first_made_and_keeps_what_a_hand_placed(own: Path) -> None:
    site = own.parent / "trang"
    site.mkdir()
    (site / ".DS_Store").write_text("x")
    assert pelican(own, "-o", "../trang").returncode == 0
    first = seen(site)
    assert str(site / "tin-tuc/2025/tin-hop-mat/index.html") in first
    write(site / "CNAME", "congdoan.example")
    write(site / "theme/cua-toi/a.css", "mine")
    write_story(own / "content", "moi", date="2025-02-04")
    shutil.rmtree(own / "content/news/2025/hop-mat")
    write(
        own / "theme/static/css/site.css",
        (own / "theme/static/css/site.css").read_text("utf-8") + "\na{}\n",
    )
    assert pelican(own, "-o", "../trang", "-d").returncode == 0
    assert (site / "CNAME").read_text() == "congdoan.example"
    assert (site / "theme/cua-toi/a.css").read_text() == "mine"
    assert (site / "tin-tuc/2025/tin-moi/index.html").is_file()
    assert not (site / "tin-tuc/2025/tin-hop-mat").exists()
    themes = [path.name for path in (site / "theme").iterdir() if path.name != "cua-toi"]
    assert len(themes) == 1, "what the first run made of the theme is gone"


def test_a_file_of_the_first_run_that_a_hand_changed_stops_the_second(own: Path) -> None:
    site = own.parent / "trang"
    assert pelican(own, "-o", "../trang").returncode == 0
    (site / "index.html").write_text("mine now")
    write_story(own / "content", "moi", date="2025-02-04")
    before = seen(site)
    done = pelican(own, "-o", "../trang", "-d")
    refused(done, "X804")
    assert "trang/index.html" in done.stdout + done.stderr
    assert seen(site) == before


def test_a_folder_that_took_the_place_of_ours_is_not_ours(own: Path) -> None:
    site = own.parent / "trang"
    assert pelican(own, "-o", "../trang").returncode == 0
    shutil.rmtree(site)
    write(site / "index.html", "mine")
    before = seen(site)
    refused(pelican(own, "-o", "../trang"), "X804")
    assert seen(site) == before


def test_a_run_that_fails_leaves_the_folder_as_it_was(own: Path) -> None:
    site = own.parent / "trang"
    assert pelican(own, "-o", "../trang").returncode == 0
    before = seen(site)
    write(own / "theme/templates/story.html", "\n{{ page.khong_co.gi_ca }}")
    assert pelican(own, "-o", "../trang", "-d").returncode != 0
    assert seen(site) == before
    assert list((own / ".build/work").iterdir()) == []


def test_a_publish_after_a_plain_run_replaces_its_pages_and_keeps_what_a_hand_placed(
    own: Path,
) -> None:
    write(own / "output/CNAME", "congdoan.example")
    assert pelican(own).returncode == 0
    assert (own / "output/index.html").is_file()
    code = {"PYTHONPATH": str(ROOT)}
    desk = forked.run("plugins.desk", "publish", cwd=own, env={**os.environ, **code})
    assert desk.returncode == 0, desk.stderr
    assert (own / "output/CNAME").read_text() == "congdoan.example"
    assert (own / "output/manifest.json").is_file()
    assert pelican(own, "-d").returncode == 0
    assert (own / "output/CNAME").read_text() == "congdoan.example"
    assert not (own / "output/manifest.json").exists(), "it would speak for files never checked"
    (own / ".build/output.published.json").unlink()
    before = seen(own / "output")
    write_story(own / "content", "moi", date="2025-02-04")
    refused(pelican(own), "X805")
    assert seen(own / "output") == before


@pytest.mark.parametrize("place", ["../moi/xa/hon", "public/site", "output"])
def test_a_new_or_empty_folder_is_always_fine(own: Path, place: str) -> None:
    if place == "output":
        (own / place).mkdir()
    sources = seen(
        own, str(own / ".build"), str(own / ".cache"), str(own / "public"), str(own / "output")
    )
    assert pelican(own, "-o", place).returncode == 0
    assert (own / place / "index.html").is_file()
    after = seen(
        own, str(own / ".build"), str(own / ".cache"), str(own / "public"), str(own / "output")
    )
    assert after == sources


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a folder that takes nothing")
def test_a_folder_that_takes_nothing_is_said(own: Path) -> None:
    refused(pelican(own, "-o", "/proc/trang"), "X806")
