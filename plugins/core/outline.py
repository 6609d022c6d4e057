"""Where a story's text belongs, without its words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from plugins.core.dates import Moment

FEWEST_IN_ALBUM: Final = 3  # pictures: fewer make no album


@dataclass(frozen=True, slots=True)
class Outline:
    """Where a story's text belongs, without its words: what listings, addresses and registers go by.

    ``files`` are the attachments that it names; ``has_album`` says that it has a page of its pictures,
    ``is_album`` that these are so many that the galleries list it, ``facts`` that it reports or
    mentions any, and the last four what its body leads to and what there is to look into (see ``core.link_forms``).
    """

    status: str
    date: Moment
    updated: Moment | None
    event_day: dt.date | None
    section: str
    topics: tuple[str, ...]
    organisations: tuple[str, ...]
    redirect_from: tuple[str, ...]
    files: tuple[str, ...]
    has_album: bool
    is_album: bool
    has_gallery: bool
    album_download: bool
    facts: bool
    leads_to: tuple[str, ...]
    has_pictures: bool
    has_players: bool
    has_marks: bool
