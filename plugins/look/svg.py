"""A drawing that may be published: it runs nothing, and asks nobody for anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from plugins.look import css

_SVG: Final = "http://www.w3.org/2000/svg"
_LINK: Final = "{http://www.w3.org/1999/xlink}href"
_DRAWN: Final = frozenset(
    {
        "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "defs",
        "linearGradient", "radialGradient", "stop", "clipPath", "mask", "use", "symbol", "title", "desc",
        "text", "tspan", "style", "metadata", "pattern", "marker", "filter",
    }
)  # fmt: skip
# What drawing programs note for themselves; browsers pass it by.
_NOTES: Final = (
    "http://www.inkscape.org/namespaces/inkscape",
    "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://creativecommons.org/ns#",
    "http://purl.org/dc/elements/1.1/",
)
_ENCODING: Final = re.compile(r"<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)")
_LENGTH: Final = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(?:px|pt|mm|cm|in)?\s*")


@dataclass(frozen=True, slots=True)
class Unsafe:
    """What in a drawing is not let through, and on which line (0: the file)."""

    what: str
    line: int = 0


def examine(content: bytes) -> tuple[tuple[int, int] | None, list[Unsafe]]:
    """Return the shape of a drawing, width and height, and what is wrong with it."""
    encoding = _other_encoding(content)
    if encoding is not None:
        return None, [Unsafe(encoding, 1)]
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        return None, [Unsafe(str(error.msg), error.lineno or 0)]
    if root.getroottree().docinfo.internalDTD is not None:
        return None, [Unsafe("<!DOCTYPE>", _line_of(b"<!DOCTYPE", content))]
    if root.tag != f"{{{_SVG}}}svg":
        return None, [Unsafe(f"<{etree.QName(root).localname}>", 1)]
    size = _size(root)
    faults = list(_faults(root))
    if size is None:
        faults.append(Unsafe("viewBox", root.sourceline or 0))
    return size, faults


def ground_of(content: bytes) -> int | None:
    """Return the line of the rectangle that fills a sound drawing from edge to edge, if it has one."""
    root = etree.fromstring(content)
    box = [float(one) for one in re.split(r"[\s,]+", (root.get("viewBox") or "").strip()) if one]
    sides = dict(zip(("width", "height"), box[2:], strict=False))
    for element in root.iter(f"{{{_SVG}}}rect"):
        spans = [(element.get(name) or "", sides.get(name)) for name in ("width", "height")]
        fills = all(
            said == "100%"
            or (side and (found := _LENGTH.fullmatch(said)) and float(found[1]) >= side)
            for said, side in spans
        )
        holder = element.getparent()
        aside = holder is not None and etree.QName(holder).localname in {"clipPath", "mask", "defs"}
        if fills and not aside and element.get("fill") != "none":
            return element.sourceline or 0
    return None


def _other_encoding(content: bytes) -> str | None:
    """Return the encoding that *content* is in or says it is in, ``None`` for UTF-8.

    A browser would read a drawing in another one as something else than was looked at here.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "≠ UTF-8"
    if "\0" in text:
        return "≠ UTF-8"
    declared = _ENCODING.match(text)
    return f"encoding={declared[1]}" if declared and declared[1].lower() != "utf-8" else None


def _line_of(words: bytes, content: bytes) -> int:
    return content[: max(content.find(words), 0)].count(b"\n") + 1


def _faults(root: etree._Element) -> Iterator[Unsafe]:
    around = (*root.itersiblings(preceding=True), *root.itersiblings())
    for element in (*around, *root.iter()):
        line = element.sourceline or 0
        if not isinstance(element.tag, str):
            if not isinstance(element, etree._Comment):
                yield Unsafe(str(element)[:40], line)
            continue
        name = etree.QName(element)
        if name.namespace in _NOTES:
            continue
        filters = name.localname.startswith("fe") and name.localname != "feImage"
        if name.namespace != _SVG or not (name.localname in _DRAWN or filters):
            yield Unsafe(f"<{name.localname}>", line)
            continue
        for key, value in element.attrib.items():
            plain = etree.QName(key).localname.lower()
            leads_out = (plain == "href" or key == _LINK) and not value.startswith("#")
            if plain.startswith("on") or plain == "base" or leads_out or _asks(value):
                yield Unsafe(f"{plain}=", line)
        if name.localname == "style":
            yield from _style_faults(element, line)


def _asks(value: str) -> bool:
    """Return whether an attribute, read as styles, asks for another file."""
    said = css.value_faults(value) if "(" in value or "\\" in value else ()
    return any(fault.code == css.OUTSIDE for fault in said)


def _style_faults(element: etree._Element, line: int) -> Iterator[Unsafe]:
    for inner in element.iterchildren(tag=etree.Element):
        yield Unsafe(f"<style><{etree.QName(inner).localname}>", inner.sourceline or line)
    text = str(element.xpath("string()"))  # all that a browser reads: also what follows a comment
    for fault in css.sheet_faults(text):
        yield Unsafe(fault.what, line + fault.line - 1)


def _size(root: etree._Element) -> tuple[int, int] | None:
    box = re.split(r"[\s,]+", (root.get("viewBox") or "").strip())
    try:
        width, height = (float(box[2]), float(box[3])) if len(box) == 4 else (0.0, 0.0)
    except ValueError:
        return None
    if not width or not height:
        stated = [_LENGTH.fullmatch(root.get(name) or "") for name in ("width", "height")]
        if not all(stated):
            return None
        width, height = (float(one[1]) for one in stated if one)
    if width <= 0 or height <= 0 or not 1 / 20 <= width / height <= 20:
        return None
    factor = max(1.0, 100 / min(width, height))  # a shape in whole pixels
    return round(width * factor), round(height * factor)
