"""The peers' rows: plain Pelican, Hugo with bare and with equal layouts, Pagefind over both."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
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


def rows(made: list[Made], folder: Path, told: Callable[[str], None]) -> Iterator[tuple[str, Run]]:
    """Build the sites that were prepared below *folder* and yield what each took.

    Raises ``RuntimeError`` when a build fails or the equal site is not what it should be.
    """
    told(PELICAN)
    plainly = [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-o", "output"]
    yield PELICAN, measure([*plainly, "-q"], folder / "pelican")
    for name, site in ((BARE, folder / "bare"), (EQUAL, folder / "equal")):
        told(name)
        built = measure(content.command(), site)
        yield name, built
        search = [pagefind_bin.get_executable(), "--site", content.OUTPUT, "--silent"]
        indexed = measure(search, site)
        yield f"Pagefind over {name}", indexed
        yield name + WITH_SEARCH, built + indexed
    if found := sanity.faults(made, folder / "equal" / content.OUTPUT):
        raise RuntimeError("\n".join(found[:20]))
    served = Project(folder / "equal", made, content.file)
    told(SERVER)
    first, saved = measure_preview(served, content.preview)
    yield SERVER, first
    yield SAVED, saved
