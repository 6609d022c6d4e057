"""Where the site is published, as ``content/data/site.yaml`` says: read before anything else is.

``publishconf.py`` takes it for ``SITEURL`` where the environment names none. What is wrong with the file
or the address is reported by the check of the content, with its line.
"""

from __future__ import annotations

from pathlib import Path

from plugins.core.site_address import fault
from plugins.stories.encoding import EncodingError, NotTextError, read_text
from plugins.stories.frontmatter import parse_yaml


def stated_address(content: Path) -> str | None:
    """Return the address without a slash at its end, ``None`` where there is none or it is not sound."""
    try:
        written = read_text((content / "data" / "site.yaml").read_bytes()).text
    except (OSError, EncodingError, NotTextError):
        return None
    values = parse_yaml(written, "site.yaml").values
    address = values.get("address") if isinstance(values, dict) else None
    if not isinstance(address, str) or fault(address.strip()):
        return None
    return address.strip().rstrip("/")
