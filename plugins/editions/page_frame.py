"""What stands around every page of an edition: its menu, its foot, the urgent notice."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.core import addresses
from plugins.core.pages import FactRow, Link, Notice, Page
from plugins.core.reference import MenuItem
from plugins.core.site import Site
from plugins.editions.contact import contact_rows
from plugins.editions.qr import QrCode, printed_code
from plugins.editions.urgent import urgent_notice
from plugins.language.edition import Edition
from plugins.registers import REGISTERS


@dataclass(frozen=True, slots=True)
class PageFrame:
    """The same on every page of an edition, but for the QR code that a page has on paper."""

    menu: tuple[Link, ...]
    footer: tuple[Link, ...]
    registers: tuple[Link, ...]
    contact: tuple[FactRow, ...]
    notice: Notice | None
    footer_note: str | None
    site_url: str

    def printed_code(self, page: Page) -> QrCode | None:
        """Return the QR code that *page* has on paper."""
        return printed_code(page, self.site_url)


def make_frame(site: Site, edition: Edition) -> PageFrame:
    """Return what stands around the pages of *edition* on the day of *site*."""
    settings = site.reference.settings
    return PageFrame(
        menu=_links(site, edition, settings.menu),
        footer=_links(site, edition, settings.footer),
        registers=_registers(edition),
        contact=contact_rows(settings.contact, edition.lang, edition.t),
        notice=urgent_notice(site, edition.lang, edition.link),
        footer_note=settings.footer_note[edition.lang] if settings.footer_note else None,
        site_url=edition.site_url,
    )


def _links(site: Site, edition: Edition, items: tuple[MenuItem, ...]) -> tuple[Link, ...]:
    links = (_menu_link(site, edition, item) for item in items)
    return tuple(link for link in links if link is not None)


def _registers(edition: Edition) -> tuple[Link, ...]:
    """Return the registers, for the foot of every page: they are there whatever they hold."""
    return tuple(
        Link(
            edition.t(f"register.title.{register.name}"),
            edition.link(register.address(edition.lang)),
        )
        for register in REGISTERS
    )


def _menu_link(site: Site, edition: Edition, item: MenuItem) -> Link | None:
    lang = edition.lang
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
    ):
        if wanted:
            url = edition.link(addresses.listing(lang, kind))
            return Link(edition.t(f"nav.{kind}"), url)
    return None
