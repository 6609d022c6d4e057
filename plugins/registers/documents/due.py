"""How it is said by when something is due."""

from __future__ import annotations

from plugins.core.fact_blocks import Deadline
from plugins.core.page_parts import FactValue
from plugins.language.values import Values


def due(values: Values, deadline: Deadline) -> FactValue:
    """Return by when: «trước 20/06/2018» where the day itself is too late."""
    shown = values.edition.partial(deadline.due)
    if deadline.before and deadline.due.at is not None:
        shown = values.edition.t("facts.before", date=shown)
    return FactValue(shown, datetime=deadline.due.iso() or None)
