"""The list of the sample's files, by which ``make start`` knows what is a union's own.

``python -m tools.sample_list`` writes it, whenever a file of the sample was changed; with ``--check`` it
only says whether it is true. In a union's repository there is no sample, and nothing to say.
"""

from __future__ import annotations

import sys
from pathlib import Path

from plugins.desk.starting.sample import LIST, listed
from plugins.desk.upgrade.engine_files import RECORD


def main(root: Path, words: list[str]) -> int:
    """Write the list of the sample at *root*, or check it; return the exit status."""
    text = listed(root / "content")
    if words != ["--check"]:
        LIST.write_text(text, "utf-8", newline="\n")
        return 0
    if (root / RECORD).exists() or LIST.read_text("utf-8") == text:
        return 0
    print(f"{LIST.name} is not the list of content/ any more: python -m tools.sample_list")
    return 1


if __name__ == "__main__":
    sys.exit(main(Path(), sys.argv[1:]))
