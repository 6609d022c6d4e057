"""Old addresses as rules of the usual hosts; the pages at those addresses do the same by themselves.

*moves* are pairs of addresses, the weightiest first; *base* is the base path: ``""`` or ``/repo``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final
from urllib.parse import quote

Moves = Sequence[tuple[str, str]]

# GitLab Pages reads no rule at all of a file with more than 1,000 of them or of more than 64 KB;
# Cloudflare Pages reads 2,000.
MOST_RULES: Final = 1000
MOST_BYTES: Final = 64_000


def netlify(moves: Moves, base: str = "") -> str:
    """Return the file ``_redirects`` of Netlify, Cloudflare Pages and GitLab Pages.

    What is over the limits of these hosts is left to the pages.
    """
    lines: list[str] = []
    size = 0
    for old, new in moves[:MOST_RULES]:
        line = f"{_quoted(base, old)} {_quoted(base, new)} 301\n"
        size += len(line)
        if size > MOST_BYTES:
            break
        lines.append(line)
    return "".join(lines)


def nginx(moves: Moves, base: str = "") -> str:
    """Return a snippet for a ``server`` block of nginx, beside that of the headers."""
    return "".join(
        f"location = {_nginx(f'{base}/{path}')} {{ return 301 {_quoted(base, new)}; }}\n"
        for old, new in moves
        for path in _forms(old)
    )


def apache(moves: Moves, base: str = "") -> str:
    """Return lines for the ``.htaccess`` of Apache 2.4 (mod_alias), below those of the headers."""
    lines = []
    for old, new in moves:
        forms = "|".join(_apache(f"{base}/{path}") for path in _forms(old))
        lines.append(f'RedirectMatch 301 "^(?:{forms})$" "{_quoted(base, new)}"\n')
    return "".join(lines)


def _forms(address: str) -> Iterator[str]:
    """Yield what a reader may have written down of an address."""
    yield address
    yield f"{address}index.html" if address.endswith("/") else f"{address}/"


def _quoted(base: str, address: str) -> str:
    return quote(f"{base}/{address}", safe="/-._~")


def _nginx(path: str) -> str:
    escaped = path.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _apache(path: str) -> str:
    return re.escape(path).replace('"', '\\"')
