"""What an address or a link is: in running text, in Markdown, and in the HTML that is made of it.

An address here is what is left as written: of all that looks like one, ``stories.markdown.untouched``
says which become links (GFM), and ``core.fields`` which a field takes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

SCHEME: Final = r"[a-zA-Z][a-zA-Z0-9+.-]*:"  # RFC 3986, 3.1
ID_KINDS: Final = ("story", "page", "org")  # an editor's links to what has an id: story:hoi-trai

# A bracket belongs to an address where it is opened there: Markdown's own closes it, a sentence's too.
_SIGN: Final = r"[^\s<>\"“”()\[\]]"
ADDRESS: Final = (
    r"(?:[a-zA-Z][a-zA-Z0-9+.-]{0,30}://|\b[wW]{3}\.|\b(?i:mailto|tel):)"
    rf"(?:{_SIGN}|\({_SIGN}*\)|\[{_SIGN}*\])+"
)
MAIL: Final = r"(?<!\w)\w[\w.+'-]{0,63}@[\w-]+(?:\.[\w-]+)+"

# The value of an attribute of a tag as people write it, in one of three groups.
ATTRIBUTE_VALUE: Final = r"""(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))"""
GALLERY_MARK: Final = "<p>[[gallery]]</p>"  # where an editor placed the gallery
# What stays of a mark that an editor misplaced.
LEFT_OVER: Final = re.compile(rf"\[\[gallery\]\]|\]\((?:{'|'.join(ID_KINDS)}):")

_ADDRESS: Final = re.compile(ADDRESS)
_SCHEME: Final = re.compile(rf"\s*({SCHEME})")
_ATTRIBUTE: Final = re.compile(r'([a-z-]+)="([^"]*)"')
# HTML, «parse a srcset attribute»: an address runs to the next space; commas at its end close
# the candidate, so a comma inside an address is part of it.
_CANDIDATE: Final = re.compile(r"[\s,]*([^\s,]\S*)")
_DESCRIPTOR: Final = re.compile(r"[^,(]*(?:\([^)]*\)?[^,(]*)*")


def _address_of(tag: str, name: str) -> re.Pattern[str]:
    return re.compile(rf'(<{tag}(?: [a-z-]+="[^"]*")*? {name}=")([^"]*)(")')


# The address in a tag of sanitised HTML, as its second group: the same words as code are no tag.
HREF: Final = _address_of("a", "href")
SRC: Final = _address_of("img", "src")
# Whole elements of sanitised HTML; the first group are the attributes.
LINK: Final = re.compile(r'<a((?: [a-z-]+="[^"]*")*)>(.*?)</a>', re.DOTALL)
IMAGE: Final = re.compile(r'<img((?: [a-z-]+="[^"]*")*)>')


def is_address(text: str) -> bool:
    """Say whether *text* is an address and nothing else."""
    return _ADDRESS.fullmatch(text) is not None


def scheme_of(address: str) -> str:
    """Return the scheme of *address* in lower case, without its colon; empty where it has none."""
    found = _SCHEME.match(address)
    return found[1][:-1].lower() if found else ""


def is_elsewhere(address: str) -> bool:
    """Say whether *address* names its scheme or its host: no path of this site or of a folder."""
    return bool(scheme_of(address)) or address.startswith(("//", "\\\\"))


def attributes(written: str) -> dict[str, str]:
    """Return the attributes of a tag of sanitised HTML."""
    return {name: unescape(value) for name, value in _ATTRIBUTE.findall(written)}


def leads_within(html: str) -> tuple[str, ...]:
    """Return the addresses in sanitised *html* that are a path of this site or name a place of a page."""
    if 'href="/' not in html and "#" not in html:
        return ()
    found = (unescape(match[2]).strip() for match in HREF.finditer(html))
    return tuple(to for to in found if "#" in to or (to.startswith("/") and to[:2] != "//"))


def holds_marks(source: str, body_line: int, body: str) -> bool:
    """Say whether a mark may have stayed a mark in a text: in a field, or misplaced in its sanitised *body*."""
    if not LEFT_OVER.search(source):
        return False
    head = "\n".join(source.split("\n")[: body_line - 1])
    return bool(LEFT_OVER.search(head)) or "[[" in body.replace(GALLERY_MARK, "")


def srcset_candidates(srcset: str) -> Iterator[tuple[str, str]]:
    """Yield the address and the descriptor (``480w``, ``2x`` or nothing) of every candidate."""
    position = 0
    while found := _CANDIDATE.match(srcset, position):
        address, position = found[1], found.end()
        if address.endswith(","):
            yield address.rstrip(","), ""
        elif descriptor := _DESCRIPTOR.match(srcset, position):
            position = descriptor.end()
            yield address, " ".join(descriptor[0].split())
