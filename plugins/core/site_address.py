"""What the address of a site may be, and whose name it stands under.

An address is one that links, rules of servers and QR codes can all carry.
"""

from __future__ import annotations

import ipaddress
import re
from typing import Final
from urllib.parse import SplitResult, urlsplit

LONGEST: Final = 200  # characters; a QR code holds 2,331 bytes, a page's address included
_LABEL: Final = re.compile(r"[^\W_](?:[\w-]{0,61}[^\W_])?")
# What stands for itself in a URL (RFC 3986, unreserved), and in every server's configuration.
_SEGMENT: Final = re.compile(r"[A-Za-z0-9._~-]+")
# Names that are nobody's (RFC 2606, 6761, 6762), and those that hosts lend for trials and previews.
_NOT_OWN: Final = (
    "localhost", "local", "internal", "lan", "test", "invalid", "example", "example.com", "example.net",
    "example.org", "github.io", "gitlab.io", "pages.dev", "workers.dev", "netlify.app", "vercel.app",
    "web.app", "firebaseapp.com", "onrender.com", "surge.sh", "azurestaticapps.net", "amazonaws.com",
    "cloudfront.net", "r2.dev",
)  # fmt: skip


def fault(address: str) -> str:
    """Return what is wrong with *address*, a word, and "" where it is ``http(s)://HOST[:PORT][/PATH]``.

    ``secret``: it holds a password; ``form``: it is no address; ``long``; ``path``: the path is not
    of plain segments, but has a ``..``, an empty one, or something that is percent-encoded.
    """
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return "form"
    if "@" in parts.netloc:
        return "secret"
    plain = address.isprintable() and not set(address) & set(" \"'<>\\`")
    sound = parts.scheme in {"http", "https"} and port != 0 and _is_host(parts)
    if not (sound and plain) or set(address) & set("?#"):
        return "form"
    if len(address) > LONGEST:
        return "long"
    path = parts.path.removesuffix("/")
    segments = path.split("/")[1:]
    fit = all(_SEGMENT.fullmatch(part) and part.strip(".") for part in segments)
    return "" if fit and not address.endswith("//") else "path"


def is_own_domain(address: str) -> bool:
    """Say whether the site at *address* stands under a name of its own, which readers take for its owner's.

    A name that a host lends for a project's pages is none, nor is a computer's own, a number, or a
    name that the standards reserve for examples.
    """
    host = (urlsplit(address).hostname or "").removesuffix(".")
    try:
        ipaddress.ip_address(host)
    except ValueError:
        lent = any(host == name or host.endswith(f".{name}") for name in _NOT_OWN)
        return "." in host and not lent
    return False


def _is_host(parts: SplitResult) -> bool:
    name = parts.hostname or ""
    if parts.netloc.startswith("["):
        try:
            return ipaddress.ip_address(name).version == 6
        except ValueError:
            return False
    labels = name.removesuffix(".").split(".")
    return len(name) <= 253 and all(_LABEL.fullmatch(label) for label in labels)
