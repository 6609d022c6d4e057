"""Looks whether the equal site is what it is measured as: its pages, their parts, where links lead."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final
from urllib.parse import unquote
from xml.etree import ElementTree

from bench.corpus import BODIES, LANGS, SECTIONS, TOPICS, Made
from plugins.core.text import slugify

_A_PAGE: Final = 20  # stories of a list
_STANDING: Final = 7  # front page, archive, sections, topics, organisations, search, 404
_FEED: Final = 20
_NEWS: Final = {"vi": "tin-tuc", "en": "en/news"}
_SECTION: Final = {"vi": "chuyen-muc", "en": "en/sections"}
_ITEM: Final = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_WAY: Final = "{http://www.w3.org/1999/xhtml}link"
_LINK: Final = re.compile(r'(?:href|src|action)="(/[^"#?]*)')
_DATA: Final = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
_PARTS: Final = (
    'class="nameplate"', 'class="menu"', 'class="language-switch"', 'class="breadcrumb"',
    'class="footer__links"', 'rel="canonical"', 'hreflang="x-default"', 'property="og:title"',
    'property="og:image"', 'type="application/rss&#43;xml"',
)  # fmt: skip
_STORY_PARTS: Final = (
    'class="prose"', 'class="tags"', 'class="share"', 'class="cite"', 'class="related"',
    'class="neighbours"', 'property="article:tag"',
)  # fmt: skip


def faults(made: Sequence[Made], output: Path) -> list[str]:
    """Return what is wrong with the equal site of *made* in *output*."""
    count = sum(1 for _ in output.rglob("*.html"))
    found = [] if count == expected(made) else [f"{count} pages instead of {expected(made)}"]
    for story in (made[0], made[len(made) // 2], made[-1]):
        for lang in LANGS:
            place = f"{_NEWS[lang]}/{story.date.year}/{slugify(story.titles[lang])}/"
            found += _story(output, place, story.titles[lang])
    for lang in LANGS:
        home = "" if lang == "vi" else f"{lang}/"
        found += _lists(output, [home, f"{_SECTION[lang]}/", f"{_SECTION[lang]}/{SECTIONS[0]}/"])
        found += _sitemap(output / lang / "sitemap.xml", len(made))
        for section in SECTIONS:
            stories = sum(story.section == section for story in made)
            found += _feed(output / _SECTION[lang] / section / "rss.xml", min(stories, _FEED))
    return found


def expected(made: Sequence[Made]) -> int:
    """Return how many pages the equal site of *made* has: stories, lists and what stands."""
    sizes = Counter(story.section for story in made)
    sizes.update(topic for story in made for topic in story.topics)
    sizes.update(body for story in made for body in story.bodies)
    sizes.update(f"{story.date:%Y}" for story in made)
    sizes.update(f"{story.date:%Y-%m}" for story in made)
    named = sum(-(-size // _A_PAGE) for size in sizes.values())
    return len(LANGS) * (len(made) + named + _unused(sizes) + _STANDING)


def _unused(sizes: Counter[str]) -> int:
    """Return how many names have no story: their list is one empty page."""
    return sum(key not in sizes for key in (*SECTIONS, *TOPICS, *BODIES))


def _story(output: Path, place: str, title: str) -> list[str]:
    text = _text(output, place)
    missing = [part for part in (*_PARTS, *_STORY_PARTS) if part not in text]
    if f">{title}</h1>" not in text:
        missing.append("title")
    kinds = {row["@type"] for row in _data(text)}
    missing += {"NewsArticle", "BreadcrumbList", "Organization", "WebSite"} - kinds
    return [f"{place}: no {part}" for part in missing] + _dead(output, place, text)


def _lists(output: Path, places: Iterable[str]) -> list[str]:
    found = []
    for place in places:
        text = _text(output, place)
        kinds = {row["@type"] for row in _data(text)}
        if "CollectionPage" not in kinds:
            found.append(f"{place}: no CollectionPage")
        found += _dead(output, place, text)
    return found


def _data(text: str) -> list[dict[str, object]]:
    match = _DATA.search(text)
    return list(json.loads(match[1])["@graph"]) if match else []


def _dead(output: Path, place: str, text: str) -> list[str]:
    """Return the links of the page at *place* that lead nowhere; the search comes with Pagefind."""
    found = []
    for link in sorted(set(_LINK.findall(text))):
        target = output / unquote(link).strip("/")
        if not (target / "index.html" if link.endswith("/") else target).is_file():
            found.append(f"{place}: {link} leads nowhere")
    return found


def _sitemap(path: Path, stories: int) -> list[str]:
    rows = ElementTree.parse(path).getroot().findall(f"{_ITEM}url")
    ways = all(len(row.findall(_WAY)) == 3 for row in rows)  # both languages, the default
    return [] if len(rows) > stories and ways else [f"{path}: {len(rows)} addresses"]


def _feed(path: Path, items: int) -> list[str]:
    count = len(ElementTree.parse(path).getroot().findall("channel/item"))
    return [] if count == items else [f"{path}: {count} items instead of {items}"]


def _text(output: Path, place: str) -> str:
    return (output / place / "index.html").read_text("utf-8")
