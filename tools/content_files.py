"""Writes files of content as an editor would: readable YAML, then text."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml


class _Written(yaml.SafeDumper):
    """Writes a value that occurs twice out twice, as an editor would."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def write(path: Path, text: str | bytes) -> Path:
    """Write *text* to *path* with its folders and return the path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def as_yaml(value: Any) -> str:
    """Return *value* as an editor's YAML: readable Vietnamese, keys in the order given."""
    return yaml.dump(value, Dumper=_Written, allow_unicode=True, sort_keys=False, width=10_000)


def front_matter(fields: Mapping[str, Any], body: str = "") -> str:
    """Return a whole file: *fields* between fences, then *body*."""
    return f"---\n{as_yaml(dict(fields))}---\n\n{body}"
