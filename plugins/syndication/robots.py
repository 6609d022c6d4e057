"""robots.txt (RFC 9309): nothing is closed to search engines, but for a preview, which is closed whole."""

from __future__ import annotations

from typing import Final

CLOSED: Final = "User-agent: *\nDisallow: /\n"


def robots(sitemap_url: str, closed: bool = False) -> str:
    """Return robots.txt with the way to the sitemap: asked for at a host's root, not below a path.

    A *closed* site is for no search engine.
    """
    if closed:
        return CLOSED
    return "\n".join(["User-agent: *", "Disallow:", "", f"Sitemap: {sitemap_url}", ""])
