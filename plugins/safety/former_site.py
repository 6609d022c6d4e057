"""``content/data/redirects.yaml``: addresses of a former site, as rows like those of ``gone.yaml``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from plugins.core import addresses
from plugins.core.dates import parse_moment
from plugins.core.ledger import Declared, Redirected
from plugins.core.problems import Problem, problem, suggestion
from plugins.core.reference import Gone
from plugins.core.site import Site

_KINDS: Final = {
    "story": ("tin", "story"),
    "page": ("trang", "page"),
    "section": ("chuyên mục", "section"),
    "topic": ("chủ đề", "topic"),
    "org": ("đơn vị", "organisation"),
}
_NO_DAY: Final = parse_moment("2000-01-01")  # no notice with a day is shown: each leads on
_To = Callable[[str], str]


def declared(site: Site) -> tuple[tuple[Declared, ...], tuple[Problem, ...]]:
    """Return the redirects of *site* with ids as paths, and those whose ids nothing has."""
    known = _known(site)
    rows: list[Declared] = []
    problems: list[Problem] = []
    for redirected in site.reference.redirects:
        kind, colon, name = redirected.row.to.partition(":")
        to = redirected.row.to
        if colon and kind in known:
            found = known[kind].get(name)
            if found is None:
                problems.append(_unknown(redirected, kind, known[kind]))
                continue
            to = f"/{found(_lang(redirected.row.path))}"
        row = Gone.model_construct(path=redirected.row.path, to=to, date=_NO_DAY, reason=None)
        rows.append(Declared(row, redirected.place, former=True))
    return tuple(rows), tuple(problems)


def twice(rows: Iterable[Declared]) -> Iterator[Problem]:
    """Yield the rows, of either file, whose address another row states before them."""
    first: dict[str, Declared] = {}
    for row in rows:
        address = addresses.from_path(row.row.path).lstrip("/")
        other = first.setdefault(address, row)
        if other is not row:
            yield problem("U137", row.place, address=address, other=other.place)


def _known(site: Site) -> Mapping[str, Mapping[str, _To]]:
    """Return what may be named, by kind and id, each with the way to its address in a language."""
    reference = site.reference
    return {
        "story": {one.id: _text(one.texts) for one in site.stories},
        "page": {one.id: _text(one.texts) for one in site.pages},
        "section": {name: _of(site.section_address, name) for name in reference.sections},
        "topic": {name: _of(site.topic_address, name) for name in reference.topics},
        "org": {name: _of(site.organisation_address, name) for name in reference.organisations},
    }


def _text(texts: Mapping[str, Any]) -> _To:
    return lambda lang: str((texts.get(lang) or next(iter(texts.values()))).address)


def _of(address: Callable[[str, str], str], name: str) -> _To:
    return lambda lang: address(name, lang)


def _unknown(redirected: Redirected, kind: str, known: Iterable[str]) -> Problem:
    what, what_en = _KINDS[kind]
    text = redirected.row.to
    near = suggestion(text.partition(":")[2], known)
    return problem("U136", redirected.place, text=text, what=what, what_en=what_en, **near)


def _lang(path: str) -> str:
    return (
        "en" if path.lstrip("/").startswith(addresses.front("en")) else addresses.DEFAULT_LANGUAGE
    )
