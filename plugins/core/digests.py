"""The one digest of content by which steps tell what changed: not of secrets."""

from __future__ import annotations

import hashlib
from typing import Final

_LENGTH: Final = 32  # hexadecimal digits: no two contents share them by chance


def digest_of(content: bytes) -> str:
    """Return the digest of *content*."""
    return hashlib.sha256(content).hexdigest()[:_LENGTH]
