"""What a story's page weighs on the line, without its pictures: counted from the built files."""

from __future__ import annotations

import gzip
import re
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import lxml.html

from tests.conftest import Built

PAGE, SCRIPTS = 100_000, 10_000  # bytes, of them JavaScript
ITALIC = "source-serif-4-400-italic.woff2"  # asked for where a text has words in italics
SLANTED = "//main//em | //main//i | //main//cite | //main//blockquote"
IMPORTED = re.compile(rb"""(?:from|import)\s*["'](\.{1,2}/[^"']+)["']""")


@cache
def carried(path: Path) -> int:
    """Return the bytes of a file as served: text gzipped, fonts as they are."""
    content = path.read_bytes()
    return len(content if path.suffix == ".woff2" else gzip.compress(content, 9))


def with_imports(path: Path, seen: set[Path]) -> set[Path]:
    """Add the module at *path* and all that it imports to *seen*."""
    if path not in seen:
        seen.add(path)
        for name in IMPORTED.findall(path.read_bytes()):
            with_imports((path.parent / name.decode()).resolve(), seen)
    return seen


def asked(output: Path, page: Path) -> tuple[set[Path], set[Path]]:
    """Return the files that a page makes a browser ask for: its scripts, and all but them."""
    tree = lxml.html.fromstring(page.read_bytes())

    def files(xpath: str) -> set[Path]:
        addresses = (urlsplit(found).path.lstrip("/") for found in tree.xpath(xpath))
        return {(output / address).resolve() for address in addresses}

    scripts: set[Path] = set()
    for path in files("//script/@src"):
        with_imports(path, scripts)
    [main] = [path for path in scripts if path.name == "main.js"]
    for name in tree.xpath("//@data-module"):
        with_imports(main.parent / f"modules/{name}.js", scripts)
    others = files("//link[@rel='stylesheet']/@href | //link[@as='font']/@href | //use/@href")
    if tree.xpath(SLANTED):
        others.add(next(path.parent for path in others if path.suffix == ".woff2") / ITALIC)
    return scripts, {page, *others}


def pages(sample: Built) -> list[Path]:
    """Return the page of every story in both languages."""
    return [
        sample.output / text.address / "index.html"
        for story in sample.site.stories
        for text in story.texts.values()
        if (sample.output / text.address / "index.html").is_file()
    ]


def test_a_storys_page_without_pictures_is_light(sample: Built) -> None:
    weights = {}
    for page in pages(sample):
        scripts, others = asked(sample.output, page)
        code = sum(map(carried, scripts))
        weights[page] = code + sum(map(carried, others))
        assert len(scripts) >= 3, page
        assert code <= SCRIPTS, (page, code)
        assert sum(path.suffix == ".woff2" for path in others) >= 4, page
    assert len(weights) > 80
    assert max(weights.values()) <= PAGE, sorted(weights.items(), key=lambda one: -one[1])[:3]
