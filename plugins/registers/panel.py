"""Blocks of labelled rows, as a facts panel shows them, in one edition's words."""

from __future__ import annotations

from plugins.core.page_parts import FactBlock, FactRow, FactValue
from plugins.language.values import Values


def panel_row(values: Values, key: str, *shown: FactValue | None) -> FactRow | None:
    """Return a row labelled by the message ``facts.KEY``, or ``None`` where nothing is to be said."""
    kept = tuple(value for value in shown if value is not None)
    return FactRow(values.edition.t(f"facts.{key}"), kept) if kept else None


def panel_block(
    values: Values,
    kind: str,
    *rows: FactRow | None,
    title: str | None = None,
    anchor: str = "",
    brief: tuple[str, ...] = (),
) -> FactBlock:
    """Return the *rows* that there are under ``facts.KIND.title``, or under *title*.

    *brief* is said while the panel is folded; without it, the heading.
    """
    heading = title or values.edition.t(f"facts.{kind}.title")
    kept = tuple(row for row in rows if row is not None)
    return FactBlock(kind, heading, kept, anchor, brief or (heading,))
