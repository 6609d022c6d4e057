"""What an agreement is called, and between whom it is."""

from __future__ import annotations

from plugins.core.fact_blocks import Agreement
from plugins.core.page_parts import FactValue
from plugins.language.values import Values
from plugins.registers.agreements.rows import AgreementRow, address


def agreement_url(values: Values, row: AgreementRow) -> str:
    """Return where an agreement's own page is."""
    return values.edition.link(address(row.id, values.edition.lang))


def agreement_link(values: Values, row: AgreementRow) -> FactValue:
    """Return an agreement's name with the way to its page, where agreements have pages."""
    words, lang = agreement_name(values, row)
    has_pages = values.registers.site.reference.settings.features.agreements
    url = agreement_url(values, row) if has_pages else None
    return FactValue(words, url, lang=values.foreign(lang))


def agreement_name(values: Values, row: AgreementRow) -> tuple[str, str]:
    """Return what an agreement is called and in which language: by its parties if need be."""
    edition = values.edition
    block = row.fact.words(edition.lang)
    if block.title:
        return block.title, row.fact.words_lang(edition.lang, "title")
    several = len(block.parties) > 1 or block.unnamed_parties
    key = "register.agreement_between" if several else "register.agreement_of"
    return edition.t(key, parties=party_names(values, block)), edition.lang


def parties(values: Values, row: AgreementRow) -> list[FactValue]:
    """Return the parties of an agreement; those whom the source does not name come last."""
    fact, lang = row.fact, values.edition.lang
    words = fact.words(lang)
    shown = [
        values.listed_party(name, fact.words_lang(lang, "parties", at))
        for at, name in enumerate(words.parties)
    ]
    if words.unnamed_parties:
        foreign = values.foreign(fact.words_lang(lang, "unnamed_parties"))
        note = f"({values.edition.t('facts.unnamed')})"
        shown.append(FactValue(words.unnamed_parties, note=note, lang=foreign))
    return shown


def party_names(values: Values, block: Agreement) -> str:
    """Return the parties of an agreement as a running text lists them."""
    names = [values.registers.site.party(name, values.edition.lang)[0] for name in block.parties]
    if block.unnamed_parties:
        names.append(f"{block.unnamed_parties} ({values.edition.t('facts.unnamed')})")
    return values.listed(names)
