"""Which line ends are meant, and what an indent and a tab are."""

from __future__ import annotations

import re

import pytest

from plugins.stories.markdown import read_markdown

LONG = "Hội nghị bàn về lương, bữa ăn ca và giờ làm của thợ, rồi thông qua nghị quyết của cả năm"


def shape(text: str) -> str:
    """Return the HTML of *text* without line ends, paragraphs as ``¶`` and breaks as ``/``."""
    html = read_markdown(text, "vi").html
    html = html.replace("<br>\n", " / ").replace("</p>\n<p>", " ¶ ").replace("\n", " ").strip()
    return re.sub(r"</?p>", "", html)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "TM. BAN CHẤP HÀNH\nCHỦ TỊCH\n(đã ký)\nPhạm Thu Hà",
            "TM. BAN CHẤP HÀNH / CHỦ TỊCH / (đã ký) / Phạm Thu Hà",
        ),
        ("Nơi nhận:\nNhư trên;\nLưu: VT.", "Nơi nhận: / Như trên; / Lưu: VT."),
        ("Số nhà 5.\nĐường 30/4.", "Số nhà 5. / Đường 30/4."),
        (f"{LONG}\nvới sự đồng thuận.", f"{LONG} với sự đồng thuận."),
        (f"{LONG}\nCông đoàn Sao Mai đồng ý.", f"{LONG} Công đoàn Sao Mai đồng ý."),
        ("một dòng\nhai dòng", "một dòng hai dòng"),
        (f"{LONG} {LONG}.\n{LONG}.", f"{LONG} {LONG}. ¶ {LONG}."),
        (f"{LONG} {LONG}\n{LONG.lower()}.", f"{LONG} {LONG} {LONG.lower()}."),
        ("a  \nb", "a / b"),
        ("500.000đ: Tổ 1\n300.000đ: Tổ 2", "500.000đ: Tổ 1 / 300.000đ: Tổ 2"),
        ("0912 345 678\n0987 654 321", "0912 345 678 / 0987 654 321"),
        ("thứ Hai: họp\nthứ Ba: nghỉ", "thứ Hai: họp / thứ Ba: nghỉ"),
        ("7h30: đón\n13 giờ 30: họp", "7h30: đón / 13 giờ 30: họp"),
        ("MỜI HỌP\n👉 Giờ: 8h\n📌 Phòng 2", "MỜI HỌP / 👉 Giờ: 8h / 📌 Phòng 2"),
        ("1- một\n2- hai", "1- một / 2- hai"),
        ("a, một\nb, hai", "a, một / b, hai"),
        ("1.1 Mục tiêu\n1.2 Mục tiêu", "1.1 Mục tiêu / 1.2 Mục tiêu"),
        ("iv. một\nv. hai", "iv. một / v. hai"),
        ("Họp vào ngày\n25 tháng 11", "Họp vào ngày 25 tháng 11"),
        ("đạt\n, theo báo cáo", "đạt , theo báo cáo"),
        (
            "Hội nghị bàn về lương và bữa ca,\nrồi thông qua nghị quyết của năm\n2025 để mỗi tổ cùng theo đó mà\n"
            "làm cho đến hết quý sau.",
            "Hội nghị bàn về lương và bữa ca, rồi thông qua nghị quyết của năm 2025 để mỗi tổ cùng theo đó mà"
            " làm cho đến hết quý sau.",
        ),
    ],
)
def test_a_line_that_ended_on_purpose_keeps_its_end(text: str, read: str) -> None:
    assert shape(text) == read


@pytest.mark.parametrize(
    "indent", ["    ", "\t", "\t\t", "        ", "\u3000\u3000", "\u00a0\u00a0\u00a0\u00a0"]
)
def test_an_indent_begins_a_paragraph_and_no_code(indent: str) -> None:
    assert shape(f"{indent}Một đoạn.") == "Một đoạn."
    assert (
        shape(f"Trước.\n\n{indent}Một đoạn.\n\n{indent}Đoạn hai.")
        == "Trước. ¶ Một đoạn. ¶ Đoạn hai."
    )
    assert (
        shape(f"{indent}Đoạn một.\n{indent}Đoạn hai.").replace(" / ", " ¶ ")
        == "Đoạn một. ¶ Đoạn hai."
    )


def test_code_is_what_stands_between_fences() -> None:
    assert "<pre><code>a\n  b\n</code></pre>" in read_markdown("```\na\n  b\n```", "vi").html


def test_rows_with_tabs_are_a_table() -> None:
    html = read_markdown("Bảng:\nSTT\tHọ tên\tSố\n1\tMây\t5\n2\t\t6\n\nHết.", "vi").html
    assert "<p>Bảng:</p>\n<table>" in html
    assert html.count("<tr>") == 3
    assert "<th>Họ tên</th>" in html
    assert "<td></td>" in html
    assert html.endswith("<p>Hết.</p>")


def test_a_row_may_have_its_first_or_its_last_cell_alone() -> None:
    html = read_markdown("Đơn vị\tSố\nXưởng Mây\t5\nTạm nghỉ\t\n\t12\nHết.", "vi").html
    cells = re.findall(r"<td[^>]*>([^<]*)<", html)
    assert cells == ["Xưởng Mây", "5", "Tạm nghỉ", "", "", "12"]
    assert html.endswith("<p>Hết.</p>")
    assert "<table" not in read_markdown("Đơn vị\tSố\nXưởng Mây\t", "vi").html


