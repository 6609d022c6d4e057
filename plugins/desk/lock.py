"""Pin the packages again: ``requirements*.in`` to ``requirements*.txt``, with hashes.

One lock holds for every system and every Python from 3.11 on. No index's address is written.
"""

from __future__ import annotations

import subprocess
import sys
from typing import Final

LOCKS: Final = ("requirements", "requirements-deploy", "requirements-dev")
_OPTIONS: Final = (
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--strip-extras",
    "--no-annotate",
    "--custom-compile-command=make lock",
    "--upgrade",
    "--quiet",
)


def main() -> int:
    """Compile every lock; return the first failure's exit status."""
    for name in LOCKS:
        command = [sys.executable, "-m", "uv", "pip", "compile", *_OPTIONS]
        done = subprocess.run(
            [*command, f"{name}.in", "-o", f"{name}.txt"], stdout=subprocess.DEVNULL
        )
        if done.returncode:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
