"""``check``: the same findings for a person, a program and a code host; status 1 with errors."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from plugins.core.problems import Place, Problem
from plugins.desk.report import as_github, as_json, as_text
from tests.desk.conftest import STORY, Desk, put, tree

ODD = Problem(
    place=Place("content/news/2025/a,b: c%/index.vi.md", 4),
    code="S103",
    vi="Thiếu 100%",
    en="Missing\nline",
    fix_vi="Viết.",
    fix_en="Write.",
)


def _written(project: Path) -> dict[str, bytes]:
    """Return all files but what is remembered between commands."""
    return {name: what for name, what in tree(project).items() if not name.startswith(".cache/")}


def test_content_without_fault_passes_and_nothing_is_written(desk: Desk, project: Path) -> None:
    before = _written(project)
    done = desk("check")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Không có lỗi.")
    assert _written(project) == before


def test_every_fault_is_shown_with_file_and_line(desk: Desk, project: Path) -> None:
    put(
        project / "content/news/2025/hop-mat/index.vi.md", STORY.replace("2025-02-03", "31/02/2025")
    )
    put(project / "content/news/2025/khac/index.vi.md", STORY.replace("activities", "activites"))
    done = desk("check")
    assert done.returncode == 1
    assert "content/news/2025/hop-mat/index.vi.md:3  S112" in done.stdout
    assert "content/news/2025/khac/index.vi.md:4  S201" in done.stdout
    assert "“activities”" in done.stdout


def test_json_is_for_programs(desk: Desk, project: Path) -> None:
    put(project / "content/news/2025/hop-mat/index.vi.md", STORY.replace("2025-02-03", "3/2/25"))
    done = desk("check", "--format", "json")
    assert done.returncode == 1
    report = json.loads(done.stdout)
    assert report["errors"] >= 1
    first = report["problems"][0]
    assert first["path"] == "content/news/2025/hop-mat/index.vi.md"
    assert (first["line"], first["code"], first["severity"]) == (3, "S111", "error")
    assert {"vi", "en", "fix_vi", "fix_en"} <= first.keys()
    assert json.loads(as_json([])) == {"errors": 0, "warnings": 0, "problems": []}


def test_github_gets_annotations(desk: Desk, project: Path) -> None:
    put(project / "content/news/2025/hop-mat/index.vi.md", STORY.replace("2025-02-03", "3/2/25"))
    done = desk("check", DESK_FORMAT="github")
    assert done.returncode == 1
    line = done.stdout.splitlines()[0]
    assert line.startswith("::error file=content/news/2025/hop-mat/index.vi.md,line=3,title=S111::")


def test_what_typography_mends_is_one_line_and_no_warning(desk: Desk, project: Path) -> None:
    story = project / "content/news/2025/hop-mat/index.vi.md"
    put(story, STORY.replace("họp mặt.", 'nói "được" , rồi về...'))
    done = desk("check")
    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        "Không có lỗi. / No problems.",
        "Sửa khi đăng: 1 dấu cách thừa, 2 dấu nháy thẳng, 1 dấu ba chấm. / "
        "Corrected when published: 1 extra space, 2 straight quotation marks, 1 three-dot mark.",
    ]


def test_annotations_of_one_kind_in_one_file_are_one() -> None:
    many = [replace(ODD, place=Place("a.md", line)) for line in range(1, 41)]
    (line,) = as_github(many).splitlines()
    assert line.startswith("::error file=a.md,line=1,title=S103::")
    assert "39 lỗi cùng loại" in line
    assert json.loads(as_json(many))["errors"] == len(json.loads(as_json(many))["problems"]) == 40


def test_a_draft_does_not_fail_the_check_and_says_what_it_is(desk: Desk, project: Path) -> None:
    wrong = STORY.replace("activities", "activites").replace("đầu năm", "còn nháp")
    wrong = wrong.replace("---\n\n", "status: draft\n---\n\n")
    put(project / "content/news/2025/nhap/index.vi.md", wrong)
    done = desk("check")
    assert done.returncode == 0
    assert "nhap/index.vi.md:4  S201 (bản nháp / draft)" in done.stdout
    assert "0 lỗi, 1 cảnh báo" in done.stdout
    assert json.loads(desk("check", "--format", "json").stdout)["problems"][0]["draft"] is True
    assert "title=S201 (bản nháp / draft)::" in desk("check", "--format", "github").stdout
    put(project / "content/news/2025/nhap/index.vi.md", wrong.replace("draft", "published"))
    assert desk("check").returncode == 1


def test_annotations_escape_what_would_end_them() -> None:
    assert as_github([ODD]) == (
        "::error file=content/news/2025/a%2Cb%3A c%25/index.vi.md,line=4,title=S103::"
        "Thiếu 100%25 / Missing%0Aline%0AViết. / Write."
    )
    assert as_github([]) == ""
    assert as_text([]) == "Không có lỗi. / No problems."


def test_a_wrong_word_gets_a_message_not_a_traceback(desk: Desk) -> None:
    for arguments in (("chek",), ("check", "--format", "githb"), ("preview", "--port", "80")):
        done = desk(*arguments)
        assert done.returncode == 2, arguments
        assert "Traceback" not in done.stderr
    assert "“github”" in desk("check", "--format", "githb").stderr


def test_a_folder_that_is_no_project_is_named(desk: Desk, project: Path) -> None:
    done = desk("--project", str(project / "content"), "check")
    assert done.returncode == 1
    assert "không phải thư mục dự án" in done.stderr


def test_vietnamese_is_printed_under_any_locale(desk: Desk, project: Path) -> None:
    done = desk("check", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert done.stdout.startswith("Không có lỗi.")
    assert done.returncode == 0


def test_an_unexpected_fault_leaves_its_traceback_in_a_log(desk: Desk, project: Path) -> None:
    put(project / "sitecustomize.py", _BREAK_LOADING)
    done = desk("check", PYTHONPATH=f"{project}:{Path(__file__).parents[2]}")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert ".build/desk.log" in done.stderr
    assert "ZeroDivisionError" in (project / ".build/desk.log").read_text("utf-8")


_BREAK_LOADING = """\
import plugins.stories.load
def load(*arguments, **options): 1 / 0
plugins.stories.load.load = load
"""
