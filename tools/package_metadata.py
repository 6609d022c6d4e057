"""The dependencies of the package: what ``requirements.in`` names, in ranges around what is locked.

Hatchling calls it whenever the package is built. What ``requirements.in`` limits itself stays as it is
written; everything else takes the locked version and whatever is compatible with it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface


class RequirementsHook(MetadataHookInterface):
    """Adds the dependencies to what ``pyproject.toml`` says."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Add the dependencies of a publish, and as an extra those of a deployment to a store."""
        root = Path(self.root)
        metadata["dependencies"] = dependencies(root, "requirements")
        metadata["optional-dependencies"] = {"deploy": dependencies(root, "requirements-deploy")}


def dependencies(root: Path, name: str) -> list[str]:
    """Return what ``NAME.in`` asks for, with the versions of ``NAME.txt``."""
    locked = dict(
        re.findall(r"^([a-z0-9-]+)==([^ \\;]+)", (root / f"{name}.txt").read_text(), re.M)
    )
    asked = (
        line.partition("#")[0].strip()
        for line in (root / f"{name}.in").read_text("utf-8").splitlines()
    )
    return [
        line if re.search("[<>=]", line) else f"{line}{_range(locked[line])}"
        for line in asked
        if line and not line.startswith("-")
    ]


def _range(version: str) -> str:
    """Return the range of versions that are compatible with *version* (semver.org, 4 and 8)."""
    major, minor = (int(part) for part in f"{version}.0".split(".")[:2])
    end = f"{major + 1}" if major else f"0.{minor + 1}"
    return f">={version},<{end}"
