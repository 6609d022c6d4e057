"""The record of a build's pages is read back as it was written; whatever else is there is none."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

from plugins.build.page_record import BuildRecord, PageRecord, listing, read, stored, written
from plugins.core.dates import ZONE
from plugins.core.memory import KeptFile
from plugins.core.told import Told
from plugins.pictures.share.publish import KeptImage
from plugins.syndication.values import SitemapPage, Translated

FILE = KeptFile("0" * 64, 5, 7, 9)
MOMENT = dt.datetime(2025, 3, 15, 8, 30, tzinfo=ZONE)


def _page(lastmod: dt.date | None, **changes: Any) -> PageRecord:
    listed = SitemapPage(
        "https://a.example/",
        "vi",
        lastmod,
        (Translated("en", "https://a.example/en/"),),
        ("b.jpg",),
    )
    fields: dict[str, Any] = {
        "what": "story a", "reads": [0, 1], "value": "1", "stored": stored([("a/index.html", FILE)]),
        "listing": listing(listed), "shared": KeptImage("key", "media/a.png", FILE),
    }  # fmt: skip
    return PageRecord(**fields | changes)


def _told(record: BuildRecord | None) -> object:
    """Return all that *record* says, whatever it is held in."""
    assert record is not None
    pages = {
        address: (page.what, [*page.reads], page.value, page.files, page.image, page.listed)
        for address, page in record.pages.items()
    }
    return record.common, record.told, pages


RECORD = BuildRecord(
    {"templates": "1", "program": "2"},
    Told([("text", "a#body"), ("site", "today")], ["1", ""], {"structure": "3"}),
    {
        "": _page(dt.date(2025, 3, 15)),
        "a/": _page(MOMENT),
        "b/": _page(None, stored=[], shared=None),
        "c/": _page(None, listing=None),
    },
)


def test_a_record_is_read_as_it_was_written() -> None:
    found = read(json.loads(json.dumps(written(RECORD))))
    assert _told(found) == _told(RECORD)
    page = RECORD.pages["a/"]
    assert page.files == [("a/index.html", FILE)]
    assert page.image == KeptImage("key", "media/a.png", FILE)
    assert page.listed is not None
    assert page.listed.lastmod == MOMENT


@pytest.mark.parametrize("part", ["common", "told", "pages"])
@pytest.mark.parametrize("damage", [None, 1, {"a": 1}, [1]])
def test_what_is_no_record_is_none(part: str, damage: object) -> None:
    stored = json.loads(json.dumps(written(RECORD)))
    found = read({**stored, part: damage})
    assert found is None or (part == "common" and found.common != RECORD.common)
    del stored[part]
    assert read(stored) is None
    assert read(damage) is None
