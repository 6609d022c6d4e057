"""Links of a body: ``story:``, ``page:`` and ``org:`` to addresses, files to downloads."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape, unescape
from typing import Final
from urllib.parse import unquote, urlsplit

from plugins.core import addresses
from plugins.core.link_forms import HREF
from plugins.core.lookalikes import mend
from plugins.core.names import PICTURE_ENDINGS, ending_of, find_asset, on_a_computer
from plugins.core.problems import suggestion
from plugins.core.site import Asset
from plugins.stories.draft import Draft
from plugins.stories.markdown.mistyped import mistyped_start, without_start

MOST_DEAD_LINKS: Final = 200  # reported of one text; no report is read further
DOWNLOADS: Final = frozenset(
    {"pdf", "docx", "doc", "xlsx", "xls", "pptx", "ppt", "odt", "ods", "odp", "csv", "zip", "txt"}
)


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """Where an id leads: addresses by language, or why it is not shown and until when."""

    addresses: Mapping[str, str]
    held_back: str = ""
    until: dt.datetime | None = None

    def comes_in_time(self, waits_until: dt.datetime | None) -> bool:
        """Say whether it comes out no later than a text that waits until that moment itself."""
        return self.until is not None and waits_until is not None and self.until <= waits_until


@dataclass(frozen=True, slots=True)
class LinkTargets:
    """Everything that a link may name, by kind (``story``, ``page``, ``org``)."""

    by_kind: Mapping[str, Mapping[str, LinkTarget]]


_TAGS: Final = re.compile(r"<[^>]*>")
_KIND_NAMES: Final = {
    "story": ("tin", "story"),
    "page": ("trang", "page"),
    "org": ("đơn vị", "organisation"),
}

Report = Callable[..., None]


def resolve(
    draft: Draft, targets: LinkTargets, report: Report
) -> tuple[str, tuple[str, ...], dict[str, tuple[int, ...]]]:
    """Return the body of *draft* with its links resolved, the files they lead to, the addresses' lines.

    *report* is called as ``report(code, line, **values)`` for a link that leads nowhere.
    """
    files: list[str] = []
    places = _Places(draft)

    def replace(found: re.Match[str]) -> str:
        written = unescape(found[2]).strip()
        line = places.line_of(written)
        scheme = written.partition(":")[0].lower()
        if scheme in _KIND_NAMES and ":" in written:
            resolved = _to_id(written, scheme, draft, targets, line, report)
            if not resolved:
                return found[0]
            places.add(resolved.partition('"')[0], line)
            return found[1] + resolved
        try:
            parts = urlsplit(written)
        except ValueError:  # //[half an IPv6 address: L218
            return found[0]
        if on_a_computer(written) is not None or mistyped_start(written) is not None:
            return found[0]  # L210, L212
        if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
            return found[0]
        words = _words(draft.body, found.end())
        name = _download(written, words, draft.folder.assets, line, report)
        if name is None:
            return found[0]
        files.append(name)
        return f'{found[1]}/{escape(addresses.attachment(draft.folder.id, name))}"'

    html = HREF.sub(replace, draft.body) if "href=" in draft.body else draft.body
    return html, tuple(files), places.lines


class _Places:
    """The lines on which the addresses of one text are written, each taken in its turn."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._taken: Counter[str] = Counter()
        self.lines = dict(draft.address_lines)

    def line_of(self, written: str) -> int:
        """Return the line of the next link to *written*."""
        lines = self._draft.address_lines.get(written, ())
        number = self._taken[written]
        self._taken[written] += 1
        return lines[number] if number < len(lines) else self._draft.line_of(written)

    def add(self, address: str, line: int) -> None:
        """Remember that a link of *line* leads to *address* once it is resolved."""
        self.lines[unescape(address)] = (*self.lines.get(unescape(address), ()), line)


def _download(
    written: str, words: str, assets: Mapping[str, Asset], line: int, report: Report
) -> str | None:
    """Return the name of the file of the folder that *written* means, if it may be published.

    It is reported otherwise, with the *words* of the link.
    """
    named = mend(unquote(urlsplit(written).path))
    name = find_asset(named, assets)
    if name is None:
        if (meant := without_start(unquote(written))) is not None:
            report("L230", line, text=named, meant=f"[{words}]({meant})")
        else:
            report("L203", line, text=named, **suggestion(named, assets))
        return None
    ending = ending_of(name)
    if ending in PICTURE_ENDINGS:
        address = f"<{name}>" if re.search(r"[\s()]", name) else name
        report("L231", line, text=name, meant=f"![{words}]({address})")
        return None
    if ending not in DOWNLOADS:
        report("L206", line, type=ending, text=name)
        return None
    return name


def _words(html: str, start: int) -> str:
    """Return the words of the link whose address ends at *start* of *html*."""
    inside = html[html.find(">", start) + 1 : max(html.find("</a>", start), 0)]
    return " ".join(unescape(_TAGS.sub("", inside)).split()) or "…"


def _to_id(
    written: str, kind: str, draft: Draft, targets: LinkTargets, line: int, report: Report
) -> str | None:
    """Return what follows ``href="``: the address, its quote and the language it leads to."""
    identifier, hash_mark, fragment = written.partition(":")[2].partition("#")
    known = targets.by_kind[kind]
    target = known.get(identifier)
    if target is None:
        what, what_en = _KIND_NAMES[kind]
        report(
            "L201",
            line,
            text=identifier,
            what=what,
            what_en=what_en,
            **suggestion(identifier, known),
        )
        return None
    if not target.addresses:
        if not target.comes_in_time(draft.waits_until):
            report("L202", line, text=identifier, reason=target.held_back)
        return None
    lang = draft.lang
    language = lang if lang in target.addresses else next(iter(target.addresses))
    address = escape(f"/{target.addresses[language]}{hash_mark}{fragment}")
    return f'{address}"' + ("" if language == lang else f' hreflang="{language}"')
