"""The one place where ``make start`` writes down the site's address: ``publishconf.py``."""

from __future__ import annotations

import re
from typing import Final

_LINE: Final = re.compile(r'^SITEURL = os\.environ\.get\("SITEURL", .*$', re.MULTILINE)


def with_address(settings: str, address: str) -> str:
    """Return the text of ``publishconf.py`` with *address* as the site's, where ``SITEURL`` names no other."""
    line = f'SITEURL = os.environ.get("SITEURL", "{address}").rstrip("/")'
    return _LINE.sub(lambda _: line, settings) if address else settings
