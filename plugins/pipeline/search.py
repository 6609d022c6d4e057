"""Runs the search index of both editions over what the site says."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from plugins.core import addresses
from plugins.core.pictures import Rendition
from plugins.core.site import Site, Text
from plugins.editions.book import Book
from plugins.editions.edition import Edition
from plugins.pipeline.share_work import Task
from plugins.search.documents import documents
from plugins.search.index import build


def tasks(
    site: Site, book: Book, editions: Mapping[str, Edition], output: Path, work: Path
) -> list[Task]:
    """Return the making of each edition's search bundle below *output*."""
    return [
        partial(_publish, site, book, edition, output, work / f"search-{lang}")
        for lang, edition in editions.items()
    ]


def _publish(site: Site, book: Book, edition: Edition, output: Path, work: Path) -> None:
    lang = edition.lang
    cards = book.views[lang].deck.cards

    def thumbnail(text: Text) -> Rendition | None:
        picture = cards[text.story_id].picture
        return picture.rendered.fallback[0] if picture else None

    bundle = output / addresses.front(lang) / "pagefind"
    shutil.rmtree(bundle, ignore_errors=True)
    build(documents(site, lang, thumbnail, edition.t), bundle, lang, work)
