"""``python -m tests.equal.killed publish``: publishes, and is killed when it is about to change the disk.

``KILLED_AT`` counts the changes. A process that is killed leaves nothing in order behind it.
"""

from __future__ import annotations

import os
import runpy
import signal
import sys
from typing import Any, Final

_CHANGES: Final = frozenset(
    {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "shutil.rmtree"}
)
_WRITING: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def main() -> None:
    """Publish in this process."""
    left, own = int(os.environ["KILLED_AT"]), os.getpid()

    def watch(event: str, told: tuple[Any, ...]) -> None:
        nonlocal left
        opened = event == "open" and isinstance(told[2], int) and told[2] & _WRITING
        if (opened or event in _CHANGES or event == "sqlite3.connect") and os.getpid() == own:
            left -= 1
            if left < 0:
                os.kill(own, signal.SIGKILL)

    sys.addaudithook(watch)
    runpy.run_module("plugins.desk", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
