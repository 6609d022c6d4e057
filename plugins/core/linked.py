"""One file under two names: what a store keeps, as it stands in the output."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def put(source: Path, target: Path) -> None:
    """Let *target* be the file *source*: the same file where the disk allows, else a copy.

    Readable by everyone whatever the umask. An older file there is replaced in one step.
    """
    try:
        os.link(source, target)
        return
    except FileExistsError:
        if target.samefile(source):
            return
    except OSError:
        pass
    aside = target.with_name(f".{target.name}.{os.getpid()}.new")
    aside.unlink(missing_ok=True)
    try:
        os.link(source, aside)
    except OSError:
        shutil.copyfile(source, aside)
        aside.chmod(0o644)
    aside.replace(target)
