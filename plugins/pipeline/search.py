"""Runs the search index of both editions over what the site says."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from plugins.core import addresses
from plugins.core.pictures import Rendition
from plugins.core.site import Site, Text
from plugins.editions.book import Book
from plugins.editions.edition import Edition
from plugins.search.documents import documents
from plugins.search.index import build


def publish(
    site: Site, book: Book, editions: Mapping[str, Edition], output: Path, work: Path
) -> None:
    """Write the search bundle of each edition below *output*."""
    for lang, edition in editions.items():
        cards = book.views[lang].deck.cards

        def thumbnail(text: Text) -> Rendition | None:
            picture = cards[text.story_id].picture  # noqa: B023 (used within this turn only)
            return picture.rendered.fallback[0] if picture else None

        bundle = output / addresses.front(lang) / "pagefind"
        shutil.rmtree(bundle, ignore_errors=True)
        build(documents(site, lang, thumbnail, edition.t), bundle, lang, work / f"search-{lang}")
