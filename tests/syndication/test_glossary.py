"""The glossary as schema.org's DefinedTermSet."""

import dataclasses
import json
from collections.abc import Callable

from plugins.core.pages import GlossaryBody, GlossaryItem, Page
from plugins.syndication.from_pages import sitemap_page
from plugins.syndication.glossary import defined_terms
from plugins.syndication.json_ld import json_ld
from plugins.syndication.urls import absolute_to
from tests.syndication.test_json_ld import PUBLISHER, SITE, THING, WEB_PAGE, WORK

Make = Callable[..., Page]
HOSTILE = "</script><b>“X” & 'Y'"


def glossary(story: Page, *items: GlossaryItem) -> Page:
    return dataclasses.replace(
        story,
        kind="glossary",
        title="Chữ viết tắt",
        canonical=f"{SITE}/tu-viet-tat/",
        body=GlossaryBody("Những chữ hay gặp.", items),
    )


def item(short: str, full: str) -> GlossaryItem:
    return GlossaryItem(f"tu-{short.lower()}", short, full, None, "en", "/tim-kiem/?q=x")


def test_the_terms_stand_in_the_page_and_name_their_places(story_page: Make) -> None:
    page = glossary(story_page(), item("LD", "Liên đoàn"), item("AI", HOSTILE))
    block = json_ld(page, PUBLISHER, absolute_to(SITE))
    assert block is not None
    assert "</" not in block
    found = json.loads(str(block))["@graph"][2]
    terms = found["mainEntity"]
    assert (found["@type"], terms["@type"]) == ("WebPage", "DefinedTermSet")
    assert set(found) <= WEB_PAGE
    assert set(terms) <= WORK | {"hasDefinedTerm"}
    assert [(one["name"], one["description"]) for one in terms["hasDefinedTerm"]] == [
        ("LD", "Liên đoàn"),
        ("AI", HOSTILE),
    ]
    for one in terms["hasDefinedTerm"]:
        assert one["@type"] == "DefinedTerm"
        assert set(one) <= THING | {"inDefinedTermSet", "termCode"}
        assert one["url"] == f"{SITE}/tu-viet-tat/#tu-{one['name'].lower()}"
        assert one["inDefinedTermSet"] == {"@id": terms["@id"]}


def test_an_empty_glossary_has_no_terms(story_page: Make) -> None:
    page = glossary(story_page())
    assert isinstance(page.body, GlossaryBody)
    assert defined_terms(page, page.body) is None
    assert (
        "mainEntity"
        not in json.loads(str(json_ld(page, PUBLISHER, absolute_to(SITE))))["@graph"][2]
    )


def test_the_glossary_is_a_line_of_the_sitemap(story_page: Make) -> None:
    line = sitemap_page(glossary(story_page(), item("LD", "Liên đoàn")), absolute_to(SITE))
    assert line is not None
    assert (line.url, line.lastmod, line.images) == (f"{SITE}/tu-viet-tat/", None, ())
