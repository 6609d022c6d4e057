"""security.txt: somebody to tell, for half a year at least, the same all month."""

from __future__ import annotations

import datetime as dt

import pytest

from plugins.syndication.security_txt import security_txt
from tests.builders import SITE_URL
from tests.conftest import Built

DAY = dt.date(2025, 3, 15)


def test_the_site_s_own_contact_is_named(sample: Built) -> None:
    assert (sample.output / ".well-known/security.txt").read_text("utf-8") == (
        "Contact: mailto:toa-soan@congdoan.example\n"
        "Expires: 2025-10-01T00:00:00+07:00\n"
        "Preferred-Languages: vi, en\n"
        f"Canonical: {SITE_URL}/.well-known/security.txt\n"
    )


@pytest.mark.parametrize("day", ["2025-01-31", "2025-05-31", "2025-06-01", "2024-12-31"])
def test_it_holds_for_more_than_half_a_year_and_less_than_a_whole(day: str) -> None:
    today = dt.date.fromisoformat(day)
    said = security_txt("a@b.example", "https://b.example/", SITE_URL, today) or ""
    [expires] = [line[9:] for line in said.splitlines() if line.startswith("Expires: ")]
    left = dt.datetime.fromisoformat(expires).date() - today
    assert dt.timedelta(days=180) < left < dt.timedelta(days=365)
    assert said == security_txt("a@b.example", "https://b.example/", SITE_URL, today.replace(day=1))
    assert said.count("Contact: ") == 2


@pytest.mark.parametrize("email", [None, "", "nobody", "a@b\nContact: x", "a@b.example, c@d"])
def test_without_anybody_to_tell_there_is_no_file(email: str | None) -> None:
    assert security_txt(email, "http://plain.example/", SITE_URL, DAY) is None
