"""What a register's table says in few letters, by what it sorts, and how a roll of honour reads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from plugins.core.pages import OrganisationBody
from plugins.core.register_pages import RegisterBody
from plugins.registers import BY_NAME, REGISTERS
from tests.builders import ORGANISATIONS, make_site, write_story
from tests.editions.conftest import site_pages_of
from tests.editions.registers import register
from tests.registers.conftest import agreement

LONG = {
    "id": "dai",
    "name": {
        "vi": "Công đoàn ngành Liên đoàn Lao động tỉnh",
        "en": "Federation of Labour of the Province",
    },
}


def roll(content: Path, *recipients: Any, **award: Any) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the first row's bodies, each with its people and what is noted of them."""
    told = {"award": "certificate", "awarded_by": "cloud-river", "year": "2024", **award}
    write_story(content, "khen", awards=[told | {"recipients": list(recipients)}])
    row = register(site_pages_of(content), "khen-thuong/").table.groups[0].rows[0]
    return [
        (body.text, [(one.text, one.note or "") for one in body.members]) for body in row.cells[0]
    ]


def test_a_unit_stands_once_below_all_its_people(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    assert roll(
        content,
        {"name": "Lê Thị Ổn", "unit": "Công ty May Sao Mai"},
        {"name": "Trần Anh", "unit": "tổ 2, Công ty May Sao Mai"},
        {"name": "Đỗ Bình", "unit": "khối lớp 5, Trường Hoa Mơ"},
        {"name": "Tổ điện", "type": "collective", "unit": "rattan-works"},
    ) == [
        ("Công đoàn Xưởng Mây", [("Tổ điện", "")]),
        ("Công ty May Sao Mai", [("Trần Anh", "(tổ 2)"), ("Lê Thị Ổn", "")]),
        ("khối lớp 5, Trường Hoa Mơ", [("Đỗ Bình", "")]),
    ]


def test_whoever_has_no_unit_stands_under_that_of_the_award(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    shown = roll(
        content,
        "Lê Thị Ổn",
        {"name": "rattan-works", "type": "collective"},
        unit="rattan-works",
    )
    assert shown == [
        ("", [("Công đoàn Xưởng Mây", "")]),
        ("Công đoàn Xưởng Mây", [("Lê Thị Ổn", "")]),
    ]


def test_a_body_has_its_own_short_name_or_the_glossary_s(tmp_path: Path) -> None:
    content = make_site(tmp_path, organisations=[*ORGANISATIONS, LONG])
    parties = ["cloud-river", "dai", "liên đoàn lao động xã", "Siêu liên đoàn lao độngx", "an-binh"]
    write_story(content, "ky", agreements=[agreement("mot", parties=parties)])
    site_pages = site_pages_of(content)
    found = {}
    for lang in ("vi", "en"):
        row = register(site_pages, BY_NAME["agreements"].address(lang)).table.groups[0].rows[0]
        found[lang] = [value.short for value in row.cells[2]]
    assert found["vi"] == ["LĐLĐ Sông Mây", "Công đoàn ngành LĐLĐ tỉnh", "LĐLĐ xã", None, None]
    assert found["en"] == ["CRFL", None, "LĐLĐ xã", None, None], "no mixture of two languages"


def test_days_are_short_where_a_month_has_a_long_name(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    told = agreement("mot", signed="05/2016", valid_from="01/12/2026", valid_to="31/12/2029")
    write_story(content, "ky", agreements=[told])
    site_pages = site_pages_of(content)
    said = {}
    for lang in ("vi", "en"):
        row = register(site_pages, BY_NAME["agreements"].address(lang)).table.groups[0].rows[0]
        said[lang] = [value.short for cell in row.cells[3:] for value in cell]
    assert said == {"vi": ["5/2016", None], "en": [None, "1 Dec 2026 – 31 Dec 2029"]}


def test_rows_sort_by_last_day_state_and_given_name(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    write_story(
        content,
        "ky",
        agreements=[
            agreement("mot", valid_from="2020", valid_to="31/12/2029"),
            agreement("hai", valid_from="2020", valid_to="unknown"),
        ],
        awards=[
            {"award": "other", "awarded_by": "an-binh", "year": "2024", "recipients": ["Lê Thị Ổn"]}
        ],
    )
    site_pages = site_pages_of(content)
    rows = register(site_pages, "thoa-thuan/").table.groups[0].rows
    orders = {row.id: (row.cells[1][0].order, row.cells[4][0].order) for row in rows}
    assert orders == {"row-mot": ("0", "2029-12-31"), "row-hai": ("4", "")}
    honoured = register(site_pages, "khen-thuong/").table.groups[0].rows[0].cells[0][0]
    assert honoured.order == "Ổn Lê Thị Ổn"


@pytest.mark.parametrize("one", REGISTERS, ids=lambda one: one.name)
def test_every_column_to_sort_by_is_one_and_its_values_are_a_facet(one: Any) -> None:
    columns, facets = {key for key, _ in one.columns}, {facet.name for facet in one.facets}
    assert set(one.sorts) <= columns
    assert set(one.sorts.values()) <= facets | {""}
    assert one.labels <= columns


def test_a_table_without_the_names_is_still_told_apart_by_a_head_of_its_rows(
    tmp_path: Path,
) -> None:
    content = make_site(tmp_path)
    told = {"award": "other", "awarded_by": "an-binh", "year": "2024", "unit": "rattan-works"}
    write_story(content, "khen", awards=[told | {"recipients": "unnamed"}])
    body = site_pages_of(content).pages["to-chuc/rattan-works/"].body
    assert isinstance(body, OrganisationBody)
    [received] = body.registers
    assert next((c.key, c.kind) for c in received.table.columns) == ("award", "title")
    whole = site_pages_of(content).pages["khen-thuong/"].body
    assert isinstance(whole, RegisterBody)
    assert whole.table.in_heading
