"""Build made-up sites of several sizes, ours and plain Pelican's in turn, and print a table.

Judges nothing: exits 0 whatever the figures are. ``ours`` starts from nothing, ``drawn`` finds the
share images in the store (what it takes less is their cost), ``again`` the search index too. Seconds are the median of the runs; memory is the
largest process's peak.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Final

from bench import corpus

ROOT: Final = Path(__file__).resolve().parents[1]
_RUNS: Final = {500: 3, 1000: 3}
_RSS_UNIT: Final = 1 if sys.platform == "darwin" else 1024  # getrusage(2): bytes there, KiB here
_PLAIN_SETTINGS: Final = """\
AUTHOR = "Ban Biên tập"
SITENAME = "Trial Union"
SITEURL = "https://trial.example"
PATH = "content"
THEME = "simple"
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"
READERS = {"rst": None}
DEFAULT_PAGINATION = 10
DELETE_OUTPUT_DIRECTORY = True
"""


@dataclass(frozen=True, slots=True)
class Run:
    """What one build took: seconds on the clock, seconds of all processors, bytes at the peak."""

    seconds: float
    processor: float
    peak: int


def measure(command: Sequence[str | Path], folder: Path) -> Run:
    """Run *command* in *folder*. Raises ``RuntimeError`` with its output when it fails."""
    log = folder / "bench.log"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "1750000000"}
    started = monotonic()
    with log.open("wb") as out:
        files = [(os.POSIX_SPAWN_DUP2, out.fileno(), 1), (os.POSIX_SPAWN_DUP2, out.fileno(), 2)]
        here = Path.cwd()
        os.chdir(folder)
        try:
            child = os.posix_spawn(
                command[0], [str(word) for word in command], environment, file_actions=files
            )
        finally:
            os.chdir(here)
        _, status, usage = os.wait4(child, 0)
    seconds = monotonic() - started
    if status:
        raise RuntimeError(log.read_text("utf-8", "replace")[-3000:])
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _RSS_UNIT)


def prepare(count: int, folder: Path, *, facts: bool = False) -> tuple[Path, Path]:
    """Write *count* stories in both forms below *folder*; return the two project folders."""
    made = list(corpus.stories(count))
    ours, plain = folder / "ours", folder / "plain"
    corpus.write_ours(made, ours / "content", facts=facts)
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, ours / name)
    shutil.copytree(ROOT / "theme", ours / "theme")
    corpus.write_plain(made, plain / "content")
    (plain / "pelicanconf.py").write_text(_PLAIN_SETTINGS, "utf-8")
    return ours, plain


def compare(count: int, runs: int) -> dict[str, list[Run]]:
    """Build both sites of *count* stories *runs* times, in turn; return the runs of each row."""
    publish = [sys.executable, "-m", "plugins.desk", "publish"]
    plainly = [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-o", "output"]
    with tempfile.TemporaryDirectory(prefix="bench-") as place:
        ours, plain = prepare(count, Path(place))
        results: dict[str, list[Run]] = {"ours": [], "drawn": [], "again": [], "plain": []}
        for _ in range(runs):
            _forget(ours, ".build", ".cache", "output")
            results["ours"].append(measure(publish, ours))
            _forget(ours, ".build", ".cache/search", "output")
            results["drawn"].append(measure(publish, ours))
            results["again"].append(measure(publish, ours))
            results["plain"].append(measure([*plainly, "-q"], plain))
        return results


def _forget(folder: Path, *made: str) -> None:
    for name in made:
        shutil.rmtree(folder / name, ignore_errors=True)


def with_facts(count: int, runs: int) -> list[Run]:
    """Build *count* stories with facts *runs* times, each time from nothing."""
    with tempfile.TemporaryDirectory(prefix="bench-") as place:
        ours, _ = prepare(count, Path(place), facts=True)
        results = []
        for _ in range(runs):
            _forget(ours, ".build", ".cache", "output")
            results.append(measure([sys.executable, "-m", "plugins.desk", "publish"], ours))
        return results


def row(name: str, count: int, runs: list[Run], ratio: str, growth: str) -> str:
    """Return one line of the table."""
    seconds = statistics.median(run.seconds for run in runs)
    processor = statistics.median(run.processor for run in runs)
    peak = max(run.peak for run in runs) / 2**20
    return (
        f"{count:>7} {name:<8} {seconds:>8.2f} {processor:>8.2f} {1000 * seconds / count:>9.2f} "
        f"{peak:>9.0f} {ratio:>10} {growth:>8}"
    )


def main() -> int:
    """Print the table for the sizes on the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--sizes", default="500,1000,2000", help="numbers of bilingual stories")
    parser.add_argument(
        "--runs", type=int, help="runs of each size (default: 3 up to 1,000, else 1)"
    )
    asked = parser.parse_args()
    print(
        "Tin song ngữ không ảnh; giữa các lần chạy; ours = make publish, plain = Pelican + simple"
    )
    print(
        "Bilingual stories without pictures; medians; growth = ms a story beside the first size\n"
    )
    print(
        f"{'stories':>7} {'':<8} {'seconds':>8} {'CPU s':>8} {'ms/story':>9} {'peak MB':>9} ",
        end="",
    )
    print(f"{'ours/plain':>10} {'growth':>8}")
    sizes = [int(size) for size in asked.sizes.split(",")]
    first: float | None = None
    for count in sizes:
        try:
            made = compare(count, asked.runs or _RUNS.get(count, 1))
        except RuntimeError as error:
            print(f"{count:>7} không chạy được / failed:\n{error}")
            continue
        first = first or _median(made["ours"]) / count
        for name, taken in made.items():
            ratio = "" if name == "plain" else f"{_median(taken) / _median(made['plain']):.2f}"
            growth = f"{_median(taken) / count / first:.2f}" if name == "ours" else ""
            print(row(name, count, taken, ratio, growth), flush=True)
    print("\nCùng số tin, thêm 3 dữ kiện cho mỗi 2 tin / with three facts for two stories\n")
    first = None
    for count in sizes:
        try:
            runs = with_facts(count, asked.runs or _RUNS.get(count, 1))
        except RuntimeError as error:
            print(f"{count:>7} không chạy được / failed:\n{error}")
            continue
        first = first or _median(runs) / count
        growth = f"{_median(runs) / count / first:.2f}"
        print(row("facts", count, runs, "", growth), flush=True)
    return 0


def _median(runs: list[Run]) -> float:
    return statistics.median(run.seconds for run in runs)


if __name__ == "__main__":
    sys.exit(main())
