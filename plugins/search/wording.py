"""The words of a story's facts, as a reader sees them in the facts panel."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.core.site import Text
from plugins.language.localizer import Localizer
from plugins.registers import story_blocks
from plugins.registers.found import number_spellings
from plugins.registers.register import StoryBlocks


def shown(localizer: Localizer, text: Text) -> Iterator[str | None]:
    """Yield what the facts panel says, the document's number and subject first."""
    for way in _ranked():
        yield from way.words(localizer, text)
    for statistic in text.fields.statistics:
        yield statistic.label


def hidden(text: Text) -> Iterator[str]:
    """Yield other spellings of document numbers: ``286 LĐLĐ``, and ``CV 286`` for a công văn."""
    for way in _ranked():
        yield from way.spellings(text)
    for attachment in text.fields.attachments:
        yield from number_spellings(attachment.number)


def _ranked() -> list[StoryBlocks]:
    return sorted((way for _, way in story_blocks()), key=lambda way: way.rank)
