"""Registers: a union's facts as rows to look up, whatever story reports them.

A row is written once, in the story that reports it. What depends on «today» is worked out for the
day of the build.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Generic, Literal, TypeVar

from plugins.core import addresses
from plugins.core.dates import PartialDate
from plugins.core.fact_blocks import (
    Agreement,
    Award,
    Deadline,
    Dispatch,
    Effect,
    Meeting,
    Recipient,
)
from plugins.core.fields import Block
from plugins.core.reference import Partner
from plugins.core.register_names import RegisterName
from plugins.core.site import Site, Story, Text

B = TypeVar("B", bound=Block)

# Of an agreement or offer: ``ending`` is in force and ends within NOTICE days; ``unknown`` where
# nothing says until when it holds.
Validity = Literal["coming", "in_force", "ending", "ended", "unknown"]
VALIDITIES: Final[tuple[Validity, ...]] = ("in_force", "ending", "coming", "ended", "unknown")
# Of a deadline or meeting.
Timing = Literal["coming", "past", "unknown"]
TIMINGS: Final[tuple[Timing, ...]] = ("coming", "past", "unknown")
NOTICE: Final = 90  # days


@dataclass(frozen=True, slots=True)
class ReportedFact(Generic[B]):
    """A fact block and the story that reports it. ``block`` is the main text's.

    ``path`` is where it stands in the front matter: ``("agreements", 0)``, ``("meeting",)``.
    """

    story: Story
    path: tuple[str | int, ...]
    block: B

    def text(self, lang: str) -> Text:
        """Return the story's text in *lang* where lists show it, else its main text."""
        return self.story.shown(lang)

    def words(self, lang: str) -> B:
        """Return the block as the edition *lang* words it."""
        return _at(self.text(lang), self.path, self.block)

    def words_lang(self, lang: str, *path: str | int) -> str:
        """Return the language that the words of the block's field *path* are in, there."""
        return self.text(lang).words_lang(*self.path, *path)


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """An agreement. ``days_left`` counts from the build's day to its last day, while it is in force.

    ``predecessor`` and ``successors`` are ids that the register holds. ``stories`` report or mention
    it, newest first, the reporting one among them.
    """

    told: ReportedFact[Agreement]
    state: Validity
    days_left: int | None = None
    predecessor: str | None = None
    successors: tuple[str, ...] = ()
    stories: tuple[Story, ...] = ()

    @property
    def id(self) -> str:
        """The agreement's id, the last part of its page's address."""
        return self.told.block.id

    @property
    def year(self) -> int | None:
        """The year of signing, else that of its first day."""
        block = self.told.block
        return block.signed.year or (block.valid_from.year if block.valid_from else None)


@dataclass(frozen=True, slots=True)
class AwardRow:
    """One kind of award handed out by one body; ``recipients`` in alphabetical order."""

    id: str
    told: ReportedFact[Award]
    recipients: tuple[Recipient, ...] = ()
    received_by: tuple[str, ...] = ()

    @property
    def year(self) -> int | None:
        """The year whose work is honoured."""
        return self.told.block.year.year


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """An official document. ``effect`` is the editor's, unless another document has replaced it.

    ``id`` is its story's. ``predecessor`` and ``successors`` are ids of rows of this register.
    """

    told: ReportedFact[Dispatch]
    effect: Effect | None = None
    predecessor: str | None = None
    successors: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id of the story that reports it: a story reports one document."""
        return self.told.story.id

    @property
    def year(self) -> int | None:
        """The year of issue."""
        return self.told.block.issued.year


@dataclass(frozen=True, slots=True)
class DeadlineRow:
    """What a document asks for, by when. ``last_day`` is the last on which it is in time.

    ``days_left`` counts from the build's day; 0 is today. ``addressees`` are organisation ids or
    free text.
    """

    id: str
    told: ReportedFact[Dispatch]
    index: int
    state: Timing
    last_day: dt.date | None = None
    days_left: int | None = None
    addressees: tuple[str, ...] = ()

    @property
    def deadline(self) -> Deadline:
        """The main text's deadline."""
        return self.told.block.deadlines[self.index]

    def words(self, lang: str) -> Deadline:
        """Return the deadline as the edition *lang* words it."""
        rows = self.told.words(lang).deadlines
        return rows[self.index] if self.index < len(rows) else self.deadline

    @property
    def year(self) -> int | None:
        """The year in which it falls."""
        return self.deadline.due.year


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting; its day is apart from the day on which the story was published."""

    told: ReportedFact[Meeting]
    state: Timing

    @property
    def id(self) -> str:
        """The id of the story that reports it: a story reports one meeting."""
        return self.told.story.id

    @property
    def start(self) -> PartialDate:
        """When it begins, as far as the source says."""
        return self.told.block.start

    @property
    def year(self) -> int | None:
        """The year in which it begins."""
        return self.start.year


@dataclass(frozen=True, slots=True)
class OfferRow:
    """An offer to members. ``agreement`` is the id of a row of the register it rests on."""

    partner: Partner
    state: Validity
    days_left: int | None = None
    agreement: str | None = None

    @property
    def id(self) -> str:
        """The offer's id in ``partners.yaml``."""
        return self.partner.id


