"""Who answers for the site: at the foot of every page, and on a page of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from plugins.core.imprint_page import ImprintBody
from plugins.editions.site_pages import SitePages
from tests.builders import SITE, make_site
from tests.editions.conftest import site_pages_of

IMPRINT: dict[str, Any] = {
    "operator": SITE["publisher"],
    "governing_body": {"vi": "Liên đoàn Lao động tỉnh", "en": "Provincial Federation"},
    "address": {"vi": "12 đường Bến Đò", "en": "12 Ben Do Street"},
    "phone": SITE["contact"]["phone"],
    "responsible": {"vi": "Bà Mây", "en": "Ms May"},
    "licence": {"number": "12/GP-TTĐT", "issuer": {"vi": "Sở Văn hóa", "en": "Culture Department"},
                "date": "03/01/2025"},
}  # fmt: skip
ADDRESS = {"vi": "thong-tin-trang/", "en": "en/imprint/"}


def pages_of(folder: Path, **site: Any) -> SitePages:
    return site_pages_of(make_site(folder, site={**SITE, **site}))


@pytest.mark.parametrize(
    ("lang", "licence"),
    [
        ("vi", "số 12/GP-TTĐT do Sở Văn hóa cấp ngày 03/01/2025"),
        ("en", "No. 12/GP-TTĐT, issued by Culture Department on 3 January 2025"),
    ],
)
def test_the_page_and_the_foot_say_the_same_and_nothing_twice(
    tmp_path: Path, lang: str, licence: str
) -> None:
    made = pages_of(tmp_path, imprint=IMPRINT)
    page, frame = made.pages[ADDRESS[lang]], made.views[lang].frame
    assert isinstance(page.body, ImprintBody)
    assert page.alternate.exact
    assert page.body.rows == frame.imprint
    told = [value.text for row in frame.imprint for value in row.values]
    words = [
        IMPRINT[name][lang] for name in ("governing_body", "operator", "responsible", "address")
    ]
    assert told == [*words, "+84 24 000 000", licence]
    assert frame.imprint_page is not None
    assert frame.imprint_page.url == f"/{ADDRESS[lang]}"
    # The publisher and the telephone are the imprint's too; the e-mail address is not.
    assert frame.publisher is None
    assert [row.values[0].text for row in frame.contact] == ["toa-soan@congdoan.example"]
    assert made.views[lang].edition.publisher == SITE["publisher"][lang]  # what citations go by


def test_without_an_imprint_there_is_no_page_and_the_foot_is_as_it_was(tmp_path: Path) -> None:
    made = pages_of(tmp_path)
    frame = made.views["vi"].frame
    assert not made.planned.keys() & set(ADDRESS.values())
    assert (frame.imprint, frame.imprint_page) == ((), None)
    assert frame.publisher == SITE["publisher"]["vi"]
    assert len(frame.contact) == 2


def test_accounts_and_other_sites_are_marked_as_leaving(tmp_path: Path) -> None:
    account = {"label": {"vi": "Zalo", "en": "Zalo OA"}, "url": "https://zalo.me/1"}
    item = {"url": "https://khac.example/", "label": {"vi": "Thư viện", "en": "Library"}}
    own = {"section": "welfare", "label": {"vi": "Chăm lo", "en": "Care"}}
    made = pages_of(tmp_path, social=[account], menu=[item, own])
    frame = made.views["en"].frame
    (zalo,) = frame.accounts
    library, care = frame.menu
    assert (zalo.label, zalo.url, zalo.leaves) == ("Zalo OA", "https://zalo.me/1", True)
    assert (library.label, library.leaves) == ("Library", True)
    assert (care.label, care.url, care.leaves) == ("Care", "/en/sections/welfare/", False)
    assert made.views["vi"].edition.accounts == ("https://zalo.me/1",)
