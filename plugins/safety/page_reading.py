"""The reading of one HTML page of the output."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree

from plugins.core.link_forms import LEFT_OVER, srcset_candidates
from plugins.safety.file_reading import FileReading, Use

# Attributes that hold an address, and those that hold several.
_ADDRESSES: Final = frozenset(
    {"href", "src", "action", "formaction", "poster", "data", "background", "xlink:href", "ping"}
)
_SOURCE_SETS: Final = frozenset({"srcset", "imagesrcset"})
_LINKING: Final = frozenset({"a", "area"})
# <link> with one of these makes a browser fetch or connect.
_FETCHING: Final = frozenset(
    {"stylesheet", "icon", "apple-touch-icon", "mask-icon", "manifest", "preload", "modulepreload",
     "prefetch", "prerender", "preconnect", "dns-prefetch", "apple-touch-startup-image"}
)  # fmt: skip
_SHARED: Final = re.compile(r"(?:og|twitter):(?:image|url|video|audio)(?::url|:secure_url|:src)?")
_FRAMES: Final = frozenset(
    {"iframe", "frame", "object", "embed", "applet", "portal", "fencedframe"}
)
_INERT_SCRIPTS: Final = frozenset({"application/ld+json", "application/json"})
_REFRESH: Final = re.compile(r"^\s*[\d.]*\s*[;,]?\s*(?:url\s*=)?\s*['\"]?([^'\"]*)", re.IGNORECASE)
_ABSOLUTE: Final = re.compile("[A-Za-z]+://").match
_VERBATIM: Final = frozenset({"code", "pre", "script", "title", "h1", "kbd", "samp"})

# libxml2 leaves out what follows the end of the document; browsers do not.
_END: Final = re.compile(rb"</html[^>]*>", re.IGNORECASE)
_PARSER: Final = etree.HTMLParser(encoding="utf-8", huge_tree=True)


def read_page(content: bytes) -> FileReading:
    """Return what is read of the HTML page *content*."""
    read = FileReading()
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        read.faults.append(("O135", content.count(b"\n", 0, error.start) + 1, {}))
        return read
    if content.lower().partition(b"</html")[2].partition(b">")[2].strip():
        content = _END.sub(b"", content)
    root = etree.fromstring(content, _PARSER) if text.strip() else None
    if root is None:
        read.faults.append(("O136", 0, {}))
        return read
    if _PARSER.error_log.filter_from_fatals():  # deeper than 2,048: the rest was not read
        read.faults.append(("O137", 0, {}))
        return read
    _Page(read).read(root)
    if LEFT_OVER.search(text):
        _left_over(read, root)
    return read


def _left_over(read: FileReading, root: etree._Element) -> None:
    for element in root.iter(etree.Element):
        if element.tag in _VERBATIM:
            continue
        own = [element.text, *(child.tail for child in element)]
        for text in filter(None, own):
            if found := LEFT_OVER.search(text):
                read.faults.append(("O140", element.sourceline, {"address": found[0]}))


@dataclass(slots=True)
class _Page:
    """The page that is being read."""

    found: FileReading

    def read(self, root: etree._Element) -> None:
        ids: set[str] = set()
        headings = 0
        title = ""
        for element in root.iter(etree.Element):
            tag = str(element.tag)
            if tag == "h1":
                headings += 1
            elif tag == "title" and (parent := element.getparent()) is not None:
                title = (element.text or "") if parent.tag == "head" else title
            elif tag in _SPECIAL:
                self._special(element, tag)
            for name, value in element.items():
                if name == "id" or (name == "name" and tag == "a"):
                    if name == "id" and value in ids:
                        self._add("O133", element, id=value)
                    ids.add(value)
                elif name in _ADDRESSES:
                    self._address(element, tag, name, value)
                elif name in _SOURCE_SETS:
                    for address, _ in srcset_candidates(value):
                        self._lead(element, address, "embed")
                elif name == "style":
                    self._add("O123", element, tag=tag)
                elif name[:2] == "on" or name == "srcdoc":
                    self._add("O122", element, name=name)
        self.found.ids = sorted(ids)
        if headings != 1:
            self.found.faults.append(("O130", 0, {"count": headings}))
        if not (root.get("lang") or "").strip():
            self.found.faults.append(("O131", 0, {}))
        if not title.strip():
            self.found.faults.append(("O132", 0, {}))

    def _address(self, element: etree._Element, tag: str, name: str, value: str) -> None:
        if tag in _LINKING and name == "href":
            self._lead(element, value, "link")
        elif tag == "link":
            relations = (element.get("rel") or "").lower().split()
            fetched = not _FETCHING.isdisjoint(relations)
            self._lead(element, value, "embed" if fetched else "own")
        else:
            self._lead(element, value, "embed")

    def _lead(self, element: etree._Element, address: str, use: Use) -> None:
        self.found.leads.append((address, use, element.sourceline))

    def _special(self, element: etree._Element, tag: str) -> None:
        if tag == "script":
            self._script(element)
        elif tag == "meta":
            self._meta(element)
        elif tag == "style":
            self._add("O123", element, tag=tag)
        elif tag == "base":
            self._add("O124", element)
        else:
            self._add("O126", element, tag=tag)

    def _script(self, element: etree._Element) -> None:
        kind = (element.get("type") or "").strip().lower()
        if kind in _INERT_SCRIPTS:
            try:
                content = json.loads(element.text or "")
            except ValueError:
                self._add("O125", element)
                return
            for address in filter(_ABSOLUTE, _texts(content)):
                self.found.stated.append((address, "own", element.sourceline))
        elif element.get("src") is None:
            self._add("O121", element)

    def _meta(self, element: etree._Element) -> None:
        content = element.get("content") or ""
        if (element.get("http-equiv") or "").strip().lower() == "refresh":
            found = _REFRESH.match(content)
            self._lead(element, found[1] if found else "", "embed")
        elif _SHARED.fullmatch(element.get("property") or element.get("name") or ""):
            self._lead(element, content, "own")

    def _add(self, code: str, element: etree._Element, **values: object) -> None:
        self.found.faults.append((code, element.sourceline, values))


_SPECIAL: Final = _FRAMES | {"script", "meta", "style", "base"}


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
