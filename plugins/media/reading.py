"""A recording from its file: measured by what it is, and copied without what is private in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import BinaryIO, Final

from plugins.core.lfs import HEAD, is_pointer
from plugins.core.media import PLAYED, ending_of
from plugins.media import mp3, mp4, webm
from plugins.media.measured import BadRecordingError, MeasuredSound

_READERS: Final[Mapping[str, Callable[[BinaryIO], MeasuredSound]]] = {
    "mp4": lambda file: mp4.measure(file, PLAYED["mp4"]),
    "m4v": lambda file: mp4.measure(file, PLAYED["m4v"]),
    "m4a": lambda file: mp4.measure(file, PLAYED["m4a"]),
    "webm": webm.measure,
    "mp3": mp3.measure,
}
_CHUNK: Final = 1 << 20


def measure(path: Path) -> MeasuredSound:
    """Return what the recording at *path* is; its ending is one of ``core.media.PLAYED``.

    Reads headers, not the whole file. Raises ``BadRecordingError``.
    """
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
            if not head:
                raise BadRecordingError("P241")
            if is_pointer(head):
                raise BadRecordingError("P250")
            return _READERS[ending_of(path.name)](file)
    except OSError as error:
        raise BadRecordingError("P246", reason=error.strerror or str(error)) from error


def copy(path: Path, target: Path) -> None:
    """Write the recording at *path* to *target* without tags, places and other private data.

    Raises ``BadRecordingError``.
    """
    measured = measure(path)
    with path.open("rb") as source, target.open("wb") as file:
        source.seek(measured.start)
        left = measured.end - measured.start
        while left and (chunk := source.read(min(_CHUNK, left))):
            file.write(chunk)
            left -= len(chunk)
        for blank in measured.blanks:
            file.seek(blank.at - measured.start)
            file.write(blank.head)
            empty = blank.size - len(blank.head)
            while empty > 0:
                file.write(bytes(min(_CHUNK, empty)))
                empty -= _CHUNK
