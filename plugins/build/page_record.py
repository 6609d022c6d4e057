"""What is kept of a page that was rendered: what it was made from, its files, what else it led to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plugins.core.memory import KeptFile
from plugins.core.told import Numbers, Told
from plugins.pictures.share.publish import KeptImage
from plugins.syndication.values import SitemapPage, Translated


@dataclass(frozen=True, slots=True)
class PageRecord:
    """``what`` stands there (``PagePlan``), ``reads`` are the numbers of what it read, ``value`` is the digest of what its template was given.

    ``files`` are the page and what goes with it, by their paths in the output; ``listed`` is how the sitemap
    lists it; ``image`` is its share image.
    """

    what: str
    reads: Numbers
    value: str
    files: tuple[tuple[str, KeptFile], ...]
    listed: SitemapPage | None
    image: KeptImage | None


@dataclass(frozen=True, slots=True)
class BuildRecord:
    """All pages of a build by address, and what they were told. ``common`` are the digests of what every page depends on."""

    common: Mapping[str, str]
    told: Told
    pages: Mapping[str, PageRecord]


def written(record: BuildRecord) -> Any:
    """Return *record* as JSON holds it: every read once, with its digest."""
    return {
        "common": dict(record.common),
        "told": record.told.written(),
        "pages": {
            address: [
                page.what,
                page.reads,
                page.value,
                [[path, *kept.marks] for path, kept in page.files],
                _listed(page.listed),
                [page.image.key, page.image.address, page.image.file.marks] if page.image else None,
            ]
            for address, page in record.pages.items()
        },
    }


def read(stored: Any) -> BuildRecord | None:
    """Return the record that ``written`` wrote, ``None`` where *stored* is none."""
    try:
        told = Told.read(stored["told"])
        pages = {
            address: PageRecord(
                what=what,
                reads=numbers,
                value=value,
                files=tuple((path, KeptFile(*kept)) for path, *kept in files),
                listed=_sitemap_page(listed),
                image=KeptImage(image[0], image[1], KeptFile(*image[2])) if image else None,
            )
            for address, (what, numbers, value, files, listed, image) in stored["pages"].items()
        }
        return BuildRecord(stored["common"], told, pages)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError):
        return None


def _listed(page: SitemapPage | None) -> list[Any] | None:
    if page is None:
        return None
    lastmod = page.lastmod.isoformat() if page.lastmod else None
    translations = [[other.lang, other.url] for other in page.translations]
    return [page.url, page.lang, lastmod, translations, list(page.images)]


def _sitemap_page(stored: Sequence[Any] | None) -> SitemapPage | None:
    if stored is None:
        return None
    url, lang, lastmod, translations, images = stored
    return SitemapPage(url, lang, _day(lastmod), _translated(translations), tuple(images))


def _translated(stored: Iterable[Sequence[str]]) -> tuple[Translated, ...]:
    return tuple(Translated(lang, url) for lang, url in stored)


def _day(text: str | None) -> dt.date | dt.datetime | None:
    if text is None:
        return None
    return dt.datetime.fromisoformat(text) if "T" in text else dt.date.fromisoformat(text)
