"""What is remembered of stories between builds: a row a story, on a few sheets of a shelf.

A sheet holds, besides its stories, the questions that they asked the rest of the site with the answers,
each once. So it is one look to see that nothing changed for any of them.
"""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any, Final

from plugins.core.memory import Shelf
from plugins.core.problems import Problem
from plugins.stories.fingerprint import has_more, opened
from plugins.stories.folders import Folder
from plugins.stories.fresh import Fresh
from plugins.stories.kept import (
    KeptStory,
    StoryRow,
    TextRow,
    agreements_row,
    facts_row,
    folder_of,
    problem_row,
)
from plugins.stories.rest import LINK, UNSAID, Rest

_SHEETS: Final = 64
Question = tuple[str, str]
Table = list[list[Any]]  # a kind, words and an answer each


class Record(Mapping[str, Folder]):
    """The stories that are remembered: their folders by path, and all else."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._again: Callable[[Folder], Mapping[str, bytes]] = lambda folder: {}
        self._tables: dict[str, tuple[Table, Table]] = {}
        self._rows: dict[str, StoryRow] = {}
        for name, text in shelf.sheets().items():
            reads, links, rows = json.loads(text)
            self._tables[name] = reads, links
            self._rows |= {path: StoryRow(*row) for path, row in rows.items()}

    def __getitem__(self, path: str) -> Folder:
        return folder_of(PurePosixPath(path), self._rows[path])

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def remake(self, again: Callable[[Folder], Mapping[str, bytes]]) -> None:
        """Let *again* make the words of a story whose stored ones are damaged or gone."""
        self._again = again

    def kept(self, folder: Folder, fingerprint: str) -> KeptStory | None:
        """Return the story of *folder* if its files are as they were."""
        row = self._rows.get(str(folder.path))
        if row is None or not fingerprint or row.fingerprint != fingerprint:
            return None
        return KeptStory(folder, row, self.reader(folder))

    def reader(self, folder: Folder) -> Callable[[str], bytes]:
        """Return what gives the parts of the texts of *folder* by their digests."""
        return partial(self._part, folder)

    def _part(self, folder: Folder, digest: str) -> bytes:
        content = self._shelf.part(digest)
        if content is None:
            parts = self._again(folder)
            if digest not in parts:
                raise RuntimeError(f"content/{folder.path} was changed while it was read")
            self._shelf.add(parts)
            content = parts[digest]
        return content

    def doubtful(self, rest: Rest, links: bool) -> set[str]:
        """Return the paths of stories of which a question is answered otherwise now.

        *links* asks for the questions of where links lead, else for all others.
        """
        changed: dict[str, set[int]] = {}
        for name, tables in self._tables.items():
            table = tables[links]
            now = {
                at for at, (kind, said, was) in enumerate(table) if rest.answer(kind, said) != was
            }
            if now:
                changed[name] = now
        if not changed:
            return set()
        found: set[str] = set()
        for path, row in self._rows.items():
            numbers = changed.get(_sheet_of(path))
            if numbers and not numbers.isdisjoint(row.links if links else row.reads):
                found.add(path)
        return found

    def row_of(
        self,
        story: Fresh,
        told: Sequence[TextRow],
        problems: Iterable[Problem],
        rest: Rest,
        content: Path,
    ) -> StoryRow | None:
        """Return what to remember of a finished story, or ``None`` where it is made anew each time.

        *problems* are those of the story as they are said in the end.
        """
        folder = story.folder
        if any(rest.answer(*question) is UNSAID for question in story.asked):
            return None
        if not story.fingerprint or len(told) != len(folder.texts) or story.waiting:
            return None
        if any(not found.warning for found in story.problems) or any(
            draft.is_draft or draft.held_back or not draft.slug for draft in story.texts
        ):
            return None
        if has_more(folder) and opened(content, folder)[0] != story.fingerprint:
            return None
        return StoryRow(
            folder.listing,
            story.fingerprint,
            {lang: path.name for lang, path in folder.texts.items()},
            [[name, asset.path.name] for name, asset in folder.assets.items()],
            folder.captions.name if folder.captions is not None else None,
            [problem_row(found) for found in problems],
            dict(story.tidied),
            agreements_row(story.texts),
            facts_row(story.texts),
            [list(text) for text in told],
            [],
            [],
        )

    def save(
        self,
        rest: Rest,
        standing: Iterable[str],
        made: Mapping[str, tuple[StoryRow | None, Iterable[Question]]],
    ) -> None:
        """Remember the stories *made* anew, with what they asked; forget those that are not *standing*."""
        paths = set(standing)
        touched = {_sheet_of(path) for path in (*made, *(self._rows.keys() - paths))}
        by_sheet: defaultdict[str, list[str]] = defaultdict(list)
        for path in sorted(paths):
            if _sheet_of(path) in touched:
                by_sheet[_sheet_of(path)].append(path)
        sheets: dict[str, str] = {}
        made_rows: dict[str, StoryRow] = {}
        for name in touched:
            sheet = _Sheet(rest)
            for path in by_sheet[name]:
                if path in made:
                    row, questions = made[path]
                    if row is not None:
                        sheet.add(path, row, questions)
                elif path in self._rows:
                    sheet.add(path, self._rows[path], self._questions(name, self._rows[path]))
            sheets[name] = sheet.text()
            made_rows |= sheet.rows
        self._rows = {k: v for k, v in self._rows.items() if _sheet_of(k) not in touched}
        self._rows |= made_rows
        self._shelf.keep(sheets, self._parts)

    def same(self, path: str, row: StoryRow | None, questions: Iterable[Question]) -> bool:
        """Say whether a story that was made anew is as it is remembered."""
        before = self._rows[path]
        asked = set(self._questions(_sheet_of(path), before))
        bare = before._replace(reads=[], links=[])
        return row is not None and json.dumps(bare) == json.dumps(row) and asked == set(questions)

    def _questions(self, sheet: str, row: StoryRow) -> Iterator[Question]:
        reads, links = self._tables[sheet]
        for table, numbers in ((reads, row.reads), (links, row.links)):
            for number in numbers:
                yield table[number][0], table[number][1]

    def _parts(self) -> Iterator[str]:
        for row in self._rows.values():
            for told in row.told:
                yield from TextRow(*told).digests[1:]


class _Sheet:
    """A sheet that is being written."""

    def __init__(self, rest: Rest) -> None:
        self._rest = rest
        self._tables: tuple[dict[Question, int], dict[Question, int]] = {}, {}
        self.rows: dict[str, StoryRow] = {}

    def add(self, path: str, row: StoryRow, questions: Iterable[Question]) -> None:
        """Add a story with what it asked."""
        numbers: tuple[list[int], list[int]] = [], []
        for question in sorted(questions):
            about_links = question[0] == LINK
            table = self._tables[about_links]
            numbers[about_links].append(table.setdefault(question, len(table)))
        self.rows[path] = row._replace(reads=numbers[0], links=numbers[1])

    def text(self) -> str:
        """Return the sheet as it is stored."""
        tables = [
            [[*question, self._rest.answer(*question)] for question in table]
            for table in self._tables
        ]
        return json.dumps([*tables, self.rows], separators=(",", ":"))


def _sheet_of(path: str) -> str:
    return str(zlib.crc32(path.encode("utf-8", "surrogatepass")) % _SHEETS)
