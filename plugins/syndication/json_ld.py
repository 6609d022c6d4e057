"""JSON-LD (schema.org) of a page: what it is, who publishes it, where it stands."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any, Final

from markupsafe import Markup

from plugins.core.pages import (
    AlbumBody,
    Card,
    DataBody,
    DigestBody,
    DirectoryBody,
    FrontBody,
    GalleriesBody,
    GlossaryBody,
    GoneBody,
    HubBody,
    ListingBody,
    NotFoundBody,
    Page,
    RedirectBody,
    RegisterBody,
    SearchBody,
    StandingBody,
    StoryBody,
)
from plugins.language.localizer import Localizer
from plugins.language.nodes import Absolute, Node, filled, iso, pixels, publisher_id
from plugins.syndication.album import album_media
from plugins.syndication.datasets import data_catalog
from plugins.syndication.facts import facts_of
from plugins.syndication.glossary import defined_terms
from plugins.syndication.news_article import news_article
from plugins.syndication.values import Publisher

# A parser of HTML looks for «</script» and «<!--» before JSON is read (HTML, 4.12.1.3).
_ESCAPED: Final = re.compile("[<>&\u2028\u2029\u007f\ufeff\ufffe\uffff]")


def json_ld(
    page: Page, publisher: Publisher, absolute: Absolute, facts: Localizer | None = None
) -> Markup | None:
    """Return the content of ``<script type="application/ld+json">``, or ``None``.

    ``None`` for pages that are not to be indexed, the 404 page, redirects and withdrawn stories. *absolute*
    takes an ``href`` of the site or an address below its root; *facts* gives the facts on the
    page. Nothing in a text can close the script element.
    """
    body = page.body
    if not page.indexed or isinstance(body, NotFoundBody | RedirectBody | GoneBody):
        return None
    if isinstance(body, StoryBody) and body.status == "withdrawn":
        return None
    nodes = [_organization(publisher, absolute), _website(page.lang, publisher, absolute)]
    told, said = facts_of(page, facts) if facts else ([], {})
    nodes.append({**_web_page(page, publisher, absolute), **said})
    if isinstance(body, StoryBody):
        nodes.append(news_article(page, body, publisher, absolute))
    nodes += told
    if page.crumbs:
        nodes.append(_breadcrumbs(page, absolute))
    graph = {"@context": "https://schema.org", "@graph": nodes}
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    return Markup(_ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text))


def _organization(publisher: Publisher, absolute: Absolute) -> Node:
    logo = publisher.logo
    return filled(
        {
            "@type": "Organization",
            "@id": publisher_id(absolute),
            "name": publisher.name,
            "url": absolute(""),
            "slogan": publisher.slogan,
            "logo": logo
            and {
                "@type": "ImageObject",
                "url": absolute(logo.url),
                "contentUrl": absolute(logo.url),
                "width": pixels(logo.width),
                "height": pixels(logo.height),
            },
            "sameAs": list(publisher.same_as),
        }
    )


def _website(lang: str, publisher: Publisher, absolute: Absolute) -> Node:
    return {
        "@type": "WebSite",
        "@id": f"{absolute(publisher.home)}#website",
        "url": absolute(publisher.home),
        "name": publisher.site_name,
        "description": publisher.description,
        "inLanguage": lang,
        "publisher": {"@id": publisher_id(absolute)},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": f"{absolute(publisher.search_url)}?q={{search_term_string}}",
            },
            "query-input": "required name=search_term_string",
        },
    }


def _web_page(page: Page, publisher: Publisher, absolute: Absolute) -> Node:
    """Return the page itself, apart from the work that stands on it."""
    kind, extra = _kind(page, absolute)
    return filled(
        {
            "@type": kind,
            "@id": page.canonical,
            "url": page.canonical,
            "name": page.title,
            "description": page.description,
            "inLanguage": page.lang,
            "isAccessibleForFree": True,
            "isPartOf": {"@id": f"{absolute(publisher.home)}#website"},
            "breadcrumb": {"@id": f"{page.canonical}#breadcrumb"} if page.crumbs else None,
            **extra,
        }
    )


def _kind(page: Page, absolute: Absolute) -> tuple[str, dict[str, Any]]:
    """Return the type of *page*, and what only this type says."""
    match page.body:
        case StoryBody():
            return "WebPage", {"mainEntity": {"@id": f"{page.canonical}#article"}}
        case FrontBody() as front:
            return "CollectionPage", {"mainEntity": _list_of_cards(front.first, absolute)}
        case ListingBody(cards=cards):
            return "CollectionPage", {"mainEntity": _list_of_cards(cards, absolute)}
        case DigestBody(stories=stories):
            return "CollectionPage", {"mainEntity": _list_of_cards(stories, absolute)}
        case GalleriesBody(groups=groups):
            albums = [card for group in groups for card in group.cards]
            return "ImageGallery", {"mainEntity": _list_of_cards(albums, absolute)}
        case AlbumBody() as album:
            return "ImageGallery", album_media(page, album, absolute)
        case DirectoryBody(groups=directory):
            links = [link for group in directory for link in group.links]
            return "CollectionPage", {
                "mainEntity": _list([(link.label, link.url) for link in links], absolute)
            }
        case RegisterBody():
            return "CollectionPage", {}
        case HubBody(registers=entries):
            named = [(entry.link.label, entry.link.url) for entry in entries]
            return "CollectionPage", {"mainEntity": _list(named, absolute)}
        case GlossaryBody() as glossary:
            return "WebPage", {"mainEntity": defined_terms(page, glossary)}
        case DataBody(sets=sets):
            return "CollectionPage", {"mainEntity": data_catalog(page, sets, absolute)}
        case SearchBody():
            return "SearchResultsPage", {}
        case StandingBody(updated=updated):
            return "WebPage", {"dateModified": updated and iso(updated)}
        case _:
            return "WebPage", {}


def _breadcrumbs(page: Page, absolute: Absolute) -> Node:
    steps = [(crumb.label, absolute(crumb.url)) for crumb in page.crumbs]
    return {
        "@type": "BreadcrumbList",
        "@id": f"{page.canonical}#breadcrumb",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": url}
            for position, (name, url) in enumerate([*steps, (page.title, page.canonical)], start=1)
        ],
    }


def _list_of_cards(cards: Sequence[Card], absolute: Absolute) -> Node | None:
    return _list([(card.title, card.url) for card in cards], absolute)


def _list(links: Sequence[tuple[str, str]], absolute: Absolute) -> Node | None:
    if not links:
        return None
    return {
        "@type": "ItemList",
        "numberOfItems": len(links),
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "url": absolute(url)}
            for position, (name, url) in enumerate(links, start=1)
        ],
    }
