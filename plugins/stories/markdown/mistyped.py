"""Addresses that lead no reader anywhere, and what was meant where that is certain."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote, urlsplit

from plugins.core.link_forms import ID_KINDS, MAIL
from plugins.core.names import PICTURE_ENDINGS

_DOMAINS: Final = "vn|com|net|org|info|edu|gov|int|eu|uk|us|jp|kr|asia|io|me|tv|app"
_SITE: Final = rf"(?:[\w-]+\.)+(?:{_DOMAINS})(?:[:/?#]\S*)?"
_PICTURES: Final = "|".join(PICTURE_ENDINGS)
_FILE: Final = (
    rf"[^<>/\n]+\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|csv|zip|txt|mp[34]|mov|m4a|{_PICTURES})"
)
SCHEMES: Final = rf"(?:https?://|mailto:|tel:|(?:{'|'.join(ID_KINDS)}):)"
_ADDRESS: Final = re.compile(
    rf"\s*(?:{SCHEMES}.+|www\..+|{MAIL}|{_SITE}|{_FILE})\s*", re.IGNORECASE
)
_ONE_SLASH: Final = re.compile(
    r"\s*(?:(?:h{1,2}t{1,3}ps?|ttps?)(?:[:;]?\s*/{1,2}|:)|/{3,})[\s/]*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_SOUND: Final = re.compile(r"\s*https?://(?!/)", re.IGNORECASE)
_PHONE: Final = re.compile(r"[+(]?\d[\d\s().-]{5,18}\d")
_HOST: Final = re.compile(r"[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)*\.?")
_PRIVATE_NAMES: Final = (".local", ".lan", ".internal", ".intranet", ".localhost", ".home")


def is_address(text: str) -> bool:
    """Say whether *text* is certainly meant as an address or a file's name."""
    return _ADDRESS.fullmatch(text) is not None


def without_start(address: str) -> str | None:
    """Return *address* with the beginning it lacks: ``tel:``, ``mailto:`` or ``https://``."""
    shown = address.strip()
    if _PHONE.fullmatch(shown):
        return "tel:" + re.sub(r"[^\d+]", "", shown)
    if re.fullmatch(MAIL, shown):
        return f"mailto:{shown}"
    if re.fullmatch(rf"www\.\S+|{_SITE}", shown, re.IGNORECASE):
        return f"https://{shown}"
    return None


def mistyped_start(address: str) -> str | None:
    """Return *address* with ``https://`` as it is meant, or ``None`` where it begins well."""
    found = None if _SOUND.match(address) else _ONE_SLASH.fullmatch(address)
    return f"https://{found['rest'].strip()}" if found else None


def faults(address: str, line: int) -> Iterator[tuple[str, int, dict[str, object]]]:
    """Yield what is wrong with an address whose beginning is sound: code, line and values."""
    shown = unquote(address).strip()
    scheme, _, rest = shown.partition(":")
    scheme = scheme.lower()
    if scheme == "tel" and len(re.sub(r"\D", "", rest.partition(";")[0])) < 3:
        yield "L215", line, {"text": shown}
    elif scheme == "mailto" and not re.match(r"[^@\s]+@[^@\s]+\.\w", rest.partition("?")[0]):
        yield "L216", line, {"text": shown}
    elif scheme in {"http", "https"} or shown.startswith("//"):
        yield from _host_faults(shown, line)


def _host_faults(shown: str, line: int) -> Iterator[tuple[str, int, dict[str, object]]]:
    try:
        parts = urlsplit(shown)
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        yield "L218", line, {"text": shown}
        return
    kind = _kind_of(host)
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    path += f"#{parts.fragment}" if parts.fragment else ""
    if kind == "own":
        yield "L217", line, {"text": shown, "path": path or "/"}
    elif kind == "private":
        yield "L219", line, {"text": shown}
    elif kind == "none":
        yield "L218", line, {"text": shown}


def _kind_of(host: str) -> str:
    """Return ``own`` for this computer, ``private`` for an office's network, ``none`` for no name."""
    try:
        number = ipaddress.ip_address(host)
    except ValueError:
        if host == "localhost":
            return "own"
        if host.endswith(_PRIVATE_NAMES):
            return "private"
        if not _HOST.fullmatch(host) or re.fullmatch(r"[\d.]+", host):
            return "none"
        return "" if "." in host else "private"
    if number.is_loopback or number.is_unspecified:
        return "own"
    return "private" if number.is_private or number.is_link_local else ""
