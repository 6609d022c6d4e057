"""Lists as offices and Word write them: the marks, the levels and the numbers that were written."""

from __future__ import annotations

import lxml.html
import pytest

from plugins.stories.markdown import read_markdown
from plugins.stories.sanitise import sanitise


def outline(text: str) -> str:
    """Return the lists of *text* as one line: ``ol[1 Điều ul[a) Điểm]]``, paragraphs as ``p``."""
    root = lxml.html.fragment_fromstring(read_markdown(text, "vi").html, create_parent="div")
    return " ".join(_outlined(child) for child in root)


def _outlined(element: lxml.html.HtmlElement) -> str:
    if element.tag in {"ol", "ul"}:
        number, shown = int(element.get("start") or 1), []
        for item in element:
            number = int(item.get("value") or number)
            mark = f"{number} " if element.tag == "ol" else ""
            words = " ".join((item.text or "").split())
            inner = " ".join(filter(None, [words, *map(_outlined, item)]))
            shown.append(f"{mark}{inner}")
            number += 1
        return f"{element.tag}[{' | '.join(shown)}]"
    if element.tag == "span":
        return f"{element.text}{(element.tail or '').rstrip()}"
    inner = " ".join(
        filter(None, [" ".join((element.text or "").split()), *map(_outlined, element)])
    )
    tail = " ".join((element.tail or "").split())
    return " ".join(filter(None, ["/" if element.tag == "br" else inner, tail]))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("3. ba\n5. năm\n7. bảy", "ol[3 ba | 5 năm | 7 bảy]"),
        ("3. ba\n\n5. năm\n\n7. bảy", "ol[3 ba | 5 năm | 7 bảy]"),
        ("1. một\n1. hai\n1. ba", "ol[1 một | 1 hai | 1 ba]"),
        ("1. một\n2. hai\n1. lại một", "ol[1 một | 2 hai | 1 lại một]"),
        ("0. không\n1. một", "ol[0 không | 1 một]"),
        ("2024. năm số\n\n2026. năm đại hội", "2024. năm số 2026. năm đại hội"),
        ("Nhìn lại:\n2024. Năm số.\n2026. Năm đại hội.", "Nhìn lại: / 2024. Năm số. / 2026. Năm đại hội."),
        ("0912345678. Chị Hạnh trực.", "0912345678. Chị Hạnh trực."),
        ("1. Từ ngày 01 tháng 7 năm\n2025. Trường hợp đã ký.", "ol[1 Từ ngày 01 tháng 7 năm 2025. Trường hợp đã ký.]"),
        ("01. một\n02. hai", "ul[01. một | 02. hai]"),
        ("1.000 người\n2.000 người", "1.000 người / 2.000 người"),
        ("10. mười\n12. mười hai", "ol[10 mười | 12 mười hai]"),
        ("Họp ngày\n25. Sau đó nghỉ.", "Họp ngày 25. Sau đó nghỉ."),
        ("trực cả ngày, mở cửa\n24/ 7 ngày", "trực cả ngày, mở cửa / 24/ 7 ngày"),
        ("1/2 số người\n2/3 số người", "1/2 số người / 2/3 số người"),
        ("1/ một\na/ nhỏ\n2/ hai", "ul[1/ một ul[a/ nhỏ] | 2/ hai]"),
        ("1.Việc\n2.Khác", "ol[1 Việc | 2 Khác]"),
        ("a)Việc\nb)Khác", "ul[a) Việc | b) Khác]"),
        ("1.Việc của hội", "1.Việc của hội"),
    ],
)  # fmt: skip
def test_a_number_is_the_one_that_was_written(text: str, read: str) -> None:
    assert outline(text) == read


@pytest.mark.parametrize(
    "mark", ["-", "*", "+", "–", "—", "•", "▪", "●", "\uf0b7", "-\u00a0", "•\t"]
)
def test_every_sign_of_an_item_makes_one_directly_under_a_line(mark: str) -> None:
    mark = mark if mark[-1].isspace() else f"{mark} "
    assert outline(f"Gồm:\n{mark}một\n{mark}hai") == "Gồm: ul[một | hai]"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1.", "2."), ("1)", "2)"), ("a)", "b)"), ("a.", "b."), ("1.1.", "1.2."),
        ("1/", "2/"), ("(1)", "(2)"), ("a/", "b/"), ("(a)", "(b)"),
    ],
)  # fmt: skip
def test_every_numbering_makes_items_directly_under_a_line(first: str, second: str) -> None:
    shown = outline(f"Gồm:\n{first} một\n{second} hai")
    plain = f"Gồm: ol[{first[0]} một | {second[0]} hai]"
    assert shown == (plain if first in {"1.", "1)"} else f"Gồm: ul[{first} một | {second} hai]")


def test_the_letters_of_a_law_are_those_that_were_written() -> None:
    letters = [
        "a",
        "b",
        "c",
        "d",
        "đ",
        "e",
        "g",
        "h",
        "i",
        "k",
        "l",
        "m",
        "n",
        "o",
        "p",
        "q",
        "r",
        "s",
        "t",
        "u",
        "v",
        "x",
        "y",
    ]
    text = "\n".join(f"{letter}) điểm {letter};" for letter in letters)
    assert outline(text) == f"ul[{' | '.join(f'{x}) điểm {x};' for x in letters)}]"


