"""A benefit in the register's files, as a schema.org node and in the search."""

from __future__ import annotations

from plugins.core import addresses
from plugins.core.dates import PartialDate
from plugins.core.search_document import Passage, SearchDocument, distinct
from plugins.language.localizer import Localizer
from plugins.language.nodes import Node, filled
from plugins.registers import fields
from plugins.registers.agreements.record import agreement_reference
from plugins.registers.agreements.rows import known_agreements
from plugins.registers.benefits.rows import PATHS, BenefitRow
from plugins.registers.fields import Field
from plugins.registers.found import filters
from plugins.registers.references import Record, iso

KIND = "benefit"
FIELDS = (
    fields.ID,
    Field("partner", stated=True),
    Field("category", stated=True),
    Field("offer", stated=True),
    Field("who_may_claim"),
    Field("how_to_claim"),
    fields.VALID_FROM,
    fields.VALID_TO,
    fields.VALIDITY,
    fields.DAYS_LEFT,
    Field("places", "texts", stated=True),
    Field("agreement", "reference"),
    fields.URL,
)


def record(localizer: Localizer, row: BenefitRow) -> Record:
    """Return the values of a benefit."""
    benefit, lang = row.benefit, localizer.lang
    known = known_agreements(localizer.registers)
    basis = agreement_reference(localizer, known[row.agreement]) if row.agreement else None
    return {
        "partner": benefit.partner[lang],
        "category": benefit.category[lang],
        "offer": benefit.offer[lang],
        "who_may_claim": benefit.who[lang] if benefit.who else None,
        "how_to_claim": benefit.how[lang] if benefit.how else None,
        "valid_from": iso(benefit.valid_from),
        "valid_to": iso(benefit.valid_to),
        "state": row.state,
        "days_left": row.days_left,
        "places": [place[lang] for place in benefit.places],
        "agreement": basis,
    }


def node(localizer: Localizer, row: BenefitRow) -> Node:
    """Return a benefit as an ``Offer``."""
    benefit, lang = row.benefit, localizer.lang
    url = localizer.absolute(_address(lang, row))
    return filled(
        {
            "@type": "Offer",
            "@id": url,
            "url": url,
            "name": benefit.offer[lang],
            "category": benefit.category[lang],
            "description": benefit.how[lang] if benefit.how else None,
            "offeredBy": {"@type": "Organization", "name": benefit.partner[lang]},
            "areaServed": [place[lang] for place in benefit.places],
            "validFrom": _day(benefit.valid_from, first=True),
            "validThrough": _day(benefit.valid_to, first=False),
        }
    )


def document(localizer: Localizer, row: BenefitRow) -> SearchDocument:
    """Return what is indexed of a benefit, found at its row of the directory."""
    benefit, lang = row.benefit, localizer.lang
    said = [
        benefit.category[lang],
        *(both[lang] for both in (benefit.who, benefit.how, *benefit.places) if both),
    ]
    return SearchDocument(
        address=_address(lang, row),
        title=benefit.partner[lang],
        summary=benefit.offer[lang],
        passages=tuple(Passage(text) for text in distinct(said)),
        hidden=distinct([localizer.t("register.title.benefits")]),
        filters=filters(KIND, (), None),
        kind=KIND,
    )


def _address(lang: str, row: BenefitRow) -> str:
    return addresses.register_row(lang, PATHS[lang], row.id)


def _day(date: PartialDate | None, *, first: bool) -> str | None:
    if date is None:
        return None
    day = date.first_day() if first else date.last_day()
    return day.isoformat() if day else None
