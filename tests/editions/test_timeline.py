"""Agreements along the years: places in per cent, what is open, and all of them on one page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from plugins.core.pages import OrganisationBody, OverTimeBody, Page, RegisterBody, Timeline
from plugins.core.timeline import TimelineRow
from plugins.editions.site_pages import SitePages
from tests.builders import SITE, make_site, write_story
from tests.editions.conftest import site_pages_of


def site_with(folder: Path, *agreements: dict[str, Any], **content: Any) -> SitePages:
    made = make_site(folder, **content)
    told = [
        {"id": f"thoa-thuan-{at}", "title": f"Số {at}", "parties": ["an-binh", "Xã Bến Đò"]} | one
        for at, one in enumerate(agreements)
    ]
    if told:
        write_story(made, "tin", date="2025-02-10", agreements=told)
    return site_pages_of(made)


def timeline(folder: Path, *agreements: dict[str, Any]) -> Timeline | None:
    body = site_with(folder, *agreements).pages["to-chuc/an-binh/"].body
    assert isinstance(body, OrganisationBody)
    return body.timeline


def rows(line: Timeline) -> list[TimelineRow]:
    return [row for group in line.groups for row in group.rows]


def test_a_row_stands_where_its_days_are(tmp_path: Path) -> None:
    line = timeline(
        tmp_path,
        {"signed": "2021-03-18", "valid_from": "01/01/2021", "valid_to": "31/12/2025"},
        {"signed": "unknown", "valid_from": "2016", "valid_to": "2020"},
    )
    assert line is not None
    assert line.axis is not None
    newer, older = (row.bar for row in rows(line))
    assert newer is not None
    assert older is not None
    assert (older.start, newer.start + newer.length) == (0, 100)
    assert older.length == pytest.approx(newer.start, abs=0.05)
    assert [row.name.text for row in rows(line)] == ["Số 0", "Số 1"]
    assert [row.state.mark for row in rows(line)] == ["in_force", "ended"]
    assert [row.period.text for row in rows(line) if row.period] == [
        "01/01/2021 – 31/12/2025",
        "2016–2020",
    ]
    assert newer.start < line.axis.today < 100
    assert [year for year, _ in line.axis.years] == list(range(2016, 2026))
    assert line.axis.years[0][1] == 0


def test_a_row_names_the_other_parties_and_its_number(tmp_path: Path) -> None:
    line = timeline(tmp_path, {"signed": "2024-03-18", "number": "12/TT"})
    assert line is not None
    [row] = rows(line)
    assert [party.text for party in row.parties] == ["Xã Bến Đò"]
    assert row.name.note == "12/TT"
    assert row.period is not None
    assert row.period.text == "Ký 18/03/2024"


def test_what_is_not_known_is_open(tmp_path: Path) -> None:
    line = timeline(
        tmp_path,
        {"signed": "2022", "valid_to": "unknown"},
        {"signed": "unknown", "valid_to": "2024"},
        {"signed": "unknown"},
    )
    assert line is not None
    bars = {row.name.text: row.bar for row in rows(line)}
    first, second, third = (bars[f"Số {at}"] for at in range(3))
    assert first is not None
    assert (first.open_start, first.open_end) == (False, True)
    assert first.start + first.length == 100
    assert second is not None
    assert (second.open_start, second.open_end, second.start) == (True, False, 0)
    assert third is None, "named, and no bar drawn"


def test_what_holds_until_further_notice_is_not_open(tmp_path: Path) -> None:
    line = timeline(tmp_path, {"signed": "2022", "valid_from": "2022"})
    assert line is not None
    [row] = rows(line)
    assert row.state.mark == "in_force"
    assert row.bar is not None
    assert (row.bar.start + row.bar.length, row.bar.open_end) == (100, False)


def test_without_any_day_there_are_rows_and_no_axis(tmp_path: Path) -> None:
    line = timeline(tmp_path, {"signed": "unknown"})
    assert line is not None
    assert (line.axis, line.count) == (None, 1)


def test_without_agreements_there_is_no_timeline(tmp_path: Path) -> None:
    assert timeline(tmp_path) is None


def test_an_organisation_shows_its_newest_agreements_and_leads_to_all(tmp_path: Path) -> None:
    signed = [{"signed": f"{year}-05-04"} for year in range(2010, 2022)]
    body = site_with(tmp_path, *signed).pages["to-chuc/an-binh/"].body
    assert isinstance(body, OrganisationBody)
    assert body.timeline is not None
    shown = [row.period.text for row in rows(body.timeline) if row.period]
    assert shown == [f"Ký 04/05/{year}" for year in range(2021, 2013, -1)]
    assert body.agreements is not None
    assert (body.agreements.count, body.agreements.url) == (12, "/thoa-thuan/ben/an-binh/")
    assert all(extract.register != "agreements" for extract in body.registers)


def test_long_times_are_marked_sparely(tmp_path: Path) -> None:
    line = timeline(tmp_path, {"signed": "1946", "valid_to": "1950"}, {"signed": "2024"})
    assert line is not None
    assert line.axis is not None
    assert [year for year, _ in line.axis.years] == list(range(1950, 2026, 10))


def over_time(site: SitePages, lang: str = "vi") -> Page:
    where = {"vi": "thoa-thuan-theo-thoi-gian/", "en": "en/agreements-over-time/"}
    return site.pages[where[lang]]


def test_every_agreement_stands_once_under_the_partner_that_tells_it_from_others(
    tmp_path: Path,
) -> None:
    site = site_with(
        tmp_path,
        {"signed": "2020-01-02", "parties": ["an-binh", "Xã Bến Đò"]},
        {"signed": "2024-01-02", "parties": ["an-binh", "Xã Bến Đò", "Quán Gió"]},
        {"signed": "2022-01-02", "parties": ["an-binh", "Ấp Đông"]},
        {"signed": "2021-01-02", "parties": ["an-binh", "rattan-works"]},
        {"signed": "2019-01-02", "parties": ["an-binh"], "unnamed_parties": "ba trường học"},
    )
    body = over_time(site).body
    assert isinstance(body, OverTimeBody)
    shown = {
        group.heading.text if group.heading else "": [row.name.text for row in group.rows]
        for group in body.timeline.groups
    }
    assert list(shown.items()) == [
        ("Ấp Đông", ["Số 2"]),
        ("Công đoàn Ấn Bình", ["Số 4"]),
        ("Công đoàn Xưởng Mây", ["Số 3"]),
        ("Xã Bến Đò", ["Số 1", "Số 0"]),
    ]
    assert body.timeline.count == body.register.count == 5
    [several] = [row for row in rows(body.timeline) if row.name.text == "Số 1"]
    assert [party.text for party in several.parties] == ["Công đoàn Ấn Bình", "Quán Gió"]


def test_the_register_leads_to_the_axis_and_both_editions_to_one_another(tmp_path: Path) -> None:
    site = site_with(tmp_path, {"signed": "2024-01-02"})
    register = site.pages["thoa-thuan/"].body
    assert isinstance(register, RegisterBody)
    assert register.over_time is not None
    assert register.over_time.url == "/thoa-thuan-theo-thoi-gian/"
    page = over_time(site)
    assert (page.alternate.url, page.alternate.exact) == ("/en/agreements-over-time/", True)
    assert page.indexed


def test_without_agreements_the_axis_is_empty_and_without_the_register_there_is_none(
    tmp_path: Path,
) -> None:
    empty = site_with(tmp_path / "empty")
    page = over_time(empty)
    assert isinstance(page.body, OverTimeBody)
    assert (page.body.timeline.groups, page.indexed) == ((), False)
    register = empty.pages["thoa-thuan/"].body
    assert isinstance(register, RegisterBody)
    assert register.over_time is None
    off = site_with(tmp_path / "off", site=SITE | {"features": {"agreements": False}})
    assert "thoa-thuan-theo-thoi-gian/" not in off.pages
