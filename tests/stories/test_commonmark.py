"""Every example of CommonMark and GFM: read as they say, or on purpose otherwise and why."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from markdown_it import MarkdownIt
from mdit_py_plugins.gfm import gfm_plugin

from plugins.stories.markdown.parser import parser

EXAMPLES: Final = Path(__file__).parent / "markdown_examples"

# Why an example is read otherwise; the guides' table and decision 35 explain each to editors.
REASONS: Final = {
    "indent": "an indent begins a paragraph, as in Word, and is never code",
    "two spaces": "what is indented by two columns behind a mark belongs to its item",
    "levels": "a deeper kind of mark without an indent is a list in the item above",
    "numbers": "a number is shown as it was written, and a long one is no list",
    "tabs": "rows with tabs are a table pasted from Excel",
    "rows": "rows between | are a table without the row of dashes",
    "space": "a no-break space behind a mark is a space",
    "lines": "a line that ended on purpose keeps its end",
    "words": "angle brackets around words are words",
    "no code": "what only programs write (<?…?>, <!…>, CDATA) is shown, not hidden",
    "addresses": "a bare address is a link, one of a scheme that no page leads to is words",
    "blanks": "four underscores and more are a blank to fill in",
    "stars": "a pair of stars with a space inside them makes bold all the same",
    "unclosed": "an element that nothing closes ends with its paragraph",
    "titles": "quotation marks inside a link's title are words of it",
    "times": "an asterisk between digits multiplies",
    "boxes": "a box to tick is two brackets: readers cannot tick it",
    "tilde": "one tilde means about; two strike out",
    "notes": "the footnotes' HTML is this site's",
    "as published": "GFM's own list reads it as this site does; the library does not",
}
OTHERWISE: Final = {
    "indent": "1 2 5 6 7 8 18 36 48 49 69 70 85 87 100 107 110 111 112 114 115 116 117 118 134 137"
    " 185 186 193 213 227 233 238 240 254 255 256 266 272 273 274 275 276 280 288 289 290 291 292"
    " 311 314",
    "two spaces": "259 278 299 313 315",
    "levels": "303 304",
    "numbers": "267 270",
    "tabs": "3",
    "space": "355",
    "lines": "14 46 88 93 215 369 396",
    "words": "164 203 493 526 538 615 616 617 618 619 625",
    "no code": "182 183 184 629 630 631",
    "addresses": "598 600 601 603 604 610 613 614",
    "blanks": "428 459 461 467 470",
    "stars": "381 393",
    "unclosed": "21 31 150 155 162 176 177 189 346 478 479 496 632 633 645 646",
    "titles": "510",
    "times": "358",
}
OTHERWISE_GFM: Final = {
    "boxes": "279 280 ext-26 ext-27 ext-28",
    "rows": "203 ext-3 ext-7",
    "lines": "ext-16",
    "tilde": "ext-17 ext-18",
    "addresses": "ext-19",
    "as published": "631",
    "unclosed": "653",
    "words": "ext-22",
    "notes": "ext-23",
}


def examples(name: str) -> list[dict[str, str]]:
    """Return the examples of the file *name*: ``id``, ``section`` and ``text``."""
    found: list[dict[str, str]] = tomllib.loads((EXAMPLES / name).read_text("utf-8"))["example"]
    return found


def reasons(lists: dict[str, str], prefix: str) -> dict[str, str]:
    """Return why, by id."""
    return {f"{prefix}-{number}": why for why, ids in lists.items() for number in ids.split()}


COMMONMARK: Final = reasons(OTHERWISE, "cm")
GFM: Final = reasons(OTHERWISE_GFM, "gfm")


@cache
def commonmark() -> MarkdownIt:
    """Return the parser that passes all of CommonMark 0.31.2's examples."""
    return MarkdownIt("commonmark")


@cache
def gfm() -> MarkdownIt:
    """Return CommonMark with GFM's extensions."""
    return MarkdownIt("commonmark").use(gfm_plugin)


def normal(html: str) -> str:
    """Return *html* without what means nothing, and with this site's headings: h2 to h4, no ids."""
    html = re.sub(r"<(/?)h1\b", r"<\1h2", html)
    html = re.sub(r"<(/?)h[56]\b", r"<\1h4", html)
    html = re.sub(r'(<h\d) id="[^"]*"', r"\1", html)
    html = re.sub(r' style="text-align:(\w+)"', r' align="\1"', html)
    # 1) keeps its bracket; long marks have room
    html = re.sub(r' class="(?:bracketed|wide-marks|wider-marks| )+"', "", html)
    html = re.sub(r"\s+", " ", re.sub(r" ?/>", ">", html))
    return re.sub(r" ?(<[^>]*>) ?", r"\1", html).strip()


def ours(text: str) -> str:
    """Return what this site's parser makes of *text*, before it is sanitised."""
    return normal(str(parser("vi").render(text, {})))


@pytest.mark.parametrize("example", examples("commonmark.toml"), ids=lambda example: example["id"])
def test_an_example_of_commonmark(example: dict[str, str]) -> None:
    as_published = normal(str(commonmark().render(example["text"]))) == ours(example["text"])
    assert as_published == (example["id"] not in COMMONMARK)


@pytest.mark.parametrize("example", examples("gfm.toml"), ids=lambda example: example["id"])
def test_an_example_of_gfm(example: dict[str, str]) -> None:
    as_published = normal(str(gfm().render(example["text"]))) == ours(example["text"])
    assert as_published == (example["id"] not in GFM)


def test_every_reason_is_one_of_the_list_and_every_example_is_there() -> None:
    assert {*OTHERWISE, *OTHERWISE_GFM} == REASONS.keys()
    ids = {example["id"] for name in ("commonmark.toml", "gfm.toml") for example in examples(name)}
    assert {*COMMONMARK, *GFM} <= ids
    assert len(examples("commonmark.toml")) == 655
