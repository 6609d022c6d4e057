"""``start``: a union's own site in place of the sample, whole or not at all."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from plugins.desk import cli
from plugins.desk.project import Project
from plugins.desk.schema import FILES
from plugins.desk.starting import sample, start
from plugins.desk.starting.answers import GivenAnswers, answers, site_address
from plugins.desk.upgrade.engine_files import engine_files, read_record
from plugins.desk.upgrade.refusals import changed_by_hand
from plugins.desk.voice import DeskError
from tests.desk.conftest import put, run_desk, tree
from tools import sample_list

NAMED = ("start", "--name", "Công đoàn Bến Sao", "--name-en", "Star Wharf Union")
REACH = (
    *("--office", "Số 1 phố Bến: Sao", "--phone", "024 3942 1181", "--email", "a@bensao.example"),
    *("--responsible", "Trần Thị Sao, Chủ tịch"),
)


@pytest.fixture
def first(project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """Return a project whose content is the sample that the engine brings."""
    known = put(tmp_path / "sample.txt", sample.listed(project / "content"))
    monkeypatch.setattr(sample, "LIST", known)
    sample._known.cache_clear()
    yield project
    sample._known.cache_clear()


def begin(project: Path, *arguments: str) -> int:
    return cli.main(["--project", str(project), *arguments])


@pytest.mark.parametrize("langs", ["vi", "vi,en"])
def test_a_started_site_checks_and_publishes_without_a_word(first: Path, langs: str) -> None:
    assert run_desk(first, "publish", CI="1").returncode == 0  # the sample's addresses count
    before = tree(first / "content")
    named = NAMED if langs == "vi,en" else NAMED[:3]
    assert begin(first, *named, *REACH, "--langs", langs, "--domain", "tin.bensao.example") == 0
    assert run_desk(first, "check").stdout == "Không có lỗi. / No problems.\n"
    done = run_desk(first, "publish")
    assert done.returncode == 0, done.stderr
    assert "Cảnh báo / Warnings    0" in done.stdout
    front = (first / "output/index.html").read_text("utf-8")
    assert "Trang tin của Công đoàn Bến Sao đã mở" in front
    assert "https://tin.bensao.example/" in front
    english = (first / "output/en/index.html").read_text("utf-8")
    assert ("The news site of Star Wharf Union is open" in english) == ("en" in langs)
    assert ("nameplate__other" in front) == ("en" in langs)  # one name is not said twice
    assert "Xưởng Mây" not in "".join(
        path.read_text("utf-8") for path in (first / "output").rglob("*.html")
    )
    (kept,) = (first / ".build").glob("before-start-*")
    assert tree(kept / "content") == before


def test_every_field_of_the_site_is_explained(first: Path) -> None:
    assert begin(first, *NAMED) == 0
    text = (first / "content/data/site.yaml").read_text("utf-8")
    written = yaml.safe_load(text)
    for field in FILES["site"][0].model_fields:
        assert field in written or f"\n# {field}:" in text, field
    assert "Nơi liên hệ, hiện ở chân trang\n# How to reach it" in text


@pytest.mark.parametrize(
    "name",
    ['Công đoàn "Sao Mai" – Lâm Đồng', "Công đoàn O’Neil & Con: chi nhánh 2", "- LĐLĐ 2 'x', %"],
)
def test_a_name_is_written_as_it_was_given(first: Path, name: str) -> None:
    assert begin(first, "start", "--name", name, "--langs", "vi") == 0
    assert run_desk(first, "check").returncode == 0
    written = yaml.safe_load((first / "content/data/site.yaml").read_text("utf-8"))
    assert written["name"] == name


OWN = {
    "a new story": "content/news/2025/moi/index.vi.md",
    "a story that was changed": "content/news/2025/hop-mat/index.vi.md",
    "a picture": "content/news/2025/hop-mat/anh.jpg",
    "the union's names": "content/data/site.yaml",
}


@pytest.mark.parametrize("own", OWN.values(), ids=OWN.keys())
def test_own_files_are_named_and_nothing_is_touched(
    first: Path, own: str, capsys: pytest.CaptureFixture[str]
) -> None:
    put(first / own, "của tôi")
    before = tree(first / "content")
    assert begin(first, *NAMED) == 1
    said = capsys.readouterr().err
    assert own in said
    assert "content/data/topics.yaml" not in said
    assert tree(first / "content") == before


def test_a_second_start_is_refused(first: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert begin(first, *NAMED) == 0
    before = tree(first / "content")
    assert begin(first, *NAMED) == 1
    assert "trang-tin-da-mo" in capsys.readouterr().err
    assert tree(first / "content") == before


def test_line_ends_of_windows_are_no_change(first: Path) -> None:
    story = first / "content/news/2025/hop-mat/index.vi.md"
    story.write_bytes(story.read_bytes().replace(b"\n", b"\r\n"))
    assert sample.own_files(first / "content") == ()


WRONG = {
    "no name": (("--name", ""), "Thiếu tên"),
    "a blank name": (("--name", "  "), "Thiếu tên"),
    "a name without letters": (("--name", "…!"), "Tên trống"),
    "markup": (("--name", "Công đoàn <b>"), "“<”"),
    "an old font": (("--name", "Liªn ®oµn Lao ®éng tØnh"), "gõ lại bằng Unicode"),
    "a long name": (("--name", "Công đoàn " + "x" * 120), "tối đa 120"),
    "a comma": (("--domain", "tin,bensao.example"), "DOMAIN=“tin,bensao.example”"),
    "a word": (("--domain", "bensao"), "DOMAIN=“bensao”"),
    "a space": (("--domain", "tin bensao.example"), "DOMAIN="),
    "an accent": (("--domain", "tin.bếnsao.example"), "DOMAIN="),
    "half a scheme": (("--domain", "https:/tin.bensao.example"), "DOMAIN="),
    "a password": (("--domain", "https://a:b@tin.example"), "DOMAIN=“…”"),
    "English alone": (("--langs", "en"), "LANGS=en"),
    "an unknown language": (("--langs", "vi,fr"), "LANGS=“vi,fr”"),
    "no telephone": (("--phone", "mười hai"), "PHONE=“mười hai”"),
    "no e-mail": (("--email", "toa-soan"), "EMAIL=“toa-soan”"),
}


@pytest.mark.parametrize(("wrong", "says"), WRONG.values(), ids=WRONG.keys())
def test_an_answer_that_cannot_be_used_changes_nothing(
    first: Path, wrong: tuple[str, str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(first / "content")
    assert begin(first, *NAMED, *wrong) == 1
    assert says in capsys.readouterr().err
    assert tree(first / "content") == before
    assert "bensao" not in (first / "publishconf.py").read_text("utf-8")


def test_a_person_is_asked_again_until_the_answer_can_be_used(
    capsys: pytest.CaptureFixture[str],
) -> None:
    typed = iter(
        ["", "Công đoàn Bến Sao", "fr", "vi", "bensao", "tin.bensao.example/", "", "", "x", "", ""]
    )
    union = answers(GivenAnswers(), lambda prompt: next(typed))
    assert (union.name, union.name_en) == ("Công đoàn Bến Sao", "Công đoàn Bến Sao")
    assert (union.languages, union.address, union.email) == (
        ("vi",),
        "https://tin.bensao.example",
        "",
    )
    said = capsys.readouterr().out
    assert (
        said.index("Tên trống")
        < said.index("LANGS=“fr”")
        < said.index("DOMAIN=“bensao”")
        < said.index("PHONE=“x”")
    )


def test_leaving_a_question_unanswered_changes_nothing(first: Path) -> None:
    def gone(prompt: str) -> str:
        raise EOFError

    before = tree(first / "content")
    with pytest.raises(DeskError, match="chưa đổi gì"):
        start.run(Project(first), GivenAnswers(), gone)
    assert tree(first / "content") == before


@pytest.mark.parametrize("text", ["tin.x-y.vn", "http://tin.vn/ben-sao", "TIN.VN:8080"])
def test_an_address_may_have_a_path_and_a_port(text: str) -> None:
    assert site_address(text).endswith(text)


@pytest.mark.parametrize("exchanged", [True, False], ids=["in one step", "in two steps"])
def test_a_start_that_is_killed_loses_nothing_and_can_be_run_again(
    first: Path, exchanged: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed before each renaming in turn, until one start comes through."""
    if not exchanged:
        monkeypatch.setattr(start, "exchange_names", lambda one, other: False)
    old = tree(first / "content")
    for moment in range(1, 12):
        status = _killed_before_renaming(first, moment)
        folders = [first / "content", *(first / ".build").glob("*/content*")]
        assert old in [tree(one) for one in folders if one.exists()]
        if status >= 0:
            break
    assert status == 0 or (first / "content/theme/README.md").exists()  # or it is complete already
    assert moment > 1
    assert run_desk(first, "check").stdout == "Không có lỗi. / No problems.\n"
    assert old in [tree(one) for one in (first / ".build").glob("before-start-*/content")]


