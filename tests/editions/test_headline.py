"""Words that a headline holds together."""

import unicodedata

import pytest

from plugins.core.compounds import WORDS
from plugins.core.pages import StoryBody
from plugins.editions.site_pages import SitePages
from plugins.language.headline import NO_BREAK, headline


def shown(text: str, lang: str = "vi") -> str:
    """Return the headline with its no-break spaces to be seen."""
    assert "_" not in text
    return headline(text, lang).replace(NO_BREAK, "_")


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Công đoàn tổng kết năm 2024, nhiều việc", "Công_đoàn tổng_kết năm_2024, nhiều việc"),
        ("Đại hội nghị quyết", "Đại_hội nghị_quyết"),
        ("Ký “Thỏa ước lao động tập thể”", "Ký “Thỏa_ước lao_động tập_thể”"),
        ("Thoả ước và thỏa ước", "Thoả_ước và thỏa_ước"),
        ("ĐẠI HỘI CÔNG ĐOÀN, DOANH NGHIỆP", "ĐẠI_HỘI CÔNG_ĐOÀN, DOANH NGHIỆP"),
        ("phi công đoàn tụ", "phi công_đoàn tụ"),
        ("Doanh nghiệp, “doanh nghiệp”", "Doanh_nghiệp, “doanh nghiệp”"),
    ],
)
def test_frequent_words_stay_on_one_line(text: str, held: str) -> None:
    assert shown(text) == held
    assert shown(unicodedata.normalize("NFD", text)) == held


@pytest.mark.parametrize(
    "text",
    [
        "cộng đoán",  # other marks, another word
        "công  đoàn",  # an editor's own spacing
        "tiểu_công đoàn".replace("_", "-"),
        "lao động-xã hội",
        "năm 2024/2025",
        "năm 2021–2025",
        "tháng 1.250",
    ],
)
def test_what_is_no_such_word_is_left_alone(text: str) -> None:
    assert headline(text, "vi") == text


def test_no_more_than_two_syllables_are_held_whatever_stands_in_a_row() -> None:
    row = " ".join(WORDS)
    longest = max(headline(row, "vi").split(" "), key=lambda part: part.count(NO_BREAK))
    assert longest.count(NO_BREAK) == 1

    by_hand = f"Tổng{NO_BREAK}công đoàn{NO_BREAK}viên"
    assert headline(by_hand, "vi") == by_hand


def test_only_spaces_change_and_only_in_vietnamese() -> None:
    text = "Công đoàn và CÔNG NHÂN ký thỏa ước lao động tập thể năm 2025"
    assert headline(text, "vi").replace(NO_BREAK, " ") == text
    assert headline(text, "en") == text


def test_the_words_have_two_syllables_each_and_stand_once() -> None:
    assert len(WORDS) == len(set(WORDS)) > 120
    assert all(word == unicodedata.normalize("NFC", word.lower()) for word in WORDS)
    assert {word.count(" ") for word in WORDS} == {1}


def test_titles_that_are_not_headings_stay_plain(site_pages: SitePages) -> None:
    pages = [page for page in site_pages.pages.values() if isinstance(page.body, StoryBody)]
    assert any(headline(page.title, page.lang) != page.title for page in pages)
    for page in pages:
        assert isinstance(page.body, StoryBody)
        assert NO_BREAK not in page.title + page.body.card.title
