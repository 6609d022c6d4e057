"""Reads the texts of one folder: bytes, front matter, inheritance, models, Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from plugins.core import addresses
from plugins.core.facts import PageFields, StoryFields
from plugins.core.fields import Block
from plugins.core.memory import StepMemory
from plugins.core.problems import Problem, place_of, problem
from plugins.core.text import slugify
from plugins.stories import captions
from plugins.stories.asset_names import settle_fields, settle_pictures
from plugins.stories.draft import Draft
from plugins.stories.encoding import LARGEST_FILE, EncodingError, NotTextError, read_text
from plugins.stories.fault import Fault
from plugins.stories.folders import Folder
from plugins.stories.inherit import Lines, inherit, spread_shared_captions
from plugins.stories.text_file import STEP, TextFile, packed, read_packed, unpacked
from plugins.stories.validate import validate

Texts = Mapping[PurePosixPath, TextFile]

Fields = TypeVar("Fields", bound=Block)


def read_story(folder: Folder, content: Path, texts: Texts, problems: list[Problem]) -> list[Draft]:
    """Return the texts of a story as written, main text first; ``validate_story`` goes on."""
    drafts = [
        draft
        for lang in addresses.LANGUAGES
        if lang in folder.texts and (draft := _read(folder, lang, texts, problems)) is not None
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


def read_page(folder: Folder, texts: Texts, problems: list[Problem]) -> list[Draft]:
    """Return the texts of a standing page."""
    drafts: list[Draft] = []
    for lang in addresses.LANGUAGES:
        draft = _read(folder, lang, texts, problems) if lang in folder.texts else None
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
    data = _bytes_of(path, content, problems)
    if data is None:
        return None
    try:
        decoded = read_text(data)
    except NotTextError as error:
        values = {"kind": error.kind, "kind_en": error.kind_en, "name": path.name}
        problems.append(problem("S324", place_of(path, 1), **values))
        return None
    except EncodingError as error:
        problems.append(problem("S160", place_of(path, error.line), guess=error.guess))
        return None
    problems += (
        problem(found.code, place_of(path, found.line), **found.values)
        for found in decoded.findings
    )
    return decoded.text


def _bytes_of(path: PurePosixPath, content: Path, problems: list[Problem]) -> bytes | None:
    """Return what the file *path* holds, or ``None`` after reporting why it cannot be read."""
    try:
        file = content / path
        size = file.stat().st_size
        if size > LARGEST_FILE:
            problems.append(problem("S117", place_of(path), size=round(size / 1e6, 1)))
            return None
        return file.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        problems.append(problem("S225", place_of(path), reason=reason))
        return None


def read_files(
    content: Path,
    folders: Iterable[Folder],
    memory: StepMemory,
    problems: list[Problem],
    opened: Mapping[PurePosixPath, bytes] | None = None,
) -> Texts:
    """Return every text of *folders* that can be opened, by its path; report the others.

    *opened* are those of which the bytes are known already.
    """
    inputs: dict[PurePosixPath, bytes] = {}
    for folder in folders:
        for lang, path in folder.texts.items():
            data = (opened or {}).get(path)
            if data is None:
                data = _bytes_of(path, content, problems)
            if data is not None:
                inputs[path] = packed(data, path.name, lang)
    read = memory.results(STEP, list(inputs.values()), read_packed)
    return dict(zip(inputs, map(unpacked, read), strict=True))


def _read(folder: Folder, lang: str, texts: Texts, problems: list[Problem]) -> Draft | None:
    path = folder.texts[lang]
    file = texts.get(path)
    if file is None:
        return None
    for code, line, values in file.said:
        problems.append(problem(code, place_of(path, line), **values))
    if file.values is None:
        return None
    lines: Lines = {key: (path, line) for key, line in file.lines.items()}
    return Draft(
        folder,
        lang,
        path,
        file.source,
        file.values,
        lines,
        file.markdown,
        file.body_line,
        body=settle_pictures(file.html, folder.assets),
        closing_line=file.lines.get((), 1),
        in_part=file.in_part,
        address_lines=file.address_lines,
    )


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
