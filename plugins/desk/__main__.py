"""``python -m plugins.desk VERB``."""

import gc
import sys

from plugins.desk.cli import main

# A site is a million small values that live to the end: looking through them for rings is in vain.
_SELDOM = 200_000, 50, 100

if __name__ == "__main__":
    gc.set_threshold(*_SELDOM)
    sys.exit(main())
