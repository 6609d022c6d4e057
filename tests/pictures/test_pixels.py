"""Pictures come out upright, in sRGB, in eight bits, and with nothing beside their pixels."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageCms, ImageDraw, PngImagePlugin
from PIL.TiffImagePlugin import IFDRational

from plugins.core.pictures import Tone
from tests.pictures.conftest import Newsroom, corner_colours, jpeg, saved, scene

UPRIGHT = ("red", "green", "blue", "yellow")
# How the upright scene must lie in the file so that each EXIF orientation turns it upright.
LAID_DOWN = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize("turn", range(1, 9))
def test_every_orientation_is_turned_upright(newsroom: Newsroom, turn: int, format: str) -> None:
    laid = scene(600, 400)
    if (way := LAID_DOWN[turn]) is not None:
        laid = laid.transpose(way)
    exif = Image.Exif()
    exif[0x0112] = turn
    shown = newsroom.widest("anh.jpg", saved(laid, format, exif=exif))
    assert shown.size == (600, 400)
    assert corner_colours(shown) == UPRIGHT


@pytest.mark.parametrize("broken", [b"Exif\0\0MM\0*\xff\xff\xff\xff", b"Exif\0\0" + b"\xff" * 40])
def test_a_broken_exif_block_is_no_obstacle(newsroom: Newsroom, broken: bytes) -> None:
    assert corner_colours(newsroom.widest("anh.jpg", jpeg(exif=broken))) == UPRIGHT


def grey_ramp_16_bit() -> Image.Image:
    """Return a 16-bit grey picture: dark on the left, light on the right."""
    picture = Image.new("I;16", (256, 64))
    for across in range(256):
        for down in range(64):
            picture.putpixel((across, down), across * 257)
    return picture


def test_sixteen_bits_of_grey_keep_their_tones(newsroom: Newsroom) -> None:
    shown = newsroom.widest("xam.png", saved(grey_ramp_16_bit(), "PNG"), "jpeg").convert("L")
    assert [round(shown.getpixel((x, 30)) / 16) for x in (16, 128, 240)] == [1, 8, 15]


@pytest.mark.parametrize("mode", ["L", "1", "P", "RGB", "CMYK", "LA", "RGBA"])
def test_every_mode_is_published_in_srgb(newsroom: Newsroom, mode: str) -> None:
    content = saved(scene(mode=mode), "JPEG" if mode == "CMYK" else "PNG")
    shown = newsroom.widest("anh.jpg", content, "jpeg")
    assert shown.mode == "RGB"
    if mode in {"P", "RGB", "CMYK", "RGBA"}:
        assert corner_colours(shown) == UPRIGHT


@pytest.mark.parametrize("size", [(300, 200), (5000, 3000)])
@pytest.mark.parametrize("kind", ["RGBA", "P", "tRNS", "LA"])
def test_what_shows_through_stays_so(newsroom: Newsroom, kind: str, size: tuple[int, int]) -> None:
    picture = Image.new("RGBA", size, (200, 30, 30, 255))
    ImageDraw.Draw(picture).rectangle((0, 0, size[0] // 2, size[1]), fill=(0, 0, 0, 0))
    if kind == "tRNS":
        content = saved(picture.convert("RGB"), "PNG", transparency=(0, 0, 0))
    else:
        content = saved(picture.convert(kind) if kind != "P" else picture.quantize(8), "PNG")
    owner = newsroom.one("trong.png", content)
    album, _ = newsroom.render()
    rendered = album.rendered(owner, "trong.png")
    assert rendered is not None
    assert rendered.formats == ("webp", "png")
    for rendition in rendered.renditions:
        with Image.open(newsroom.output / rendition.address) as shown:
            alpha = shown.convert("RGBA").getchannel("A")
            assert alpha.getpixel((shown.width // 5, 3)) == 0
            assert alpha.getpixel((shown.width * 4 // 5, 3)) == 255


def wide_profile() -> bytes:
    """Return an ICC profile that is not sRGB: the colours of Lab, which Pillow can make."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()


def swapped_profile() -> bytes:
    """Return sRGB's own profile with the red and green primaries changed over."""
    plain = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, green = plain.index(b"rXYZ"), plain.index(b"gXYZ")
    plain[red : red + 4], plain[green : green + 4] = b"gXYZ", b"rXYZ"
    name = "sRGB built-in".encode("utf-16-be")
    at = plain.find(name)
    if at >= 0:
        plain[at : at + len(name)] = "Xuong may RGB".encode("utf-16-be")
    return bytes(plain)


def test_colours_follow_the_icc_profile(newsroom: Newsroom) -> None:
    content = saved(scene(), "PNG", icc_profile=swapped_profile())
    assert corner_colours(newsroom.widest("anh.png", content)) == ("green", "red", "blue", "yellow")


@pytest.mark.parametrize("profile", [b"no profile at all", wide_profile()])
def test_a_profile_that_does_not_fit_is_passed_over(newsroom: Newsroom, profile: bytes) -> None:
    content = saved(scene(), "PNG", icc_profile=profile)
    assert corner_colours(newsroom.widest("anh.png", content)) == UPRIGHT


