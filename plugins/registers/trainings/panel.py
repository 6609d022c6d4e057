"""A course in a story's facts panel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from plugins.core.page_parts import FactBlock
from plugins.core.site import Text
from plugins.language.values import Values
from plugins.registers.panel import panel_block, panel_row
from plugins.registers.trainings.words import apply_by, seats


def panel(values: Values, text: Text) -> Iterator[FactBlock]:
    """Yield the courses that *text* reports: one that was announced says so once it is past."""
    for at, training in enumerate(text.fields.trainings):
        when = values.held(training.start, training.end)
        first = training.start.first_day()
        if when and first and text.fields.date.day < first:
            when = replace(when, state=values.past(training.last_day))

        def lang_of(field: str, at: int = at) -> str:
            return text.words_lang("trainings", at, field)

        organiser = values.party(training.organiser, lang_of("organiser"))
        venue = values.text(training.venue, lang_of("venue"))
        contact = values.text(training.contact, lang_of("contact"))
        yield panel_block(
            values,
            "training",
            panel_row(values, "training.name", values.text(training.title, lang_of("title"))),
            panel_row(values, "training.organiser", organiser),
            panel_row(values, "training.held", when),
            panel_row(values, "training.venue", venue),
            panel_row(values, "training.seats", seats(values, training)),
            panel_row(values, "training.apply_by", apply_by(values, training)),
            panel_row(values, "training.contact", contact),
            brief=(when.text,) if when and when.datetime else (),
        )
