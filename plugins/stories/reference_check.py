"""What one row of ``content/data`` cannot know of itself: ids that exist, addresses of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Protocol

from plugins.core import addresses
from plugins.core.problems import Place, Problem, problem, suggestion
from plugins.core.reference import BilingualSlug
from plugins.core.site import Reference
from plugins.stories.unsure import Unsure


class PlaceOf(Protocol):
    """Where a field of a data file is written."""

    def __call__(self, name: str, *path: str | int) -> Place:
        """Return the place of *path* in ``content/data/NAME``."""


class _Addressed(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def slug(self) -> BilingualSlug | None: ...


def check_reference(reference: Reference, unsure: Unsure, place_of: PlaceOf) -> list[Problem]:
    """Return unknown parents, parents in a circle, and two rows at one address."""
    problems: list[Problem] = []
    for name, rows in (
        ("sections.yaml", reference.sections),
        ("topics.yaml", reference.topics),
        ("organisations.yaml", reference.organisations),
    ):
        problems += _shared_addresses(name, rows.values(), place_of)
    bodies = reference.organisations
    for body in bodies.values():
        if body.parent == body.id:
            where = place_of("organisations.yaml", body.id, "parent")
            problems.append(problem("D134", where, text=body.id))
        elif (
            body.parent is not None
            and body.parent not in bodies
            and not unsure.may_be("organisation", body.parent)
        ):
            where = place_of("organisations.yaml", body.id, "parent")
            kind = ("đơn vị", "organisation", "content/data/organisations.yaml")
            problems.append(_unknown(kind, body.parent, bodies.keys() - {body.id}, where))
    for circle in _circles({body.id: body.parent for body in bodies.values()}):
        where = place_of("organisations.yaml", circle[0], "parent")
        problems.append(problem("D130", where, text=" → ".join([*circle, circle[0]])))
    return problems


def check_menus(
    reference: Reference, unsure: Unsure, pages: Collection[str], place_of: PlaceOf
) -> list[Problem]:
    """Return the words of the menus that lead to no section or page, or to none or two things."""
    problems: list[Problem] = []
    settings = reference.settings
    for menu in ("menu", "footer"):
        for index, item in enumerate(getattr(settings, menu)):
            if len(item.targets) != 1:
                problems.append(problem("D105", place_of("site.yaml", menu, index), field=menu))
            if item.url is not None and item.label is None:
                where = place_of("site.yaml", menu, index, "url")
                problems.append(problem("D119", where, url=item.url))
            for part in ("galleries", "glossary", "data"):
                if getattr(item, part) and not settings.features.has(part):
                    where = place_of("site.yaml", menu, index, part)
                    problems.append(problem("D126", where, field=menu, part=part))
            if item.imprint and settings.imprint is None:
                where = place_of("site.yaml", menu, index, "imprint")
                problems.append(problem("D125", where, field=menu))
            if (
                item.section is not None
                and item.section not in reference.sections
                and not unsure.may_be("section", item.section)
            ):
                where = place_of("site.yaml", menu, index, "section")
                kind = ("chuyên mục", "section", "content/data/sections.yaml")
                problems.append(_unknown(kind, item.section, reference.sections, where))
            if item.page is not None and item.page not in pages:
                where = place_of("site.yaml", menu, index, "page")
                kind = ("trang", "page", "content/pages")
                problems.append(_unknown(kind, item.page, pages, where))
    return problems


def _circles(parents: Mapping[str, str | None]) -> Iterable[list[str]]:
    """Yield every circle of *parents* once, from its row that is written first."""
    order = {name: number for number, name in enumerate(parents)}
    known: set[str] = set()
    for start in parents:
        chain: dict[str, None] = {}
        at: str | None = start
        while at is not None and at in parents and at not in known and at not in chain:
            chain[at] = None
            at = parents[at]
        if at in chain and at != parents[at]:  # that one is its own is said by itself
            members = list(chain)
            circle = members[members.index(at) :]
            turn = circle.index(min(circle, key=order.__getitem__))
            yield circle[turn:] + circle[:turn]
        known |= chain.keys()


def _shared_addresses(name: str, rows: Iterable[_Addressed], place_of: PlaceOf) -> list[Problem]:
    problems: list[Problem] = []
    taken: dict[tuple[str, str], str] = {}
    for row in rows:
        for lang in addresses.LANGUAGES:
            slug = getattr(row.slug, lang) if row.slug else row.id
            other = taken.setdefault((lang, slug), row.id)
            if other != row.id:
                where = place_of(name, row.id, "slug")
                problems.append(problem("D104", where, text=slug, id=row.id, other=other))
    return problems


def _unknown(
    kind: tuple[str, str, str], written: str, known: Iterable[str], where: Place
) -> Problem:
    what, what_en, file = kind
    return problem(
        "S201",
        where,
        what=what,
        what_en=what_en,
        file=file,
        text=written,
        **suggestion(written, known),
    )


def row_index(values: Any, identifier: str) -> int | None:
    """Return where in a data file's rows the row with the id *identifier* stands."""
    for index, row in enumerate(values if isinstance(values, list) else ()):
        if isinstance(row, Mapping) and row.get("id") == identifier:
            return index
    return None
