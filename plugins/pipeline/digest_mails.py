"""The digest of each month as a letter to send on: the same words as its page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from plugins.core.pages import DigestBody, Page
from plugins.editions.book import Book
from plugins.editions.digest_text import digest_text
from plugins.language.edition import Edition
from plugins.pipeline.press import Press
from plugins.syndication.letter import letter

if TYPE_CHECKING:  # Pelican is not loaded where only addresses are asked for
    from plugins.pipeline.writer import PageWriter

TEMPLATE: Final = "mail/digest"


def publish(press: Press, template: Any, writer: PageWriter) -> None:
    """Write the letter of every month's digest, its HTML made by *template*."""
    assert press.book is not None
    for page, body in _digests(press.book):
        edition = press.editions[page.lang]
        writer.write_bytes(_address(body, edition), _letter(press, page, body, template))


def files(book: Book) -> Iterator[str]:
    """Yield the address of every file that :func:`publish` writes."""
    for page, body in _digests(book):
        yield _address(body, book.views[page.lang].edition)


def _digests(book: Book) -> Iterator[tuple[Page, DigestBody]]:
    for page in book.pages.values():
        if isinstance(page.body, DigestBody):
            yield page, page.body


def _address(body: DigestBody, edition: Edition) -> str:
    return body.mail.removeprefix(f"{edition.base}/")


def _letter(press: Press, page: Page, body: DigestBody, template: Any) -> bytes:
    edition = press.editions[page.lang]
    view = press.view(page.lang)
    contact = press.site.reference.settings.contact
    mailbox = contact.email if contact else None
    return letter(
        subject=body.subject,
        text=digest_text(page, view),
        html=template.render(page=page, edition=edition, frame=view.frame),
        lang=page.lang,
        date=max(card.date.at for card in body.stories),
        sender=(edition.publisher, mailbox) if mailbox else None,
    )
