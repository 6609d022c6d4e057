"""Reads ``content/data/*.yaml`` into a :class:`plugins.core.site.Reference`."""

from __future__ import annotations

import dataclasses
import stat
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any, Final, TypeVar

from pydantic import BaseModel

from plugins.core.field_path import FieldPath
from plugins.core.ledger import Declared, Redirected
from plugins.core.problems import Place, Problem, place_of, problem
from plugins.core.reference import (
    BannerSlot,
    Benefit,
    FrontPage,
    GlossaryEntry,
    Gone,
    Organisation,
    Redirect,
    Section,
    Term,
)
from plugins.core.site import Reference
from plugins.core.site_settings import MenuItem, SiteSettings
from plugins.stories.encoding import EncodingError, NotTextError, read_text
from plugins.stories.field_names import PAIRS
from plugins.stories.former_names import FILES, file_of
from plugins.stories.frontmatter import Parsed, parse_yaml
from plugins.stories.glossary_check import MOST_ROWS, check_glossary
from plugins.stories.imprint_check import warned
from plugins.stories.names import names_of
from plugins.stories.plain_check import check_plain
from plugins.stories.reference_check import check_menus, check_reference, row_index
from plugins.stories.unsure import Unsure
from plugins.stories.validate import validate
from plugins.stories.written import Written

Row = TypeVar("Row", bound=BaseModel)
_DATA: Final = PurePosixPath("data")
_OF_STORIES: Final = ("benefits.yaml", "front.yaml", "banners.yaml")
_STAND_IN: Final = SiteSettings.model_validate(
    dict.fromkeys(("name", "slogan", "description", "publisher"), "?")
)


def is_link(content: Path) -> bool:
    """Say whether ``content/data`` leads elsewhere: nothing is read of it then."""
    return (content / _DATA).is_symlink()


def load_reference(
    content: Path, pages: Collection[str] | None = None
) -> tuple[Reference, list[Problem], Mapping[str, Written], Unsure]:
    """Return the ids and words of ``content/data``, what is wrong with the files, as written those
    that name what is in the stories, and what could not be read. ``banners.yaml`` is without the rows
    that are not sound.

    *pages* are the ids of the standing pages, which the menus may name.
    """
    problems: list[Problem] = []
    read = _Reader(content, problems)
    settings = read.one("site.yaml", SiteSettings) or _STAND_IN
    sections = read.rows("sections.yaml", Section)
    topics = read.rows("topics.yaml", Term)
    organisations = read.rows("organisations.yaml", Organisation)
    glossary = read.placed("glossary.yaml", GlossaryEntry, required=False)
    problems.extend(check_glossary(glossary))
    reference = Reference(
        settings=settings,
        sections={term.id: term for term in sorted(sections, key=lambda term: term.order)},
        topics={term.id: term for term in topics},
        organisations={body.id: body for body in organisations},
        glossary=tuple(entry for entry, _ in glossary[:MOST_ROWS]),
        benefits=tuple(read.rows("benefits.yaml", Benefit, required=False)),
        front=read.one("front.yaml", FrontPage, required=False) or FrontPage(),
        banners=tuple(read.rows("banners.yaml", BannerSlot, required=False)),
        gone=tuple(
            Declared(row, place) for row, place in read.placed("gone.yaml", Gone, required=False)
        ),
        redirects=tuple(
            Redirected(row, place)
            for row, place in read.placed("redirects.yaml", Redirect, required=False)
        ),
    )
    reference = _by_id(reference, read.unsure)
    settings = reference.settings if settings is not _STAND_IN else settings
    problems.extend(check_reference(reference, read.unsure, read.place_of))
    if settings is not _STAND_IN:
        problems.extend(warned(settings, read.place_of("site.yaml", "imprint")))
    for file in read.everything():
        problems.extend(check_plain(file))
    if pages is not None and settings is not _STAND_IN:
        problems.extend(check_menus(reference, read.unsure, pages, read.place_of))
    written = {name: read.written(name) for name in _OF_STORIES}
    written["banners.yaml"] = read.sound("banners.yaml")
    return reference, problems, written, read.unsure


def _by_id(reference: Reference, unsure: Unsure) -> Reference:
    """Return *reference* with ids for the names of sections in menus, and of parents."""
    names = names_of(reference, unsure)

    def menu(items: tuple[MenuItem, ...]) -> tuple[MenuItem, ...]:
        return tuple(
            item.model_copy(update={"section": names.id_of("section", item.section)})
            if item.section
            else item
            for item in items
        )

    settings = reference.settings
    return dataclasses.replace(
        reference,
        settings=settings.model_copy(
            update={"menu": menu(settings.menu), "footer": menu(settings.footer)}
        ),
        organisations={
            body.id: body.model_copy(update={"parent": names.id_of("organisation", body.parent)})
            if body.parent
            else body
            for body in reference.organisations.values()
        },
    )


