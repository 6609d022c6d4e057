"""Work that is done once a day, whoever comes first."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Final

DAY: Final = 86_400  # seconds


def is_due(stamp: Path) -> bool:
    """Say whether a day has passed since it was last due, and write down that it is now.

    The time of change of *stamp* tells. Raises ``OSError`` where it cannot be written.
    """
    if stamp.exists() and stamp.stat().st_mtime > time.time() - DAY:
        return False
    stamp.touch()
    return True
