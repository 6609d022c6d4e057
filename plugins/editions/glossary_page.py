"""The glossary's page, and the way from a text to its entries there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from urllib.parse import urlencode

from plugins.core import addresses
from plugins.core.glossary_page import GlossaryBody, GlossaryItem, GlossaryTerm
from plugins.core.pages import Page
from plugins.core.reads import Derived
from plugins.core.reference import GlossaryEntry
from plugins.core.text import slugify, sort_key
from plugins.editions.view import View


def glossary_page(view: View) -> Page:
    """Return the edition's glossary; an empty one is there, and not to be indexed."""
    edition, lang = view.edition, view.lang
    entries = view.site.reference.glossary
    ids = fragments(entries)
    items = tuple(
        GlossaryItem(
            id=ids[entry.short],
            short=entry.short,
            full=entry.full[lang],
            other=_if_different(entry, view.other_lang, lang),
            other_lang=view.other_lang,
            search_url=f"{edition.search_url}?{urlencode({'q': entry.short})}",
        )
        for entry in sorted(entries, key=lambda entry: sort_key(entry.short))
    )
    return view.page(
        kind="glossary",
        address=addresses.listing(lang, "glossary"),
        title=edition.t("nav.glossary"),
        description=f"{edition.t('glossary.intro')} – {edition.name}",
        alternate=view.alternate("glossary"),
        crumbs=(view.home_crumb, view.directory_crumb("registers")),
        indexed=bool(items),
        body=GlossaryBody(edition.t("glossary.intro"), items),
    )


class Terms:
    """The entries that texts of one edition name, each with its way to the glossary's page."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._terms = Derived({"all": None}, lambda _: self._all())

    def of(self, abbreviations: Sequence[str]) -> tuple[GlossaryTerm, ...]:
        """Return the entries of *abbreviations*, in their order; none where there is no glossary."""
        if not self._view.has("glossary"):
            return ()
        return tuple(self._terms["all"][short] for short in abbreviations)

    def _all(self) -> Mapping[str, GlossaryTerm]:
        view = self._view
        entries = view.site.reference.glossary
        page = view.edition.link(addresses.listing(view.lang, "glossary"))
        ids = fragments(entries)
        return {
            entry.short: GlossaryTerm(
                entry.short, entry.full[view.lang], f"{page}#{ids[entry.short]}"
            )
            for entry in entries
        }


def fragments(entries: Sequence[GlossaryEntry]) -> Mapping[str, str]:
    """Return the fragment id of every abbreviation: ``LĐLĐ`` has ``tu-ldld``."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for entry in entries:
        name = next(name for name in _names(slugify(entry.short)) if name not in taken)
        taken.add(name)
        found[entry.short] = name
    return found


def _names(slug: str) -> Iterator[str]:
    """Yield names for a fragment, the plainest first; a sign may have no slug at all."""
    if slug:
        yield f"tu-{slug}"
    yield from (f"tu-{slug or 'muc'}-{number}" for number in count(2 if slug else 1))


def _if_different(entry: GlossaryEntry, other: str, lang: str) -> str | None:
    return entry.full[other] if entry.full[other] != entry.full[lang] else None
