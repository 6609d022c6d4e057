"""What an editor may write in front matter of the videos and recordings of a text."""

from __future__ import annotations

from plugins.core.fields import Block, FileName, WebAddress, Words
from plugins.core.number_fields import Length


class Video(Block):
    """A video on another site, by the address that the text gives on a line of its own."""

    url: WebAddress
    title: Words | None = None
    picture: FileName | None = None
    duration: Length | None = None
    credit: Words | None = None


class InEach(Block):
    """A file in each language."""

    vi: FileName | None = None
    en: FileName | None = None


class Media(Block):
    """A video or sound of the text's folder, which the text shows as it shows a picture."""

    file: FileName
    captions: InEach | None = None
    transcript: InEach | None = None
    picture: FileName | None = None
    credit: Words | None = None
