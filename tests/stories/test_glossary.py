"""Abbreviations of the glossary are expanded where a text first uses them, and nowhere else."""

import unicodedata
from typing import Any

import lxml.html
import pytest

from plugins.core.abbreviations import Abbreviations, abbreviations
from plugins.core.reference import GlossaryEntry
from plugins.stories.glossary import expand
from plugins.stories.glossary_check import MOST_ROWS
from plugins.stories.markdown import read_markdown
from plugins.stories.sanitise import sanitise
from tests.builders import as_yaml
from tests.stories.conftest import Content

GLOSSARY = [
    {"short": "LĐLĐ", "full": {"vi": "Liên đoàn Lao động", "en": "Federation of Labour"}},
    {"short": "TT", "full": {"vi": "thông tin", "en": "information"}},
    {"short": "TT&TT", "full": {"vi": "Thông tin và Truyền thông", "en": "Information and more"}},
    {"short": "LĐLĐ TP", "full": {"vi": "Liên đoàn thành phố", "en": "City federation"}},
    {"short": "AI", "full": {"vi": "trí tuệ nhân tạo", "en": "artificial intelligence"}},
]


def known(rows: list[dict[str, Any]] | None = None) -> Abbreviations:
    return abbreviations(GlossaryEntry.model_validate(row) for row in rows or GLOSSARY)


def marked(html: str, lang: str = "vi") -> list[tuple[str, str]]:
    """Return each abbreviation that is marked, with its title."""
    found = lxml.html.fromstring(f"<div>{expand(html, lang, known())[0]}</div>").xpath("//abbr")
    return [(one.text_content(), one.get("title")) for one in found]


def first(text: str) -> list[str]:
    """Return which abbreviations are marked in a paragraph."""
    return list(expand(f"<p>{text}</p>", "vi", known())[1])


def test_the_first_use_alone_is_expanded_in_the_language_of_the_text() -> None:
    html = "<p>Họp LĐLĐ với LĐLĐ.</p><p>LĐLĐ nói.</p>"
    assert expand(html, "vi", known()) == (
        '<p>Họp <abbr title="Liên đoàn Lao động">LĐLĐ</abbr> với LĐLĐ.</p><p>LĐLĐ nói.</p>',
        ("LĐLĐ",),
    )
    assert marked(html, "en") == [("LĐLĐ", "Federation of Labour")]


def test_abbreviations_are_named_in_the_order_of_use() -> None:
    assert first("AI ở LĐLĐ, TT và AI") == ["AI", "LĐLĐ", "TT"]


@pytest.mark.parametrize(
    "text",
    [
        "286/LĐLĐ",
        "số 12/QĐ-LĐLĐ",
        "12/QĐ‑LĐLĐ và 12/QĐ–LĐLĐ",
        "LĐLĐ/CĐ",
        "LĐLĐ-CĐ",
        "NLĐLĐ",
        "LĐLĐs",
        "LĐLĐ2",
        "2LĐLĐ",
        "_LĐLĐ_",
        "ĐLĐLĐ",
        "lđlđ",
        "LDLD",
        "TTTTVN",
        "KH&amp;TT",
        "TT&amp;TTX",
        "www.LĐLĐ.vn",
        "tin.LĐLĐ",
        "LĐLĐ.vn",
        "ai@AI.example và AI@x.example",
        "https://x.example/AI",
        "https://x.example/?q=AI&amp;r=AI",
        "https://x.example/(AI)+AI",
        "www.x.example/~AI",
        "mailto:AI",
        "#AI",
        "AI\u0301",
    ],
)
def test_a_part_of_a_word_number_or_address_is_left_alone(text: str) -> None:
    html = f"<p>xem {text} nhé</p>"
    assert expand(html, "vi", known()) == (html, ())


@pytest.mark.parametrize(
    "text",
    [
        "LĐLĐ",
        "(LĐLĐ)",
        "“LĐLĐ”",
        "LĐLĐ, họp",
        "LĐLĐ.",
        "LĐLĐ. Họp",
        "LĐLĐ: họp",
        "LĐLĐ – đơn vị",
        "LĐLĐ - đơn vị",
        "- LĐLĐ",
        "286/LĐLĐ của LĐLĐ",
        "https://x.example/LĐLĐ LĐLĐ",
        "LĐLĐ's",
        "họp\nLĐLĐ",
        "họp&nbsp;LĐLĐ",
        "<b>LĐLĐ</b>",
        "LĐLĐ<sup>1</sup>",
        "x<br>LĐLĐ",
    ],
)
def test_a_word_of_its_own_is_expanded_whatever_stands_around_it(text: str) -> None:
    assert first(text) == ["LĐLĐ"]


