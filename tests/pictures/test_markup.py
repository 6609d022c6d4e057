"""Figures take the place of pictures without breaking the HTML around them."""

from __future__ import annotations

import pytest

from plugins.pictures.markup import pictures_in, swap

A = '<img alt="A" src="a.jpg">'
B = '<img alt="B" src="b.jpg" title="Hai">'


def swapped(html: str) -> str:
    return swap(html, lambda file, alt, title: f"<figure>{file[0]}{alt}{title or ''}</figure>")


FA = "<figure>aA</figure>"
FB = "<figure>bBHai</figure>"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (f"<p>{A}</p>", FA),
        (f"<p>x</p>\n<p> {A}\n</p>\n<p>y</p>", f"<p>x</p>\n{FA}\n<p>y</p>"),
        (f"<p>{A}<br>{B}</p>", f"{FA}{FB}"),
        (f"<p>{A} {B}</p>", f"{FA}{FB}"),
        (f"<p>Trước {A} sau.</p>", f"<p>Trước  sau.</p>{FA}"),
        (f"<p>Trước {A} giữa {B}</p>", f"<p>Trước  giữa </p>{FA}{FB}"),
        (f"<p>{A} Chữ sau.</p>", f"{FA}<p> Chữ sau.</p>"),
        (f"<p>{A}<br>Chữ.</p>", f"{FA}<p>Chữ.</p>"),
        (f"<p><strong>{A}</strong></p>", FA),
        (f"<p>Chữ <em>x {A}</em></p>", f"<p>Chữ <em>x </em></p>{FA}"),
        (f'<p><a href="/x/">{A}</a></p>', FA),
        (f'<p><a href="/x/">Chữ {A}</a></p>', f'<p><a href="/x/">Chữ </a></p>{FA}'),
        (f"<h2>Mục {A}</h2><p>x</p>", f"<h2>Mục </h2>{FA}<p>x</p>"),
        (f"<ul><li>{A}</li><li>x {B} y</li></ul>", f"<ul><li>{FA}</li><li>x {FB} y</li></ul>"),
        (f"<ul><li><p>x {A}</p></li></ul>", f"<ul><li><p>x </p>{FA}</li></ul>"),
        (f"<blockquote><p>{A}</p></blockquote>", f"<blockquote>{FA}</blockquote>"),
        (
            f"<table><tbody><tr><td>{A}</td><td><b>{B}</b></td></tr></tbody></table>",
            f"<table><tbody><tr><td>{FA}</td><td>{FB}</td></tr></tbody></table>",
        ),
        (f"{A} trần", f"{FA} trần"),
        (f"<p>x {A}</p><p>{B} y</p>", f"<p>x </p>{FA}{FB}<p> y</p>"),
    ],
)
def test_a_figure_stands_where_html_allows_one(html: str, expected: str) -> None:
    assert swapped(html) == expected


@pytest.mark.parametrize(
    "rest",
    [
        '<p class="x" id="m-a">&lt;b&gt; &amp; «ộ»<br>x</p><hr><p><a href="/ộ?a=1&amp;b=2">x</a></p>',
        '<pre><code>a\n  b &lt;img&gt;</code></pre><p></p><ol start="3"><li>x</li></ol>',
        '<p>[[gallery]]</p><div class="footnote"><sup id="fnref:1">1</sup></div>',
    ],
)
@pytest.mark.parametrize("own", [f"<p>{A}</p>", f"<p>{A}{A}</p>"])
def test_everything_else_stays_as_it_was(rest: str, own: str) -> None:
    figures = FA * own.count("<img")
    assert swapped(f"{rest}{own}{rest}") == f"{rest}{figures}{rest}"


def test_html_without_pictures_comes_back_unchanged() -> None:
    html = "<p>a<b>b</p><!-- x --><br/>"
    assert swapped(html) == html


def test_what_cannot_be_shown_leaves_its_words() -> None:
    image = '<img alt="2 &lt; 3" src="a.jpg">'
    assert swap(f"<p>{image}</p>", lambda *_: None) == "2 &lt; 3"
    assert swap(f"<p>{image}{image}</p>", lambda *_: None) == "2 &lt; 32 &lt; 3"


def test_a_figure_is_inserted_as_it_is_even_with_marks_and_backslashes() -> None:
    figure = r"<figure><source><source><!--picture:0-->\1\g<0></figure>"
    assert swap(f"<p>{A}</p>", lambda *_: figure) == figure
    assert swap(f"<p>{A}{A}</p>", lambda *_: figure) == figure * 2


def test_a_comment_of_the_author_is_no_mark() -> None:
    assert swapped(f"<p>x<!--picture:0--></p><p>{A}{A}</p>") == f"<p>x</p>{FA}{FA}"


def test_deep_nesting_is_no_obstacle() -> None:
    html = "<blockquote>" * 1500 + f"<p>x {A}</p>" + "</blockquote>" * 1500
    assert swapped(html) == html.replace(f" {A}</p>", f" </p>{FA}")


def test_pictures_are_described_in_their_order() -> None:
    first, second, third = pictures_in(
        '<p>x <img src="./go%CC%81i%20b%C3%A1nh.jpg"></p>'
        '<p><a href="/x/"><img alt="  B \n b " src="b.jpg" title=""></a></p>'
        '<p><a href="/x/">chữ <img alt="" src="C.jpg" title="Ba &quot;c&quot;"></a></p>'
    )
    assert (first.file, first.alt, first.title, first.linked) == ("gói bánh.jpg", None, None, False)
    assert (second.alt, second.title, second.linked) == ("B b", None, True)
    assert (third.alt, third.title, third.linked) == ("", 'Ba "c"', False)
