"""Runs the search index of both editions over what the site says."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from functools import partial
from itertools import chain
from pathlib import Path

from plugins.core import addresses
from plugins.core.pictures import Rendition
from plugins.core.registers import Registers
from plugins.core.share_work import Task
from plugins.core.site import Text
from plugins.editions.site_pages import SitePages
from plugins.language.edition import Edition
from plugins.search.documents import documents
from plugins.search.facts import fact_documents
from plugins.search.index import build
from plugins.search.synonyms import synonyms, with_synonyms


def tasks(
    registers: Registers,
    site_pages: SitePages,
    editions: Mapping[str, Edition],
    output: Path,
    store: Path,
    work: Path,
) -> list[Task]:
    """Return the making of each edition's search bundle below *output*."""
    return [
        partial(
            _publish, registers, site_pages, edition, output, store / lang, work / f"search-{lang}"
        )
        for lang, edition in editions.items()
    ]


def _publish(
    registers: Registers,
    site_pages: SitePages,
    edition: Edition,
    output: Path,
    store: Path,
    work: Path,
) -> None:
    lang = edition.lang
    cards = site_pages.views[lang].cards.cards

    def thumbnail(text: Text) -> Rendition | None:
        picture = cards[text.story_id].picture
        # Shown at the size of a stamp by a plain <img>: not the large fallback that feeds take.
        return picture.rendered.of("webp")[0] if picture else None

    bundle = output / addresses.front(lang) / "pagefind"
    shutil.rmtree(bundle, ignore_errors=True)
    stories = documents(registers.site, lang, thumbnail, edition.t)
    known = synonyms(registers.site.reference.glossary, lang)
    facts = (with_synonyms(one, known) for one in fact_documents(registers, lang, edition.t))
    build(chain(stories, facts), bundle, lang, store, work)