def test_the_levels_of_a_law_are_nested_by_their_marks() -> None:
    text = "1. Khoản:\na) Điểm:\n- Gạch;\n+ Cộng;\n- Gạch;\nb) Điểm.\n2. Khoản.\nđ) Điểm."
    assert outline(text) == (
        "ol[1 Khoản: ul[a) Điểm: ul[Gạch; ul[Cộng;] | Gạch;] | b) Điểm.] | 2 Khoản. ul[đ) Điểm.]]"
    )
    spaced = text.replace("\n", "\n\n")
    assert outline(spaced).startswith(
        "ol[1 Khoản: ul[a) Điểm: ul[Gạch; ul[Cộng;] | Gạch;] | b) Điểm.] | 2 Khoản.]"
    )


@pytest.mark.parametrize("indent", [2, 3, 4])
@pytest.mark.parametrize("mark", ["-", "1.", "10.", "a)"])
def test_two_three_and_four_spaces_nest_alike(mark: str, indent: int) -> None:
    shown = outline(f"{mark} một\n{' ' * indent}- trong\n\n{' ' * indent}đoạn")
    assert "ul[trong" in shown
    assert shown.endswith("đoạn]") or shown.endswith("đoạn]]")


@pytest.mark.parametrize("indent", [2, 3, 4])
def test_a_paragraph_inside_an_item_does_not_end_the_list(indent: int) -> None:
    text = f"1. Một.\n\n{' ' * indent}Giải thích.\n\n2. Hai."
    assert outline(text) == "ol[1 Một. Giải thích. | 2 Hai.]"


@pytest.mark.parametrize(
    "text",
    [
        "Công đoàn\n– tổ chức của người lao động – họp.",
        "-5 độ là rét.",
        "V. I. Lê-nin viết.",
        "a. Không phải mục.",
        "Gặp ông\na. Nguyễn.",
        "5*3 = 15",
    ],
)
def test_what_cannot_be_meant_as_a_list_is_none(text: str) -> None:
    assert "[" not in outline(text)


def test_marks_without_a_space_are_items_where_two_stand_together() -> None:
    assert outline("Gồm:\n-Công đoàn A\n-Công đoàn B") == "Gồm: ul[Công đoàn A | Công đoàn B]"
    assert outline("-Công đoàn A") == "-Công đoàn A"


def test_a_mark_that_html_cannot_count_stands_in_the_text_of_feeds_too() -> None:
    html = read_markdown("đ) Điểm đ\n\ne) Điểm e", "vi").html
    assert '<span class="list-mark">đ)</span> Điểm đ' in html
    assert html.startswith('<ul class="lettered">')


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("9. chín\n10. mười", "wide-marks"),
        ("9) chín\n10) mười", "bracketed wide-marks"),
        ("i) một\nii) hai", "lettered wide-marks"),
        ("1.1. một\n1.2. hai", "lettered wide-marks"),
        ("1.9. chín\n1.10. mười", "lettered wider-marks"),
    ],
)
def test_a_list_says_how_much_room_its_marks_need(text: str, names: str) -> None:
    root = lxml.html.fragment_fromstring(read_markdown(text, "vi").html)
    assert root.get("class") == names
    kept = sanitise(read_markdown(text, "vi").html)
    assert f' class="{names}"' in kept


@pytest.mark.parametrize("text", ["1. một\n2. hai", "- một\n- hai", "----- không"])
def test_a_list_of_short_marks_says_nothing(text: str) -> None:
    assert "wide" not in read_markdown(text, "vi").html


def test_a_bracket_behind_a_number_is_kept() -> None:
    assert '<ol class="bracketed">' in read_markdown("1) một\n2) hai", "vi").html


@pytest.mark.parametrize("sign", ["§", "o", "ü", "v", "q", "Ø", "_"])
def test_a_bullet_of_word_is_one_where_two_stand_together(sign: str) -> None:
    assert outline(f"Gồm:\n{sign} một\n{sign} hai") == "Gồm: ul[một | hai]"
    assert outline(f"{sign} một") == f"{sign} một"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2. Khoản hai\nĐiều 2. Phạm vi\n1. Một", "ol[2 Khoản hai] Điều 2. Phạm vi ol[1 Một]"),
        ("- gạch\nII. PHƯƠNG HƯỚNG\nđoạn", "ul[gạch] II. PHƯƠNG HƯỚNG đoạn"),
        ("- gạch\n**Chương IV**\n- gạch", "ul[gạch] Chương IV ul[gạch]"),
        ("1. Một.\n2. Hai.\nHội nghị kết thúc.", "ol[1 Một. | 2 Hai.] Hội nghị kết thúc."),
        ("1. Một.\nĐoạn tiếp.\n2. Hai.", "ol[1 Một. / Đoạn tiếp. | 2 Hai.]"),
        ("- một\nhai ba", "ul[một hai ba]"),
        ("- theo điều\nĐiều đó đúng", "ul[theo điều Điều đó đúng]"),
        ("- theo quy định tại\nĐiều 5 của Luật", "ul[theo quy định tại Điều 5 của Luật]"),
        ("- theo quy định tại\nđiều 5 của luật", "ul[theo quy định tại điều 5 của luật]"),
        ("- quy định tại\nĐiều 5.", "ul[quy định tại Điều 5.]"),
        ("- bánh, mứt, kẹo\nv. v.", "ul[bánh, mứt, kẹo / v. v.]"),
        ("- gạch\nCHƯƠNG IV: LƯƠNG\n- gạch", "ul[gạch] CHƯƠNG IV: LƯƠNG ul[gạch]"),
    ],
)
def test_a_line_flush_below_an_item_leaves_the_list_where_something_new_begins(
    text: str, read: str
) -> None:
    assert outline(text) == read