def _killed_before_renaming(project: Path, moment: int) -> int:
    """Start in a process that is killed before its renaming number *moment*; return its status."""
    child = os.fork()
    if child == 0:  # pragma: no cover
        seen = 0

        def watch(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal seen
            if event == "os.rename":
                seen += 1
                if seen == moment:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(watch)
        os._exit(begin(project, *NAMED, *REACH, "--domain", f"tin{moment}.bensao.example"))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_other_files_of_a_folder_that_is_no_project_are_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(tmp_path / "thơ.txt", "của tôi")
    assert begin(tmp_path, *NAMED) == 1
    assert "thơ.txt" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["thơ.txt"]


def test_an_empty_folder_becomes_a_project(tmp_path: Path) -> None:
    assert begin(tmp_path, *NAMED, "--langs", "vi") == 0
    names = {path.name for path in tmp_path.iterdir() if not path.name.startswith(".")}
    assert names == {"content", "pelicanconf.py", "publishconf.py"}
    assert run_desk(tmp_path, "check").returncode == 0


def test_a_checkout_remembers_how_the_engine_came(first: Path) -> None:
    for name in ("Makefile", "README.md"):
        put(first / name, "x\n")
    put(first / "plugins/__init__.py", '__version__ = "0.1.0"\n')
    came = engine_files(first)
    assert {"Makefile", "pelicanconf.py", "plugins/__init__.py"} < came.keys()
    assert not [name for name in came if name.startswith("content/")]
    assert begin(first, *NAMED, "--domain", "tin.bensao.example") == 0
    record = read_record(first)
    assert record is not None
    assert record.files == came  # the address that was written is a change of the union's
    assert changed_by_hand(first, came, {}) == ()


def test_a_list_that_is_no_longer_the_samples_is_said(
    first: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    known = put(first.parent / "list.txt", "")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sample_list, "LIST", known)
        assert sample_list.main(first, ["--check"]) == 1
        assert "python -m tools.sample_list" in capsys.readouterr().out
        assert sample_list.main(first, []) == 0
        assert sample_list.main(first, ["--check"]) == 0
        put(first / "content/data/topics.yaml", "")
        assert sample_list.main(first, ["--check"]) == 1
        put(first / "engine.txt", "")  # a union's repository
        assert sample_list.main(first, ["--check"]) == 0


def test_how_to_reach_the_union_is_written_down(first: Path) -> None:
    assert begin(first, *NAMED, *REACH) == 0
    written = yaml.safe_load((first / "content/data/site.yaml").read_text("utf-8"))
    assert written["contact"] == {
        "address": "Số 1 phố Bến: Sao",
        "phone": "024 3942 1181",
        "email": "a@bensao.example",
    }
    assert run_desk(first, "check").stdout == "Không có lỗi. / No problems.\n"
