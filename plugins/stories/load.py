"""Loads ``content/`` into one :class:`~plugins.core.site.Site` with every problem found."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from plugins.core import addresses
from plugins.core.abbreviations import abbreviations
from plugins.core.problems import Problem, place_in, problem
from plugins.core.site import PageText, Reference, Site, StandingPage, Story, Text
from plugins.stories.check import Checker
from plugins.stories.facts_check import check_facts
from plugins.stories.folders import Folder, page_folders, story_folders
from plugins.stories.front_check import check_front
from plugins.stories.glossary import expand
from plugins.stories.links import Target, Targets, resolve
from plugins.stories.read import Draft, read_page, read_story
from plugins.stories.reference import is_link, load_reference


def load(content: Path, today: dt.date, drafts: bool = False) -> Site:
    """Return the site under *content* as it stands on *today* (a day in Vietnam).

    *drafts* shows drafts and stories of days to come as well. Never raises for a fault of the
    content: what is wrong stands in ``Site.problems``.
    """
    page_places, problems = page_folders(content)
    reference, found, written = load_reference(content, {folder.id for folder in page_places})
    problems += found
    story_places, found = story_folders(content)
    problems += found
    if is_link(content):  # no id is known: every story would be found fault with
        return Site(content, today, reference, (), (), problems=tuple(sorted(set(problems))))

    stories = [read_story(folder, content, problems) for folder in story_places]
    pages = [read_page(folder, content, problems) for folder in page_places]
    checker = Checker(content, reference, {folder.id for folder in story_places}, problems)
    for texts in stories:
        checker.story(texts)
    checker.addresses(stories, pages)

    for draft in [draft for texts in (*stories, *pages) for draft in texts]:
        draft.held_back = _held_back(draft, today)
    problems += check_facts(content, stories, written["partners.yaml"], problems, preview=drafts)
    told = dict(zip((folder.id for folder in story_places), stories, strict=True))
    standing = {folder.id for folder in page_places}
    problems += check_front(reference.front, written["front.yaml"].place, told, standing, today)
    shown = {id(d) for texts in (*stories, *pages) for d in texts if drafts or not d.held_back}
    targets = Targets(
        {
            "story": _targets(story_places, stories, shown),
            "page": _targets(page_places, pages, shown),
            "org": _organisation_targets(reference),
        }
    )
    glossary = abbreviations(reference.glossary)
    every_draft = [draft for texts in (*stories, *pages) for draft in texts]
    for draft in every_draft:
        _resolve_links(draft, targets, content, problems)
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
    by_path: dict[Path, Text | PageText] = {
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
        problems=tuple(sorted(set(problems))),
        texts_by_path=by_path,
    )


def _valid(drafts: list[Draft]) -> list[Draft]:
    return [draft for draft in drafts if draft.fields]


def _held_back(draft: Draft, today: dt.date) -> str:
    if draft.fields is None:
        return ""
    if draft.fields.status == "draft":
        return "draft"
    date = getattr(draft.fields, "date", None)
    return "future" if date is not None and date.day > today else ""


def _targets(
    folders: list[Folder], groups: list[list[Draft]], shown: set[int]
) -> dict[str, Target]:
    targets: dict[str, Target] = {}
    for folder, drafts in zip(folders, groups, strict=True):
        if not drafts:  # its texts cannot be read: that is reported, links to it are not
            targets[folder.id] = Target({addresses.DEFAULT_LANGUAGE: ""})
            continue
        visible = {d.lang: d.address for d in drafts if d.fields is None or id(d) in shown}
        reason = next((draft.held_back for draft in drafts if draft.held_back), "")
        targets[folder.id] = Target(visible, reason)
    return targets


def _organisation_targets(reference: Reference) -> dict[str, Target]:
    return {
        body.id: Target(
            {
                lang: addresses.listing(
                    lang, "organisation", getattr(body.slug, lang) if body.slug else body.id
                )
                for lang in addresses.LANGUAGES
            }
        )
        for body in reference.organisations.values()
    }


def _resolve_links(draft: Draft, targets: Targets, content: Path, problems: list[Problem]) -> None:
    def report(code: str, written: str, **values: object) -> None:
        place = place_in(content, draft.path, draft.line_of(written))
        problems.append(problem(code, place, **values))

    draft.body, draft.linked_files = resolve(
        draft.body, draft.lang, draft.folder.id, draft.folder.assets, targets, report
    )


def _text(draft: Draft) -> Text:
    return Text(
        story_id=draft.folder.id,
        lang=draft.lang,
        path=draft.path,
        fields=draft.story_fields,
        slug=draft.slug,
        address=draft.address,
        body=draft.body,
        source=draft.source,
        body_line=draft.body_line,
        lines=draft.lines,
        held_back=draft.held_back,
        linked_files=draft.linked_files,
        abbreviations=draft.abbreviations,
        translation_stale=draft.stale,
    )


def _page_text(draft: Draft) -> PageText:
    return PageText(
        page_id=draft.folder.id,
        lang=draft.lang,
        path=draft.path,
        fields=draft.page_fields,
        slug=draft.slug,
        address=draft.address,
        body=draft.body,
        source=draft.source,
        body_line=draft.body_line,
        lines=draft.lines,
        held_back=draft.held_back,
        linked_files=draft.linked_files,
        abbreviations=draft.abbreviations,
    )
