"""What is kept of a page that was rendered: what it was made from, its files, what else it led to.

A record is held as JSON holds it: of tens of thousands, few are looked into.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from plugins.core.memory import KeptFile
from plugins.core.told import Numbers, Told
from plugins.pictures.share.publish import KeptImage
from plugins.syndication.values import SitemapPage, Translated

File = tuple[str, KeptFile]  # its path in the output, and the file in the store


class PageRecord(NamedTuple):
    """``what`` stands there (``PagePlan``), ``reads`` are the numbers of what it read, ``value`` is the
    digest of what its template was given.

    ``stored`` are the page and what goes with it: a path in the output, and a file's marks. ``shared`` is
    its share image, ``listing`` how the sitemap lists it.
    """

    what: str
    reads: Numbers
    value: str
    stored: Sequence[Sequence[Any]]
    shared: Sequence[Any] | None
    listing: Sequence[Any] | None

    @property
    def files(self) -> list[File]:
        """The page and what goes with it."""
        return [(path, KeptFile(*marks)) for path, *marks in self.stored]

    @property
    def image(self) -> KeptImage | None:
        """Its share image."""
        if self.shared is None:
            return None
        key, address, marks = self.shared
        return KeptImage(key, address, KeptFile(*marks))

    @property
    def listed(self) -> SitemapPage | None:
        """How the sitemap lists it."""
        if self.listing is None:
            return None
        url, lang, lastmod, translations, images = self.listing
        translated = tuple(Translated(lang, url) for lang, url in translations)
        return SitemapPage(url, lang, _day(lastmod), translated, tuple(images))


@dataclass(frozen=True, slots=True)
class BuildRecord:
    """All pages of a build by address, and what they were told. ``common`` are the digests of what every page depends on."""

    common: Mapping[str, str]
    told: Told
    pages: Mapping[str, PageRecord]


def stored(files: Sequence[File]) -> list[tuple[str, str, int, int, int]]:
    """Return *files* as a record holds them."""
    return [(path, *kept) for path, kept in files]


def listing(page: SitemapPage | None) -> list[Any] | None:
    """Return *page* as a record holds it."""
    if page is None:
        return None
    lastmod = page.lastmod.isoformat() if page.lastmod else None
    translations = [[other.lang, other.url] for other in page.translations]
    return [page.url, page.lang, lastmod, translations, list(page.images)]


def written(record: BuildRecord) -> Any:
    """Return *record* as JSON holds it."""
    return {"common": record.common, "told": record.told.written(), "pages": record.pages}


def read(found: Any) -> BuildRecord | None:
    """Return the record that ``written`` wrote, ``None`` where *found* is none."""
    try:
        pages = {address: PageRecord(*row) for address, row in found["pages"].items()}
        return BuildRecord(found["common"], Told.read(found["told"]), pages)
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def _day(text: str | None) -> dt.date | dt.datetime | None:
    if text is None:
        return None
    return dt.datetime.fromisoformat(text) if "T" in text else dt.date.fromisoformat(text)
