"""JSON-LD as a search engine finds it: in a page, behind an HTML parser."""

import dataclasses
import datetime as dt
import json
from collections.abc import Callable, Iterator
from typing import Any

import lxml.html
import pytest
from markupsafe import Markup

from plugins.core.dates import ZONE, Moment
from plugins.core.pages import (
    DirectoryBody,
    FrontBody,
    GalleriesBody,
    GalleryGroup,
    Group,
    Link,
    ListingBody,
    NotFoundBody,
    Page,
    Rail,
    SearchBody,
    StandingBody,
)
from plugins.syndication.json_ld import json_ld
from plugins.syndication.urls import absolute_to
from plugins.syndication.values import Logo, Publisher

SITE = "https://congdoan.example/repo"
PUBLISHER = Publisher(
    name="Công đoàn ngành Ví dụ",
    site_name="Tin công đoàn",
    description="Tin của đoàn viên.",
    home="/repo/",
    search_url="/repo/tim-kiem/",
    logo=Logo("/repo/theme/ab/icon.png", 512, 512),
    same_as=("https://mang.example/congdoan",),
    desks=frozenset({"Ban Biên tập"}),
)
Make = Callable[..., Page]

# The types used and those of their properties in schema.org that the writer may use
# («query-input» is the annotation that Google and schema.org/docs/actions define).
THING = {
    "@type",
    "@id",
    "name",
    "description",
    "url",
    "sameAs",
    "mainEntityOfPage",
    "potentialAction",
}
WORK = THING | {
    "inLanguage", "isAccessibleForFree", "isPartOf", "hasPart", "datePublished", "dateModified",
    "publisher", "author", "contributor", "translator", "keywords", "headline", "image", "mentions",
    "isBasedOn", "correction", "workTranslation", "translationOfWork", "mainEntity", "creditText",
    "associatedMedia", "text",
}  # fmt: skip
WEB_PAGE = WORK | {"breadcrumb"}
PROPERTIES = {
    "Organization": THING | {"logo", "slogan"},
    "Person": THING,
    "WebSite": WORK,
    "WebPage": WEB_PAGE,
    "CollectionPage": WEB_PAGE,
    "ImageGallery": WEB_PAGE,
    "SearchResultsPage": WEB_PAGE,
    "NewsArticle": WORK | {"articleSection"},
    "CreativeWork": WORK,
    "CorrectionComment": WORK,
    "ImageObject": WORK | {"contentUrl", "encodingFormat", "width", "height", "caption"},
    "BreadcrumbList": THING | {"itemListElement"},
    "ItemList": THING | {"itemListElement", "numberOfItems"},
    "ListItem": THING | {"position", "item"},
    "SearchAction": THING | {"target", "query-input"},
    "EntryPoint": THING | {"urlTemplate"},
}


def read(page: Page) -> list[dict[str, Any]]:
    """Return the nodes, read from the middle of an HTML page."""
    block = json_ld(page, PUBLISHER, absolute_to(SITE))
    assert isinstance(block, Markup)
    document = lxml.html.document_fromstring(
        f'<html><head><script type="application/ld+json">{block}</script></head><body>x</body></html>'
    )
    [script] = document.xpath("//script")
    found = json.loads(script.text)
    assert found["@context"] == "https://schema.org"
    return found["@graph"]


def node(page: Page, type: str) -> dict[str, Any]:
    [found] = [one for one in read(page) if one["@type"] == type]
    return found


