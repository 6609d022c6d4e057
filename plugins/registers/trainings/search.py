"""What finds a course in the story that reports it."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.core.site import Text
from plugins.language.localizer import Localizer


def words(localizer: Localizer, text: Text) -> Iterator[str | None]:
    """Yield what is said of the courses of *text*."""
    for training in text.fields.trainings:
        yield training.title
        yield localizer.name(training.organiser)
        yield training.venue
        yield training.contact
