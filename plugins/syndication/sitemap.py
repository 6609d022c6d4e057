"""Sitemaps (sitemaps.org 0.9) with both languages of a page and its pictures."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from plugins.core.addresses import DEFAULT_LANGUAGE
from plugins.syndication.values import SitemapPage, Translated
from plugins.syndication.xml import clean, rfc3339

MOST_PAGES: Final = 50_000
MOST_BYTES: Final = 50 * 1024 * 1024
MOST_IMAGES: Final = 1_000

_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SITEMAP: Final = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_OPENING: Final = (
    f"{_DECLARATION}<urlset {_SITEMAP}"
    ' xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    ' xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">\n'
).encode()
_CLOSING: Final = b"</urlset>\n"
_CARE: Final = re.compile("[^\\x20!#-%(-;=?-~]")  # what may have to be written otherwise in XML
_BY_LANG: Final = attrgetter("lang")


class NotReciprocalError(ValueError):
    """A page names a translation that does not name it back."""


def sitemap(
    pages: Iterable[SitemapPage],
    root: str,
    *,
    most_pages: int = MOST_PAGES,
    most_bytes: int = MOST_BYTES,
) -> Mapping[str, bytes]:
    """Return the files, by name: ``sitemap.xml``, and its parts where it is an index.

    *root* is the absolute address of the folder they stand in. Pages are sorted by address. A
    translation that is no page of the sitemap is left out, for it is not to be listed. Raises
    ``NotReciprocalError``, and ``ValueError`` for one address twice.
    """
    shown = sorted(pages, key=attrgetter("url"))
    by_url = {page.url: page for page in shown}
    if len(by_url) != len(shown):
        raise ValueError("an address stands twice in the sitemap")
    rows = ((page.lastmod, _url(page, by_url).encode()) for page in shown)
    parts = list(_parts(rows, most_pages, most_bytes))
    if len(parts) == 1:
        return {"sitemap.xml": parts[0][1]}
    files: dict[str, bytes] = {}
    entries = ""
    for number, (newest, content) in enumerate(parts, start=1):
        files[f"sitemap-{number}.xml"] = content
        address = _element("loc", f"{root.rstrip('/')}/sitemap-{number}.xml")
        entries += f"  <sitemap>{address}{newest}</sitemap>\n"
    index = f"{_DECLARATION}<sitemapindex {_SITEMAP}>\n{entries}</sitemapindex>\n"
    return {"sitemap.xml": index.encode(), **files}


def _parts(
    rows: Iterable[tuple[dt.date | dt.datetime | None, bytes]], most_pages: int, most_bytes: int
) -> Iterator[tuple[str, bytes]]:
    """Yield each file's newest ``<lastmod>`` and its content, filled in order up to the limits."""
    frame = len(_OPENING) + len(_CLOSING)
    held: list[bytes] = []
    size, newest = frame, dt.date.min
    for lastmod, row in rows:
        if held and (len(held) >= most_pages or size + len(row) > most_bytes):
            yield _lastmod(newest), _OPENING + b"".join(held) + _CLOSING
            held, size, newest = [], frame, dt.date.min
        held.append(row)
        size += len(row)
        day = lastmod.date() if isinstance(lastmod, dt.datetime) else lastmod
        newest = max(newest, day or dt.date.min)
    yield _lastmod(newest), _OPENING + b"".join(held) + _CLOSING


def _url(page: SitemapPage, by_url: Mapping[str, SitemapPage]) -> str:
    """Return the ``<url>`` element of *page*, in the order that the schema wants."""
    languages = "".join(
        f'    <xhtml:link rel="alternate" hreflang={_quoted(lang)} href={_quoted(url)}/>\n'
        for lang, url in _languages(page, by_url)
    )
    shown = page.images if len(page.images) < 2 else list(dict.fromkeys(page.images))[:MOST_IMAGES]
    images = "".join(
        f"    <image:image>{_element('image:loc', url)}</image:image>\n" for url in shown
    )
    changed = _lastmod(page.lastmod or dt.date.min)
    return f"  <url>\n    {_element('loc', page.url)}{changed}\n{languages}{images}  </url>\n"


def _languages(page: SitemapPage, by_url: Mapping[str, SitemapPage]) -> Iterable[tuple[str, str]]:
    """Return every language of *page* and its address, and ``x-default``; nothing when alone."""
    others = [other for other in page.translations if other.url in by_url]
    if not others:
        return ()
    own = Translated(page.lang, page.url)
    for other in others:
        if own not in by_url[other.url].translations:
            raise NotReciprocalError(f"{page.url} names {other.url}, which does not name it back")
    languages = {each.lang: each.url for each in sorted([own, *others], key=_BY_LANG)}
    return (*languages.items(), ("x-default", languages.get(DEFAULT_LANGUAGE, page.url)))


def _element(name: str, text: str) -> str:
    if _CARE.search(text) is not None:
        text = escape(clean(text))
    return f"<{name}>{text}</{name}>"


def _quoted(text: str) -> str:
    return f'"{text}"' if _CARE.search(text) is None else quoteattr(text)


def _lastmod(day: dt.date | dt.datetime) -> str:
    if isinstance(day, dt.datetime):
        return _element("lastmod", rfc3339(day))
    return "" if day == dt.date.min else _element("lastmod", day.isoformat())
