"""The process that builds: it has imported everything, and each build is a fork of it.

A build that is no longer wanted is killed at once. What a build imported is imported here for the next
one; nothing else is handed on, so that each build starts alike.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import select
import signal
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from plugins.core.text import printable
from plugins.desk.preview import build
from plugins.desk.preview.build import Wanted
from plugins.desk.preview.reports import ENDED, READY, Reporter
from plugins.desk.project import Project
from plugins.desk.voice import DeskError, say, show

PRINTED: Final = "printed.txt"  # in a build's folder: what it and its workers printed
_MODULES: Final = "modules.json"
_PIECE: Final = 1 << 16


def run(project: Project, site_url: str, channel: int) -> int:
    """Build whenever a line of standard input asks for it, until that is closed."""
    Reporter(channel, 0).say(READY)
    asked = _Lines(0)
    line = asked.wait(None)
    while line is not None:
        order = json.loads(line)
        folder, reporter = Path(order["folder"]), Reporter(channel, order["number"])
        wanted = Wanted(*(tuple(order[name]) for name in ("files", "earlier", "open")))
        with _forked(project, site_url, folder, wanted, reporter) as over:
            line = asked.wait(over)
        if line == "":
            _import_all(project, folder / _MODULES)
            line = asked.wait(None)
    return 0


@contextlib.contextmanager
def _forked(
    project: Project, site_url: str, folder: Path, wanted: Wanted, to: Reporter
) -> Iterator[int]:
    """Build in a fork; give the end of a pipe that is closed once it ended. Kill it if it has not then."""
    ours, theirs = os.pipe()
    gc.freeze()  # what exists is shared, and not copied by looking through it
    child = os.fork()
    if child == 0:
        os.close(ours)
        _in_fork(project, site_url, folder, wanted, to)
    gc.unfreeze()
    os.close(theirs)
    with contextlib.suppress(OSError):  # the child does the same: whoever comes first
        os.setpgid(child, child)
    try:
        yield ours
    finally:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(ours)
        to.say(ENDED)


def _in_fork(project: Project, site_url: str, folder: Path, wanted: Wanted, to: Reporter) -> None:
    try:
        os.setpgid(0, 0)
        folder.mkdir(parents=True)
        printed = os.open(folder / PRINTED, os.O_WRONLY | os.O_CREAT, 0o644)
        for stream in (1, 2):
            os.dup2(printed, stream)
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        build.run(project, folder, site_url, wanted, to)
        names = [name for name in sys.modules if not name.startswith("_")]
        (folder / _MODULES).write_text(json.dumps(names), "utf-8")
    except DeskError as error:
        say(error.vi, error.en, sys.stderr)
    except BaseException as error:  # nothing of the parent's may run on in the fork
        last = traceback.extract_tb(error.__traceback__)[-1:]
        where = "".join(f"{Path(row.filename).name}:{row.lineno}: " for row in last)
        show(printable(f"{where}{type(error).__name__}: {error}"), sys.stderr)
    finally:
        with contextlib.suppress(Exception):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(0)


def _import_all(project: Project, listed: Path) -> None:
    """Import the modules *listed*, but for those at the project's root: settings are read each time."""
    with contextlib.suppress(OSError, ValueError):
        for name in json.loads(listed.read_text("utf-8")):
            at_root = project.root / f"{name.partition('.')[0]}.py"
            if name not in sys.modules and not at_root.exists():
                with contextlib.suppress(Exception):
                    importlib.import_module(name)


class _Lines:
    """The lines that arrive at a file's number."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._rest = b""

    def wait(self, over: int | None) -> str | None:
        """Return the next line, ``None`` after the last, ``""`` once the pipe *over* is closed.

        Of several lines that wait, the last counts.
        """
        while True:
            whole, end, rest = self._rest.rpartition(b"\n")
            if end:
                self._rest = rest
                return whole.rpartition(b"\n")[2].decode()
            watched = [self._number] + ([over] if over is not None else [])
            ready, _, _ = select.select(watched, [], [])
            if self._number in ready:
                part = os.read(self._number, _PIECE)
                if not part:
                    return None
                self._rest += part
            elif over is not None:
                return ""
