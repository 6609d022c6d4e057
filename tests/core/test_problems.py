"""Problems: their words, their order, and the values that callers fill in."""

import ast
import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from string import Formatter

import pytest

from plugins.core.problems import (
    MOST_SHOWN,
    ContentError,
    Place,
    Problem,
    alike,
    catalogue,
    counted,
    errors,
    nearest,
    place_of,
    place_on_disk,
    problem,
    render,
)
from tests.builders import ROOT

CATALOGUES = sorted((ROOT / "plugins").glob("*/problems.toml"))
WORDS = ("vi", "en", "fix_vi", "fix_en")


def wanted(code: str) -> set[str]:
    """Return the placeholders of *code*."""
    texts = (catalogue()[code][key] for key in WORDS)
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parent.name)
def test_every_code_has_its_words_in_both_languages(path: Path) -> None:
    for code, entry in tomllib.loads(path.read_text("utf-8")).items():
        assert tuple(entry) == WORDS, code
        assert all(isinstance(text, str) and text.strip() for text in entry.values()), code
        assert code.removeprefix("W")[0] in "SPLODXUVTG", code
        assert code.removeprefix("W")[1:].isdigit(), code
        assert entry["vi"] != entry["en"], code


def test_the_suites_see_every_catalogue() -> None:
    assert len(CATALOGUES) >= 4
    assert len(catalogue()) > 60


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_words_are_quoted_as_newsrooms_do_and_fit_any_number(code: str) -> None:
    for key, text in catalogue()[code].items():
        assert not re.search(r'["«»]', text), (key, text)
        assert text.count("“") == text.count("”"), (key, text)
        if key.endswith("en"):  # «{count} files» would say «1 files»
            numbers = r"\{(count|own|main|number|total|size)\}"
            assert not re.search(rf"{numbers} (more )?[a-z]+s\b", text), text


@pytest.mark.parametrize(
    ("number", "noun", "said"),
    [
        (0, "error", "0 errors"),
        (1, "error", "1 error"),
        (2, "error", "2 errors"),
        (1, "address", "1 address"),
        (0, "address", "0 addresses"),
    ],
)
def test_nouns_agree_with_their_numbers(number: int, noun: str, said: str) -> None:
    assert counted(number, noun) == said


