"""The last check of the output that found nothing, kept so that the next one reads what is new.

It is data, sealed by its digest, and of use for this very program alone. Whatever is wrong with it
costs a whole check and nothing else.
"""

from __future__ import annotations

import contextlib
import json
import logging
import sys
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from plugins.core import sealed
from plugins.safety.file_check import Want

NAME: Final = "output-check.record"
_DIGEST: Final = 32  # bytes

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Passed:
    """An output without a fault: all its ``files``, of those that were read the digest and what they
    want, as numbers of ``wants``.
    """

    files: frozenset[str] = frozenset()
    digests: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[str, array[int]] = field(default_factory=dict)
    wants: Sequence[Want] = ()


class CheckRecord:
    """Keeps in the file *path* what passed; *program* stands for all that a check depends on besides."""

    def __init__(self, path: Path, program: str) -> None:
        self._path, self._program = path, program

    def read(self, base: str, site_url: str) -> Passed | None:
        """Return the output that passed last, ``None`` where none is known to have."""
        try:
            return _unpacked(sealed.read_bytes(self._path), self._about(base, site_url))
        except FileNotFoundError:
            return None
        except (sealed.BrokenSealError, ValueError, KeyError, TypeError) as error:
            log.warning("%s is damaged (%s); the whole output is checked.", self._path, error)
            return None

    def write(self, base: str, site_url: str, passed: Passed) -> None:
        """Keep *passed*. What cannot be written is missed next time, and by nobody now."""
        content = _packed(passed, self._about(base, site_url))
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            sealed.write_bytes(self._path, content)
        except OSError as error:
            log.info("%s: %s", self._path, error)

    def discard(self) -> None:
        """Throw away what was kept: it does not hold."""
        log.warning("%s held something else than the output; it is made anew.", self._path)
        with contextlib.suppress(OSError):
            self._path.unlink()

    def _about(self, base: str, site_url: str) -> list[str]:
        return [self._program, sys.byteorder, str(array("I").itemsize), base, site_url]


def _packed(passed: Passed, about: list[str]) -> bytes:
    read = sorted(passed.digests)
    rows = [passed.rows[path] for path in read]
    head = {
        "about": about,
        "read": read,
        "others": sorted(passed.files - passed.digests.keys()),
        "counts": list(map(len, rows)),
        "wants": list(passed.wants),
    }
    digests = b"".join(bytes.fromhex(passed.digests[path]) for path in read)
    return json.dumps(head).encode() + b"\n" + digests + b"".join(row.tobytes() for row in rows)


def _unpacked(content: bytes, about: list[str]) -> Passed | None:
    line, _, rest = content.partition(b"\n")
    head = json.loads(line)
    if head["about"] != about:
        return None
    read, counts, wants = head["read"], head["counts"], head["wants"]
    digests, numbers = rest[: _DIGEST * len(read)], array("I")
    numbers.frombytes(rest[_DIGEST * len(read) :])
    if len(counts) != len(read) or sum(counts) != len(numbers):
        raise ValueError("lengths differ")
    if numbers and max(numbers) >= len(wants):
        raise ValueError("a number without a name")
    rows: dict[str, array[int]] = {}
    start = 0
    for path, count in zip(read, counts, strict=True):
        rows[path] = numbers[start : start + count]
        start += count
    hexed = digests.hex()
    size = 2 * _DIGEST
    known = {path: hexed[at * size : (at + 1) * size] for at, path in enumerate(read)}
    return Passed(frozenset(read) | frozenset(head["others"]), known, rows, wants)
