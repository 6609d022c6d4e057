"""An award in the register's files."""

from __future__ import annotations

from plugins.core.fact_blocks import Award
from plugins.language.localizer import Localizer
from plugins.registers import fields, references
from plugins.registers.awards.rows import AwardRow
from plugins.registers.fields import Field, choices
from plugins.registers.references import Record, iso

FIELDS = (
    fields.ID,
    Field("award", "enum", True, choices(Award, "award"), "facts.award_kind"),
    Field("title"),
    Field("awarded_by", "party", stated=True),
    Field("on_behalf_of", "party"),
    Field("by_authority_of", "party"),
    Field("presented_by"),
    Field("year", "date"),
    Field("decision"),
    Field("unit", "party"),
    Field("recipients", "recipients"),
    fields.URL,
    fields.STORY,
)


def record(localizer: Localizer, row: AwardRow) -> Record:
    """Return the values of an award."""
    words = row.fact.words(localizer.lang)
    recipients = [
        {
            "name": localizer.name(item.name) if item.type == "collective" else item.name,
            "type": item.type,
            "unit": localizer.name(item.unit) if item.unit else None,
        }
        for item in row.recipients
    ]
    return {
        "award": words.award,
        "title": words.title,
        "awarded_by": references.party(localizer, words.awarded_by),
        "on_behalf_of": references.party_or_none(localizer, words.on_behalf_of),
        "by_authority_of": references.party_or_none(localizer, words.by_authority_of),
        "presented_by": words.presented_by,
        "year": iso(words.year),
        "decision": words.decision,
        "unit": references.party_or_none(localizer, words.unit),
        "recipients": recipients or None,
        "story_url": localizer.story(row.fact.story),
    }
