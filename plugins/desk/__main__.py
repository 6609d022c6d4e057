"""``python -m plugins.desk VERB``."""

import sys

from plugins.core.processes import collect_seldom
from plugins.desk.cli import main

if __name__ == "__main__":
    collect_seldom()
    sys.exit(main())
