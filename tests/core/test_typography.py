"""Typography: marks and spaces as a newspaper sets them; letters, digits and words stay."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.core.typography import tidy
from plugins.core.typography_html import tidy_html

PLAIN = [
    ("Anh chị em , đoàn viên .", "Anh chị em, đoàn viên."),
    ("Vui quá !", "Vui quá!"),
    ("Vui quá\u00a0! Thật à\u202f?", "Vui quá! Thật à?"),
    ("Gồm : hai tổ ; ba đội .", "Gồm: hai tổ; ba đội."),
    ("chào ,bạn", "chào, bạn"),
    ("(một , hai )", "(một, hai )"),
    ("hai  dấu   cách", "hai dấu cách"),
    ("Còn nữa...", "Còn nữa…"),
    ("v.v...", "v.v…"),
    ("Chờ... rồi...", "Chờ… rồi…"),
    ('Ông nói: "Được".', "Ông nói: “Được”."),
    ('"Được" là lời ông.', "“Được” là lời ông."),
    ('("Được")', "(“Được”)"),
    ('Ông nói "bà bảo "được" rồi" .', "Ông nói “bà bảo “được” rồi”."),
    ("Bà bảo 'được rồi' nhé", "Bà bảo ‘được rồi’ nhé"),
    ("\"Bà bảo 'được'\"", "“Bà bảo ‘được’”"),
    ("don't, O'Neill, H'Mông, K'Ho", "don’t, O’Neill, H’Mông, K’Ho"),
    ("workers' rights", "workers’ rights"),
    ("rock 'n' roll", "rock ’n’ roll"),
    ("the '90s and '68", "the ’90s and ’68"),
    ("'tis", "’tis"),
    ('Tết "Xuân 2025" vui', "Tết “Xuân 2025” vui"),
    ('Tết "năm 25" vui', "Tết “năm 25” vui"),
    ('nói"được"', "nói“được”"),
    ('"Một"-"hai"', "“Một”-“hai”"),
    ('Ông nói: " Được " rồi', "Ông nói: “ Được ” rồi"),
    ("tài liệu a.pdf , b.docx .", "tài liệu a.pdf, b.docx."),
]
LEFT = [
    "1,000 và 3.5 và 15:30 và 5 : 3 và 2 , 5",
    '5\'30" và 6\' và màn hình 24" và 27"',
    "https://example.org/it's?a=b...c và www.example.org/it's",
    "a'b@example.org và ban.bien-tap@congdoan.example",
    "C:\\...\\it's.pdf",
    "../../anh/le-ky...jpg",
    "it's-a-map.tiff, nha-may's.avif",
    "Họ tên: ..............",
    "1...5",
    "Cảm ơn :) nhé ;-) :D",
    "dùng .NET và .pdf",
    "“Đã đúng” rồi… ‘thật’ – don’t",
    "a = , b",
    "",
    " , ",
    "Nơi nhận:\n- Như trên;",
]


@pytest.mark.parametrize(("written", "set_"), PLAIN)
def test_marks_are_set(written: str, set_: str) -> None:
    found, counts = tidy(written)
    assert found == set_
    assert counts.total() > 0
    assert tidy(set_) == (set_, {})


@pytest.mark.parametrize("written", LEFT)
def test_what_is_no_prose_or_unclear_is_left(written: str) -> None:
    assert tidy(written) == (written, {})


def test_each_kind_is_counted_and_can_be_left_out() -> None:
    text = 'Ông nói : "Được" , rồi  đi...'
    found, counts = tidy(text)
    assert found == "Ông nói: “Được”, rồi đi…"
    assert counts == {"spaces": 3, "quotes": 2, "dots": 1}
    assert tidy(text, ["dots"])[0] == 'Ông nói : "Được" , rồi  đi…'
    assert tidy(text, [])[0] == text


HTML = [
    ('<p>Ông nói: "<em>Được</em>".</p>', "<p>Ông nói: “<em>Được</em>”.</p>"),
    ('<p>Ông "<b>nói" to</b> .</p>', "<p>Ông “<b>nói” to</b>.</p>"),
    ("<p>một <b>hai</b> , ba</p>", "<p>một <b>hai</b>, ba</p>"),
    ("<p>một <b> , ba</b></p>", "<p>một<b>, ba</b></p>"),
    ("<p>Hết<i>...</i></p>", "<p>Hết<i>…</i></p>"),
    ("<p>Vui quá&nbsp;!</p>", "<p>Vui quá!</p>"),
    ("<p>Hết.<i>..</i></p>", "<p>Hết…<i></i></p>"),
    ("<p>một <b>hai </b>, ba</p>", "<p>một <b>hai</b>, ba</p>"),
    ('<p>"Hết.<i>..</i>"</p>', "<p>“Hết…<i></i>”</p>"),
    ('<p>&lt;b&gt; &amp; "a&nbsp;b" .</p>', "<p>&lt;b&gt; &amp; “a&nbsp;b”.</p>"),
    ('<p>"a</p><p>b"</p>', "<p>“a</p><p>b”</p>"),
    (
        '<img alt="Ông nói &quot;được&quot; ." src="a...b.jpg">',
        '<img alt="Ông nói “được”." src="a...b.jpg">',
    ),
    ('<img src="it\'s.jpg" alt="A" title="don\'t">', '<img src="it\'s.jpg" alt="A" title="don’t">'),
]
HTML_LEFT = [
    '<p>Lệnh <code>a , "b"...</code></p>',
    "<pre><code>x  = 'y' ...\n</code></pre>",
    '<p><kbd>"</kbd></p>',
    "<p><a href=\"https://example.org/a'b...c\">https://example.org/a'b...c</a></p>",
    '<p><span lang="fr">Bonjour !  « Oui »</span></p>',
    '<p><a title="it\'s" href="x , y">chữ</a></p>',
    "<p>một<br>, hai</p>",
    "<p>Tỉ số 5 : 3</p>\n<p>Một</p>",
    "<p>[[gallery]]</p>",
]


@pytest.mark.parametrize(("written", "set_"), HTML)
def test_text_in_html_is_set_across_its_tags(written: str, set_: str) -> None:
    found, counts = tidy_html(written)
    assert found == set_
    assert counts.total() > 0
    assert tidy_html(set_)[0] == set_


@pytest.mark.parametrize("written", HTML_LEFT)
def test_code_addresses_and_attributes_are_left(written: str) -> None:
    assert tidy_html(written) == (written, {})


MARKS = st.sampled_from(
    [*" ,.;:!?\"'()[]–-…/\\\u00a0\n", "...", "  ", " ,", '"', "'90", "5'30\"", ":)"]
)
WORDS = st.text("aăâbcdđeêơư0123456789ÁẾ", max_size=4)
PROSE = st.lists(st.one_of(WORDS, MARKS, st.text(max_size=3))).map("".join)


def letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


@given(PROSE)
@settings(max_examples=400, deadline=None)
@example('" "\' , "...')
def test_every_word_and_number_stays_in_its_order(text: str) -> None:
    found, counts = tidy(text)
    assert letters(found) == letters(text)
    assert re.findall(r"\w+", found) == re.findall(r"\w+", text)
    assert (found == text) == (counts.total() == 0)


TAGS = st.sampled_from(
    ["<b>", "</b>", "<p>", "</p>", "<br>", "<code>", "</code>", '<img alt="a \' ." src="x">']
)
SAFE = PROSE.map(lambda text: re.sub("[<>&]", "", text))


@given(st.lists(st.one_of(SAFE, TAGS)).map("".join))
@settings(max_examples=400, deadline=None)
def test_html_keeps_its_tags_and_words(html: str) -> None:
    found, _ = tidy_html(html)
    tag = re.compile(r"<[^>]*>")
    alt = re.compile(r' alt="[^"]*"')

    def words(html: str) -> list[str]:
        return [letters(unescape(part)) for part in tag.split(html)]

    def tags(html: str) -> list[str]:
        return [alt.sub("", found) for found in tag.findall(html)]

    assert tags(found) == tags(html)
    assert words(found) == words(html)


def test_long_and_hostile_texts_take_no_longer_than_their_length() -> None:
    for text in (
        '"' * 20_000,
        "' " * 20_000,
        " , " * 20_000,
        "a/" * 20_000,
        "a." * 20_000,
        " " * 50_000,
    ):
        tidy(text)
        tidy_html(f"<p>{text}</p>")
