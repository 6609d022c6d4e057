"""The years of a period stand on one line, and nothing but text is touched."""

from __future__ import annotations

import pytest

from plugins.language.no_break import keep_together


def test_years_in_text_are_kept_together() -> None:
    html = '<h1 lang="vi">Chương trình 2021–2025 và <b>2016–2020</b></h1>'
    assert keep_together(html) == (
        '<h1 lang="vi">Chương trình <span class="together">2021–2025</span> và '
        '<b><span class="together">2016–2020</span></b></h1>'
    )


@pytest.mark.parametrize(
    "html",
    [
        "<title>Chương trình 2021–2025</title>",
        '<img alt="a > b, 2021–2025">',
        "<img alt='Chị \"Ổn\" > 2021–2025'>",
        '<script type="application/ld+json">{"name": "2021–2025 <b>"}</script>',
        "<select><option>2021–2025</option></select>",
        '<svg><text x="1">2021–2025</text></svg>',
        "<p>12021–2025, 2021–20250, 2021–2025–2030, 2021-2025</p>",
        "<p>31/12/2021 – 01/02/2025</p>",
    ],
)
def test_what_is_no_text_or_no_period_stays_as_it_is(html: str) -> None:
    assert keep_together(html) == html
