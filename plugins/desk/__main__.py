"""``python -m plugins.desk VERB``; where the engine is installed as a package, ``union-news VERB``."""

import gc
import sys

from plugins.desk.cli import main

# A site is a million small values that live to the end: looking through them for rings is in vain.
_SELDOM = 200_000, 50, 100


def run() -> int:
    """Carry out what the command line asks for; return its exit status."""
    gc.set_threshold(*_SELDOM)
    return main()


if __name__ == "__main__":
    sys.exit(run())
