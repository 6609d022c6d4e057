"""robots.txt (RFC 9309): nothing is closed to search engines but what the site asks to skip."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote


def robots(sitemap_url: str, skipped: Iterable[str] = ()) -> str:
    """Return robots.txt with the way to the sitemap.

    *skipped* are paths from the host's root that crawlers need not fetch, such as
    ``/tim-kiem/?q=``. The file is only asked for at a host's root, not below a base path.
    """
    rules = [f"Disallow: {quote(path, safe='/?=&*$%-._~')}" for path in skipped] or ["Disallow:"]
    return "\n".join(["User-agent: *", *rules, "", f"Sitemap: {sitemap_url}", ""])
