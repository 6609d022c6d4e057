"""What may happen to files that are kept between builds: never by a publish, always some day."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

from tests.equal.newsroom import put


def harm(stores: Path, chance: Random) -> None:
    """Damage some of what lies in *stores*, or lose it.

    A damaged file is another file: some are linked into the published site, and that a file of the site was
    changed is no matter of the stores.
    """
    for _ in range(chance.randrange(1, 12)):
        found = sorted(path for path in stores.rglob("*") if path.is_file())
        if found:
            _harm(chance.choice(found), stores, chance)


def _harm(path: Path, stores: Path, chance: Random) -> None:
    data = bytearray(path.read_bytes())
    match chance.randrange(8):
        case 0 | 1 | 2 if data:  # a bit that is read wrongly
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            put(path, bytes(data))
        case 3:  # a write that ended early
            put(path, bytes(data[: chance.randrange(len(data) + 1)]))
        case 4:  # a page of zeroes
            at = chance.randrange(len(data) + 1)
            put(path, bytes(data[:at] + bytes(len(data[at : at + 4096])) + data[at + 4096 :]))
        case 5:  # what belongs to another
            others = sorted(other for other in path.parent.iterdir() if other.is_file())
            put(path, chance.choice(others).read_bytes())
        case 6 if path.parent != stores:
            shutil.rmtree(path.parent)
        case _:
            path.unlink()
