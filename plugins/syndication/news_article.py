"""A story as a schema.org ``NewsArticle``."""

from __future__ import annotations

from typing import Any

from plugins.core.addresses import DEFAULT_LANGUAGE
from plugins.core.pages import Link, Page, StoryBody
from plugins.core.pictures import Picture
from plugins.core.players import Player
from plugins.language.nodes import (
    Absolute,
    Node,
    filled,
    image,
    iso,
    publisher_id,
    share_image,
)
from plugins.syndication.players import is_video, sound, video
from plugins.syndication.values import Publisher

_AUTHORS = frozenset({"text", "text_and_photos"})


def news_article(page: Page, body: StoryBody, publisher: Publisher, absolute: Absolute) -> Node:
    """Return the ``NewsArticle`` of the story *body* that stands on *page*."""
    lead = body.lead or (body.gallery[0] if body.gallery else None)
    authors = _names(body, _AUTHORS, publisher)
    return filled(
        {
            "@type": "NewsArticle",
            "@id": f"{page.canonical}#article",
            "url": page.canonical,
            "mainEntityOfPage": {"@id": page.canonical},
            "headline": body.card.title,
            "description": body.card.summary,
            "inLanguage": page.lang,
            "isAccessibleForFree": True,
            "datePublished": iso(body.card.date),
            "dateModified": iso(body.updated or body.card.date),
            "articleSection": body.card.section.label,
            "keywords": [topic.label for topic in body.topics],
            "author": authors or {"@id": publisher_id(absolute)},
            "contributor": _names(body, frozenset({"photos", "illustration"}), publisher),
            "translator": _names(body, frozenset({"translation"}), publisher),
            "publisher": {"@id": publisher_id(absolute)},
            "image": _images(page, lead, absolute),
            "hasPart": _gallery(page, body, absolute),
            "video": [
                video(shown, body.card, absolute) for shown in body.players if is_video(shown)
            ],
            "audio": [
                sound(shown, body.card, absolute)
                for shown in body.players
                if isinstance(shown, Player) and shown.kind == "audio"
            ],
            "mentions": [_organisation(link, absolute) for link in body.organisations],
            "isBasedOn": _source(body),
            "correction": [
                {
                    "@type": "CorrectionComment",
                    "text": correction.note,
                    "datePublished": iso(correction.date),
                }
                for correction in body.corrections
            ],
            **_translation(page, absolute),
        }
    )


def _names(body: StoryBody, jobs: frozenset[str], publisher: Publisher) -> list[Node]:
    return [
        {
            "@type": "Organization" if byline.name in publisher.desks else "Person",
            "name": byline.name,
        }
        for byline in body.bylines
        if byline.job in jobs
    ]


def _images(page: Page, lead: Picture | None, absolute: Absolute) -> list[Node]:
    """Return the story's own picture first, then the image that it is shared with."""
    own = [image(lead, absolute)] if lead else []
    return [*own, share_image(page.share_image, absolute)] if page.share_image else own


def _gallery(page: Page, body: StoryBody, absolute: Absolute) -> Node | None:
    if not body.gallery:
        return None
    return {
        "@type": "ImageGallery",
        "@id": f"{page.canonical}#gallery-pictures",
        "associatedMedia": [image(picture, absolute, page.canonical) for picture in body.gallery],
    }


def _organisation(link: Link, absolute: Absolute) -> Node:
    return {"@type": "Organization", "name": link.label, "url": absolute(link.url)}


def _source(body: StoryBody) -> Node | None:
    if not body.source_name and not body.source_url:
        return None
    return filled(
        {
            "@type": "CreativeWork",
            "name": body.source_name,
            "url": body.source_url,
            "datePublished": body.source_date.iso() if body.source_date else None,
        }
    )


def _translation(page: Page, absolute: Absolute) -> dict[str, Any]:
    """Return the other edition's article; a story in both languages is written in the default one."""
    if not page.alternate.exact:
        return {}
    url = absolute(page.alternate.url)
    relation = "workTranslation" if page.lang == DEFAULT_LANGUAGE else "translationOfWork"
    other = {
        "@type": "NewsArticle",
        "@id": f"{url}#article",
        "url": url,
        "inLanguage": page.alternate.lang,
    }
    return {relation: other}
