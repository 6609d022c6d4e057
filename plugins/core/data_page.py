"""The data page as values: what may be taken away, and how to read it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from plugins.core.page_parts import Link
from plugins.core.register_pages import Download


@dataclass(frozen=True, slots=True)
class DataField:
    """A column of a data file: its key in JSON, its heading in CSV, and what it holds."""

    key: str
    heading: str
    meaning: str


@dataclass(frozen=True, slots=True)
class DataSet:
    """A register as files: how many rows, which files, which columns."""

    register: str
    heading: Link
    intro: str
    count: int
    downloads: tuple[Download, ...]
    schema: str
    fields: tuple[DataField, ...]


@dataclass(frozen=True, slots=True)
class DataBody:
    """The data page: every file that may be taken away, and how to read it.

    ``protected`` is the pattern of cells in a spreadsheet that have one apostrophe too many.
    """

    intro: str
    today: dt.date
    sets: tuple[DataSet, ...]
    protected: str
