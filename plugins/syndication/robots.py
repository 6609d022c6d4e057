"""robots.txt (RFC 9309): nothing is closed to search engines."""

from __future__ import annotations


def robots(sitemap_url: str) -> str:
    """Return robots.txt with the way to the sitemap: asked for at a host's root, not below a path."""
    return "\n".join(["User-agent: *", "Disallow:", "", f"Sitemap: {sitemap_url}", ""])
