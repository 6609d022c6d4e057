"""Links of a body: ``story:``, ``page:`` and ``org:`` to addresses, files to downloads."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape, unescape
from typing import Final
from urllib.parse import unquote, urlsplit

from plugins.core import addresses
from plugins.core.names import ending_of, find_asset
from plugins.core.problems import suggestion
from plugins.core.site import Asset
from plugins.core.text import nfc

# The address of an anchor in sanitised HTML; the same words in a text, as code, are no link.
HREF: Final = re.compile(r'(<a(?: [a-z-]+="[^"]*")*? href=")([^"]*)(")')
MOST_DEAD_LINKS: Final = 200  # reported of one text; no report is read further
DOWNLOADS: Final = frozenset(
    {"pdf", "docx", "doc", "xlsx", "xls", "pptx", "ppt", "odt", "ods", "odp", "csv", "zip", "txt"}
)


@dataclass(frozen=True, slots=True)
class Target:
    """Where an id leads: addresses by language, or why it is not shown."""

    addresses: Mapping[str, str]
    held_back: str = ""


@dataclass(frozen=True, slots=True)
class Targets:
    """Everything that a link may name, by kind (``story``, ``page``, ``org``)."""

    by_kind: Mapping[str, Mapping[str, Target]]


_KIND_NAMES: Final = {
    "story": ("tin", "story"),
    "page": ("trang", "page"),
    "org": ("đơn vị", "organisation"),
}

Report = Callable[..., None]


def resolve(
    html: str,
    lang: str,
    folder_id: str,
    assets: Mapping[str, Asset],
    targets: Targets,
    report: Report,
) -> tuple[str, tuple[str, ...]]:
    """Return *html* with its links resolved, and the names of the files that it links to.

    *report* is called as ``report(code, written, **values)`` for a link that leads nowhere.
    """
    files: list[str] = []

    def replace(found: re.Match[str]) -> str:
        written = unescape(found[2]).strip()
        scheme = written.partition(":")[0].lower()
        if scheme in _KIND_NAMES and ":" in written:
            resolved = _to_id(written, scheme, lang, targets, report)
            return found[1] + resolved if resolved else found[0]
        try:
            parts = urlsplit(written)
        except ValueError:  # //[half an IPv6 address
            report("L204", written, text=written)
            return found[0]
        if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
            return found[0]
        name = download(nfc(unquote(parts.path)), assets, written, report)
        if name is None:
            return found[0]
        files.append(name)
        return f'{found[1]}/{escape(addresses.attachment(folder_id, name))}"'

    return (HREF.sub(replace, html) if "href=" in html else html), tuple(files)


def download(named: str, assets: Mapping[str, Asset], written: str, report: Report) -> str | None:
    """Return the name of the file of the folder that *named* means, if it may be published.

    It is reported otherwise.
    """
    name = find_asset(named, assets)
    if name is None:
        report("L203", written, text=named, **suggestion(named, assets))
        return None
    ending = ending_of(name)
    if ending not in DOWNLOADS:
        report("L206", written, type=ending, text=name)
        return None
    return name


def _to_id(written: str, kind: str, lang: str, targets: Targets, report: Report) -> str | None:
    """Return what follows ``href="``: the address, its quote and the language it leads to."""
    identifier, hash_mark, fragment = written.partition(":")[2].partition("#")
    known = targets.by_kind[kind]
    target = known.get(identifier)
    if target is None:
        what, what_en = _KIND_NAMES[kind]
        report(
            "L201",
            written,
            text=identifier,
            what=what,
            what_en=what_en,
            **suggestion(identifier, known),
        )
        return None
    if not target.addresses:
        report("L202", written, text=identifier, reason=target.held_back)
        return None
    language = lang if lang in target.addresses else next(iter(target.addresses))
    address = escape(f"/{target.addresses[language]}{hash_mark}{fragment}")
    return f'{address}"' + ("" if language == lang else f' hreflang="{language}"')
