"""Files of our own that know when they are damaged: the first line seals the rest."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

from pydantic_core import PydanticSerializationError, from_json, to_json


class BrokenSealError(Exception):
    """The file is not what was once written."""


def write(path: Path, value: Any) -> None:
    """Write *value* as sealed JSON; see ``write_bytes``."""
    try:
        text = to_json(value)
    except PydanticSerializationError:  # a path that is no UTF-8: half a character
        text = json.dumps(value).encode()
    write_bytes(path, text)


def read(path: Path) -> Any:
    """Return what ``write`` wrote to *path*; raise ``BrokenSealError``, or ``FileNotFoundError``."""
    text = read_bytes(path)
    try:
        return from_json(text)
    except ValueError:
        return json.loads(text)


def write_bytes(path: Path, content: bytes) -> None:
    """Write *content*, sealed; a reader sees the old file or the new one, never a part."""
    aside = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        aside.write_bytes(b"%b\n%b\n" % (_seal(content), content))
        aside.chmod(0o644)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def read_bytes(path: Path) -> bytes:
    """Return what ``write_bytes`` wrote to *path*; raise ``BrokenSealError``, or ``FileNotFoundError``."""
    try:
        seal, _, content = path.read_bytes().partition(b"\n")
    except FileNotFoundError:
        raise
    except OSError as error:
        raise BrokenSealError(str(path)) from error
    if not content.endswith(b"\n") or seal != _seal(content[:-1]):
        raise BrokenSealError(str(path))
    return content[:-1]


def _seal(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()
