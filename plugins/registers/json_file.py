"""A register as JSON: every value exact, and what it may be said by a published schema."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from plugins.core import addresses
from plugins.language.localizer import Localizer
from plugins.registers.references import Record
from plugins.registers.register import Register, schema_address


def json_file(register: Register[Any], rows: Sequence[Record], localizer: Localizer) -> bytes:
    """Return the register in one language. ``as_of`` is the day that its states hold for."""
    return as_json(
        {
            "$schema": localizer.absolute(schema_address(register.name)),
            "register": register.name,
            "language": localizer.lang,
            "as_of": localizer.registers.today.isoformat(),
            "site": {
                "name": localizer.edition.name,
                "url": localizer.absolute(addresses.front(localizer.lang)),
            },
            "rows": rows,
        }
    )


def as_json(value: Any) -> bytes:
    """Return *value* as UTF-8 that people can read too, with a newline at its end."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
