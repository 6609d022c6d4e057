"""Directories: the archive's years and months, all sections, topics and organisations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from plugins.core import addresses
from plugins.core.pages import Group, Link, Page
from plugins.core.site import Text
from plugins.core.text import sort_key
from plugins.editions.cards import organisation_link, section_link, topic_link
from plugins.editions.on_this_day import on_this_day
from plugins.editions.page_plan import PagePlan
from plugins.editions.view import View
from plugins.editions.year_charts import year_chart

_LEVELS: Final = (
    "national", "industry", "ministry", "army", "city", "group", "upper", "grassroots", "other",
)  # fmt: skip


def directory_pages(view: View) -> Iterator[PagePlan]:
    """Yield the edition's directories, each link with the number of its stories."""
    for kind, make in (
        ("archive", _archive),
        ("section", _sections),
        ("topic", _topics),
        ("organisation", _organisations),
    ):
        address = addresses.listing(view.lang, kind)
        yield PagePlan(address, f"directory {kind}", partial(make, view))


def _archive(view: View) -> Page:
    edition, lang = view.edition, view.lang
    groups = []
    for year, texts in view.own.by_year.items():
        url = edition.link(addresses.listing(lang, "archive", year))
        groups.append(Group(Link(str(year), url, count=len(texts)), (), year_chart(view, year)))
    title = edition.t("archive.title")
    return view.directory("archive", "archive", title, tuple(groups), on_this_day(view))


def _sections(view: View) -> Page:
    site, edition = view.site, view.edition
    sections = tuple(
        _counted(section_link(site, edition, name), view.own.by_section.get(name, ()))
        for name in site.reference.sections
    )
    title = edition.t("nav.sections")
    return view.directory("sections", "section", title, (Group(None, sections),))


def _topics(view: View) -> Page:
    site, edition = view.site, view.edition
    topics = _sorted(
        _counted(topic_link(site, edition, name), view.own.by_topic.get(name, ()))
        for name in site.reference.topics
        if name in view.own.by_topic or name in view.others.by_topic
    )
    return view.directory("topics", "topic", edition.t("nav.topics"), (Group(None, topics),))


def _organisations(view: View) -> Page:
    site, edition = view.site, view.edition
    groups = []
    for level in _LEVELS:
        links = _sorted(
            _counted(organisation_link(site, edition, name), view.own.by_organisation.get(name, ()))
            for name, body in site.reference.organisations.items()
            if body.level == level
        )
        if links:
            groups.append(Group(Link(edition.t(f"level.{level}"), ""), links))
    title = edition.t("nav.organisations")
    look_up = (view.directory_crumb("registers"),)
    return view.directory("organisations", "organisation", title, tuple(groups), crumbs=look_up)


def _counted(link: Link, texts: Sequence[Text]) -> Link:
    return Link(link.label, link.url, link.lang, len(texts))


def _sorted(links: Iterator[Link]) -> tuple[Link, ...]:
    return tuple(sorted(links, key=lambda link: sort_key(link.label)))
