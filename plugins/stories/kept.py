"""A story as it is remembered: what the rest of the site has to know of it, and its words when asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import PurePosixPath
from typing import Any, Final, NamedTuple

from plugins.core.digests import digest_of
from plugins.core.field_path import FieldLines, FieldPath, field_place
from plugins.core.lazy_text import OUTLINE, PARTS, LazyText
from plugins.core.outline import Outline
from plugins.core.problems import Place, Problem, place_of
from plugins.core.site import Asset, Text
from plugins.stories.draft import Draft
from plugins.stories.facts_check import SHARED
from plugins.stories.folders import Folder
from plugins.stories.names import agreement_names
from plugins.stories.outline_row import outline_row, read_outline
from plugins.stories.packing import as_json, body_part, fields_part, read_part
from plugins.stories.written import Written, WrittenStory

ReadPart = Callable[[str], bytes]


class TextRow(NamedTuple):
    """One text, without its words; ``digests`` are those of the outline and of the parts."""

    lang: str
    slug: str
    address: str
    held_back: str
    stale: bool
    outline: list[Any]
    digests: list[str]


class StoryRow(NamedTuple):
    """All that is remembered of a story but its texts' words, as JSON holds it.

    ``texts`` and ``assets`` are the names of its files; ``reads`` and ``links`` the numbers of what it
    asked; ``facts`` what it states of what others name.
    """

    listing: str
    fingerprint: str
    texts: dict[str, str]
    assets: list[list[str]]
    captions: str | None
    problems: list[list[Any]]
    tidied: dict[str, int]
    agreements: list[list[Any]]
    facts: list[Any] | None
    told: list[list[Any]]
    reads: list[int]
    links: list[int]


class KeptText:
    """See ``placed.Placed``."""

    __slots__ = ("address", "folder", "lang", "outline", "path", "slug", "text")

    is_valid: Final = True
    is_story: Final = True
    is_draft: Final = False
    held_back: Final = ""
    waits_until: Final = None

    def __init__(self, folder: Folder, text: LazyText, outline: Outline) -> None:
        self.folder = folder
        self.text = text
        self.outline = outline
        self.lang, self.path = text.lang, text.path
        self.slug, self.address = text.slug, text.address

    @property
    def status(self) -> str:
        """Its status."""
        return self.outline.status

    @property
    def redirect_from(self) -> tuple[str, ...]:
        """The addresses that it had."""
        return self.outline.redirect_from

    @property
    def files(self) -> tuple[str, ...]:
        """The files that it offers."""
        return self.outline.files

    @property
    def title(self) -> str:
        """Its title."""
        return self.text.fields.title

    @property
    def lines(self) -> FieldLines:
        """Where its fields are written."""
        return self.text.lines

    def place(self, path: FieldPath) -> Place:
        """Return where the field *path* is written."""
        return self.text.place(*path)


class KeptStory:
    """A story whose files, and whose questions to the rest of the site, are as they were.

    ``problems`` are none of them errors.
    """

    __slots__ = ("folder", "problems", "row", "texts")

    def __init__(self, folder: Folder, row: StoryRow, read: ReadPart) -> None:
        self.folder = folder
        self.row = row
        self.problems = [Problem(Place(path, line), *words) for path, line, *words in row.problems]
        self.texts: list[KeptText] = []
        for said in row.told:
            told = TextRow(*said)
            outline = read_outline(told.outline)
            text = lazy_text(folder, told, outline, read)
            self.texts.append(KeptText(folder, text, outline))

    @property
    def agreements(self) -> list[tuple[str, list[str]]]:
        """The agreements that it states, each with its names."""
        return [(identifier, names) for identifier, names in self.row.agreements]

    def facts(self, preview: bool) -> WrittenStory | None:
        """Return what it states of what other stories may name, or ``None``."""
        del preview
        if self.row.facts is None:
            return None
        withdrawn, *stated = self.row.facts
        written = [
            _written(kept, values, lines)
            for kept, (values, lines) in zip(self.texts, stated, strict=True)
        ]
        status = self.texts[0].status
        return WrittenStory(tuple(written), "" if status == "published" else status, withdrawn)


def lazy_text(folder: Folder, told: TextRow, outline: Outline, read: ReadPart) -> LazyText:
    """Return the text that *told* speaks of."""
    digests = dict(zip((OUTLINE, *PARTS), told.digests, strict=True))
    return LazyText(
        outline,
        partial(_decode, digests, read),
        digests,
        lang=told.lang,
        path=folder.texts[told.lang],
        story_id=folder.id,
        slug=told.slug,
        address=told.address,
        held_back=told.held_back,
        translation_stale=told.stale,
    )


def _decode(digests: Mapping[str, str], read: ReadPart, part: str) -> Mapping[str, Any]:
    return read_part(part, read(digests[part]))


def folder_of(path: PurePosixPath, row: StoryRow) -> Folder:
    """Return the folder *path* as it was when *row* was written."""
    texts = {lang: path / name for lang, name in row.texts.items()}
    assets = {name: Asset(name, path / spelt) for name, spelt in row.assets}
    captions = path / row.captions if row.captions is not None else None
    return Folder(path.name, path, texts, assets, captions, row.listing)


def text_row(draft: Draft) -> tuple[TextRow, dict[str, bytes]]:
    """Return a finished text without its words, and its words: parts by digest."""
    whole = Text(
        story_id=draft.folder.id,
        fields=draft.story_fields,
        translation_stale=draft.stale,
        **draft.values_of_text,
    )
    outline = outline_row(whole.outline)
    standing = [draft.slug, draft.address, draft.held_back, draft.stale]
    parts = [fields_part(draft), body_part(draft)]
    digests = [digest_of(part) for part in (as_json([*standing, outline]), *parts)]
    row = TextRow._make([draft.lang, *standing, outline, digests])
    return row, dict(zip(digests[1:], parts, strict=True))


def facts_row(texts: Sequence[Draft]) -> list[Any] | None:
    """Return what *texts* state of what other stories may name, or ``None`` where they state nothing."""
    if not any(draft.values.get(name) for draft in texts for name in SHARED):
        return None
    stated = [
        [
            {name: draft.values[name] for name in SHARED if name in draft.values},
            [
                [*path, file.name, line]
                for path, (file, line) in draft.lines.items()
                if not path or path[0] in SHARED
            ],
        ]
        for draft in texts
    ]
    return [texts[0].values.get("status") == "withdrawn", *stated]


def agreements_row(texts: Sequence[Draft]) -> list[list[Any]]:
    """Return the agreements that *texts* state, each with its names, before names become ids."""
    return [
        [identifier, list(names)]
        for draft in texts
        for identifier, names in agreement_names(draft.values)
    ]


def problem_row(found: Problem) -> list[Any]:
    """Return a problem as JSON holds it."""
    words = (found.code, found.vi, found.en, found.fix_vi, found.fix_en)
    return [found.place.path, found.place.line, *words, found.warning, found.draft]


def _written(kept: KeptText, values: Any, rows: list[list[Any]]) -> Written:
    lines = {tuple(row[:-2]): (kept.folder.path / row[-2], row[-1]) for row in rows}
    file = place_of(kept.path).path
    return Written(values, partial(field_place, kept.path, lines), file, lambda: kept.text.source)