def test_the_longest_abbreviation_wins() -> None:
    assert first("TT&amp;TT rồi TT") == ["TT&TT", "TT"]
    assert first("LĐLĐ TP họp với LĐLĐ") == ["LĐLĐ TP", "LĐLĐ"]
    assert first("LĐLĐ\nTP họp") == ["LĐLĐ TP"]
    assert first("LĐLĐ TPX họp") == ["LĐLĐ"]
    assert (
        '<abbr title="Thông tin và Truyền thông">TT&amp;TT</abbr>'
        in (expand("<p>Sở TT&amp;TT</p>", "vi", known())[0])
    )


@pytest.mark.parametrize(
    "html",
    [
        '<h2 id="m-ldld">LĐLĐ</h2>',
        "<h3>Việc <em>LĐLĐ</em></h3>",
        "<p><code>LĐLĐ</code></p>",
        "<pre><code>LĐLĐ</code></pre>",
        "<p><kbd>LĐLĐ</kbd></p>",
        '<p><img src="a.jpg" alt="LĐLĐ" title="LĐLĐ > TT"></p>',
        '<p><a href="https://x.example/" title="LĐLĐ">x</a></p>',
        '<p><span lang="en">the LĐLĐ</span></p>',
        "<p>12/<b>LĐLĐ</b></p>",
        "<p>QĐ-<i>LĐLĐ</i></p>",
        "<p>LĐ<b>LĐ</b></p>",
        "<p>[[gallery]]</p>",
    ],
)
def test_headings_code_attributes_and_joined_words_are_left_alone(html: str) -> None:
    glossary = [*GLOSSARY, {"short": "gallery", "full": "x"}]
    assert expand(html, "vi", known(glossary)) == (html, ())


def test_words_of_a_link_cell_and_item_are_expanded() -> None:
    for html in (
        '<p><a href="/x/">LĐLĐ</a></p>',
        "<table><tbody><tr><td>LĐLĐ</td></tr></tbody></table>",
        "<ul><li>LĐLĐ</li></ul>",
        "<p>12/</p><p>LĐLĐ</p>",
    ):
        assert marked(html) == [("LĐLĐ", "Liên đoàn Lao động")], html


def test_what_the_editor_explains_is_left_to_the_editor() -> None:
    html = read_markdown("LĐLĐ, TT và LĐLĐ.\n\n*[LĐLĐ]: Liên đoàn của chúng tôi\n", "vi").html
    expanded, named = expand(html, "vi", known())
    assert named == ("TT",)
    assert expanded.count('<abbr title="Liên đoàn của chúng tôi">LĐLĐ</abbr>') == 2
    html = "<p>Sở TT&amp;TT</p><p><abbr>TT&amp;TT</abbr></p>"
    assert expand(html, "vi", known()) == (html, ())


def test_a_line_of_capitals_is_no_row_of_abbreviations() -> None:
    assert first("AI CŨNG CÓ TẾT") == []
    assert first("Ai cũng có Tết, AI thì không") == ["AI"]
    assert first("LĐLĐ – TT") == ["LĐLĐ", "TT"]
    assert first("ai cũng có việc") == []


def test_an_ordinary_word_as_abbreviation_is_marked_once_and_breaks_nothing() -> None:
    words = known([{"short": "và", "full": "đồng thời"}, {"short": "a", "full": "b"}])
    html = '<p class="a">Tôi và bạn và a&nbsp;&amp; á &lt;a&gt; <b>a</b></p>'
    expanded, named = expand(html, "vi", words)
    assert named == ("và", "a")
    assert lxml.html.fromstring(expanded).text_content() == "Tôi và bạn và a\xa0& á <a> a"
    assert expanded.count("<abbr") == 2


@pytest.mark.parametrize(
    "full",
    [
        '"><script>alert(1)</script>',
        "' onmouseover='x",
        "a & b &amp; <b>",
        "</abbr><img src=x>",
    ],
)
def test_a_hostile_full_form_stays_a_title(full: str) -> None:
    html = "<p>Thử X&amp;Y xem</p>"
    expanded, _ = expand(html, "vi", known([{"short": "X&Y", "full": full}]))
    assert sanitise(expanded) == expanded
    (abbr,) = lxml.html.fromstring(expanded).xpath("//abbr")
    assert dict(abbr.attrib) == {"title": full}
    assert not lxml.html.fromstring(expanded).xpath("//script|//img|//b")


@pytest.mark.parametrize("short", ["<b>", "a.b", "(x)", "[[", "x*", "&amp;", "\\", "№ 5"])
def test_a_hostile_abbreviation_is_taken_to_the_letter(short: str) -> None:
    html = sanitise(f"<p>Có {short.replace('&', '&amp;').replace('<', '&lt;')} ở đây, axb, xx.</p>")
    expanded, named = expand(html, "vi", known([{"short": short, "full": "đủ"}]))
    assert named == (short,)
    assert sanitise(expanded) == expanded
    assert lxml.html.fromstring(expanded).xpath("string(//abbr)") == short


