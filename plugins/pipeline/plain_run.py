"""A plain ``pelican`` run writes straight into the public folder: note what it wrote.

The next ``make publish`` then knows these files from those that somebody placed there by hand.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from plugins.safety import manifest
from plugins.safety.switch import record

_COARSE: Final = 20_000_000  # ns; file systems stamp with a clock that lags by some ticks


def note(settings: Mapping[str, Any], started_ns: int) -> None:
    """Record the files of the public folder that changed since *started_ns* (ns since 1970).

    Does nothing for a run into any other folder than ``PUBLIC_FOLDER``. The time that counts is
    that of the directory entry (ctime): a hard link keeps the time at which its file was written.
    The manifest of an earlier publish goes: it would speak for files that were not checked.
    """
    public = settings.get("PUBLIC_FOLDER")
    output = Path(settings["OUTPUT_PATH"])
    if public is None or output.resolve() != Path(public).resolve():
        return
    (output / manifest.NAME).unlink(missing_ok=True)
    shutil.rmtree(output / manifest.FOLDER, ignore_errors=True)
    record(output, list(_changed(output, started_ns - _COARSE)))


def _changed(folder: Path, since: int) -> Iterator[str]:
    for parent, _, names in os.walk(folder):
        for name in names:
            path = Path(parent, name)
            if path.lstat().st_ctime_ns >= since:
                yield path.relative_to(folder).as_posix()
