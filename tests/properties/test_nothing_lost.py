"""Every word and number of a text is on the page, in order, or a problem names its line."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote

import lxml.html
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from plugins.stories.markdown import AbsurdMarkdownError, read_markdown
from tests.properties.conftest import TIMES

WORDS: Final = [
    "công",
    "đoàn",
    "họp",
    "Đại",
    "hội",
    "lần",
    "thứ",
    "Hai",
    "Ấp",
    "Ủy",
    "ban",
    "Nơi",
    "nhận:",
    "TM.",
    "BAN",
    "(đã",
    "ký)",
    "Nguyễn",
    "Thị",
    "Mây",
    "lương;",
    "năm",
    "ngày.",
    "việc?",
    "“thưởng”",
    "ý:",
    "Ông",
    "bà,",
    "LĐLĐ/TP.",
    "TP.HCM",
    "v.v.",
    "–",
    "-",
    "+",
    "*",
    "=",
    "~",
    "&",
    "%",
    "#",
    ">",
    "<",
    "|",
    "/",
    "\\",
    "_",
    "^",
    "!",
    "[",
    "]",
    "(",
    ")",
    "{",
    "}",
    "`",
    "$",
    "@",
    "…",
]
NUMBERS: Final = [
    "1",
    "2",
    "3",
    "7",
    "10",
    "12",
    "99",
    "286",
    "2024",
    "2026",
    "0912345678",
    "3.127",
    "1,5",
    "12/05/2024",
    "15:30",
    "5*3*2",
    "50%",
    "~500",
    ">200",
    "<300",
    "2.000.000",
    "1.1",
    "01",
    "-5",
    "+84",
    "1-2",
    "15h30",
    "#1",
    "(2)",
    "[3]",
    "4)",
    "*5",
    "_6_",
    "**7**",
    "x2",
    "20–25",
    "½",
    "m²",
    "H₂O",
]
BRACKETS: Final = (
    "<Tên đơn vị>", "<Họ và tên>", "thu nhập<Mức sàn và số con>2", "<Ban Tuyên giáo>", "<a và b>", "x<y",
    "<Ho va ten>", "<<Mẫu 01>>", "<...>", "<1>", "</Tên>", "<b và c", "<Ghi:chú>", "<?ghi>", "<!ghi>",
    "**đậm", "đậm** rồi", "*nghiêng*", "__gạch__", "~~bỏ~~", "`mã số`", "``mã` hai``", "\\*không\\*", "1\\. không",
    "[ô trống]", "[ ] việc", "[x] việc", "![", "](", "[[gì]]", "[^", "http://", "www.", "a@b", "***", "&amp",
)  # fmt: skip
MARKS: Final = (
    "- ", "* ", "+ ", "– ", "— ", "• ", "▪ ", "-", "–", "1. ", "2. ", "3. ", "5. ", "10. ", "25. ", "2024. ",
    "0912345678. ", "01. ", "1) ", "2) ", "a) ", "b) ", "đ) ", "a. ", "b. ", "ii) ", "1.1. ", "2.3. ", "1/ ", "2/ ", "(1) ", "(a) ", "a/ ",
    "-\u00a0", "1.\u00a0", "•\t", "1.\t", "# ", "## ", "#", "> ", ">", ">> ", ": ", "~ ", "| ", "= ", "\\- ",
)  # fmt: skip
INDENTS: Final = (
    "",
    " ",
    "  ",
    "   ",
    "    ",
    "      ",
    "        ",
    "\t",
    "\t\t",
    "\u00a0",
    "\u3000",
)
RULES: Final = (
    "",
    "",
    "",
    "---",
    "===",
    "***",
    "- - -",
    "-",
    "+",
    "1.",
    "|---|---|",
    "--- | ---",
    "```",
    "~~~",
    ">",
    "\t",
)

pieces = st.one_of(st.sampled_from(WORDS), st.sampled_from(NUMBERS), st.sampled_from(BRACKETS))
prose = st.lists(pieces, min_size=1, max_size=9).map(" ".join)
long_prose = st.lists(pieces, min_size=25, max_size=60).map(" ".join)
cells = st.lists(prose, min_size=1, max_size=4)
lines = st.one_of(
    st.builds("{}{}{}".format, st.sampled_from(INDENTS), st.sampled_from(MARKS), prose),
    st.builds("{}{}".format, st.sampled_from(INDENTS), prose),
    st.builds(
        "{}{}{}{}".format,
        st.sampled_from(INDENTS),
        st.sampled_from(MARKS),
        st.sampled_from(MARKS),
        prose,
    ),
    long_prose,
    cells.map(lambda row: f"| {' | '.join(row)} |"),
    cells.map("\t".join),
    st.builds("{}{}".format, st.sampled_from(INDENTS), st.sampled_from(RULES)),
    st.just(""),
)
texts = st.lists(lines, min_size=1, max_size=16).map("\n".join)


def words_of(text: str) -> list[str]:
    """Return the words and numbers of *text*: letters and digits without what stands between."""
    return re.findall(r"[^\W_]+", text)


def shown(html: str) -> str:
    """Return what *html* holds for a reader: words, numbers of lists, addresses of links."""
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    for items in root.iter("ol"):
        number = int(items.get("start") or 1)
        for item in items.iterchildren("li"):
            number = int(item.get("value") or number)
            item.text = f" {number}. {item.text or ''}"
            number += 1
    for (
        element
    ) in root.iter():  # a sign of the source parts words, and so does the element it makes
        element.text = f" {element.text or ''}"
        aside = (element.get(name, "") for name in ("alt", "href", "src", "title"))
        element.tail = f" {unquote(' '.join(aside))} {element.tail or ''}"
    return str(root.text_content())


def missing(wanted: list[str], page: list[str]) -> str:
    """Return the first of *wanted* that *page* lacks in its order, or nothing."""
    rest = iter(page)
    return next((word for word in wanted if word not in rest), "")


@settings(max_examples=400 * TIMES, phases=(Phase.generate, Phase.shrink))
@given(text=texts)
def test_every_word_and_number_is_on_the_page_in_order_or_its_line_is_named(text: str) -> None:
    try:
        read = read_markdown(text, "vi")
    except AbsurdMarkdownError:
        return
    named = {finding.line for finding in read.findings}
    wanted = [
        word
        for number, line in enumerate(text.split("\n"), start=1)
        if number not in named
        for word in words_of(line.replace("&amp", "&"))
    ]
    lost = missing(wanted, words_of(shown(read.html)))
    assert not lost, f"{lost!r} of {text!r} is not in {read.html!r}"
