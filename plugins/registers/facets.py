"""What a register can be narrowed by, and how an address says which value is meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

from plugins.core.addresses import DEFAULT_LANGUAGE
from plugins.core.dates import PartialDate
from plugins.core.page_parts import FactValue
from plugins.core.registers import TIMINGS, VALIDITIES
from plugins.core.site import Site
from plugins.core.text import SLUG_LIMIT, number_key, slugify
from plugins.language.values import Values


@dataclass(frozen=True, slots=True)
class Tag:
    """A value that a row has for a facet. ``key`` is the same in both editions.

    It starts with ``org:`` for an organisation's id, ``is:`` for an id of the content model; else
    it is an address part itself. ``label`` is what readers of this edition see, in ``lang`` where
    that is not the page's.
    """

    facet: str
    key: str
    label: str
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Facet:
    """What a register can be narrowed by. ``paths`` are its address parts by language.

    ``values`` says how Vietnamese addresses write an id of the content model; in English it speaks
    for itself. ``fixed`` are ids that have a page once there is any row, in order, worded by the
    messages ``words``.ID.
    """

    name: str
    paths: Mapping[str, str]
    values: Mapping[str, str] = field(default_factory=dict)
    fixed: tuple[str, ...] = ()
    words: str = ""

    def part(self, site: Site, lang: str, key: str) -> str:
        """Return the part of an address, and of a query, that stands for the value *key*."""
        if key.startswith("org:"):
            slug = site.reference.organisations[key[4:]].slug
            return getattr(slug, lang) if slug else key[4:]
        if key.startswith("is:"):
            known = self.values if lang == DEFAULT_LANGUAGE else {}
            return known.get(key[3:], key[3:]).replace("_", "-")
        return key


_UNKNOWN: Final = "khong-ro"
YEAR: Final = Facet("year", {"vi": "nam", "en": "year"}, {"unknown": _UNKNOWN})
VALIDITY: Final = Facet(
    "state",
    {"vi": "tinh-trang", "en": "state"},
    {"in_force": "con-hieu-luc", "ending": "sap-het-han", "ended": "da-het-han",
     "coming": "sap-toi", "unknown": _UNKNOWN},
    VALIDITIES,
    "register.state",
)  # fmt: skip
TIMING: Final = Facet(
    "state",
    {"vi": "tinh-trang", "en": "state"},
    {"coming": "sap-toi", "past": "da-qua", "unknown": _UNKNOWN},
    TIMINGS,
    "register.timing",
)


def state_tag(values: Values, facet: Facet, state: str) -> Tag:
    """Return the *state* of a row as a value of ``VALIDITY`` or ``TIMING``."""
    return Tag(facet.name, f"is:{state}", values.edition.t(f"{facet.words}.{state}"))


def year_tag(values: Values, date: PartialDate | None) -> Tag:
    """Return the year of *date* as a facet's value."""
    if date is None or date.year is None:
        return Tag("year", "is:unknown", values.edition.t("register.undated"))
    return Tag("year", str(date.year), str(date.year))


def year_heading(values: Values, date: PartialDate | None) -> tuple[str, str]:
    """Return the heading of a year's rows."""
    tag, t = year_tag(values, date), values.edition.t
    known = tag.key != "is:unknown"
    return tag.key.removeprefix("is:"), t("archive.year", year=tag.label) if known else tag.label


def party_tags(values: Values, facet: str, names: Iterable[tuple[str, FactValue]]) -> Iterator[Tag]:
    """Yield a tag for each party: *names* are as the main text has them, and as they are shown."""
    for name, shown in names:
        yield Tag(facet, _party_key(values, name), shown.text, shown.lang)


def _party_key(values: Values, name: str) -> str:
    """Return the key of a party: free text is no organisation, though its address part be one's."""
    if name in values.registers.site.reference.organisations:
        return f"org:{name}"
    key = text_key(name)
    return f"{key}-{_digest(name)}" if key in values.registers.organisation_parts else key


def text_key(text: str) -> str:
    """Return the key of free text: its slug, told apart where the slug does not hold it all.

    ``Thoả thuận`` and ``Thỏa thuận`` are one value; a long name is not its beginning, nor ``Xưởng 中``
    the same as ``Xưởng 国``.
    """
    slug = slugify(text)
    whole = slug.replace("-", "") == number_key(text)
    if slug and whole and len(slug) < SLUG_LIMIT - 20:
        return slug
    return f"{slug}-{_digest(text)}".lstrip("-")


def _digest(text: str) -> str:
    return sha256(text.casefold().encode()).hexdigest()[:6]
