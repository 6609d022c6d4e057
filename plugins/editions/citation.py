"""How a page is cited: who, what, where and when, with the address that does not change.

The day on which a page was read is the reader's to fill in.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from plugins.core.site import Text
from plugins.language.edition import Edition

_NO_WRITERS: Final = frozenset({"photos", "illustration"})


def story_citation(edition: Edition, text: Text) -> str:
    """Return how the story *text* is cited: by those who wrote it, else by all who made it."""
    fields = text.fields
    writers = [author.name for author in fields.authors if author.job not in _NO_WRITERS]
    names = writers or [author.name for author in fields.authors]
    signed = ", ".join(dict.fromkeys(names))
    return _cited(edition, signed, fields.title, fields.date.day, text.address)


def page_citation(edition: Edition, title: str, day: dt.date | None, address: str) -> str:
    """Return how a page is cited that nobody signed: by the publisher; *day* it was last changed."""
    return _cited(edition, edition.publisher, title, day, address)


def _cited(edition: Edition, names: str, title: str, day: dt.date | None, address: str) -> str:
    key = "cite.text" if edition.publisher not in names else "cite.text_own"
    return edition.t(
        key,
        names=names.rstrip("."),
        title=title,
        publisher=edition.publisher,
        date=edition.short_date(day) if day else edition.t("cite.no_date"),
        url=edition.absolute(address),
    )
