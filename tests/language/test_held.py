"""Words, names and counted numbers that a line does not end within."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.compounds import WORDS
from plugins.language.compounds import COMMON, INNER, LEXICON, RARE, compound
from plugins.language.held import NARROWEST, NO_BREAK, held, held_html
from plugins.language.spelling import one_spelling
from plugins.language.widths import width


def shown(text: str, lang: str = "vi") -> str:
    """Return the text with its no-break spaces to be seen."""
    assert "_" not in text
    return held(text, lang).replace(NO_BREAK, "_")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Công đoàn tổng kết năm 2024, nhiều việc", "Công_đoàn tổng_kết năm_2024, nhiều_việc"),
        ("Ký “Thỏa ước lao động tập thể”", "Ký “Thỏa_ước lao_động tập_thể”"),
        ("Thoả ước và thỏa ước", "Thoả_ước và thỏa_ước"),
        ("Kĩ thuật, kỹ thuật", "Kĩ_thuật, kỹ_thuật"),
        ("CÔNG ĐOÀN, LAO ĐỘNG", "CÔNG_ĐOÀN, LAO_ĐỘNG"),
        ("Sổ tay của nghĩa tình và đổi mới", "Sổ_tay của nghĩa_tình và đổi_mới"),
        ("Bà Lê Thị Hà ở Hồ Chí Minh", "Bà Lê_Thị_Hà ở Hồ_Chí_Minh"),
        ("Trung ương Đoàn gặp TP. Huế", "Trung_ương Đoàn gặp TP._Huế"),
        ("quỹ 3,7 triệu đồng, 12 tỷ đồng", "quỹ 3,7_triệu đồng, 12_tỷ_đồng"),
        ("điền trực tuyến trong 25 phút là xong", "điền trực_tuyến trong 25_phút là_xong"),
    ],
)
def test_words_names_and_numbers_stay_on_one_line(text: str, line: str) -> None:
    assert shown(text) == line
    assert shown(unicodedata.normalize("NFD", text)) == line


@pytest.mark.parametrize(
    "text",
    [
        "cộng đoán",  # other marks, another word
        "công  đoàn",  # an editor's own spacing
        "tiệc công, đoàn",  # a mark between
        "công “đoàn”",
        "năm 2024/2025",
        "năm 2021–2025",
        "tháng 1.250",
    ],
)
def test_what_is_no_such_word_is_left_alone(text: str) -> None:
    assert held(text, "vi") == text


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Workers at Hạ Vân meet Nguyễn An", "Workers at Hạ_Vân meet Nguyễn_An"),
        ("Union and công đoàn", "Union and công đoàn"),
        ("The Youth Union of the port met", "The Youth_Union of the port met"),
        ("Union Signs Agreement With Port", "Union Signs Agreement With Port"),
    ],
)
def test_english_holds_names_alone(text: str, line: str) -> None:
    assert shown(text, "en") == line


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Sổ tay", "Sổ_tay"),
        ("Chị Nguyễn Thị Hòa", "Chị <span class='held'>Nguyễn Thị_Hòa</span>"),
        ("của Trần Thị Thanh Huyền", "của <span class='held-wide'>Trần_Thị Thanh_Huyền</span>"),
        ("thu & chi", "thu &amp; chi"),
        ("<b> công đoàn", "&lt;b&gt; công_đoàn"),
    ],
)
def test_what_only_wider_lines_have_room_for_is_marked(text: str, html: str) -> None:
    assert held_html(text, "vi").replace(NO_BREAK, "_") == html.replace("'", '"')


def test_a_run_that_is_too_long_ends_a_line_where_it_holds_least() -> None:
    row = " ".join(WORDS)
    for part in held(row, "vi").split(" "):
        assert NO_BREAK not in part or width(part) <= NARROWEST, part
    assert shown("Tổng Liên đoàn Lao động Việt Nam") == "Tổng Liên_đoàn Lao_động Việt_Nam"


WORD = st.one_of(
    st.sampled_from(
        [
            *" ".join(WORDS).split(),
            "Nguyễn",
            "Thị",
            "Hòa",
            "TP.",
            "năm",
            "2024",
            "3,7",
            "triệu",
            "–",
        ]
    ),
    st.text(max_size=6),
)


@given(st.lists(WORD, max_size=24), st.sampled_from(["vi", "en"]))
def test_only_spaces_change_and_once(words: list[str], lang: str) -> None:
    text = unicodedata.normalize("NFC", " ".join(words))
    once = held(text, lang)
    assert once.replace(NO_BREAK, " ") == text.replace(NO_BREAK, " ")
    assert held(once, lang) == once


def test_a_long_text_takes_time_in_proportion_to_its_length() -> None:
    def seconds(times: int) -> float:
        text = " ".join(("Nguyễn Thị Công đoàn viên chức An Bình " * times).split())
        start = time.process_time()
        held.__wrapped__(text, "vi")
        return time.process_time() - start

    seconds(10)
    assert seconds(4000) < 40 * max(seconds(400), 0.002)


def test_the_lexicon_is_in_order_and_knows_the_words_of_this_field() -> None:
    lines = LEXICON.read_text("utf-8").splitlines()
    firsts = [line.split(" ", 1)[0] for line in lines]
    assert firsts == sorted(set(firsts))
    for line in lines:
        kinds = [kind.split() for kind in line.partition(" ")[2].split("|")]
        assert len(kinds) == 3
        assert sum(map(len, kinds)) == len({one_spelling(one) for kind in kinds for one in kind})
    assert {compound(*word.split()) for word in WORDS} == {COMMON}
    assert (compound("công", "nghệ"), compound("đoàn", "phí"), compound("cái", "kẻo")) == (
        COMMON,
        RARE,
        0,
    )
    assert {compound("gà", "què"), compound("tắt", "mặt")} <= {INNER, 0}
