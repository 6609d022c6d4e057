"""What finds a meeting in the story that reports it."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.core.site import Text
from plugins.language.localizer import Localizer


def words(localizer: Localizer, text: Text) -> Iterator[str | None]:
    """Yield what is said of the meeting of *text*."""
    meeting = text.fields.meeting
    if meeting is not None:
        yield meeting.venue
        yield meeting.chair
