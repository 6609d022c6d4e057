"""Style sheets, drawings, feeds and sitemaps of the output."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from plugins.safety.file_reading import FileReading

_CSS_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS_ADDRESS: Final = re.compile(
    r"""(?:url\(\s*|@import\s+)(?:"([^"]*)"|'([^']*)'|([^\s"')(]+))""", re.IGNORECASE
)
_ABSOLUTE: Final = re.compile(r"[A-Za-z]+://[^ \n<]*\Z").match


def read_css(content: bytes) -> FileReading:
    """Return what is read of a style sheet: all that it loads."""
    read = FileReading()
    css = _CSS_COMMENT.sub(_only_lines, content.decode("utf-8", "replace"))
    for found in _CSS_ADDRESS.finditer(css):
        address = found[1] or found[2] or found[3] or ""
        read.leads.append((address, "loaded", css.count("\n", 0, found.start()) + 1))
    return read


def read_svg(content: bytes) -> FileReading:
    """Return what is read of a drawing: what it runs and loads, and its ids."""
    read = FileReading()
    root = _parsed(content, read)
    ids: set[str] = set()
    for element in root.iter(etree.Element) if root is not None else ():
        if _local(element.tag) in {"script", "foreignobject", "iframe", "handler"}:
            read.faults.append(("O121", element.sourceline, {}))
        for name, value in element.items():
            local = _local(name)
            if local == "id":
                ids.add(value)
            elif local in {"href", "src"}:
                if not value.startswith("#"):
                    read.leads.append((value, "loaded", element.sourceline))
            elif local.startswith("on"):
                read.faults.append(("O122", element.sourceline, {"name": local}))
    read.ids = sorted(ids)
    return read


def read_xml(content: bytes) -> FileReading:
    """Return what is read of a feed or sitemap: the absolute addresses that it names."""
    read = FileReading()
    root = _parsed(content, read)
    for element in root.iter(etree.Element) if root is not None else ():
        for address in (element.text or "", *map(str, element.attrib.values())):
            if _ABSOLUTE(address):
                read.stated.append((address, "listed", element.sourceline))
    return read


def _parsed(content: bytes, read: FileReading) -> etree._Element | None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        read.faults.append(("O127", error.lineno or 0, {}))
        return None


def _local(name: object) -> str:
    return str(name).rpartition("}")[2].lower()


def _only_lines(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n") or " "
