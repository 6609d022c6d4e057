"""Where an address on a page of the output leads: read as a browser reads it (WHATWG URL)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, Literal
from urllib.parse import unquote, urlsplit

from plugins.core.link_forms import ID_KINDS, scheme_of

Kind = Literal[
    "file",  # a file of the output
    "missing",  # nothing stands there
    "no_slash",  # a folder, named without the slash at its end
    "outside",  # above the base path
    "unrooted",  # relative, on the 404 page, which is served at any depth
    "foreign",  # another host
    "contact",  # e-mail, telephone, calendar subscription
    "script",
    "inline",  # data: and blob:
    "unresolved",  # story:, page:, org:
    "strange",  # any other scheme
]

_IGNORED: Final = re.compile(r"^[\x00-\x20]+|[\t\n\r]|[\x00-\x20]+$")
_KINDS: Final[dict[str, Kind]] = {
    **dict.fromkeys(("mailto", "tel", "sms", "webcal"), "contact"),
    **dict.fromkeys(("javascript", "vbscript"), "script"),
    **dict.fromkeys(("data", "blob", "filesystem"), "inline"),
    **dict.fromkeys(ID_KINDS, "unresolved"),
}


@dataclass(frozen=True, slots=True)
class Target:
    """What an address leads to: ``path`` is a file of the output when ``kind`` is ``file``."""

    kind: Kind
    path: str = ""
    fragment: str = ""


@dataclass(slots=True)
class Targets:
    """Resolves the addresses of an output; remembers those that are the same on every page.

    *base* is ``""`` or ``/repo``; *site_url* is the absolute address of the output's root, or
    ``""`` where it is not known.
    """

    files: frozenset[str]
    base: str
    site_url: str
    _known: dict[str, Target] = field(default_factory=dict)

    @classmethod
    def of(cls, files: Iterable[str], base: str, site_url: str) -> Targets:
        """Return the resolver of an output made of *files*."""
        return cls(frozenset(files), base.rstrip("/"), site_url.rstrip("/"))

    def find(self, address: str, page: str) -> Target:
        """Return where *address* leads from the file *page*."""
        if address[:1] != "/":
            return self._found(_IGNORED.sub("", address), page)
        found = self._known.get(address)
        if found is None:
            found = self._known[address] = self._found(_IGNORED.sub("", address), page)
        return found

    def is_own(self, address: str) -> bool:
        """Say whether *address* is an absolute address of this site."""
        if not self.site_url or not address.startswith(self.site_url):
            return False
        return address[len(self.site_url) :][:1] in {"", "/", "?", "#"}

    def _found(self, address: str, page: str) -> Target:
        if scheme := scheme_of(address):
            if scheme not in {"http", "https"}:
                return Target(_KINDS.get(scheme, "strange"))
            return self._absolute(address)
        path, _, fragment = address.partition("#")
        path = path.partition("?")[0].replace("\\", "/")
        fragment = unquote(fragment.partition(":~:")[0])
        if path.startswith("//"):
            return self._absolute(f"{urlsplit(self.site_url).scheme or 'https'}:{path}#{fragment}")
        if not path:
            return Target("file", page, fragment)
        if path.startswith("/"):
            if not f"{path}/".startswith(f"{self.base}/"):
                return Target("outside")
            return self._file(path[len(self.base) :].lstrip("/"), fragment)
        if posixpath.basename(page) == "404.html":
            return Target("unrooted")
        return self._file(posixpath.join(posixpath.dirname(page), path), fragment)

    def _absolute(self, address: str) -> Target:
        if not self.is_own(address):
            return Target("foreign")
        return self._found(f"{self.base}/{address[len(self.site_url) :].lstrip('/')}", "")

    def _file(self, path: str, fragment: str) -> Target:
        path = unquote(path)
        folder = path == "" or path.endswith(("/", "/.", "/..")) or path in {".", ".."}
        path = posixpath.normpath(path) if path else "."
        if path == ".." or path.startswith("../"):
            return Target("outside")
        page = posixpath.normpath(f"{path}/index.html")
        if folder:
            return Target("file", page, fragment) if page in self.files else Target("missing")
        if path in self.files:
            return Target("file", path, fragment)
        return Target("no_slash" if page in self.files else "missing")
