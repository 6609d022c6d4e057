"""Pages and rows that are no stories and yet are looked for: agreements, benefits, organisations."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.core.reference import Organisation
from plugins.core.registers import Registers
from plugins.core.search_document import Passage, SearchDocument, distinct
from plugins.language.localizer import Localizer
from plugins.registers import registers_of
from plugins.registers.found import filters

BODY = "organisation"


def fact_documents(localizer: Localizer) -> Iterator[SearchDocument]:
    """Yield every row that is found by itself, and every organisation, of one edition."""
    registers = localizer.registers
    for register in registers_of(registers.site):
        if register.found is not None:
            for row in register.rows(registers):
                yield register.found.document(localizer, row)
    for body in registers.site.reference.organisations.values():
        yield organisation(localizer, body)


def organisation(localizer: Localizer, body: Organisation) -> SearchDocument:
    """Return what is indexed of an organisation's page."""
    lang, registers = localizer.lang, localizer.registers
    said = [item.label[lang] for item in body.statistics]
    relatives = [body.parent, *registers.children.get(body.id, ())]
    names = [localizer.name(name) for name in relatives if name]
    return SearchDocument(
        address=registers.site.organisation_address(body.id, lang),
        title=body.name[lang],
        summary=body.description[lang] if body.description else body.name[lang],
        passages=tuple(Passage(text) for text in distinct(said)),
        hidden=distinct([body.short[lang] if body.short else None, *names]),
        filters=filters(BODY, (body.id,), None),
        kind=BODY,
    )


def kinds_of(registers: Registers) -> tuple[str, ...]:
    """Return the kinds of these results that the site has, as ids."""
    kinds = [one.kind for one in registers_of(registers.site) if one.found and one.rows(registers)]
    return (*kinds, *((BODY,) if registers.site.reference.organisations else ()))
