"""Loads ``content/`` into one :class:`~plugins.core.site.Site` with every problem found.

Each story is a step of its own: read, checked and set once, and remembered with what it asked the rest of
the site (``rest``) until its files or an answer change. What stories claim together is checked every time.
"""

from __future__ import annotations

import datetime as dt
import gc
import logging
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from plugins.core.memory import NoSteps, StepMemory
from plugins.core.site import AnyText, Site
from plugins.stories.folders import page_folders, story_folders
from plugins.stories.loading import Loading
from plugins.stories.record import Record
from plugins.stories.reference import is_link, load_reference

log = logging.getLogger(__name__)


def load(
    content: Path,
    today: dt.date,
    drafts: bool = False,
    now: dt.datetime | None = None,
    memory: StepMemory | None = None,
) -> Site:
    """Return the site under *content* as it stands on *today* (a day in Vietnam).

    With *now*, a moment of that day, a story whose date names a later hour waits for it.

    *memory* knows how files were read before, and the stories that were made of them.

    *drafts* shows drafts and stories of days to come as well. Never raises for a fault of the
    content: what is wrong stands in ``Site.problems``, where a draft's faults are warnings.
    """
    memory = memory or NoSteps()
    with _without_collector():
        site = _load(content, (today, now), drafts, memory)
        if site is None:
            log.warning(
                "Stories were remembered otherwise than the program makes them: all are made anew."
            )
            memory.shelf.clear()
            site = _load(content, (today, now), drafts, memory)
    assert site is not None  # nothing was remembered
    return site


def _load(
    content: Path, day: tuple[dt.date, dt.datetime | None], preview: bool, memory: StepMemory
) -> Site | None:
    """Return the site, or ``None`` where what was remembered is not what the program makes."""
    page_places, problems = page_folders(content)
    data = load_reference(content, {page.id for page in page_places})
    record = Record(memory.shelf)
    story_places, found = story_folders(content, record)
    problems += [*data[1], *found]
    if is_link(content):  # no id is known: every story would be found fault with
        return Site(content, day[0], data[0], (), (), problems=tuple(sorted(set(problems))))
    loading = Loading(content, preview, memory, record, problems)
    made = loading.run(story_places, page_places, data, day)
    sampled = loading.sampled
    for path in sampled:
        if not record.same(path, *made.made[path]) and path not in loading.moved:
            return None
    fresh = {path: made.made[path] for path in made.made if path not in sampled}
    record.save(made.rest, (str(place.path) for place in story_places), fresh)
    by_path: dict[PurePosixPath, AnyText] = {
        text.path: text for story in made.stories for text in story.texts.values()
    }
    by_path |= {text.path: text for page in made.pages for text in page.texts.values()}
    return Site(
        root=content,
        today=day[0],
        reference=loading.reference,
        stories=tuple(made.stories),
        pages=tuple(made.pages),
        held_back=tuple(made.held_back),
        problems=tuple(sorted(made.problems)),
        texts_by_path=by_path,
        tidied=dict(made.tidied),
    )


@contextmanager
def _without_collector() -> Generator[None]:
    """Let what is loaded, which stays, not be gone through again and again for what is lost."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
