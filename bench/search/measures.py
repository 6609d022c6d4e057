"""What one search makes of the queries: where the right answer stands, how much and how long."""

from __future__ import annotations

import gzip
import shutil
import statistics
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser

from bench.search import sites
from bench.search.queries import Query
from bench.search.served import Counter
from plugins.assets import theme_files as assets

_QUERIES_A_PAGE: Final = 20  # each engine keeps its memory until the page is left
_ASK: Final = """async ([name, modules, bundle, typed]) => {
    const readers = await import("/readers.js");
    return readers[name](modules, bundle, typed);
}"""


@dataclass(frozen=True, slots=True)
class Asked:
    """One query's outcome: the place of the right answer from 1, 0 for not among the first ten."""

    query: Query
    place: int
    size: int  # bytes before the first result
    whole: int  # and in all
    ms: float


def ask(
    browser: Browser,
    host: str,
    counter: Counter,
    name: str,
    modules: str,
    bundle: str,
    queries: Iterable[Query],
    numbers: Mapping[str, int],
    own: int,
) -> list[Asked]:
    """Put *queries* to the search called *name*; *own* are the bytes of scripts to add to each."""
    made = []
    page = None
    for number, query in enumerate(queries):
        if page is None or (number % _QUERIES_A_PAGE == 0 and name != "minisearch"):
            if page is not None:
                page.close()
            page = browser.new_page()
            page.goto(f"{host}/tim-kiem/")
        counter.take()
        answer: dict[str, Any] = page.evaluate(_ASK, [name, modules, bundle, query.typed])
        places = [numbers.get(str(url), url) for url in answer["urls"]]
        place = places.index(query.answer) + 1 if query.answer in places else 0
        size, whole = (taken + own for taken in counter.take())
        made.append(Asked(query, place, size, whole, answer["ms"]))
    if name == "minisearch" and page is not None:
        size = page.evaluate("import('/readers.js').then((it) => it.minisearchSize())")
        made = [Asked(one.query, one.place, size + own, size + own, one.ms) for one in made]
    if page is not None:
        page.close()
    return made


def rows(asked: list[Asked]) -> list[str]:
    """Return a line for each kind of query."""
    lines = [f"{'':<28}{'n':>5}{'@1':>7}{'@5':>7}{'MRR':>7}{'KB':>8}{'KB all':>8}{'ms':>7}"]
    for kind in dict.fromkeys(one.query.kind for one in asked):
        of = [one for one in asked if one.query.kind == kind]
        n = len(of)
        lines.append(
            f"{kind:<28}{n:>5}{sum(one.place == 1 for one in of) / n:>7.2f}"
            f"{sum(1 <= one.place <= 5 for one in of) / n:>7.2f}"
            f"{sum(1 / one.place for one in of if one.place) / n:>7.2f}"
            f"{statistics.median(one.size for one in of) / 1000:>8.0f}"
            f"{statistics.median(one.whole for one in of) / 1000:>8.0f}"
            f"{statistics.median(one.ms for one in of):>7.0f}"
        )
    return lines


def scripts(site: Path) -> tuple[str, int]:
    """Lay the search's modules into *site*; return their address, and what a reader fetches of them.

    Readers fetch them joined; here each is asked by itself.
    """
    theme = sites.ROOT / "theme"
    shutil.copytree(theme / "static/js", site / "sources", dirs_exist_ok=True)
    files = assets.theme_files(theme)
    fetched = [files[f"js/modules/{name}.js"] for name in ("search", "search/run")]
    return "/sources/modules/search", sum(len(gzip.compress(one, 9)) for one in fetched)
