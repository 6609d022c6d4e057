"""Whether ``SITEURL`` is an address that links, rules of servers and QR codes can all carry."""

from __future__ import annotations

from typing import Final

from plugins.core.problems import ContentError, Place, problem
from plugins.core.site_address import LONGEST, fault

_CODES: Final = {"form": "X811", "path": "X830", "secret": "X831", "long": "X832"}


def check_address(address: str) -> None:
    """Raise ``ContentError`` where *address* is not ``http(s)://HOST[:PORT][/PATH]``.

    The path is of plain segments: no ``..``, no empty one, nothing that is percent-encoded.
    """
    found = fault(address)
    if found:
        shown = "…" if found == "secret" else address  # a password is not repeated
        raise ContentError([problem(_CODES[found], Place("SITEURL"), value=shown, longest=LONGEST)])
