"""Reads the texts of one folder: bytes, front matter, inheritance, models, Markdown."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from plugins.core import addresses
from plugins.core.facts import OWN_WORDS, PageFields, StoryFields
from plugins.core.field_path import FieldPath, field_place, nearest_field
from plugins.core.fields import Block
from plugins.core.invisible import forbidden_references
from plugins.core.media import Medium
from plugins.core.problems import Place, Problem, place_of, problem
from plugins.core.text import forbidden_character, slugify, without_forbidden
from plugins.stories import captions, frontmatter, rescue
from plugins.stories.asset_names import settle_fields, settle_pictures
from plugins.stories.choices import WORDS, code_of, status_of
from plugins.stories.drafts import seen_status
from plugins.stories.encoding import LARGEST_FILE, EncodingError, NotTextError, read_text
from plugins.stories.fault import Fault
from plugins.stories.folders import Folder
from plugins.stories.inherit import Lines, inherit, spread_shared_captions
from plugins.stories.markdown import AbsurdMarkdownError, read_markdown
from plugins.stories.validate import validate

Fields = TypeVar("Fields", bound=Block)


@dataclass(slots=True)
class Draft:
    """A text on its way: the loader fills it in step by step, then freezes it."""

    folder: Folder
    lang: str
    path: PurePosixPath
    source: str
    values: dict[str, Any]
    lines: Lines
    markdown: str
    body_line: int
    fields: StoryFields | PageFields | None = None
    body: str = ""
    slug: str = ""
    address: str = ""
    held_back: str = ""
    linked_files: tuple[str, ...] = field(default=())
    abbreviations: tuple[str, ...] = ()
    players: tuple[Medium, ...] = ()
    closing_line: int = 1
    stale: bool = False
    in_part: bool = False  # not all of its front matter could be read
    address_lines: dict[str, tuple[int, ...]] = field(default_factory=dict)

    @property
    def is_draft(self) -> bool:
        """Say whether the text is a draft, whatever else is wrong with it."""
        stated = self.values.get("status")
        if isinstance(stated, str):
            return status_of(stated) == "draft"
        return seen_status(self.source) == "draft"

    @property
    def story_fields(self) -> StoryFields:
        """The fields of a story's text that was found valid."""
        assert isinstance(self.fields, StoryFields)
        return self.fields

    @property
    def page_fields(self) -> PageFields:
        """The fields of a standing page that was found valid."""
        assert isinstance(self.fields, PageFields)
        return self.fields

    def words_hash(self) -> str:
        """Return twelve digits that change with the words a translation is made from."""
        words = [self.values.get("title"), self.values.get("summary"), self.markdown.strip()]
        return hashlib.sha256("\0".join(map(str, words)).encode()).hexdigest()[:12]

    def line_of(self, written: str) -> int:
        """Return the line of the body in which *written* first stands, or the body's first.

        An address stands where a link or picture has it, a word of the text anywhere.
        """
        if lines := self.address_lines.get(written):
            return lines[0]
        whole = re.search(re.escape(written) + r"(?![\w-])", self.markdown)
        found = whole.start() if whole else max(self.markdown.find(written), 0)
        return self.body_line + self.markdown.count("\n", 0, found)

    def place(self, path: FieldPath) -> Place:
        """Return where the field *path* is written: here, or in the main text it comes from."""
        if path[:1] and path[0] in OWN_WORDS and not nearest_field(path, self.lines):
            return place_of(self.path, self.closing_line)
        return field_place(self.path, self.lines, path)


def read_story(folder: Folder, content: Path, problems: list[Problem]) -> list[Draft]:
    """Return the texts of a story as written, main text first; ``validate_story`` goes on."""
    drafts = [
        draft
        for lang in addresses.LANGUAGES
        if lang in folder.texts and (draft := _read(folder, lang, content, problems)) is not None
    ]
    for draft in drafts:
        own = {path: line for path, (_, line) in draft.lines.items()}
        faults = spread_shared_captions(draft.values, own)
        draft.lines = {path: (draft.path, line) for path, line in own.items()}
        _report(faults, draft, problems)
    main_lang = _main_language(folder)
    _add_captions(drafts, folder, main_lang, content, problems)
    for draft in drafts:
        settle_fields(draft.values, folder.assets)
    if len(drafts) == 2:
        _inherit(drafts[1], drafts[0], problems)
    return drafts


def validate_story(
    drafts: list[Draft],
    with_ids: Callable[[Any], Any],
    problems: list[Problem],
) -> None:
    """Fill in the fields of a story's texts, those that have no faults; names become ids first."""
    if not drafts or drafts[0].lang != _main_language(drafts[0].folder):
        return  # without the main text, every fact would seem to be missing
    for draft in drafts:
        draft.values = with_ids(draft.values)
        if drafts[0].in_part and not draft.is_draft:
            continue
        draft.fields = _validated(StoryFields, draft, problems)
        if draft.fields is not None:
            draft.slug = draft.story_fields.slug or slugify(draft.story_fields.title)
            year = draft.story_fields.date.day.year
            draft.address = addresses.story(draft.lang, year, draft.slug)


