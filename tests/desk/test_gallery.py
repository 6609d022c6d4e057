"""``make gallery``: sixty photos from a phone become a list to fill in, and nothing written is lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PIL import Image

from plugins.stories.frontmatter import parse_yaml
from tests.desk.conftest import Desk, put, tree

FOLDER = "content/news/2025/hop-mat"


def photo(path: Path, taken: str = "", offset: str = "", parts: str = "") -> Path:
    """Save a small photograph as a camera does, with the time that it was taken."""
    exif = Image.Exif()
    own = exif.get_ifd(0x8769)
    for tag, value in ((0x9003, taken), (0x9011, offset), (0x9291, parts)):
        if value:
            own[tag] = value
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (24, 16), "#1d4e89").save(path, exif=exif)
    return path


def files(folder: Path) -> list[str]:
    """Return the pictures that ``captions.yaml`` lists, in its order."""
    parsed = parse_yaml((folder / "captions.yaml").read_text("utf-8"))
    assert parsed.faults == ()
    return [row["file"] for row in parsed.values]


def test_sixty_photos_are_listed_in_the_order_in_which_they_were_taken(
    project: Path, desk: Desk
) -> None:
    folder = project / FOLDER
    names = [f"IMG_{(number * 37) % 60:04}.jpg" for number in range(60)]
    for minute, name in enumerate(names):
        path = photo(folder / name, f"2025:02:03 08:{minute:02}:00")
        os.utime(path, (2_000_000_000 - minute, 2_000_000_000 - minute))
    said = desk("gallery", "2025/hop-mat")
    assert said.returncode == 0, said.stderr
    assert "Đã ghi 60 ảnh vào content/news/2025/hop-mat/captions.yaml" in said.stdout
    assert "make check" in said.stdout
    assert files(folder) == names
    missing = desk("check", "--format", "json").stdout
    assert missing.count('"S103"') == 60, "each picture still needs its words"
    assert '"path": "content/news/2025/hop-mat/captions.yaml"' in missing


def test_run_again_it_only_adds_what_is_new(project: Path, desk: Desk) -> None:
    folder = project / FOLDER
    photo(folder / "b.jpg", "2025:02:03 09:00:00")
    photo(folder / "a.jpg", "2025:02:03 10:00:00")
    desk("gallery", "hop-mat")
    captions = folder / "captions.yaml"
    words = captions.read_text("utf-8").replace("    vi:\n", "    vi: Bên nồi bánh\n")
    words = words.replace("# Lời của bộ ảnh.", "# Ảnh chị Mây chụp.").rstrip("\n")
    captions.write_text(words, "utf-8")
    before = tree(project)
    again = desk("gallery", "hop-mat")
    assert "Không có ảnh mới" in again.stdout
    assert tree(project) == before
    photo(folder / "c.jpg", "2025:02:03 08:00:00")
    added = desk("gallery", f"{FOLDER}/").stdout
    assert "Đã thêm 1 ảnh" in added
    assert "Added 1 picture to" in added
    assert captions.read_text("utf-8").startswith(words)
    assert files(folder) == ["b.jpg", "a.jpg", "c.jpg"], "a chosen order is not undone"


def test_what_the_texts_name_already_is_left_out(project: Path, desk: Desk) -> None:
    folder = project / FOLDER
    for name in ("bia.jpg", "trong-bai.jpg", "bo-anh.jpg", "ảnh mới.jpg"):
        photo(folder / name)
    text = (folder / "index.vi.md").read_text("utf-8")
    fields = "topics: [tet]\ncover: bia.jpg\ngallery: [{file: bo-anh.jpg, alt: Nồi bánh}]"
    put(
        folder / "index.vi.md",
        text.replace("topics: [tet]", fields) + "\n![Nồi bánh](trong-bai.jpg)\n",
    )
    desk("gallery", "2025/hop-mat")
    assert files(folder) == ["ảnh mới.jpg"]


@pytest.mark.parametrize(
    ("story", "said"),
    [
        ("2025/hop-mát", "Có phải “2025/hop-mat”?"),
        ("", "Thiếu tên bài"),
        ("khong-co-dau", "Không có bài"),
    ],
)
def test_an_unknown_story_is_refused_kindly(desk: Desk, story: str, said: str) -> None:
    refused = desk("gallery", story)
    assert refused.returncode == 1
    assert said in refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.mark.parametrize("words", ["- file: [\n", "ghi chú\n", "[{file: a.jpg, alt: A}]\n"])
def test_a_file_that_cannot_be_read_or_added_to_stays_as_it_is(
    project: Path, desk: Desk, words: str
) -> None:
    captions = put(project / FOLDER / "captions.yaml", words)
    photo(project / FOLDER / "b.jpg")
    assert desk("gallery", "2025/hop-mat").returncode == 1
    assert captions.read_text("utf-8") == words


def test_pictures_that_no_browser_shows_are_named(project: Path, desk: Desk) -> None:
    put(project / FOLDER / "IMG_0001.TIF", "x")
    photo(project / FOLDER / "b.jpg")
    said = desk("gallery", "2025/hop-mat")
    assert "xuất ra JPEG" in said.stdout
    assert files(project / FOLDER) == ["b.jpg"]


@pytest.mark.parametrize(
    "name",
    [
        "Screenshot 2026-01-03 at 9.41.00\u202fAM.png",
        "hai  dấu.png",
        "không\u00a0ngắt.png",
        " đầu.png",
        "ảnh (1).png",
    ],
)
def test_check_finds_the_names_that_gallery_writes(project: Path, desk: Desk, name: str) -> None:
    photo(project / FOLDER / name)
    desk("gallery", "2025/hop-mat")
    captions = project / FOLDER / "captions.yaml"
    captions.write_text(captions.read_text("utf-8").replace("    vi:\n", "    vi: Nồi bánh\n"))
    assert files(project / FOLDER) == [name]
    checked = desk("check", "--format", "json")
    assert '"P1' not in checked.stdout
    assert checked.returncode == 0, checked.stdout
    assert "Không có ảnh mới" in desk("gallery", "2025/hop-mat").stdout


def test_a_picture_whose_name_has_spaces_is_known_from_the_text(project: Path, desk: Desk) -> None:
    photo(project / FOLDER / "nồi\u202fbánh (1).jpg")
    text = project / FOLDER / "index.vi.md"
    put(text, text.read_text("utf-8") + "\n![Nồi bánh](<nồi bánh (1).jpg>)\n")
    assert "Không có ảnh mới" in desk("gallery", "2025/hop-mat").stdout
