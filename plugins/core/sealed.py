"""Small JSON files of our own that know when they are damaged: the first line seals the rest."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any, Final

from pydantic_core import from_json, to_json

_SEAL_LENGTH: Final = 64


class BrokenSealError(Exception):
    """The file is not what was once written."""


def write(path: Path, value: Any) -> None:
    """Write *value* as sealed JSON; a reader sees the old file or the new one, never a part."""
    text = to_json(value)
    aside = path.with_name(f"{path.name}.{os.getpid()}.new")
    aside.write_bytes(b"\n".join([_seal(text), text, b""]))
    aside.chmod(0o644)
    aside.replace(path)


def read(path: Path) -> Any:
    """Return what was written to *path*; raise ``BrokenSealError``, or ``FileNotFoundError``."""
    try:
        sealed = path.read_bytes()
    except FileNotFoundError:
        raise
    except OSError as error:
        raise BrokenSealError(str(path)) from error
    seal, _, text = sealed.partition(b"\n")
    text = text.removesuffix(b"\n")
    if len(seal) != _SEAL_LENGTH or seal != _seal(text):
        raise BrokenSealError(str(path))
    return from_json(text)


def _seal(text: bytes) -> bytes:
    return hashlib.sha256(text).hexdigest().encode()
