"""The page that says who answers for the site."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.core import addresses
from plugins.core.imprint_page import ImprintBody
from plugins.core.pages import Page
from plugins.editions.imprint_words import account_links, imprint_rows
from plugins.editions.page_plan import PagePlan
from plugins.editions.view import View


def imprint_pages(view: View) -> Iterator[PagePlan]:
    """Yield the imprint's page, where there is an imprint."""
    if view.site.reference.settings.imprint is not None:
        address = addresses.listing(view.lang, "imprint")
        yield PagePlan(address, "imprint", lambda: _page(view, address))


def _page(view: View, address: str) -> Page:
    edition, settings = view.edition, view.site.reference.settings
    return view.page(
        kind="imprint",
        address=address,
        title=edition.t("nav.imprint"),
        description=edition.t("imprint.intro", name=edition.name),
        alternate=view.alternate("imprint"),
        crumbs=(view.home_crumb,),
        body=ImprintBody(
            intro=edition.t("imprint.intro", name=edition.name),
            rows=imprint_rows(settings, edition),
            accounts=account_links(settings, edition),
        ),
    )