def _main_language(folder: Folder) -> str:
    return next(lang for lang in addresses.LANGUAGES if lang in folder.texts)


def read_page(folder: Folder, content: Path, problems: list[Problem]) -> list[Draft]:
    """Return the texts of a standing page."""
    drafts: list[Draft] = []
    for lang in addresses.LANGUAGES:
        draft = _read(folder, lang, content, problems) if lang in folder.texts else None
        if draft is None:
            continue
        draft.fields = _validated(PageFields, draft, problems)
        if draft.fields is not None:
            draft.slug = draft.page_fields.slug or slugify(draft.page_fields.title)
            draft.address = addresses.standing_page(lang, draft.slug)
        drafts.append(draft)
    return drafts


def _add_captions(
    drafts: list[Draft], folder: Folder, main_lang: str, content: Path, problems: list[Problem]
) -> None:
    """Put the pictures of ``captions.yaml`` behind those that the front matter lists."""
    source = folder.captions and _decoded(folder.captions, content, problems)
    if folder.captions is None or not source:
        return
    said = captions.read(source, main_lang)
    for fault in said.faults:
        where = place_of(folder.captions, fault.line)
        problems.append(problem(fault.code, where, **fault.values))
    for draft in drafts:
        written = draft.values.get("gallery") or []
        before = [written] if isinstance(written, dict) else written
        rows = said.rows.get(draft.lang)
        if not rows or not isinstance(before, list):
            continue
        draft.values["gallery"] = [*before, *rows]
        for (_, number, *rest), line in said.lines[draft.lang].items():
            at = len(before) + int(number)
            draft.lines["gallery", at, *rest] = (folder.captions, line)


def _decoded(path: PurePosixPath, content: Path, problems: list[Problem]) -> str | None:
    """Return the text of the file *path*, or ``None`` after reporting why there is none."""
    try:
        file = content / path
        size = file.stat().st_size
        if size > LARGEST_FILE:
            problems.append(problem("S117", place_of(path), size=round(size / 1e6, 1)))
            return None
        decoded = read_text(file.read_bytes())
        problems += (
            problem(found.code, place_of(path, found.line), **found.values)
            for found in decoded.findings
        )
        return decoded.text
    except NotTextError as error:
        values = {"kind": error.kind, "kind_en": error.kind_en, "name": path.name}
        problems.append(problem("S324", place_of(path, 1), **values))
    except EncodingError as error:
        problems.append(problem("S160", place_of(path, error.line), guess=error.guess))
    except OSError as error:
        reason = error.strerror or str(error)
        problems.append(problem("S225", place_of(path), reason=reason))
    return None


def _read(folder: Folder, lang: str, content: Path, problems: list[Problem]) -> Draft | None:
    path = folder.texts[lang]
    source = _decoded(path, content, problems)
    if source is None:
        return None
    front = whole = frontmatter.read(source)
    if whole.faults and not whole.values and seen_status(source) == "draft":
        front = rescue.readable(source)
    lines: Lines = {key: (path, line) for key, line in front.lines.items()}
    draft = Draft(folder, lang, path, source, front.values, lines, front.body, front.body_line)
    if isinstance(stated := draft.values.get("status"), str):
        draft.values["status"] = code_of("status", stated, WORDS["status"])
    draft.closing_line = front.lines.get((), 1)
    draft.in_part = front is not whole
    _report(whole.faults, draft, problems)
    if (character := forbidden_character(front.body)) is not None:
        shown = f"U+{ord(character):04X}"
        where = place_of(path, draft.line_of(character))
        problems.append(problem("S170", where, character=shown))
    for number, reference in forbidden_references(front.body):
        where = place_of(path, front.body_line + number - 1)
        problems.append(problem("S170", where, character=reference))
    if front.faults and not front.values:
        return None
    try:
        read = read_markdown(without_forbidden(front.body), lang)
        draft.body = settle_pictures(read.html, folder.assets)
        draft.address_lines = {
            address: tuple(front.body_line + line - 1 for line in found)
            for address, found in read.address_lines.items()
        }
        for found in read.findings:
            where = place_of(path, front.body_line + found.line - 1)
            problems.append(problem(found.code, where, **found.values))
    except AbsurdMarkdownError as error:
        where = place_of(path, front.body_line + error.line - 1)
        problems.append(problem("S118", where))
    return draft


def _inherit(own: Draft, main: Draft, problems: list[Problem]) -> None:
    def report(code: str, line: int, values: dict[str, str]) -> None:
        problems.append(problem(code, place_of(own.path, line), **values))

    own.values, own.lines = inherit(
        own.values, main.values, own.lines, main.lines, main.lang, report
    )


def _validated(model: type[Fields], draft: Draft, problems: list[Problem]) -> Fields | None:
    fields, found = validate(model, draft.values, draft.place)
    problems.extend(found)
    return fields


def _report(faults: tuple[Fault, ...] | list[Fault], draft: Draft, problems: list[Problem]) -> None:
    for fault in faults:
        where = place_of(draft.path, fault.line)
        problems.append(problem(fault.code, where, **fault.values))
