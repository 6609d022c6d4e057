"""The addresses of a build and whose they are, found without rendering a picture or a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from plugins.core import addresses
from plugins.core.feed_pages import DigestBody
from plugins.core.gallery_pages import AlbumBody
from plugins.core.ledger import CurrentAddresses, Owner
from plugins.core.pages import Page
from plugins.core.registers import Registers
from plugins.core.site import AnyText, Site, Text
from plugins.editions.site_pages import pages_without_stories
from plugins.language.edition import make_editions
from plugins.language.messages import load_messages
from plugins.pipeline import downloads, register_files
from plugins.pipeline.links import NoPictures, texts_of
from plugins.registers import BY_NAME

_NOWHERE: Final = frozenset({"not_found", "redirect", "page", "story"})  # no address, or a text's
# What there is as long as something else is; of a term, the further pages alone.
_FOLLOWING: Final = frozenset(
    {"archive_year", "archive_month", "digest", "galleries_year", "album"}
    | {"topic", "section", "organisation"}
)


def current_addresses(registers: Registers, theme: Path) -> CurrentAddresses:
    """Return every address that a build of the registers' site has, and what leads on to it."""
    site = registers.site
    messages = {lang: load_messages(theme, lang) for lang in addresses.LANGUAGES}
    editions = make_editions(site, messages, "")
    pages = pages_without_stories(registers, editions, NoPictures())
    owners = dict(_pages(site, pages))
    owners |= _feeds(site)
    owners[addresses.feed_list()] = Owner("site")
    owners |= dict.fromkeys(register_files.files(), Owner("site"))
    owners |= {address: Owner("file", _folder(address)) for address, _ in downloads.wanted(site)}
    moved: dict[str, str] = {}
    unlisted: set[str] = set()
    for text in texts_of(site):
        owner = owner_of(text)
        old = {addresses.from_path(path): text.address for path in text.fields.redirect_from}
        moved |= old
        owners |= dict.fromkeys((*old, text.address), owner)
        if text.fields.status == "hidden":
            below = (a for a in owners if a.startswith(text.address))  # its gallery
            unlisted.update((*old, text.address, *below))
    hidden = {story.id for story in site.stories if _hidden(story.texts)}
    hidden |= {page.id for page in site.pages if _hidden(page.texts)}
    unlisted |= {a for a, owner in owners.items() if owner.kind == "file" and owner.id in hidden}
    return CurrentAddresses(owners, moved, frozenset(unlisted))


def owner_of(text: AnyText) -> Owner:
    """Return the owner that the ledger names for a text's address."""
    if isinstance(text, Text):
        return Owner("story", text.story_id, text.lang)
    return Owner("page", text.page_id, text.lang)


def _pages(site: Site, pages: Iterable[Page]) -> Iterator[tuple[str, Owner]]:
    known = {
        address(name, lang): Owner(kind, name, lang)
        for lang in addresses.LANGUAGES
        for kind, names, address in (
            ("section", site.reference.sections, site.section_address),
            ("topic", site.reference.topics, site.topic_address),
            ("organisation", site.reference.organisations, site.organisation_address),
        )
        for name in names
    }
    for page in pages:
        if page.kind in _NOWHERE:
            continue
        owner = Owner("site", lang=page.lang)
        if page.kind == "agreement":
            owner = Owner("agreement", page.address.split("/")[-2], page.lang)
        elif page.kind in _FOLLOWING or _narrowed(page):
            owner = Owner("list", lang=page.lang)
        yield page.address, known.get(page.address, owner)
        if isinstance(page.body, AlbumBody) and page.body.archive is not None:
            yield page.body.archive.address, owner
        if isinstance(page.body, DigestBody):
            yield page.body.mail.removeprefix("/"), owner


def _narrowed(page: Page) -> bool:
    register = BY_NAME.get(page.kind)
    return register is not None and page.address != register.address(page.lang)


def _feeds(site: Site) -> dict[str, Owner]:
    feeds = {}
    for lang in addresses.LANGUAGES:
        for form in addresses.FEED_FORMS:
            feeds[addresses.feed(lang, form)] = Owner("site", lang=lang)
            for name in site.reference.sections:
                base = site.section_address(name, lang)
                feeds[addresses.feed(lang, form, base)] = Owner("feed", f"{name}-{form}", lang)
    return feeds


def _folder(address: str) -> str:
    return address.split("/")[1]  # files/ID/NAME


def _hidden(texts: Mapping[str, AnyText]) -> bool:
    return all(text.fields.status == "hidden" for text in texts.values())