@pytest.mark.parametrize("size", [(1, 1), (1, 3000), (3000, 1), (400, 401), (20000, 30)])
def test_odd_shapes_are_published(newsroom: Newsroom, size: tuple[int, int]) -> None:
    shown = newsroom.widest("anh.png", saved(Image.new("RGB", size, "#c02020"), "PNG"))
    assert shown.width == min(1920, size[0])


def test_the_dominant_colour_is_that_of_most_pixels(newsroom: Newsroom) -> None:
    picture = Image.new("RGB", (400, 300), "#1d4f91")
    ImageDraw.Draw(picture).rectangle((0, 0, 100, 100), fill="#ffffff")
    owner = newsroom.one("xanh.png", saved(picture, "PNG"))
    album, _ = newsroom.render()
    shown = album.pictures[owner, "xanh.png"]
    assert shown.colour == "#1d4f91"
    assert shown.tone == Tone(0, 1, 2)
    assert shown.tone.deep


def test_nothing_is_put_behind_what_shows_through(newsroom: Newsroom) -> None:
    owner = newsroom.one("trong.png", saved(see_through(scene()), "PNG"))
    album, _ = newsroom.render()
    assert album.pictures[owner, "trong.png"].tone is None


CANARY = b"Canary-Nguyen-Thi-May"


def private_jpeg() -> bytes:
    """Return a photo with everything in it that a phone or an agency writes."""
    text = CANARY.decode()
    thumbnail = scene(160, 100)
    exif = Image.Exif()
    exif[0x010F] = text  # make
    exif[0x013B] = text  # artist
    exif[0x8298] = text  # copyright
    inner = exif.get_ifd(0x8769)
    inner[0xA431] = text  # body serial number
    inner[0xA430] = text  # owner
    inner[0x927C] = b"maker " + CANARY
    place = exif.get_ifd(0x8825)
    place[1], place[2] = "N", (IFDRational(21), IFDRational(1), IFDRational(42))
    place[29] = text
    raw = exif.tobytes() + jpeg_of(thumbnail)
    iptc = b"\x1c\x02\x50\x00" + bytes([len(CANARY)]) + CANARY
    photoshop = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + len(iptc).to_bytes(4, "big") + iptc
    segment = b"\xff\xed" + (len(photoshop) + 2).to_bytes(2, "big") + photoshop
    content = jpeg(exif=raw, xmp=b"<x:xmpmeta>" + CANARY + b"</x:xmpmeta>", comment=CANARY)
    return content[:2] + segment + content[2:] + CANARY


def jpeg_of(picture: Image.Image) -> bytes:
    """Return *picture* as JPEG with the canary inside, as a thumbnail would carry it."""
    return saved(picture, "JPEG", comment=CANARY)


def private_png() -> bytes:
    """Return a PNG that says who made it, in every kind of text chunk."""
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", CANARY.decode())
    notes.add_text("Comment", CANARY.decode(), zip=True)
    notes.add_itxt("XML:com.adobe.xmp", CANARY.decode())
    exif = Image.Exif()
    exif[0x013B] = CANARY.decode()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return saved(scene(mode="RGBA"), "PNG", pnginfo=notes, exif=exif, icc_profile=profile)


def see_through(picture: Image.Image) -> Image.Image:
    """Return *picture* with one clear corner, so that the PNG fallback is made."""
    clear = picture.convert("RGBA")
    clear.putpixel((0, 0), (0, 0, 0, 0))
    return clear


def test_nothing_private_survives(newsroom: Newsroom) -> None:
    exif = Image.Exif()
    exif[0x013B] = CANARY.decode()
    with Image.open(io.BytesIO(private_png())) as opened:
        notes = PngImagePlugin.PngInfo()
        notes.add_text("Author", CANARY.decode())
        clear = saved(see_through(opened), "PNG", pnginfo=notes, exif=exif)
    originals = {
        "dien-thoai.jpg": private_jpeg(),
        "man-hinh.png": private_png(),
        "bieu-trung.png": clear,
        "mang.webp": saved(scene(), "WEBP", exif=exif, xmp=CANARY),
        "moi.avif": saved(scene(), "AVIF", exif=exif, xmp=CANARY),
        "cu.gif": saved(scene(mode="P"), "GIF", comment=CANARY),
    }
    for name, content in originals.items():
        assert CANARY in content
        newsroom.one(name, content)
    assert newsroom.told() == []
    newsroom.render()
    published = newsroom.published()
    assert {name.rpartition(".")[2] for name in published} == {"avif", "webp", "jpg", "png"}
    for name, content in published.items():
        assert CANARY not in content, name
        for mark in (b"Exif", b"EXIF", b"http://ns.adobe.com", b"XMP ", b"8BIM", b"ICC", b"tEXt"):
            assert mark not in content, (name, mark)
        with Image.open(io.BytesIO(content)) as shown:
            assert not shown.getexif()
            told = set(shown.info) - {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
            assert told <= {
                "progressive",
                "progression",
                "loop",
                "background",
                "timestamp",
                "duration",
            }


def test_originals_are_never_published(newsroom: Newsroom) -> None:
    newsroom.one("tho.jpg", jpeg())
    newsroom.render()
    originals = {path.read_bytes() for path in newsroom.root.rglob("*") if path.is_file()}
    assert not originals & set(newsroom.published().values())
