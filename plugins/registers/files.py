"""The registers as files: CSV, JSON with its schema, calendars; in both editions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plugins.core.registers import Registers
from plugins.language.edition import Edition
from plugins.language.localizer import Localizer
from plugins.registers import registers_of
from plugins.registers.csv_file import csv_file
from plugins.registers.json_file import json_file
from plugins.registers.json_schema import json_schema
from plugins.registers.records import records
from plugins.registers.register import schema_address


def register_files(
    registers: Registers, editions: Mapping[str, Edition]
) -> Iterator[tuple[str, bytes]]:
    """Yield the address and the bytes of every file, the same on every machine."""
    from plugins.registers.calendar import calendar_file, event_files  # icalendar is slow to load

    for lang, edition in editions.items():
        localizer = Localizer(registers, edition)
        for register in registers_of(registers.site):
            rows = records(register, localizer)
            yield register.file_address(lang, "csv"), csv_file(register, rows, localizer.t)
            yield register.file_address(lang, "json"), json_file(register, rows, localizer)
            if register.event is not None:
                file = calendar_file(register, localizer)
                yield register.file_address(lang, "ics"), file.content
                yield from event_files(register, localizer)
    english = editions["en"]
    for register in registers_of(registers.site):
        address = schema_address(register.name)
        yield address, json_schema(register, english.absolute(address), english.t)
