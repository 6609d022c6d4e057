"""Loads ``content/`` into one :class:`~plugins.core.site.Site` with every problem found."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any, Final

from plugins.core import addresses
from plugins.core.abbreviations import abbreviations
from plugins.core.memory import NoSteps, StepMemory
from plugins.core.problems import Problem, place_of, problem
from plugins.core.site import AnyText, PageText, Reference, Site, StandingPage, Story, Text
from plugins.stories.check import Checker
from plugins.stories.dates_check import check_publication
from plugins.stories.draft_fields import give_fields
from plugins.stories.drafts import softened
from plugins.stories.facts_check import check_facts
from plugins.stories.folders import page_folders, story_folders
from plugins.stories.front_check import check_front
from plugins.stories.glossary import expand
from plugins.stories.links import MOST_DEAD_LINKS, LinkTargets, resolve
from plugins.stories.names import Names, agreement_names, full_names, names_of, with_ids
from plugins.stories.placeholders import (
    check_placeholders,
    check_translated_words,
    check_words,
)
from plugins.stories.plain_check import check_plain
from plugins.stories.players import set_players
from plugins.stories.read import Draft, read_files, read_page, read_story, validate_story
from plugins.stories.reference import is_link, load_reference
from plugins.stories.targets import targets_of
from plugins.stories.tidy import tidy_reference, tidy_text
from plugins.stories.written import Written, written_in

# What is wrong with a value as such.
_OF_VALUES: Final = frozenset({"S110", "S111", "S112", "S130", "S268", "S269", "S270", "S271"})


def load(
    content: Path,
    today: dt.date,
    drafts: bool = False,
    now: dt.datetime | None = None,
    memory: StepMemory | None = None,
) -> Site:
    """Return the site under *content* as it stands on *today* (a day in Vietnam).

    With *now*, a moment of that day, a story whose date names a later hour waits for it.

    *memory* knows how files were read before.

    *drafts* shows drafts and stories of days to come as well. Never raises for a fault of the
    content: what is wrong stands in ``Site.problems``, where a draft's faults are warnings.
    """
    page_places, problems = page_folders(content)
    reference, found, written, unsure = load_reference(content, {page.id for page in page_places})
    problems += found
    story_places, found = story_folders(content)
    problems += found
    if is_link(content):  # no id is known: every story would be found fault with
        return Site(content, today, reference, (), (), problems=tuple(sorted(set(problems))))

    texts = read_files(content, (*story_places, *page_places), memory or NoSteps(), problems)
    stories = [read_story(folder, content, texts, problems) for folder in story_places]
    names = names_of(reference, unsure, _agreements(stories))
    whole = full_names(reference)
    for drafted in stories:
        validate_story(drafted, lambda values: with_ids(values, names, whole), problems)
    reference, written = _benefits_by_id(reference, written, names)
    pages = [read_page(folder, texts, problems) for folder in page_places]
    story_ids = {folder.id for folder in story_places}
    checker = Checker(reference, unsure, names, story_ids, problems)
    for drafted in stories:
        checker.story(drafted)
    checker.addresses(stories, pages)

    give_fields(stories, pages, reference, problems, today)
    for draft in [draft for texts in (*stories, *pages) for draft in texts]:
        draft.held_back = _held_back(draft, today, now)
        problems += check_publication(written_in(draft), today)
        problems += check_plain(written_in(draft))
        if draft.held_back == "future" and draft.story_fields.date.day == today:
            hour = f"{draft.story_fields.date.at:%H:%M}"
            problems.append(problem("WS381", draft.place(("date",)), hour=hour))
    problems += check_facts(content, stories, written["benefits.yaml"], problems, preview=drafts)
    give_fields(stories, pages, reference, problems, today)
    told = dict(zip((folder.id for folder in story_places), stories, strict=True))
    standing = {folder.id for folder in page_places}
    problems[:] = _with_placeholders(stories, pages, written["benefits.yaml"], problems, drafts)
    problems += check_front(reference.front, written["front.yaml"].place, told, standing, today)
    shown = {id(d) for texts in (*stories, *pages) for d in texts if drafts or not d.held_back}
    targets = targets_of(
        (story_places, stories), (page_places, pages), reference, unsure, shown, drafts, content
    )
    every_draft = [draft for texts in (*stories, *pages) for draft in texts]
    kinds = reference.settings.typography.kinds
    reference, mended = tidy_reference(reference, kinds)
    for draft in every_draft:
        changed = tidy_text(draft, kinds)
        mended += changed if id(draft) in shown else Counter()
    glossary = abbreviations(reference.glossary)
    for draft in every_draft:
        _resolve_links(draft, targets, problems)
        set_players(draft, content, problems)
        draft.body, draft.abbreviations = expand(draft.body, draft.lang, glossary)
    checker.downloads(every_draft)

    site_stories: list[Story] = []
    held_back: list[Text] = []
    for group in stories:
        visible: dict[str, Text] = {}
        for draft in _valid(group):
            text = _text(draft)
            if text.held_back:
                held_back.append(text)
            if id(draft) in shown:
                visible[text.lang] = text
        if visible:
            folder = group[0].folder
            main = visible.get(addresses.DEFAULT_LANGUAGE) or visible["en"]
            site_stories.append(Story(folder.id, folder.path, main, visible, folder.assets))
    site_pages: list[StandingPage] = []
    for group in pages:
        page_texts = {
            draft.lang: _page_text(draft) for draft in _valid(group) if id(draft) in shown
        }
        if page_texts:
            folder = group[0].folder
            site_pages.append(StandingPage(folder.id, folder.path, page_texts, folder.assets))

    site_stories.sort(key=lambda story: story.order, reverse=True)
    by_path: dict[PurePosixPath, AnyText] = {
        text.path: text for story in site_stories for text in story.texts.values()
    }
    by_path |= {text.path: text for page in site_pages for text in page.texts.values()}
    return Site(
        root=content,
        today=today,
        reference=reference,
        stories=tuple(site_stories),
        pages=tuple(site_pages),
        held_back=tuple(held_back),
        problems=tuple(sorted(softened(set(problems), content))),
        texts_by_path=by_path,
        tidied=dict(mended),
    )


def _agreements(stories: list[list[Draft]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for draft in (draft for texts in stories for draft in texts):
        yield from agreement_names(draft.values)


def _benefits_by_id(
    reference: Reference, written: Mapping[str, Written], names: Names
) -> tuple[Reference, Mapping[str, Written]]:
    """Return what rests on an agreement with its id, where it is written by title or number."""
    benefits = tuple(
        row.model_copy(update={"agreement": names.id_of("agreement", row.agreement)})
        if row.agreement
        else row
        for row in reference.benefits
    )
    file = written["benefits.yaml"]
    rows = [
        {**row, "agreement": names.id_of("agreement", row["agreement"])}
        if isinstance(row, dict) and isinstance(row.get("agreement"), str)
        else row
        for row in (file.values if isinstance(file.values, list) else ())
    ]
    kept = {**written, "benefits.yaml": dataclasses.replace(file, values=rows)}
    return dataclasses.replace(reference, benefits=benefits), kept


def _with_placeholders(
    stories: list[list[Draft]],
    pages: list[list[Draft]],
    benefits: Written,
    problems: list[Problem],
    preview: bool,
) -> list[Problem]:
    """Return *problems* and what still waits to be written; a draft may wait, and only a *preview* says it.

    A template's word for a date or number is reported as that, not as a date that is none.
    """
    found = [*check_placeholders(benefits)]
    waiting: list[Problem] = []
    for texts in (*stories, *pages):
        for draft in texts:
            if draft.values.get("status") == "withdrawn":
                continue
            own = [*check_words(draft), *check_translated_words(draft, texts[0])]
            if "date" in draft.values:  # standing pages are made from no template
                own += check_placeholders(written_in(draft))
            (waiting if draft.is_draft else found).extend(own)
    places = {one.place for one in (*found, *waiting) if one.code == "S350"}
    left = [one for one in problems if one.place not in places or one.code not in _OF_VALUES]
    return [*left, *found, *(waiting if preview else ())]


def _valid(drafts: list[Draft]) -> list[Draft]:
    return [draft for draft in drafts if draft.fields]


def _held_back(draft: Draft, today: dt.date, now: dt.datetime | None) -> str:
    if draft.fields is None:
        return ""
    if draft.fields.status == "draft":
        return "draft"
    date = getattr(draft.fields, "date", None)
    if date is None:
        return ""
    to_come = now is not None and date.has_time and date.at > now
    return "future" if date.day > today or to_come else ""


def _resolve_links(draft: Draft, targets: LinkTargets, problems: list[Problem]) -> None:
    found = 0

    def report(code: str, line: int, **values: object) -> None:
        nonlocal found
        found += 1
        if found <= MOST_DEAD_LINKS:
            problems.append(problem(code, place_of(draft.path, line), **values))

    resolved = resolve(draft, targets, report)
    draft.body, draft.linked_files, draft.address_lines = resolved


def _text(draft: Draft) -> Text:
    return Text(
        story_id=draft.folder.id,
        fields=draft.story_fields,
        translation_stale=draft.stale,
        **_shared(draft),
    )


def _page_text(draft: Draft) -> PageText:
    return PageText(page_id=draft.folder.id, fields=draft.page_fields, **_shared(draft))


def _shared(draft: Draft) -> dict[str, Any]:
    """Return what stories' texts and pages' texts have alike."""
    return {
        "lang": draft.lang,
        "path": draft.path,
        "slug": draft.slug,
        "address": draft.address,
        "body": draft.body,
        "source": draft.source,
        "body_line": draft.body_line,
        "lines": draft.lines,
        "held_back": draft.held_back,
        "linked_files": draft.linked_files,
        "abbreviations": draft.abbreviations,
        "players": draft.players,
        "address_lines": draft.address_lines,
    }