@dataclass(frozen=True, slots=True)
class OrganisationFacts:
    """What the registers hold of one organisation, each in its register's order."""

    agreements: tuple[AgreementRow, ...] = ()
    awards_given: tuple[AwardRow, ...] = ()
    awards_received: tuple[AwardRow, ...] = ()
    documents: tuple[DocumentRow, ...] = ()
    deadlines: tuple[DeadlineRow, ...] = ()


Row = AgreementRow | AwardRow | DocumentRow | DeadlineRow | MeetingRow | OfferRow


@dataclass(frozen=True, slots=True)
class Registers:
    """All rows, each register in the order in which it is read.

    Agreements and documents: newest first. Awards: newest year first, then body and title.
    Deadlines and meetings: what is coming, soonest first; then what is past, newest first; then
    what has no date. Offers: by category, then partner. ``children`` are the ids of the bodies
    below each organisation; ``organisation_parts`` are their address parts in either language.
    """

    site: Site
    agreements: tuple[AgreementRow, ...] = ()
    awards: tuple[AwardRow, ...] = ()
    documents: tuple[DocumentRow, ...] = ()
    deadlines: tuple[DeadlineRow, ...] = ()
    meetings: tuple[MeetingRow, ...] = ()
    offers: tuple[OfferRow, ...] = ()
    agreement_by_id: Mapping[str, AgreementRow] = field(default_factory=dict)
    document_by_id: Mapping[str, DocumentRow] = field(default_factory=dict)
    meeting_by_id: Mapping[str, MeetingRow] = field(default_factory=dict)
    by_organisation: Mapping[str, OrganisationFacts] = field(default_factory=dict)
    children: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    organisation_parts: frozenset[str] = frozenset()
    stories: Mapping[str, Story] = field(default_factory=dict)

    @property
    def today(self) -> dt.date:
        """The build's day in Vietnam."""
        return self.site.today

    def rows(self, name: RegisterName) -> Sequence[Row]:
        """Return the rows of one register."""
        rows: Sequence[Row] = getattr(self, "offers" if name == "benefits" else name)
        return rows

    def story_of(self, text: Text) -> Story:
        """Return the story that *text* belongs to."""
        return self.stories[text.story_id]

    def agreement_address(self, agreement: str, lang: str) -> str:
        """Return the address of an agreement's own page."""
        return addresses.listing(lang, "agreements", agreement)


def validity(
    start: PartialDate | None, end: PartialDate | None, today: dt.date
) -> tuple[Validity, int | None]:
    """Return the state of a period on *today*, and the days to its last day while it is in force.

    A period with a beginning and without an end holds until further notice; one whose end is not
    known, or that says nothing of time, is ``unknown``. A bare year or month counts whole.
    """
    last = end.last_day() if end else None
    first = start.first_day() if start else None
    if last is not None and last < today:
        return "ended", None
    if first is not None and first > today:
        return "coming", None
    if last is not None:
        left = (last - today).days
        return ("ending" if left <= NOTICE else "in_force"), left
    return ("in_force" if first is not None and end is None else "unknown"), None


def timing_of(last: dt.date | None, today: dt.date) -> Timing:
    """Return whether the day *last* is still to come; today is."""
    if last is None:
        return "unknown"
    return "coming" if last >= today else "past"


def _at(text: Text, path: tuple[str | int, ...], main: B) -> B:
    """Return the block of *text* that restates *main*: by id where it has one, else by place."""
    found: object = text.fields
    for part in path:
        if isinstance(part, int) and isinstance(found, tuple):
            wanted = getattr(main, "id", None)
            named = [row for row in found if wanted is not None and row.id == wanted]
            found = named[0] if named else found[part] if part < len(found) else main
        else:
            found = getattr(found, str(part))
    return found if isinstance(found, type(main)) else main
