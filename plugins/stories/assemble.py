"""From stories, fresh and kept, to the values of a site; what is fresh is written down to be remembered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from plugins.core import addresses
from plugins.core.lazy_text import LazyText
from plugins.core.memory import Shelf
from plugins.core.problems import Problem
from plugins.core.reads import Read
from plugins.core.site import PageText, StandingPage, Story, Text
from plugins.stories.draft import Draft
from plugins.stories.drafts import softened
from plugins.stories.fresh import Fresh
from plugins.stories.kept import KeptStory, StoryRow, lazy_text, text_row
from plugins.stories.outline_row import read_outline
from plugins.stories.record import Record
from plugins.stories.rest import Rest


@dataclass(slots=True)
class Assembly:
    """The parts of a site, and the stories that were ``made`` anew by path: what to remember of each."""

    content: Path
    preview: bool
    record: Record
    shelf: Shelf
    rest: Rest
    stories: list[Story] = field(default_factory=list)
    pages: list[StandingPage] = field(default_factory=list)
    held_back: list[Text] = field(default_factory=list)
    problems: set[Problem] = field(default_factory=set)
    tidied: Counter[str] = field(default_factory=Counter)
    made: dict[str, tuple[StoryRow | None, Iterable[Read]]] = field(default_factory=dict)

    def add_stories(self, stories: dict[str, Fresh | KeptStory]) -> None:
        """Add *stories*; of one made anew that will be remembered, what was read is let go there."""
        for name, story in stories.items():
            if isinstance(story, Fresh):
                stories[name] = self._settled(story)
            else:
                self._add(story.folder.id, story)
        self.stories.sort(key=lambda story: story.order, reverse=True)

    def _add(self, name: str, story: KeptStory) -> None:
        self.problems.update(story.problems)
        self.tidied.update(story.row.tidied)
        self._show(story, {kept.lang: kept.text for kept in story.texts})

    def _settled(self, story: Fresh) -> Fresh | KeptStory:
        problems = softened(set(story.problems), self.content)
        made = [text_row(draft) for draft in story.texts if draft.is_valid]
        told = [row for row, _ in made]
        parts = {digest: part for _, parts in made for digest, part in parts.items()}
        row = self.record.row_of(story, told, problems, self.rest, self.content)
        self.made[str(story.folder.path)] = row, story.asked
        if row is not None:
            self.shelf.add(parts)
            kept = KeptStory(story.folder, row, self.record.reader(story.folder))
            self._add(story.folder.id, kept)
            return kept
        self.problems.update(problems)
        self.tidied.update(story.tidied)
        texts = [
            lazy_text(story.folder, one, read_outline(one.outline), parts.__getitem__)
            for one in told
        ]
        self.held_back += [text for text in texts if text.held_back]
        self._show(story, {text.lang: text for text in texts if self.preview or not text.held_back})
        return story

    def _show(self, story: Fresh | KeptStory, visible: Mapping[str, LazyText]) -> None:
        if visible:
            folder = story.folder
            main = visible.get(addresses.DEFAULT_LANGUAGE) or visible["en"]
            self.stories.append(Story(folder.id, folder.path, main, visible, folder.assets))

    def add_pages(self, pages: Iterable[Fresh]) -> None:
        """Add standing pages."""
        for page in pages:
            self.problems.update(softened(set(page.problems), self.content))
            self.tidied.update(page.tidied)
            texts = {text.lang: text for text in _page_texts(page.texts, self.preview)}
            if texts:
                folder = page.folder
                self.pages.append(StandingPage(folder.id, folder.path, texts, folder.assets))


def _page_texts(drafts: Iterable[Draft], preview: bool) -> Iterator[PageText]:
    for draft in drafts:
        if draft.is_valid and (preview or not draft.held_back):
            yield PageText(
                page_id=draft.folder.id, fields=draft.page_fields, **draft.values_of_text
            )
