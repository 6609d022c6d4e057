"""The loading of a site, from folders to what its values are assembled of: its steps in their order."""

from __future__ import annotations

import dataclasses
import datetime as dt
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Final

from plugins.core.memory import StepMemory
from plugins.core.problems import Problem
from plugins.core.site import Reference
from plugins.stories.addresses_check import check_addresses, check_downloads
from plugins.stories.assemble import Assembly
from plugins.stories.draft import Draft
from plugins.stories.draft_fields import give_fields
from plugins.stories.drafts import softened
from plugins.stories.facts_check import check_facts
from plugins.stories.fingerprint import Opened, opened
from plugins.stories.folders import Folder
from plugins.stories.fresh import Fresh
from plugins.stories.front_check import check_banners, check_front
from plugins.stories.kept import KeptStory, text_row
from plugins.stories.names import Names, agreement_names, names_of
from plugins.stories.placed import Placed
from plugins.stories.placeholders import check_placeholders
from plugins.stories.read import read_files, read_page, read_story
from plugins.stories.record import Record
from plugins.stories.rest import Rest
from plugins.stories.targets import targets_of
from plugins.stories.text_file import STEP
from plugins.stories.tidy import tidy_reference
from plugins.stories.unread import Unread
from plugins.stories.unsure import Unsure
from plugins.stories.written import Written

# What is wrong with a value as such.
_OF_VALUES: Final = frozenset({"S110", "S111", "S112", "S130", "S268", "S269", "S270", "S271"})
_SAMPLE: Final = 2  # remembered stories that are made anew each time
Data = tuple[Reference, list[Problem], Mapping[str, Written], Unsure]