def test_nothing_else_of_the_text_changes() -> None:
    html = read_markdown(
        "# LĐLĐ\n\nMột &nbsp; < 2 & 3 “LĐLĐ”[^1] *AI* 'x' \"y\"\n\n| TT |\n|--:|\n| a > b |\n\n[^1]: TT&TT\n",
        "vi",
    ).html
    expanded, named = expand(html, "vi", known())
    assert named == ("LĐLĐ", "AI", "TT", "TT&TT")
    for title in (
        "Liên đoàn Lao động",
        "trí tuệ nhân tạo",
        "thông tin",
        "Thông tin và Truyền thông",
    ):
        expanded = expanded.replace(f'<abbr title="{title}">', "")
    assert expanded.replace("</abbr>", "") == html


def test_a_glossary_without_an_entry_changes_nothing() -> None:
    assert expand("<p>LĐLĐ</p>", "vi", abbreviations([])) == ("<p>LĐLĐ</p>", ())


@pytest.mark.parametrize("piece", ["AI=LĐLĐ <b>x</b> LĐLĐ AI ", '<a title="', "https://AI", "AI"])
def test_long_hostile_texts_are_gone_through_in_one_pass(piece: str) -> None:
    expanded, _ = expand(piece * 100_000, "vi", known())
    assert expanded.startswith(piece[:2])


def test_a_story_and_a_page_hold_their_expanded_texts(content: Content) -> None:
    content.put(as_yaml(GLOSSARY), "data/glossary.yaml")
    content.story(body="\nCông văn 286/LĐLĐ của LĐLĐ, [LĐLĐ](page:about).\n")
    content.put(
        "---\ntitle: About\nsummary: x\nslug: about\n---\n\nOur LĐLĐ and AI.\n",
        "pages/about/index.en.md",
    )
    text = content.text()
    assert text.abbreviations == ("LĐLĐ",)
    assert 'Công văn 286/LĐLĐ của <abbr title="Liên đoàn Lao động">LĐLĐ</abbr>, ' in text.body
    assert '<a href="/gioi-thieu/">LĐLĐ</a>' in text.body
    page = content.load().pages[0].texts["en"]
    assert page.abbreviations == ("LĐLĐ", "AI")
    assert '<abbr title="artificial intelligence">AI</abbr>' in page.body


@pytest.mark.parametrize(
    ("short", "code"),
    [
        *(
            (short, "D131")
            for short in (".*", "(", "*", "[A-Z]+", r"C\d", "a|b", "^A", "A.+", "1", "…")
        ),
        ("Liên đoàn Lao động các khu công nghiệp và chế xuất của thành phố này", "D132"),
    ],
)
def test_what_is_no_abbreviation_is_refused_in_its_line(
    content: Content, short: str, code: str
) -> None:
    content.put(as_yaml([*GLOSSARY, {"short": short, "full": "x"}]), "data/glossary.yaml")
    content.story()
    (found,) = content.problems()
    assert (found.code, found.place.path) == (code, "content/data/glossary.yaml")
    rows = (content.path / "data/glossary.yaml").read_text("utf-8").splitlines()
    assert rows[found.place.line - 1].startswith("- short:")
    assert found.place.line == 1 + max(n for n, row in enumerate(rows) if row.startswith("- "))


@pytest.mark.parametrize(
    "short", ["TP.HCM", "R&D", "C++", "A/B", "CĐ (CS)", "Đ", "4.0 CN", "TT-TV"]
)
def test_what_people_abbreviate_is_no_fault(content: Content, short: str) -> None:
    content.put(as_yaml([{"short": short, "full": "x"}]), "data/glossary.yaml")
    content.story()
    assert not content.problems()


def test_a_glossary_that_is_too_long_is_refused_where_it_begins_to_be(content: Content) -> None:
    rows = [f"- {{short: A{number}, full: x}}\n" for number in range(MOST_ROWS + 3)]
    content.put("".join(rows), "data/glossary.yaml")
    content.story()
    (found,) = content.problems()
    assert (found.code, found.place.line) == ("D133", MOST_ROWS + 1)
    content.put("".join(rows[: found.place.line - 1]), "data/glossary.yaml")
    assert not content.problems()


def test_decomposed_letters_of_either_file_are_no_obstacle(content: Content) -> None:
    content.put(unicodedata.normalize("NFD", as_yaml(GLOSSARY)), "data/glossary.yaml")
    content.story(body=unicodedata.normalize("NFD", "\nLĐLĐ Ứng Hòa và Ế.\n"))
    assert content.text().abbreviations == ("LĐLĐ",)
    glossary = [{"short": "Ế", "full": "ế"}]
    content.put(unicodedata.normalize("NFD", as_yaml(glossary)), "data/glossary.yaml")
    assert content.text().abbreviations == ("Ế",)
