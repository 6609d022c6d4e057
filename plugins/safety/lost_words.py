"""What an editor is told of a lost address: the file, the line, and the line to write."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Final

from plugins.core import addresses
from plugins.core.field_path import address_field
from plugins.core.ledger import Owner
from plugins.core.problems import Place, Problem, place_of, problem
from plugins.core.site import AnyText, Site

_WHAT: Final = {
    "section": ("chuyên mục", "section"),
    "topic": ("chủ đề", "topic"),
    "organisation": ("đơn vị", "organisation"),
    "agreement": ("thỏa thuận", "agreement"),
    "feed": ("tệp RSS", "feed"),
    "file": ("tệp của bài", "file of"),
    "site": ("trang chung", "page of the site"),
}  # fmt: skip
_BELOW: Final = frozenset({"section", "organisation", "topic"})  # with feeds and further pages
_PLAIN: Final = re.compile(r"[\w/.*-]+")


def lost(
    site: Site,
    address: str,
    owner: Owner,
    together: Sequence[str],
    texts: Mapping[Owner, AnyText],
    where: Place,
) -> Problem:
    """Return the problem of *address*, which was *owner*'s and is no more.

    *together* are all addresses that the same owner lost; *where* is the line of the ledger.
    """
    if owner.kind not in {"story", "page"}:
        what, what_en = _WHAT[owner.kind]
        below = "*" if owner.kind in _BELOW else ""
        row = _row(site, f"/{address}{below}")
        names = {"what": what, "what_en": what_en, "id": owner.id or "–"}
        return problem("U115", where, address=address, quoted=row, **names)
    if (text := texts.get(owner)) is not None:
        code = "U111" if _folder(address) == _folder(text.address) else "U112"
        slug = address.strip("/").rpartition("/")[2]
        return problem(
            code, place(text, text.address), address=address, now=text.address, slug=slug,
            quoted=_redirects(text, together),
        )  # fmt: skip
    if (file := _file(site, owner)) is not None:
        return problem("U113", _status(site, file), address=address)
    other = next((t for o, t in texts.items() if (o.kind, o.id) == (owner.kind, owner.id)), None)
    if other is not None:
        return problem(
            "U114", place(other, other.address), address=address, lang=owner.lang,
            quoted=_redirects(other, together),
        )  # fmt: skip
    return problem("U110", where, address=address, id=owner.id, quoted=_row(site, f"/{address}"))


def place(text: AnyText, address: str) -> Place:
    """Return the line that gives *text* its address, or that claims the old one *address*."""
    for index, path in enumerate(text.fields.redirect_from):
        if addresses.from_path(path) == address:
            return text.place("redirect_from", index)
    return text.place(*address_field(text.lines))


def shown(text: AnyText) -> str:
    """Return the file of *text* as problems name it."""
    return place_of(text.path).path


def _redirects(text: AnyText, more: Sequence[str]) -> str:
    paths = dict.fromkeys((*text.fields.redirect_from, *(f"/{address}" for address in more)))
    return f"redirect_from: [{', '.join(map(_scalar, paths))}]"


def _row(site: Site, path: str) -> str:
    return f"- {{path: {_scalar(path)}, date: {site.today.isoformat()}}}"


def _scalar(path: str) -> str:
    return path if _PLAIN.fullmatch(path) else f"'{path}'"


def _folder(address: str) -> str:
    return address.strip("/").rpartition("/")[0]


def _file(site: Site, owner: Owner) -> PurePosixPath | None:
    """Return the file of a text that is there and not shown: a draft, or one that waits."""
    pattern = f"news/*/{owner.id}" if owner.kind == "story" else f"pages/{owner.id}"
    found = sorted(site.root.glob(f"{pattern}/index.{owner.lang}.md"))
    return PurePosixPath(found[0].relative_to(site.root)) if found else None


def _status(site: Site, file: PurePosixPath) -> Place:
    for text in site.held_back:
        if text.path == file:
            return text.place("status" if text.held_back == "draft" else text.fields.waits_for)
    return place_of(file)
