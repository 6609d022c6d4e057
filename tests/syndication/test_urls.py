"""Absolute addresses in HTML: only addresses change, whatever stands around them."""

import datetime as dt

import pytest

from plugins.syndication.urls import absolute_html, absolute_srcset, absolute_to, tag_uri

PAGE = "https://congdoan.example/repo/tin-tuc/2025/hop-mat/"


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ('<a href="/repo/trang/">a</a>', '<a href="https://congdoan.example/repo/trang/">a</a>'),
        ('<a href="#ghi-chu">1</a>', f'<a href="{PAGE}#ghi-chu">1</a>'),
        ("<a href=../khac/>x</a>", '<a href="https://congdoan.example/repo/tin-tuc/2025/khac/">x</a>'),
        ('<a href="mailto:a@b.example">m</a>', '<a href="mailto:a@b.example">m</a>'),
        ('<a href="https://khac.example/?a=1&amp;b=2">x</a>', '<a href="https://khac.example/?a=1&amp;b=2">x</a>'),
        ('<a href="/x?a=1&amp;b=2">x</a>', '<a href="https://congdoan.example/x?a=1&amp;b=2">x</a>'),
        ('<p title="src=/a.jpg href=\'/b\'">src="/c.jpg"</p>', '<p title="src=/a.jpg href=\'/b\'">src="/c.jpg"</p>'),
        ("<p>1 &lt; 2 &amp;&amp; «ế»</p>", "<p>1 &lt; 2 &amp;&amp; «ế»</p>"),
        ("<p>AT&T &copy; x</p>", "<p>AT&amp;T © x</p>"),
        ('<img src="a.jpg" alt="&quot;&lt;">', f'<img src="{PAGE}a.jpg" alt="&quot;&lt;">'),
        ('<br><img src="/a.jpg" />', '<br><img src="https://congdoan.example/a.jpg" />'),
        ('<a href="http://[hong">x</a>', '<a href="http://[hong">x</a>'),
        ("<p>trước<!-- ghi chú -->sau", "<p>trướcsau"),
    ],
)  # fmt: skip
def test_only_addresses_are_rewritten(given: str, wanted: str) -> None:
    assert absolute_html(given, PAGE) == wanted


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("/m/a-480.webp 480w, /m/a-960.webp 960w", ["/m/a-480.webp 480w", "/m/a-960.webp 960w"]),
        ("/m/a.jpg", ["/m/a.jpg"]),
        ("/m/a,1.jpg 1x,/m/a,2.jpg 2x", ["/m/a,1.jpg 1x", "/m/a,2.jpg 2x"]),
        ("/m/a.jpg, /m/b.jpg 2x", ["/m/a.jpg", "/m/b.jpg 2x"]),
        ("  /m/a.jpg   480w\n ,\t/m/b.jpg", ["/m/a.jpg 480w", "/m/b.jpg"]),
        ("/m/a.jpg f(1,2) 3w, /m/b.jpg", ["/m/a.jpg f(1,2) 3w", "/m/b.jpg"]),
        ("/m/a.jpg f(1, /m/b.jpg", ["/m/a.jpg f(1, /m/b.jpg"]),
        ("", []),
        (" , ", []),
    ],
)
def test_srcset_is_read_as_html_says(given: str, wanted: list[str]) -> None:
    root = "https://congdoan.example"
    assert absolute_srcset(given, PAGE) == ", ".join(root + one for one in wanted)


def test_drawings_are_left_out_and_all_around_them_stays() -> None:
    given = (
        '<a href="/x"><svg class="i" width="9"><use href="/i.svg#a"/><g><svg/>t</g></svg>Tên</a>'
    )
    given += '<svg/> <svg viewBox="0 0 9 9"><path d="M0 0"/></svg><p>Hết &lt;svg&gt;</p>'
    wanted = '<a href="https://a.example/x">Tên</a> <p>Hết &lt;svg&gt;</p>'
    assert absolute_html(given, "https://a.example/b/") == wanted


def test_a_site_below_a_base_path_takes_hrefs_and_addresses() -> None:
    absolute = absolute_to("https://congdoan.example/repo")
    assert absolute("/repo/tin-tuc/") == "https://congdoan.example/repo/tin-tuc/"
    assert absolute("media/a.jpg") == "https://congdoan.example/repo/media/a.jpg"
    assert absolute("") == "https://congdoan.example/repo/"
    assert absolute("https://khac.example/") == "https://khac.example/"


@pytest.mark.parametrize("site_url", ["", "/repo", "congdoan.example", "javascript:alert(1)"])
def test_a_site_without_an_absolute_address_is_refused(site_url: str) -> None:
    with pytest.raises(ValueError, match="absolute address"):
        absolute_to(site_url)


def test_an_id_is_the_same_after_the_story_has_moved() -> None:
    assert (
        tag_uri("CongDoan.example", dt.date(2025, 1, 1), "2025/họp mặt/vi")
        == "tag:congdoan.example,2025-01-01:2025/h%E1%BB%8Dp%20m%E1%BA%B7t/vi"
    )
