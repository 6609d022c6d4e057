"""An album to take away: the editor's order, captions in both languages, the same bytes always."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import lxml.html
import pytest
from PIL import Image

from plugins.language.formats import file_size
from tests.builders import build_site, make_site, tree, write_story

ALBUM = "tin-tuc/2025/tin-goi-banh/anh/"
ZIP = f"{ALBUM}tin-goi-banh.zip"
NAMES = ["Nồi bánh.png", "a.png", "z.png"]


def write_album(folder: Path) -> Path:
    content = make_site(folder)
    write_story(
        content,
        "goi-banh",
        pictures=NAMES,
        album_download=True,
        gallery=[
            {"file": name, "alt": f"Mô tả {name}", "caption": f"Lời {name}", "credit": "Lê Ảnh"}
            for name in NAMES
        ],
        en={"gallery": [{"file": "a.png", "alt": "A yard", "caption": "The yard"}]},
    )
    write_story(content, "khong-tai", pictures=["a.png"], gallery=[{"file": "a.png", "alt": "Cờ"}])
    return content


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("album")
    build_site(write_album(folder), folder / "output")
    return folder / "output"


def test_the_pictures_stand_in_the_editor_s_order_beside_their_words(output: Path) -> None:
    with zipfile.ZipFile(output / ZIP) as album:
        assert album.testzip() is None
        entries = album.infolist()
        words = album.read("chu-thich-captions.txt")
        pictures = [Image.open(io.BytesIO(album.read(entry))) for entry in entries[:3]]
    assert [entry.filename for entry in entries] == [
        "01-noi-banh.jpg",
        "02-a.jpg",
        "03-z.jpg",
        "chu-thich-captions.txt",
    ]
    assert {(entry.compress_type, entry.date_time) for entry in entries} == {
        (zipfile.ZIP_STORED, (1980, 1, 1, 0, 0, 0))
    }
    assert [picture.size for picture in pictures] == [(640, 420)] * 3
    assert not any(picture.getexif() for picture in pictures)
    assert words.startswith(b"\xef\xbb\xbf")
    told = words.decode("utf-8-sig").split("\r\n")
    assert told[0] == "Tin goi-banh"
    at = told.index("02-a.jpg")
    assert told[at : at + 4] == ["02-a.jpg", "Lời a.png", "Lê Ảnh", "The yard"]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_both_editions_lead_to_it_and_state_its_size(output: Path, lang: str) -> None:
    page = ALBUM if lang == "vi" else "en/news/2025/story-goi-banh/photos/"
    root = lxml.html.parse(output / page / "index.html").getroot()
    [link] = root.xpath("//a[@download and @href]")
    assert link.get("href") == f"/{ZIP}"
    assert file_size((output / ZIP).stat().st_size, lang) in link.text_content()


def test_only_where_the_editor_offers_it(output: Path) -> None:
    assert [path.name for path in output.rglob("*.zip")] == ["tin-goi-banh.zip"]


def test_another_folder_clock_and_store_give_the_same_bytes(
    output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "America/Lima")
    build_site(write_album(tmp_path / "khác"), tmp_path / "output")
    assert tree(tmp_path / "output")[ZIP] == (output / ZIP).read_bytes()
