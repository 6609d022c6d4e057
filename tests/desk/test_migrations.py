"""Migrations rewrite what they must in ``content/``, and not one byte more."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plugins.desk import migrations
from plugins.desk.migrations import MIGRATIONS, migrate, numbers
from tests.builders import ROOT
from tests.desk.conftest import put, run_desk, tree

STORY = """\
---
title: "Công văn: số 12"   # hai chấm
# dispatch: lời nhắc giữ nguyên
dispatch:     # ← lời nhắc
  number: 12/CĐ
  issuer: "Công đoàn Bến Sao"

date:   03/01/2025
---

dispatch: chữ trong bài giữ nguyên
"""


def bytes_of(text: str, form: str) -> bytes:
    match form:
        case "CRLF":
            return text.replace("\n", "\r\n").encode()
        case "BOM":
            return b"\xef\xbb\xbf" + text.encode()
        case "quoted":
            return text.replace("\ndispatch:     #", '\n"dispatch" :     #').encode()
        case _:
            return text.encode()


@pytest.mark.parametrize("form", ["plain", "CRLF", "BOM", "quoted"])
def test_a_field_is_renamed_where_it_stands(tmp_path: Path, form: str) -> None:
    path = tmp_path / "news/2025/cong-van/index.vi.md"
    path.parent.mkdir(parents=True)
    before = bytes_of(STORY, form)
    path.write_bytes(before)
    path.chmod(0o640)
    ((_, changes),) = migrate(tmp_path, "0.1.0")
    assert list(changes) == ["news/2025/cong-van/index.vi.md"]
    lines = zip(before.split(b"\n"), path.read_bytes().split(b"\n"), strict=True)
    changed = [(old, new) for old, new in lines if old != new]
    assert [new.replace(b"document", b"dispatch") for _, new in changed] == [
        old for old, _ in changed
    ]
    assert len(changed) == 1
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(migrate(tmp_path, "0.1.0")) == []


@pytest.mark.parametrize(
    "content",
    [
        STORY.replace("date:", "document: {number: 1}\ndate:").encode(),
        STORY.encode("utf-16"),
        STORY.replace("\n---\n\n", "\n\n").encode(),
        b"",
    ],
    ids=["both names", "UTF-16", "no end of the front matter", "empty"],
)
def test_what_cannot_be_renamed_surely_stays(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "news/2025/x/index.vi.md"
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    assert list(migrate(tmp_path, "0.1.0")) == []
    assert path.read_bytes() == content


def test_a_data_file_takes_its_present_name(tmp_path: Path) -> None:
    head = (
        "# yaml-language-server: $schema=../../docs/schema/partners.schema.json\r\n# lời nhắc\r\n"
    )
    put(tmp_path / "data/partners.yaml", "").write_bytes(head.encode())
    assert [migration.version for migration, _ in migrate(tmp_path, "0.1.0")] == ["0.1.0"]
    assert tree(tmp_path) == {"data/benefits.yaml": head.replace("partners", "benefits").encode()}


def test_two_files_under_both_names_stay(tmp_path: Path) -> None:
    put(tmp_path / "data/partners.yaml", "# a\n")
    put(tmp_path / "data/benefits.yaml", "# b\n")
    assert list(migrate(tmp_path, "0.1.0")) == []


def test_only_versions_from_the_present_one_on_are_carried_out(tmp_path: Path) -> None:
    put(tmp_path / "data/partners.yaml", "# a\n")
    assert list(migrate(tmp_path, "0.1.1")) == []
    assert numbers("0.10.0") > numbers("0.9.2")


def test_every_migration_is_listed_in_order() -> None:
    folder = Path(migrations.__file__).parent
    assert len(MIGRATIONS) == len(list(folder.glob("v*.py")))
    assert sorted(MIGRATIONS, key=lambda one: numbers(one.version)) == list(MIGRATIONS)


def test_this_engine_takes_the_place_of_itself(project: Path) -> None:
    """A real upgrade: a story under former names, a template that says something else."""
    newer = project.parent / "mới"
    for folder in (project, newer):
        for name in ("plugins", "theme"):
            shutil.copytree(ROOT / name, folder / name, dirs_exist_ok=True,
                            ignore=shutil.ignore_patterns("__pycache__"))  # fmt: skip
        for name in ("Makefile", "pelicanconf.py", "publishconf.py", "requirements.txt"):
            shutil.copy(ROOT / name, folder / name)
    version = newer / "plugins/__init__.py"
    version.write_text(version.read_text("utf-8").replace('"0.1.0"', '"0.1.1"'), "utf-8")
    footer = newer / "theme/templates/components/footer.html"
    footer.write_text(footer.read_text("utf-8").replace("<footer", '<footer data-new="1"'), "utf-8")
    story = project / "content/news/2025/hop-mat/index.vi.md"
    fact = "dispatch:  # giữ\n  number: 12/CĐ\n  type: thong_bao\n  issuer: rattan-union\n  issued: 2025-02-01\n  subject: Việc xưởng\n"
    story.write_text(story.read_text("utf-8").replace("topics:", f"{fact}topics:"), "utf-8")
    before = story.read_text("utf-8")
    words = ("upgrade", "--from", str(newer), "--replace", "1")
    done = run_desk(project, *words, PYTHONPATH=str(project))
    assert done.returncode == 0, done.stderr
    assert "Đã nâng cấp từ 0.1.0 lên 0.1.1" in done.stdout
    assert "trang đổi: /, " in done.stdout
    assert story.read_text("utf-8") == before.replace("dispatch:  # giữ", "document:  # giữ")
    assert '"0.1.1"' in (project / "plugins/__init__.py").read_text("utf-8")
