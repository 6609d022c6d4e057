"""Writes the list of the sample's files, by which ``make start`` knows what is a union's own.

``python -m tools.sample_list``, whenever a file of ``content/`` was changed.
"""

from __future__ import annotations

from pathlib import Path

from plugins.desk.starting.sample import LIST, listed

if __name__ == "__main__":
    LIST.write_text(listed(Path("content")), "utf-8", newline="\n")
