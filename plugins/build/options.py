"""What a build is to make, from where, and where to."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from plugins.build.examine import PublishHistory


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """The folders of one build and how it is to be made.

    ``output`` is a folder of the build's own; ``work_folder`` holds what exists during a build alone,
    the stores what is kept for the next. Of an ``assembled`` site, files of the stores are listed
    instead of being brought into the output. ``drafts`` are shown in a preview, for which
    ``quick_pictures`` stand in where no publish has made any. ``proposal`` names the proposal of which
    the site is a preview. ``workers`` are processes, ``None`` as
    many as there are cores.
    """

    content: Path
    theme: Path
    output: Path
    site_url: str
    picture_store: Path
    search_store: Path
    page_store: Path
    work_folder: Path
    assembled: bool = False
    drafts: bool = False
    quick_pictures: bool = False
    proposal: str = ""
    history: PublishHistory = field(default_factory=PublishHistory)
    picture_workers: int | None = None
    workers: int | None = None
