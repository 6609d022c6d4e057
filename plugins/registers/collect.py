"""From the stories of a site to its registers: one pass over the facts, then look-ups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from plugins.core.addresses import LANGUAGES
from plugins.core.dates import PartialDate
from plugins.core.fact_blocks import Agreement, Dispatch, Effect, Recipient
from plugins.core.reference import Partner
from plugins.core.registers import (
    AgreementRow,
    AwardRow,
    DocumentRow,
    OfferRow,
    OrganisationFacts,
    Registers,
    ReportedFact,
    validity,
)
from plugins.core.site import Site, Story
from plugins.core.text import name_key, number_key, sort_key
from plugins.registers.dated import deadline_rows, meeting_rows, newest_first


def collect(site: Site) -> Registers:
    """Return every register of *site* for its day. Linear in the number of facts, but for sorting.

    A story counts when its main text is listed: hidden, withdrawn and waiting ones do not.
    """
    stories = [story for story in site.stories if _counts(story)]
    agreements = _agreements(site, stories)
    documents = _documents(stories)
    meetings = meeting_rows(stories, site.today)
    known = {row.id: row for row in agreements}
    made = Registers(
        site=site,
        agreements=agreements,
        awards=_awards(site, stories),
        documents=documents,
        deadlines=deadline_rows(documents, site.today),
        meetings=meetings,
        offers=_offers(site, known),
        agreement_by_id=known,
        document_by_id={row.id: row for row in documents},
        meeting_by_id={row.id: row for row in meetings},
        children=_children(site),
        organisation_parts=frozenset(
            getattr(body.slug, lang) if body.slug else body.id
            for body in site.reference.organisations.values()
            for lang in LANGUAGES
        ),
        stories={story.id: story for story in site.stories},
    )
    return replace(made, by_organisation=_by_organisation(made))


def _counts(story: Story) -> bool:
    return story.main.fields.status == "published" or bool(story.main.held_back)


def _children(site: Site) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for body in site.reference.organisations.values():
        if body.parent:
            found[body.parent].append(body.id)
    return {parent: tuple(bodies) for parent, bodies in found.items()}


def _agreements(site: Site, stories: Iterable[Story]) -> tuple[AgreementRow, ...]:
    told: dict[str, ReportedFact[Agreement]] = {}
    mentioned: defaultdict[str, dict[str, Story]] = defaultdict(dict)
    for story in stories:
        for index, block in enumerate(story.main.fields.agreements):
            told.setdefault(block.id, ReportedFact(story, ("agreements", index), block))
            mentioned[block.id][story.id] = story
        for name in story.main.fields.mentions:
            mentioned[name][story.id] = story
    successors: defaultdict[str, list[str]] = defaultdict(list)
    for name, fact in told.items():
        if fact.block.replaces in told and fact.block.replaces != name:
            successors[fact.block.replaces].append(name)
    rows = []
    for name, fact in told.items():
        block = fact.block
        state, days = validity(block.valid_from, block.valid_to, site.today)
        followed = any(_began(told[other], site) for other in successors[name])
        if state == "unknown" and followed:
            state = "ended"
        rows.append(
            AgreementRow(
                told=fact,
                state=state,
                days_left=days,
                predecessor=block.replaces if block.replaces in told else None,
                successors=tuple(sorted(successors[name])),
                stories=tuple(mentioned[name].values()),
            )
        )
    return newest_first(rows, lambda row: _first_known(row.told.block))


def _began(fact: ReportedFact[Agreement], site: Site) -> bool:
    """Say whether an agreement has begun, as far as is known."""
    start = fact.block.valid_from or fact.block.signed
    first = start.first_day()
    return first is not None and first <= site.today


def _first_known(block: Agreement) -> PartialDate | None:
    return block.signed if block.signed.at else block.valid_from


def _awards(site: Site, stories: Iterable[Story]) -> tuple[AwardRow, ...]:
    bodies = site.reference.organisations
    rows = []
    for story in stories:
        for index, block in enumerate(story.main.fields.awards):
            names = (block.unit, *(name for item in block.recipients for name in _bodies(item)))
            received = dict.fromkeys(name for name in names if name in bodies)
            rows.append(
                AwardRow(
                    id=f"{story.id}-{index + 1}",
                    told=ReportedFact(story, ("awards", index), block),
                    recipients=_in_order(block.recipients),
                    received_by=tuple(name for name in received if name),
                )
            )

    def order(row: AwardRow) -> tuple[object, ...]:
        block = row.told.block
        name = site.party(block.awarded_by, "vi")[0]
        return -(row.year or 0), sort_key(name), block.award, sort_key(block.title or ""), row.id

    return tuple(sorted(rows, key=order))


def _bodies(recipient: Recipient) -> Iterator[str]:
    if recipient.type == "collective":
        yield recipient.name
    if recipient.unit:
        yield recipient.unit


def _in_order(recipients: Iterable[Recipient]) -> tuple[Recipient, ...]:
    """Return collectives by name, then persons as Vietnamese lists them: by given name."""
    return tuple(
        sorted(
            recipients,
            key=lambda item: (
                item.type == "person",
                name_key(item.name) if item.type == "person" else sort_key(item.name),
            ),
        )
    )


def _documents(stories: Iterable[Story]) -> tuple[DocumentRow, ...]:
    told = [
        ReportedFact(story, ("dispatch",), story.main.fields.dispatch)
        for story in stories
        if story.main.fields.dispatch is not None
    ]
    by_number: dict[tuple[str, str], ReportedFact[Dispatch]] = {}
    for fact in reversed(told):  # the oldest report of a number wins
        by_number[number_key(fact.block.number), fact.block.issuer] = fact
    successors: defaultdict[str, list[str]] = defaultdict(list)
    predecessors: dict[str, str] = {}
    for fact in told:
        wanted = fact.block.replaces
        key = number_key(wanted or "")  # signs alone name no document
        found = by_number.get((key, fact.block.issuer)) if key else None
        if found is not None and found is not fact and not _issued_after(found, fact):
            predecessors[fact.story.id] = found.story.id
            successors[found.story.id].append(fact.story.id)
    rows = [
        DocumentRow(
            told=fact,
            effect=_effect(fact.block, bool(successors[fact.story.id])),
            predecessor=predecessors.get(fact.story.id),
            successors=tuple(sorted(successors[fact.story.id])),
        )
        for fact in told
    ]
    return newest_first(rows, lambda row: row.told.block.issued)


def _issued_after(one: ReportedFact[Dispatch], other: ReportedFact[Dispatch]) -> bool:
    """Say whether *one* is certainly newer, so that *other* cannot have replaced it."""
    first, last = one.block.issued.first_day(), other.block.issued.last_day()
    return first is not None and last is not None and first > last


def _effect(block: Dispatch, followed: bool) -> Effect | None:
    """Return the effect: what another document has replaced is no longer in force."""
    return "replaced" if followed and block.effect in (None, "in_force") else block.effect


def _offers(site: Site, known: dict[str, AgreementRow]) -> tuple[OfferRow, ...]:
    rows = []
    for partner in site.reference.partners:
        state, days = validity(partner.valid_from, partner.valid_to, site.today)
        agreement = partner.agreement if partner.agreement in known else None
        rows.append(OfferRow(partner, state, days, agreement))

    def order(row: OfferRow) -> tuple[object, ...]:
        return _offer_order(row.partner)

    return tuple(sorted(rows, key=order))


def _offer_order(partner: Partner) -> tuple[object, ...]:
    return sort_key(partner.category.vi), sort_key(partner.partner.vi), partner.id


def _by_organisation(made: Registers) -> dict[str, OrganisationFacts]:
    agreements: defaultdict[str, list[AgreementRow]] = defaultdict(list)
    given: defaultdict[str, list[AwardRow]] = defaultdict(list)
    received: defaultdict[str, list[AwardRow]] = defaultdict(list)
    documents: defaultdict[str, list[DocumentRow]] = defaultdict(list)
    for agreement in made.agreements:
        for name in dict.fromkeys(agreement.told.block.parties):
            agreements[name].append(agreement)
    for award in made.awards:
        block = award.told.block
        named = (block.awarded_by, block.on_behalf_of, block.by_authority_of)
        givers = dict.fromkeys(name for name in named if name)
        for body in givers:
            given[body].append(award)
        for body in award.received_by:
            received[body].append(award)
    for document in made.documents:
        documents[document.told.block.issuer].append(document)
    asked = defaultdict(list)
    for deadline in made.deadlines:
        for name in deadline.addressees:
            asked[name].append(deadline)
    return {
        body: OrganisationFacts(
            agreements=tuple(agreements[body]),
            awards_given=tuple(given[body]),
            awards_received=tuple(received[body]),
            documents=tuple(documents[body]),
            deadlines=tuple(asked[body]),
        )
        for body in made.site.reference.organisations
    }
