"""Under whose name an address stands."""

from __future__ import annotations

import pytest

from plugins.core.site_address import is_own_domain

OWN = (
    "https://congdoan.vn",
    "https://tin.congdoan.org.vn/kho",
    "http://CONGDOAN.VN:8443",
    "https://congdoan.vn.",
)
LENT = (
    "http://localhost:8000", "http://127.0.0.1", "http://[::1]:8000", "https://ten.github.io/kho",
    "https://nhom.gitlab.io", "https://ban-thu--tin.netlify.app", "https://abc.tin.pages.dev",
    "https://tin.congdoan.example", "https://example.org", "https://tin.example.com", "http://may-in", "",
)  # fmt: skip


@pytest.mark.parametrize("address", OWN)
def test_a_domain_is_its_owners(address: str) -> None:
    assert is_own_domain(address)


@pytest.mark.parametrize("address", LENT)
def test_a_lent_name_a_number_and_a_name_for_examples_are_nobodys(address: str) -> None:
    assert not is_own_domain(address)
