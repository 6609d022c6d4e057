"""The links in a body's sanitised HTML."""

from __future__ import annotations

import re
from typing import Final

# What stands before an address, the address, and the quotation mark after it.
HREF: Final = re.compile(r'(<a(?: [a-z-]+="[^"]*")*? href=")([^"]*)(")')
