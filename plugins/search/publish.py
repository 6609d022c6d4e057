"""Runs the search index of both editions over what the site says."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path

from plugins.core import addresses
from plugins.core.outlet import OutletFile
from plugins.core.pictures import Picture, Rendition
from plugins.core.registers import Registers
from plugins.core.site import Text
from plugins.language.edition import Edition
from plugins.language.localizer import Localizer
from plugins.search.documents import planned_documents
from plugins.search.facts import fact_documents
from plugins.search.index import Sources, build
from plugins.search.planned import planned
from plugins.search.synonyms import synonyms, with_synonyms

Thumbnail = Callable[[Text], Picture | None]


@dataclass(frozen=True, slots=True)
class SearchFolders:
    """Where shards are kept, and where Pagefind may work."""

    store: Path
    work: Path


def tasks(
    registers: Registers,
    thumbnail: Thumbnail,
    editions: Mapping[str, Edition],
    folders: SearchFolders,
    sources: Sources,
) -> list[Callable[[], Mapping[str, OutletFile]]]:
    """Return the making of each edition's search bundle; *thumbnail* gives the picture of a story.

    Each task returns the files of its bundle that the output is to take from the store.
    """
    return [
        partial(_publish, registers, thumbnail, edition, folders, sources)
        for edition in editions.values()
    ]


def _publish(
    registers: Registers,
    thumbnail: Thumbnail,
    edition: Edition,
    folders: SearchFolders,
    sources: Sources,
) -> Mapping[str, OutletFile]:
    lang, localizer = edition.lang, Localizer(registers, edition)

    def small(text: Text) -> Rendition | None:
        picture = thumbnail(text)
        # Shown at the size of a stamp by a plain <img>: not the large fallback that feeds take.
        return picture.rendered.of("webp")[0] if picture else None

    place = f"{addresses.front(lang)}pagefind"
    outlet = replace(sources.outlet, stored={})  # what others took is known where this runs from
    shutil.rmtree(outlet.output / place, ignore_errors=True)
    known = synonyms(registers.site.reference.glossary, lang)
    facts = (planned(with_synonyms(one, known)) for one in fact_documents(localizer))
    every = chain(planned_documents(localizer, small), facts)
    own = replace(sources, outlet=outlet)
    build(every, place, lang, folders.store / lang, folders.work / f"search-{lang}", own)
    return outlet.stored
