"""The folder in which a demo is built: a project of its own, apart from the repository's site."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from plugins.desk.project import Project

ENGINE: Final = Path(__file__).resolve().parents[2]
FOLDER: Final = ENGINE / ".demo"
_SETTINGS: Final = """\
# Do make demo ghi. / Written by make demo.
import runpy
from pathlib import Path

_HERE = Path(__file__).resolve().parent
globals().update(
    {name: said for name, said in runpy.run_path(ENGINE).items() if name.isupper() and name != "ROOT"}
)
PATH = str(_HERE / "content")
OUTPUT_PATH = PUBLIC_FOLDER = str(_HERE / "output")
PICTURE_STORE = str(_HERE / ".cache" / "pictures")
SEARCH_STORE = str(_HERE / ".cache" / "search")
PAGE_STORE = str(_HERE / ".cache" / "pages")
TEMPLATE_STORE = str(_HERE / ".cache" / "templates")
WORK_FOLDER = str(_HERE / ".build" / "work")
RECORD_FOLDER = str(_HERE / ".build" / "runs")
"""


@dataclass(frozen=True, slots=True)
class DemoProject(Project):
    """A demo's folder with the engine's theme. What it published before binds no address."""

    @property
    def theme(self) -> Path:
        """The engine's theme."""
        return ENGINE / "theme"

    @property
    def carried_ledger(self) -> Path:
        """No ledger: another seed or day is another site, and nobody has links to the last one."""
        return self.work / "no-ledger.txt"


def prepare(folder: Path = FOLDER) -> DemoProject:
    """Return the project of a demo in *folder*, with the settings of its publish written there."""
    project = DemoProject(folder)
    folder.mkdir(parents=True, exist_ok=True)
    engine = str(ENGINE / "publishconf.py")
    project.settings.write_text(_SETTINGS.replace("ENGINE", repr(engine), 1), "utf-8")
    return project
