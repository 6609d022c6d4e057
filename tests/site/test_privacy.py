"""Nothing that a camera, a phone or the desk keeps for itself is in any file of a finished site."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from tests.builders import build_site, make_site, write, write_story
from tests.pictures.conftest import saved, scene
from tests.pictures.test_heic import heic
from tests.pictures.test_pixels import CANARY, jpeg_of, private_jpeg, private_png


def test_no_published_file_holds_what_the_originals_hide(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x013B] = CANARY.decode()
    exif.get_ifd(0x8825)[29] = CANARY.decode()
    second = jpeg_of(scene(64, 48))
    pictures = {
        "dien-thoai.jpg": private_jpeg(),
        "hai-anh.jpg": saved(scene(), "MPO", save_all=True, append_images=[scene(64, 48)]) + second,
        "man-hinh.png": private_png(),
        "mang.webp": saved(scene(), "WEBP", exif=exif, xmp=CANARY),
        "moi.avif": saved(scene(), "AVIF", exif=exif, xmp=CANARY),
        "iphone.heic": heic(scene(), exif=exif, xmp=CANARY, thumbnails=[64]),
        "cu.gif": saved(scene(mode="P"), "GIF", comment=CANARY),
    }
    content = make_site(tmp_path)
    consent = f"Cha mẹ đồng ý, {CANARY.decode()}"
    gallery = [
        {"file": name, "alt": f"Ảnh {name}", "minors": True, "consent": consent}
        for name in pictures
    ]
    folder = write_story(content, "anh-goc", gallery=gallery)
    for name, bytes_ in pictures.items():
        assert CANARY in bytes_
        write(folder / name, bytes_)
    build_site(content, tmp_path / "output")
    files = [path for path in (tmp_path / "output").rglob("*") if path.is_file()]
    assert sum(path.suffix == ".avif" for path in files) >= len(pictures) - 1
    told = [path for path in files if CANARY in path.read_bytes()]
    assert told == []
    assert not [path for path in files if path.name in pictures]
