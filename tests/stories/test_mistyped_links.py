"""Links whose signs or addresses were mistyped: read as meant, or named with what to write."""

from __future__ import annotations

import re

import pytest

from plugins.core.problems import Problem
from plugins.stories.markdown import read_markdown
from tests.stories.conftest import STORY, Content, Found


def hrefs(text: str) -> list[str]:
    return re.findall(r'href="([^"]*)"', read_markdown(text, "vi").html)


def said(content: Content, body: str) -> list[Problem]:
    content.story(body=f"\n{body}\n")
    return [problem for problem in content.problems() if problem.code.startswith("L")]


@pytest.mark.parametrize(
    "address",
    [
        "https://www.facebook.com/x/posts/pfbid0?__cft__[0]=AZX&__tn__=%2CO%2CP-R",
        "https://a.vn/x*y*z", "https://a.vn/?q=a_b_&c=_d_", "https://a.vn/~an/~~b/x", "https://youtu.be/abc_def_-_",
        "www.a.vn/__x__/y", "https://a.vn/a`b`c", "https://a.vn/a$b$c(d_e_)", "https://a.vn/[x](y", "https://a.vn/?a=*&b=*c",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "around", ["{}", "Xem: {} nhé.", "- {}\n- _khác_", "**Nguồn:** {}, **hết**"]
)
def test_a_bare_address_is_one_word(address: str, around: str) -> None:
    whole = address.partition("](")[0].replace("[x", "[x") if "](" in address else address
    read = read_markdown(around.format(address), "vi")
    shown = re.findall(r"<a [^>]*>(.*?)</a>", read.html)
    assert shown == [whole.replace("&", "&amp;")]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("**https://a.vn/x** và", "https://a.vn/x"),
        ("*https://a.vn/x_y*, _rồi_", "https://a.vn/x_y"),
        ("_https://a.vn/x_y_", "https://a.vn/x_y"),
        ("~~https://a.vn/x~~", "https://a.vn/x"),
        ("**Trang https://a.vn/x**và", "https://a.vn/x"),
        ("(https://a.vn/x_(y)).", "https://a.vn/x_(y)"),
        ("“https://a.vn/x”.", "https://a.vn/x"),
        ("[https://a.vn/x](https://a.vn/y)", "https://a.vn/y"),
        ("[xem https://a.vn/x_y_z nhé](https://a.vn/y)", "https://a.vn/y"),
        ("https://a.vn/x\\_y", "https://a.vn/x_y"),
        ("**an_b@a.vn**", "mailto:an_b@a.vn"),
        ("_an@a.vn_", "mailto:an@a.vn"),
        ("<https://a.vn/x*y*>", "https://a.vn/x*y*"),
    ],
)
def test_what_stands_around_an_address_is_not_of_it(text: str, address: str) -> None:
    assert hrefs(text) == [address]


@pytest.mark.parametrize(
    "path",
    [
        "\\\\may-chu\\chung", "D:\\*.docx", "D:\\_luu", "D:\\_a\\_b_\\c.doc", "C:\\Hồ sơ\\_luu\\a.docx", "\\\\10.0.0.5\\x$\\*.*",
        "~\\_luu\\x", "%APPDATA%\\_x\\y", "E:\\#1\\[a]\\x", "z:\\", "C:\\Users\\_an\\~tam",
    ],
)  # fmt: skip
@pytest.mark.parametrize("around", ["{}", "Lưu ở {}, rồi \\*in\\*.", "({})", "| {} |\n|---|"])
def test_a_windows_path_keeps_its_backslashes(path: str, around: str) -> None:
    html = read_markdown(around.format(path), "vi").html
    assert path in html
    assert "\\*in" not in html


def test_a_path_in_a_link_does_not_swallow_the_next() -> None:
    assert "D:\\_b" in read_markdown("![a](D:\\x.jpg) và D:\\_b", "vi").html
    assert "D:\\_b" in read_markdown("`D:\\x` và D:\\_b", "vi").html


