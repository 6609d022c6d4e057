"""The list of a store of originals: a line a picture, in a table that Excel opens.

Lines are only added. One that a kill cut off is passed over: its picture was not replaced.
"""

from __future__ import annotations

import csv
import io
import os
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Final

from plugins.desk.voice import DeskError

NAME: Final = "originals.csv"


@dataclass(frozen=True, slots=True)
class OriginalRow:
    """An original: whose it is, where in the store, and what it and its working copy are."""

    story: str
    file: str
    sha256: str
    working_sha256: str
    day: str
    place: str


_HEADER: Final = [field.name for field in fields(OriginalRow)]


class OriginalIndex:
    """The list in the store *folder*. Raises ``DeskError`` where it is not what was written."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME
        self._by_working: dict[str, list[OriginalRow]] = {}
        self._names: set[tuple[str, str]] = set()
        self._whole = True
        try:
            text = self.path.read_bytes().decode("utf-8-sig")
        except FileNotFoundError:
            return
        except UnicodeDecodeError:
            raise self._damaged() from None
        self._whole = not text or text.endswith("\n")
        if text:
            self._read(text.splitlines())

    @property
    def empty(self) -> bool:
        """Whether nothing was ever written."""
        return not self._by_working

    def add(self, row: OriginalRow) -> None:
        """Write *row* down, once, and have the disk keep it. Raises ``OSError``."""
        known = self._by_working.get(row.working_sha256, ())
        if any(astuple(row)[:4] == astuple(one)[:4] for one in known):
            return
        text = io.StringIO()
        lines = csv.writer(text)
        if not self.path.exists() or not self.path.stat().st_size:
            text.write("\ufeff")  # Excel needs it to know Vietnamese
            lines.writerow(_HEADER)
        elif not self._whole:
            text.write("\r\n")
        lines.writerow(astuple(row))
        with self.path.open("ab") as file:
            file.write(text.getvalue().encode())
            file.flush()
            os.fsync(file.fileno())
        self._whole = True
        self._note(row)

    def names(self, story: str, file: str) -> bool:
        """Say whether an original of this *file* of *story* was ever put into the store."""
        return (story, file) in self._names

    def is_working_copy(self, sha256: str) -> bool:
        """Say whether a file with this hash is the working copy of an original in the store."""
        return sha256 in self._by_working

    def original_of(self, sha256: str, story: str, file: str) -> OriginalRow | None:
        """Return the original of the working copy with this hash, best the one of that *story* and *file*."""
        rows = self._by_working.get(sha256, [])
        own = [row for row in rows if (row.story, row.file) == (story, file)]
        return (own or rows)[-1] if rows else None

    def _read(self, lines: list[str]) -> None:
        for number, line in enumerate(lines):
            cells = next(csv.reader([line]), [])
            if number == 0 and cells != _HEADER:
                raise self._damaged()
            if len(cells) == len(_HEADER) and all(len(cells[at]) == 64 for at in (2, 3)):
                self._note(OriginalRow(*cells))

    def _note(self, row: OriginalRow) -> None:
        self._by_working.setdefault(row.working_sha256, []).append(row)
        self._names.add((row.story, row.file))

    def _damaged(self) -> DeskError:
        return DeskError(
            f"{self.path} không còn như máy đã ghi (thường do lưu lại bằng Excel). "
            "Lấy lại bản trước của tệp ấy rồi chạy lại. Chưa sửa gì.",
            f"{self.path} is not as it was written (often because Excel saved it again). "
            "Bring back its former version and run again. Nothing changed.",
        )
