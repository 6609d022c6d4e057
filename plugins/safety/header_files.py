"""The headers written down for the usual hosts. *base* is the base path: ``""`` or ``/repo``."""

from __future__ import annotations

import re

from plugins.core import addresses
from plugins.safety.headers import (
    CACHE_DEFAULT,
    CACHE_RULES,
    TEXT,
    TYPES,
    content_type,
    prefetch_header,
    security_headers,
)


def netlify(base: str = "") -> str:
    """Return the file ``_headers`` of Netlify and Cloudflare Pages.

    Rules that match are joined there, so ``Cache-Control`` is only set for folders: these hosts
    revalidate everything else by themselves.
    """
    everywhere = (*security_headers(), prefetch_header(base))
    rules = addresses.prefetch()
    lines = [f"{base}/*", *(f"  {name}: {value}" for name, value in everywhere)]
    lines += [f"{base}/{rules}", f"  Content-Type: {content_type(rules)}"]
    for rule in CACHE_RULES:
        lines += [f"{base}/{rule.folder}/*", f"  Cache-Control: {rule.value}"]
    return "\n".join([*lines, ""])


def nginx(base: str = "") -> str:
    """Return a snippet for a ``server`` block of nginx, whose ``root`` holds the site at *base*.

    A ``location`` with ``add_header`` inherits none from outside, so each states them all.
    """
    compressed = " ".join(kind for kind in TEXT if kind != "text/html")  # always compressed
    name, rules = prefetch_header(base)
    fetches = f"add_header {name} '{rules}';"
    lines = [
        f"error_page 404 {base}/404.html;",
        "etag on;",
        "default_type application/octet-stream;",
        "types {",
        *(f"  {kind} {endings};" for kind, endings in TYPES),
        "}",
        "charset utf-8;",
        f"charset_types {compressed};",
        "# The copies that make publish COMPRESS=1 made, else compressed on the way.",
        "gzip_static on;",
        "gzip on;",
        "gzip_vary on;",
        f"gzip_types {compressed};",
        "# brotli_static on;  # with the module brotli_static (Debian: libnginx-mod-http-brotli-static)",
        "# Instructions for other hosts, and names with a dot.",
        f"location ~ ^{re.escape(base)}/(?:_headers$|_redirects$|(?:.*/)?\\.(?!well-known/)) {{",
        "  return 404;",
        "}",
        _location(f"{base}/", CACHE_DEFAULT, fetches),
        _location(f"{base}/en/", CACHE_DEFAULT, fetches, f"error_page 404 {base}/en/404.html;"),
        *(_location(f"{base}/{rule.folder}/", rule.value) for rule in CACHE_RULES),
    ]
    return "\n".join([*lines, ""])


def apache(base: str = "") -> str:
    """Return an ``.htaccess`` for the folder that Apache 2.4 serves at *base*."""
    folders = "|".join(rule.folder for rule in CACHE_RULES)
    name, rules = prefetch_header(base)
    [for_ever] = {rule.value for rule in CACHE_RULES}
    lines = [
        "Options -Indexes",
        f"ErrorDocument 404 {base}/404.html",
        f'<If "%{{REQUEST_URI}} =~ m#^{re.escape(base)}/en/#">',
        f"  ErrorDocument 404 {base}/en/404.html",
        "</If>",
        "AddDefaultCharset utf-8",
        f"AddCharset utf-8 {_endings(TEXT)}",
        *(f"AddType {kind} {_endings((kind,))}" for kind, _ in TYPES),
        "<IfModule mod_headers.c>",
        *(f'  Header always set {one} "{value}"' for one, value in security_headers()),
        f"  Header set {name} '{rules}'",
        f'  Header set Cache-Control "{CACHE_DEFAULT}"',
        f'  <If "%{{REQUEST_URI}} =~ m#^{re.escape(base)}/(?:{folders})/#">',
        f'    Header set Cache-Control "{for_ever}"',
        "  </If>",
        "</IfModule>",
    ]
    return "\n".join([*lines, ""])


def _location(path: str, cache: str, *more: str) -> str:
    lines = [f'  add_header {name} "{value}" always;' for name, value in security_headers()]
    # Not «always»: a 404 must not be kept for a year.
    lines += [f'  add_header Cache-Control "{cache}";', *(f"  {line}" for line in more)]
    return "\n".join([f"location {path} {{", *lines, "}"])


def _endings(kinds: tuple[str, ...]) -> str:
    """Return the endings of files of these *kinds*, each with its dot."""
    return " ".join(f".{name}" for kind, names in TYPES if kind in kinds for name in names.split())
