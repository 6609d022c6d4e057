"""Values as an editor wrote them, faults and all: what other faults of a file must not hide.

A file that misses a title still states agreements, and others may name them. So facts are compared as
written, field by field; a value that is wrong in itself is passed over here and reported by
``validate``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from plugins.core.dates import DateError, PartialDate, parse_partial
from plugins.core.field_path import FieldPath
from plugins.core.problems import Place, place_of
from plugins.core.text import nfc
from plugins.registers import REGISTERS
from plugins.stories.draft import Draft

# Every field that holds an organisation's id or free text; ``*`` stands for each item of a list.
PARTIES: Final = tuple(path for register in REGISTERS for path in register.checks.parties)


@dataclass(frozen=True, slots=True)
class Written:
    """The values of one file. ``place`` says where a field stands: in a translation, an inherited one
    stands in another file than ``file``. ``read`` returns the file's text.
    """

    values: Any
    place: Callable[[FieldPath], Place]
    file: str
    read: Callable[[], str] = str

    @property
    def source(self) -> str:
        """The text of the file."""
        return self.read()

    def where(self, *paths: FieldPath) -> Place | None:
        """Return the place of the first of *paths* that this file writes itself, if it does.

        What a translation inherits is the main text's to answer for.
        """
        places = map(self.place, paths)
        return next((place for place in places if place.path == self.file), None)

    def rows(self, *pattern: str) -> Iterator[tuple[FieldPath, dict[str, Any]]]:
        """Yield the mappings at *pattern*, in which ``*`` stands for each item of a list.

        A lone value counts as a list of one, as everywhere in front matter.
        """
        for path, value in each_value(self.values, pattern, ()):
            if isinstance(value, dict):
                yield path, value

    def texts(self, *pattern: str) -> Iterator[tuple[FieldPath, str]]:
        """Yield the texts at *pattern*; see ``rows``."""
        for path, value in each_value(self.values, pattern, ()):
            if text := as_text(value):
                yield path, text

    def values_at(self, *pattern: str) -> Iterator[tuple[FieldPath, Any]]:
        """Yield the values at *pattern*, whatever they are; see ``rows``."""
        yield from each_value(self.values, pattern, ())

    def parties(self) -> Iterator[tuple[FieldPath, str]]:
        """Yield every name that may be an organisation's id. A person's name never is."""
        for pattern in PARTIES:
            yield from self.texts(*pattern)
        for pattern in (one for register in REGISTERS for one in register.checks.collectives):
            for path, named in self.rows(*pattern):
                if named.get("type") == "collective" and (name := as_text(named.get("name"))):
                    yield (*path, "name"), name


@dataclass(frozen=True, slots=True)
class WrittenStory:
    """What the texts of one story state, main text first.

    ``unlisted`` says why the registers leave the story out: ``draft``, ``future``, ``hidden`` or
    ``withdrawn``; it is empty where they do not, or where the story has faults to mend first.
    ``draft`` says that the main text is one, in a preview as well.
    """

    texts: tuple[Written, ...]
    unlisted: str
    withdrawn: bool
    draft: bool = False

    @property
    def main(self) -> Written:
        """What the main text states."""
        return self.texts[0]


def written_story(texts: Sequence[Draft], preview: bool = False) -> WrittenStory:
    """Return what the *texts* of a story state; a *preview* lists drafts as well."""
    written = tuple(written_in(draft) for draft in texts)
    withdrawn = texts[0].values.get("status") == "withdrawn"
    return WrittenStory(written, _unlisted(texts, preview), withdrawn, texts[0].is_draft)


def written_in(draft: Draft) -> Written:
    """Return what a text states, inherited facts included."""
    file = place_of(draft.path).path
    return Written(draft.values, draft.place, file, lambda: draft.source)


def _unlisted(texts: Sequence[Draft], preview: bool) -> str:
    if any(draft.fields is None for draft in texts):
        return ""
    shown = [draft for draft in texts if preview or not draft.held_back]
    if not shown:
        return texts[0].held_back
    status = shown[0].story_fields.status
    return "" if status == "published" or shown[0].held_back else status


def as_text(value: Any) -> str:
    """Return *value* in one line, as the models read it, or nothing where it is no text."""
    return " ".join(nfc(value).split()) if isinstance(value, str) else ""


def as_date(value: Any) -> PartialDate | None:
    """Return the date that *value* states, or ``None`` where it states none."""
    try:
        return parse_partial(value) if isinstance(value, str) else None
    except DateError:
        return None


def each_value(
    value: Any, pattern: tuple[str, ...], path: FieldPath
) -> Iterator[tuple[FieldPath, Any]]:
    """Yield the values at *pattern* below *value*, which itself stands at *path*."""
    if not pattern:
        yield path, value
    elif pattern[0] == "*":
        if isinstance(value, list):
            for index, item in enumerate(value):
                yield from each_value(item, pattern[1:], (*path, index))
        else:
            yield from each_value(value, pattern[1:], path)
    elif isinstance(value, dict) and pattern[0] in value:
        yield from each_value(value[pattern[0]], pattern[1:], (*path, pattern[0]))
