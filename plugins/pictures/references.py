"""Which pictures one text refers to, on which line, and what is wrong with the way it does.

Whether the files are there and sound is asked in ``survey``; here nothing touches the disk.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final
from urllib.parse import unquote

from plugins.core.link_forms import SCHEME, is_elsewhere
from plugins.core.names import names_file, on_a_computer
from plugins.core.problems import Place, Problem, place_of, problem
from plugins.core.site import AnyText, Text
from plugins.core.text import nfc
from plugins.pictures.empty_words import says_nothing
from plugins.pictures.markup import BodyPicture, pictures_in

_OWN: Final = r"(?:[a-z]:[\\/]|file:)[^)>\"']*"  # a path on a computer may hold spaces
_FAR: Final = rf"{_OWN}|(?:{SCHEME}|//)[^\s)>\"']*"
_WRITTEN: Final = re.compile(
    rf"!\[[^\]]*\]\(\s*<?({_FAR}|(?=>?\)))"  # the address in Markdown, or nothing
    rf"|<img\b(?:[^>]*?\bsrc\s*=\s*[\"']?({_FAR})|(?![^>]*\bsrc\s*=))",
    re.IGNORECASE,
)
_BARE: Final = re.compile(r"!\[\s*\]|<img\b(?![^>]*\balt\s*=\s*[\"']?[^\s\"'>])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PictureReference:
    """A text names a file of its folder as a picture to show."""

    file: str
    place: Place


@dataclass(frozen=True, slots=True)
class PictureReferences:
    """What one text refers to, in its order, and the problems of how it does.

    ``placed`` are the files that stand in the gallery or the body, which is where their words are.
    """

    references: tuple[PictureReference, ...]
    problems: tuple[Problem, ...]
    placed: frozenset[str]
    cover: PictureReference | None


def owner_of(text: AnyText) -> str:
    """Return whose folder the text's pictures lie in: a story's id, or ``page:ID``."""
    return text.story_id if isinstance(text, Text) else f"page:{text.page_id}"


def find(text: AnyText) -> PictureReferences:
    """Return what *text* refers to."""
    if isinstance(text, Text) and not text.outline.has_pictures:
        return PictureReferences((), (), frozenset(), None)
    reader = _Reader(text)
    if isinstance(text, Text):
        reader.read_fields(text)
    reader.read_body()
    reader.read_posters()
    return PictureReferences(
        references=tuple(reader.references),
        problems=tuple(reader.problems),
        placed=frozenset(reader.placed),
        cover=reader.cover,
    )


class _Reader:
    """Collects the findings of one text."""

    def __init__(self, text: AnyText) -> None:
        self.text = text
        self.references: list[PictureReference] = []
        self.problems: list[Problem] = []
        self.placed: set[str] = set()
        self.decorative: set[str] = set()
        self.cover: PictureReference | None = None

    def read_fields(self, text: Text) -> None:
        """Read gallery and cover."""
        fields = text.fields
        for number, item in enumerate(fields.gallery):
            place = self._place_of("gallery", number, "file")
            if item.file in self.placed:
                self.problems.append(problem("P110", place, file=item.file))
                continue
            self.references.append(PictureReference(item.file, place))
            self.placed.add(item.file)
            if item.minors and not item.consent:
                minors_place = self._place_of("gallery", number, "minors")
                self.problems.append(problem("P112", minors_place, file=item.file))
            if item.decorative:
                self.decorative.add(item.file)
            elif not item.alt or says_nothing(item.alt, item.file):
                alt_place = self._place_of("gallery", number, "alt")
                code = "WP310" if item.alt else "P109"
                self.problems.append(problem(code, alt_place, file=item.file, alt=item.alt))
        if fields.cover is not None:
            self.cover = PictureReference(fields.cover, self._place_of("cover"))
            self.references.append(self.cover)

    def read_body(self) -> None:
        """Read the pictures of the body."""
        pictures = pictures_in(self.text.body)
        taken_away = self._taken_away({picture.source.strip() for picture in pictures})
        for picture in pictures:
            self._read_picture(picture, taken_away)

    def read_posters(self) -> None:
        """Read the pictures that stand for videos: the videos' titles are their words."""
        for player in self.text.players:
            if player.picture:
                place = place_of(self.text.path, player.line)
                self.references.append(PictureReference(player.picture, place))

    def _read_picture(self, picture: BodyPicture, taken_away: Iterator[tuple[int, str]]) -> None:
        source, file = picture.source.strip(), picture.file
        if not source:
            number, far = next(taken_away, (0, ""))
            code = "P107" if not far else "P106" if far[:5].lower() == "data:" else "P105"
            name = on_a_computer(far)
            self.problems.append(
                problem(
                    code if name is None else "P221",
                    place_of(self.text.path, number),
                    file=far,
                    name=name or "…",
                )
            )
        elif (name := on_a_computer(source)) is not None:
            place = self._place_in_body(source, unquote(source))
            self.problems.append(problem("P221", place, file=unquote(source), name=name or "…"))
        elif source[:5].lower() == "data:":
            self._report("P106", "data:", "")
        elif is_elsewhere(source):
            self._report("P105", source, "")
        elif "/" in file or "\\" in file or file in {".", ".."}:
            self._report("P104", source, file)
        else:
            self.references.append(PictureReference(file, self._place_in_body(source, file)))
            self.placed.add(file)
            if not picture.alt and file not in self.decorative:
                place = self._place_in_body(source, file, without_alt=True)
                self.problems.append(problem("P108", place, file=file))
            elif picture.alt and says_nothing(picture.alt, file):
                place = self._place_in_body(source, file)
                self.problems.append(problem("WP310", place, file=file, alt=picture.alt))
            if picture.linked:
                self._report("WP303", file, source)

    def _taken_away(self, kept: set[str]) -> Iterator[tuple[int, str]]:
        """Yield line and address, perhaps empty, of pictures that the sanitiser left without one."""
        for number, line in self._body_lines:
            for found in _WRITTEN.finditer(line):
                far = found[1] or found[2] or ""
                if not far or far not in kept:
                    yield number, far

    def _report(self, code: str, file: str, other: str) -> None:
        self.problems.append(problem(code, self._place_in_body(file, other), file=file))

    @cached_property
    def _body_lines(self) -> tuple[tuple[int, str], ...]:
        lines = self.text.source.splitlines()
        first = max(1, self.text.body_line)
        return tuple((first + n, nfc(line)) for n, line in enumerate(lines[first - 1 :]))

    def _place_in_body(self, *names: str, without_alt: bool = False) -> Place:
        """Return the line of the body that names the file in any of the ways it may be written."""
        wanted = tuple(nfc(name) for name in names if name)
        known = [line for name in names for line in self.text.address_lines.get(name, ())]
        lines = self._body_lines
        naming = [(number, line) for number, line in lines if number in known]
        naming = naming or [
            (number, line) for number, line in lines if any(w in line for w in wanted)
        ]
        naming = naming or [  # the name as it is on the disk, written with other spaces
            (number, line) for number, line in lines if any(names_file(line, w) for w in wanted)
        ]
        if without_alt:
            naming = [(number, line) for number, line in naming if _BARE.search(line)] or naming
        return place_of(self.text.path, naming[0][0] if naming else 0)

    def _place_of(self, *path: str | int) -> Place:
        return self.text.place(*path)
