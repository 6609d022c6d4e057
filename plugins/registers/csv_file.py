"""A register as a spreadsheet: UTF-8 with a byte order mark, RFC 4180, harmless when opened.

A spreadsheet takes a cell that begins with ``=`` or its like for a formula and may run it. Such a
cell gets one apostrophe before it, also when the mark follows apostrophes that are the value's own;
so a reader that takes one apostrophe off every cell that ``PROTECTED`` matches has the exact value.
Source: OWASP, CSV Injection.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from plugins.registers.fields import PROTECTED, Field
from plugins.registers.references import Record
from plugins.registers.register import Register

BOM: Final = "\ufeff"  # without it Excel reads Vietnamese as the system's old encoding
_BETWEEN: Final = "; "
_FORMULA: Final = re.compile(PROTECTED.replace("'+", "'*"))

Translate = Callable[..., str]


def csv_file(register: Register[Any], rows: Iterable[Record], t: Translate) -> bytes:
    """Return the register: a row of headings, then one row a fact, in the words of *t*.

    A field of recipients makes one row each, and one that says so where nobody is named. A list is one cell,
    its parts joined by semicolons; what is not stated is empty; dates are as exact as known.
    """
    fields = register.fields
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\r\n").writerow
    write(t(f"register.column.{key}") for field in fields for key in field.columns)
    for record in rows:
        for line in _lines(fields, record, t):
            write(map(protect, line))
    return (BOM + out.getvalue()).encode()


def protect(cell: str) -> str:
    """Return *cell* as a spreadsheet shows it and never runs it."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _lines(fields: tuple[Field, ...], record: Record, t: Translate) -> Iterator[list[str]]:
    """Yield the lines of one record: several only where it has several recipients."""
    named = next((field.key for field in fields if field.kind == "recipients"), "")
    for recipient in record.get(named) or (None,):
        line: list[str] = []
        for field in fields:
            if field.kind == "recipients":
                line += _recipient(recipient, t)
            else:
                line.append(_cell(field, record[field.key], t))
        yield line


def _recipient(recipient: Record | None, t: Translate) -> tuple[str, str, str]:
    if recipient is None:
        return t("facts.unnamed"), "", ""
    kind = t(f"facts.recipient_type.{recipient['type']}")
    return recipient["name"], kind, recipient["unit"] or ""


def _cell(field: Field, value: Any, t: Translate) -> str:
    match field.kind:
        case _ if value is None:
            return ""
        case "enum":
            return t(f"{field.words}.{value}")
        case "boolean":
            return t("register.answer.yes") if value else t("register.answer.no")
        case "party" | "reference":
            return str(value["name"])
        case "texts":
            return _BETWEEN.join(value)
        case "parties" | "references":
            return _BETWEEN.join(item["name"] for item in value)
        case "signatories":
            return _BETWEEN.join(_with(i["name"], i["office"], i["party"]) for i in value)
        case "annexes":
            return _BETWEEN.join(_with(i["title"], i["number"], i["url"]) for i in value)
        case "stories":
            return _BETWEEN.join(_with(i["title"], i["url"]) for i in value)
        case _:
            return str(value)


def _with(name: str, *notes: str | None) -> str:
    """Return *name* with what is known besides: ``Lê Văn Mười (Chủ tịch, LĐLĐ Sông Mây)``."""
    known = ", ".join(note for note in notes if note)
    return f"{name} ({known})" if known else name
