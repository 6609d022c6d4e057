"""``bench``: builds both sites and prints a table; what it measures is not judged here."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest

from bench import corpus
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


def test_the_table_compares_both_sites(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bench", "--sizes", "2", "--runs", "1"],
        cwd=ROOT,
        env=environment(TMPDIR=str(tmp_path)),
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    rows = [line.split() for line in done.stdout.splitlines() if line.strip()[:1].isdigit()]
    names = ("ours", "drawn", "again", "plain", "facts")
    assert [(row[0], row[1]) for row in rows] == [("2", name) for name in names], done.stdout
    assert rows[0][-1] == "1.00"
    assert not list(tmp_path.iterdir())


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
