"""What other pages show of the registers: organisations, the front page, the look-up page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from plugins.core import addresses
from plugins.core.pages import FactValue, Link, Page
from plugins.core.register_names import REGISTERS, RegisterName
from plugins.core.register_pages import (
    Extract,
    HubBody,
    HubEntry,
    LookUp,
    Pointer,
)
from plugins.editions.registers import pointers
from plugins.editions.registers.shape import story_link
from plugins.editions.registers.sheet import Option, Sheet, Sheets
from plugins.editions.view import View

EXTRACTED: Final = 5  # rows of a register on another page
_ON_FRONT: Final = 3
# The registers that name an organisation: the facet that does, what it is called there, and the
# column that would only repeat the organisation's own name.
_OF_ORGANISATION: Final[tuple[tuple[RegisterName, str, str, str], ...]] = (
    ("agreements", "party", "agreements", ""),
    ("awards", "body", "awards_given", "awarded_by"),
    ("awards", "received", "awards_received", "recipients"),
    ("documents", "issuer", "documents", "issuer"),
    ("deadlines", "who", "deadlines", "who"),
)


def organisation_extracts(view: View, sheets: Sheets, body: str) -> tuple[Extract, ...]:
    """Return what the registers hold of the organisation *body*, each cut to a few rows."""
    return tuple(_organisation_extracts(view, sheets, body))


def _organisation_extracts(view: View, sheets: Sheets, body: str) -> Iterator[Extract]:
    t = view.edition.t
    for register, facet, key, repeated in _OF_ORGANISATION:
        sheet = sheets[register]
        option = sheet.option(facet, f"org:{body}")
        if option is None:
            continue
        heading = t(f"register.of_organisation.{key}")
        table = sheet.extract(option.entries[:EXTRACTED], heading, key, repeated)
        yield Extract(register, heading, table, all_rows(view, sheet, option))


def all_rows(view: View, sheet: Sheet, option: Option | None = None) -> Link:
    """Return the way from an extract to the whole register, or to all rows of *option*."""
    count = len(option.entries if option else sheet.entries)
    return Link(
        view.edition.t("register.all_rows", n=count),
        view.edition.link(sheet.address(option)),
        count=count,
    )


def register_link(view: View, name: RegisterName) -> Link:
    """Return the link to a register, with how many rows it holds."""
    return Link(
        view.edition.t(f"register.title.{name}"),
        view.edition.link(addresses.listing(view.lang, name)),
        count=len(view.registers.rows(name)),
    )


def look_up(view: View) -> tuple[LookUp, ...]:
    """Return the front page's registers: how many rows each has, and its next or latest ones.

    How many are in force or still to come is said where there are any: a register of old facts
    is no empty one.
    """
    registers, values = view.registers, view.values
    in_force = sum(row.state in {"in_force", "ending"} for row in registers.agreements)
    coming = sum(row.state == "coming" for row in registers.deadlines)
    lang = view.lang
    agreements = [
        Pointer(
            values.agreement(row),
            values.party_names(row.told.words(lang)),
            mark=values.validity(row.state, row.days_left),
        )
        for row in registers.agreements[:_ON_FRONT]
    ]
    documents = [pointers.document(values, row) for row in registers.documents[:_ON_FRONT]]
    awards = [pointers.award(values, row) for row in registers.awards[:_ON_FRONT]]
    deadlines = [
        Pointer(
            story_link(
                values,
                row.told.story,
                row.words(lang).what,
                row.told.words_lang(lang, "deadlines", row.index, "what"),
            ),
            values.timing(row.state, row.days_left).note or "",
            date=values.due(row.deadline),
            mark=values.timing(row.state) if row.state == "past" else None,
        )
        for row in registers.deadlines[:_ON_FRONT]
    ]
    return (
        _look_up(view, "agreements", len(registers.agreements), agreements, in_force),
        _look_up(view, "documents", len(registers.documents), documents),
        _look_up(view, "awards", len(registers.awards), awards),
        _look_up(view, "deadlines", len(registers.deadlines), deadlines, coming),
    )


def offers_look_up(view: View) -> tuple[LookUp, ...]:
    """Return what members are offered now, those that end first before the others; empty without."""
    registers, values, lang = view.registers, view.values, view.lang
    held = [row for row in registers.offers if row.state in {"in_force", "ending"}]
    if not held:
        return ()
    soonest = sorted(held, key=lambda row: row.days_left if row.days_left is not None else 1 << 30)
    url = view.edition.link(addresses.listing(lang, "benefits"))
    first = [
        Pointer(
            FactValue(row.partner.offer[lang], f"{url}#row-{row.id}"),
            row.partner.partner[lang],
            mark=values.validity(row.state, row.days_left),
        )
        for row in soonest[:_ON_FRONT]
    ]
    return (_look_up(view, "benefits", len(held), first),)


def _look_up(
    view: View, name: RegisterName, figure: int, first: list[Pointer], living: int = 0
) -> LookUp:
    """Return a register that holds *figure* rows, *living* of them in force or to come."""
    t = view.edition.t
    url = view.edition.link(addresses.listing(view.lang, name))
    label = t(f"register.figure.{name}", n=figure)
    return LookUp(
        register=name,
        figure=figure,
        figure_label=f"{label}, {t(f'register.living.{name}', n=living)}" if living else label,
        heading=Link(t(f"register.title.{name}"), url),
        pointers=tuple(first),
        empty=t(f"register.empty.{name}"),
    )


def hub_page(view: View) -> Page:
    """Return the look-up page: every register, and the other ways to find something."""
    t = view.edition.t
    registers = tuple(
        HubEntry(register_link(view, name), t(f"register.intro.{name}")) for name in REGISTERS
    )
    others = tuple(
        HubEntry(view.directory_crumb(kind), t(f"hub.{kind}"))
        for kind in ("organisation", "archive", "section", "topic", "galleries", "glossary", "data")
    )
    title = t("nav.registers")
    return view.page(
        kind="registers",
        address=addresses.listing(view.lang, "registers"),
        title=title,
        description=t("hub.intro"),
        alternate=view.alternate("registers"),
        crumbs=(view.home_crumb,),
        body=HubBody(t("hub.intro"), registers, others),
    )
