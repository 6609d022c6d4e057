"""What is known of the last publish without opening it: ``.build/next-due.json``.

The standard library only, so that whoever asks whether anything is due need install nothing.
"""

from __future__ import annotations

import datetime as dt
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

NAME: Final = "next-due.json"
_FORM: Final = {"format": "union-news-due", "version": 1}


@dataclass(frozen=True, slots=True)
class DueRecord:
    """A publish, ``made`` for a moment, and when the next is due; ``stories`` come out then.

    ``marks`` and ``contents`` are those of its sources (``desk.sources``), ``contents`` empty where they
    were not read; ``manifest`` is the digest that the publish printed.
    """

    made: dt.datetime
    next_due: dt.datetime
    stories: int
    marks: str
    contents: str
    manifest: str


def read(path: Path) -> DueRecord | None:
    """Return the record at *path*; ``None`` where there is none, or it is damaged."""
    try:
        told = json.loads(path.read_bytes())
        if not isinstance(told, dict) or {key: told.get(key) for key in _FORM} != _FORM:
            return None
        made, due = (dt.datetime.fromisoformat(told[key]) for key in ("made", "next_due"))
        if made.tzinfo is None or due.tzinfo is None:
            return None
        words = [str(told[key]) for key in ("marks", "contents", "manifest")]
        return DueRecord(made, due, int(told["stories"]), *words)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write(path: Path, record: DueRecord) -> None:
    """Write *record* to *path*, whole or not at all. Raises ``OSError``."""
    told = {**_FORM, **asdict(record)}
    told |= {key: told[key].isoformat() for key in ("made", "next_due")}
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_suffix(".new")
    aside.write_text(json.dumps(told, indent=1) + "\n", "utf-8")
    aside.replace(path)


def tell_workflow(**values: str) -> None:
    """Hand *values* on to the workflow that runs this: GitHub's file of outputs, where there is one."""
    if (outputs := os.environ.get("GITHUB_OUTPUT")) is None or not outputs:
        return
    with Path(outputs).open("a", encoding="utf-8") as file:
        file.writelines(f"{name}={value}\n" for name, value in values.items())
