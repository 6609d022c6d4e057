"""When the next thing falls due: what a later build would publish though nobody wrote anything."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from plugins.core.dates import ZONE
from plugins.core.site import Site


@dataclass(frozen=True, slots=True)
class NextDue:
    """The moment, and how many stories come out then. None does where only the day changes."""

    at: dt.datetime
    stories: int = 0


def next_due(site: Site, now: dt.datetime) -> NextDue:
    """Return what falls due first after *now*, the moment that *site* was loaded for.

    The day's change always does: registers are of a day, and notices, offers and deadlines end with one.
    """
    midnight = dt.datetime.combine(site.today + dt.timedelta(days=1), dt.time(), ZONE)
    coming: dict[dt.datetime, set[str]] = defaultdict(set)
    for text in site.held_back:
        at = text.fields.comes_out.at
        if at > now:  # a draft comes out never, but a warning falls due once its embargo is past
            coming[at].update({text.story_id} if text.held_back == "future" else ())
    at = min((midnight, *coming))
    return NextDue(at, len(coming[at]))
