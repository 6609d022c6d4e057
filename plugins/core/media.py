"""What a text plays, as it is loaded: videos that other sites show, and recordings of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

# The recordings that every browser in use plays (H.264 and AAC in MP4, VP8 to AV1 in WebM, MP3), by
# the ending of the file.
PLAYED: Final[Mapping[str, str]] = {
    "mp4": "video/mp4",
    "m4v": "video/mp4",
    "webm": "video/webm",
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
}
# What cameras, phones and recorders write and browsers do not play, or not all of them.
UNPLAYED: Final = frozenset(
    {"mov", "avi", "wmv", "mkv", "3gp", "3g2", "flv", "mpg", "mpeg", "mts", "m2ts", "vob", "ogv"}
    | {"wav", "wma", "ogg", "oga", "opus", "aac", "amr", "flac", "aif", "aiff"}
)
CAPTIONS: Final = frozenset({"vtt", "srt"})


@dataclass(frozen=True, slots=True)
class VideoLink:
    """A video on another site. ``title`` is empty where nobody gave one; ``url`` is https.

    ``picture`` is a file of the text's folder, ``seconds`` how long the video is, ``lang`` the language
    of the title where it is not the text's. ``line`` is where the address stands in the source.
    """

    url: str
    provider: str
    title: str
    line: int
    picture: str | None = None
    seconds: int | None = None
    credit: str | None = None
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Recording:
    """A video or sound of the text's folder.

    ``captions`` are pairs of a language and a file, the text's language first; ``transcript`` are
    paragraphs, in ``transcript_lang`` where that is not the text's language.
    """

    file: str
    title: str
    line: int
    caption: str | None = None
    credit: str | None = None
    picture: str | None = None
    captions: tuple[tuple[str, str], ...] = ()
    transcript: tuple[str, ...] = ()
    transcript_lang: str | None = None


Medium = VideoLink | Recording


def ending_of(name: str) -> str:
    """Return the ending of a file's name in lower case, without its dot; empty where there is none."""
    return name.rpartition(".")[2].lower() if "." in name else ""
