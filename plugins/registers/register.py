"""What a register is: everything that tells one from another, as one value.

Pages, sheets, files, schemas, calendars, facts panels, the search, JSON-LD, digests, checks and the front
page loop over ``REGISTERS`` and ask these values. Only what agreements alone have names one: their own
pages, an organisation's timeline, related stories, and checks of who names which agreement.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Generic, TypeVar

from plugins.core import addresses
from plugins.core.fact_blocks import RegisterName, kind_of
from plugins.core.honour_pages import Honour
from plugins.core.page_parts import FactBlock, FactValue
from plugins.core.register_pages import Column, ColumnKind, Pointer
from plugins.core.registers import Registers
from plugins.core.search_document import SearchDocument
from plugins.core.site import Site, Story, Text
from plugins.core.wall_calendar import Quarter
from plugins.language.localizer import Localizer
from plugins.language.nodes import Node
from plugins.language.values import Values
from plugins.registers.calendar_event import CalendarEvent
from plugins.registers.checks import NO_CHECKS, Checks
from plugins.registers.digest import Month
from plugins.registers.facets import Facet, Tag
from plugins.registers.fields import Field
from plugins.registers.references import Record

R = TypeVar("R")
_QUARTER: Final = {"vi": "quy", "en": "quarter"}
Cell = tuple[FactValue, ...]


@dataclass(frozen=True, slots=True)
class StoryBlocks:
    """How stories report what the register holds.

    ``field`` is the front matter's. ``panel`` makes the blocks of a text's facts panel, ``words`` yields
    what they say to the search and ``spellings`` other ways to type a number of theirs; of several
    kinds of block in one text the one of the lowest ``rank`` is indexed first.
    """

    field: str
    panel: Callable[[Values, Text], Iterator[FactBlock]]
    words: Callable[[Localizer, Text], Iterator[str | None]]
    spellings: Callable[[Text], Iterator[str]] = lambda text: iter(())
    rank: int = 9


@dataclass(frozen=True, slots=True)
class OfOrganisation:
    """Which rows an organisation's page shows: those that name it for ``facet``.

    ``key`` is the last part of the heading's message; ``repeated`` is the column that would only
    repeat the organisation's own name.
    """

    facet: str
    key: str
    repeated: str = ""


@dataclass(frozen=True, slots=True)
class FrontBand(Generic[R]):
    """The register on the front page, the lowest ``rank`` first.

    ``rows`` are those it counts and shows the first of, all by default. Where some end, ``living`` says
    which of them are in force or to come, and ``day`` when a row that no longer is was.
    """

    rank: int
    pointer: Callable[[Values, R], Pointer]
    rows: Callable[[Registers], tuple[R, ...]] | None = None
    living: Callable[[R], bool] | None = None
    day: Callable[[Values, R], FactValue | None] = lambda values, row: None


@dataclass(frozen=True, slots=True)
class InDigest(Generic[R]):
    """The register in a month's digest, the lowest ``rank`` first.

    ``rows`` are those that it shows, by default what the month's stories report. ``title`` is the
    heading's message where it is not the register's title.
    """

    rank: int
    pointer: Callable[[Values, R, Month], Pointer]
    rows: Callable[[Registers, Month], Iterable[R]] | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class FoundRows(Generic[R]):
    """Rows that the search finds by themselves; ``year`` is the one it narrows them by."""

    document: Callable[[Localizer, R], SearchDocument]
    year: Callable[[R], int | None] = lambda row: None


@dataclass(frozen=True, slots=True)
class Roll(Generic[R]):
    """A page a year of everybody whom the register's rows honour, below its own address.

    ``paths`` are its address parts by language; ``years`` are those that have a page, the newest first.
    """

    paths: Mapping[str, str]
    years: Callable[[Iterable[R]], tuple[int, ...]]
    honours: Callable[[Values, Iterable[R], int], tuple[Honour, ...]]


@dataclass(frozen=True, slots=True)
class NewBlock:
    """What ``make new WITH=…`` takes for a block besides its kind, and where its lines go.

    ``vietnamese`` are words that mean it as well; help shows the first. Whoever writes one of ``english``
    is told the kind. The lines to fill in stand beside the register in ``new.vi.md`` and ``new.en.md``, or,
    where they belong into the ``data_file`` of that name, in ``new.yaml``.
    """

    vietnamese: tuple[str, ...]
    english: tuple[str, ...] = ()
    data_file: str = ""


@dataclass(frozen=True, slots=True)
class Register(Generic[R]):
    """One register.

    Words: its messages are ``register.title.NAME``, ``register.intro.NAME`` and their like; ``called`` are
    its names in Vietnamese for an editor who writes ``look_up``. ``paths`` are its address parts by
    language.

    Rows: ``collect`` makes them in their order from the listed stories, after the registers named before
    it. ``story`` is the one that reports a row, ``stories`` all that speak of it, where there may be more.
    ``state`` is what its state is called, where it has one. With ``own_pages`` each row has a page of its
    own; only agreements have (``editions.registers.agreement_pages``).

    Table: ``cells`` makes one cell a column, ``tags`` the values that a row has for the facets; the first
    facet stands on top where it is ``leading``.
    ``heading`` is the group that a row stands in, as a stable key and its words; rows of one group stand
    together, and a group of ``folded`` is folded below those before it. ``in_heading`` is the column whose
    words the headings say already. ``order`` sorts rows anew where the order depends on the edition's words.
    ``sorts`` are the columns that a reader may sort by, each with the facet that lists its values (or nothing);
    ``labels`` those whose label is said before their values on a phone (``register.brief.KEY``). ``days`` are a row's first and last, where they are known: it then stands in the wall calendar. One that is ``walled`` shows months,
    and the quarters of the wall calendar stand below it. A register that is ``noted`` has a
    message ``register.note.NAME`` below its table; one that is ``carried`` is shown where another
    register is empty.

    Files: ``fields`` are the columns, ``record`` a row's values for them but for ``id`` and ``url``.

    Elsewhere: ``roll`` is its roll of honour; ``node`` is a row for schema.org, also on its story's page where it is said ``of_story``;
    ``event`` is a row in the calendar; one that is ``upcoming`` is a calendar file of its own as well. ``checks`` is what its blocks must hold to, ``choices`` the Vietnamese
    words for the values of its fields, ``pairs`` the two fields that people mean by «- one: the other».
    """

    name: RegisterName
    called: tuple[str, ...]
    paths: Mapping[str, str]
    collect: Callable[[Site, Iterable[Story], Registers], Iterable[R]]
    story: Callable[[R], Story | None]
    columns: tuple[tuple[str, ColumnKind], ...]
    facets: tuple[Facet, ...]
    cells: Callable[[Values, R], tuple[Cell, ...]]
    tags: Callable[[Values, R], Iterable[Tag]]
    fields: tuple[Field, ...]
    record: Callable[[Localizer, R], Record]
    heading: Callable[[Values, R], tuple[str, str]] | None = None
    in_heading: str = ""
    folded: tuple[str, ...] = ()
    leading: str = ""
    days: Callable[[R], tuple[dt.date | None, dt.date | None]] | None = None
    order: Callable[[Values, R], Any] | None = None
    sorts: Mapping[str, str] = field(default_factory=dict)
    labels: frozenset[str] = frozenset()
    walled: bool = False
    noted: bool = False
    carried: bool = False
    own_pages: bool = False
    state: Callable[[R], str] = lambda row: ""
    stories: Callable[[R], Iterable[Story]] | None = None
    blocks: StoryBlocks | None = None
    organisations: tuple[OfOrganisation, ...] = ()
    front: FrontBand[R] | None = None
    digest: InDigest[R] | None = None
    event: Callable[[Localizer, R], CalendarEvent | None] | None = None
    upcoming: Callable[[R], bool] = lambda row: False
    node: Callable[[Localizer, R], Node | None] | None = None
    of_story: bool = False
    found: FoundRows[R] | None = None
    roll: Roll[R] | None = None
    checks: Checks = NO_CHECKS
    choices: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    pairs: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    new: NewBlock | None = None

    def rows(self, registers: Registers) -> tuple[R, ...]:
        """Return the register's rows in their order."""
        return registers.rows.get(self.name, ())

    def roll_years(self, registers: Registers) -> tuple[int, ...]:
        """Return the years that have a roll of honour, the newest first."""
        return self.roll.years(self.rows(registers)) if self.roll else ()

    def roll_address(self, lang: str, year: int) -> str:
        """Return the address of the roll of honour of *year*."""
        assert self.roll is not None
        return self.address(lang, self.roll.paths[lang], year)

    def row(self, registers: Registers, name: str) -> R | None:
        """Return the row with the id *name*, if there is one."""
        found: R | None = registers.by_id.get(self.name, {}).get(name)
        return found

    def address(self, lang: str, *parts: str | int, page: int = 1) -> str:
        """Return the address of the register, of a row's own page or of a narrowed list."""
        return addresses.folder(lang, self.paths[lang], *parts, page=page)

    def row_address(self, lang: str, row: str) -> str:
        """Return where the row with the id *row* stands on the site: its page, or its line."""
        if self.own_pages:
            return self.address(lang, row)
        return addresses.register_row(lang, self.paths[lang], row)

    @property
    def kind(self) -> str:
        """What one row is called in messages, templates and the search: ``award``."""
        return kind_of(self.name)

    def file_address(self, lang: str, form: str) -> str:
        """Return the address of the register as a file: *form* is one of ``forms``."""
        return f"{self.address(lang)}{self.paths[lang]}.{form}"

    def event_address(self, lang: str, row: str) -> str:
        """Return the address of the calendar file of the row with the id *row* alone."""
        return addresses.event_file(lang, self.paths[lang], row)

    @property
    def forms(self) -> tuple[str, ...]:
        """The files it can be taken away as: ``csv``, ``json``, and ``ics`` where rows are events."""
        return ("csv", "json", "ics") if self.event is not None else ("csv", "json")

    def facet(self, name: str) -> Facet:
        """Return the facet *name*. Raises ``KeyError``."""
        return {facet.name: facet for facet in self.facets}[name]

    def facet_address(self, site: Site, lang: str, tag: Tag, page: int = 1) -> str:
        """Return the address of the rows that have the value *tag*: ``thoa-thuan/ben/vgcl/``."""
        facet = self.facet(tag.facet)
        part = facet.part(site, lang, tag.key)
        return self.address(lang, facet.paths[lang], part, page=page)

    def labelled(self, values: Values) -> tuple[Column, ...]:
        """Return the columns with the edition's labels."""
        t = values.edition.t
        return tuple(
            Column(
                key,
                t(f"register.head.{key}"),
                kind,
                t(f"register.brief.{key}") if key in self.labels else "",
                self.sorts.get(key),
            )
            for key, kind in self.columns
        )


def schema_address(name: RegisterName) -> str:
    """Return the address of the JSON Schema of a register's ``.json``, the same for both editions."""
    return f"{addresses.listing(addresses.DEFAULT_LANGUAGE, 'data')}{name}.schema.json"


def quarter_address(register: Register[Any], lang: str, quarter: Quarter) -> str:
    """Return the address of a quarter of the wall calendar, below the *register*."""
    year, number = quarter
    return register.address(lang, f"{_QUARTER[lang]}-{number}-{year}")


def cell(*values: FactValue | None) -> Cell:
    """Return a cell of the values that there are."""
    return tuple(value for value in values if value is not None)


def calendar_link(values: Values, paths: Mapping[str, str], row: str, about: str) -> FactValue:
    """Return the way to the calendar file of a row alone; *about* says which it is."""
    edition = values.edition
    address = addresses.event_file(edition.lang, paths[edition.lang], row)
    return FactValue(edition.t("register.add_to_calendar"), edition.link(address), about=about)


def story_link(values: Values, story: Story, words: str, lang: str | None = None) -> FactValue:
    """Return *words* with the way to the story, in this edition where it tells it."""
    text = story.shown(values.edition.lang)
    return FactValue(words, values.edition.link(text.address), lang=values.foreign(lang))
