"""Signs that mean something else than Markdown's: shown as written, or read as meant, or named."""

from __future__ import annotations

import pytest

from plugins.stories.markdown import read_markdown


def body(text: str) -> str:
    return read_markdown(text, "vi").html


def found(text: str) -> list[tuple[str, int]]:
    return [(finding.code, finding.line) for finding in read_markdown(text, "vi").findings]


@pytest.mark.parametrize(
    "text",
    [
        "Ngày sinh: __/__/____", "ngày ___/___/2026", "Họ tên: ________", "(__) Nam (__) Nữ", "[__] Có [__] Không", "Từ __.__.____ đến __.__.____",
        "Tổ:____Lớp:____ký", "số __-__ và __-__", "“__” và “__”", "|__|__|", "Nguồn (*) và (*) nữa", "giá (**) và (**)", "5** và 6**", "2 ** 3 và 3 ** 2",
        "Số **/NQ và **/KH", "Điểm: ____/10, ____/10",
        "5*a*b và 2*n*3", '"__" và "__"',
    ],
)  # fmt: skip
@pytest.mark.parametrize("around", ["{}", "- {}", "Chữ, {}; hết."])
def test_a_blank_to_fill_in_or_a_mark_of_a_note_stays_as_written(text: str, around: str) -> None:
    if "|" not in text:
        assert text in body(around.format(text)).replace("&quot;", '"')
        assert found(around.format(text)) == []


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**Số tiền:**500.000đ", "<strong>Số tiền:</strong>500.000đ"),
        ("**(Hà Nội)**ngày", "<strong>(Hà Nội)</strong>ngày"),
        ("Số**“Tết”** năm", "Số<strong>“Tết”</strong> năm"),
        ("**đậm **và", "<strong>đậm</strong> và"),
        ("nhé ** đậm ** và", "nhé <strong>đậm</strong> và"),
        ("** đậm **", "<strong>đậm</strong>"),
        ("và** đậm** rồi", "và** đậm** rồi"),
        ("**a **và **b **c", "<strong>a</strong> và <strong>b</strong> c"),
        ("** xem [x](/a) **nhé", '<strong>xem <a href="/a">x</a></strong> nhé'),
        ("*Ghi chú:*500", "<em>Ghi chú:</em>500"),
        ("__đậm__ _nghiêng_ ___cả hai___", "<strong>đậm</strong> <em>nghiêng</em> <em><strong>cả hai</strong></em>"),
    ],
)  # fmt: skip
def test_bold_that_is_certain_is_read(text: str, html: str) -> None:
    assert body(text) == f"<p>{html}</p>"
    assert found(text) == []


@pytest.mark.parametrize("text", ["*nghiêng *xong", "**đậm quên", "Một **hai ba", "**a **b **c"])
def test_stars_that_stay_beside_words_are_named(text: str) -> None:
    assert found(f"Một dòng\n{text}") == [("WS330", 2)]
    assert found(text.replace("*", "\\*")) == []


@pytest.mark.parametrize("text", ["*Nguồn: báo", "5* và 6*", "khách sạn *****", "\\**đậm", "`**x`"])
def test_a_star_that_is_a_sign_is_not_named(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [">= 500 người", ">=500", "> = 500", ">500", "> 500 người tham dự", "> 1.000 người", ">~500", "> -5 độ", ">$5", ">½", "Kết quả:\n> 500 người tham dự."],
)  # fmt: skip
def test_more_than_is_a_sign(text: str) -> None:
    assert "blockquote" not in body(text)
    assert text.replace(">", "&gt;") in body(text).replace("<br>", "")
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    ["> Lời trích", "> 30 năm qua.\n> Chúng tôi", "> Một\n> 500 người", "> 1. Một", "> (1) Một"],
)
def test_a_quotation_stays_one(text: str) -> None:
    assert "<blockquote>" in body(text)
    assert found(text) == []


def test_a_quotation_that_may_be_a_figure_is_named_and_the_remedy_keeps_the_sign() -> None:
    (finding,) = read_markdown("Một.\n\n> 500 người tham dự.", "vi").findings
    assert (finding.code, finding.line) == ("WS331", 3)
    assert body(str(finding.values["escaped"])) == "<p>&gt; 500 người tham dự.</p>"


