"""What stands around every page of an edition: its menu, its foot, the urgent notice."""

from __future__ import annotations

from dataclasses import dataclass, replace

from plugins.core import addresses
from plugins.core.pages import FactRow, Link, Notice, Page
from plugins.core.site import Site
from plugins.core.site_settings import MenuItem
from plugins.editions.contact import contact_rows
from plugins.editions.imprint_words import account_links, imprint_rows
from plugins.editions.notices import notices
from plugins.editions.qr import QrCode, printed_code
from plugins.language.edition import Edition
from plugins.registers import registers_of


@dataclass(frozen=True, slots=True)
class PageFrame:
    """The same on every page of an edition, but for the QR code that a page has on paper.

    ``contact`` and ``publisher`` leave out what the ``imprint`` says as well.
    """

    menu: tuple[Link, ...]
    footer: tuple[Link, ...]
    registers: tuple[Link, ...]
    contact: tuple[FactRow, ...]
    publisher: str | None
    imprint: tuple[FactRow, ...]
    imprint_page: Link | None
    accounts: tuple[Link, ...]
    notices: tuple[Notice, ...]
    footer_note: str | None
    site_url: str

    def printed_code(self, page: Page) -> QrCode | None:
        """Return the QR code that *page* has on paper."""
        return printed_code(page, self.site_url)


def make_frame(site: Site, edition: Edition) -> PageFrame:
    """Return what stands around the pages of *edition* on the day of *site*."""
    settings = site.reference.settings
    imprint = imprint_rows(settings, edition)
    told = {value.text for row in imprint for value in row.values}
    contact = contact_rows(settings.contact, edition.lang, edition.t)
    return PageFrame(
        menu=_links(site, edition, settings.menu),
        footer=_links(site, edition, settings.footer),
        registers=_registers(site, edition),
        contact=tuple(row for row in contact if {value.text for value in row.values} - told),
        publisher=None if edition.publisher in told else edition.publisher,
        imprint=imprint,
        imprint_page=_listing(edition, "imprint") if imprint else None,
        accounts=account_links(settings, edition),
        notices=notices(site, edition.lang, edition.link),
        footer_note=settings.footer_note[edition.lang] if settings.footer_note else None,
        site_url=edition.site_url,
    )


def _links(site: Site, edition: Edition, items: tuple[MenuItem, ...]) -> tuple[Link, ...]:
    links = (_menu_link(site, edition, item) for item in items)
    return tuple(link for link in links if link is not None)


def _registers(site: Site, edition: Edition) -> tuple[Link, ...]:
    """Return the registers, for the foot of every page, whatever they hold."""
    return tuple(
        Link(
            edition.t(f"register.title.{register.name}"),
            edition.link(register.address(edition.lang)),
        )
        for register in registers_of(site)
    )


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
            return _listing(edition, kind)
    return None


def _listing(edition: Edition, kind: str) -> Link:
    return Link(edition.t(f"nav.{kind}"), edition.link(addresses.listing(edition.lang, kind)))
