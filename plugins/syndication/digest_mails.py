"""The digest of each month as a letter to send on: the same words as its page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from plugins.core.pages import DigestBody, Page
from plugins.core.site import Site
from plugins.language.edition import Edition
from plugins.syndication.letter import letter

Said = Callable[[Page], str]


def digest_mails(
    site: Site, pages: Mapping[str, Page], editions: Mapping[str, Edition], text: Said, html: Said
) -> Iterator[tuple[str, bytes]]:
    """Yield the letter of every month's digest with its address; *text* and *html* write it."""
    for page in pages.values():
        if isinstance(page.body, DigestBody):
            edition = editions[page.lang]
            address = page.body.mail.removeprefix(f"{edition.base}/")
            yield address, _letter(site, page, page.body, edition, text, html)


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
