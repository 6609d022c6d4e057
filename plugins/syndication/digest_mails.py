"""The digest of each month as a letter to send on: the same words as its page."""

from __future__ import annotations

from collections.abc import Callable

from plugins.core.pages import DigestBody, Page
from plugins.core.site import Site
from plugins.language.edition import Edition
from plugins.syndication.letter import letter

Said = Callable[[Page], str]


def digest_mail(
    site: Site, page: Page, edition: Edition, text: Said, html: Said
) -> tuple[str, bytes] | None:
    """Return the letter of the digest on *page* with its address, ``None`` where there is no digest.

    *text* and *html* write it.
    """
    if not isinstance(page.body, DigestBody):
        return None
    address = page.body.mail.removeprefix(f"{edition.base}/")
    return address, _letter(site, page, page.body, edition, text, html)


def _letter(
    site: Site, page: Page, body: DigestBody, edition: Edition, text: Said, html: Said
) -> bytes:
    contact = site.reference.settings.contact
    mailbox = contact.email if contact else None
    return letter(
        subject=body.subject,
        text=text(page),
        html=html(page),
        lang=page.lang,
        date=max(card.date.at for card in body.stories),
        sender=(edition.publisher, mailbox) if mailbox else None,
    )
