"""The urgent notice over every page, as long as it holds."""

from __future__ import annotations

from collections.abc import Callable

from plugins.core.page_parts import Link
from plugins.core.pages import Notice
from plugins.core.reference import Banner
from plugins.core.site import Site

LinkTo = Callable[[str], str]


def urgent_notice(site: Site, lang: str, link: LinkTo) -> Notice | None:
    """Return the notice that holds on the build's day, in the edition's language if it is said in it.

    *link* makes a link from an address.
    """
    today, banner = site.today, site.reference.front.banner
    if banner is None or banner.until.day < today or (banner.start and today < banner.start.day):
        return None
    words, said = banner.text.shown(lang)
    return Notice(
        text=words,
        until=banner.until.day,
        lang=None if said == lang else said,
        link=_link(site, lang, banner, link),
    )


def _link(site: Site, lang: str, banner: Banner, link: LinkTo) -> Link | None:
    """Return the way to what the notice is about, in the other language where there is no other."""
    told = next((story for story in site.stories if story.id == banner.story), None)
    if told is not None:
        text = told.texts.get(lang, told.main)
        foreign = None if text.lang == lang else text.lang
        if text.fields.status == "withdrawn":
            return None
        return Link(text.fields.title, link(text.address), lang=foreign)
    page = next((page for page in site.pages if page.id == banner.page), None)
    if page is None:
        return None
    standing = page.texts.get(lang) or next(iter(page.texts.values()))
    foreign = None if standing.lang == lang else standing.lang
    return Link(standing.fields.title, link(standing.address), lang=foreign)
