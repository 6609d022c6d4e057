"""Recordings and captions as they are published: without what is private in them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from plugins.core.media import CAPTIONS, PLAYED, ending_of
from plugins.core.problems import ContentError, place_of, problem
from plugins.core.site import Asset
from plugins.media import captions, reading
from plugins.media.measured import BadRecordingError
from plugins.media.survey import caption_text

_COPIED: Final = frozenset({*PLAYED, *CAPTIONS})


def clean(asset: Asset, file: Path, target: Path) -> bool:
    """Write a recording or captions, read from *file*, to *target* without what is private in it.

    Returns whether *asset* is one. Raises ``ContentError``.
    """
    if ending_of(asset.name) not in _COPIED:
        return False
    if ending_of(asset.name) in CAPTIONS:
        cues, _ = captions.read(caption_text(file), ending_of(asset.name) == "srt")
        target.write_text(captions.written(cues), "utf-8", newline="\n")
        return True
    try:
        reading.copy(file, target)
    except BadRecordingError as bad:  # it was sound when the site was examined
        said = {"file": asset.name, "quoted": "", **bad.values}
        raise ContentError([problem(bad.code, place_of(asset.path), **said)]) from bad
    return True
