"""Links that editors wrote: every path must lead to a page of this site, every fragment to a place in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import unquote, urlsplit

from plugins.core import addresses
from plugins.core.link_forms import GALLERY_MARK, LEFT_OVER, leads_within
from plugins.core.problems import Problem, place_of, problem
from plugins.core.site import AnyText, Site, Text
from plugins.routes.route import Routes, SharedAddressError
from plugins.routes.texts import attachment_routes, texts_of
from plugins.stories.encoding import LARGEST_FILE
from plugins.stories.folders import CAPTIONS
from plugins.stories.links import MOST_DEAD_LINKS

_OTHER_FILES: Final = frozenset({"sitemap.xml", "robots.txt"})
_MEDIA: Final = "media/"  # named by content: the check of the finished output knows them
_ID: Final = re.compile(r'\sid="([^"{}]+)"')
_GALLERY: Final = "[[gallery]]"
# Bounded, since each of many brackets would otherwise look through the whole line.
_SOUND: Final = re.compile(r"`[^`]{0,2000}`|^\[\[gallery\]\]\s*$")
_VERBATIM: Final = re.compile(r"<(code|pre|kbd)\b.*?</\1>", re.DOTALL)
_COMMENT: Final = re.compile(r"(?:^|\s)#\s.*")
_PICTURE: Final = "anh-"  # the ids of pictures, which the check of the finished output knows


def dead_links(site: Site, theme: Path, routes: Callable[[], Routes]) -> tuple[Problem, ...]:
    """Return a problem for each link in a body whose path or fragment this site does not have.

    Needs no picture and writes nothing. *routes* are asked for only where a body names a path that is
    no text's address.
    """
    return (*_dead_paths(site, routes), *_dead_fragments(site, theme), *_left_over(site))


def _left_over(site: Site) -> Iterator[Problem]:
    """Yield a problem for each mark that stayed a mark: in a field, or misplaced in a body."""
    for text in texts_of(site):
        if isinstance(text, Text) and not text.outline.has_marks:
            continue
        lines = text.source.split("\n")
        head, body = lines[: text.body_line - 1], lines[text.body_line - 1 :]
        yield from _in_fields(head, text.path)
        shown = _VERBATIM.sub("", text.body.replace(GALLERY_MARK, ""))
        for number, line in enumerate(body, start=text.body_line) if _GALLERY in shown else ():
            if _GALLERY in _SOUND.sub("", line):
                yield problem("L209", place_of(text.path, number), text=_GALLERY)
    for file in (*site.root.glob("data/*.yaml"), *site.root.glob(f"*/*/*/{CAPTIONS}")):
        if file.is_file() and not file.is_symlink() and file.stat().st_size <= LARGEST_FILE:
            try:
                source = file.read_bytes().decode("utf-8", "replace")
            except OSError:
                continue  # S225 says so
            yield from _in_fields(source.split("\n"), PurePosixPath(file.relative_to(site.root)))


def _in_fields(lines: list[str], path: PurePosixPath) -> Iterator[Problem]:
    """Yield a problem for each mark in *lines* of YAML, whose comments may hold any."""
    for number, line in enumerate(lines, start=1):
        for mark in LEFT_OVER.findall(_COMMENT.sub("", line)):
            yield problem("L209", place_of(path, number), text=mark)


def _dead_fragments(site: Site, theme: Path) -> Iterator[Problem]:
    """Yield a problem for each link to a place that its text does not have.

    Only texts are looked into: what other pages hold is known once they are made.
    """
    texts = {f"/{text.address}": text for text in texts_of(site)}
    frame: set[str] | None = None
    places: dict[str, frozenset[str]] = {}
    for text in texts.values():
        found = 0
        for href in _leads(text):
            path, mark, written = href.partition("#")
            target = texts.get(unquote(path)) if path else text
            place = unquote(written.partition(":~:")[0])
            if not (mark and target and place) or place == "top" or place.startswith(_PICTURE):
                continue
            if target.address not in places:
                shown = target.body if target.outline.status != "withdrawn" else ""
                places[target.address] = frozenset(_ID.findall(shown))
            if place in places[target.address]:
                continue
            frame = _ids_of_templates(theme) if frame is None else frame
            if place in frame:
                continue
            found += 1
            if found > MOST_DEAD_LINKS:
                break
            line = _line_of(text, href)
            where = place_of(text.path, line)
            yield problem("L208", where, text=place, address=f"/{target.address}")


def _line_of(text: AnyText, href: str) -> int:
    return next(iter(text.address_lines.get(href, ())), text.body_line)


def _ids_of_templates(theme: Path) -> set[str]:
    """Return the ids that the pages around the texts have."""
    found = (path.read_text("utf-8") for path in (theme / "templates").rglob("*.html"))
    return {name for template in found for name in _ID.findall(template)}


def _dead_paths(site: Site, routes: Callable[[], Routes]) -> tuple[Problem, ...]:
    """Return a problem for each path in a body that is no address of this site."""
    own = {text.address for text in texts_of(site)} | _OTHER_FILES
    own |= {route.address for route in attachment_routes(site)}
    own |= set(map(addresses.front, addresses.LANGUAGES))
    written = [
        (text, href, path)
        for text in texts_of(site)
        if text.outline.status != "withdrawn"  # what it said is said no longer, its files are gone
        for href, path in _paths(text)
        if path not in own and not path.startswith(_MEDIA)
    ]
    if not written:
        return ()
    try:
        known = routes()
    except SharedAddressError:  # which is reported: what else is an address shows once it is mended
        return ()
    found: set[Problem] = set()
    dead: Counter[PurePosixPath] = Counter()
    for text, href, path in written:
        folder = path.removesuffix("index.html")
        if path in known or (folder != path and (folder in known or folder in own)):
            continue
        dead[text.path] += 1
        if dead[text.path] > MOST_DEAD_LINKS:
            continue
        found.update(
            problem("L204", place_of(text.path, line), text=href)
            for line in text.address_lines.get(href, (text.body_line,))
        )
    return tuple(sorted(found))


def _paths(text: AnyText) -> Iterator[tuple[str, str]]:
    """Yield each link of a body to a path of this site, as written and as an address."""
    for href in _leads(text):
        if href.startswith("/") and not href.startswith("//"):
            yield href, unquote(urlsplit(href).path).removeprefix("/")


def _leads(text: AnyText) -> tuple[str, ...]:
    """Return the addresses in a body that are paths of this site or name a place of a page."""
    return text.outline.leads_to if isinstance(text, Text) else leads_within(text.body)
