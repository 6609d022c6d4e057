"""What the pages of a site are made from, and where each will stand: known before any picture is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from plugins.core.registers import Registers
from plugins.editions.registers.pages import make_sheets
from plugins.editions.registers.sheet import Sheets
from plugins.language.edition import Edition
from plugins.language.values import Values
from plugins.routes.index import Index, make_index
from plugins.routes.make import Narrowing, make_routes
from plugins.routes.route import Routes


@dataclass(frozen=True, slots=True)
class SitePlan:
    """A site before its pages are made. ``editions`` and ``sheets``, the registers, are by language."""

    registers: Registers
    editions: Mapping[str, Edition]
    index: Index
    sheets: Mapping[str, Sheets]
    routes: Routes


def plan_site(registers: Registers, editions: Mapping[str, Edition]) -> SitePlan:
    """Return the plan of the registers' site in *editions*.

    Raises ``SharedAddressError`` where two pages have one address.
    """
    index = make_index(registers.site)
    sheets = {lang: make_sheets(Values(registers, edition)) for lang, edition in editions.items()}
    narrowings = {lang: _narrowings(made) for lang, made in sheets.items()}
    routes = make_routes(registers, index, narrowings)
    return SitePlan(registers, editions, index, sheets, routes)


def _narrowings(sheets: Sheets) -> Mapping[str, list[Narrowing]]:
    return {
        name: [
            Narrowing(option.tag, option.entries)
            for options in sheet.options.values()
            for option in options.values()
        ]
        for name, sheet in sheets.items()
    }
