"""The headers written down for the usual hosts. *base* is the base path: ``""`` or ``/repo``."""

from __future__ import annotations

import re

from plugins.safety.headers import CACHE_DEFAULT, CACHE_RULES, security_headers


def netlify(base: str = "") -> str:
    """Return the file ``_headers`` of Netlify and Cloudflare Pages.

    Rules that match are joined there, so ``Cache-Control`` is only set for folders: these hosts
    revalidate everything else by themselves.
    """
    lines = [f"{base}/*", *(f"  {name}: {value}" for name, value in security_headers())]
    for rule in CACHE_RULES:
        lines += [f"{base}/{rule.folder}/*", f"  Cache-Control: {rule.value}"]
    return "\n".join([*lines, ""])


def nginx(base: str = "") -> str:
    """Return a snippet for a ``server`` block of nginx.

    A ``location`` with ``add_header`` inherits none from outside, so each states them all.
    """
    blocks = [_location(f"{base}/", CACHE_DEFAULT)]
    blocks += [_location(f"{base}/{rule.folder}/", rule.value) for rule in CACHE_RULES]
    return "\n".join(
        [f"error_page 404 {base}/404.html;", "charset utf-8;", "etag on;", *blocks, ""]
    )


def apache(base: str = "") -> str:
    """Return an ``.htaccess`` for the folder that Apache 2.4 serves at *base*."""
    folders = "|".join(rule.folder for rule in CACHE_RULES)
    [for_ever] = {rule.value for rule in CACHE_RULES}
    lines = [
        "Options -Indexes",
        f"ErrorDocument 404 {base}/404.html",
        "AddDefaultCharset utf-8",
        "<IfModule mod_headers.c>",
        *(f'  Header always set {name} "{value}"' for name, value in security_headers()),
        f'  Header set Cache-Control "{CACHE_DEFAULT}"',
        f'  <If "%{{REQUEST_URI}} =~ m#^{re.escape(base)}/(?:{folders})/#">',
        f'    Header set Cache-Control "{for_ever}"',
        "  </If>",
        "</IfModule>",
    ]
    return "\n".join([*lines, ""])


def _location(path: str, cache: str) -> str:
    lines = [f'  add_header {name} "{value}" always;' for name, value in security_headers()]
    # Not «always»: a 404 must not be kept for a year.
    return "\n".join([f"location {path} {{", *lines, f'  add_header Cache-Control "{cache}";', "}"])
