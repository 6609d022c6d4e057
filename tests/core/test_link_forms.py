"""Where an address in running text begins and ends."""

import re

import pytest

from plugins.core.link_forms import ADDRESS, MAIL, is_address, is_elsewhere, scheme_of
from plugins.core.link_forms import srcset_candidates as candidates

FOUND = re.compile(f"{ADDRESS}|{MAIL}")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Xem https://ldld.example/tin?a=1&b=2, rồi về.", ["https://ldld.example/tin?a=1&b=2,"]),
        ("(xem www.ldld.example/a).", ["www.ldld.example/a"]),
        ("https://vi.example/Hội_(2025)/x", ["https://vi.example/Hội_(2025)/x"]),
        ("[Thư](mailto:thu@hoi.example) và“HTTPS://Hoi.example”", ["mailto:thu@hoi.example", "HTTPS://Hoi.example"]),
        ("Gửi 'mai.le+x@hoi.example', hay –a@b.example", ["mai.le+x@hoi.example", "a@b.example"]),
        ("1https://a.example/(x", ["https://a.example/"]),
        ("Giờ: 10://, awww. và @hoi", []),
    ],
)  # fmt: skip
def test_an_address_ends_where_the_sentence_goes_on(text: str, found: list[str]) -> None:
    assert [one[0] for one in FOUND.finditer(text)] == found


@pytest.mark.parametrize(
    ("address", "scheme", "elsewhere"),
    [
        ("HTTPS://a.example", "https", True),
        (" story:hoi-trai", "story", True),
        ("//a.example/x.jpg", "", True),
        (r"\\may-chu\anh.jpg", "", True),
        ("anh 1.jpg", "", False),
        ("/tin/2025/", "", False),
    ],
)
def test_a_scheme_or_a_host_leads_elsewhere(address: str, scheme: str, elsewhere: bool) -> None:
    assert (scheme_of(address), is_elsewhere(address)) == (scheme, elsewhere)
    assert not is_address("một câu có https://a.example")


def test_a_comma_inside_an_address_of_a_srcset_is_part_of_it() -> None:
    assert list(candidates("/a,b.jpg 480w, /c.jpg 2x,/d.jpg")) == [
        ("/a,b.jpg", "480w"),
        ("/c.jpg", "2x"),
        ("/d.jpg", ""),
    ]
