"""The texts of a folder on their way from their files to the site, step by step.

What a step asks of the rest of the site is noted with the folder. No step looks at another folder.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from plugins.core.facts import NewsFields
from plugins.core.problems import Problem, place_of, problem
from plugins.core.reads import Read, recording
from plugins.stories.check import Checker
from plugins.stories.dates_check import check_publication
from plugins.stories.draft import Draft
from plugins.stories.facts_check import check_own_facts
from plugins.stories.folders import Folder
from plugins.stories.glossary import expand
from plugins.stories.links import MOST_DEAD_LINKS, resolve
from plugins.stories.placeholders import check_placeholders, check_translated_words, check_words
from plugins.stories.plain_check import check_plain
from plugins.stories.players import set_players
from plugins.stories.read import validate_story
from plugins.stories.rest import Rest
from plugins.stories.tidy import tidy_text
from plugins.stories.written import WrittenStory, as_text, written_in, written_story


@dataclass(slots=True)
class Fresh:
    """A folder and its texts, what is wrong with them alone, and what they ``asked``.

    ``fingerprint`` is that of the files; ``waiting`` is what still waits to be written in drafts.
    """

    folder: Folder
    texts: list[Draft]
    problems: list[Problem]
    fingerprint: str = ""
    asked: set[Read] = field(default_factory=set)
    waiting: list[Problem] = field(default_factory=list)
    tidied: Counter[str] = field(default_factory=Counter)

    @contextmanager
    def _asking(self) -> Iterator[None]:
        with recording() as reads:
            yield
        self.asked |= reads

    def validate(self, rest: Rest) -> None:
        """Fill in the fields of a story's texts and check them."""
        with self._asking():
            validate_story(self.texts, rest.with_ids, self.problems)
            Checker(rest, self.problems).story(self.texts)

    def hold_back(self, rest: Rest) -> None:
        """Say which texts wait; check their days, and what may hold no marks."""
        with self._asking():
            for draft in self.texts:
                draft.held_back = _held_back(draft, rest)
                written = written_in(draft)
                self.problems += check_publication(written, rest.is_far_ahead)
                self.problems += check_plain(written)
                self.problems += _waiting(draft, rest)

    def facts(self, preview: bool) -> WrittenStory | None:
        """Return what a story states."""
        return written_story(self.texts, preview) if self.texts else None

    def check_facts(self, preview: bool) -> None:
        """Check the facts that a story states by itself."""
        if self.texts:
            self.problems += check_own_facts(written_story(self.texts, preview))

    def check_words(self) -> None:
        """Find what still waits to be written."""
        for draft in self.texts:
            if draft.values.get("status") == "withdrawn":
                continue
            own = [*check_words(draft), *check_translated_words(draft, self.texts[0])]
            if "date" in draft.values:  # standing pages are made from no template
                own += check_placeholders(written_in(draft))
            (self.waiting if draft.is_draft else self.problems).extend(own)

    def finish(self, rest: Rest, content: Path, is_shown: Callable[[Draft], bool]) -> None:
        """Set the prose, lead the links to their targets, put in players and abbreviations."""
        with self._asking():
            for draft in self.texts:
                changed = tidy_text(draft, rest.kinds)
                if is_shown(draft):
                    self.tidied += changed
            for draft in self.texts:
                _resolve_links(draft, rest, self.problems)
                set_players(draft, content, self.problems)
                draft.body, draft.abbreviations = expand(draft.body, draft.lang, rest.glossary)


def _held_back(draft: Draft, rest: Rest) -> str:
    if draft.fields is None:
        return ""
    if draft.fields.status == "draft":
        return "draft"
    if not isinstance(draft.fields, NewsFields):  # a standing page waits for no day
        return ""
    return "future" if rest.is_to_come(draft.fields.comes_out) else ""


def _waiting(draft: Draft, rest: Rest) -> Iterator[Problem]:
    """Yield that a story waits for an hour of today, or that an embargo kept nothing back."""
    fields = draft.fields
    if not isinstance(fields, NewsFields):
        return
    if draft.held_back == "future" and fields.comes_out.day == rest.today:
        code = "WS381" if fields.waits_for == "date" else "WS385"
        hour = f"{fields.comes_out.at:%H:%M}"
        yield problem(code, draft.place((fields.waits_for,)), hour=hour)
    if draft.held_back == "draft" and fields.embargo and not rest.is_to_come(fields.embargo):
        yield problem("WS384", draft.place(("embargo",)), text=as_text(draft.values["embargo"]))


def _resolve_links(draft: Draft, rest: Rest, problems: list[Problem]) -> None:
    found = 0

    def report(code: str, line: int, **values: object) -> None:
        nonlocal found
        found += 1
        if found <= MOST_DEAD_LINKS:
            problems.append(problem(code, place_of(draft.path, line), **values))

    resolved = resolve(draft, rest.targets, report)
    draft.body, draft.linked_files, draft.address_lines = resolved
