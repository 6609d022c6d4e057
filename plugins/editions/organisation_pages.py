"""An organisation's page, and the list of all its stories."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from plugins.core.pages import Alternate, Extract, Link, OrganisationBody, Page, Timeline
from plugins.editions.facts_panel import organisation_facts
from plugins.editions.listing import Address, StoryList, only_other
from plugins.editions.page_plan import PagePlan
from plugins.editions.registers.extracts import all_rows, organisation_extracts
from plugins.editions.registers.sheet import Sheets
from plugins.editions.registers.timeline import organisation_timeline
from plugins.editions.view import View
from plugins.registers.agreements import AGREEMENTS
from plugins.routes.paging import NEWEST_OF_ORGANISATION, has_own_list


def organisation_pages(view: View, sheets: Sheets) -> Iterator[PagePlan]:
    """Yield the page of every organisation."""
    for name in view.site.reference.organisations:
        address = view.site.organisation_address(name, view.lang)
        make = partial(_organisation, view, sheets, name)
        yield PagePlan(address, f"organisation {name}", make)


def organisation_stories(view: View, name: str, address: Address) -> StoryList:
    """Return the list of all stories that tell of the organisation *name*."""
    site, edition = view.site, view.edition
    body = site.reference.organisations[name].name[view.lang]
    others = view.others.by_organisation.get(name, ())
    crumb = Link(body, edition.link(site.organisation_address(name, view.lang)))
    alternate = None
    if not has_own_list(others):
        there = site.organisation_address(name, view.other_lang)
        alternate = Alternate(view.other_lang, edition.link(there), exact=False)
    return StoryList(
        kind="organisation_stories",
        heading=edition.t("listing.of_organisation", name=body),
        described=False,
        address=address,
        texts=view.own.by_organisation[name],
        others=others,
        crumbs=(*_crumbs(view), crumb),
        alternate=alternate,
    )


def _organisation(view: View, sheets: Sheets, name: str) -> Page:
    site, edition = view.site, view.edition
    body = site.reference.organisations[name]
    heading = body.name[view.lang]
    intro = body.description[view.lang] if body.description else None
    texts = view.own.by_organisation.get(name, ())
    timeline, agreements = organisation_timeline(view, sheets, name), None
    if timeline is not None:
        sheet = sheets[AGREEMENTS.name]
        agreements = all_rows(view, sheet, sheet.option("party", f"org:{name}"))
    registers = organisation_extracts(view, sheets, name)
    there = edition.link(site.organisation_address(name, view.other_lang))
    return view.page(
        kind="organisation",
        address=site.organisation_address(name, view.lang),
        title=heading,
        description=intro or f"{heading} – {edition.description}",
        alternate=Alternate(view.other_lang, there, exact=True),
        crumbs=_crumbs(view),
        body=OrganisationBody(
            heading=heading,
            intro=intro,
            organisation=body,
            facts=organisation_facts(view.registers, edition, body),
            cards=tuple(view.cards[text] for text in texts[:NEWEST_OF_ORGANISATION]),
            total=len(texts),
            stories=_all_stories(view, name, len(texts)) if has_own_list(texts) else None,
            timeline=timeline,
            agreements=agreements,
            registers=registers,
            jumps=_jumps(view, len(texts), timeline, agreements, registers),
            only_other=()
            if has_own_list(texts)
            else only_other(view, view.others.by_organisation.get(name, ())),
        ),
    )


def _all_stories(view: View, name: str, count: int) -> Link:
    address = view.site.organisation_stories_address(name, view.lang)
    words = view.edition.t("listing.all_stories", n=count)
    return Link(words, view.edition.link(address), count=count)


def _jumps(
    view: View,
    stories: int,
    timeline: Timeline | None,
    agreements: Link | None,
    registers: tuple[Extract, ...],
) -> tuple[Link, ...]:
    """Return the ways to the parts of the page, each with how much it is of; none to one alone."""
    t = view.edition.t
    jumps = [Link(t("listing.jump"), "#stories", count=stories)] if stories else []
    if timeline is not None and agreements is not None:
        jumps.append(Link(t("register.title.agreements"), "#agreements", count=agreements.count))
    for at, extract in enumerate(registers, start=1):
        jumps.append(Link(extract.heading, f"#extract-{at}", count=extract.more.count))
    return tuple(jumps) if len(jumps) > 1 else ()


def _crumbs(view: View) -> tuple[Link, ...]:
    return (
        view.home_crumb,
        view.directory_crumb("registers"),
        view.directory_crumb("organisation"),
    )
