"""``due``: says in about a second whether there is anything to publish. Builds and installs nothing.

The standard library only: a schedule may ask every few minutes. What it says stands in
``.build/due.env`` too, and in the outputs of a workflow of GitHub.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from plugins.core.clock import now
from plugins.core.problems import ContentError, Place, problem
from plugins.core.public import public_at_once
from plugins.desk import due_record, sources
from plugins.desk.due_record import DueRecord, tell_workflow
from plugins.desk.voice import say, show, speak_utf8

WORK: Final = ".build"
_TOLERANCE: Final = dt.timedelta(minutes=2)  # by which two machines' clocks may differ


@dataclass(frozen=True, slots=True)
class Due:
    """Whether there is anything to publish, and why, in both languages."""

    due: bool
    vi: str
    en: str
    next_due: str = ""


def judge(root: Path, moment: dt.datetime) -> Due:
    """Return whether anything of the project *root* is to be published at *moment*.

    Raises ``ContentError`` (X860) where the clock stands before the last publish: nobody knows then what
    is due, and what came out already would be taken back.
    """
    record = due_record.read(root / WORK / due_record.NAME)
    if record is None:
        return Due(True, "Chưa rõ lần đăng trước: cần đăng.", "No earlier publish is known: due.")
    if moment < record.made - _TOLERANCE:
        spoken = {"clock": _hour(moment), "made": _hour(record.made)}
        raise ContentError([problem("X860", Place(f"{WORK}/{due_record.NAME}"), **spoken)])
    until = record.next_due.isoformat()
    if not _is_there(root, record):
        return Due(
            True,
            "output/ không còn là bản đã đăng: cần đăng.",
            "output/ is not what was published: due.",
            until,
        )
    if moment >= record.next_due:
        vi, en = spoken_due(record.next_due, record.stories)
        return Due(True, f"Đã đến hẹn: {vi}.", f"Due: {en}.", until)
    if _changed(root, record):
        return Due(
            True,
            "Nội dung, giao diện hoặc chương trình đã đổi: cần đăng.",
            "The content, the theme or the program has changed: due.",
            until,
        )
    vi, en = spoken_due(record.next_due, record.stories)
    return Due(False, f"Chưa có gì đến hẹn; kế tiếp: {vi}.", f"Nothing is due; next: {en}.", until)


def spoken_due(at: dt.datetime, stories: int) -> tuple[str, str]:
    """Return a moment and what falls due then, in both languages."""
    if not stories:
        return f"{_hour(at)}, sang ngày mới", f"{_hour(at)}, a new day"
    many = "story" if stories == 1 else "stories"
    return f"{_hour(at)}, {stories} tin", f"{_hour(at)}, {stories} {many}"


def _hour(at: dt.datetime) -> str:
    return f"{at:%H:%M %d/%m/%Y}"


def _is_there(root: Path, record: DueRecord) -> bool:
    """Say whether ``output/`` is what was published. A fresh checkout of a workflow has none."""
    manifest = root / "output" / "manifest.json"
    if not manifest.exists():
        return public_at_once() and not (root / "output").exists()
    try:
        told = json.loads(manifest.read_bytes())
        return bool(told["digest"]["value"] == record.manifest)
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _changed(root: Path, record: DueRecord) -> bool:
    site_url = os.environ.get("SITEURL", "")
    if sources.marks(root, site_url) == record.marks:
        return False
    return not record.contents or sources.contents(root, site_url) != record.contents


def main(root: Path = Path()) -> int:
    """Say whether anything is due; return 0, or 1 where it cannot be known."""
    speak_utf8()
    try:
        found = judge(root, now())
    except ContentError as error:
        show(str(error), sys.stderr)
        return error.exitcode
    say(found.vi, found.en)
    word = str(found.due).lower()
    (root / WORK).mkdir(exist_ok=True)
    (root / WORK / "due.env").write_text(f"DUE={word}\nNEXT_DUE={found.next_due}\n", "utf-8")
    tell_workflow(due=word, next_due=found.next_due)
    return 0


if __name__ == "__main__":
    sys.exit(main())