class _Reader:
    def __init__(self, content: Path, problems: list[Problem]) -> None:
        self._content = content
        self._problems = problems
        self._known: dict[str, Parsed] = {}
        self._sound: dict[str, list[int]] = {}
        self.unsure = Unsure()
        self._shut = is_link(content)
        if self._shut:
            problems.append(problem("S224", place_of(_DATA), name="data"))

    def place_of(self, name: str, *path: str | int) -> Place:
        """Return where a field is written; a row is named by its id."""
        parsed = self._known.get(name)
        if parsed is None:
            return self._place(name, 0)
        if path and isinstance(path[0], str) and isinstance(parsed.values, list):
            index = row_index(parsed.values, path[0])
            path = (index, *path[1:]) if index is not None else ()
        return self._place(name, parsed.line_of(path))

    def written(self, name: str) -> Written:
        """Return the rows of a file that was read, faults and all."""
        parsed = self._known.get(name, Parsed([], {}, ()))

        def place(path: FieldPath) -> Place:
            return self._place(name, parsed.line_of(path))

        return Written(parsed.values, place, self._place(name, 0).path)

    def sound(self, name: str) -> Written:
        """Return the rows of a file that ``placed`` returned, numbered as they are there."""
        whole, rows = self.written(name), self._sound.get(name, [])

        def place(path: FieldPath) -> Place:
            return whole.place((rows[int(path[0])], *path[1:]))

        return dataclasses.replace(whole, values=[whole.values[at] for at in rows], place=place)

    def everything(self) -> Iterator[Written]:
        """Yield every file that was read."""
        yield from map(self.written, self._known)

    def one(self, name: str, model: type[Row], *, required: bool = True) -> Row | None:
        parsed = self._parsed(name, required=required)
        broken = parsed is not None and parsed.faults and parsed.values == {}
        if parsed is None or broken or (not required and parsed.values in ({}, [])):
            return None
        return self._validated(name, model, parsed.values, (), parsed)

    def rows(self, name: str, model: type[Row], *, required: bool = True) -> Sequence[Row]:
        return [row for row, _ in self.placed(name, model, required=required)]

    def placed(
        self, name: str, model: type[Row], *, required: bool = True
    ) -> Sequence[tuple[Row, Place]]:
        """Return the sound rows of a file, each with its place; report the others."""
        parsed = self._parsed(name, required=required)
        if parsed is None or (
            not isinstance(parsed.values, list) and (parsed.faults or parsed.values)
        ):
            self.unsure.file(name)
        if parsed is None or parsed.values in ({}, []):
            return ()
        if not isinstance(parsed.values, list):
            if not parsed.faults:
                first = PAIRS[name][0]
                self._problems.append(problem("D103", self._place(name, 1), field=first))
            return ()
        found: list[tuple[Row, Place]] = []
        seen: set[str] = set()
        for index, values in enumerate(parsed.values):
            row = self._validated(name, model, values, (index,), parsed)
            if row is None:
                self.unsure.row(name, values)
                continue
            where = self._place(name, parsed.line_of((index,)))
            named = (getattr(row, key, None) for key in ("id", "short", "path"))
            key = str(next(filter(None, named), index))
            if key in seen:
                self._problems.append(problem("D102", where, text=key))
                continue
            seen.add(key)
            self._sound.setdefault(name, []).append(index)
            found.append((row, where))
        return found

    def _parsed(self, name: str, *, required: bool) -> Parsed | None:
        if self._shut:
            return None
        folder = self._content / _DATA
        path = folder / self._file(name)
        if (former := FILES.get(name)) is not None and (folder / former).exists():
            code = "WD114" if path.name == former else "D115"
            where = place_of(_DATA / former, 1)
            self._problems.append(problem(code, where, name=former, present=name))
        try:
            if not stat.S_ISREG(path.lstat().st_mode):
                self._problems.append(problem("S224", self._place(name, 0), name=name))
                return None
            decoded = read_text(path.read_bytes())
        except FileNotFoundError:
            if required:
                self._problems.append(problem("D101", self._place(name, 0), name=name))
            return None
        except NotTextError as error:
            named = {"kind": error.kind, "kind_en": error.kind_en, "name": name}
            self._problems.append(problem("S324", self._place(name, 1), **named))
            return None
        except EncodingError as error:
            where = self._place(name, error.line)
            self._problems.append(problem("S160", where, guess=error.guess))
            return None
        except OSError as error:
            reason = error.strerror or str(error)
            self._problems.append(problem("S225", self._place(name, 0), reason=reason))
            return None
        parsed = self._known[name] = parse_yaml(decoded.text, name)
        said = [(fault.code, fault.line, fault.values) for fault in parsed.faults]
        said += [(found.code, found.line, found.values) for found in decoded.findings]
        for code, line, values in said:
            self._problems.append(problem(code, self._place(name, line), **values))
        return parsed

    def _validated(
        self, name: str, model: type[Row], values: Any, base: tuple[int, ...], parsed: Parsed
    ) -> Row | None:
        def where(path: FieldPath) -> Place:
            return self._place(name, parsed.line_of((*base, *path)))

        if not isinstance(values, dict):
            if not any(fault.line == where(()).line for fault in parsed.faults):
                field = PAIRS[name][0] if base else ""
                code = "D103" if base else "D113"
                self._problems.append(problem(code, where(()), field=field))
            return None
        row, problems = validate(model, values, where)
        self._problems.extend(problems)
        return row

    def _file(self, name: str) -> str:
        return file_of(self._content / _DATA, name)

    def _place(self, name: str, line: int) -> Place:
        return place_of(_DATA / self._file(name), line)
