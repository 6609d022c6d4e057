"""What would be lost between a writer's file and the page is shown, or named with its line."""

from __future__ import annotations

import pytest

from plugins.stories.markdown import read_markdown
from tests.stories.conftest import STORY, Content, Found


def found(text: str) -> list[tuple[str, int]]:
    return [(finding.code, finding.line) for finding in read_markdown(text, "vi").findings]


@pytest.mark.parametrize(
    "words",
    [
        "<Tên đơn vị>", "<Họ và tên>", "<Ban Tuyên giáo>", "<Ho va ten>", "<a và b>", "<b va c>", "<1>", "<...>",
        "<Ghi:chú>", "<i trong 3>", "</Tên>", "<?ghi chú?>", "<!ghi chú>", "<![CDATA[x]]>", "<TEN_DON_VI>",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "around", ["{}", "Kính gửi: {}; họp", "- {}", "| {} |\n|---|", "x{}2", "## {}"]
)
def test_words_in_angle_brackets_are_shown(words: str, around: str) -> None:
    read = read_markdown(around.format(words), "vi")
    assert words.replace("<", "&lt;").replace(">", "&gt;") in read.html
    assert read.findings == ()


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ('<iframe src="https://www.youtube.com/embed/x"></iframe>', "S300"),
        ("<IFRAME\nsrc='x'></IFRAME>", "S300"),
        ('<video src="hop.mp4" controls></video>', "S301"),
        ("<embed src=x>", "S300"),
        ('<object data="x"></object>', "S300"),
        ('<audio controls src="a.mp3"></audio>', "S301"),
        ('<form action="https://x.example"><input name="a"></form>', "S302"),
        ("<button>Gửi</button>", "S302"),
        ("<script>alert(1)</script>", "S303"),
        ("<style>p{color:red}</style>", "S303"),
        ('<link rel="stylesheet" href="x">', "S303"),
        ("<svg><text>Chữ</text></svg>", "S304"),
        ("<marquee>Tin nóng</marquee>", "S304"),
        ("<center>Giữa</center>", "WS305"),
        ('<font color="red">Đỏ</font>', "WS305"),
        ("<section>Phần</section>", "WS305"),
    ],
)
def test_code_that_no_page_holds_is_named_with_its_line(html: str, code: str) -> None:
    assert found(f"Một đoạn.\n\n{html}\n") == [(code, 3)]
    assert (code, 2) in found(f"Một đoạn\nvà {html} trong dòng.")


def test_what_word_writes_into_html_is_no_loss() -> None:
    read = read_markdown("Một<o:p></o:p> đoạn <st1:place>nhà</st1:place>.", "vi")
    assert "Một đoạn nhà." in read.html
    assert read.findings == ()


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("C:\\mau.docx", "L210"), ("file:///C:/baocao.docx", "L210"), ("d:/x/y.pdf", "L210"), ("\\\\\\\\may-chu\\tep.doc", "L210"),
        ("", "L211"), ("https:/sao.example/a", "L212"), ("http//sao.example", "L212"), ("///ác.example", "L212"), ("https:sao.example", "L212"),
        ("ftp://sao.example/a", "L213"), ("zalo://nhom", "L213"), ("sms:+84", "L213"), ("javascript:alert(1)", "L213"), ("data:text/html,x", "L213"),
        ("tel:+842400000", ""), ("mailto:a@b.example", ""), ("story:x", ""), ("https://sao.example", ""), ("/tin-tuc/", ""), ("#m-x", ""), ("a.pdf", ""),
    ],
)  # fmt: skip
def test_an_address_that_leads_nowhere_is_named(address: str, code: str) -> None:
    expected = [(code, 2)] if code else []
    assert found(f"Một dòng\n[chữ](<{address}>)") == expected
    if "\\" not in address:
        assert [code_ for code_, _ in found(f'Một dòng\n<a href="{address}">chữ</a>')] == [
            c for c, _ in expected
        ]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("Chữ[^1].", "S307", 1),
        ("Chữ[^ghi chú].", "S307", 1),
        ("Chữ.\n\n[^1]: Chú thích bị bỏ.", "S308", 3),
        ("*[LĐLĐ]: Liên đoàn Lao động\n\nKhông nhắc tới.", "WS309", 1),
        ("Chữ.\n\n[Ảnh]: NguyễnVănA", "S310", 3),
        ("[a]: /x\n[a]: /y\n\n[a]", "S310", 2),
        ("| A | B |\n|---|---|\n| 1 | 2 | 3 |", "S311", 3),
        ("Chữ.\n\n```\nmã\n\nlời", "S313", 3),
        ("Chữ <!-- ghi chú\nkhông đóng", "S316", 1),
        ("<!-- ghi chú\n\nkhông đóng", "S316", 1),
        ("Một\tHai\nBa\tBốn\tNăm", "WS317", 1),
        ("[chữ](một hai ba)", "L214", 1),
        ('<p id="m-x">a</p>\n\n<p id="m-x">b</p>', "S318", 3),
        ("## X\n\n<p id='m-x'>b</p>", "S318", 3),
        ("![ảnh](một hai ba)", "L214", 1),
    ],
)  # fmt: skip
def test_what_has_only_one_half_is_named(text: str, code: str, line: int) -> None:
    assert found(text) == [(code, line)]


def test_lines_are_counted_in_the_file(content: Content) -> None:
    content.story(body="\nMột.\n\n- Hai\n- <iframe src=x></iframe>\n\nBa[^1]\n[bốn](C:\\x.doc)\n")
    assert content.found() == [
        Found("S300", STORY, 12),
        Found("S307", STORY, 14),
        Found("L210", STORY, 15),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "<!-- ghi chú -->\n\nChữ.", "Chữ[^1].\n\n[^1]: Chú thích.\n\n    Đoạn hai.", "[a][b]\n\n[b]: /tin-tuc/",
        "| A | B |\n|---|---|\n| 1 \\| 2 | 3 |\n| 4 |", "```\nmã\n```", "> ```\n> mã\n> ```", "- ```\n  mã\n  ```",
        "a\n: b\n\nc\n: d", "`[^1]` và `<iframe>`", "<b>đậm</b> <u>gạch</u> H<sub>2</sub>O <br> <span lang=\"en\">x</span>",
    ],
)  # fmt: skip
def test_a_sound_text_has_no_findings(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "embed",
    [
        '<iframe width="560" src="https://www.youtube.com/embed/dQw4w9WgXcQ?si=x" allowfullscreen></iframe>',
        "<iframe src='//www.youtube-nocookie.com/embed/dQw4w9WgXcQ'></iframe>",
        '<iframe\n  src="https://www.youtube.com/embed/dQw4w9WgXcQ">\n</iframe>',
    ],
)
def test_the_remedy_for_an_embedded_video_is_the_line_to_write(
    content: Content, embed: str
) -> None:
    content.story(body=f"\n{embed}\n")
    (found,) = (problem for problem in content.problems() if problem.code == "S300")
    address = found.fix_vi.rpartition(": ")[2]
    assert address == "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
    content.story(body=f"\n{address}\n")
    assert [code for code in content.codes() if not code.startswith("W")] == []


@pytest.mark.parametrize("name", ["ins", "b", "div", "span"])
def test_elements_that_stand_too_deep_are_refused_with_their_line(
    content: Content, name: str
) -> None:
    content.story(body="\nMột.\n\n" + f"<{name}>" * 5000 + "x" + f"</{name}>" * 5000 + "\n")
    assert content.found() == [Found("S118", STORY, 11)]
    content.story(body="\n" + f"<{name}>x</{name}> " * 500 + "\n")
    assert content.found() == []
