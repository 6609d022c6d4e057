"""From the stories of a site to its registers: each register's own pass over them, then look-ups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from plugins.core.addresses import LANGUAGES
from plugins.core.registers import Registers
from plugins.core.site import Site, Story
from plugins.registers import REGISTERS
from plugins.registers.register import Register


def collect(site: Site) -> Registers:
    """Return every register of *site* for its day. Linear in the number of facts, but for sorting.

    A story counts when its main text is listed: hidden, withdrawn and waiting ones do not.
    """
    stories = [story for story in site.stories if _counts(story)]
    made = Registers(
        site=site,
        children=_children(site),
        organisation_parts=frozenset(
            getattr(body.slug, lang) if body.slug else body.id
            for body in site.reference.organisations.values()
            for lang in LANGUAGES
        ),
        stories={story.id: story for story in site.stories},
    )
    for register in REGISTERS:
        rows = tuple(register.collect(site, stories, made))
        by_id = {row.id: row for row in rows}
        made = replace(
            made,
            rows={**made.rows, register.name: rows},
            by_id={**made.by_id, register.name: by_id},
            by_story={**made.by_story, register.name: _by_story(register, rows)},
        )
    return made


def _by_story(register: Register[Any], rows: Iterable[Any]) -> Mapping[str, Sequence[Any]]:
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for row in rows:
        story = register.story(row)
        if story is not None:
            found[story.id].append(row)
    return dict(found)


def _counts(story: Story) -> bool:
    main = story.main
    return main.outline.facts and (main.outline.status == "published" or bool(main.held_back))


def _children(site: Site) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for body in site.reference.organisations.values():
        if body.parent:
            found[body.parent].append(body.id)
    return {parent: tuple(bodies) for parent, bodies in found.items()}
