"""Where things stand in a project."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from plugins.core.engine import theme_of
from plugins.desk.voice import DeskError
from plugins.safety import output_place
from plugins.safety.ledger import NAME


@dataclass(frozen=True, slots=True)
class Project:
    """A project folder: the one that holds ``pelicanconf.py`` and ``content/``."""

    root: Path

    @property
    def content(self) -> Path:
        """What editors write."""
        return self.root / "content"

    @property
    def theme(self) -> Path:
        """What the site looks like, and its words."""
        return theme_of(self.root)

    @property
    def output(self) -> Path:
        """The published site."""
        return self.root / "output"

    @property
    def work(self) -> Path:
        """Where a publish builds before it switches."""
        return self.root / ".build"

    @property
    def preview(self) -> Path:
        """Where the preview builds."""
        return self.root / ".preview"

    @property
    def stores(self) -> Path:
        """What is kept between builds, where the settings name no other place."""
        return self.root / ".cache"

    @property
    def picture_store(self) -> Path:
        """What is remembered of pictures and attachments, where the settings name no other place."""
        return self.stores / "pictures"

    @property
    def carried_ledger(self) -> Path:
        """The URL ledger that the published site carries."""
        return self.output / NAME

    @property
    def settings(self) -> Path:
        """Pelican's settings of a publish."""
        return self.root / "publishconf.py"


def refuse_sources(
    project: Project, *folders: Path, setting: str = "", cleared: bool = True
) -> None:
    """Raise ``ContentError`` where one of *folders*, which a verb fills, is or lies in a source folder,
    or, where the folder is *cleared*, holds one.

    *setting* is what named it. The project's own names lead there only by a symbolic link.
    """
    sources = (project.content, project.theme)
    for folder in folders:
        named = setting or f"{folder.name}/"
        output_place.refuse_sources(
            folder, (project.root,), sources, setting=named, cleared=cleared
        )


def find_project(folder: Path) -> Project:
    """Return the project in *folder*. Raises ``DeskError`` where there is none."""
    root = folder.resolve()
    if (root / ".build/start/content.old").is_dir() and not (root / "content").is_dir():
        raise DeskError(
            "Lệnh start bị ngắt giữa chừng. Chạy lại lệnh ấy: nội dung cũ được đặt về chỗ.",
            "The command start was cut off. Run it again: it puts the former content back first.",
        )
    if not (root / "pelicanconf.py").is_file() or not (root / "content").is_dir():
        raise DeskError(
            f"“{root}” không phải thư mục dự án: thiếu pelicanconf.py hoặc content/. "
            "Hãy chạy lệnh trong thư mục của dự án.",
            f"“{root}” is not a project folder: pelicanconf.py or content/ is missing. "
            "Run the command in the project's folder.",
        )
    return Project(root)
