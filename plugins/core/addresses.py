"""Where every page stands. Vietnamese at the root, English under ``/en/``; a folder a page.

An address is a path without its leading slash that ends in ``/`` (the front page is ``""``).
"""

from __future__ import annotations

from collections.abc import Container
from typing import Final

from plugins.core.names import ending_of
from plugins.core.text import slugify

LANGUAGES: Final = ("vi", "en")
DEFAULT_LANGUAGE: Final = "vi"

_SEGMENTS: Final = {
    "vi": {
        "news": "tin-tuc", "section": "chuyen-muc", "topic": "chu-de", "organisation": "to-chuc",
        "archive": "luu-tru", "galleries": "thu-vien-anh", "search": "tim-kiem", "page": "trang",
        "feeds": "nguon-tin", "glossary": "tu-viet-tat", "registers": "tra-cuu", "data": "du-lieu",
        "offline": "khong-mang", "imprint": "thong-tin-trang",
        "over_time": "thoa-thuan-theo-thoi-gian",
    },
    "en": {
        "news": "news", "section": "sections", "topic": "topics", "organisation": "organisations",
        "archive": "archive", "galleries": "galleries", "search": "search", "page": "pages",
        "feeds": "feeds", "glossary": "glossary", "registers": "look-up", "data": "data",
        "offline": "offline", "imprint": "imprint", "over_time": "agreements-over-time",
    },
}  # fmt: skip

# Names at the root that no standing page may take; a register's own come on top.
RESERVED: Final = frozenset(
    {"en", "theme", "media", "files", "pagefind", "404", "feeds", "manifest"}
    | {segment for names in _SEGMENTS.values() for segment in names.values()}
)

# The forms of a feed: the name of its file, and its media type.
FEED_FORMS: Final = {
    "atom": ("atom.xml", "application/atom+xml"),
    "rss": ("rss.xml", "application/rss+xml"),
    "json": ("feed.json", "application/feed+json"),
}
_DIGEST: Final = {"vi": "ban-tin", "en": "digest"}
_ROOT_FILES: Final = frozenset(
    {
        "404",
        "atom",
        "rss",
        "feed",
        "robots",
        "sitemap",
        "favicon",
        "urls",
        "manifest",
        "sw",
        "prefetch",
    }
)
_MACHINES: Final = frozenset({"theme", "media", "pagefind"})  # whose files are named by content
_HOST_FILES: Final = frozenset({"_headers", "_redirects"})


def front(lang: str) -> str:
    """Return the address of an edition's front page."""
    return "" if lang == DEFAULT_LANGUAGE else f"{lang}/"


def listing(lang: str, kind: str, *parts: str | int, page: int = 1) -> str:
    """Return the address of a listing: ``listing("vi", "archive", 2025, "01")``; *page* from 1."""
    return folder(lang, _SEGMENTS[lang][kind], *parts, page=page)


def folder(lang: str, name: str, *parts: str | int, page: int = 1) -> str:
    """Return the address of a listing whose own part is *name*, as it stands in the address."""
    path = "/".join([name, *map(str, parts)])
    return f"{front(lang)}{path}/{_numbered(lang, page)}"


def stories_of(organisation: str, lang: str, page: int = 1) -> str:
    """Return the address of the list of stories that tell of the organisation whose page is there."""
    name = "tin" if lang == DEFAULT_LANGUAGE else "stories"
    return f"{organisation}{name}/{_numbered(lang, page)}"


def _numbered(lang: str, page: int) -> str:
    if page == 1:
        return ""
    return f"{'trang' if lang == DEFAULT_LANGUAGE else 'page'}-{page}/"


def register_row(lang: str, name: str, row: str) -> str:
    """Return where a row stands in the register whose own part is *name*."""
    return f"{folder(lang, name)}#row-{row}"


def event_file(lang: str, name: str, row: str) -> str:
    """Return the address of the calendar file of one row of the register whose own part is *name*."""
    return f"{folder(lang, name)}ics/{row}.ics"


def story(lang: str, year: int, slug: str) -> str:
    """Return the address of a story's text."""
    return listing(lang, "news", year, slug)


def album(lang: str, story_address: str) -> str:
    """Return the address of the gallery page of the story at *story_address*."""
    return f"{story_address}{'anh' if lang == DEFAULT_LANGUAGE else 'photos'}/"


def standing_page(lang: str, slug: str) -> str:
    """Return the address of a standing page."""
    return f"{front(lang)}{slug}/"


def is_file_place(address: str) -> bool:
    """Say whether *address* belongs to files that machines write: pictures, the search, ``robots.txt``."""
    name = address.strip("/").partition("/")[0]
    return name in _MACHINES | _HOST_FILES or name.rpartition(".")[0] in _ROOT_FILES


def is_listing_place(address: str, further: Container[str] = ()) -> bool:
    """Say whether *address* belongs to the site's own pages and files, whoever writes what.

    *further* are names at the root that are taken besides ``RESERVED``.
    """
    parts = address.strip("/").split("/")
    if parts[0] in LANGUAGES:
        parts = parts[1:] or [""]
    name = parts[0]
    if not name or name in _HOST_FILES or name.rpartition(".")[0] in _ROOT_FILES:
        return True  # what would stand below a file as well
    own = RESERVED - {names["news"] for names in _SEGMENTS.values()}
    return name in own or name in further


def feed(lang: str, form: str, base: str | None = None) -> str:
    """Return the address of a feed, a *form* of ``FEED_FORMS``, of the edition or of a listing."""
    return f"{front(lang) if base is None else base}{FEED_FORMS[form][0]}"


def feed_list() -> str:
    """Return the address of the OPML file of all feeds, the same for both editions."""
    return f"{listing(DEFAULT_LANGUAGE, 'feeds')}feeds.opml"


def worker() -> str:
    """Return the address of the service worker: what it may keep is what stands below its folder."""
    return "sw.js"


def prefetch() -> str:
    """Return the address of the rules by which browsers fetch a page before its link is followed."""
    return "prefetch.speculationrules"


def digest(lang: str, year: int, month: int) -> str:
    """Return the address of a month's digest, below the month's archive; *month* from 1."""
    return listing(lang, "archive", year, f"{month:02}", _DIGEST[lang])


def digest_mail(lang: str, year: int, month: int) -> str:
    """Return the address of a month's digest as a letter."""
    return f"{digest(lang, year, month)}{_DIGEST[lang]}-{year}-{month:02}.eml"


def attachment(story_id: str, name: str) -> str:
    """Return the address of a file to download or to play: ASCII, below the story's id.

    Captions are published as WebVTT, in whatever form they lie in the folder.
    """
    stem, ending = name.rpartition(".")[0], ending_of(name)
    written = "vtt" if ending == "srt" else ending
    return f"files/{story_id}/{slugify(stem) or 'tep'}.{written}"


def from_path(path: str) -> str:
    """Return the address of an editor's *path*: ``/tin/cu/index.html`` becomes ``tin/cu/``."""
    address = f"/{path.strip('/')}".removesuffix("/index.html").strip("/")
    return address if "." in address.rpartition("/")[2] else f"{address}/"


def save_as(address: str) -> str:
    """Return the file, below the output folder, that serves *address*."""
    return f"{address}index.html" if address == "" or address.endswith("/") else address
