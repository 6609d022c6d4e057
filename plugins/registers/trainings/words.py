"""How a course is said: by when to apply, and how many people it takes."""

from __future__ import annotations

from dataclasses import replace

from plugins.core.fact_blocks import Training
from plugins.core.page_parts import FactValue
from plugins.language.values import Values


def apply_by(values: Values, training: Training, days_left: int | None = None) -> FactValue | None:
    """Return by when to apply, and in how many days; a day that is past says so."""
    shown = values.date(training.apply_by)
    if shown is None or training.apply_by is None:
        return None
    return replace(
        shown, note=values.days_left(days_left), state=values.past(training.apply_by.last_day())
    )


def seats(values: Values, training: Training) -> FactValue | None:
    """Return how many people it takes, where that is known."""
    if training.seats is None:
        return None
    return FactValue(values.edition.t("facts.training.people", n=training.seats))
