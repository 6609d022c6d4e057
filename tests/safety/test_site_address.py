"""What ``SITEURL`` may be: what links, servers' rules and QR codes can all carry."""

from __future__ import annotations

import pytest

from plugins.core.problems import ContentError
from plugins.core.site_address import LONGEST
from plugins.editions.qr import qr_code
from plugins.safety.site_address import check_address

HOST = "https://tin.example"
SOUND = (
    HOST, f"{HOST}/", f"{HOST}/kho", f"{HOST}/kho/", "http://localhost:8000", "http://127.0.0.1:8001",
    "http://[::1]:8000", "https://công-đoàn.example", f"{HOST}/~an/a.b_c-d", "https://TIN.example",
    "https://xn--cng-on-9va9641d.example/a/b/c", f"{HOST}:8443/kho",
)  # fmt: skip
UNSOUND = {
    "X811": (
        "", "tin.example", "//tin.example", "https://", "https:///kho", "http://[", "http://[x]",
        "https://a b/", "ftp://x/", "javascript:alert(1)", f"{HOST}/?a", f"{HOST}?", f"{HOST}/#a",
        f"{HOST}#", f"{HOST}/`id`", f"{HOST}/a'b", f'{HOST}/a"b', f"{HOST}/<a>", f"{HOST}\\kho",
        f"{HOST}:0", f"{HOST}:x", f"{HOST}:99999", "https://-a.example", "https://a..example",
        "https://.example", "https://a_b`.example", "https://{host}", "https://$host",
        "https://tin.example;", "https://tin%0d%0a.example", f"{HOST}/a b", f"{HOST}/a\nb",
        f"{HOST}/\x1b[31m", f" {HOST}", f"{HOST} ", f"https://{'a' * 64}.example",
    ),
    "X830": (
        f"{HOST}//", f"{HOST}/a//b", f"{HOST}/..", f"{HOST}/a/../b", f"{HOST}/.", f"{HOST}/...",
        f"{HOST}/{{a}}", f"{HOST}/a;b", f"{HOST}/$host", f"{HOST}/%0d%0aX:1", f"{HOST}/%2e%2e",
        f"{HOST}/a%20b", f"{HOST}/a|b", f"{HOST}/(a)", f"{HOST}/a,b", f"{HOST}/a:b", f"{HOST}/kho//",
        f"{HOST}/công-đoàn", f"{HOST}/*", f"{HOST}/a=b", f"{HOST}/a&b", f"{HOST}/!a",
    ),
    "X831": (
        "https://an:mat-khau@tin.example", "https://an@tin.example", "https://@tin.example",
        "https://tin.example:80@khac.example",
    ),
    "X832": (f"{HOST}/{'x' * 3000}", f"{HOST}/{'x' * LONGEST}"),
}  # fmt: skip


@pytest.mark.parametrize("address", SOUND)
def test_an_address_of_a_site_is_taken(address: str) -> None:
    check_address(address)


@pytest.mark.parametrize(
    ("code", "address"), [(code, address) for code, group in UNSOUND.items() for address in group]
)
def test_what_could_be_read_as_something_else_is_refused(code: str, address: str) -> None:
    with pytest.raises(ContentError) as caught:
        check_address(address)
    [found] = caught.value.problems
    assert (found.code, found.place.path) == (code, "SITEURL")
    assert "mat-khau" not in str(found)


def test_the_longest_address_leaves_room_for_a_page_in_a_qr_code() -> None:
    address = f"{HOST}/".ljust(LONGEST, "x")
    check_address(address)
    qr_code(f"{address}/en/news/2025/{'a' * 200}/photos/")
