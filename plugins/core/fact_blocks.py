"""The facts that a story may report: a meeting, agreements, awards, an official document, courses.

One frozen model a block, as an editor writes it in the front matter; registers are their union. A new
kind of fact is its model, a field of :class:`FactFields`, the name of its register, and the folder
``plugins/registers/NAME/``.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Final, Literal, get_args

from pydantic import BeforeValidator, Field

from plugins.core.dates import PartialDate
from plugins.core.fields import (
    Block,
    Identifier,
    ListOrSingle,
    NamedId,
    Once,
    PartialDateField,
    WebAddress,
    Words,
)
from plugins.core.number_fields import Count
from plugins.core.shorthand import named, parties, unnamed

# What the registers are called in code, in the order in which pages name them.
RegisterName = Literal[
    "agreements", "awards", "documents", "deadlines", "meetings", "trainings", "benefits"
]
REGISTER_NAMES: Final[tuple[RegisterName, ...]] = get_args(RegisterName)

Effect = Literal["in_force", "replaced", "expired"]


class Meeting(Block):
    """A conference, congress, gathering, training or visit."""

    start: PartialDateField
    end: PartialDateField | None = None
    venue: Words | None = None
    kind: Literal["conference", "congress", "gathering", "training", "visit"] | None = None
    attendance: Count | None = None
    attendance_note: Words | None = None
    chair: Words | None = None
    video: WebAddress | None = None

    @property
    def last_day(self) -> dt.date | None:
        """The day on which it ends, as far as the source says; else the one on which it begins."""
        return _last_day(self.start, self.end)


class Signatory(Block):
    """Who signed an agreement, in which office, for which party."""

    name: Words
    office: Words | None = None
    party: Words | None = None


_Parties = Annotated[tuple[Words, ...], Field(min_length=1)]


class Agreement(Block):
    """A signed agreement. Parties are organisation ids or free text, ``unnamed_parties`` a count."""

    id: Identifier
    title: Words | None = None
    parties: Annotated[
        tuple[Words, ...],
        BeforeValidator(parties, json_schema_input_type=_Parties | Words),
        Once,
        Field(min_length=1),
    ]
    unnamed_parties: Words | None = None
    signed: PartialDateField
    valid_from: PartialDateField | None = None
    valid_to: PartialDateField | None = None
    signatories: Annotated[
        tuple[
            Annotated[Signatory, BeforeValidator(named, json_schema_input_type=Signatory | Words)],
            ...,
        ],
        ListOrSingle,
        Once,
    ] = ()
    scope: Words | None = None
    number: Words | None = None
    replaces: NamedId | None = None


class Recipient(Block):
    """Who was honoured."""

    name: Words
    type: Literal["person", "collective"] = "person"
    unit: Words | None = None


_Recipient = Annotated[Recipient, BeforeValidator(named, json_schema_input_type=Recipient | Words)]
_Recipients = Annotated[tuple[_Recipient, ...], Field(min_length=1)]


class Award(Block):
    """One kind of award handed out by one body. No recipients: the source leaves them out.

    It is handed over ``on_behalf_of`` somebody («thay mặt») or ``by_authority_of`` them («thừa ủy
    quyền»): the one is not the other. ``awarded_by``, these two, ``unit`` (whose people or teams were honoured), a
    recipient's ``unit`` and a collective's ``name`` are organisation ids or free text.
    """

    award: Literal[
        "emulation_flag", "merit_certificate", "certificate", "commemorative_medal", "other"
    ]
    title: Words | None = None
    awarded_by: Words
    on_behalf_of: Words | None = None
    by_authority_of: Words | None = None
    presented_by: Words | None = None
    year: PartialDateField
    decision: Words | None = None
    unit: Words | None = None
    recipients: Annotated[
        tuple[_Recipient, ...],
        BeforeValidator(unnamed, json_schema_input_type=_Recipients | Literal["unnamed"]),
    ]


class Deadline(Block):
    """What an official document asks for, by when, of whom: an organisation id or free text.

    ``before`` says that the day itself is too late («trước ngày 20/6»).
    """

    what: Words
    due: PartialDateField
    before: bool = False
    who: Words | None = None

    @property
    def last_day(self) -> dt.date | None:
        """The last day in time: the eve of a day that is itself too late."""
        if not self.before:
            return self.due.last_day()
        first = self.due.first_day()
        return first - dt.timedelta(days=1) if first else None


class Document(Block):
    """An official document. Issuer and addressees are organisation ids or free text."""

    number: Words
    type: Literal[
        "cong_van",
        "quyet_dinh",
        "ke_hoach",
        "huong_dan",
        "thong_bao",
        "bao_cao",
        "chuong_trinh",
        "nghi_quyet",
        "chi_thi",
        "ket_luan",
        "quy_dinh",
        "quy_che",
        "thong_tri",
        "thong_cao",
        "to_trinh",
        "cong_dien",
        "de_an",
        "phuong_an",
        "bien_ban",
        "giay_moi",
        "other",
    ]
    issued: PartialDateField
    issuer: Words
    signer: Words | None = None
    subject: Words
    addressees: Annotated[tuple[Words, ...], ListOrSingle, Once] = ()
    deadlines: Annotated[tuple[Deadline, ...], ListOrSingle, Once] = ()
    contact: Words | None = None
    effect: Effect | None = None
    replaces: Words | None = None


class Training(Block):
    """A course that people may apply for. ``organiser`` is an organisation id or free text.

    ``apply_by`` is the last day to apply.
    """

    title: Words
    organiser: Words
    start: PartialDateField
    end: PartialDateField | None = None
    venue: Words | None = None
    seats: Count | None = None
    apply_by: PartialDateField | None = None
    contact: Words | None = None

    @property
    def last_day(self) -> dt.date | None:
        """The day on which it ends, as far as the source says; else the one on which it begins."""
        return _last_day(self.start, self.end)


class FactFields(Block):
    """The blocks of facts that a story's front matter may hold, in the order in which it shows them."""

    meeting: Meeting | None = None
    agreements: Annotated[tuple[Agreement, ...], ListOrSingle] = ()
    awards: Annotated[tuple[Award, ...], ListOrSingle, Once] = ()
    document: Document | None = None
    trainings: Annotated[tuple[Training, ...], ListOrSingle, Once] = ()

    @property
    def event_start(self) -> PartialDate | None:
        """When the one event that it reports begins: its meeting, or a course where there is one alone."""
        if self.meeting is not None:
            return self.meeting.start
        return self.trainings[0].start if len(self.trainings) == 1 else None

    @property
    def event_day(self) -> dt.date | None:
        """The day of :attr:`event_start`, where it is known."""
        start = self.event_start
        known = start is not None and start.precision in {"day", "minute"}
        return start.first_day() if known and start is not None else None

    @property
    def fact_kinds(self) -> tuple[str, ...]:
        """The kinds of block that the story carries, as ids: ``meeting``, ``award``, …"""
        return tuple(kind_of(name) for name in FactFields.model_fields if getattr(self, name))


def kind_of(name: str) -> str:
    """Return what one is called of what a field of :class:`FactFields` or a register holds: ``award``."""
    return name.removesuffix("s")


def _last_day(start: PartialDate, end: PartialDate | None) -> dt.date | None:
    return (end.last_day() if end else None) or start.last_day()
