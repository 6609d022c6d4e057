"""Every word that the theme says: ``theme/messages/LANG.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

Message = str | Mapping[str, str]


def load_messages(theme: Path, lang: str) -> Mapping[str, Message]:
    """Return the messages of *lang* by dotted key. A plural is ``{one = …, other = …}``."""
    return flattened(tomllib.loads((theme / "messages" / f"{lang}.toml").read_text("utf-8")))


def flattened(tree: Mapping[str, object]) -> dict[str, Message]:
    """Return what the tables of *tree* say by dotted key, whether it is a message or not."""
    flat: dict[str, Message] = {}
    _flatten(tree, "", flat)
    return flat


def _flatten(tree: Mapping[str, object], prefix: str, flat: dict[str, Message]) -> None:
    for key, value in tree.items():
        if isinstance(value, dict) and not ("other" in value and set(value) <= {"one", "other"}):
            _flatten(value, f"{prefix}{key}.", flat)
        else:
            flat[prefix + key] = value  # type: ignore[assignment]  # the theme's are messages, by its tests
