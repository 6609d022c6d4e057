"""The register of benefits: what holds first, the discount as the headline, until when in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import make_site
from tests.editions.conftest import site_pages_of
from tests.editions.registers import register


def _offer(name: str, offer: str = "Giảm 5%", **changes: object) -> dict[str, object]:
    return {"id": name, "partner": f"Quán {name}", "category": "Ăn uống", "offer": offer, **changes}


@pytest.mark.parametrize("address", ["phuc-loi/", "en/benefits/"])
def test_what_holds_comes_first_and_what_has_ended_is_folded_below(
    tmp_path: Path, address: str
) -> None:
    offers = [
        _offer("a", category="Bơi lội", valid_from="2024", valid_to="2024"),
        _offer("b", category="Xe cộ", valid_from="2024", valid_to="2026"),
        _offer("c", category="Ăn uống", valid_from="2025-04-01"),
        _offer("d", category="Ăn uống"),
        _offer("e", category="Ăn uống", valid_from="2024", valid_to="2024-12"),
    ]
    body = register(site_pages_of(make_site(tmp_path, benefits=offers)), address)
    groups = [(group.id, group.folded, len(group.rows)) for group in body.table.groups]
    assert groups == [
        ("g-an-uong", 0, 1), ("g-xe-co", 0, 1), ("g-_coming", 0, 1), ("g-_ended", 2, 2),
    ]  # fmt: skip


def test_until_when_an_offer_holds_is_told_in_words(tmp_path: Path) -> None:
    terms = {
        "2024–2025": ("đến hết 31/12/2025", "in_force", None),
        "2024–3/2025": ("đến hết tháng 3/2025", "ending", "còn 16 ngày"),
        "2024–": ("đến khi có thông báo mới", "in_force", None),
        "2024–unknown": ("Chưa rõ thời hạn", "unknown", None),
        "–": ("Chưa rõ thời hạn", "unknown", None),
        "4/2025–": ("từ tháng 4/2025", "coming", None),
        "4/2025–2026": ("từ tháng 4/2025 đến hết 2026", "coming", None),
        "2023–2024": ("hết hạn 2024", "ended", None),
    }
    offers = []
    for at, term in enumerate(terms):
        start, end = term.replace("2024–2025", "2024–31/12/2025").split("–")
        given = {"valid_from": start, "valid_to": end}
        offers.append(_offer(f"o{at}", **{key: value for key, value in given.items() if value}))
    body = register(site_pages_of(make_site(tmp_path, benefits=offers)), "phuc-loi/")
    shown = {
        row.id: (row.cells[-1][0].text, row.cells[-1][0].mark, row.cells[-1][0].note)
        for group in body.table.groups
        for row in group.rows
    }
    assert shown == {f"row-o{at}": words for at, words in enumerate(terms.values())}


@pytest.mark.parametrize(
    ("offer", "vi", "en"),
    [
        ("Giảm 13% hóa đơn", "−13\u00a0%", "−13%"),
        ("Giảm đến 7,5%", "đến −7,5\u00a0%", "up to −7.5%"),
        ("Giảm 300.000 đồng", "−300 nghìn", "−300,000 dong"),
        ("Giảm 1,5 triệu đồng", "−1,5 triệu", "−1,500,000 dong"),
        ("Giảm 12.345 đồng", "−12.345 ₫", "−12,345 dong"),
    ],
)
def test_the_discount_leads(tmp_path: Path, offer: str, vi: str, en: str) -> None:
    site_pages = site_pages_of(
        make_site(tmp_path, benefits=[_offer("a", offer), _offer("b", "Quà")])
    )
    for address, figure in (("phuc-loi/", vi), ("en/benefits/", en)):
        body = register(site_pages, address)
        assert [column.key for column in body.table.columns][:2] == ["discount", "offer"]
        first, second = body.table.groups[0].rows
        assert [value.text for value in first.cells[0]] == [figure]
        assert [value.text for value in first.cells[1]] == [offer, "Quán a"]
        assert second.cells[0] == ()


def test_places_are_the_filter_on_top(tmp_path: Path) -> None:
    offers = [_offer("a", places=["Bến Đò"])]
    body = register(site_pages_of(make_site(tmp_path, benefits=offers)), "phuc-loi/")
    assert body.leading == body.facets[0].name == "place"
