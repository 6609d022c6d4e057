"""«Cite this page»: who, what, where, when, and an address that stays."""

from __future__ import annotations

import lxml.html

from tests.builders import SITE_URL
from tests.conftest import Built


def cited(sample: Built, address: str) -> str:
    [text] = lxml.html.fromstring(sample.page(address)).xpath(
        "//details[@class='cite']/p[@data-part='text']"
    )
    return " ".join(text.text_content().split())


def test_a_story_is_cited_by_its_writers_with_its_permanent_address(sample: Built) -> None:
    # Who took the pictures has not written the text.
    assert cited(sample, "tin-tuc/2025/tong-ket-cong-doan-nam-2024") == (
        "Nguyễn Thị Mây, “Tổng kết công đoàn năm 2024”, Liên đoàn Lao động Sông Mây, 03/01/2025. "
        f"{SITE_URL}/tin-tuc/2025/tong-ket-cong-doan-nam-2024/ (truy cập ngày …/…/……)"
    )
    assert cited(sample, "en/news/2025/union-sums-up-2024") == (
        "Nguyễn Thị Mây. “Union sums up 2024”. Cloud River Federation of Labour, 3 January 2025. "
        f"{SITE_URL}/en/news/2025/union-sums-up-2024/ (accessed …)."
    )


def test_an_agreement_is_cited_by_the_publisher_once(sample: Built) -> None:
    assert cited(sample, "thoa-thuan/chuong-trinh-2021-2025") == (
        "Liên đoàn Lao động Sông Mây, “Chương trình phối hợp 2021–2025”, 18/03/2021. "
        f"{SITE_URL}/thoa-thuan/chuong-trinh-2021-2025/ (truy cập ngày …/…/……)"
    )


def test_words_are_cited_exactly_and_a_withdrawn_text_is_not(sample: Built) -> None:
    assert "</script> {{ 7*7 }} {% x %} 'ngoặc'”" in cited(sample, "tin-tuc/2025/ngoac-kep")
    [withdrawn] = [p for p in sample.output.glob("tin-tuc/2025/*") if "da-rut" in p.name]
    assert 'class="cite"' not in (withdrawn / "index.html").read_text("utf-8")
