"""XML as bytes that are the same every time, from text that may hold anything."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from lxml import etree

# What XML 1.0 does not allow (section 2.2), and the C1 controls and non-characters it discourages.
_NOT_XML: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def clean(text: str) -> str:
    """Return *text* without the characters that XML cannot carry, line ends as ``\\n``."""
    return _NOT_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def add(
    parent: etree._Element, tag: str, text: str | None = None, **attributes: str | None
) -> etree._Element:
    """Append an element to *parent*; attributes of ``None`` are left out."""
    child = etree.SubElement(parent, tag)
    for name, value in attributes.items():
        if value is not None:
            child.set(name, clean(value))
    if text is not None:
        child.text = clean(text)
    return child


def written(root: etree._Element) -> bytes:
    """Return *root* as a UTF-8 file, declaration and last line end included."""
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)


def rfc3339(moment: dt.datetime) -> str:
    """Return *moment* as Atom wants it, to the second. Raises ``ValueError`` without a zone."""
    if moment.tzinfo is None:
        raise ValueError(f"a datetime without a time zone: {moment!r}")
    return moment.isoformat(timespec="seconds")
