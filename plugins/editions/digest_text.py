"""The digest of a month as plain text, for letters: lines of 72 signs, addresses on their own."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import Final

from plugins.core.pages import DigestBody, Page
from plugins.core.register_pages import Pointer
from plugins.editions.view import View
from plugins.language.edition import Edition

_WIDTH: Final = 72


def digest_text(page: Page, view: View) -> str:
    """Return the digest on *page*. Raises ``TypeError`` for a page of another kind."""
    body = page.body
    if not isinstance(body, DigestBody):
        raise TypeError(f"no digest stands on {page.address}")
    return "\n".join(_lines(page, body, view)) + "\n"


def _lines(page: Page, body: DigestBody, view: View) -> Iterator[str]:
    edition = view.edition
    yield edition.name
    yield from _heading(body.heading, "=")
    yield edition.t("digest.on_the_web")
    yield page.canonical
    if body.running:
        yield ""
        yield from _wrapped(edition.t("digest.running", date=edition.short_date(body.until)))
    yield ""
    yield from _heading(edition.t("digest.stories"), "-")
    for number, card in enumerate(body.stories, start=1):
        yield ""
        yield from _wrapped(f"{number}. {card.title}", "   ", first="")
        retold = [edition.t("story.retold")] if card.retold else []
        about = [card.section.label, *retold, edition.short_date(card.date)]
        yield from _wrapped(", ".join(about), "   ")
        yield from _wrapped(card.summary, "   ")
        yield f"   {edition.absolute_url(card.url)}"
    for part in body.parts:
        yield ""
        yield from _heading(part.heading.label, "-")
        for pointer in part.pointers:
            yield ""
            yield from _pointer(pointer, edition)
    yield ""
    yield "-" * _WIDTH
    yield edition.publisher
    for row in view.frame.contact:
        yield from _wrapped(f"{row.label}: {'; '.join(value.text for value in row.values)}")
    yield edition.absolute_url(edition.home)


def _pointer(pointer: Pointer, edition: Edition) -> Iterator[str]:
    when = f" ({pointer.date.text})" if pointer.date else ""
    yield from _wrapped(f"- {pointer.title.text}{when}", "  ", first="")
    if pointer.detail:
        yield from _wrapped(pointer.detail, "  ")
    if pointer.mark:
        yield from _wrapped(pointer.mark.text, "  ")
    if pointer.title.url:
        yield f"  {edition.absolute_url(pointer.title.url)}"


def _heading(words: str, line: str) -> Iterator[str]:
    yield from _wrapped(words)
    yield line * min(len(words), _WIDTH)


def _wrapped(text: str, indent: str = "", first: str | None = None) -> list[str]:
    """Return *text* in lines. No-break spaces hold; no word is cut."""
    return wrap(
        text,
        _WIDTH,
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
