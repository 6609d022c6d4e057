"""Git LFS: the few lines that stand in the place of a file until it has been fetched."""

from __future__ import annotations

import re
from typing import Final

# Bytes of the beginning that tell.
HEAD: Final = 1025
# The second address is that of the years before 2015; whoever edits on Windows may have other line ends.
_POINTER: Final = re.compile(
    rb"version https://(?:git-lfs|hawser)\.github\.com/spec/v\d+\r?\n(?:[^\n]*\n)*?oid sha256:[0-9a-f]{64}\r?\n"
)


def is_pointer(head: bytes) -> bool:
    """Say whether a file that begins with *head* is a pointer of Git LFS; longer files are none."""
    return len(head) < HEAD and _POINTER.match(head) is not None
