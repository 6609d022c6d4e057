"""Absolute addresses: of one link, of all links in a piece of HTML, and ids that outlive moves."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Callable
from functools import lru_cache
from html.parser import HTMLParser
from typing import Final
from urllib.parse import quote, urljoin, urlsplit

from plugins.core.link_forms import srcset_candidates

_ADDRESSES: Final = frozenset(
    {"href", "src", "poster", "cite", "data", "action", "formaction", "longdesc", "xlink:href"}
)
_ADDRESS_LISTS: Final = frozenset({"srcset", "imagesrcset"})
_CLOSED: Final = re.compile(r"[\s\"']/>$")  # the slash of href=/a/> belongs to the address


def absolute_to(site_url: str) -> Callable[[str], str]:
    """Return the function that makes an address of the site at *site_url* absolute.

    It takes an ``href`` that starts with ``/`` (the base path included), or an address below the
    site's root; what is absolute already stays. Raises ``ValueError`` unless *site_url* is one.
    """
    parts = urlsplit(site_url)
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        raise ValueError(f"not the absolute address of a site: {site_url!r}")
    root = site_url.rstrip("/") + "/"

    origin = f"{parts.scheme}://{parts.netloc}"

    def absolute(address: str) -> str:
        if address[:1] == "/" and address[:2] != "//" and "/." not in address:
            return origin + address  # what urljoin gives for the usual case, ten times faster
        return urljoin(root, address)

    return absolute


def tag_uri(authority: str, since: dt.date, specific: str) -> str:
    """Return a tag URI (RFC 4151) that stays the same when the story's address changes.

    *authority* is the domain, *since* any day on which it was the publisher's: the same for all.
    """
    return f"tag:{authority.lower()},{since.isoformat()}:{quote(specific, safe='/-._~')}"


def absolute_srcset(srcset: str, page: str) -> str:
    """Return *srcset* with every address absolute, as read on *page*."""
    return ", ".join(
        f"{_joined(page, address)} {descriptor}".rstrip()
        for address, descriptor in srcset_candidates(srcset)
    )


@lru_cache(maxsize=1024)  # a story stands in several feeds, each in three forms
def absolute_html(fragment: str, page: str) -> str:
    """Return *fragment* with every address absolute, as read on *page*; all else stays as it is.

    But for drawings (``<svg>``): they are the page's furniture, and readers of feeds cut them up.
    """
    writer = _Absolute(page)
    writer.feed(fragment)
    writer.close()
    return "".join(writer.parts)


class _Absolute(HTMLParser):
    """Copies a fragment token by token and writes anew only start tags that hold an address."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.page = page
        self.parts: list[str] = []
        self._drawn = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "svg" or self._drawn:
            self._drawn += tag == "svg"
            return
        mended = [(name, self._mended(name, value)) for name, value in attrs]
        source = self.get_starttag_text() or ""
        self.parts.append(
            source
            if mended == attrs
            else _start_tag(tag, mended, _CLOSED.search(source) is not None)
        )

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "svg":
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self._drawn:
            self._drawn -= tag == "svg"
            return
        self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self._drawn:
            return
        self.parts.append(data if self.cdata_elem else html.escape(data, quote=False))

    def handle_comment(self, data: str) -> None:
        """Comments are for nobody who reads a feed."""

    def _mended(self, name: str, value: str | None) -> str | None:
        if value is None:
            return None
        if name in _ADDRESSES:
            return _joined(self.page, value.strip())
        return absolute_srcset(value, self.page) if name in _ADDRESS_LISTS else value


def _joined(page: str, address: str) -> str:
    try:
        return urljoin(page, address)
    except ValueError:  # such as http://[
        return address


def _start_tag(tag: str, attrs: list[tuple[str, str | None]], closed: bool) -> str:
    written = "".join(
        f" {name}" if value is None else f' {name}="{html.escape(value)}"' for name, value in attrs
    )
    return f"<{tag}{written}{' /' if closed else ''}>"
