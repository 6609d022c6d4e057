"""Small JSON files of our own that know when they are damaged: the first line seals the rest."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any, Final

_SEAL_LENGTH: Final = 64


class BrokenSealError(Exception):
    """The file is not what was once written."""


def write(path: Path, value: Any) -> None:
    """Write *value* as sealed JSON; a reader sees the old file or the new one, never a part."""
    text = json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    sealed = f"{_seal(text)}\n{text}\n"
    aside = path.with_name(f"{path.name}.{os.getpid()}.new")
    aside.write_text(sealed, "utf-8")
    aside.chmod(0o644)
    aside.replace(path)


def read(path: Path) -> Any:
    """Return what was written to *path*; raise ``BrokenSealError``, or ``FileNotFoundError``."""
    try:
        sealed = path.read_text("utf-8")
    except FileNotFoundError:
        raise
    except (OSError, UnicodeDecodeError) as error:
        raise BrokenSealError(str(path)) from error
    seal, _, text = sealed.partition("\n")
    if len(seal) != _SEAL_LENGTH or seal != _seal(text.removesuffix("\n")):
        raise BrokenSealError(str(path))
    return json.loads(text)


def _seal(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
