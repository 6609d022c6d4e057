"""Rows as records: plain values in one language, with the keys of the register's fields.

What is not stated is ``None``, or an empty list; but recipients whom the source leaves out are
``None``: there were some. Words that a translation does not restate are the main text's.
"""

from __future__ import annotations

from typing import Any

from plugins.language.localizer import Localizer
from plugins.registers.references import Record
from plugins.registers.register import Register


def records(register: Register[Any], localizer: Localizer) -> list[Record]:
    """Return the rows of a register in its order, each with exactly the keys of its fields."""
    keys, found = [field.key for field in register.fields], []
    for row in register.rows(localizer.registers):
        url = localizer.absolute(register.row_address(localizer.lang, row.id))
        made = register.record(localizer, row) | {"id": row.id, "url": url}
        found.append({key: made[key] for key in keys})
    return found
