"""What an edition has feeds of: all of it, and each section."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.core.feed_pages import Channel
from plugins.core.pages import Link
from plugins.core.reference import Term
from plugins.editions.cards import section_link
from plugins.editions.view import View


def channels(view: View) -> Iterator[Channel]:
    """Yield every channel of the edition, the whole one first."""
    edition = view.edition
    home = Link(edition.t("feeds.whole"), edition.home)
    yield Channel(edition.name, home, None, view.own.listed)
    for term in view.site.reference.sections.values():
        yield section_channel(view, term)


def section_channel(view: View, term: Term) -> Channel:
    """Return the channel of a section."""
    home = section_link(view.site, view.edition, term.id)
    return Channel(
        title=f"{home.label} – {view.edition.name}",
        home=home,
        base=view.site.section_address(term.id, view.lang),
        texts=view.own.by_section.get(term.id, ()),
    )
