"""Where a story belongs: one pass over the site, then every listing is a look-up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from plugins.core.site import Site, Text

Texts = Sequence[Text]


@dataclass(frozen=True, slots=True)
class EditionIndex:
    """The listed texts of one edition, each group newest first. ``position`` is a text's place.

    ``galleries`` are those that show pictures, by year.
    """

    listed: Texts
    position: Mapping[str, int]
    by_section: Mapping[str, Texts]
    by_topic: Mapping[str, Texts]
    by_organisation: Mapping[str, Texts]
    by_year: Mapping[int, Texts]
    by_month: Mapping[tuple[int, int], Texts]
    galleries: Mapping[int, Texts]


@dataclass(frozen=True, slots=True)
class Index:
    """Both editions' groups."""

    editions: Mapping[str, EditionIndex]


def make_index(site: Site) -> Index:
    """Return the groups of every edition; linear in the number of stories."""
    editions = {lang: _edition_index(site.listed(lang)) for lang in ("vi", "en")}
    return Index(editions)


def _edition_index(listed: Texts) -> EditionIndex:
    section: defaultdict[str, list[Text]] = defaultdict(list)
    topic: defaultdict[str, list[Text]] = defaultdict(list)
    organisation: defaultdict[str, list[Text]] = defaultdict(list)
    year: defaultdict[int, list[Text]] = defaultdict(list)
    month: defaultdict[tuple[int, int], list[Text]] = defaultdict(list)
    galleries: defaultdict[int, list[Text]] = defaultdict(list)
    for text in listed:
        fields = text.fields
        day = fields.date.day
        section[fields.section].append(text)
        _put(topic, fields.topics, text)
        _put(organisation, fields.organisations, text)
        year[day.year].append(text)
        month[day.year, day.month].append(text)
        if text.has_album:
            galleries[day.year].append(text)
    position = {text.story_id: at for at, text in enumerate(listed)}
    return EditionIndex(listed, position, section, topic, organisation, year, month, galleries)


def _put(groups: defaultdict[str, list[Text]], keys: Iterable[str], text: Text) -> None:
    for key in dict.fromkeys(keys):
        groups[key].append(text)
