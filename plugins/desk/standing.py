"""A publish to which nothing has happened since the last: told from the disk, nothing being read or built.

What a publish is made of is known by the marks of its sources (``sources``), by the program, the moment
and the few words on its command line. Where all of that and every published file is as it was, the last
publish is this one. ``.build/standing.json`` says what it said; one that is lost or damaged costs a build.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import plugins
from plugins.build.examine import ledger_of
from plugins.core import sealed
from plugins.core.clock import now
from plugins.core.engine import theme_of
from plugins.core.public import public_at_once
from plugins.desk import due_record
from plugins.desk.account import Row
from plugins.desk.project import Project
from plugins.pipeline.config_errors import settings_from
from plugins.safety.publish_lock import Held
from plugins.safety.switch import placed_by_hand
from plugins.store.program import program_digest

NAME: Final = "standing.json"


@dataclass(frozen=True, slots=True)
class Standing:
    """A publish ``made`` for a moment, good ``until`` another; ``source`` is the digest of what it came from.

    ``facts`` and ``seal`` are the rows of its account, ``by_hand`` the files that others placed beside it,
    ``warnings`` what it said is doubtful, ``warned`` of how many, ``outcome`` its last line.
    """

    made: str
    until: str
    source: str
    facts: list[Row]
    seal: list[Row]
    by_hand: list[str]
    warnings: str
    warned: int
    outcome: str


def source(project: Project, marks: str, *also: object) -> str:
    """Return the digest of what a publish is made of: of the *marks* of its sources, and what is told *also*.

    Empty where it is made of more than is looked at: of another theme, or of what the settings import.
    """
    ledger = ledger_of(project.content)
    published = ledger.read_bytes() if ledger.exists() else b""
    settings = settings_from(project.settings, {})
    if Path(settings["THEME"]).resolve() != theme_of(project.root).resolve() or _imports(
        project.root
    ):
        return ""
    told = (
        program_digest(),
        marks,
        json.dumps(
            {str(name): value for name, value in settings.items()}, sort_keys=True, default=_kind
        ),
        os.environ.get("PROPOSAL", ""),
        public_at_once(),
        hashlib.sha256(published).hexdigest(),
        *also,
    )
    return hashlib.sha256(repr(told).encode()).hexdigest()


def _imports(root: Path) -> bool:
    """Say whether a module is loaded from a folder of the project that is not the engine's."""
    own = Path(plugins.__file__).resolve().parent
    places = (getattr(module, "__file__", None) for module in [*sys.modules.values()])
    files = (Path(place).resolve() for place in places if place)
    return any(
        path.is_relative_to(root.resolve())
        and path.parent != root.resolve()
        and not path.is_relative_to(own)
        and "site-packages" not in path.parts
        for path in files
    )


def _kind(value: object) -> str:
    """Stand for a value that is no data: a function, a compiled pattern; the program's digest knows which."""
    return type(value).__qualname__


def remember(project: Project, standing: Standing) -> None:
    """Keep *standing* for the next publish."""
    if not standing.source:
        return
    path = _path(project)
    try:
        sealed.write(path, asdict(standing))
    except OSError:  # then the next one builds
        forget(project)


def forget(project: Project) -> None:
    """Let the next publish build: what stands is about to change."""
    with suppress(OSError):
        _path(project).unlink(missing_ok=True)


def found(project: Project, source: str, held: Held) -> Standing | None:
    """Return the last publish where one from *source* would be the same and it stands in ``output/`` untouched."""
    try:
        standing = Standing(**sealed.read(_path(project)))
        made, until = map(dt.datetime.fromisoformat, (standing.made, standing.until))
    except (sealed.BrokenSealError, OSError, ValueError, TypeError):
        return None
    if not source or standing.source != source or not made <= now() < until:
        return None
    if not all((project.work / name).exists() for name in (due_record.NAME, "servers")):
        return None
    others = placed_by_hand(project.output, held)
    return standing if others is not None and [*others] == standing.by_hand else None


def _path(project: Project) -> Path:
    return project.work / NAME
