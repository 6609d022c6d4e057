"""Whether ``SITEURL`` is an address that links, rules of servers and QR codes can all carry."""

from __future__ import annotations

import ipaddress
import re
from typing import Final
from urllib.parse import SplitResult, urlsplit

from plugins.core.problems import ContentError, Place, problem

LONGEST: Final = 200  # characters; a QR code holds 2,331 bytes, a page's address included
_LABEL: Final = re.compile(r"[^\W_](?:[\w-]{0,61}[^\W_])?")
# What stands for itself in a URL (RFC 3986, unreserved), and in every server's configuration.
_SEGMENT: Final = re.compile(r"[A-Za-z0-9._~-]+")


def check_address(address: str) -> None:
    """Raise ``ContentError`` where *address* is not ``http(s)://HOST[:PORT][/PATH]``.

    The path is of plain segments: no ``..``, no empty one, nothing that is percent-encoded.
    """
    code = _fault(address)
    if code:
        shown = "…" if code == "X831" else address  # a password is not repeated
        raise ContentError([problem(code, Place("SITEURL"), value=shown, longest=LONGEST)])


def _fault(address: str) -> str | None:
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return "X811"
    if "@" in parts.netloc:
        return "X831"
    plain = address.isprintable() and not set(address) & set(" \"'<>\\`")
    sound = parts.scheme in {"http", "https"} and port != 0 and _is_host(parts)
    if not (sound and plain) or set(address) & set("?#"):
        return "X811"
    if len(address) > LONGEST:
        return "X832"
    path = parts.path.removesuffix("/")
    segments = path.split("/")[1:]
    fit = all(_SEGMENT.fullmatch(part) and part.strip(".") for part in segments)
    return None if fit and not address.endswith("//") else "X830"


def _is_host(parts: SplitResult) -> bool:
    name = parts.hostname or ""
    if parts.netloc.startswith("["):
        try:
            return ipaddress.ip_address(name).version == 6
        except ValueError:
            return False
    labels = name.removesuffix(".").split(".")
    return len(name) <= 253 and all(_LABEL.fullmatch(label) for label in labels)