UNREAD = {
    "[trang](https://a.vn/có dấu cách)": "[trang](<https://a.vn/có dấu cách>)",
    "[fb] (https://fb.com/x)": "[fb](https://fb.com/x)",
    "[fb](https://fb.com/x ngay.": "[fb](https://fb.com/x)",
    "[thư](mailto: an@a.vn)": "[thư](mailto:an@a.vn)",
    "[gọi](tel: 0912 345 678)": "[gọi](tel:0912345678)",
    "[gọi](0912 345 678)": "[gọi](tel:0912345678)",
    "(chữ)[https://a.vn]": "[chữ](https://a.vn)",
    "[chữ][https://a.vn]": "[chữ](https://a.vn)",
    "[chữ)(https://a.vn)": "[chữ](https://a.vn)",
    "(chữ](https://a.vn)": "[chữ](https://a.vn)",
    "[chữ](https: //a.vn)": "[chữ](https://a.vn)",
    "［chữ］（https://a.vn）": "[chữ](https://a.vn)",
    "![mô tả] (anh.jpg)": "![mô tả](anh.jpg)",
    "!(mô tả)[anh.jpg]": "![mô tả](anh.jpg)",
    '![mô tả](anh.jpg "chú thích)': '![mô tả](anh.jpg "chú thích")',
}


@pytest.mark.parametrize("text", UNREAD)
def test_a_link_that_was_not_read_is_named_in_its_line_with_what_to_write(text: str) -> None:
    (found,) = read_markdown(f"Đoạn đầu\ncó hai dòng.\n{text}", "vi").findings
    assert (found.code, found.line, found.values["text"]) == ("L214", 3, text.translate(WIDE))
    assert found.values["hint"] == f"Viết: {UNREAD[text]}"
    assert read_markdown(UNREAD[text], "vi").findings == ()


WIDE = str.maketrans("［］（）", "[]()")


@pytest.mark.parametrize(
    "text", ["[chữ](chưa đóng", "[[Công đoàn]]", "chữ ](story:mot)", "[a](b c)"]
)
def test_a_link_of_which_less_is_certain_is_named_and_brackets_can_be_words(text: str) -> None:
    assert [found.code for found in read_markdown(text, "vi").findings] == ["L214"]
    assert read_markdown(text.replace("]", "\\]"), "vi").findings == ()


@pytest.mark.parametrize(
    "text",
    ["[1] (https://a.vn)", "[x] (xem thêm)", "(a)[b]", "`[x] (https://a.vn)`", "Điều 1 [2] (sửa đổi)", "[a]: https://a.vn\n\n[a] b"],
)  # fmt: skip
def test_brackets_that_are_words_are_no_link(text: str) -> None:
    assert read_markdown(text, "vi").findings == ()


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("![mô tả](anh.jpg “Chú thích”)", "Chú thích"),
        ('![mô tả](anh.jpg "chú thích "hai"")', "chú thích &quot;hai&quot;"),
        ("![mô tả](anh hop.jpg “Chú thích”)", "Chú thích"),
        ("![mô tả](anh.jpg «Chú thích»)", "Chú thích"),
        ("![mô tả](anh.jpg ”Chú thích”)", "Chú thích"),
        ("![mô tả](anh.jpg “Chú thích (1)”)", "Chú thích (1)"),
    ],
)
def test_a_title_in_words_quotation_marks_is_read(written: str, title: str) -> None:
    read = read_markdown(written, "vi")
    assert f'title="{title}"' in read.html
    assert read.findings == ()


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("https://", "L218"), ("https://a..vn", "L218"), ("https://congdoan,vn/x", "L218"), ("//", "L218"),
        ("mailto:", "L216"), ("mailto:an", "L216"), ("tel:", "L215"), ("tel:abc", "L215"),
        ("http://127.0.0.1:8000/tin/", "L217"), ("http://localhost:8000/x", "L217"), ("http://[::1]/x", "L217"), ("http://0.0.0.0/", "L217"),
        ("http://192.168.1.5/x", "L219"), ("http://10.0.0.2", "L219"), ("http://172.16.3.4/", "L219"), ("http://169.254.1.1/", "L219"),
        ("http://may-chu/chung", "L219"), ("http://luu-tru.local/x", "L219"), ("https:/a.vn", "L212"), ("https//a.vn", "L212"), ("htps://a.vn", "L212"), ("ttp://a.vn", "L212"),
    ],
)  # fmt: skip
def test_an_address_that_no_reader_can_open_is_named(
    content: Content, address: str, code: str
) -> None:
    problems = said(content, f"Một.\nHai\n[chữ]({address}) ba")
    assert [(p.code, p.place.line) for p in problems] == [(code, 11)]