@pytest.mark.parametrize("name", ["b", "i", "u", "s", "strong", "em", "span", "small", "mark", "sup", "a", "code", "del", "q"])  # fmt: skip
@pytest.mark.parametrize("around", ["{}", "- {}", "> {}", "## {}", "| {} |\n|---|"])
def test_an_element_that_nothing_closes_ends_with_its_paragraph(name: str, around: str) -> None:
    text = around.format(f"Một <{name}>hai") + "\n\nBa bốn."
    assert f"</{name}>" in body(text).partition("Ba bốn")[0]
    assert body(text).endswith("<p>Ba bốn.</p>")
    assert found(text) == [("WS332", 1)]


@pytest.mark.parametrize(
    "html", ["<blockquote>\nMột", "<b>\n\nMột", "<div><b>Một</div>", "<h2>Một", "<ul><li>Một"]
)
def test_a_block_that_nothing_closes_ends_with_itself(html: str) -> None:
    assert body(f"{html}\n\nBa.").endswith("<p>Ba.</p>")
    assert found(f"{html}\n\nBa.") == [("WS332", 1)]


@pytest.mark.parametrize(
    "text",
    ["H<b>2</b>O", "a <b>b</b> c", "<b>\n\nhai\n\n</b>", "<div>\n\nhai\n\n</div>", "<ul><li>a<li>b</ul>", "<p>a", "a<br>b", "<!-- <b> --> a", "`<b>` a"],
)  # fmt: skip
def test_what_is_closed_is_no_finding(text: str) -> None:
    assert "WS332" not in dict(found(text))


@pytest.mark.parametrize("text", ["a<b>c", "x<i>y", "1<b>2", "m<s>n và p<q>r", "a<B>c"])
def test_a_comparison_of_letters_is_text(text: str) -> None:
    assert body(text) == f"<p>{text.replace('<', '&lt;').replace('>', '&gt;')}</p>"
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("##Kết quả", "Kết quả"),
        ("#Tiêu đề không cách", "Tiêu đề không cách"),
        ("###1. Kết quả ##", "1. Kết quả"),
        ("#NGHỊ QUYẾT: số 5", "NGHỊ QUYẾT: số 5"),
        ("##“Tết” sum vầy", "“Tết” sum vầy"),
    ],
)
@pytest.mark.parametrize("around", ["{}\nĐoạn văn.", "Đoạn văn.\n{}", "{}\n##Khác"])
def test_a_heading_without_its_space_is_one(text: str, heading: str, around: str) -> None:
    assert f">{heading}</h2>" in body(around.format(text)).replace("h3>", "h2>")
    assert found(around.format(text)) == []


@pytest.mark.parametrize(
    "text", ["#CongDoan", "#CongDoan #TetSumVay", "#1 trong ngành", "#tetsumvay là đợt vận động", "#CôngĐoàn chúc mừng", "\\##a"]
)  # fmt: skip
def test_a_hashtag_or_a_number_is_no_heading(text: str) -> None:
    assert "<h" not in body(f"Chữ.\n\n{text}\n\nChữ.")
    assert found(text) == []


@pytest.mark.parametrize("text", ["#Tết là dịp sum vầy.", "#Congdoanvn chúc mừng năm mới"])
def test_what_may_be_a_heading_is_named(text: str) -> None:
    (finding,) = read_markdown(f"Chữ.\n\n{text}", "vi").findings
    assert (finding.code, finding.line) == ("WS333", 3)
    assert found(str(finding.values["heading"])) == []
    assert found(f"\\{text}") == []


@pytest.mark.parametrize("text", ["1.", "12.", "1)", "- 1.", "> 3."])
def test_the_remedy_for_a_lone_number_shows_it(text: str) -> None:
    (finding,) = read_markdown(f"Chữ.\n\n{text}", "vi").findings
    assert (finding.code, finding.line) == ("S314", 3)
    written = str(finding.values["hint"]).rpartition(": ")[2]
    assert text.split()[-1] in body(written)
    assert found(written) == []
