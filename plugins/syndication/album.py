"""A story's gallery page as a schema.org ``ImageGallery``."""

from __future__ import annotations

from typing import Any

from plugins.core.pages import AlbumBody, Page
from plugins.language.nodes import Absolute, image, iso


def album_media(page: Page, body: AlbumBody, absolute: Absolute) -> dict[str, Any]:
    """Return what the gallery on *page* holds: every picture, and the story it belongs to."""
    story = absolute(body.card.url)
    return {
        "datePublished": iso(body.card.date),
        "dateModified": iso(body.updated or body.card.date),
        "about": {
            "@type": "NewsArticle",
            "@id": f"{story}#article",
            "url": story,
            "headline": body.card.title,
        },
        "associatedMedia": [image(picture, absolute, page.canonical) for picture in body.pictures],
    }
