"""Measure our commands and their peers on made-up bilingual stories, in one run; print a table.

Judges nothing: exits 0 whatever the figures are. Our rows are measured one after another on the same
project, each edit on what the publish before it left; the peers, which keep nothing between builds,
build from nothing.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench import corpus, ours, peers, table
from bench.measure import Run, middle


def main() -> int:
    """Print the table for the sizes on the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "--sizes", type=_sizes, default="1000", help="numbers of bilingual stories: 1000,10000"
    )
    parser.add_argument("--runs", type=int, default=1, help="runs of each size (default: 1)")
    parser.add_argument("--only", choices=("ours", "peers"), help="measure these alone")
    parser.add_argument("--facts", action="store_true", help="three facts for two stories of ours")
    asked = parser.parse_args()
    print(table.introduction())
    print(table.head(), flush=True)
    for count in asked.sizes:
        taken: dict[str, list[Run]] = {}
        try:
            for _ in range(asked.runs):
                for name, run in once(count, asked.only, facts=asked.facts):
                    taken.setdefault(name, []).append(run)
        except RuntimeError as error:
            print(f"{count:>7} không chạy được / failed:\n{error}")
        rows = {name: middle(runs) for name, runs in taken.items()}
        print(*table.lines(count, rows), sep="\n", flush=True)
    return 0


def once(count: int, only: str | None, *, facts: bool) -> Iterator[tuple[str, Run]]:
    """Measure the rows of *only*, or all, with *count* stories; yield what each took.

    Raises ``RuntimeError`` when a command fails.
    """
    made = list(corpus.stories(count))
    with tempfile.TemporaryDirectory(prefix="bench-") as place:
        folder = Path(place)
        if only != "peers":
            yield from ours.rows(ours.prepare(made, folder / "ours", facts=facts), _told)
        if only != "ours":
            peers.prepare(made, folder)
            yield from peers.rows(made, folder, _told)


def _sizes(text: str) -> list[int]:
    """Return the sizes that *text* names. Raises ``ValueError`` for one that is too small."""
    sizes = [int(size) for size in text.split(",")]
    if min(sizes) < ours.LEAST:
        raise ValueError
    return sizes


def _told(doing: str) -> None:
    """Say on a terminal what is being measured."""
    if sys.stderr.isatty():
        print(f"\r\033[K{doing} …\r", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