class Loading:
    """Loads once. ``sampled`` are the paths of remembered stories that were made anew all the same,
    ``moved`` those that asked for what had changed.
    """

    reference: Reference
    rest: Rest

    def __init__(
        self,
        content: Path,
        preview: bool,
        memory: StepMemory,
        record: Record,
        problems: list[Problem],
    ) -> None:
        self.content = content
        self.preview = preview
        self.memory = memory
        self.record = record
        self.problems = problems
        self.stories: dict[str, Fresh | KeptStory] = {}
        self.pages: dict[str, Fresh] = {}
        self.sampled: set[str] = set()
        self.moved: set[str] = set()

    def run(
        self,
        story_places: Sequence[Folder],
        page_places: Sequence[Folder],
        data: Data,
        day: tuple[dt.date, dt.datetime | None],
    ) -> Assembly:
        """Return what there is under ``content``."""
        reference, _, written, unsure = data
        self._open(story_places, page_places)
        names = names_of(reference, unsure, self._agreements())
        reference, benefits = _benefits_by_id(reference, written["benefits.yaml"], names)
        self.reference, mended = tidy_reference(reference, reference.settings.typography.kinds)
        rest = Rest(reference, unsure, names, self.stories, self.reference.glossary, day)
        self.rest = rest
        self.moved = self.record.doubtful(rest, links=False)
        self._reopen(self.moved)
        for story in self._fresh():
            story.validate(rest)
        self.problems += check_addresses(
            (story.texts for story in self.stories.values()),
            [page.texts for page in self.pages.values()],
        )
        self._give_fields(reference, day[0])
        for fresh in (*self._fresh(), *self.pages.values()):
            fresh.hold_back(rest)
        for story in self._fresh():
            story.check_facts(self.preview)
        self._check_facts(benefits)
        self._give_fields(reference, day[0])
        self._check_words([*self._fresh(), *self.pages.values()], benefits)
        front = written["front.yaml"].place
        told = {name: story.texts for name, story in self.stories.items()}
        self.problems += check_front(reference.front, front, told, self.pages.keys(), day[0])
        banners = written["banners.yaml"].place
        self.problems += check_banners(reference.banners, banners, told, self.pages.keys(), day[0])
        rest.link_to(
            targets_of(self.stories, self.pages, reference, unsure, self.preview, self.content)
        )
        self._relink(benefits)
        for fresh in (*self._fresh(), *self.pages.values()):
            fresh.finish(rest, self.content, self._is_shown)
        self.problems += check_downloads(text for group in self._groups() for text in group)
        return self._assembled(mended)

    def _open(self, story_places: Sequence[Folder], page_places: Sequence[Folder]) -> None:
        """Take the stories whose files are as they were from memory, but for a few; read all others."""
        unread: dict[str, tuple[str, Opened]] = {}
        kept: list[str] = []
        for folder in story_places:
            fingerprint, found = opened(self.content, folder)
            story = self.record.kept(folder, fingerprint)
            if story is not None:
                self.stories[folder.id] = story
                kept.append(folder.id)
            else:
                self.stories[folder.id] = Fresh(folder, [], [], fingerprint)
                unread[folder.id] = fingerprint, found
        for name in random.sample(kept, min(_SAMPLE, len(kept))):
            folder = self.stories[name].folder
            unread[name] = opened(self.content, folder)
            self.sampled.add(str(folder.path))
        self._read(
            [*((self.stories[name].folder, *found) for name, found in unread.items())], page_places
        )
        self.memory.spare(STEP, sum(len(self.stories[name].texts) for name in kept))

    def _reopen(self, paths: set[str]) -> list[Fresh]:
        """Read the kept stories at *paths* after all, and return them."""
        places = [
            story.folder
            for story in self.stories.values()
            if str(story.folder.path) in paths and isinstance(story, KeptStory)
        ]
        return self._read([(folder, *opened(self.content, folder)) for folder in places], ())

    def _read(
        self, places: Sequence[tuple[Folder, str, Opened]], page_places: Sequence[Folder]
    ) -> list[Fresh]:
        found: dict[PurePosixPath, bytes] = {}
        for _, _, data in places:
            found.update(data)
        folders = [folder for folder, _, _ in places]
        texts = read_files(
            self.content, (*folders, *page_places), self.memory, self.problems, found
        )
        made: list[Fresh] = []
        for folder, fingerprint, _ in places:
            own: list[Problem] = []
            drafts = read_story(folder, self.content, texts, own)
            made.append(Fresh(folder, drafts, own, fingerprint))
            self.stories[folder.id] = made[-1]
        for folder in page_places:
            own = []
            self.pages[folder.id] = Fresh(folder, read_page(folder, texts, own), own)
        return made

    def _relink(self, benefits: Written) -> None:
        """Make the kept stories anew of which a link leads elsewhere now."""
        moved = self.record.doubtful(self.rest, links=True)
        self.moved |= moved
        again = self._reopen(moved)
        for story in again:
            story.validate(self.rest)
            story.hold_back(self.rest)
            story.check_facts(self.preview)
        self._check_words(again, benefits)

    def remade(self, folder: Folder) -> Mapping[str, bytes]:
        """Return the parts of the story of *folder*, made once more as it was made here."""
        _, found = opened(self.content, folder)
        texts = read_files(self.content, [folder], self.memory, [], found)
        story = Fresh(folder, read_story(folder, self.content, texts, []), [])
        story.validate(self.rest)
        story.hold_back(self.rest)
        story.finish(self.rest, self.content, self._is_shown)
        rows = [text_row(draft) for draft in story.texts if draft.is_valid]
        return {digest: part for _, parts in rows for digest, part in parts.items()}

    def _check_facts(self, benefits: Written) -> None:
        told = [story.facts(self.preview) for story in self.stories.values()]
        unread = Unread(self.content, self._paths, [*self._all_problems()])
        stated = [story for story in told if story is not None]
        self.problems += check_facts(stated, benefits, unread)

    def _check_words(self, made: Sequence[Fresh], benefits: Written) -> None:
        """Find what still waits to be written; a draft may wait, and only a preview says it.

        A template's word for a date or number is reported as that, not as a date that is none.
        """
        self.problems += check_placeholders(benefits)
        for fresh in made:
            fresh.check_words()
        waiting = [found for fresh in made for found in fresh.waiting]
        said = (*self._all_problems(), *waiting)
        places = {one.place for one in said if one.code == "S350"}
        for fresh in made:
            fresh.problems += fresh.waiting if self.preview else ()
        for own in (self.problems, *(fresh.problems for fresh in made)) if places else ():
            own[:] = [one for one in own if one.place not in places or one.code not in _OF_VALUES]

    def _assembled(self, mended: Mapping[str, int]) -> Assembly:
        made = Assembly(self.content, self.preview, self.record, self.memory.shelf, self.rest)
        made.tidied.update(mended)
        made.problems.update(softened(set(self.problems), self.content))
        made.add_stories(self.stories)
        made.add_pages(self.pages.values())
        self.record.remake(self.remade)
        return made

    def _give_fields(self, reference: Reference, today: dt.date) -> None:
        give_fields(self._groups(), reference, self._all_problems(), today)

    def _fresh(self) -> list[Fresh]:
        return [story for story in self.stories.values() if isinstance(story, Fresh)]

    def _groups(self) -> Iterator[Sequence[Placed]]:
        yield from (story.texts for story in self.stories.values())
        yield from (page.texts for page in self.pages.values())

    def _all_problems(self) -> Iterator[Problem]:
        """Yield every problem found so far but those of kept stories, which are no errors."""
        yield from self.problems
        for fresh in (*self._fresh(), *self.pages.values()):
            yield from fresh.problems

    def _agreements(self) -> Iterator[tuple[str, Iterable[str]]]:
        for story in self.stories.values():
            if isinstance(story, KeptStory):
                yield from story.agreements
            else:
                for draft in story.texts:
                    yield from agreement_names(draft.values)

    def _paths(self) -> set[PurePosixPath]:
        return {text.path for story in self.stories.values() for text in story.texts}

    def _is_shown(self, draft: Draft) -> bool:
        return self.preview or not draft.held_back


def _benefits_by_id(reference: Reference, file: Written, names: Names) -> tuple[Reference, Written]:
    """Return what rests on an agreement with its id, where it is written by title or number."""
    benefits = tuple(
        row.model_copy(update={"agreement": names.id_of("agreement", row.agreement)})
        if row.agreement
        else row
        for row in reference.benefits
    )
    rows = [
        {**row, "agreement": names.id_of("agreement", row["agreement"])}
        if isinstance(row, dict) and isinstance(row.get("agreement"), str)
        else row
        for row in (file.values if isinstance(file.values, list) else ())
    ]
    kept = dataclasses.replace(file, values=rows)
    return dataclasses.replace(reference, benefits=benefits), kept
