"""The filters of the search page: only values that some text of the edition has."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from plugins.core.pages import SearchFilter
from plugins.core.registers import Registers
from plugins.core.text import sort_key
from plugins.search.document import KIND, ORGANISATION, SECTION, YEAR
from plugins.search.documents import GALLERY, kinds
from plugins.search.facts import BODY, OFFER, kinds_of

_LABELS = {
    SECTION: "search.filter.section",
    YEAR: "search.filter.year",
    ORGANISATION: "search.filter.organisation",
    KIND: "search.filter.kind",
}
_KINDS = ("meeting", "agreement", "award", "dispatch", OFFER, BODY, GALLERY)


def filters(
    registers: Registers, lang: str, word: Callable[[str], str]
) -> tuple[SearchFilter, ...]:
    """Return the filters by section, organisation, year and kind, empty ones left out.

    Sections keep the order of ``sections.yaml``, years run from the newest, organisations are in
    alphabetical order. *word* gives the edition's message of a key.
    """
    site = registers.site
    texts, reference = site.listed(lang), site.reference
    used = {name for text in texts for name in text.fields.organisations}
    used |= reference.organisations.keys()  # each has a page of its own
    shown = {kind for text in texts for kind in kinds(text)} | set(kinds_of(registers))
    sections = {text.fields.section for text in texts}
    years = {text.fields.date.day.year for text in texts}
    years |= {row.year for row in registers.agreements if row.year}
    made = (
        _filter(
            SECTION,
            word,
            (
                (name, term.name[lang])
                for name, term in reference.sections.items()
                if name in sections
            ),
        ),
        _filter(
            ORGANISATION,
            word,
            sorted(
                ((name, reference.organisations[name].name[lang]) for name in used),
                key=lambda option: sort_key(option[1]),
            ),
        ),
        _filter(YEAR, word, ((str(year), str(year)) for year in sorted(years, reverse=True))),
        _filter(
            KIND, word, ((kind, word(f"search.fact.{kind}")) for kind in _KINDS if kind in shown)
        ),
    )
    return tuple(each for each in made if each.options)


def _filter(
    name: str, word: Callable[[str], str], options: Iterable[tuple[str, str]]
) -> SearchFilter:
    return SearchFilter(name, word(_LABELS[name]), tuple(options))
