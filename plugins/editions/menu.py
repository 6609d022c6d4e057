"""Where the words of the menu, of the foot and of the full list of the site's parts lead to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from plugins.core import addresses
from plugins.core.pages import Link
from plugins.core.site import Site
from plugins.core.site_settings import MenuItem
from plugins.language.edition import Edition
from plugins.registers import registers_of

# Beside the registers: what is looked up rather than read, by the name of its listing and of its words.
_LOOKED_UP: Final = (
    ("galleries", "nav.galleries"),
    ("archive", "nav.archive"),
    ("organisation", "nav.organisations"),
    ("topic", "nav.topics"),
    ("glossary", "nav.glossary"),
    ("data", "nav.data"),
    ("feeds", "feeds.title"),
)


@dataclass(frozen=True, slots=True)
class Contents:
    """The full list of the site's parts, which opens from every page: each part once.

    ``sections`` are the words of the menu and the sections that the foot adds, ``look_up`` what is looked
    up, all under ``registers``, and ``others`` what else stands in the foot.
    """

    sections: tuple[Link, ...]
    registers: Link
    look_up: tuple[Link, ...]
    others: tuple[Link, ...]


def make_contents(site: Site, edition: Edition) -> Contents:
    """Return the full list of *site*'s parts."""
    settings = site.reference.settings
    more = tuple(item for item in settings.footer if item.section is not None)
    registers = listing_link(edition, "registers", "nav.registers")
    told = {registers.url}

    def once(links: tuple[Link, ...]) -> tuple[Link, ...]:
        new = {link.url: link for link in links if link.url not in told}
        told.update(new)
        return tuple(new.values())

    listings = (
        listing_link(edition, kind, key) for kind, key in _LOOKED_UP if settings.features.has(kind)
    )
    return Contents(
        sections=once(menu_links(site, edition, (*settings.menu, *more))),
        registers=registers,
        look_up=once((*register_links(site, edition), *listings)),
        others=once(menu_links(site, edition, settings.footer)),
    )


def register_links(site: Site, edition: Edition) -> tuple[Link, ...]:
    """Return the ways to the registers, whatever they hold."""
    return tuple(
        Link(
            edition.t(f"register.title.{register.name}"),
            edition.link(register.address(edition.lang)),
        )
        for register in registers_of(site)
    )


def listing_link(edition: Edition, kind: str, key: str) -> Link:
    """Return the way to the listing of a *kind*, in the words of the message *key*."""
    return Link(edition.t(key), edition.link(addresses.listing(edition.lang, kind)))


def menu_links(site: Site, edition: Edition, items: tuple[MenuItem, ...]) -> tuple[Link, ...]:
    """Return the ways that *items* name, without those that lead nowhere in this edition."""
    links = (_menu_link(site, edition, item) for item in items)
    return tuple(link for link in links if link is not None)


def _menu_link(site: Site, edition: Edition, item: MenuItem) -> Link | None:
    found = _target(site, edition, item)
    return replace(found, label=item.label[edition.lang]) if found and item.label else found


def _target(site: Site, edition: Edition, item: MenuItem) -> Link | None:
    lang = edition.lang
    if item.url is not None:
        return Link(item.url, item.url, leaves=True)
    if item.section is not None and item.section in site.reference.sections:
        name = site.reference.sections[item.section].name[lang]
        return Link(name, edition.link(site.section_address(item.section, lang)))
    if item.page is not None:
        page = next((page for page in site.pages if page.id == item.page), None)
        text = page.texts.get(lang) if page else None
        return Link(text.fields.title, edition.link(text.address)) if text else None
    for kind, wanted in (
        ("archive", item.archive),
        ("galleries", item.galleries),
        ("organisation", item.organisations),
        ("registers", item.registers),
        ("glossary", item.glossary),
        ("data", item.data),
        ("imprint", item.imprint and site.reference.settings.imprint is not None),
    ):
        if wanted and site.reference.settings.features.has(kind):
            return listing_link(edition, kind, f"nav.{kind}")
    return None
