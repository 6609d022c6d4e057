"""Runs the search index of both editions over what the site says."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from functools import partial
from itertools import chain
from pathlib import Path

from plugins.core import addresses
from plugins.core.pictures import Picture, Rendition
from plugins.core.registers import Registers
from plugins.core.share_work import Task
from plugins.core.site import Text
from plugins.language.edition import Edition
from plugins.language.localizer import Localizer
from plugins.search.documents import documents
from plugins.search.facts import fact_documents
from plugins.search.index import build
from plugins.search.synonyms import synonyms, with_synonyms

Thumbnail = Callable[[Text], Picture | None]


def tasks(
    registers: Registers,
    thumbnail: Thumbnail,
    editions: Mapping[str, Edition],
    output: Path,
    store: Path,
    work: Path,
) -> list[Task]:
    """Return the making of each edition's search bundle below *output*.

    *thumbnail* gives the picture that stands for a story.
    """
    return [
        partial(
            _publish, registers, thumbnail, edition, output, store / lang,
            work / f"search-{lang}",
        )
        for lang, edition in editions.items()
    ]  # fmt: skip


def _publish(
    registers: Registers,
    thumbnail: Thumbnail,
    edition: Edition,
    output: Path,
    store: Path,
    work: Path,
) -> None:
    lang, localizer = edition.lang, Localizer(registers, edition)

    def small(text: Text) -> Rendition | None:
        picture = thumbnail(text)
        # Shown at the size of a stamp by a plain <img>: not the large fallback that feeds take.
        return picture.rendered.of("webp")[0] if picture else None

    bundle = output / addresses.front(lang) / "pagefind"
    shutil.rmtree(bundle, ignore_errors=True)
    stories = documents(localizer, small)
    known = synonyms(registers.site.reference.glossary, lang)
    facts = (with_synonyms(one, known) for one in fact_documents(localizer))
    build(chain(stories, facts), bundle, lang, store, work)
