"""What a text names becomes the name of a file in its folder, wherever a name can be written.

Later steps compare names as they are: whatever an editor cannot see is settled here, once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape, unescape
from typing import Any, Final
from urllib.parse import quote, unquote

from plugins.core.link_forms import SRC
from plugins.core.lookalikes import mend
from plugins.core.names import find_asset
from plugins.core.site import Asset

_LISTS: Final = ("gallery", "attachments")


def settle_fields(values: dict[str, Any], assets: Mapping[str, Asset]) -> None:
    """Write the names of *assets* into the fields that name one; a name of no file stays as it is."""
    if isinstance(values.get("cover"), str):
        values["cover"] = _settled(values["cover"], assets)
    for field in _LISTS:
        rows = values.get(field)
        for row in rows if isinstance(rows, list) else [rows]:
            if isinstance(row, dict) and isinstance(row.get("file"), str):
                row["file"] = _settled(row["file"], assets)


def settle_pictures(html: str, assets: Mapping[str, Asset]) -> str:
    """Return sanitised *html* whose pictures name *assets*; a picture of no file stays as it is."""

    def settled(found: re.Match[str]) -> str:
        written = unescape(found[2]).strip()
        plain = mend(unquote(written)).removeprefix("./")
        name = find_asset(written.removeprefix("./"), assets) or find_asset(plain, assets)
        if name is None or name == plain:
            return found[0]
        return f"{found[1]}{escape(quote(name))}{found[3]}"

    return SRC.sub(settled, html) if "<img " in html else html


def _settled(written: str, assets: Mapping[str, Asset]) -> str:
    return find_asset(written, assets) or written
