"""What the pages of a site are made from, and where each will stand: known before any picture is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from plugins.core.inputs import STRUCTURE, Inputs
from plugins.core.lazy_text import outline_read
from plugins.core.registers import Registers
from plugins.core.site import Site
from plugins.core.traced_site import traced_registers, traced_site
from plugins.editions.registers.pages import make_sheets
from plugins.editions.registers.sheet import Sheet, SheetRow, Sheets
from plugins.language.edition import Edition
from plugins.language.values import Values
from plugins.registers.collect import collect
from plugins.routes.index import Index, make_index, traced_index
from plugins.routes.make import Narrowing, make_routes
from plugins.routes.route import Routes


@dataclass(frozen=True, slots=True)
class SitePlan:
    """A site before its pages are made. ``editions`` and ``sheets``, the registers, are by language."""

    registers: Registers
    editions: Mapping[str, Edition]
    index: Index
    inputs: Inputs
    sheets: Mapping[str, Sheets]
    routes: Routes


def plan_site(site: Site, editions: Mapping[str, Edition]) -> SitePlan:
    """Return the plan of *site* in *editions*: whatever is read of it from now on is noted.

    Raises ``SharedAddressError`` where two pages have one address.
    """
    inputs = Inputs(SheetRow)
    traced = traced_site(site, inputs)
    registers = traced_registers(collect(traced), inputs)
    index = make_index(traced)
    inputs.add_group(STRUCTURE, partial(_structure, registers, inputs))
    sheets = {lang: make_sheets(Values(registers, edition)) for lang, edition in editions.items()}
    narrowings = {lang: _narrowings(made) for lang, made in sheets.items()}
    routes = make_routes(registers, index, narrowings)
    return SitePlan(
        registers=registers,
        editions=editions,
        index=traced_index(index, inputs),
        inputs=inputs,
        sheets={
            lang: inputs.trace(f"{lang} sheet", made, _written) for lang, made in sheets.items()
        },
        routes=routes,
    )


def _structure(registers: Registers, inputs: Inputs) -> str:
    """Return a digest of where every text belongs."""
    told = [
        [
            story.id,
            story.main.lang,
            [inputs.digest(outline_read(text)) for text in story.texts.values()],
        ]
        for story in registers.site.stories
    ]
    return inputs.of(told)


def _written(sheet: Sheet) -> object:
    """Return what a sheet says, without the program that made it."""
    return [sheet.columns, sheet.entries, sheet.all_facets, sheet.options]


def _narrowings(sheets: Sheets) -> Mapping[str, list[Narrowing]]:
    return {
        name: [
            Narrowing(option.tag, option.entries)
            for options in sheet.options.values()
            for option in options.values()
        ]
        for name, sheet in sheets.items()
    }
