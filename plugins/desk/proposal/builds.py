"""A state of the project, checked and built by its own program."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

_PROGRAM: Final = Path(__file__).resolve().parents[3]


@dataclass(frozen=True, slots=True)
class Built:
    """A state that was tried: what is wrong with it, and its ``site`` where it could be built.

    ``said`` is what the build complained of where it could not, though the check found no error.
    """

    problems: tuple[Mapping[str, Any], ...] = ()
    site: Path | None = None
    said: str = ""

    @property
    def errors(self) -> int:
        """How many problems stop a publish."""
        return sum(found["severity"] == "error" for found in self.problems)


def built(state: Path, site_url: str, name: str, moment: int) -> Built:
    """Check and build *state* for *site_url* as a preview of *name*, at one *moment* for both states."""
    own = state / "plugins" / "desk"
    told = {key: value for key, value in os.environ.items() if key not in _LEFT}
    told |= {
        "PYTHONPATH": str(state if own.is_dir() else _PROGRAM),
        "SITEURL": site_url,
        "PROPOSAL": name,
        "SOURCE_DATE_EPOCH": str(moment),
    }
    checked = _desk(state, told, "check", "--format", "json")
    try:
        problems = tuple(json.loads(checked.stdout)["problems"])
    except (ValueError, KeyError, TypeError):
        return Built(said=checked.stderr or checked.stdout)
    if checked.returncode:
        return Built(problems)
    done = _desk(state, told, "publish")
    if done.returncode:
        return Built(problems, said=done.stderr)
    return Built(problems, state / "output")


# A preview is public nowhere, and what a person or a workflow asked of this command is not asked of it.
_LEFT: Final = frozenset({"CI", "GITHUB_OUTPUT", "DESK_REMOVE", "DESK_CLEAN", "DESK_COMPRESS"})


def _desk(
    state: Path, environment: Mapping[str, str], *words: str
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "plugins.desk", *words]
    return subprocess.run(
        command, cwd=state, env=environment, capture_output=True, text=True, encoding="utf-8"
    )