def test_a_cell_of_several_lines_is_one() -> None:
    html = read_markdown('Họ tên\tSố\n"Mây\nTổ ""1"""\t5\nTre\t"6"', "vi").html
    assert re.findall(r"<t[hd](?: [^>]*)?>(.*?)</t", html, re.DOTALL) == [
        "Họ tên", "Số", 'Mây<br>\nTổ "1"', "5", "Tre", '"6"',
    ]  # fmt: skip
    assert html.count("<tr>") == 3


def test_cells_set_apart_by_spaces_are_cells() -> None:
    html = read_markdown("CHỦ TỊCH        THƯ KÝ\n(đã ký)         (đã ký)", "vi").html
    assert html.count("<th>") == html.count("<td>") == 2
    assert "<table" not in read_markdown("-   một   hai\n-   ba   bốn", "vi").html


def test_a_signature_beside_the_list_of_receivers_stays_beside_it() -> None:
    html = read_markdown("Nơi nhận:\tTM. BAN CHẤP HÀNH\n- Như trên;\tCHỦ TỊCH", "vi").html
    assert re.findall(r"<t[hd]>(.*?)<", html) == [
        "Nơi nhận:", "TM. BAN CHẤP HÀNH", "- Như trên;", "CHỦ TỊCH",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "rows", ["| A | B |\n| 1 | 2 |", "| A | B |\n|--|\n| 1 | 2 |", "| A | B\n| 1 | 2"]
)
def test_rows_between_bars_are_a_table(rows: str) -> None:
    html = read_markdown(f"Bảng:\n{rows}\n\nHết.", "vi").html
    assert re.findall(r"<t[hd][^>]*>(.*?)<", html) == ["A", "B", "1", "2"]
    assert html.startswith("<p>Bảng:</p>\n<table>")


@pytest.mark.parametrize("line", [3, 1])
def test_a_row_beside_a_table_that_is_none_of_its_rows_is_named(line: int) -> None:
    rows = ["A\tB\tC", "1\t2\t3"]
    rows.insert(line - 1, "x\ty")
    found = read_markdown("\n".join(rows), "vi").findings
    assert [(one.code, one.line) for one in found] == [("WS317", line)]


def test_columns_of_figures_stand_at_the_right_with_their_heads() -> None:
    html = read_markdown(
        "Đơn vị\tSố tiền\tNgày\tGhi chú\nXưởng Mây\t1.250.000\t03/02/2025\t2 đợt\nBến Đò\t\t\tchưa chi",
        "vi",
    ).html
    aligned = re.findall(r"<(t[hd]) [^>]*right[^>]*>([^<]*)<", html)
    assert aligned == [
        ("th", "Số tiền"), ("th", "Ngày"), ("td", "1.250.000"), ("td", "03/02/2025"), ("td", ""), ("td", ""),
    ]  # fmt: skip


def test_a_table_of_figures_has_no_head() -> None:
    html = read_markdown("1\t2\t3\n4\t5\t6", "vi").html
    assert "<th" not in html
    assert html.count("<td") == 6


def test_a_table_directly_under_a_line_is_a_table() -> None:
    assert "<table>" in read_markdown("Bảng:\n| A | B |\n|---|---|\n| 1 | 2 |", "vi").html


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("5*3*2 = 30", "5*3*2 = 30"),
        ("~500 người\n~ 600 người", "~500 người / ~ 600 người"),
        (">500 người", "&gt;500 người"),
        ("#CongDoan2026", "#CongDoan2026"),
        ("~~bỏ~~", "<s>bỏ</s>"),
        ("Đoạn\n---", '<h2 id="m-doan">Đoạn</h2>'),
        ("Có\n: nghĩa", "<dl> <dt>Có</dt> <dd>nghĩa</dd> </dl>"),
    ],
)
def test_signs_mean_what_they_say(text: str, shown: str) -> None:
    assert shape(text) == shown


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://sao-mai.example/a?b=1", "https://sao-mai.example/a?b=1"),
        ("www.sao-mai.example", "http://www.sao-mai.example"),
        ("ban.bien-tap@sao-mai.example", "mailto:ban.bien-tap@sao-mai.example"),
    ],
)
@pytest.mark.parametrize(
    "around", ["{}", "Xem {}.", "({})", "“{}”", "Địa chỉ:{}", "{}, rồi", "**{}**", "{};"]
)
def test_a_bare_address_is_a_link(written: str, address: str, around: str) -> None:
    html = read_markdown(around.format(written), "vi").html
    assert f'<a href="{address}">{written}</a>' in html


@pytest.mark.parametrize(
    "text", ["TP.HCM", "v.v.", "PGS.TS Nguyễn", "3.127", "@congdoan", "a@b", "`https://x.example`"]
)
def test_words_are_no_addresses(text: str) -> None:
    assert "<a " not in read_markdown(text, "vi").html


@pytest.mark.parametrize(
    "name",
    [
        "bao cao 2026.pdf",
        "Screenshot 2026-01-03 at 9.41.00 AM.png",
        "bao cao  2026.pdf",
        "a\u202fb.pdf",
        "Báo cáo (1).pdf",
    ],
)
def test_a_name_with_spaces_is_read_whole(name: str) -> None:
    from urllib.parse import quote

    quoted = quote(name, safe="()")
    assert f'href="{quoted}"' in read_markdown(f"[tải]({name})", "vi").html
    assert f'src="{quoted}"' in read_markdown(f'![ảnh]({name} "Chú thích")', "vi").html
    assert 'title="Chú thích"' in read_markdown(f'![ảnh]({name} "Chú thích")', "vi").html
