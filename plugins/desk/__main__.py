"""``python -m plugins.desk VERB``."""

import sys

from plugins.desk.cli import main

if __name__ == "__main__":
    sys.exit(main())
