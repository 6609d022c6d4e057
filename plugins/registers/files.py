"""The registers as files: CSV, JSON with its schema, calendars; in both editions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plugins.core import addresses
from plugins.core.register_names import CALENDARS, REGISTERS
from plugins.core.registers import Registers
from plugins.language.edition import Edition
from plugins.language.localizer import Localizer
from plugins.registers.csv_file import csv_file
from plugins.registers.json_file import json_file
from plugins.registers.json_schema import json_schema
from plugins.registers.records import records


def made(registers: Registers, editions: Mapping[str, Edition]) -> Iterator[tuple[str, bytes]]:
    """Yield the address and the bytes of every file, the same on every machine."""
    from plugins.registers.calendar import calendar_file  # icalendar is slow to load

    for lang, edition in editions.items():
        localizer = Localizer(registers, edition)
        for name in REGISTERS:
            rows = records(name, localizer)
            yield addresses.register_file(lang, name, "csv"), csv_file(name, rows, localizer.t)
            yield addresses.register_file(lang, name, "json"), json_file(name, rows, localizer)
        for calendar in CALENDARS:
            file = calendar_file(calendar, localizer)
            yield addresses.register_file(lang, calendar, "ics"), file.content
    english = editions["en"]
    for name in REGISTERS:
        address = addresses.register_schema(name)
        yield address, json_schema(name, english.absolute(address), english.t)
