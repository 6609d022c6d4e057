"""``bench``: builds both sites and prints a table; what it measures is not judged here."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bench import corpus, edits, ours, peers, table
from bench.hugo import content, sanity
from bench.measure import Run, measure, middle
from bench.photos import corpus as photos
from plugins.registers.collect import collect
from plugins.stories.load import load
from tests.desk.conftest import ROOT, environment


def test_a_seed_always_gives_the_same_stories() -> None:
    first, second = list(corpus.stories(20)), list(corpus.stories(20))
    assert first == second
    assert list(corpus.stories(5, seed=1)) != first[:5]
    assert {story.slug for story in first} == {f"tin-{number:05d}" for number in range(20)}


def test_stories_with_facts_hold_three_for_every_two_and_no_fault(tmp_path: Path) -> None:
    corpus.write_ours(list(corpus.stories(200)), tmp_path / "content", facts=True)
    site = load(tmp_path / "content", dt.date(2026, 1, 1))
    assert [found for found in site.problems if not found.warning] == []
    registers = collect(site)
    kinds = [registers.rows[name] for name in ("agreements", "awards", "documents", "meetings")]
    assert sum(map(len, kinds)) == 300


def test_the_table_has_every_row_of_ours_and_of_the_peers_beside_them(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bench", "--sizes", "8"],
        cwd=ROOT,
        env=environment(TMPDIR=str(tmp_path)),
        capture_output=True,
        text=True,
        timeout=900,
    )
    assert done.returncode == 0, done.stderr
    lines = [line for line in done.stdout.splitlines() if line.startswith("      8 ")]
    names = [line[8:34].rstrip() for line in lines]
    assert names == [
        ours.COLD,
        *edits.EDITS,
        ours.PREVIEW,
        ours.SAVED,
        ours.CHECK_COLD,
        ours.CHECK_EDIT,
        peers.PELICAN,
        "Hugo bare",
        "Pagefind over Hugo bare",
        "Hugo bare + Pagefind",
        "Hugo equal",
        "Pagefind over Hugo equal",
        "Hugo equal + Pagefind",
        peers.SERVER,
        peers.SAVED,
    ], done.stdout + done.stderr
    changed = {name: line[34:].split()[4] for name, line in zip(names, lines, strict=True)}
    assert changed["nothing changed"] == "0"
    assert changed["one sentence"] == "1"
    assert int(changed["story renamed"]) >= 4  # two addresses that went, two that came
    assert all(line.count("×") == 2 for line in lines[:11])
    assert not list(tmp_path.iterdir())


def test_figures_are_medians_and_sums() -> None:
    first, second, third = (Run(at, at * 2, at * 10, at) for at in (3, 1, 2))
    assert middle([first, second, third]) == Run(2, 4, 20, 2)
    assert first + second == Run(4, 8, 30)


def test_a_row_says_how_it_compares_and_nothing_where_that_is_not_known() -> None:
    rows = {
        "ours": Run(2, 3, 7 << 20, 5),
        "preview": Run(2, 0, 0),
        "Hugo bare + Pagefind": Run(8, 4, 0),
    }
    ours_row, unknown, peer = (line.split() for line in table.lines(10, rows))
    assert ours_row == ["10", "ours", "2.00", "3.00", "1.50", "7", "5", "0.75", "0.25", "×"]
    assert unknown == ["10", "preview", "2.00", "–", "–", "0"]
    assert "×" not in peer


@pytest.mark.skipif(sys.platform != "linux", reason="read from /proc")
def test_memory_is_that_of_all_processes_shared_pages_counted_once(tmp_path: Path) -> None:
    held = "import os, time; held = b'x' * (60 << 20); {} time.sleep(1)"
    fork = "os.fork();"  # which shares what is held
    own = "os.fork(); held = b'x' * (60 << 20);"
    alone, shared, twice = (
        measure([sys.executable, "-c", held.format(more)], tmp_path).peak >> 20
        for more in ("", fork, own)
    )
    assert 60 < alone < 100
    assert shared < alone + 20
    assert twice > alone + 50


def test_a_command_that_fails_says_what_it_printed(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="no such verb"):
        measure([sys.executable, "-c", "import sys; sys.exit('no such verb')"], tmp_path)


@pytest.fixture(scope="module")
def equal(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[corpus.Made], Path]:
    """Return made-up stories and the folder of the equal Hugo site of them, built."""
    made, folder = list(corpus.stories(150)), tmp_path_factory.mktemp("hugo") / "equal"
    content.write_equal(made, folder, ROOT / "theme")
    measure(content.command(), folder)
    return made, folder / content.OUTPUT


def test_the_equal_hugo_site_gives_what_it_is_measured_for(
    equal: tuple[list[corpus.Made], Path],
) -> None:
    assert sanity.faults(*equal) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        ("en/archive/2015/index.html", None, "", "pages instead of"),
        ("rss.xml", "item>", "entry>", "items instead of"),
        ("en/sitemap.xml", "xhtml:link", "link", "addresses"),
        ("STORY", "NewsArticle", "Article", "no NewsArticle"),
        ("STORY", 'class="related"', "", 'no class="related"'),
        ("STORY", "/to-chuc/", "/to-chuc-khac/", "leads nowhere"),
    ],
)
def test_a_hugo_site_that_lacks_something_is_not_taken_for_equal(
    equal: tuple[list[corpus.Made], Path],
    tmp_path: Path,
    file: str,
    old: str | None,
    new: str,
    fault: str,
) -> None:
    made, built = equal
    output = shutil.copytree(built, tmp_path / "output")
    story = edits.address(made[0]) + "index.html"
    file = {"STORY": story, "rss.xml": f"chuyen-muc/{corpus.SECTIONS[0]}/rss.xml"}.get(file, file)
    path = output / file
    if old is None:
        path.unlink()
    else:
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")
    assert any(fault in found for found in sanity.faults(made, output))


def test_a_number_always_gives_the_same_photograph() -> None:
    size = (200, 150)
    first = photos.photo(3, size).tobytes()
    assert first == photos.photo(3, size).tobytes()
    assert first != photos.photo(4, size).tobytes()


@pytest.mark.skipif(sys.platform != "linux", reason="measured on Linux only")
def test_the_table_of_photographs_compares_hugo_and_every_recipe(tmp_path: Path) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "bench.photos",
            "--photos",
            "1",
            "--scored",
            "1",
            "--width",
            "500",
            "--scored-widths",
            "480",
        ],
        cwd=ROOT,
        env=environment(TMPDIR=str(tmp_path)),
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    rows = [line for line in lines if line.startswith(("hugo", "ours"))]
    assert [row.split("  ")[0] for row in rows] == [
        "hugo",
        "ours same",
        "ours avif",
        "ours site",
        "ours again",
    ], done.stdout
    assert any(".avif" in line and "score box" in line for line in lines)
    assert not list(tmp_path.iterdir())
