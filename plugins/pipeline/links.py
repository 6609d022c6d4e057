"""Links that editors wrote as paths: every one must lead to a page of this site."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Final
from urllib.parse import unquote, urlsplit

from plugins.core import addresses
from plugins.core.pages import Page
from plugins.core.problems import Problem, place_in, problem
from plugins.core.site import PageText, Site, Text
from plugins.editions.edition import Edition

_HREF: Final = re.compile(r'href="(/[^"]*)"')
_GENERATED: Final = ("files/", "media/")


def dead_links(
    site: Site, pages: Mapping[str, Page], editions: Mapping[str, Edition]
) -> tuple[Problem, ...]:
    """Return a problem for each path in a body that is no address of this site."""
    feeds = {
        addresses.feed(lang, form, base)
        for lang in editions
        for form in ("atom", "rss")
        for base in (None, *(site.section_address(id_, lang) for id_ in site.reference.sections))
    }
    found: list[Problem] = []
    for text in _texts(site):
        for match in _HREF.finditer(text.body):
            path = unquote(urlsplit(unescape(match[1])).path).removeprefix("/")
            if path in pages or path in feeds or path.startswith(_GENERATED):
                continue
            if path.endswith("index.html") and path.removesuffix("index.html") in pages:
                continue
            written = unescape(match[1])
            at = text.source.find(written)
            line = text.source.count("\n", 0, at) + 1 if at >= 0 else text.body_line
            found.append(problem("L204", place_in(site.root, text.path, line), text=written))
    return tuple(sorted(set(found)))


def _texts(site: Site) -> Iterator[Text | PageText]:
    for story in site.stories:
        yield from story.texts.values()
    for page in site.pages:
        yield from page.texts.values()
