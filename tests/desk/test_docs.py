"""The documentation is true to the checkout: its links lead somewhere, its tables name every verb."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from PIL import Image

from plugins.desk.upgrade.engine_files import digest, read_record
from tests.desk.conftest import ROOT
from tools.screenshots.shots import every

CAME = read_record(ROOT)  # in a union's repository: how the engine's files came


def is_the_engines(page: Path) -> bool:
    """Say whether a page is as the engine brings it: a union may write a README of its own."""
    return CAME is None or CAME.files.get(page.relative_to(ROOT).as_posix()) == digest(page)


README = ROOT / "README.md"
PAGES = [
    *filter(is_the_engines, [README]),
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    *sorted((ROOT / "docs").rglob("*.md")),
]


def prose(page: Path) -> str:
    """Return the page without its examples."""
    text = re.sub(r"^```.*?^```", "", page.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    return re.sub(r"`[^`\n]*`", "", text)


def anchors(page: Path) -> set[str]:
    """Return the fragments that a code host gives the page's headings."""
    headings = re.findall(r"^#+ (.*)$", page.read_text("utf-8"), re.MULTILINE)
    kept = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings)
    return {heading.replace(" ", "-") for heading in kept}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_to_a_file_and_a_heading(page: Path) -> None:
    for target in re.findall(r"(?<!\\)\]\(([^)\s]+)\)", prose(page)):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, fragment = target.partition("#")
        found = (page.parent / path).resolve() if path else page
        assert found.exists(), target
        assert found.is_relative_to(ROOT), target
        if fragment and found != ROOT / "CHANGELOG.md":
            assert fragment in anchors(found), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_text_is_nfc(page: Path) -> None:
    assert unicodedata.is_normalized("NFC", page.read_text("utf-8"))


def test_both_tables_of_the_readme_name_every_verb() -> None:
    if not is_the_engines(README):
        pytest.skip("README.md is the union's own")
    readme = (ROOT / "README.md").read_text("utf-8")
    makefile = (ROOT / "Makefile").read_text("utf-8")
    verbs = re.findall(r"^([a-z-]+):.*## ", makefile, re.MULTILINE)
    assert len(verbs) > 8
    for heading in ("## Các lệnh", "## Commands"):
        table = readme.partition(heading)[2].partition("\n## ")[0]
        assert set(re.findall(r"^\| `make ([a-z-]+)", table, re.MULTILINE)) == set(verbs), heading


def test_every_decision_is_listed_and_says_what_and_why() -> None:
    listed = (ROOT / "docs/README.md").read_text("utf-8")
    for page in sorted((ROOT / "docs/decisions").glob("*.md")):
        assert f"(decisions/{page.name})" in listed
        text = page.read_text("utf-8")
        assert text.startswith(f"# {int(page.name[:4])}. "), page.name
        for part in ("**Decided.**", "**Why.**"):
            assert part in text, page.name


def test_the_screenshots_are_those_that_the_script_takes_and_are_small() -> None:
    assert set((ROOT / "docs/images").iterdir()) == set(every())
    for path, (shot, _) in every().items():
        assert path.stat().st_size < 150_000, path.name
        with Image.open(path) as image:
            assert image.size == shot.size, path.name


@pytest.mark.parametrize(
    ("guide", "lang"), [("huong-dan-bien-tap.md", "vi"), ("editor-guide.md", "en")]
)
def test_a_guide_shows_every_screenshot_in_its_language_and_says_what_is_seen(
    guide: str, lang: str
) -> None:
    text = prose(ROOT / "docs" / guide)
    shown = re.findall(r"^!\[([^]]*)\]\(([^)]+)\)$", text, re.MULTILINE)
    files = [f"images/{path.name}" for path, (_, its) in every().items() if its == lang]
    assert sorted(file for _, file in shown) == sorted(files)
    words = [alt for alt, _ in shown]
    assert len(set(words)) == len(words)
    assert all(len(alt) > 40 for alt in words)


def test_every_test_that_the_table_of_faults_names_exists() -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", (ROOT / "docs/faults.md").read_text("utf-8"))
    assert len(named) > 100
    for file, name in sorted(set(named)):
        assert re.search(rf"^def {name}\(", (ROOT / file).read_text("utf-8"), re.MULTILINE), name


def test_every_row_of_the_table_of_faults_names_a_test() -> None:
    table = (ROOT / "docs/faults.md").read_text("utf-8")
    for row in re.findall(r"^\| (?!What|Promise|--).*", table, re.MULTILINE):
        assert "::test_" in row.rpartition(" | ")[2], row
