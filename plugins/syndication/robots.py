"""robots.txt (RFC 9309): nothing is closed to search engines, but for a preview, which is closed whole."""

from __future__ import annotations


def robots(sitemap_url: str, closed: bool = False) -> str:
    """Return robots.txt with the way to the sitemap: asked for at a host's root, not below a path.

    A *closed* site is for no search engine.
    """
    if closed:
        return "User-agent: *\nDisallow: /\n"
    return "\n".join(["User-agent: *", "Disallow:", "", f"Sitemap: {sitemap_url}", ""])
