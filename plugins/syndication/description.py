"""What a page says of itself to machines: JSON-LD."""

from __future__ import annotations

from markupsafe import Markup

from plugins.core.pages import Page
from plugins.core.registers import Registers
from plugins.language.edition import Edition
from plugins.language.localizer import Localizer
from plugins.syndication.json_ld import json_ld
from plugins.syndication.urls import absolute_to
from plugins.syndication.values import Logo, Publisher


def structured_data(page: Page, edition: Edition, registers: Registers | None) -> Markup | None:
    """Return the JSON-LD of *page*, or ``None`` where search engines are to pass it by."""
    facts = Localizer(registers, edition) if registers else None
    return json_ld(page, publisher_of(edition), absolute_to(edition.site_url), facts)


def publisher_of(edition: Edition) -> Publisher:
    """Return who publishes *edition*."""
    logo = edition.look.publisher_logo
    return Publisher(
        name=edition.publisher,
        site_name=edition.name,
        description=edition.description,
        home=edition.home,
        search_url=edition.search_url,
        logo=Logo(edition.asset(logo.file), logo.width, logo.height),
        slogan=edition.slogan,
        same_as=edition.accounts,
        desks=edition.desks,
    )
