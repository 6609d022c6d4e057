"""Sound, cut off and damaged pictures of every kind: upright, or refused by a code; nothing else."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from PIL import Image

from plugins.pictures.encode import Job, RenderRefusal, render_original
from plugins.pictures.hashes import content_hash
from plugins.pictures.reading import BadPictureError, measure
from plugins.pictures.settings import Encoding, Recipe
from tests.pictures.conftest import corner_colours, saved, scene
from tests.pictures.test_heic import heic
from tests.pictures.test_pixels import CANARY, LAID_DOWN, UPRIGHT

CODES = {"P201", "P202", "P203", "P204", "P206", "P207", "P208", "P210"}
QUICK = Encoding("jpeg", (120,), (("quality", 90),))
RECIPE = Recipe((QUICK,), (Encoding("png", (120,), ()),))
KINDS = ("JPEG", "progressive", "MPO", "PNG", "WEBP", "AVIF", "HEIF")


def turned(kind: str, turn: int) -> bytes:
    """Return a picture that EXIF or the container turns upright, with a secret beside its pixels."""
    laid = scene(120, 80)
    if (way := LAID_DOWN[turn]) is not None:
        laid = laid.transpose(way)
    exif = Image.Exif()
    exif[0x0112] = turn
    exif[0x013B] = CANARY.decode()
    if kind == "HEIF":
        laid.info["exif"] = exif.tobytes()
        return heic(laid)
    if kind == "MPO":  # the second view is another picture, with a secret of its own
        return saved(laid, "MPO", save_all=True, append_images=[laid.rotate(180)], exif=exif)
    if kind == "progressive":
        return saved(laid, "JPEG", quality=92, progressive=True, exif=exif)
    return saved(laid, kind, exif=exif)


def outcome(content: bytes, folder: Path) -> str | bytes:
    """Return the code of a refusal, or the published picture."""
    path = folder / "anh"
    path.write_bytes(content)
    try:
        found = measure(path)
    except BadPictureError as bad:
        return bad.code
    made = render_original(
        Job("k", path, content_hash(path), found.kind, found.width, found.height, RECIPE, folder)
    )
    if isinstance(made, RenderRefusal):
        return made.code
    return (made.folder / made.files[0].name).read_bytes()


def shown(published: bytes, folder: Path) -> Image.Image:
    path = folder / "shown"
    path.write_bytes(published)
    with Image.open(path) as picture:
        picture.load()
        return picture


@pytest.mark.parametrize("turn", range(1, 9))
@pytest.mark.parametrize("kind", KINDS)
def test_a_sound_picture_is_upright_and_tells_nothing(tmp_path: Path, kind: str, turn: int) -> None:
    published = outcome(turned(kind, turn), tmp_path)
    assert isinstance(published, bytes)
    assert CANARY not in published
    picture = shown(published, tmp_path)
    assert picture.size == (120, 80)
    assert corner_colours(picture) == UPRIGHT


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_cut_off_anywhere_is_whole_or_refused(tmp_path: Path, kind: str) -> None:
    whole = turned(kind, 6)
    dice = random.Random(286)
    for length in sorted(dice.sample(range(len(whole)), 40)):
        published = outcome(whole[:length], tmp_path)
        if isinstance(published, str):
            assert published in CODES, length
        else:  # what was cut off was not the picture
            picture = shown(published, tmp_path)
            assert (picture.size, corner_colours(picture)) == ((120, 80), UPRIGHT), length


@pytest.mark.parametrize("kind", KINDS)
def test_flipped_bytes_are_survived_and_tell_nothing(tmp_path: Path, kind: str) -> None:
    whole = turned(kind, 6)
    dice = random.Random(1945)
    for _ in range(60):
        damaged = bytearray(whole)
        for _ in range(dice.randint(1, 8)):
            damaged[dice.randrange(len(damaged))] ^= 1 << dice.randrange(8)
        published = outcome(bytes(damaged), tmp_path)
        if isinstance(published, str):
            assert published in CODES
        else:
            assert CANARY not in published
            shown(published, tmp_path)
