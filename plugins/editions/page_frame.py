"""What stands around every page of an edition: its menu, its foot, the urgent notice."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.core.pages import FactRow, Link, Notice, Page
from plugins.core.site import Site
from plugins.editions.contact import contact_rows
from plugins.editions.imprint_words import account_links, imprint_rows
from plugins.editions.menu import (
    Contents,
    listing_link,
    make_contents,
    menu_links,
    register_links,
)
from plugins.editions.notices import notices
from plugins.editions.qr import QrCode, printed_code
from plugins.language.edition import Edition


@dataclass(frozen=True, slots=True)
class PageFrame:
    """The same on every page of an edition, but for the QR code that a page has on paper.

    ``contact`` and ``publisher`` leave out what the ``imprint`` says as well.
    """

    menu: tuple[Link, ...]
    footer: tuple[Link, ...]
    registers: tuple[Link, ...]
    contents: Contents
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
        menu=menu_links(site, edition, settings.menu),
        footer=menu_links(site, edition, settings.footer),
        registers=register_links(site, edition),
        contents=make_contents(site, edition),
        contact=tuple(row for row in contact if {value.text for value in row.values} - told),
        publisher=None if edition.publisher in told else edition.publisher,
        imprint=imprint,
        imprint_page=listing_link(edition, "imprint", "nav.imprint") if imprint else None,
        accounts=account_links(settings, edition),
        notices=notices(site, edition.lang, edition.link),
        footer_note=settings.footer_note[edition.lang] if settings.footer_note else None,
        site_url=edition.site_url,
    )
