"""Every word that the theme says: ``theme/messages/LANG.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

Message = str | Mapping[str, str]


def load_messages(theme: Path, lang: str) -> Mapping[str, Message]:
    """Return the messages of *lang* by dotted key. A plural is ``{one = …, other = …}``."""
    tree = tomllib.loads((theme / "messages" / f"{lang}.toml").read_text("utf-8"))
    flat: dict[str, Message] = {}
    _flatten(tree, "", flat)
    return flat


def _flatten(tree: Mapping[str, object], prefix: str, flat: dict[str, Message]) -> None:
    for key, value in tree.items():
        if isinstance(value, str):
            flat[prefix + key] = value
        elif isinstance(value, dict):
            if "other" in value and set(value) <= {"one", "other"}:
                flat[prefix + key] = value
            else:
                _flatten(value, f"{prefix}{key}.", flat)
