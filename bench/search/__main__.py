"""Search known items on a made-up site of real Vietnamese prose, in a real browser; print tables.

Stock Pagefind and MiniSearch answer the same queries in the same run. Judges nothing: exits 0
whatever the figures are, and 1 where the prose or a browser cannot be had.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, sync_playwright

from bench.search import measures, prose, sites
from bench.search.queries import SETS, Query, queries
from bench.search.served import Counter, carried, serve
from bench.search.stories import Mixed, mix
from tests import browser_setup

_CACHE: Final = sites.ROOT / ".cache" / "bench-search"
_ASSETS: Final = Path(__file__).parent


def main() -> int:
    """Print the tables for the size and the set on the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.search", description=__doc__)
    parser.add_argument("--size", type=int, default=5000, help="number of stories")
    parser.add_argument("--quick", action="store_true", help="500 stories, 25 queries a kind")
    parser.add_argument("--each", type=int, default=0, help="queries of each kind (default: 100)")
    parser.add_argument("--set", choices=SETS, default="report", help="which queries")
    parser.add_argument("--only", default="", help="ours, stock or minisearch alone")
    parser.add_argument("--keep", type=Path, help="build into this folder and use it again")
    parser.add_argument("--misses", action="store_true", help="list the queries that failed")
    asked = parser.parse_args()
    size = 500 if asked.quick else asked.size
    each = asked.each or (25 if asked.quick else 100)
    chromium = browser_setup.find()
    if chromium is None:
        print(browser_setup.MISSING, file=sys.stderr)
        return 1
    try:
        made = mix(prose.clauses(_CACHE), size)
    except prose.ProseError as error:
        print(error, file=sys.stderr)
        return 1
    drawn = queries(made, each, asked.set)
    print(f"{size} tin, bộ câu hỏi «{asked.set}» / {size} stories, query set “{asked.set}”")
    with tempfile.TemporaryDirectory(prefix="bench-search-") as place:
        folder = asked.keep or Path(place) / "site"
        output, numbers = _built(made, folder)
        with serve(output) as (host, counter), sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=chromium, args=list(browser_setup.ARGUMENTS)
            )
            for name in (asked.only,) if asked.only else ("ours", "stock", "minisearch"):
                _run(name, made, drawn, output, numbers, browser, host, counter, asked.misses)
            browser.close()
    return 0


def _built(made: list[Mixed], folder: Path) -> tuple[Path, Mapping[str, int]]:
    """Publish into *folder*; what it holds is used again, with the scripts of this checkout."""
    output = folder / "output"
    if output.is_dir():
        numbers = sites.addresses(made, output)
    else:
        folder.mkdir(parents=True, exist_ok=True)
        output, numbers = sites.publish(made, folder)
    shutil.copy(_ASSETS / "readers.js", output / "readers.js")
    return output, numbers


def _run(
    name: str,
    made: list[Mixed],
    drawn: list[Query],
    output: Path,
    numbers: Mapping[str, int],
    browser: Browser,
    host: str,
    counter: Counter,
    misses: bool,
) -> None:
    address, own = measures.scripts(output)
    bundle: str | None = "/pagefind/"
    if name == "stock":
        numbers = {f"/{story.number}/": story.number for story in made}
        with tempfile.TemporaryDirectory(prefix="bench-stock-") as work:
            bundle, own = sites.stock(made, output, Path(work)), 0
    elif name == "minisearch":
        bundle = sites.minisearch(made, output, _CACHE)
        if bundle is None:
            print(sites.SKIPPED)
            return
        own = carried(output / "minisearch" / "minisearch.js")
    outcome = measures.ask(browser, host, counter, name, address, bundle, drawn, numbers, own)
    print(f"\n{name}", *measures.rows(outcome), sep="\n", flush=True)
    for one in outcome if misses else ():
        if one.place != 1:
            print(f"  {one.query.kind}: {one.query.typed} ({one.place})")


if __name__ == "__main__":
    sys.exit(main())
