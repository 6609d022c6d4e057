"""One HTML page of the output: its addresses, its safety, its bare necessities."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from lxml import etree

from plugins.core.link_forms import LEFT_OVER, srcset_candidates
from plugins.safety.findings import Findings
from plugins.safety.targets import Kind, Targets

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
_VERBATIM: Final = frozenset({"code", "pre", "script", "title", "h1", "kbd", "samp"})

_LINK_CODES: Final[dict[Kind, str]] = {
    "missing": "O101",
    "no_slash": "O104",
    "outside": "O105",
    "unrooted": "O106",
    "inline": "O113",
    "script": "O120",
    "unresolved": "O140",
    "strange": "O107",
}
_EMBED_CODES: Final[dict[Kind, str]] = {
    **_LINK_CODES,
    "missing": "O103",
    "foreign": "O110",
    "contact": "O107",
}
_OWN_CODES: Final[dict[Kind, str]] = {**_LINK_CODES, "missing": "O111"}

_PARSER: Final = etree.HTMLParser(encoding="utf-8", huge_tree=True)


@dataclass(slots=True)
class Pages:
    """Checks pages one by one and keeps what can only be said at the end: fragments."""

    targets: Targets
    findings: Findings
    ids: dict[str, frozenset[str]] = field(default_factory=dict)
    _wanted: dict[tuple[str, str], list[tuple[str, int | None]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def check(self, path: str, content: bytes) -> None:
        """Check the page *path*."""
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError as error:
            self.findings.add("O135", path, content.count(b"\n", 0, error.start) + 1)
            return
        root = etree.fromstring(content, _PARSER) if text.strip() else None
        if root is None:
            self.findings.add("O136", path)
            return
        if _PARSER.error_log.filter_from_fatals():  # deeper than 2,048: the rest was not read
            self.findings.add("O137", path)
            return
        _Page(self, path).read(root)
        if LEFT_OVER.search(text):
            self._left_over(path, root)

    def want(self, target: str, fragment: str, page: str, line: int | None) -> None:
        """Remember that *page* leads to a *fragment* of the file *target*."""
        self._wanted[target, fragment].append((page, line))

    def finish(self) -> None:
        """Report the fragments that no page has."""
        for (target, fragment), places in self._wanted.items():
            known = self.ids.get(target)
            if known is None or fragment in known or fragment == "top":
                continue
            for page, line in places:
                self.findings.add("O102", page, line, target=target, fragment=fragment)

    def _left_over(self, path: str, root: etree._Element) -> None:
        for element in root.iter(etree.Element):
            if element.tag in _VERBATIM:
                continue
            own = [element.text, *(child.tail for child in element)]
            for text in filter(None, own):
                if found := LEFT_OVER.search(text):
                    self.findings.add("O140", path, element.sourceline, address=found[0])


@dataclass(slots=True)
class _Page:
    """The page that is being read."""

    pages: Pages
    path: str

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
                        self._lead(element, address, _EMBED_CODES)
                elif name == "style":
                    self._add("O123", element, tag=tag)
                elif name[:2] == "on" or name == "srcdoc":
                    self._add("O122", element, name=name)
        self.pages.ids[self.path] = frozenset(ids)
        if headings != 1:
            self.pages.findings.add("O130", self.path, count=headings)
        if not (root.get("lang") or "").strip():
            self.pages.findings.add("O131", self.path)
        if not title.strip():
            self.pages.findings.add("O132", self.path)

    def _address(self, element: etree._Element, tag: str, name: str, value: str) -> None:
        if tag in _LINKING and name == "href":
            self._lead(element, value, _LINK_CODES)
        elif tag == "link":
            relations = (element.get("rel") or "").lower().split()
            fetched = not _FETCHING.isdisjoint(relations)
            self._lead(element, value, _EMBED_CODES if fetched else _OWN_CODES)
        else:
            self._lead(element, value, _EMBED_CODES)

    def _lead(self, element: etree._Element, address: str, codes: dict[Kind, str]) -> None:
        """Check that *address* leads to a file of the output, as far as *codes* asks for it."""
        target = self.pages.targets.find(address, self.path)
        if code := codes.get(target.kind):
            self._add(code, element, address=address)
        elif target.fragment:
            self.pages.want(target.path, target.fragment, self.path, element.sourceline)

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
            for address in _texts(content):
                if self.pages.targets.is_own(address):
                    own = address.partition("#")[0]
                    self._lead(element, own, _OWN_CODES)
        elif element.get("src") is None:
            self._add("O121", element)

    def _meta(self, element: etree._Element) -> None:
        content = element.get("content") or ""
        if (element.get("http-equiv") or "").strip().lower() == "refresh":
            found = _REFRESH.match(content)
            self._lead(element, found[1] if found else "", _EMBED_CODES)
        elif _SHARED.fullmatch(element.get("property") or element.get("name") or ""):
            self._lead(element, content, _OWN_CODES)

    def _add(self, code: str, element: etree._Element, **values: object) -> None:
        self.pages.findings.add(code, self.path, element.sourceline, **values)


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
