"""Ids by the names that people write: a section, a topic, an organisation, an agreement.

The one place that looks them up. An id is itself; then a name in either language, whatever its capitals;
then one that differs in its marks alone, where only one thing bears it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, Literal

from plugins.core.problems import suggestion
from plugins.core.reads import ALL, note
from plugins.core.reference import Bilingual
from plugins.core.site import Reference
from plugins.core.text import fold, nfc
from plugins.stories.unsure import Unsure
from plugins.stories.written import PARTIES

Kind = Literal["section", "topic", "organisation", "agreement"]
# Fields that hold an id, and of what; ``*`` stands for each item of a list.
_FIELDS: Final[tuple[tuple[tuple[str, ...], Kind], ...]] = (
    (("section",), "section"),
    (("topics",), "topic"),
    (("organisations",), "organisation"),
    (("mentions",), "agreement"),
    (("agreements", "*", "replaces"), "agreement"),
)


class Names:
    """What can be named, by kind: each id with its names."""

    def __init__(self, known: Mapping[Kind, Iterable[tuple[str, Iterable[str]]]]) -> None:
        self._ids: dict[Kind, set[str]] = defaultdict(set)
        self._full: dict[tuple[Kind, str], set[str]] = defaultdict(set)
        self._folded: dict[tuple[Kind, str], set[str]] = defaultdict(set)
        self._spoken: dict[Kind, set[str]] = defaultdict(set)
        for kind, rows in known.items():
            for identifier, names in rows:
                self._ids[kind].add(identifier)
                for name in (identifier, *names):
                    self._full[kind, _key(name)].add(identifier)
                    self._folded[kind, fold(_key(name))].add(identifier)
                    self._spoken[kind].add(name)

    def may_mean(self, kind: Kind, written: str) -> tuple[str, ...]:
        """Return the ids that *written* may stand for: one where it is certain."""
        note(name_question(kind), written)
        if written in self._ids[kind]:
            return (written,)
        key = _key(written)
        found = self._full.get((kind, key)) or self._folded.get((kind, fold(key))) or set()
        return tuple(sorted(found))

    def id_of(self, kind: Kind, written: str) -> str:
        """Return the one id that *written* stands for, or *written* itself."""
        found = self.may_mean(kind, written)
        return found[0] if len(found) == 1 else written

    def suggestion(self, kind: Kind, written: str) -> dict[str, str]:
        """Return the nearest id or name as the words that end a problem."""
        note(name_question(kind), ALL)
        return suggestion(written, sorted(self._spoken[kind]))


def name_question(kind: Kind) -> str:
    """Return under which kind it is noted that a name was looked up (see ``core.reads``)."""
    return f"name {kind}"


def names_of(
    reference: Reference,
    unsure: Unsure,
    agreements: Iterable[tuple[str, Iterable[str]]] = (),
) -> Names:
    """Return the names of the sections, topics and organisations, faulty rows included, and of
    *agreements*.
    """
    return Names(
        {
            "section": [
                *((row.id, _both(row.name)) for row in reference.sections.values()),
                *unsure.named("section"),
            ],
            "topic": [
                *((row.id, _both(row.name)) for row in reference.topics.values()),
                *unsure.named("topic"),
            ],
            "organisation": [
                *(
                    (row.id, (*_both(row.name), *_both(row.short)))
                    for row in reference.organisations.values()
                ),
                *unsure.named("organisation"),
            ],
            "agreement": agreements,
        }
    )


def full_names(reference: Reference) -> Mapping[str, str]:
    """Return the organisations by their whole names, those that only one bears."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in reference.organisations.values():
        for name in _both(row.name):
            found[_key(name)].add(row.id)
    return {name: ids.pop() for name, ids in found.items() if len(ids) == 1}


def agreement_names(values: Any) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the agreements that front matter states: each id with its title and number."""
    rows = values.get("agreements")
    for row in [rows] if isinstance(rows, dict) else rows if isinstance(rows, list) else ():
        if isinstance(row, dict) and isinstance(row.get("id"), str):
            said = (row.get("title"), row.get("number"))
            yield row["id"], tuple(name for name in said if isinstance(name, str))


def with_ids(values: Any, names: Names, whole: Mapping[str, str]) -> Any:
    """Return front matter with ids for the names in it; a party only by its *whole* name."""
    for path, kind in _FIELDS:
        values = _changed(values, path, lambda text, kind=kind: _ids(names, kind, text))
    for path in PARTIES:
        values = _changed(values, path, lambda text: whole.get(_key(text), text))
    return values


def _ids(names: Names, kind: Kind, text: str) -> Any:
    """Return the id that *text* names, or the ids of a list that commas part: ``tet, safety``."""
    if len(names.may_mean(kind, text)) == 1 or kind == "section":
        return names.id_of(kind, text)
    parts = [part.strip() for part in re.split("[,;]", text) if part.strip()]
    if len(parts) > 1 and all(len(names.may_mean(kind, part)) == 1 for part in parts):
        return [names.id_of(kind, part) for part in parts]
    return text


def _changed(value: Any, path: tuple[str, ...], change: Any) -> Any:
    """Return *value* with the texts at *path* changed; a lone value counts as a list of one."""
    if isinstance(value, list):
        rest = path[1:] if path[:1] == ("*",) else path
        made = [(item, _changed(item, rest, change)) for item in value]
        # One text in a list may name several: [tet; safety].
        several = [
            new if isinstance(old, str) and isinstance(new, list) else [new] for old, new in made
        ]
        return [new for items in several for new in items]
    if path[:1] == ("*",):
        return _changed(value, path[1:], change)
    if not path:
        return change(value) if isinstance(value, str) else value
    if isinstance(value, dict) and path[0] in value:
        return {**value, path[0]: _changed(value[path[0]], path[1:], change)}
    return value


def _both(words: Bilingual | None) -> tuple[str, ...]:
    return (words.vi, words.en) if words is not None else ()


def _key(name: str) -> str:
    return " ".join(nfc(name).casefold().split()).strip("“”„«»‘’#")
