"""Everything that a change of many files needs, made ready beside them; then ``finish`` carries it out."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path

from plugins.desk.upgrade import finish
from plugins.desk.upgrade.engine_files import digest
from plugins.desk.upgrade.refusals import refuse_blocked
from plugins.desk.upgrade.trial import place


@dataclass(frozen=True, slots=True)
class Change:
    """The files of a project that are to be as in *source*, and those that are to go."""

    source: Path
    placed: tuple[str, ...]
    removed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """A change that was carried out: its folder, what it placed, by digest, and what it removed."""

    folder: Path
    placed: Mapping[str, str]
    removed: tuple[str, ...]

    @property
    def old(self) -> Path:
        """Where the files are that were replaced or removed."""
        return self.folder / "old"


def begin(
    root: Path, change: Change, texts: Mapping[str, str], becomes: str, undoes: str = ""
) -> None:
    """Carry out *change*, with files of these *texts* besides; what was there is kept in *becomes*.

    Raises ``DeskError`` where something else stands in the place of a file.
    Cut off at any moment, it leaves the files as they were, or is brought to its end by the next command.
    """
    refuse_blocked(root, (*change.placed, *texts), change.removed)
    work = root / finish.FOLDER
    new, old = work / "new", work / "old"
    for name in change.placed:
        place(change.source, new, name)
    for name, text in texts.items():
        new.mkdir(parents=True, exist_ok=True)
        (new / name).write_text(text, "utf-8", newline="\n")
    placed = {name: digest(new / name) for name in (*change.placed, *texts)}
    for name in (*placed, *change.removed):
        if (root / name).is_file():
            place(root, old, name)
    shutil.copy(finish.__file__, work / "finish.py")
    journal = {
        "placed": placed,
        "removed": list(change.removed),
        "becomes": becomes,
        "undoes": undoes,
    }
    for made in ("trial", "before", "fetched"):
        shutil.rmtree(work / made, ignore_errors=True)
    part = work / f"{finish.JOURNAL}.part"
    part.write_text(json.dumps(journal, indent=1), "utf-8")
    for folder, _, files in os.walk(work):
        for name in files:
            _on_disk(Path(folder, name))
        _on_disk(Path(folder))
    part.rename(work / finish.JOURNAL)
    _on_disk(work)
    finish.finish(root)


def _on_disk(path: Path) -> None:
    """Have the disk keep a file or a folder before anything that relies on it is done.

    Raises ``OSError``, but not for a folder: not every system can.
    """
    folder = path.is_dir()
    with suppress(OSError) if folder else nullcontext():
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def last_done(root: Path) -> Done | None:
    """Return the last upgrade that was carried out and not taken back, ``None`` where there is none."""
    folders = sorted(
        (root / ".build").glob(f"upgraded-*/{finish.JOURNAL}"),
        key=lambda path: path.stat().st_mtime,
    )
    if not folders:
        return None
    journal = json.loads(folders[-1].read_text("utf-8"))
    return Done(folders[-1].parent, journal["placed"], tuple(journal["removed"]))
