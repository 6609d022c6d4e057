"""Opening a picture that may be anything: what is wrong with it is said by a code, never crashed.

Pillow is given only the decoder of the kind that the first bytes name, and a limit on pixels that
holds before anything is decoded. The HEIC decoder is loaded when the first HEIC is met.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PIL import Image, ImageFile, UnidentifiedImageError

from plugins.core.lfs import is_pointer
from plugins.pictures.jpeg.damage import is_damaged
from plugins.pictures.settings import CMYK_PIXEL_LIMIT, PIXEL_LIMIT, PIXEL_LIMITS
from plugins.pictures.sniff import HEAD, READABLE, kind_of

# Pillow refuses above twice its limit and warns above it; `opened` makes both one refusal.
Image.MAX_IMAGE_PIXELS = PIXEL_LIMIT

_ORIENTATION: Final = 0x0112
_TAIL: Final = 65_536
_REFUSED: Final = {"svg": "P205"}


class BadPictureError(Exception):
    """A picture that cannot be published; ``code`` is one of ``problems.toml``."""

    def __init__(self, code: str, **values: object) -> None:
        self.code = code
        self.values = values
        super().__init__(code)


@dataclass(frozen=True, slots=True)
class Measured:
    """A picture whose header was read: its kind, and its upright size in pixels."""

    kind: str
    width: int
    height: int


def measure(path: Path) -> Measured:
    """Return what the header of *path* says, without decoding; raise ``BadPictureError``.

    A file whose end looks cut off is decoded to be sure; any other damage shows when it is
    rendered, which refuses it with the same words.
    """
    with opened(path) as (picture, kind):
        across, down = picture.size
        turned = orientation(picture) >= 5
        if _looks_cut_off(path, kind):
            draft(picture, kind, (across // 8 or 1, down // 8 or 1))
            picture.load()
    return Measured(kind, down, across) if turned else Measured(kind, across, down)


def check_sums(path: Path) -> None:
    """Raise ``BadPictureError`` where a PNG's own checksums, or a JPEG's codes, say that it is damaged.

    Pillow decodes such a file to wrong colours without a word. What WebP, AVIF and HEIC do not say when
    they are decoded cannot be told: they have neither sums nor marks between their parts.
    """
    with opened(path) as (picture, kind):
        if kind == "png":
            picture.verify()
    if kind == "jpeg" and is_damaged(_content(path)):
        raise BadPictureError("P202")


def draft(picture: ImageFile.ImageFile, kind: str, size: tuple[int, int]) -> None:
    """Have a JPEG decoded small, but not smaller than *size*; a HEIC would give its thumbnail."""
    if kind == "jpeg":
        picture.draft(None, size)


@contextmanager
def opened(path: Path) -> Iterator[tuple[ImageFile.ImageFile, str]]:
    """Open the picture at *path*, and name its kind; raise ``BadPictureError`` for whatever goes wrong.

    What the body of the ``with`` raises while it decodes is translated as well.
    """
    kind = _readable_kind(path)
    if kind == "heic":
        _learn_heic()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            formats = ("JPEG", "MPO") if kind == "jpeg" else (READABLE[kind],)
            with Image.open(path, formats=formats) as picture:
                if not isinstance(picture, ImageFile.ImageFile):
                    raise BadPictureError("P203")
                _refuse_bomb(picture)
                # A second picture in an MPO or HEIC is another view of the first, not a frame.
                if kind not in {"jpeg", "heic"} and getattr(picture, "is_animated", False):
                    raise BadPictureError("P206")
                yield picture, kind
    except BadPictureError:
        raise
    except (FileNotFoundError, PermissionError) as error:
        raise BadPictureError("P209", reason=error.strerror or type(error).__name__) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise BadPictureError("P207", limit=PIXEL_LIMIT // 1_000_000) from error
    except MemoryError as error:
        raise BadPictureError("P211") from error
    except UnidentifiedImageError as error:
        raise BadPictureError(_damaged(kind)) from error
    except ValueError as error:
        raise BadPictureError("P208" if "too large" in str(error) else _damaged(kind)) from error
    except Exception as error:  # decoders raise anything on damaged bytes
        raise BadPictureError(_damaged(kind)) from error


def orientation(picture: Image.Image) -> int:
    """Return how the picture is to be turned: EXIF's 1 to 8, and 1 where EXIF is absent or broken."""
    try:
        value = picture.getexif().get(_ORIENTATION, 1)
    except Exception:  # a broken EXIF block is no reason to refuse a picture
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def _learn_heic() -> None:
    """Teach Pillow to read HEIC with libheif; no thumbnails, no depth maps, no writing."""
    import pillow_heif

    pillow_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)


def _damaged(kind: str) -> str:
    """Return the code of a file that no decoder can make sense of; HEIC has advice of its own."""
    return "P204" if kind == "heic" else "P202"


def _readable_kind(path: Path) -> str:
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
    except OSError as error:
        raise BadPictureError("P209", reason=error.strerror or type(error).__name__) from error
    if not head:
        raise BadPictureError("P201")
    if is_pointer(head):
        raise BadPictureError("P215")
    kind = kind_of(head)
    if kind is None or kind == "pdf":
        raise BadPictureError("P203")
    if kind in _REFUSED:
        raise BadPictureError(_REFUSED[kind])
    if kind not in READABLE:
        raise BadPictureError("P210", kind=kind.upper())
    return kind


def _refuse_bomb(picture: ImageFile.ImageFile) -> None:
    limit = PIXEL_LIMITS.get(picture.format or "", PIXEL_LIMIT)
    if picture.mode == "CMYK":
        limit = min(limit, CMYK_PIXEL_LIMIT)
    if picture.width * picture.height > limit:
        raise BadPictureError("P207", limit=limit // 1_000_000)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadPictureError("P209", reason=error.strerror or type(error).__name__) from error


def _looks_cut_off(path: Path, kind: str) -> bool:
    """Say whether the end mark of the format is missing from the end of the file."""
    size = path.stat().st_size
    if kind in {"heic", "avif"}:
        return _end_of_boxes(path, size) != size
    with path.open("rb") as file:
        head = file.read(12)
        file.seek(max(0, size - _TAIL))
        tail = file.read()
    if kind == "jpeg":  # neither mark can stand inside the coded pixels, but thumbnails have both
        return tail.rfind(b"\xff\xd9") <= tail.rfind(b"\xff\xda")
    if kind == "png":
        return b"IEND" not in tail
    if kind == "webp":
        return int.from_bytes(head[4:8], "little") + 8 > size
    return kind == "gif" and b"\x3b" not in tail[-16:]


def _end_of_boxes(path: Path, size: int) -> int:
    """Return where the boxes of an ISO file say that it ends: length and name, one after another."""
    at = 0
    with path.open("rb") as file:
        while at + 8 <= size:
            file.seek(at)
            head = file.read(16)
            length = int.from_bytes(head[:4], "big")
            if length == 1:
                length = int.from_bytes(head[8:], "big")
            if length == 0:  # to the end of the file, wherever that is
                return size
            if length < 8:
                return at
            at += length
    return at
