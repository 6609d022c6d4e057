"""The editors' choice for the front page against the stories and pages that there are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Final

from plugins.core import addresses
from plugins.core.field_path import FieldPath
from plugins.core.problems import Place, Problem, problem, suggestion
from plugins.core.reference import Banner, BannerSlot, FrontPage
from plugins.stories.placed import Placed

PlaceOf = Callable[[FieldPath], Place]
_STATES: Final = {
    "draft": ("còn là bản nháp", "is a draft"),
    "future": ("chưa tới ngày đăng", "is of a day to come"),
    "hidden": ("không vào danh sách", "is unlisted"),
    "withdrawn": ("đã rút", "is withdrawn"),
}
_EDITIONS: Final = {"vi": ("tiếng Việt", "Vietnamese"), "en": ("tiếng Anh", "English")}


def check_front(
    front: FrontPage,
    place: PlaceOf,
    stories: Mapping[str, Sequence[Placed]],
    pages: Collection[str],
    today: dt.date,
) -> Iterator[Problem]:
    """Yield what is wrong with *front*; *place* tells where its fields are written.

    *stories* are all texts by story, those with faults too. A story that an edition
    cannot show is left out there: a warning, since withdrawing a story must not wait for this file.
    """
    chosen: list[tuple[FieldPath, str]] = [(("lead",), front.lead)] if front.lead else []
    chosen += [(("picks", at), story) for at, story in enumerate(front.picks)]
    seen: set[str] = set()
    for path, story in chosen:
        if story in seen:
            yield problem("WD110", place(path), text=story)
        seen.add(story)
        if story not in stories:
            yield _unknown(path, story, stories, place)
        else:
            yield from _left_out(path, story, stories[story], place)
    if front.banner is not None:
        yield from _banner(front.banner, ("banner",), place, stories, pages, today)


def check_banners(
    banners: Sequence[BannerSlot],
    place: PlaceOf,
    stories: Mapping[str, Sequence[Placed]],
    pages: Collection[str],
    today: dt.date,
) -> Iterator[Problem]:
    """Yield what is wrong with *banners*; of those that ended nothing is said, they are the past."""
    for at, banner in enumerate(banners):
        if banner.url is not None and banner.label is None:
            yield problem("D119", place((at, "url")), url=banner.url)
        for found in _banner(banner, (at,), place, stories, pages, today):
            if found.code != "WD109":
                yield found


def _left_out(
    path: FieldPath, story: str, texts: Sequence[Placed], place: PlaceOf
) -> Iterator[Problem]:
    """Yield why an edition, or both, cannot list *story*."""
    if not texts or not all(draft.is_valid for draft in texts):
        return  # reported where it is written
    states = {draft.lang: _state(draft) for draft in texts}
    if all(states.values()):
        state, state_en = _STATES[next(iter(states.values()))]
        yield problem(
            "WD106", place(path), field=path[0], text=story, state=state, state_en=state_en
        )
        return
    for lang in addresses.LANGUAGES:
        if states.get(lang, "none"):
            edition, edition_en = _EDITIONS[lang]
            yield problem("WD107", place(path), text=story, edition=edition, edition_en=edition_en)


def _state(draft: Placed) -> str:
    """Return why lists do not show a text, "" where they do."""
    return draft.held_back or ("" if draft.status == "published" else draft.status)


def _banner(
    banner: Banner,
    at: FieldPath,
    place: PlaceOf,
    stories: Mapping[str, Sequence[Placed]],
    pages: Collection[str],
    today: dt.date,
) -> Iterator[Problem]:
    last = banner.until.day
    if banner.start is not None and last < banner.start.day:
        yield problem(
            "D112",
            place((*at, "until")),
            start=banner.start.day.strftime("%d/%m/%Y"),
            end=last.strftime("%d/%m/%Y"),
        )
    elif last < today:
        yield problem("WD109", place((*at, "until")), end=last.strftime("%d/%m/%Y"))
    ways = [name for name in ("story", "page", "url") if getattr(banner, name, None) is not None]
    if len(ways) > 1:
        yield problem("D108", place((*at, ways[1])), first=ways[0], second=ways[1])
    if banner.story is not None and banner.story not in stories:
        yield _unknown((*at, "story"), banner.story, stories, place)
    elif banner.story is not None:
        texts = stories[banner.story]
        states = [_state(draft) for draft in texts if draft.is_valid]
        if states and all(state in {"draft", "future", "withdrawn"} for state in states):
            state, state_en = _STATES[states[0]]
            where = place((*at, "story"))
            yield problem("WD111", where, text=banner.story, state=state, state_en=state_en)
    if banner.page is not None and banner.page not in pages:
        yield problem(
            "S201",
            place((*at, "page")),
            what="trang",
            what_en="page",
            file="content/pages",
            text=banner.page,
            **suggestion(banner.page, pages),
        )


def _unknown(path: FieldPath, story: str, known: Collection[str], place: PlaceOf) -> Problem:
    field = ".".join(str(part) for part in path if isinstance(part, str))
    return problem("S205", place(path), field=field, text=story, **suggestion(story, known))
