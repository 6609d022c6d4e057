"""Where a story belongs: one pass over the site, then every listing is a look-up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields

from plugins.core import addresses
from plugins.core.inputs import STRUCTURE, Inputs
from plugins.core.site import Site, Text

Texts = Sequence[Text]
Neighbours = tuple[Text | None, Text | None]


@dataclass(frozen=True, slots=True)
class EditionIndex:
    """The listed texts of one edition, each group newest first. ``told`` are all it has, by story.

    ``by_day`` are those of a month and day of any year, which the story's event tells, else its date.
    ``galleries`` are those that show pictures, by year. ``beside`` are a listed story's neighbours, the newer
    first, ``galleries_beside`` those of its gallery.
    """

    listed: Texts
    told: Mapping[str, Text]
    beside: Mapping[str, Neighbours]
    by_section: Mapping[str, Texts]
    by_topic: Mapping[str, Texts]
    by_organisation: Mapping[str, Texts]
    by_year: Mapping[int, Texts]
    by_month: Mapping[tuple[int, int], Texts]
    by_day: Mapping[tuple[int, int], Texts]
    galleries: Mapping[int, Texts]
    galleries_beside: Mapping[str, Neighbours]


@dataclass(frozen=True, slots=True)
class Index:
    """Both editions' groups."""

    editions: Mapping[str, EditionIndex]


def make_index(site: Site) -> Index:
    """Return the groups of every edition; linear in the number of stories."""
    return Index({lang: _edition_index(site, lang) for lang in addresses.LANGUAGES})


def traced_index(index: Index, inputs: Inputs) -> Index:
    """Return *index* so that *inputs* know whatever a step may read of it."""
    return Index({lang: _traced(own, lang, inputs) for lang, own in index.editions.items()})


def _traced(own: EditionIndex, lang: str, inputs: Inputs) -> EditionIndex:
    groups = {
        field.name: inputs.trace(f"{lang} {field.name}", getattr(own, field.name), group=STRUCTURE)
        for field in fields(own)
        if field.name != "listed"
    }
    listed = inputs.trace_sequence(f"{lang} listed", own.listed, STRUCTURE)
    return EditionIndex(listed=listed, **groups)


def _edition_index(site: Site, lang: str) -> EditionIndex:
    listed = site.listed(lang)
    section: defaultdict[str, list[Text]] = defaultdict(list)
    topic: defaultdict[str, list[Text]] = defaultdict(list)
    organisation: defaultdict[str, list[Text]] = defaultdict(list)
    year: defaultdict[int, list[Text]] = defaultdict(list)
    month: defaultdict[tuple[int, int], list[Text]] = defaultdict(list)
    days: defaultdict[tuple[int, int], list[Text]] = defaultdict(list)
    galleries: defaultdict[int, list[Text]] = defaultdict(list)
    for text in listed:
        outline = text.outline
        day = outline.date.day
        section[outline.section].append(text)
        _put(topic, outline.topics, text)
        _put(organisation, outline.organisations, text)
        year[day.year].append(text)
        month[day.year, day.month].append(text)
        told_of = outline.event_day or day
        days[told_of.month, told_of.day].append(text)
        if outline.is_album:
            galleries[day.year].append(text)
    told = {story.id: story.texts[lang] for story in site.stories if lang in story.texts}
    pictured = [text for texts in galleries.values() for text in texts]
    return EditionIndex(
        listed=listed,
        told=told,
        beside=_beside(listed),
        by_section=dict(section),
        by_topic=dict(topic),
        by_organisation=dict(organisation),
        by_year=dict(year),
        by_month=dict(month),
        by_day=dict(days),
        galleries=dict(galleries),
        galleries_beside=_beside(pictured),
    )


def _beside(texts: Texts) -> Mapping[str, Neighbours]:
    around = zip(texts, (None, *texts), (*texts[1:], None), strict=False)
    return {text.story_id: (newer, older) for text, newer, older in around}


def _put(groups: defaultdict[str, list[Text]], keys: Iterable[str], text: Text) -> None:
    for key in dict.fromkeys(keys):
        groups[key].append(text)
