"""The peers' rows: plain Pelican, Hugo with bare and with equal layouts, Pagefind over both."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pagefind_bin

from bench import corpus
from bench.corpus import Made
from bench.edits import Project
from bench.hugo import content, sanity
from bench.measure import ROOT, Run, measure
from bench.preview import measure_preview

PELICAN: Final = "Pelican, simple theme"
BARE: Final = "Hugo bare"
EQUAL: Final = "Hugo equal"
SERVER: Final = "Hugo equal, server, first"
SAVED: Final = "Hugo equal, story saved"
WITH_SEARCH: Final = " + Pagefind"
SIDES: Final = (BARE + WITH_SEARCH, EQUAL + WITH_SEARCH)
_PLAIN_SETTINGS: Final = """\
AUTHOR = "Ban Biên tập"
SITENAME = "Trial Union"
SITEURL = "https://trial.example"
PATH = "content"
THEME = "simple"
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"
READERS = {"rst": None}
DEFAULT_PAGINATION = 20
DELETE_OUTPUT_DIRECTORY = True
"""


def prepare(made: list[Made], folder: Path) -> None:
    """Write *made* in the peers' forms below *folder*."""
    corpus.write_plain(made, folder / "pelican" / "content")
    (folder / "pelican" / "pelicanconf.py").write_text(_PLAIN_SETTINGS, "utf-8")
    content.write_bare(made, folder / "bare")
    content.write_equal(made, folder / "equal", ROOT / "theme")


def rows(made: list[Made], folder: Path, told: Callable[[str], None]) -> dict[str, Run]:
    """Build the sites below *folder* from nothing and return what each took.

    Raises ``RuntimeError`` when a build fails or the equal site is not what it should be.
    """
    told(PELICAN)
    shutil.rmtree(folder / "pelican" / "output", ignore_errors=True)
    plainly = [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-o", "output"]
    taken = {PELICAN: measure([*plainly, "-q"], folder / "pelican")}
    for name, site in ((BARE, folder / "bare"), (EQUAL, folder / "equal")):
        told(name)
        content.forget(site)
        taken[name] = measure(content.command(), site)
        search = [pagefind_bin.get_executable(), "--site", content.OUTPUT, "--silent"]
        indexed = measure(search, site)
        taken[f"Pagefind over {name}"] = indexed
        taken[name + WITH_SEARCH] = taken[name] + indexed
    served = Project(folder / "equal", made, content.file)
    told(SERVER)
    taken[SERVER], taken[SAVED] = measure_preview(served, content.preview)
    if found := sanity.faults(made, folder / "equal" / content.OUTPUT):
        raise RuntimeError("\n".join(found[:20]))
    return taken
