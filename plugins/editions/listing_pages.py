"""Sections, topics, what tells of an organisation, years and months, each cut into pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from plugins.core.inputs import Inputs
from plugins.core.pages import Link, Page, Rail
from plugins.core.reads import Derived
from plugins.core.site import Text
from plugins.core.text import sort_key
from plugins.editions.cards import section_link, topic_link
from plugins.editions.channels import section_channel
from plugins.editions.listing import Address, StoryList, listing_page
from plugins.editions.organisation_pages import organisation_stories
from plugins.editions.page_plan import PagePlan
from plugins.editions.period_pages import month_listing, period_address, year_listing
from plugins.editions.rails import Rails
from plugins.editions.view import View
from plugins.routes.paging import STORIES_A_PAGE, count_pages, has_own_list

_MOST_SIBLINGS: Final = 10


@dataclass(frozen=True, slots=True)
class _Plan:
    """A list before it is made."""

    address: Address
    texts: Sequence[Text]
    make: Callable[[], StoryList]


def listing_pages(view: View, inputs: Inputs) -> Iterator[PagePlan]:
    """Yield every listing of the edition, each cut into pages of ``STORIES_A_PAGE`` stories."""
    plans = dict(_plans(view))
    rails = Rails(view, inputs, lambda what: plans[what].texts if what in plans else ())

    def made(what: str) -> StoryList:
        listing = plans[what].make()
        return replace(listing, rail=rails.beside(what, listing.rail))

    def page(what: str, number: int) -> Page:
        return listing_page(view, listings[what], number)

    listings = Derived(plans, made)
    for what, plan in plans.items():
        for number in range(1, count_pages(plan.texts, STORIES_A_PAGE) + 1):
            address = plan.address(view.lang, number)
            yield PagePlan(address, f"{what} {number}", partial(page, what, number))


def _plans(view: View) -> Iterator[tuple[str, _Plan]]:
    site, own, others = view.site, view.own, view.others
    for name in site.reference.sections:
        address = partial(_numbered, site.section_address, name)
        texts = own.by_section.get(name, ())
        yield f"section {name}", _Plan(address, texts, partial(_section, view, name, address))
    for name in site.reference.topics:
        if name in own.by_topic or name in others.by_topic:
            address = partial(_numbered, site.topic_address, name)
            texts = own.by_topic.get(name, ())
            yield f"topic {name}", _Plan(address, texts, partial(_topic, view, name, address))
    for name in site.reference.organisations:
        texts = own.by_organisation.get(name, ())
        if has_own_list(texts):
            address = partial(_numbered, site.organisation_stories_address, name)
            make = partial(organisation_stories, view, name, address)
            yield f"organisation_stories {name}", _Plan(address, texts, make)
    for year, texts in own.by_year.items():
        make = partial(year_listing, view, year)
        yield f"year {year}", _Plan(partial(period_address, (year,)), texts, make)
    for (year, month), texts in own.by_month.items():
        address = partial(period_address, (year, f"{month:02}"))
        make = partial(month_listing, view, year, month)
        yield f"month {year} {month}", _Plan(address, texts, make)


def _numbered(address: Callable[[str, str, int], str], key: str, lang: str, page: int) -> str:
    return address(key, lang, page)


def _section(view: View, name: str, address: Address) -> StoryList:
    sections = view.site.reference.sections
    term = sections[name]
    channel = section_channel(view, term)
    siblings = (section_link(view.site, view.edition, other) for other in sections if other != name)
    return StoryList(
        kind="section",
        heading=term.name[view.lang],
        intro=term.description[view.lang] if term.description else None,
        address=address,
        texts=view.own.by_section.get(name, ()),
        others=view.others.by_section.get(name, ()),
        crumbs=(view.home_crumb,),
        feeds=view.feeds(channel.title, channel.base),
        rail=Rail(siblings=tuple(siblings)),
    )


def _topic(view: View, name: str, address: Address) -> StoryList:
    term = view.site.reference.topics[name]
    return StoryList(
        kind="topic",
        heading=term.name[view.lang],
        intro=term.description[view.lang] if term.description else None,
        address=address,
        texts=view.own.by_topic.get(name, ()),
        others=view.others.by_topic.get(name, ()),
        crumbs=(view.home_crumb, view.directory_crumb("topic")),
        rail=Rail(siblings=_other_topics(view, name)),
    )


def _other_topics(view: View, topic: str) -> tuple[Link, ...]:
    """Return the topics with most stories but *topic*, in the order of their names."""
    told = [name for name in view.site.reference.topics if view.own.by_topic.get(name)]
    told.sort(key=lambda name: -len(view.own.by_topic[name]))
    links = (
        replace(topic_link(view.site, view.edition, name), count=len(view.own.by_topic[name]))
        for name in [name for name in told if name != topic][:_MOST_SIBLINGS]
    )
    return tuple(sorted(links, key=lambda link: sort_key(link.label)))
