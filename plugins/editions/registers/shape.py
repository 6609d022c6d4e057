"""What tells one register from another: its columns, what a row shows, and what narrows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Generic, TypeVar

from plugins.core import addresses
from plugins.core.dates import PartialDate
from plugins.core.pages import FactValue
from plugins.core.register_names import RegisterName
from plugins.core.register_pages import Column, ColumnKind
from plugins.core.site import Site, Story
from plugins.core.text import SLUG_LIMIT, number_key, slugify
from plugins.editions.values import Values

R = TypeVar("R")
Cell = tuple[FactValue, ...]


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
class Shape(Generic[R]):
    """One register. ``fixed`` are facet values that have a page once there is any row, in order.

    ``heading`` is the group that a row stands in, as a stable key and its words; rows of one group
    stand together. ``in_heading`` is the column whose words the headings say already. ``order`` sorts
    rows anew where the order depends on the edition's words.
    """

    name: RegisterName
    columns: tuple[tuple[str, ColumnKind], ...]
    facets: tuple[str, ...]
    cells: Callable[[Values, R], tuple[Cell, ...]]
    tags: Callable[[Values, R], Iterable[Tag]]
    row_id: Callable[[R], str]
    story: Callable[[R], Story | None]
    heading: Callable[[Values, R], tuple[str, str]] | None = None
    in_heading: str = ""
    order: Callable[[Values, R], Any] | None = None
    fixed: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def labelled(self, values: Values) -> tuple[Column, ...]:
        """Return the columns with the edition's labels."""
        t = values.edition.t
        return tuple(Column(key, t(f"register.head.{key}"), kind) for key, kind in self.columns)


def cell(*values: FactValue | None) -> Cell:
    """Return a cell of the values that there are."""
    return tuple(value for value in values if value is not None)


def story_link(values: Values, story: Story, words: str, lang: str | None = None) -> FactValue:
    """Return *words* with the way to the story, in this edition where it tells it."""
    text = story.shown(values.edition.lang)
    return FactValue(words, values.edition.link(text.address), lang=values.foreign(lang))


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


def value_part(site: Site, lang: str, key: str) -> str:
    """Return the part of an address, and of a query, that stands for the value *key*."""
    if key.startswith("org:"):
        slug = site.reference.organisations[key[4:]].slug
        return getattr(slug, lang) if slug else key[4:]
    if key.startswith("is:"):
        return addresses.facet_value(lang, key[3:])
    return key