def calls() -> Iterator[tuple[str, str, set[str], bool]]:
    """Yield each call that makes a problem: where, its code, its keywords, whether it has ``**``."""
    for path in sorted((ROOT / "plugins").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            called = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if called not in {"problem", "_add", "report"} or not node.keywords:
                continue
            names = [a.value for a in node.args if isinstance(a, ast.Constant)]
            codes = [name for name in names if isinstance(name, str) and name in catalogue()]
            for code in codes:
                keywords = {keyword.arg for keyword in node.keywords if keyword.arg}
                open_ended = any(keyword.arg is None for keyword in node.keywords)
                yield f"{path.name}:{node.lineno}", code, keywords, open_ended


def test_every_call_fills_the_placeholders_of_its_code() -> None:
    missing = {
        (where, code): wanted(code) - keywords
        for where, code, keywords, open_ended in calls()
        if not wanted(code) <= keywords and not open_ended
    }
    assert missing == {}
    assert len({code for _, code, _, _ in calls()}) > 20


def test_every_code_of_the_loader_is_used() -> None:
    text = "".join(p.read_text("utf-8") for p in (ROOT / "plugins").rglob("*.py"))
    assert [code for code in catalogue() if f'"{code}"' not in text] == []


def test_a_value_cannot_smuggle_a_placeholder_a_line_or_a_control_character() -> None:
    found = problem("S213", Place("a.md", 3), text="{address} {0.__class__}\n\x1b[31m\u202e đỏ")
    assert "{address} {0.__class__}" in found.vi
    assert "\n" not in found.vi
    assert found.vi.isprintable()


def test_a_long_value_is_cut() -> None:
    found = problem("S213", Place("a.md"), text="x" * 10_000)
    assert len(found.vi) < 400
    assert "x…" in found.vi


def test_a_missing_value_is_a_fault_of_the_program() -> None:
    with pytest.raises(KeyError):
        problem("S210", Place("a.md"))


def sample() -> list[object]:
    return [
        problem("S213", Place("b.md", 2), text="x"),
        problem("WS231", Place("a.md", 10), folder="2024", year=2025),
        problem("S222", Place("a.md", 9)),
        problem("S222", Place("a.md", 9)),
        problem("S222", Place("a.md")),
    ]


def test_the_report_is_sorted_by_place_counted_and_says_each_problem_once() -> None:
    report = render(sample())  # type: ignore[arg-type]
    heads = [line.split("  ")[:2] for line in report.splitlines() if line[:1] in "ab"]
    assert heads == [
        ["a.md", "S222"],
        ["a.md:9", "S222"],
        ["a.md:10", "WS231 (cảnh báo / warning)"],
        ["b.md:2", "S213"],
    ]
    assert report.splitlines()[-1] == "3 lỗi, 1 cảnh báo / 3 errors, 1 warning"
    assert str(ContentError(sample())) == report  # type: ignore[arg-type]
    assert ContentError.exitcode == 1


def many(count: int, code: str = "S213", path: str = "a.md") -> list[Problem]:
    return [problem(code, Place(path, n), text=f"x{n}") for n in range(1, count + 1)]


def test_many_alike_in_one_file_are_one_entry_with_a_count_and_the_first_places() -> None:
    report = render(many(40)).splitlines()
    assert len(report) == 4
    assert report[0].startswith("a.md:1  S213")
    assert "39 lỗi cùng loại" in report[2]
    assert "39 more errors of this kind" in report[2]
    assert "2, 3, 4, 5, 6, 7, 8, 9 …" in report[2]
    assert report[3] == "40 lỗi, 0 cảnh báo / 40 errors, 0 warnings"


def test_a_few_alike_or_those_of_different_files_and_kinds_stay_apart() -> None:
    assert len(alike(many(3))) == 3
    assert len(alike([*many(9), *many(9, path="b.md")])) == 2
    softer = [replace(found, warning=True, draft=True) for found in many(9)]
    assert len(alike([*many(9), *softer])) == 2
    told = [group for group in alike(many(9)) for _ in (group.first, *group.others)]
    assert len(told) == 9


def test_a_report_without_end_is_cut_and_its_errors_come_first() -> None:
    warnings = [problem("WS231", Place(f"a{n}.md"), folder="1", year=2) for n in range(500)]
    mistakes = [problem("S222", Place(f"z{n}.md")) for n in range(500)]
    report = render([*warnings, *mistakes]).splitlines()
    assert len(report) == 2 * MOST_SHOWN + 2
    assert "WS231" not in "".join(report)
    assert report[-2].startswith("… và 800 mục nữa")
    assert report[-1].startswith("500 lỗi, 500 cảnh báo")
    assert "mục nữa" not in render(mistakes[:MOST_SHOWN])


def test_a_problem_of_a_draft_says_so() -> None:
    found = replace(problem("S222", Place("a.md")), warning=True, draft=True)
    assert "S222 (bản nháp / draft)" in str(found)


def test_only_errors_stop_a_publish() -> None:
    assert [found.code for found in errors(sample())] == ["S222", "S222", "S213"]  # type: ignore[arg-type]


def test_a_problem_is_two_lines_vietnamese_first() -> None:
    found = problem("S104", Place("content/news/2025/tong-ket/index.vi.md", 4), field="summary")
    assert str(found) == (
        "content/news/2025/tong-ket/index.vi.md:4  S104  “summary” để trống. / "
        "“summary” is empty.\n"
        "    Điền nội dung; trường không bắt buộc mà không dùng thì xóa cả dòng. / "
        "Fill it in; a field that is not required and not needed may be deleted."
    )


def test_places_are_written_relative_to_the_project(tmp_path: Path) -> None:
    assert str(place_of(PurePosixPath("news/a.md"), 4)) == "content/news/a.md:4"
    assert str(place_of(PurePosixPath("news"))) == "content/news"
    assert str(place_on_disk(tmp_path / "output/a.html", tmp_path)) == "output/a.html"
    assert str(place_on_disk(tmp_path / "a", tmp_path / "b")) == f"{tmp_path}/a"


def test_the_nearest_name_is_suggested_and_nothing_far_off() -> None:
    assert nearest("sumary", ["summary", "section"]) == "summary"
    assert nearest("hoạt động", ["welfare"]) is None
    assert nearest("x" * 100_000, ["welfare"]) is None
