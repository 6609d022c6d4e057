"""When a photograph was taken, and the order in which photographs were: from EXIF, else the name.

A file's own time is never asked: copying, mailing and unpacking change it.
"""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Final

from plugins.core.dates import ZONE
from plugins.core.text import nfc
from plugins.pictures.reading import BadPictureError, opened

_EXIF_IFD: Final = 0x8769
_ORIGINAL: Final = 0x9003
_OFFSET: Final = 0x9011
_PARTS_OF_SECOND: Final = 0x9291
_WRITTEN: Final = re.compile(r"(\d{4})\D(\d\d)\D(\d\d)\D(\d\d)\D(\d\d)\D(\d\d)")
# IMG_20241227_140233.jpg, 2024-12-27 14.02.33.jpg, PXL_20241227_070233123.jpg
_NAMED: Final = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[-_.]?(\d\d)[-_.]?(\d\d)[-_. tT]+(\d\d)[-_.:h]?(\d\d)[-_.:m]?(\d\d)(\d{3})?(?!\d)"
)


def in_order(paths: list[Path]) -> list[tuple[Path, dt.datetime | None]]:
    """Return *paths* in the order in which they were taken, each with its time where it is known.

    Those without a time come last, by name, with numbers in the order of numbers.
    """
    dated = [(path, capture_time(path)) for path in paths]
    return sorted(dated, key=lambda one: (_time_key(one[1]), _name_key(one[0].name)))


def capture_time(path: Path) -> dt.datetime | None:
    """Return when the photograph at *path* was taken: EXIF's original time, else the name's.

    A time without an offset is Vietnam's. ``None`` where neither tells, or both tell nonsense.
    """
    return _by_exif(path) or _by_name(path.name)


def _by_exif(path: Path) -> dt.datetime | None:
    try:
        with opened(path) as (picture, _):
            exif = picture.getexif().get_ifd(_EXIF_IFD)
    except BadPictureError:
        return None
    found = _WRITTEN.match(str(exif.get(_ORIGINAL, "")).strip())
    if found is None:
        return None
    digits = re.match(r"\d+", str(exif.get(_PARTS_OF_SECOND, "")).strip())
    micros = int(digits[0][:6].ljust(6, "0")) if digits else 0
    return _moment(found.groups(), micros, _zone(str(exif.get(_OFFSET, ""))))


def _by_name(name: str) -> dt.datetime | None:
    found = _NAMED.search(name)
    if found is None:
        return None
    *parts, millis = found.groups()
    zone = dt.UTC if name.upper().startswith("PXL_") else ZONE  # Pixel phones name by UTC
    return _moment(tuple(parts), int(millis or 0) * 1000, zone)


def _zone(offset: str) -> dt.tzinfo:
    found = re.match(r"([+-])(\d\d):?(\d\d)", offset.strip())
    if found is None:
        return ZONE
    minutes = int(found[2]) * 60 + int(found[3])
    if minutes > 14 * 60:
        return ZONE
    return dt.timezone(dt.timedelta(minutes=-minutes if found[1] == "-" else minutes))


def _moment(parts: tuple[str, ...], micros: int, zone: dt.tzinfo) -> dt.datetime | None:
    try:
        year, month, day, hour, minute, second = map(int, parts)
        return dt.datetime(year, month, day, hour, minute, second, micros, zone).astimezone(ZONE)
    except (ValueError, OverflowError):  # cameras whose clock was never set write zeros
        return None


def _time_key(moment: dt.datetime | None) -> tuple[bool, float]:
    return moment is None, moment.timestamp() if moment else 0.0


def _name_key(name: str) -> list[tuple[int, int, str]]:
    """Return what sorts ``anh 9`` before ``anh 10``."""
    parts = re.findall(r"\d+|\D+", nfc(name).casefold())
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts]
