"""When a photograph was taken: EXIF first, then the name, never the file's own time."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

from plugins.core.dates import ZONE
from plugins.pictures.capture_time import capture_time, in_order
from tests.builders import write
from tests.desk.test_gallery import photo


def test_parts_of_a_second_and_offsets_count(tmp_path: Path) -> None:
    burst = [
        photo(tmp_path / f"{name}.jpg", "2025:02:03 08:00:00", offset, parts)
        for name, offset, parts in (
            ("second", "+07:00", "90"),
            ("first", "+07:00", "123"),
            ("abroad", "+09:00", ""),
            ("third", "", "95"),
        )
    ]
    order = [path.stem for path, _ in in_order(burst)]
    assert order == ["abroad", "first", "second", "third"]
    assert capture_time(burst[1]) == dt.datetime(2025, 2, 3, 8, 0, 0, 123_000, ZONE)
    assert capture_time(burst[2]) == dt.datetime(2025, 2, 3, 6, 0, 0, 0, ZONE)


@pytest.mark.parametrize(
    ("name", "hour"),
    [
        ("IMG_20250203_081500.jpg", 8),
        ("PXL_20250203_011500123.jpg", 8),
        ("2025-02-03 08.15.00.jpg", 8),
        ("Screenshot_20250203-081500_Zalo.png", 8),
        ("IMG-20250203-WA0004.jpg", None),
        ("z5678901234567_abcdef.jpg", None),
        ("IMG_20251303_081500.jpg", None),
        ("DSC_0001.jpg", None),
    ],
)
def test_a_name_may_tell_the_time(tmp_path: Path, name: str, hour: int | None) -> None:
    found = capture_time(photo(tmp_path / name))
    assert (found and (found.hour, found.minute)) == (None if hour is None else (hour, 15))


@pytest.mark.parametrize("written", ["0000:00:00 00:00:00", "    :  :     :  :  ", "chua dat gio"])
def test_a_clock_that_was_never_set_tells_nothing(tmp_path: Path, written: str) -> None:
    assert capture_time(photo(tmp_path / "a.jpg", written)) is None


def test_without_a_time_the_name_decides_and_numbers_count_as_numbers(tmp_path: Path) -> None:
    paths = [photo(tmp_path / f"anh {number}.jpg") for number in (10, 9, 1)]
    for age, path in enumerate(paths):
        os.utime(path, (1_000_000_000 + age, 1_000_000_000 + age))
    paths.append(photo(tmp_path / "zz.jpg", "2025:02:03 08:00:00"))
    assert [path.stem for path, _ in in_order(paths)] == ["zz", "anh 1", "anh 9", "anh 10"]


def test_a_damaged_picture_is_listed_all_the_same(tmp_path: Path) -> None:
    broken = write(tmp_path / "hong.jpg", b"\xff\xd8\xff\xe1\x00\x10Exif\x00\x00II*\x00")
    assert in_order([broken]) == [(broken, None)]
