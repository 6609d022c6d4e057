"""Files to download are checked where they are named, once, and remembered by their content."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

from plugins.attachments import survey as surveying
from plugins.attachments.publish import publish
from plugins.build.examine import examine
from plugins.core.problems import Problem, errors
from plugins.media.publish import clean
from plugins.routes.texts import attachment_routes
from plugins.stories.load import load
from tests.builders import ROOT, make_site, pdf, write, write_page, write_story
from tests.media.site import write_players

TODAY = dt.date(2025, 3, 15)
STORY = "content/news/2025/tin/index.vi.md"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return make_site(tmp_path)


def problems(content: Path, store: Path | None = None) -> list[Problem]:
    found = examine(content, ROOT / "theme", TODAY, store=store).problems
    return [problem for problem in found if not problem.code.startswith(("WS", "U"))]


def told(content: Path) -> list[str]:
    return [f"{found.place} {found.code}" for found in problems(content)]


def test_the_entry_and_the_link_are_named_with_their_lines(content: Path) -> None:
    folder = write_story(
        content,
        "tin",
        "Chữ.\n\n[Kế hoạch](<ke  hoach.pdf>) và [lại](<ke hoach.pdf>).\n",
        en=None,
        attachments=[{"file": "nghi-quyet.pdf", "title": "Nghị quyết"}],
    )
    write(folder / "nghi-quyet.pdf", b"")
    write(folder / "ke  hoach.pdf", b"<html>Dang nhap</html>")
    rows = (folder / "index.vi.md").read_text("utf-8").split("\n")
    entry = next(n for n, row in enumerate(rows, 1) if "file: nghi-quyet" in row)
    link = next(n for n, row in enumerate(rows, 1) if row.startswith("[Kế hoạch]"))
    assert told(content) == [f"{STORY}:{entry} L220", f"{STORY}:{link} L222"]
    (empty, page) = problems(content)
    assert "“nghi-quyet.pdf”" in empty.vi
    assert "“nghi-quyet.pdf”" in empty.en
    assert "trang web" in page.vi


def test_a_wrong_ending_names_the_right_name(content: Path) -> None:
    from tests.attachments.conftest import office

    folder = write_story(content, "tin", "[Đơn](<đơn xin.pdf>)\n", en=None)
    write(folder / "đơn xin.pdf", office("word/document.xml"))
    (found,) = problems(content)
    assert found.code == "L224"
    assert "“đơn xin.docx”" in found.fix_vi


def test_a_standing_page_is_checked_as_well(content: Path) -> None:
    folder = write_page(content, "about")
    path = folder / "index.vi.md"
    path.write_text(path.read_text("utf-8") + "\n[Mẫu](mau.pdf)\n", "utf-8")
    write(folder / "mau.pdf", pdf()[:2000])
    assert [line.split()[1] for line in told(content)] == ["L223"]


def test_what_is_not_published_is_not_looked_at(content: Path) -> None:
    item = [{"file": "a.pdf", "title": "A"}]
    for status in ("draft", "withdrawn"):
        folder = write_story(content, status, en=None, attachments=item, status=status)
        write(folder / "a.pdf", b"")
    write(write_story(content, "tin", en=None) / "khong-dung.pdf", b"")
    assert told(content) == []


def test_an_unreadable_file_is_a_problem_with_its_name(content: Path) -> None:
    folder = write_story(content, "tin", "[A](a.pdf)\n", en=None)
    write(folder / "a.pdf", pdf())
    site = load(content, TODAY)
    (folder / "a.pdf").unlink()
    for memory in (surveying_memory(), folder_memory(content)):
        (found,) = surveying.survey(site, memory)
        assert (found.code, found.place.line > 1) == ("L221", True)
        assert "“a.pdf”" in found.vi


def surveying_memory():  # type: ignore[no-untyped-def]
    from plugins.core.memory import NoMemory

    return NoMemory()


def folder_memory(content: Path):  # type: ignore[no-untyped-def]
    from plugins.pictures.memory import FolderMemory

    return FolderMemory.read(content.parent / "store")


def test_a_file_that_vanishes_after_the_check_is_a_problem_with_its_name(
    content: Path, tmp_path: Path
) -> None:
    from plugins.core.problems import ContentError

    folder = write_story(content, "tin", "[A](a.pdf)\n", en=None)
    write(folder / "a.pdf", pdf())
    site = load(content, TODAY)
    (folder / "a.pdf").unlink()
    with pytest.raises(ContentError) as refused:
        publish(attachment_routes(site), content, tmp_path / "output", clean)
    (found,) = refused.value.problems
    assert (found.code, "“a.pdf”" in found.vi) == ("L221", True)


def test_an_unchanged_file_is_not_read_again(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_story(content, "tin", "[A](a.pdf) [B](b.pdf)\n", en=None)
    for name in ("a.pdf", "b.pdf"):
        write(folder / name, pdf(3 if name == "a.pdf" else 4))
        os.utime(folder / name, (1_600_000_000, 1_600_000_000))
    looked: list[str] = []
    real = surveying.judge

    def counted(path: Path, ending: str):  # type: ignore[no-untyped-def]
        looked.append(path.name)
        return real(path, ending)

    monkeypatch.setattr(surveying, "judge", counted)
    store = tmp_path / "store"
    assert problems(content, store) == []
    assert sorted(looked) == ["a.pdf", "b.pdf"]
    looked.clear()
    assert problems(content, store) == []
    assert looked == []
    write(folder / "b.pdf", b"")
    assert [found.code for found in problems(content, store)] == ["L220"]
    assert looked == ["b.pdf"]
    (folder / "b.pdf").rename(folder / "a.pdf")
    write(folder / "b.pdf", pdf(4))
    assert [found.code for found in problems(content, store)] == ["L220"], "the content decides"


def test_a_damaged_memory_costs_time_alone(content: Path, tmp_path: Path) -> None:
    folder = write_story(content, "tin", "[A](a.pdf)\n", en=None)
    write(folder / "a.pdf", b"x")
    store = tmp_path / "store"
    first = problems(content, store)
    (store / "findings.json").write_text("hỏng", "utf-8")
    assert problems(content, store) == first
    assert [found.code for found in first] == ["L223"]


def test_recordings_and_their_captions_are_not_taken_for_documents(tmp_path: Path) -> None:
    found = examine(write_players(tmp_path), ROOT / "theme", TODAY).problems
    assert [str(problem) for problem in errors(found)] == []
