"""What is kept between builds: used as it is, or with ``CLEAN=1`` left aside and made anew.

A store that the disk refuses to write is done without: the build takes longer and is the same.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from plugins.desk.project import Project, refuse_sources
from plugins.desk.voice import say
from plugins.pipeline.config_errors import settings_from
from plugins.safety.work_folder import work_folder

_STORE: Final = "_STORE"  # the settings that name a store end in this


@contextmanager
def stores(project: Project, clean: bool) -> Iterator[Mapping[str, str]]:
    """Give the settings that name other stores than *project*'s own: where *clean* an empty one for each,
    else for those that cannot be written.

    What a clean build kept takes the place of what was kept before, once all went well; a store that the
    settings put elsewhere than in ``.cache/`` stays as it is. Raises ``ContentError`` where one lies in a source folder.
    """
    named = settings_from(project.settings, {})
    own = {name: Path(at) for name, at in named.items() if name.endswith(_STORE) and at}
    left = own if clean else {name: at for name, at in own.items() if not _is_writable(at)}
    if not left:
        yield {}
        return
    if clean:
        for name, folder in own.items():
            refuse_sources(project, folder, setting=name)
    else:
        _say_refused(left)
    with work_folder(project.work / "work") as aside:
        empty = {name: aside / name.lower() for name in left}
        yield {name: str(folder) for name, folder in empty.items()}
        for name, folder in own.items() if clean else ():
            if folder.resolve().is_relative_to(project.stores.resolve()):
                _replace(folder.resolve(), empty[name])


def _is_writable(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def _say_refused(stores: Mapping[str, Path]) -> None:
    for name, folder in stores.items():
        say(
            f"Không ghi được vào “{folder}” ({name}), nên lần này dựng không dùng kho đó và lâu hơn. "
            "Kiểm tra quyền ghi và chỗ trống trên đĩa.",
            f"“{folder}” ({name}) cannot be written, so this build does without it and takes longer. "
            "Check the permissions and the free space.",
            sys.stderr,
        )


def _replace(kept: Path, made: Path) -> None:
    """Put *made* where *kept* is. What cannot be kept costs the next build time and nothing else."""
    shutil.rmtree(kept, ignore_errors=True)
    with suppress(OSError):
        kept.parent.mkdir(parents=True, exist_ok=True)
        if made.exists() and not kept.exists():
            shutil.move(made, kept)
