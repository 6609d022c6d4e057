"""Index a large archive and edit one story of it: time and memory, and bytes a query; print tables.

Beside it, in the same run, Pagefind indexes the same pages at once, as it is meant to be used.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import pagefind_bin
from playwright.sync_api import sync_playwright

from bench.search import measures, prose, sites
from bench.search.queries import SETS, queries
from bench.search.served import serve
from bench.search.stories import Mixed, mix
from plugins import search
from plugins.core.inputs import Inputs
from plugins.core.outlet import Outlet
from plugins.core.search_document import Passage, SearchDocument
from plugins.search import shadow
from plugins.store.file_store import FileStore
from tests import browser_setup

_CACHE: Final = sites.ROOT / ".cache" / "bench-search"
_ASSETS: Final = Path(__file__).parent
_FIRST_DAY: Final = dt.date(2010, 1, 1)
_DAYS: Final = 5000


def main() -> int:
    """Print the tables for the size on the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.search.growth", description=__doc__)
    parser.add_argument("--size", type=int, default=20_000, help="number of stories")
    parser.add_argument("--each", type=int, default=10, help="queries of each kind")
    parser.add_argument("--set", choices=SETS, default="report", help="which queries")
    parser.add_argument("--step", nargs=2, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    made = mix(prose.clauses(_CACHE), asked.size)
    if asked.step:
        _step(asked.step[0], Path(asked.step[1]), made)
        return 0
    chromium = browser_setup.find()
    if chromium is None:
        print(browser_setup.MISSING, file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(prefix="bench-growth-") as place:
        root = Path(place)
        print(f"{asked.size} tin / stories\n{'':<28}{'s':>8}{'CPU s':>8}{'MB':>8}")
        for step in ("cold", "edit", "clean", "pagefind"):
            command = [sys.executable, "-m", "bench.search.growth", "--size", str(asked.size)]
            done = subprocess.run(
                [*command, "--step", step, place], check=True, capture_output=True, text=True
            )
            seconds, cpu, size = json.loads(done.stdout)
            print(f"{step:<28}{seconds:>8.1f}{cpu:>8.1f}{size:>8.0f}", flush=True)
        if subprocess.run(["diff", "-rq", root / "edit", root / "clean"], check=False).returncode:
            return 1
        _ask(made, root, chromium, asked.each, asked.set)
    return 0


def _step(name: str, root: Path, made: list[Mixed]) -> None:
    """Do one step in a process of its own; print seconds, CPU seconds and the most memory in MB."""
    documents = list(_documents(made))
    if name in {"edit", "clean"}:
        documents[len(made) // 2] = replace(documents[len(made) // 2], summary="Đính chính.")
    if name == "pagefind":
        for document in documents:
            page = root / "pages" / document.address / "index.html"
            page.parent.mkdir(parents=True)
            page.write_text(shadow.page(document), "utf-8")
    started = time.perf_counter(), _cpu()
    if name == "pagefind":
        target = root / "stock"
        command = [pagefind_bin.get_executable(), "--site", root / "pages", "--silent"]
        subprocess.run([*command, "--output-path", target], check=True, capture_output=True)
    else:
        store = root / ("other-store" if name == "clean" else "store")
        sources = search.Sources(Inputs(), "", FileStore(store / "files"), Outlet(root))
        plans = map(search.planned, documents)
        search.build(plans, name, "vi", store, root / "work", sources)
    seconds, cpu = time.perf_counter() - started[0], _cpu() - started[1]
    most = max(
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    print(json.dumps([seconds, cpu, most / 1024]))


def _cpu() -> float:
    """Return the CPU seconds of this process and of those that it waited for."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def _documents(made: list[Mixed]) -> Iterator[SearchDocument]:
    dice = random.Random(286)
    for story in made:
        day = _FIRST_DAY + dt.timedelta(days=dice.randrange(_DAYS))
        yield SearchDocument(
            address=f"tin-tuc/{day.year}/{story.number}/",
            title=story.title,
            summary=story.summary,
            passages=tuple(Passage(f"{'. '.join(each)}.") for each in story.paragraphs),
            filters={"section": (f"muc-{story.number % 7}",), "year": (str(day.year),)},
            sort=f"{day}T00:00",
            date=str(day),
        )


def _ask(made: list[Mixed], root: Path, chromium: str, each: int, which: str) -> None:
    site = root / "site"
    site.mkdir()
    shutil.copy(_ASSETS / "readers.js", site / "readers.js")
    (root / "cold").rename(site / "pagefind")
    (site / "tim-kiem").mkdir()
    (site / "tim-kiem" / "index.html").write_text("<!doctype html><title>Tìm</title>", "utf-8")
    numbers = {
        f"/{one.address}": story.number for one, story in zip(_documents(made), made, strict=True)
    }
    address, own = measures.scripts(site)
    with serve(site) as (host, counter), sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=list(browser_setup.ARGUMENTS)
        )
        drawn = queries(made, each, which)
        outcome = measures.ask(
            browser, host, counter, "ours", address, "/pagefind/", drawn, numbers, own
        )
        browser.close()
    print(*measures.rows(outcome), sep="\n")


if __name__ == "__main__":
    sys.exit(main())
