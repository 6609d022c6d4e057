"""What is kept between builds: used as it is, or with ``CLEAN=1`` left aside and made anew."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from plugins.desk.project import Project, refuse_sources
from plugins.pipeline.config_errors import settings_from
from plugins.safety.work_folder import work_folder

_STORE: Final = "_STORE"  # the settings that name a store end in this


@contextmanager
def stores(project: Project, clean: bool) -> Iterator[Mapping[str, str]]:
    """Give the settings that name other stores than *project*'s own: none, or where *clean* an empty one for each.

    What a clean build kept takes the place of what was kept before, once all went well; a store that the
    settings put elsewhere than in ``.cache/`` stays as it is. Raises ``ContentError`` where one lies in a source folder.
    """
    if not clean:
        yield {}
        return
    named = settings_from(project.settings, {})
    own = {name: Path(at) for name, at in named.items() if name.endswith(_STORE) and at}
    for name, folder in own.items():
        refuse_sources(project, folder, setting=name)
    with work_folder(project.work / "work") as aside:
        empty = {name: aside / name.lower() for name in own}
        yield {name: str(folder) for name, folder in empty.items()}
        for name, folder in own.items():
            if folder.resolve().is_relative_to(project.stores.resolve()):
                _replace(folder.resolve(), empty[name])


def _replace(kept: Path, made: Path) -> None:
    """Put *made* where *kept* is. What cannot be kept costs the next build time and nothing else."""
    shutil.rmtree(kept, ignore_errors=True)
    with suppress(OSError):
        kept.parent.mkdir(parents=True, exist_ok=True)
        if made.exists() and not kept.exists():
            shutil.move(made, kept)
