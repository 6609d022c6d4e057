"""The digest of each month as a letter to send on: the same words as its page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from plugins.core.pages import DigestBody, Page
from plugins.editions.digest_text import digest_text
from plugins.editions.site_pages import SitePages
from plugins.language.edition import Edition
from plugins.pipeline.build_state import BuildState
from plugins.syndication.letter import letter

if TYPE_CHECKING:  # Pelican is not loaded where only addresses are asked for
    from plugins.pipeline.writer import PageWriter

TEMPLATE: Final = "mail/digest"


def publish(state: BuildState, template: Any, writer: PageWriter) -> None:
    """Write the letter of every month's digest, its HTML made by *template*."""
    assert state.site_pages is not None
    for page, body in _digests(state.site_pages):
        edition = state.editions[page.lang]
        writer.write_bytes(_address(body, edition), _letter(state, page, body, template))


def _digests(site_pages: SitePages) -> Iterator[tuple[Page, DigestBody]]:
    for page in site_pages.pages.values():
        if isinstance(page.body, DigestBody):
            yield page, page.body


def _address(body: DigestBody, edition: Edition) -> str:
    return body.mail.removeprefix(f"{edition.base}/")


def _letter(state: BuildState, page: Page, body: DigestBody, template: Any) -> bytes:
    edition = state.editions[page.lang]
    view = state.view(page.lang)
    contact = state.site.reference.settings.contact
    mailbox = contact.email if contact else None
    return letter(
        subject=body.subject,
        text=digest_text(page, view),
        html=template.render(page=page, edition=edition, frame=view.frame),
        lang=page.lang,
        date=max(card.date.at for card in body.stories),
        sender=(edition.publisher, mailbox) if mailbox else None,
    )
