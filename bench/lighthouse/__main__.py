"""Let Lighthouse judge the published pages on a phone, and print a table.

Judges nothing itself: exits 0 whatever the figures are, and 1 where Lighthouse, a browser or a
published site cannot be had.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from pathlib import Path
from typing import Final

from bench.lighthouse.figures import Figures, figures
from bench.lighthouse.program import LighthouseError, ensure, judge
from bench.lighthouse.served import ServedError, serving
from tests import browser_setup
from tests.builders import ROOT

_KINDS: Final = ("front", "story", "album", "search", "agreements")
_KIND: Final = re.compile(r'<body class="page-([\w-]+)"')
_UNPUBLISHED: Final = (
    "Chưa có trang nào trong {}: hãy chạy make publish trước.\n"
    "There is no site in {}: run make publish first."
)


def main() -> int:
    """Print the table for the number of runs on the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.lighthouse", description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="runs of each page; the median counts")
    parser.add_argument("--output", type=Path, default=ROOT / "output", help="the published site")
    asked = parser.parse_args()
    browser = browser_setup.find()
    if browser is None:
        print(browser_setup.MISSING, file=sys.stderr)
        return 1
    if not (asked.output / "index.html").is_file():
        print(_UNPUBLISHED.format(asked.output, asked.output), file=sys.stderr)
        return 1
    try:
        ensure()
        _measure(browser, asked.output, asked.runs)
    except (LighthouseError, ServedError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def addresses(output: Path) -> dict[str, str]:
    """Return the address of the fullest Vietnamese page of each kind that is looked at."""
    fullest: dict[str, Path] = {}
    for path in sorted(output.rglob("*.html")):
        page = path.relative_to(output)
        if page.parts[0] == "en" or not (match := _KIND.search(path.read_text("utf-8"))):
            continue
        kept = fullest.get(match[1])
        if kept is None or path.stat().st_size > kept.stat().st_size:
            fullest[match[1]] = path
    return {
        kind: fullest[kind].relative_to(output).as_posix().removesuffix("index.html")
        for kind in _KINDS
        if kind in fullest
    }


def _measure(browser: Path, output: Path, runs: int) -> None:
    print(f"Điện thoại, giữa {runs} lần / a phone, the median of {runs} runs")
    print(
        f"{'page':<12}{'perf':>5}{'a11y':>6}{'best':>6}{'seo':>5}{'shift':>7}{'LCP ms':>8}"
        f"{'TBT ms':>8}{'kB':>7}{'JS kB':>7}"
    )
    looked: dict[str, Figures] = {}
    with (
        tempfile.TemporaryDirectory(prefix="bench-lighthouse-") as work,
        serving(output, Path(work)) as host,
    ):
        for kind, address in addresses(output).items():
            looked[kind] = figures([judge(browser, f"{host}/{address}") for _ in range(runs)])
            print(_row(kind, looked[kind]), flush=True)
    print("kB: không kể ảnh / without pictures")
    for kind, found in looked.items():
        for said in found.lost:
            print(f"  {kind}: {said}")


def _row(kind: str, found: Figures) -> str:
    scores = "".join(
        f"{score:>{width}}" for score, width in zip(found.scores, (5, 6, 6, 5), strict=True)
    )
    return (
        f"{kind:<12}{scores}{found.shift:>7.3f}{found.paint:>8.0f}{found.blocked:>8.0f}"
        f"{found.carried / 1000:>7.1f}{found.scripts / 1000:>7.1f}"
    )


if __name__ == "__main__":
    sys.exit(main())
