"""What belongs together stands on one line where a page is scanned, and nothing but text is touched."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.language.held import NO_BREAK
from plugins.language.no_break import keep_together


def shown(html: str, lang: str = "vi") -> str:
    """Return the page with its no-break spaces to be seen."""
    return keep_together(html, lang).replace(NO_BREAK, "·")


def test_years_in_text_are_kept_together() -> None:
    html = '<h1 lang="vi">Của 2021–2025 và <b>2016–2020</b></h1><p>Từ 2021–2025</p>'
    assert keep_together(html, "vi") == (
        '<h1 lang="vi">Của <span class="together">2021–2025</span> và '
        '<b><span class="together">2016–2020</span></b></h1>'
        '<p>Từ <span class="together">2021–2025</span></p>'
    )


@pytest.mark.parametrize(
    "html",
    [
        "<title>Công đoàn 2021–2025</title>",
        '<img alt="a > b, công đoàn 2021–2025">',
        "<img alt='Chị \"Ổn\" > công đoàn 2021–2025'>",
        '<script type="application/ld+json">{"name": "2021–2025 <b> công đoàn"}</script>',
        "<select><option>công đoàn 2021–2025</option></select>",
        '<svg><text x="1">công đoàn 2021–2025</text></svg>',
        "<p>12021–2025, 2021–20250, 2021–2025–2030, 2021-2025</p>",
        "<p>31/12/2021 – 01/02/2025</p>",
        '<p class="card__summary">Công đoàn và <a href="/">đoàn viên</a></p>',
        "<blockquote><span>Công đoàn</span></blockquote>",
        '<div class="prose"><ul><li>Công đoàn</li></ul><div>Công đoàn</div></div>',
    ],
)
def test_what_is_read_or_no_text_or_no_period_stays_as_it_is(html: str) -> None:
    assert keep_together(html, "vi") == html


@pytest.mark.parametrize(
    ("html", "held"),
    [
        ("<h2><a>Sổ tay nghĩa tình</a></h2>", "<h2><a>Sổ·tay nghĩa·tình</a></h2>"),
        ("<td>\n  Sổ tay\n  nghĩa tình\n</td>", "<td>\n  Sổ·tay\n  nghĩa·tình\n</td>"),
        ('<p class="neighbours__title">Sổ tay</p>', '<p class="neighbours__title">Sổ·tay</p>'),
        ("<th>Thu &amp; của công đoàn</th>", "<th>Thu &amp; của công·đoàn</th>"),
        (
            '<div class="prose"><h2>Đổi mới</h2><p>Đổi mới</p><table><td>Đổi mới</td></table></div><a>Đổi mới</a>',
            '<div class="prose"><h2>Đổi·mới</h2><p>Đổi mới</p><table><td>Đổi·mới</td></table></div><a>Đổi·mới</a>',
        ),
        ('<h1 lang="en">Sổ tay</h1>', '<h1 lang="en">Sổ tay</h1>'),
        ("<h1>Sổ tay<span>Công đoàn</span></h1>", "<h1>Sổ·tay<span>Công·đoàn</span></h1>"),
    ],
)
def test_what_is_scanned_is_held(html: str, held: str) -> None:
    assert shown(html) == held


def test_an_english_page_holds_names_and_its_vietnamese_words() -> None:
    assert shown('<h1>Ms Lê An of Huế <i lang="vi">công đoàn</i></h1>', "en") == (
        '<h1>Ms Lê·An of Huế <i lang="vi">công·đoàn</i></h1>'
    )


WORDS = st.sampled_from(
    [
        "công",
        "đoàn",
        "Nguyễn",
        "Thị",
        "Hòa",
        "&amp;",
        "năm",
        "2024",
        "2021–2025",
        "“Sổ",
        "tay”,",
        "\n",
        "a > b",
    ]
)
PARTS = st.sampled_from(
    [
        "<h2>",
        "</h2>",
        "<p>",
        "</p>",
        "<td>",
        '<a title="công đoàn > tay">',
        "<b>",
        '<div class="prose">',
        "</div>",
    ]
)


@given(st.lists(st.one_of(WORDS, PARTS), max_size=40))
def test_no_letter_and_no_tag_changes_whatever_a_page_holds(parts: list[str]) -> None:
    html = " ".join(parts)
    added = re.compile(r'<span class="(?:together|held|held-wide)">|</span>')
    after = added.sub("", keep_together(html, "vi")).replace(NO_BREAK, " ")
    assert unescape(after) == unescape(html)
