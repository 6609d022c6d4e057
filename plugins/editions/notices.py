"""What stands over the pages for some days: the urgent notice of ``front.yaml``, and the banners."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from plugins.core.page_parts import Link
from plugins.core.pages import Notice
from plugins.core.reference import Banner, BannerSlot
from plugins.core.site import Site

LinkTo = Callable[[str], str]


def notices(site: Site, lang: str, link: LinkTo) -> tuple[Notice, ...]:
    """Return what holds over every page on the build's day, the urgent first.

    It is said in the edition's language where it is written in it. *link* makes a link from an address.
    """
    return _sorted(_holding(site, lang, link, {"top"}))


def front_notices(site: Site, lang: str, link: LinkTo) -> tuple[Notice, ...]:
    """Return what holds over the front page: those of every page, and those of its own."""
    return _sorted(_holding(site, lang, link, {"top", "front"}))


def _sorted(found: Iterator[Notice]) -> tuple[Notice, ...]:
    return tuple(sorted(found, key=lambda notice: notice.tone != "urgent"))


def _holding(site: Site, lang: str, link: LinkTo, where: set[str]) -> Iterator[Notice]:
    first = site.reference.front.banner
    if first is not None and _holds(first, site):
        yield _notice(site, lang, first, link, "urgent")
    for banner in site.reference.banners:
        if banner.where in where and _holds(banner, site):
            yield _notice(site, lang, banner, link, banner.tone)


def _holds(banner: Banner, site: Site) -> bool:
    """Say whether *banner* stands today: one about a story that is yet to come out waits with it."""
    started = banner.start is None or banner.start.day <= site.today
    if not started or site.today > banner.until.day:
        return False
    return banner.story is None or all(
        (text.story_id, text.held_back) != (banner.story, "future") for text in site.held_back
    )


def _notice(site: Site, lang: str, banner: Banner, link: LinkTo, tone: str) -> Notice:
    words, said = banner.text.shown(lang)
    return Notice(
        text=words,
        until=banner.until.day,
        lang=None if said == lang else said,
        link=_away(banner, lang) or _link(site, lang, banner, link),
        tone=tone,
    )


def _away(banner: Banner, lang: str) -> Link | None:
    if not isinstance(banner, BannerSlot) or banner.url is None or banner.label is None:
        return None
    words, said = banner.label.shown(lang)
    return Link(words, banner.url, lang=None if said == lang else said, leaves=True)


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
