"""Addresses of a former site: where redirects.yaml may lead them, and what it may not say."""

from __future__ import annotations

from typing import Any

import pytest

from tests.build.newsroom import Newsroom, where

SLUGS = {"vi": "hop-mat", "en": "reunion"}


def test_an_old_address_leads_to_what_is_named_in_its_own_language(room: Newsroom) -> None:
    room.table("redirects", [
        {"path": "/tin/1.html", "to": "story:a"},
        {"path": "/en/tin/1.html", "to": "story:a"},
        {"path": "/gioi-thieu-cu", "to": "page:about"},
        {"path": "/bo-phan/cham-lo/", "to": "section:welfare"},
        {"path": "/don-vi/1/", "to": "org:cloud-river"},
        {"path": "/tag/tet/", "to": "topic:tet"},
        {"path": "/chuyen-muc/cu/", "to": "/chuyen-muc/hoat-dong/"},
    ])  # fmt: skip
    room.story("a", title="Tin a", topics=["tet"])
    expected = {
        "tin/1.html": "tin-tuc/2025/tin-a/",
        "en/tin/1.html": "en/news/2025/story-a/",
        "gioi-thieu-cu/": "gioi-thieu/",
        "bo-phan/cham-lo/": "chuyen-muc/phuc-loi-doan-vien/",
        "don-vi/1/": "to-chuc/cloud-river/",
        "tag/tet/": "chu-de/tet-nguyen-dan/",
        "chuyen-muc/cu/": "chuyen-muc/hoat-dong/",
    }
    first = room.publish()
    assert where(first) == expected
    assert [one for one in first.problems if not one.place.path.endswith(".md")] == []
    # The ledger knows them from now on; a story that moves is followed.
    room.story(
        "a", title="Tin a", topics=["tet"], slug="khac", redirect_from=["/tin-tuc/2025/tin-a/"]
    )
    assert where(room.publish()) == expected | {"tin/1.html": "tin-tuc/2025/khac/"}
    # An old address that is not led on any more is missed like any other.
    room.table("redirects", [])
    assert "tin/1.html" in " ".join(str(one) for found in room.refused().values() for one in found)


@pytest.mark.parametrize(
    ("rows", "code", "line"),
    [
        ([{"path": "/cu/", "to": "story:zz"}], "U136", 1),
        ([{"path": "/cu/", "to": "section:aktivities"}], "U136", 1),
        ([{"path": "/cu/", "to": "/khong-co/"}], "U131", 1),
        ([{"path": "/tin-tuc/2025/tin-a/", "to": "page:about"}], "U130", 1),
        ([{"path": "/a/", "to": "/b/"}, {"path": "/b/", "to": "/a/"}], "U133", 1),
        ([{"path": "/a/", "to": "/b/"}, {"path": "/b/", "to": "page:about"}], "U132", 1),
        ([{"path": "/a", "to": "page:about"}, {"path": "/a/index.html", "to": "story:a"}], "U137", 3),
        ([{"path": "/theme/a.css", "to": "page:about"}], "U135", 1),
        ([{"path": "/robots.txt", "to": "page:about"}], "U135", 1),
        ([{"path": "/404.html", "to": "page:about"}], "U135", 1),
        ([{"path": "/a/*", "to": "page:about"}], "S392", 1),
        ([{"path": "/a/?id=1", "to": "page:about"}], "S143", 1),
        ([{"path": "/a/", "to": "https://khac.example/"}], "S143", 2),
        ([{"path": "/a/", "to": "page:about"}] * 2, "D102", 3),
    ],
)  # fmt: skip
def test_a_redirect_that_cannot_hold_is_named_in_its_line(
    room: Newsroom, rows: list[dict[str, Any]], code: str, line: int
) -> None:
    room.table("redirects", rows)
    found = room.refused()
    assert code in found, found
    place = found[code][0].place
    assert (place.path, place.line) == ("content/data/redirects.yaml", line)


def test_an_address_is_stated_in_one_of_the_two_files(room: Newsroom) -> None:
    room.gone({"path": "/cu/", "to": "/gioi-thieu/"})
    room.table("redirects", [{"path": "/cu", "to": "page:about"}])
    (found,) = room.refused()["U137"]
    assert found.place.path == "content/data/redirects.yaml"
    assert "content/data/gone.yaml:1" in found.vi
