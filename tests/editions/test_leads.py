"""A register that is empty as a whole leads on to what the site does hold of its matter."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.core.pages import RegisterBody
from plugins.core.register_pages import Leads
from plugins.editions.site_pages import SitePages
from tests.builders import SECTIONS, make_site, write_story
from tests.editions.conftest import site_pages_of
from tests.registers.conftest import agreement, document

BENEFITS = [
    section | ({"look_up": "benefits"} if section["id"] == "welfare" else {})
    for section in SECTIONS
]


@pytest.fixture(scope="module")
def site_pages(tmp_path_factory: pytest.TempPathFactory) -> SitePages:
    """Return the pages of a site with stories of welfare and no offer."""
    content = make_site(tmp_path_factory.mktemp("leads"), sections=BENEFITS)
    write_story(
        content,
        "uu-dai",
        section="welfare",
        agreements=[agreement("phuc-loi")],
        document=document("286/LĐLĐ"),
    )
    write_story(content, "chi-vi", section="welfare", mentions=["nha-o"], en=None)
    write_story(content, "khac", agreements=[agreement("nha-o"), agreement("xe-dua-don")])
    return site_pages_of(content)


def leads(site_pages: SitePages, address: str) -> Leads:
    body = site_pages.pages[address].body
    assert isinstance(body, RegisterBody)
    assert body.total == 0
    assert body.leads is not None
    return body.leads


def test_it_leads_to_the_stories_of_its_section_that_the_edition_has(site_pages: SitePages) -> None:
    [vi] = leads(site_pages, "phuc-loi/").sections
    [en] = leads(site_pages, "en/benefits/").sections
    assert {card.story_id for card in vi.stories} == {"uu-dai", "chi-vi"}
    assert [card.story_id for card in en.stories] == ["uu-dai"]
    assert en.link.url == "/en/sections/welfare/"


def test_it_leads_to_the_agreements_and_documents_that_these_stories_report_or_mention(
    site_pages: SitePages,
) -> None:
    agreements, documents = leads(site_pages, "phuc-loi/").extracts
    [group] = agreements.table.groups
    assert {row.id for row in group.rows} == {
        "agreements-row-phuc-loi",
        "agreements-row-nha-o",
    }
    assert agreements.more.url == "/thoa-thuan/"
    assert agreements.more.label.endswith("(3 mục)")
    [group] = documents.table.groups
    assert [row.cells[0][0].text for row in group.rows] == ["286/LĐLĐ"]


def test_it_leads_to_the_registers_that_hold_something(site_pages: SitePages) -> None:
    for address in ("phuc-loi/", "khen-thuong/", "lich/"):
        others = leads(site_pages, address).others
        assert [(link.url, link.count) for link in others] == [
            ("/thoa-thuan/", 3),
            ("/van-ban/", 1),
        ]


def test_a_register_that_no_section_shares_has_no_stories_to_name(site_pages: SitePages) -> None:
    assert leads(site_pages, "khen-thuong/").sections == ()
    assert leads(site_pages, "khen-thuong/").extracts == ()


def test_a_register_that_holds_something_leads_nowhere_else(site_pages: SitePages) -> None:
    body = site_pages.pages["thoa-thuan/"].body
    assert isinstance(body, RegisterBody)
    assert body.leads is None


def test_a_site_without_anything_leads_nowhere(tmp_path: Path) -> None:
    body = site_pages_of(make_site(tmp_path)).pages["phuc-loi/"].body
    assert isinstance(body, RegisterBody)
    assert body.leads is None
