"""What a web server says with every page: the one source of the policy and the cache rules."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Final

from plugins.core import addresses

# CSP level 3. No page holds inline script or style, and none asks another host for anything.
POLICY: Final[tuple[tuple[str, str], ...]] = (
    ("default-src", "'none'"),
    ("script-src", "'self'"),
    ("style-src", "'self'"),
    ("img-src", "'self'"),
    ("media-src", "'self'"),
    ("font-src", "'self'"),
    ("connect-src", "'self'"),
    ("worker-src", "'self'"),
    ("manifest-src", "'self'"),
    ("form-action", "'self'"),
    ("base-uri", "'none'"),
    ("frame-ancestors", "'none'"),
)

# Pictures stay open to other sites (no Cross-Origin-Resource-Policy), so that feed readers and
# share cards can show them.
_OTHERS: Final[tuple[tuple[str, str], ...]] = (
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    # Browsers heed it over HTTPS alone; subdomains are others' business.
    ("Strict-Transport-Security", "max-age=31536000"),
    (
        "Permissions-Policy",
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    ),
)


@dataclass(frozen=True, slots=True)
class CacheRule:
    """How long browsers keep the files below *folder* (a name at the site's root)."""

    folder: str
    value: str


_FOR_EVER: Final = "public, max-age=31536000, immutable"
# The names of these hold a hash of their content.
CACHE_RULES: Final = (CacheRule("theme", _FOR_EVER), CacheRule("media", _FOR_EVER))
# All else may change at any publish: keep it, but ask whether it is still the same.
CACHE_DEFAULT: Final = "public, max-age=0, must-revalidate"


# What a server calls the files of the site, by ending; all else is application/octet-stream, the
# search's own files among it, which must arrive as they are.
TYPES: Final[tuple[tuple[str, str], ...]] = (
    ("text/html", "html"),
    ("text/css", "css"),
    ("text/javascript", "js mjs"),
    ("text/plain", "txt"),
    ("text/csv", "csv"),
    ("text/calendar", "ics"),
    ("application/json", "json"),
    ("application/manifest+json", "webmanifest"),
    ("application/speculationrules+json", "speculationrules"),
    ("application/xml", "xml"),
    ("application/pdf", "pdf"),
    ("application/zip", "zip"),
    ("application/msword", "doc"),
    ("application/vnd.ms-excel", "xls"),
    ("application/vnd.ms-powerpoint", "ppt"),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    ("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
    ("application/vnd.oasis.opendocument.text", "odt"),
    ("application/vnd.oasis.opendocument.spreadsheet", "ods"),
    ("application/vnd.oasis.opendocument.presentation", "odp"),
    ("image/svg+xml", "svg"),
    ("image/png", "png"),
    ("image/jpeg", "jpg jpeg"),
    ("image/webp", "webp"),
    ("image/avif", "avif"),
    ("image/gif", "gif"),
    ("image/x-icon", "ico"),
    ("font/woff2", "woff2"),
    ("video/mp4", "mp4 m4v"),
    ("video/webm", "webm"),
    ("audio/mpeg", "mp3"),
    ("audio/mp4", "m4a"),
    ("text/vtt", "vtt"),
)
# Those that are text: in UTF-8, and worth compressing.
TEXT: Final = tuple(
    kind for kind, _ in TYPES if kind.startswith("text/") or kind.endswith(("json", "xml"))
)


_BY_ENDING: Final = {ending: kind for kind, endings in TYPES for ending in endings.split()}
# The parts of the search index are named by their content, unlike the lists that name them.
_SEARCH: Final = re.compile(r"(?:en/)?pagefind/.*\.(?:page|words|filters|table)")


def content_type(path: str) -> str:
    """Return the ``Content-Type`` of a file of the site, with its charset where it is text."""
    name = path.rpartition("/")[2]
    kind = _BY_ENDING.get(name.rpartition(".")[2].lower() if "." in name else "")
    if kind is None:
        return "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind in TEXT else kind


def cache_control(path: str) -> str:
    """Return the ``Cache-Control`` of a file of the site."""
    first, slash, _ = path.partition("/")
    found = (rule.value for rule in CACHE_RULES if slash and rule.folder == first)
    return next(found, CACHE_DEFAULT)


def named_by_content(path: str) -> bool:
    """Say whether a file never changes under its name, and may be asked for by older pages."""
    return cache_control(path) != CACHE_DEFAULT or _SEARCH.fullmatch(path) is not None


def content_security_policy() -> str:
    """Return the policy as one line."""
    return "; ".join(f"{name} {sources}" for name, sources in POLICY)


def prefetch_header(base: str) -> tuple[str, str]:
    """Return the header of pages that names the file of ``prefetch_rules``; its value holds quotation marks."""
    return "Speculation-Rules", f'"{base}/{addresses.prefetch()}"'


def prefetch_rules(base: str) -> str:
    """Return the rules by which browsers fetch a story a moment before its link is followed.

    Stories alone, and their HTML alone: pictures and scripts wait for the reader.
    """
    stories = [f"{base}/{addresses.listing(lang, 'news')}*" for lang in addresses.LANGUAGES]
    rule = {
        "source": "document",
        "where": {"href_matches": stories},
        "eagerness": "moderate",
    }
    return json.dumps({"prefetch": [rule]}) + "\n"


def security_headers() -> tuple[tuple[str, str], ...]:
    """Return the headers of every answer, the policy first."""
    return (("Content-Security-Policy", content_security_policy()), *_OTHERS)
