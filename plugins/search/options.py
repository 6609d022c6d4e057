"""The filters of the search page: only values that some text of the edition has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from plugins.core.pages import SearchFilter
from plugins.core.search_document import KIND, ORGANISATION, SECTION, YEAR
from plugins.core.text import sort_key
from plugins.language.localizer import Localizer
from plugins.registers import REGISTERS, registers_of, story_blocks
from plugins.search.documents import GALLERY, kinds
from plugins.search.facts import BODY, kinds_of

_LABELS = {
    SECTION: "search.filter.section",
    YEAR: "search.filter.year",
    ORGANISATION: "search.filter.organisation",
    KIND: "search.filter.kind",
}


def filters(localizer: Localizer) -> tuple[SearchFilter, ...]:
    """Return the filters by section, year, kind and organisation, empty ones left out.

    Sections keep the order of ``sections.yaml``, years run from the newest, organisations are in
    alphabetical order.
    """
    registers, lang, word = localizer.registers, localizer.lang, localizer.t
    site = registers.site
    texts, reference = site.listed(lang), site.reference
    used = {name for text in texts for name in text.fields.organisations}
    used |= reference.organisations.keys()  # each has a page of its own
    shown = {kind for text in texts for kind in kinds(text)} | set(kinds_of(registers))
    shown -= {one.kind for one in REGISTERS if not reference.settings.features.has(one.name)}
    sections = {text.fields.section for text in texts}
    years = {text.fields.date.day.year for text in texts}
    found = [
        (one.found, row) for one in registers_of(site) if one.found for row in one.rows(registers)
    ]
    years |= {year for way, row in found if (year := way.year(row))}
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
        _filter(YEAR, word, ((str(year), str(year)) for year in sorted(years, reverse=True))),
        _filter(
            KIND, word, ((kind, word(f"search.fact.{kind}")) for kind in _kinds() if kind in shown)
        ),
        _filter(
            ORGANISATION,
            word,
            sorted(
                ((name, reference.organisations[name].name[lang]) for name in used),
                key=lambda option: sort_key(option[1]),
            ),
        ),
    )
    return tuple(each for each in made if each.options)


def _kinds() -> Iterator[str]:
    """Yield every kind of fact and result, in the order in which the filter offers them."""
    blocks = [register.kind for register, _ in story_blocks()]
    yield from blocks
    yield from (one.kind for one in REGISTERS if one.found and one.kind not in blocks)
    yield from (BODY, GALLERY)


def _filter(
    name: str, word: Callable[..., str], options: Iterable[tuple[str, str]]
) -> SearchFilter:
    return SearchFilter(name, word(_LABELS[name]), tuple(options))
