"""What may happen to files that are kept between builds: never by a publish, always some day."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random


def harm(stores: Path, chance: Random) -> None:
    """Damage some of what lies in *stores*, or lose it."""
    for _ in range(chance.randrange(1, 12)):
        found = sorted(path for path in stores.rglob("*") if path.is_file())
        if found:
            _harm(chance.choice(found), stores, chance)


def _harm(path: Path, stores: Path, chance: Random) -> None:
    data = bytearray(path.read_bytes())
    match chance.randrange(8):
        case 0 | 1 | 2 if data:  # a bit that is read wrongly
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            path.write_bytes(data)
        case 3:  # a write that ended early
            path.write_bytes(data[: chance.randrange(len(data) + 1)])
        case 4:  # a page of zeroes
            at = chance.randrange(len(data) + 1)
            path.write_bytes(data[:at] + bytes(len(data[at : at + 4096])) + data[at + 4096 :])
        case 5:  # what belongs to another
            others = sorted(other for other in path.parent.iterdir() if other.is_file())
            path.write_bytes(chance.choice(others).read_bytes())
        case 6 if path.parent != stores:
            shutil.rmtree(path.parent)
        case _:
            path.unlink()
