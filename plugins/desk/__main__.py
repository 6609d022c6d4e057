"""``python -m plugins.desk VERB``; where the engine is installed as a package, ``union-news VERB``."""

import sys

from plugins.core.processes import collect_seldom
from plugins.desk.cli import main


def run() -> int:
    """Carry out what the command line asks for; return its exit status."""
    collect_seldom()
    return main()


if __name__ == "__main__":
    sys.exit(run())
