"""Puts the files of an upgrade in their places, whenever it is run and however often.

A copy of this file lies beside the journal, ``.build/upgrade/``: it is run by whichever version of the
engine is there, so it imports the standard library only. ``python3 -I .build/upgrade/finish.py`` in the
project's folder does the same by hand.

``journal.json`` is written last of all that an upgrade prepares. Until it is there nothing was changed;
from then on this brings every file to its new state, one in one step, and ends by renaming the folder.
"""

from __future__ import annotations

import json
import shutil
import sys
from contextlib import suppress
from pathlib import Path

FOLDER = Path(".build", "upgrade")
JOURNAL = "journal.json"


def finish(root: Path) -> bool:
    """Bring an upgrade of the project at *root* to its end; say whether there was one."""
    folder = root / FOLDER
    try:
        journal = json.loads((folder / JOURNAL).read_text("utf-8"))
    except FileNotFoundError:
        return False
    for name in journal["removed"]:  # first: a file may make way for a folder, a folder for a file
        place = root / name
        if place.is_symlink() or not place.is_dir():  # else new files are in it already
            with suppress(FileNotFoundError, NotADirectoryError):
                place.unlink()
            _remove_empty(place.parent, root)
    for name in journal["placed"]:
        new, place = folder / "new" / name, root / name
        place.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError):  # it is in its place already
            new.replace(place)
    if journal.get("undoes"):
        done = root / journal["undoes"]
        with suppress(FileNotFoundError):
            done.rename(done.with_name(done.name.replace("upgraded-", "undone-", 1)))
    with suppress(FileNotFoundError):  # another command was quicker
        folder.rename(root / journal["becomes"])
    return True


def _remove_empty(folder: Path, root: Path) -> None:
    while folder != root:
        try:
            if [entry.name for entry in folder.iterdir()] == ["__pycache__"]:
                shutil.rmtree(folder / "__pycache__")
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent


if __name__ == "__main__":
    sys.exit(0 if finish(Path()) else 1)
