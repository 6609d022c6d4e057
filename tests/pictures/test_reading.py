"""Whatever an editor drops into a folder is either read or refused by name, never a crash."""

from __future__ import annotations

import contextlib
import random
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from plugins.core.problems import ContentError
from plugins.pictures import reading
from plugins.pictures.reading import measure
from tests.builders import LFS_POINTER
from tests.pictures.conftest import Newsroom, jpeg, saved, scene

# The head of a phone's picture with nothing in it.
HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(64)
SVG = b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><script>x</script></svg>'
FRAMES = [Image.new("RGB", (20, 20), colour) for colour in ("red", "green", "blue")]


def png_chunk(name: bytes, content: bytes) -> bytes:
    """Return a PNG chunk with its length and checksum."""
    checksum = struct.pack(">I", zlib.crc32(name + content))
    return struct.pack(">I", len(content)) + name + content + checksum


def png_claiming(width: int, height: int) -> bytes:
    """Return a PNG whose header claims a size and which holds next to nothing."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(bytes(1000))
    return (
        b"\x89PNG\r\n\x1a\n"
        + png_chunk(b"IHDR", header)
        + png_chunk(b"IDAT", pixels)
        + png_chunk(b"IEND", b"")
    )


def png_with(name: bytes, content: bytes) -> bytes:
    """Return a small sound PNG with a further chunk."""
    plain = saved(scene(), "PNG")
    return plain[:33] + png_chunk(name, content) + plain[33:]


BOMB = zlib.compress(bytes(80_000_000), 9)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("rong.jpg", b"", "P201"),
        ("chua-tai.jpg", LFS_POINTER, "P215"),
        ("chua-tai.heic", LFS_POINTER.replace(b"\n", b"\r\n"), "P215"),
        ("noi-ve-lfs.jpg", LFS_POINTER + b"x" * 1024, "P203"),
        ("cut.jpg", jpeg(800, 600)[:9000], "P202"),
        ("cut-mark.jpg", jpeg(progressive=True)[:-2], "P202"),
        ("cut.png", saved(scene(800, 600), "PNG")[:-400], "P202"),
        ("cut.webp", saved(scene(800, 600), "WEBP")[:-400], "P202"),
        ("cut.avif", saved(scene(800, 600), "AVIF")[:-400], "P202"),
        ("dau.jpg", jpeg()[:20], "P202"),
        ("thu.jpg", b"Ba muoi nguoi tho cung goi banh.", "P203"),
        ("to-trinh.jpg", b"%PDF-1.7\n", "P203"),
        ("dien-thoai.heic", HEIC, "P204"),
        ("dien-thoai.jpg", HEIC, "P204"),
        ("bieu-trung.svg", SVG, "P205"),
        ("bieu-trung.png", SVG, "P205"),
        (
            "dong.gif",
            saved(FRAMES[0], "GIF", save_all=True, append_images=FRAMES[1:]),
            "P206",
        ),
        (
            "dong.png",
            saved(FRAMES[0], "PNG", save_all=True, append_images=FRAMES[1:]),
            "P206",
        ),
        (
            "dong.webp",
            saved(FRAMES[0], "WEBP", save_all=True, append_images=FRAMES[1:]),
            "P206",
        ),
        ("bom.png", png_claiming(100_000, 100_000), "P207"),
        ("bom-vua.png", png_claiming(20_000, 10_001), "P207"),
        ("chu.png", png_with(b"zTXt", b"Comment\0\0" + BOMB), "P208"),
        ("itxt.png", png_with(b"iTXt", b"Comment\0\1\0\0\0" + BOMB), "P208"),
        ("mau.png", png_with(b"iCCP", b"icc\0\0" + BOMB), "P208"),
        ("scan.tif", saved(scene(), "TIFF"), "P210"),
        ("scan.bmp", saved(scene(), "BMP"), "P210"),
    ],
)
def test_an_unfit_picture_is_refused_by_its_code(
    newsroom: Newsroom, name: str, content: bytes, code: str
) -> None:
    newsroom.one(name, content)
    assert newsroom.told() == [f"news/2025/tin-1/index.vi.md:5 {code}"]
    assert newsroom.survey().originals == {}


def test_an_unreadable_file_is_refused(newsroom: Newsroom) -> None:
    story = newsroom.story(files={"hop.jpg": jpeg()}, vi={"markdown": "![Họp](hop.jpg)"})
    path = newsroom.root / story.assets["hop.jpg"].path
    path.unlink()
    path.mkdir()
    assert newsroom.told() == ["news/2025/hop-mat/index.vi.md:5 P209"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("anh.jpg", saved(scene(), "PNG")),
        ("anh.png", jpeg()),
        ("anh.gif", saved(scene(), "WEBP")),
        ("anh.heic", jpeg()),
        ("anh", jpeg()),
    ],
)
def test_a_wrong_ending_is_a_warning_and_the_picture_is_published(
    newsroom: Newsroom, name: str, content: bytes
) -> None:
    owner = newsroom.one(name, content)
    assert newsroom.told() == ["news/2025/tin-1/index.vi.md:5 WP302"]
    album, _ = newsroom.render()
    assert album.rendered(owner, name) is not None


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("anh.jpg", jpeg() + b"\0" * 100_000),  # phones add things behind the picture
        ("anh.gif", saved(scene(mode="P"), "GIF")),
        ("anh.webp", saved(scene(), "WEBP", lossless=True)),
        ("anh.avif", saved(scene(), "AVIF")),
        ("anh.jpg", saved(scene(), "MPO", save_all=True, append_images=[scene(32, 20)])),
    ],
)
def test_what_can_be_read_is_published(newsroom: Newsroom, name: str, content: bytes) -> None:
    owner = newsroom.one(name, content)
    assert newsroom.told() == []
    album, _ = newsroom.render()
    rendered = album.rendered(owner, name)
    assert rendered is not None
    assert (rendered.width, rendered.height) == (320, 200)


def test_damage_inside_is_found_when_rendered_and_nothing_is_published(newsroom: Newsroom) -> None:
    plain = bytearray(saved(scene(900, 700), "PNG"))
    plain[len(plain) // 2 : len(plain) // 2 + 40] = bytes(40)
    newsroom.one("lanh.jpg", jpeg())
    newsroom.one("hong.png", bytes(plain))
    newsroom.one("hong-nua.png", bytes(plain) + b" ")
    assert newsroom.told() == []
    for workers in (1, 2):
        with pytest.raises(ContentError) as refused:
            newsroom.render(workers=workers)
        assert [str(found.place) for found in refused.value.problems] == [
            "content/news/2025/tin-2/index.vi.md:5",
            "content/news/2025/tin-3/index.vi.md:5",
        ]
        assert {found.code for found in refused.value.problems} == {"P202"}
        assert newsroom.published() == {}


def test_a_picture_that_vanishes_after_the_check_is_a_problem(newsroom: Newsroom) -> None:
    newsroom.one("mat.jpg", jpeg())
    checked = newsroom.survey()
    (original,) = checked.originals.values()
    (newsroom.root / original.path).unlink()
    newsroom.survey = lambda: checked  # type: ignore[method-assign]
    with pytest.raises(ContentError) as refused:
        newsroom.render()
    assert [found.code for found in refused.value.problems] == ["P209"]


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
def test_random_damage_never_crashes(tmp_path: Path, format: str) -> None:
    dice = random.Random(286)
    sound = saved(scene(120, 90), format)
    path = tmp_path / "anh"
    for _ in range(150):
        damaged = bytearray(sound)
        for _ in range(dice.randrange(1, 12)):
            damaged[dice.randrange(len(damaged))] = dice.randrange(256)
        path.write_bytes(bytes(damaged[: dice.randrange(1, len(damaged) + 1)]))
        newsroom = Newsroom(tmp_path)
        newsroom.one("anh.jpg", path.read_bytes())
        with contextlib.suppress(ContentError):
            newsroom.render()


def test_the_size_is_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    path = tmp_path / "dung.jpg"
    path.write_bytes(jpeg(320, 200, exif=exif))
    assert (measure(path).width, measure(path).height) == (200, 320)


@pytest.mark.parametrize(("form", "mode"), [("WEBP", "RGB"), ("AVIF", "RGB"), ("JPEG", "CMYK")])
def test_what_takes_more_memory_a_pixel_may_have_fewer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, mode: str
) -> None:
    monkeypatch.setattr(reading, "CMYK_PIXEL_LIMIT", 399)
    monkeypatch.setattr(reading, "PIXEL_LIMITS", dict.fromkeys(reading.PIXEL_LIMITS, 399))
    for side, code in ((19, ""), (20, "P207")):
        path = tmp_path / f"a{side}.{form.lower()}"
        Image.new(mode, (side, side)).save(path, form)
        try:
            measure(path)
            found = ""
        except reading.BadPictureError as error:
            found = error.code
        assert found == code


@pytest.mark.parametrize("added", [b"<script>alert(1)</script>", b"PK\x03\x04hidden", b"GIF89a=1"])
def test_a_picture_that_is_something_else_as_well_is_pixels_alone(
    newsroom: Newsroom, added: bytes
) -> None:
    newsroom.one("anh.jpg", jpeg(comment=added) + added)
    newsroom.one("hinh.png", saved(scene(), "PNG") + added)
    assert newsroom.told() == []
    newsroom.render()
    published = newsroom.published()
    assert published
    assert [name for name, content in published.items() if added in content] == []
