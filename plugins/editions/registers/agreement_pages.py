"""A page for each agreement: its facts, what came before and after, every story about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from plugins.core.pages import Alternate, Link, Page
from plugins.core.register_pages import AgreementBody, Table
from plugins.editions.citation import page_citation
from plugins.editions.page_plan import PagePlan
from plugins.editions.registers.sheet import Sheets
from plugins.editions.view import View
from plugins.registers.agreements import AGREEMENTS
from plugins.registers.agreements.names import (
    agreement_link,
    agreement_name,
    agreement_url,
    party_names,
)
from plugins.registers.agreements.panel import agreement_block
from plugins.registers.agreements.rows import AgreementRow, known_agreements
from plugins.registers.benefits import BENEFITS
from plugins.registers.register import Cell


def agreement_pages(view: View, sheets: Sheets) -> Iterator[PagePlan]:
    """Yield the page of every agreement that the register holds, where the site has that register."""
    if not view.has(AGREEMENTS.name):
        return
    for row in AGREEMENTS.rows(view.registers):
        address = AGREEMENTS.row_address(view.lang, row.id)
        yield PagePlan(address, f"agreement {row.id}", partial(_page, view, sheets, row.id))


def _page(view: View, sheets: Sheets, agreement: str) -> Page:
    row = known_agreements(view.registers)[agreement]
    benefits = _benefits(view, sheets, row)
    values, edition, lang = view.values, view.edition, view.lang
    heading, heading_lang = agreement_name(values, row)
    told = [story.shown(lang) for story in row.stories]
    elsewhere = tuple(
        Link(text.fields.title, edition.link(text.address), lang=view.other_lang)
        for text in told
        if text.lang != lang
    )
    parties = party_names(values, row.fact.words(lang))
    changed = max(story.date.day for story in row.stories)
    address = AGREEMENTS.row_address(lang, row.id)
    register = Link(edition.t("register.title.agreements"), edition.link(AGREEMENTS.address(lang)))
    return view.page(
        kind="agreement",
        address=address,
        title=heading,
        description=edition.t("register.agreement_description", title=heading, parties=parties),
        alternate=Alternate(
            view.other_lang,
            edition.link(AGREEMENTS.row_address(view.other_lang, row.id)),
            True,
        ),
        crumbs=(view.home_crumb, view.directory_crumb("registers"), register),
        body=AgreementBody(
            heading=heading,
            heading_lang=values.foreign(heading_lang),
            state=values.validity(row.state, row.days_left),
            facts=agreement_block(values, row, own_page=True),
            before=_links(view, (row.predecessor,) if row.predecessor else ()),
            after=_links(view, row.successors),
            benefits=benefits,
            stories=tuple(view.cards[text] for text in told if text.lang == lang),
            elsewhere=elsewhere,
            id=row.id,
            changed=changed,
            citation=page_citation(edition, heading, changed, address),
        ),
    )


def _links(view: View, ids: tuple[str, ...]) -> tuple[Link, ...]:
    known = known_agreements(view.registers)
    named = (agreement_link(view.values, known[name]) for name in ids)
    return tuple(Link(value.text, value.url or "", lang=value.lang) for value in named)


def _benefits(view: View, sheets: Sheets, row: AgreementRow) -> Table | None:
    """Return the benefits that rest on *row*; its own page does not name it as their basis."""
    benefits = BENEFITS.rows(view.registers)
    wanted = {f"row-{benefit.id}" for benefit in benefits if benefit.agreement == row.id}
    if not wanted or not view.has(BENEFITS.name):
        return None
    sheet, here = sheets[BENEFITS.name], agreement_url(view.values, row)
    entries = [
        replace(entry, row=replace(entry.row, cells=_without(entry.row.cells, here)))
        for entry in sheet.entries
        if entry.row.id in wanted
    ]
    return sheet.table(entries, view.edition.t("register.title.benefits"))


def _without(cells: tuple[Cell, ...], url: str) -> tuple[Cell, ...]:
    return tuple(tuple(value for value in cell if value.url != url) for cell in cells)
