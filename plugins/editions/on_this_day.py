"""«On this day»: what happened, or was published, on the build's day in earlier years."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Final

from plugins.core.pages import Anniversary
from plugins.core.site import Text
from plugins.editions.view import View

_MOST: Final = 4


def on_this_day(view: View, without: Collection[str] = ()) -> tuple[Anniversary, ...]:
    """Return the stories of the build's day and month in earlier years, the newest first.

    Those *without* which it is to be, by id, are left out.

    A story belongs to the day of its event where that is known to the day, else to the day of its
    publication. On 28 February of a common year, 29 February is remembered as well. Where the site
    does without the list, it is empty.
    """
    if not view.has("on_this_day"):
        return ()
    today = view.site.today
    days = [(today.month, today.day)]
    if days == [(2, 28)] and (today + dt.timedelta(1)).month == 3:
        days.append((2, 29))
    found = [
        (_day(text), text)
        for day in days
        for text in view.own.by_day.get(day, ())
        if text.story_id not in without
    ]
    return tuple(
        Anniversary(today.year - day.year, day, view.cards[text])
        for day, text in sorted(found, key=lambda one: one[0], reverse=True)
        if day.year < today.year
    )[:_MOST]


def _day(text: Text) -> dt.date:
    return text.outline.event_day or text.outline.date.day
