"""``new``: a folder whose two drafts pass ``check`` as they are, whatever the title holds."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
import yaml

from plugins.core.facts import StoryFields
from plugins.core.text import slugify
from plugins.desk.new import named_blocks, usable_title, wanted
from plugins.desk.story_files import BLOCKS, quoted
from plugins.desk.voice import DeskError
from plugins.stories.frontmatter import read
from tests.desk.conftest import ROOT, Desk, environment, put

HOSTILE = (
    "LĐLĐ Thành phố: Đôn đốc chương trình",
    'Ông nói: "Được!" rồi đi',
    "Số #1: 'nháy' và `lệnh` và $HOME và $(id)",
    "@ban-lien-lac: - [x] {y} *đậm* & <b>",
    "--- tít có gạch đầu ---",
    "%d phần trăm \\ gạch chéo \\n",
    "yes",
    "2025",
    "null: ~",
    "{title} {blocks} {0}",
    "😀 Vui Tết ở xưởng",
    "Đoàn viên " + "x" * 150,
)


def front(path: Path) -> dict[str, object]:
    """Return the front matter of *path* as the loader reads it."""
    matter = read(path.read_text("utf-8"))
    assert not matter.faults
    return matter.values


def test_any_title_reads_back_exactly_and_passes_the_check(desk: Desk, project: Path) -> None:
    for title in HOSTILE:
        done = desk("new", title, "--with", ",".join(BLOCKS), "--date", "03/01/2025")
        assert done.returncode == 0, done.stderr
        folder = project / "content/news/2025" / slugify(title)
        for name in ("index.vi.md", "index.en.md"):
            values = front(folder / name)
            assert values["title"] == title
            assert values["status"] == "draft"
    checked = desk("check")
    assert checked.returncode == 0, checked.stdout
    assert set(re.findall(r"W?[A-Z]\d{3}", checked.stdout)) <= {"WS334"}  # the title with stars


@pytest.mark.parametrize("text", ["Tab\there", "\ufeffđầu", "hai\u2028dòng", "\x85", 'a"\\'])
def test_quoting_keeps_what_yaml_would_change(text: str) -> None:
    assert yaml.safe_load(quoted(text)) == text


def test_a_plain_story_has_no_fact_block(desk: Desk, project: Path) -> None:
    desk("new", "Tin ngắn", "--date", "2025-03-01 08:30")
    values = front(project / "content/news/2025/tin-ngan/index.vi.md")
    assert not {"meeting", "agreements", "awards", "document"} & values.keys()
    assert values["date"] == "2025-03-01 08:30"


def test_every_field_of_a_story_is_explained(desk: Desk, project: Path) -> None:
    desk("new", "Đủ trường", "--with", " ".join(BLOCKS), "--date", "03/01/2025")
    words = (project / "content/news/2025/du-truong/index.vi.md").read_text("utf-8")
    unexplained = {"slug", "redirect_from", "translation"}  # set by the site or by a developer
    for name in set(StoryFields.model_fields) - unexplained:
        assert f"{name}:" in words, name


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("", "Thiếu tít"),
        ("   ", "Thiếu tít"),
        ("!!! ???", "không có chữ cái"),
        ("../../etc", None),
        ("a" * 201, "tối đa 200"),
        ("đảo\u202echiều", "U+202E"),
    ],
)
def test_a_title_without_an_address_is_refused(title: str, said: str | None) -> None:
    if said is None:
        assert slugify(usable_title(title)) == "etc"
        return
    with pytest.raises(DeskError, match=said.replace("+", r"\+")):
        usable_title(title)


def test_line_breaks_and_nfd_are_mended() -> None:
    assert usable_title("Hội  nghị\n tổng kết") == "Hội nghị tổng kết"


def test_blocks_are_named_freely_and_a_wrong_one_gets_a_suggestion() -> None:
    assert named_blocks("Awards, meeting dispatches") == ("meeting", "award", "document")
    with pytest.raises(DeskError, match="“award”"):
        named_blocks("awrd")


@pytest.mark.parametrize(
    ("blocks", "section"),
    [
        ("", "activities"),
        ("meeting", "activities"),
        ("agreement", "cooperation"),
        ("agreement,benefit", "cooperation"),
        ("award", "activities"),
        ("document", "documents"),
        ("benefit", "welfare"),
        ("meeting,award,document", "activities"),
    ],
)
def test_the_section_is_the_one_whose_register_the_story_adds_to(
    desk: Desk, project: Path, blocks: str, section: str
) -> None:
    look_up = {"welfare": "benefits", "cooperation": "agreements", "documents": "documents"}
    rows = [
        {"id": name, "name": name} | ({"look_up": look_up[name]} if name in look_up else {})
        for name in ("activities", *look_up)
    ]
    put(project / "content/data/sections.yaml", yaml.safe_dump(rows, sort_keys=False))
    desk("new", "Tin mới", "--with", blocks, "--date", "03/01/2025")
    assert front(project / "content/news/2025/tin-moi/index.vi.md")["section"] == section


@pytest.mark.parametrize("before", [None, "", "[]\n", "# không xuống dòng", "- id: a\r\n"])
def test_an_offer_gets_its_lines_in_the_data(desk: Desk, project: Path, before: str | None) -> None:
    partners = project / "content/data/benefits.yaml"
    if before is not None:
        partners.write_bytes(before.encode())
    done = desk("new", "Tin mới", "--with", "benefits", "--date", "03/01/2025")
    assert "benefits.yaml" in done.stdout
    after = partners.read_bytes()
    assert after.startswith((before or "").encode())
    assert b"# - id: tin-moi" in after
    assert not (b"\r\n" in after and b"\n" in after.replace(b"\r\n", b""))
    assert yaml.safe_load(after) == yaml.safe_load((before or "").encode())


def test_an_existing_story_is_never_touched(desk: Desk, project: Path) -> None:
    before = (project / "content/news/2025/hop-mat/index.vi.md").read_bytes()
    done = desk("new", "Họp mặt", "--date", "05/06/2024")
    assert done.returncode == 1
    assert "content/news/2025/hop-mat/" in done.stderr
    assert (project / "content/news/2025/hop-mat/index.vi.md").read_bytes() == before
    assert not (project / "content/news/2024").exists()


def test_a_link_out_of_the_content_is_not_followed(desk: Desk, project: Path) -> None:
    outside = project.parent / "ngoài"
    outside.mkdir()
    (project / "content/news/2031").symlink_to(outside)
    done = desk("new", "Lối ra", "--date", "05/06/2031")
    assert done.returncode == 1
    assert "ngoài content/" in done.stderr
    assert not list(outside.iterdir())


def test_a_date_is_read_as_the_content_reads_it() -> None:
    assert wanted("Tít", "", "05/06/2024").date.day.isoformat() == "2024-06-05"
    with pytest.raises(DeskError, match="31/02/2024"):
        wanted("Tít", "", "31/02/2024")


def test_a_folder_that_cannot_be_written_is_said_without_a_traceback(
    desk: Desk, project: Path
) -> None:
    (project / "content/news/2033").write_text("tệp, không phải thư mục", "utf-8")
    done = desk("new", "Tin mới", "--date", "05/06/2033")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "Cannot read or write" in done.stderr


@pytest.mark.parametrize("title", ["Quà $HOME `id` \"Tết\" 'ấm' #1: $(id)", "a\\b %s ~ * ; & | <"])
def test_make_passes_the_title_on_unharmed(title: str, project: Path) -> None:
    command = ["make", "-f", ROOT / "Makefile", "-o", "setup", f"PY='{sys.executable}'"]
    done = subprocess.run(
        [*command, "new", f"TITLE={title}", "WITH=meeting", "DATE=07/08/2025"],
        cwd=project,
        env=environment(),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    made = project / "content/news/2025" / slugify(title) / "index.vi.md"
    assert front(made)["title"] == title
    assert "meeting" in front(made)


@pytest.mark.parametrize(
    ("asked", "blocks"),
    [
        ("hội nghị", ("meeting",)),
        ("Văn bản, khen thưởng", ("award", "document")),
        ("thoả thuận ưu đãi", ("agreement", "benefit")),
        ("hoi nghi; award", ("meeting", "award")),
        ("", ()),
    ],
)
def test_blocks_may_be_named_in_vietnamese(asked: str, blocks: tuple[str, ...]) -> None:
    assert named_blocks(asked) == blocks
    assert named_blocks(unicodedata.normalize("NFD", asked)) == blocks


@pytest.mark.parametrize(
    ("asked", "near"),
    [("contract", "agreement"), ("prizes", "award"), ("congresses", "meeting"), ("hội", None)],
)
def test_a_wrong_block_is_told_both_names(asked: str, near: str | None) -> None:
    with pytest.raises(DeskError) as raised:
        named_blocks(f"meeting {asked}")
    said = str(raised.value)
    assert f"“{asked}”" in said
    assert "meeting (hội nghị)" in said
    assert near is None or f"Có phải “{near}”?" in said


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("§¹i héi C«ng ®oµn", "make new TITLE='Đại hội Công đoàn'"),
        ("Ñaïi hoäi Coâng ñoaøn", "make new TITLE='Đại hội Công đoàn'"),
        ("Äáº¡i há»™i CÃ´ng Ä‘oÃ n", "make new TITLE='Đại hội Công đoàn'"),
        ("??i h?i C?ng ?o?n", "gõ lại"),
    ],
)
def test_a_title_of_an_old_font_is_refused_with_its_words(title: str, said: str) -> None:
    with pytest.raises(DeskError) as raised:
        usable_title(title)
    assert said in str(raised.value)
