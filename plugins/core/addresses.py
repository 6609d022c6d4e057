"""Where every page stands. Vietnamese at the root, English under ``/en/``; a folder a page.

An address is a path without its leading slash that ends in ``/`` (the front page is ``""``).
"""

from __future__ import annotations

from typing import Final

from plugins.core.names import ending_of
from plugins.core.text import slugify

LANGUAGES: Final = ("vi", "en")
DEFAULT_LANGUAGE: Final = "vi"

_SEGMENTS: Final = {
    "vi": {
        "news": "tin-tuc", "section": "chuyen-muc", "topic": "chu-de", "organisation": "to-chuc",
        "archive": "luu-tru", "galleries": "thu-vien-anh", "search": "tim-kiem", "page": "trang",
        "agreements": "thoa-thuan", "awards": "khen-thuong", "documents": "van-ban",
        "deadlines": "han-bao-cao", "meetings": "lich", "benefits": "phuc-loi",
        "feeds": "nguon-tin", "glossary": "tu-viet-tat", "registers": "tra-cuu", "data": "du-lieu",
        "offline": "khong-mang",
    },
    "en": {
        "news": "news", "section": "sections", "topic": "topics", "organisation": "organisations",
        "archive": "archive", "galleries": "galleries", "search": "search", "page": "pages",
        "agreements": "agreements", "awards": "awards", "documents": "documents",
        "deadlines": "deadlines", "meetings": "meetings", "benefits": "benefits",
        "feeds": "feeds", "glossary": "glossary", "registers": "look-up", "data": "data",
        "offline": "offline",
    },
}  # fmt: skip

# What a register is narrowed by: ``/thoa-thuan/ben/vgcl/``.
_FACETS: Final = {
    "vi": {
        "state": "tinh-trang", "party": "ben", "year": "nam", "award": "hinh-thuc", "body": "don-vi",
        "received": "duoc-khen", "type": "loai", "issuer": "noi-ban-hanh", "who": "ai-lam",
        "kind": "hinh-thuc", "organisation": "don-vi", "category": "nhom", "place": "noi",
    },
    "en": {
        "state": "state", "party": "party", "year": "year", "award": "award", "body": "body",
        "received": "received-by", "type": "type", "issuer": "issuer", "who": "who",
        "kind": "kind", "organisation": "organisation", "category": "category", "place": "place",
    },
}  # fmt: skip

# Values of facets that are ids of the content model, in Vietnamese; in English they speak for
# themselves.
_VALUES: Final = {
    "in_force": "con-hieu-luc", "ending": "sap-het-han", "ended": "da-het-han", "coming": "sap-toi",
    "past": "da-qua", "unknown": "khong-ro", "emulation_flag": "co-thi-dua",
    "merit_certificate": "bang-khen", "certificate": "giay-khen",
    "commemorative_medal": "ky-niem-chuong", "other": "khac", "conference": "hoi-nghi",
    "congress": "dai-hoi", "gathering": "gap-mat", "training": "tap-huan", "visit": "tham",
}  # fmt: skip

# Names at the root that no standing page may take.
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
    {"404", "atom", "rss", "feed", "robots", "sitemap", "favicon", "urls", "manifest", "sw"}
)
_HOST_FILES: Final = frozenset({"_headers", "_redirects"})


def front(lang: str) -> str:
    """Return the address of an edition's front page."""
    return "" if lang == DEFAULT_LANGUAGE else f"{lang}/"


def listing(lang: str, kind: str, *parts: str | int, page: int = 1) -> str:
    """Return the address of a listing: ``listing("vi", "archive", 2025, "01")``; *page* from 1."""
    path = "/".join([_SEGMENTS[lang][kind], *map(str, parts)])
    numbered = "" if page == 1 else f"{'trang' if lang == 'vi' else 'page'}-{page}/"
    return f"{front(lang)}{path}/{numbered}"


def facet(lang: str, register: str, name: str, value: str | int, page: int = 1) -> str:
    """Return the address of the rows of a register that have *value* for the facet *name*."""
    return listing(lang, register, _FACETS[lang][name], value, page=page)


def facet_value(lang: str, value: str) -> str:
    """Return how an address writes a *value* that is an id of the content model."""
    known = _VALUES.get(value, value) if lang == DEFAULT_LANGUAGE else value
    return known.replace("_", "-")


def register_file(lang: str, register: str, form: str) -> str:
    """Return the address of a register as a file: *form* is ``csv``, ``json`` or ``ics``."""
    return f"{listing(lang, register)}{_SEGMENTS[lang][register]}.{form}"


def register_schema(register: str) -> str:
    """Return the address of the JSON Schema of a register's ``.json``, the same for both editions."""
    return f"{listing(DEFAULT_LANGUAGE, 'data')}{register}.schema.json"


def story(lang: str, year: int, slug: str) -> str:
    """Return the address of a story's text."""
    return listing(lang, "news", year, slug)


def album(lang: str, story_address: str) -> str:
    """Return the address of the gallery page of the story at *story_address*."""
    return f"{story_address}{'anh' if lang == DEFAULT_LANGUAGE else 'photos'}/"


def standing_page(lang: str, slug: str) -> str:
    """Return the address of a standing page."""
    return f"{front(lang)}{slug}/"


def is_listing_place(address: str) -> bool:
    """Say whether *address* belongs to the site's own pages and files, whoever writes what."""
    parts = address.strip("/").split("/")
    if parts[0] in LANGUAGES:
        parts = parts[1:] or [""]
    name = parts[0]
    if not name or name in _HOST_FILES or name.rpartition(".")[0] in _ROOT_FILES:
        return True  # what would stand below a file as well
    return name in RESERVED - {names["news"] for names in _SEGMENTS.values()}


def feed(lang: str, form: str, base: str | None = None) -> str:
    """Return the address of a feed, a *form* of ``FEED_FORMS``, of the edition or of a listing."""
    return f"{front(lang) if base is None else base}{FEED_FORMS[form][0]}"


def feed_list() -> str:
    """Return the address of the OPML file of all feeds, the same for both editions."""
    return f"{listing(DEFAULT_LANGUAGE, 'feeds')}feeds.opml"


def worker() -> str:
    """Return the address of the service worker: what it may keep is what stands below its folder."""
    return "sw.js"


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
