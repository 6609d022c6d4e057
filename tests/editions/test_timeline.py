"""Agreements along the years: places in per cent, what is open, what is left out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from plugins.core.pages import ListingBody, Timeline
from tests.builders import make_site, write_story
from tests.editions.conftest import site_pages_of


def timeline(folder: Path, *agreements: dict[str, Any], lang: str = "vi") -> Timeline | None:
    content = make_site(folder)
    told = [
        {"id": f"thoa-thuan-{at}", "title": f"Số {at}", "parties": ["an-binh", "Xã Bến Đò"]} | one
        for at, one in enumerate(agreements)
    ]
    write_story(content, "tin", date="2025-02-10", agreements=told)
    address = "to-chuc/an-binh/" if lang == "vi" else "en/organisations/an-binh/"
    body = site_pages_of(content).pages[address].body
    assert isinstance(body, ListingBody)
    return body.timeline


def test_a_row_stands_where_its_days_are(tmp_path: Path) -> None:
    line = timeline(
        tmp_path,
        {"signed": "2021-03-18", "valid_from": "01/01/2021", "valid_to": "31/12/2025"},
        {"signed": "unknown", "valid_from": "2016", "valid_to": "2020"},
    )
    assert line is not None
    newer, older = line.rows
    assert (older.start, newer.start + newer.length) == (0, 100)
    assert older.length == pytest.approx(newer.start, abs=0.05)
    assert [row.name.text for row in line.rows] == ["Số 0", "Số 1"]
    assert [row.state.mark for row in line.rows] == ["in_force", "ended"]
    assert [row.period.text for row in line.rows if row.period] == [
        "01/01/2021 – 31/12/2025",
        "2016–2020",
    ]
    assert newer.start < line.today < 100
    assert [year for year, _ in line.years] == [2016, 2018, 2020, 2022, 2024]
    assert line.years[0][1] == 0


def test_what_is_not_known_is_open(tmp_path: Path) -> None:
    line = timeline(
        tmp_path,
        {"signed": "2022", "valid_to": "unknown"},
        {"signed": "unknown", "valid_to": "2024"},
        {"signed": "unknown"},
    )
    assert line is not None
    rows = {row.name.text: row for row in line.rows}
    first, second, third = (rows[f"Số {at}"] for at in range(3))
    assert (first.open_start, first.open_end) == (False, True)
    assert first.start + first.length == 100
    assert (second.open_start, second.open_end, second.start) == (True, False, 0)
    assert (third.start, third.length) == (0, 0), "named, and no bar drawn"


@pytest.mark.parametrize(
    "agreements", [[], [{"signed": "2022"}], [{"signed": "2022"}, {"signed": "unknown"}]]
)
def test_fewer_than_two_days_make_no_timeline(
    tmp_path: Path, agreements: list[dict[str, Any]]
) -> None:
    content_has_agreements = timeline(tmp_path, *agreements) if agreements else None
    assert content_has_agreements is None


def test_long_times_are_marked_sparely(tmp_path: Path) -> None:
    line = timeline(tmp_path, {"signed": "1946", "valid_to": "1950"}, {"signed": "2024"})
    assert line is not None
    assert [year for year, _ in line.years] == [1960, 1980, 2000, 2020]
