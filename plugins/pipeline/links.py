"""Links that editors wrote as paths: every one must lead to a page of this site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from markupsafe import Markup

from plugins.core import addresses
from plugins.core.facts import StoryFields
from plugins.core.pictures import Picture
from plugins.core.problems import Problem, place_in, problem
from plugins.core.site import PageText, Reference, Site, Text
from plugins.editions.book import make_book
from plugins.editions.channels import channels
from plugins.editions.edition import make_editions
from plugins.editions.messages import load_messages
from plugins.pipeline import digest_mails, downloads, register_files
from plugins.registers.collect import collect
from plugins.stories.links import HREF

_OTHER_FILES: Final = frozenset({"sitemap.xml", "robots.txt"})
_MEDIA: Final = "media/"  # named by content: the check of the finished output knows them


def dead_links(site: Site, theme: Path) -> tuple[Problem, ...]:
    """Return a problem for each path in a body that is no address of this site.

    Needs no picture and writes nothing. The pages are made only where a body names a path that
    is no text's address.
    """
    own: set[str] = {text.address for text in texts_of(site)}
    own |= {address for address, _ in downloads.wanted(site)} | _OTHER_FILES
    own |= set(register_files.files())
    own |= set(map(addresses.front, addresses.LANGUAGES))
    written = [
        (text, href, path)
        for text in texts_of(site)
        for href, path in _paths(text.body)
        if path not in own and not path.startswith(_MEDIA)
    ]
    if not written:
        return ()
    known = _addresses(site, theme)
    found: set[Problem] = set()
    for text, href, path in written:
        if path in known or (
            path.endswith("index.html") and path.removesuffix("index.html") in known | own
        ):
            continue
        at = text.source.find(href)
        line = text.source.count("\n", 0, at) + 1 if at >= 0 else text.body_line
        found.add(problem("L204", place_in(site.root, text.path, line), text=href))
    return tuple(sorted(found))


def _paths(body: str) -> Iterator[tuple[str, str]]:
    """Yield each link to a path of this site, as written and as an address."""
    if 'href="/' not in body:
        return
    for match in HREF.finditer(body):
        href = unescape(match[2]).strip()
        if href.startswith("/") and not href.startswith("//"):
            yield href, unquote(urlsplit(href).path).removeprefix("/")


def _addresses(site: Site, theme: Path) -> set[str]:
    """Return every address of pages and feeds, of those stories whose ids are known."""
    reference = site.reference
    sound = tuple(
        story
        for story in site.stories
        if all(_ids_known(reference, text.fields) for text in story.texts.values())
    )
    messages = {lang: load_messages(theme, lang) for lang in addresses.LANGUAGES}
    shown = replace(site, stories=sound)
    book = make_book(collect(shown), make_editions(shown, messages, ""), NoPictures())
    feeds = {
        addresses.feed(lang, form, channel.base)
        for lang, view in book.views.items()
        for form in addresses.FEED_FORMS
        for channel in channels(view)
    }
    return book.pages.keys() | feeds | {addresses.feed_list()} | set(digest_mails.files(book))


def _ids_known(reference: Reference, fields: StoryFields) -> bool:
    return (
        fields.section in reference.sections
        and reference.topics.keys() >= set(fields.topics)
        and reference.organisations.keys() >= set(fields.organisations)
    )


class NoPictures:
    """A ``core.pictures.PictureBook`` without pictures: addresses do not depend on them."""

    def lead(self, text: Text) -> Picture | None:
        del text
        return None

    def gallery(self, text: Text) -> tuple[Picture, ...]:
        del text
        return ()

    def album(self, text: Text) -> tuple[Picture, ...]:
        del text
        return ()

    def count(self, text: Text) -> int:
        del text
        return 0

    def body(self, text: Text | PageText) -> Markup:
        del text
        return Markup()


def texts_of(site: Site) -> Iterator[Text | PageText]:
    """Yield every text that the site shows."""
    for story in site.stories:
        yield from story.texts.values()
    for page in site.pages:
        yield from page.texts.values()
