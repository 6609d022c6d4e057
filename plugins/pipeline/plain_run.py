"""A plain ``pelican`` run publishes as ``make publish`` does: built aside, then exchanged in one step.

Pelican alone writes straight into the folder that ``-o`` or ``OUTPUT_PATH`` names, and clears it first
where ``DELETE_OUTPUT_DIRECTORY`` says so, whoever made what is there. Here it never touches that folder:
a run that fails leaves it as it was.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final

from plugins.core.public import public_at_once
from plugins.safety import provisional
from plugins.safety.ledger import Facts
from plugins.safety.output_place import refuse_sources
from plugins.safety.site_address import check_address
from plugins.safety.switch import refuse_strange, switch
from plugins.safety.work_folder import work_folder

ASIDE: Final = "OUTPUT_IS_ASIDE"  # a setting: the output is a folder of the caller's own making
_WORK: Final = "union_news_work_folder"
_CODE: Final = Path(__file__).resolve().parents[2]
_WRITTEN: Final = (
    "OUTPUT_PATH", "WORK_FOLDER", "PICTURE_STORE", "SEARCH_STORE", "PAGE_STORE", "TEMPLATE_STORE", "RECORD_FOLDER",
)  # fmt: skip


def begin(pelican: Any) -> None:
    """Send the run of *pelican* into a folder aside. Raises ``ContentError`` before anything is touched
    where its output folder, or another that it writes to, is no place for that, or its address is none.
    """
    settings: Mapping[str, Any] = pelican.settings
    _end(pelican)  # of a run before, which failed
    check_address(str(settings["SITEURL"]))
    projects = (_CODE, Path(settings.get("ROOT") or _CODE))
    sources = (Path(settings["PATH"]), Path(settings["THEME"]))
    for name in _WRITTEN:
        if settings.get(name):
            refuse_sources(Path(settings[name]), projects, sources, setting=name)
    if settings.get(ASIDE):
        return
    output = Path(settings["OUTPUT_PATH"])
    if not _is_public(settings):  # there, files placed by hand stay: make publish keeps them too
        refuse_strange(output, state=_state(settings))
    run = ExitStack()
    built = run.enter_context(work_folder(Path(settings["WORK_FOLDER"]))) / "site"
    built.mkdir()
    setattr(pelican, _WORK, run)
    pelican.output_path = str(built)


def finish(pelican: Any, added: Facts) -> None:
    """Publish what the run of *pelican* made; *added* is new in the ledger. Raises ``ContentError``, its output being as it was,
    where a file that no publish made would be lost.
    """
    if getattr(pelican, _WORK, None) is None:
        return
    settings = pelican.settings
    output, public = Path(settings["OUTPUT_PATH"]), _is_public(settings)
    switch(Path(pelican.output_path), output, state=None if public else _state(settings))
    if public:
        provisional.note(output, {} if public_at_once() else added)
    _end(pelican)


def _end(pelican: Any) -> None:
    run: ExitStack | None = getattr(pelican, _WORK, None)
    if run is not None:
        setattr(pelican, _WORK, None)
        run.close()


def _is_public(settings: Mapping[str, Any]) -> bool:
    """Say whether the run's output is the folder that ``make publish`` switches."""
    public = settings.get("PUBLIC_FOLDER")
    output = settings["OUTPUT_PATH"]
    return public is not None and os.path.realpath(public) == os.path.realpath(output)


def _state(settings: Mapping[str, Any]) -> Path:
    """Return the folder in which is kept what runs made of this output folder."""
    kept = settings.get("RECORD_FOLDER") or Path(settings["WORK_FOLDER"]).parent / "runs"
    where = Path(settings["OUTPUT_PATH"]).absolute()
    return Path(kept) / hashlib.sha256(os.fsencode(where)).hexdigest()[:12]
