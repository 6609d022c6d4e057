"""The words of the fact blocks, as a reader sees them in the facts panel."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from plugins.core.fact_blocks import Agreement, Award, Dispatch, Meeting
from plugins.core.facts import StoryFields

# Resolves an organisation's id to its name, and leaves free text as it is.
Party = Callable[[str], str]

# Gives the edition's message of a key, such as ``facts.dispatch_type.cong_van``.
Word = Callable[[str], str]

_MARKED: Final = str.maketrans("/-.", "   ")


def shown(fields: StoryFields, party: Party, word: Word) -> Iterator[str | None]:
    """Yield what the facts panel says, the dispatch's number and subject first."""
    if fields.dispatch is not None:
        yield from _dispatch(fields.dispatch, party, word)
    if fields.meeting is not None:
        yield from _meeting(fields.meeting)
    for agreement in fields.agreements:
        yield from agreement_words(agreement, party)
    for award in fields.awards:
        yield from _award(award, party, word)
    for statistic in fields.statistics:
        yield statistic.label


def hidden(fields: StoryFields) -> Iterator[str]:
    """Yield other spellings of document numbers: ``286 LĐLĐ``, and ``CV 286`` for a công văn."""
    dispatch = fields.dispatch
    if dispatch is not None:
        initials = "".join(part[0] for part in dispatch.type.split("_")).upper()
        yield f"{initials} {dispatch.number.translate(_MARKED)}"
    for agreement in fields.agreements:
        yield from numbers(agreement.number)
    for attachment in fields.attachments:
        yield from numbers(attachment.number)


def numbers(number: str | None) -> Iterator[str]:
    """Yield *number* as readers type it, without the marks between its parts."""
    if number:
        yield number.translate(_MARKED)


def _dispatch(dispatch: Dispatch, party: Party, word: Word) -> Iterator[str | None]:
    kind = word(f"facts.dispatch_type.{dispatch.type}")
    yield f"{kind} {dispatch.number}: {dispatch.subject}"
    yield party(dispatch.issuer)
    yield dispatch.signer
    yield from map(party, dispatch.addressees)
    for deadline in dispatch.deadlines:
        yield deadline.what
        yield deadline.who
    yield dispatch.contact


def _meeting(meeting: Meeting) -> Iterator[str | None]:
    yield meeting.venue
    yield meeting.chair


def agreement_words(agreement: Agreement, party: Party) -> Iterator[str | None]:
    """Yield what is said of an agreement."""
    yield agreement.title
    yield agreement.number
    yield from map(party, agreement.parties)
    yield agreement.unnamed_parties
    for person in agreement.signatories:
        yield _joined(person.name, person.office, party(person.party) if person.party else None)
    yield agreement.scope


def _award(award: Award, party: Party, word: Word) -> Iterator[str | None]:
    yield award.title or word(f"facts.award_kind.{award.award}")
    others = (award.on_behalf_of, award.by_authority_of)
    yield _joined(party(award.awarded_by), *(party(name) for name in others if name))
    yield award.decision
    for recipient in award.recipients:
        yield _joined(recipient.name, recipient.unit)


def _joined(*texts: str | None) -> str:
    return ", ".join(text for text in texts if text)