def walk(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from walk(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from walk(inner)


def other_bodies(story: Page) -> list[Any]:
    card = story.body.card
    link = Link("Tháng 1", "/repo/luu-tru/2025/01/")
    return [
        FrontBody(card, (card,), (), (), Link("Galleries", "/en/galleries/")),
        ListingBody("Hưu trí", None, (card,), 1, Rail()),
        DirectoryBody("Lưu trữ", None, (Group(None, (link,)),)),
        GalleriesBody((GalleryGroup(2025, ((card,),)),)),
        StandingBody("Giới thiệu", "Ai", Markup("<p>x</p>"), None),
        SearchBody((), "/repo/pagefind/", "/repo/", ()),
    ]


@pytest.mark.parametrize(
    "title",
    [
        "</script><script>alert(1)</script>",
        "<!-- <script> ]]> -->",
        "“Ngoặc” 'đơn' \"kép\" \\ & &amp; &lt;",
        "Dòng\u2028mới\u2029đoạn 🎉",
        "{{ 7*7 }}",
    ],
)
def test_a_hostile_title_is_read_exactly(story_page: Make, title: str) -> None:
    page = story_page(title)
    assert node(page, "NewsArticle")["headline"] == title
    block = json_ld(page, PUBLISHER, absolute_to(SITE))
    assert not set("<>&\u2028\u2029") & set(str(block))


def test_a_story_says_when_who_and_where(story_page: Make) -> None:
    article = node(story_page(), "NewsArticle")
    assert article["datePublished"] == "2025-01-03T11:21:00+07:00"
    assert article["dateModified"] == "2025-01-05"
    assert article["author"] == [{"@type": "Person", "name": "Nguyễn Thị Ví Dụ"}]
    assert article["translator"] == [{"@type": "Organization", "name": "Ban Biên tập"}]
    assert article["contributor"] == [{"@type": "Person", "name": "Trần Ảnh"}]
    assert article["inLanguage"] == "vi"
    assert article["isAccessibleForFree"] is True
    assert article["isBasedOn"]["url"] == "https://nguon.example/1"
    assert article["correction"][0]["text"] == "Sửa số người dự."
    assert article["image"][0]["contentUrl"] == f"{SITE}/media/a-960.jpeg"
    assert article["image"][0]["width"] == "960 px"
    gallery = article["hasPart"]["associatedMedia"]
    assert [one["url"] for one in gallery] == [
        f"{SITE}/tin-tuc/2025/hop-mat/#anh-b",
        f"{SITE}/tin-tuc/2025/hop-mat/#anh-c",
    ]
    assert article["publisher"]["@id"] == node(story_page(), "Organization")["@id"]


def test_each_edition_names_the_other_as_original_or_translation(story_page: Make) -> None:
    vietnamese = story_page()
    english = dataclasses.replace(
        vietnamese,
        lang="en",
        canonical=f"{SITE}/en/news/2025/retirees/",
        alternate=dataclasses.replace(
            vietnamese.alternate, lang="vi", url="/repo/tin-tuc/2025/hop-mat/"
        ),
    )
    there, back = node(vietnamese, "NewsArticle"), node(english, "NewsArticle")
    assert there["workTranslation"]["@id"] == back["@id"]
    assert back["translationOfWork"]["@id"] == there["@id"]
    alone = dataclasses.replace(
        vietnamese, alternate=dataclasses.replace(vietnamese.alternate, exact=False)
    )
    assert not {"workTranslation", "translationOfWork"} & set(node(alone, "NewsArticle"))


def test_breadcrumbs_end_with_the_page(story_page: Make) -> None:
    steps = node(story_page(), "BreadcrumbList")["itemListElement"]
    assert [(step["position"], step["item"]) for step in steps] == [
        (1, f"{SITE}/"),
        (2, f"{SITE}/chuyen-muc/huu-tri/"),
        (3, f"{SITE}/tin-tuc/2025/hop-mat/"),
    ]


def test_the_site_can_be_searched(story_page: Make) -> None:
    action = node(story_page(), "WebSite")["potentialAction"]
    assert action["target"]["urlTemplate"] == f"{SITE}/tim-kiem/?q={{search_term_string}}"


def test_every_kind_of_page_says_what_it_is(story_page: Make) -> None:
    story = story_page()
    kinds = [
        read(dataclasses.replace(story, body=body))[2]["@type"] for body in other_bodies(story)
    ]
    assert kinds == [
        "CollectionPage",
        "CollectionPage",
        "CollectionPage",
        "ImageGallery",
        "WebPage",
        "SearchResultsPage",
    ]


def test_only_types_and_properties_of_schema_org_and_absolute_addresses(story_page: Make) -> None:
    story = story_page()
    pages = [story, *(dataclasses.replace(story, body=body) for body in other_bodies(story))]
    for one in (one for page in pages for one in walk(read(page))):
        assert set(one) == {"@id"} or set(one) <= PROPERTIES[one["@type"]], one
        for name in ("@id", "url", "item", "contentUrl", "urlTemplate"):
            assert one.get(name, SITE).startswith("https://"), one
        assert all(value not in (None, "", []) for value in one.values())


def test_references_inside_the_graph_lead_somewhere(story_page: Make) -> None:
    nodes = read(story_page())
    known = {one["@id"] for one in nodes}
    assert {one["@id"] for top in nodes for one in walk(top) if set(one) == {"@id"}} <= known


def test_what_is_not_to_be_found_says_nothing(story_page: Make) -> None:
    absolute = absolute_to(SITE)
    assert json_ld(story_page(indexed=False), PUBLISHER, absolute) is None
    assert json_ld(story_page(status="withdrawn"), PUBLISHER, absolute) is None
    lost = dataclasses.replace(story_page(), body=NotFoundBody(()))
    assert json_ld(lost, PUBLISHER, absolute) is None


def test_a_day_without_an_hour_stays_a_day(story_page: Make) -> None:
    page = story_page()
    day = Moment(dt.datetime(2025, 1, 3, tzinfo=ZONE), has_time=False)
    body = dataclasses.replace(
        page.body, card=dataclasses.replace(page.body.card, date=day), updated=None
    )
    article = node(dataclasses.replace(page, body=body), "NewsArticle")
    assert (article["datePublished"], article["dateModified"]) == ("2025-01-03", "2025-01-03")