def test_a_bare_address_of_the_preview_is_named_with_the_sites_path(content: Content) -> None:
    (problem,) = said(content, "Xem http://localhost:8000/tin-tuc/2025/tin/#m-x nhé")
    assert (problem.code, problem.fix_vi.rpartition(" ")[2]) == ("L217", "/tin-tuc/2025/tin/#m-x")


@pytest.mark.parametrize(
    ("written", "code", "remedy"),
    [
        ("[gọi](0912345678)", "L230", "[gọi](tel:0912345678)"),
        ("[gọi](+84-24.3942)", "L230", "[gọi](tel:+84243942)"),
        ("[thư](an@a.vn)", "L230", "[thư](mailto:an@a.vn)"),
        ("[trang](congdoan.vn)", "L230", "[trang](https://congdoan.vn)"),
        ("[**trang**](www.congdoan.vn/a?b=c)", "L230", "[trang](https://www.congdoan.vn/a?b=c)"),
        ("[b](https//a.vn)", "L212", "https://a.vn"),
        ("[mô tả](anh.jpg)", "L231", "![mô tả](anh.jpg)"),
        ("! [mô tả](<anh hop.jpg>)", "L231", "![mô tả](<anh hop.jpg>)"),
    ],
)
def test_what_is_no_file_says_what_to_write(
    content: Content, written: str, code: str, remedy: str
) -> None:
    for name in ("anh.jpg", "anh hop.jpg"):
        content.put(b"x", f"news/2025/tin/{name}")
    (problem,) = said(content, written)
    assert (problem.code, problem.fix_vi.partition(": ")[2]) == (code, remedy)
    assert problem.fix_en.endswith(f": {remedy}")
    assert said(content, remedy) == []


def test_each_dead_link_has_its_own_line(content: Content) -> None:
    content.story(
        body="\ncongdoan.vn và an.pdf\nlà chữ.\n\n- một\n- hai [x](thieu.pdf)\n  rồi [bao cao](bao cao (1).docx)\n"
        "\n[x](\\\\may\\a.docx) và\n[x](thieu.pdf)\n\n[trang](congdoan.vn)\n\n| A | B |\n|---|---|\n| 1 | [x](thieu.pdf) |\n"
        '\n<a href="thieu.pdf">x</a>\n'
    )
    assert content.found() == [
        Found("L203", STORY, 13), Found("L203", STORY, 14), Found("L210", STORY, 16), Found("L203", STORY, 17),
        Found("L230", STORY, 19), Found("L203", STORY, 23), Found("L203", STORY, 25),
    ]  # fmt: skip


def test_a_file_named_in_percent_signs_is_found_by_the_letters_that_are_meant(
    content: Content,
) -> None:
    content.put(b"x", "news/2025/tin/Quyết Ðịnh.pdf")  # U+00D0, as old keyboards write it
    content.story(body="\n[a](Quy%E1%BA%BFt%20%C3%90%E1%BB%8Bnh.pdf)\n\n[b](<Quyết Ðịnh.pdf>)\n")
    assert content.text().linked_files == ("Quyết Định.pdf", "Quyết Định.pdf")


def test_the_gallery_stands_wherever_its_line_does(content: Content) -> None:
    content.story(body="\nĐoạn.\nẢnh:\n[[gallery]]\nHết.\n")
    assert "<p>[[gallery]]</p>\n<p>Hết.</p>" in content.text().body
