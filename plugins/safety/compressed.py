"""Compressed copies beside the files, for servers that hand them on as they are."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Final

import brotli

from plugins.core.processes import cores
from plugins.safety.site_files import SiteFiles

# Text in the widest sense; pictures, fonts and PDF are compressed already, and Pagefind's files too.
_FORMS: Final = frozenset(
    {"html", "css", "js", "mjs", "json", "svg", "xml", "txt", "csv", "ics", "vtt", "webmanifest"}
)
_SMALLEST: Final = 1024  # bytes: below, headers outweigh what is saved
_BROTLI_QUALITY: Final = 9  # 11 saves another 5 % and takes 25 times as long
_GZIP_LEVEL: Final = 9
_CHUNK: Final = 1 << 16


def publish(output: Path | SiteFiles) -> int:
    """Write ``.br`` and ``.gz`` beside every file of the folder *output* that becomes smaller; return how many.

    The same file gives the same bytes: no time and no name is written into them.
    """
    site = output if isinstance(output, SiteFiles) else SiteFiles.of(output)
    names = [path for path in site.files if path.rpartition(".")[2] in _FORMS]
    with ThreadPoolExecutor(cores()) as pool:  # both compressors leave the interpreter's lock
        return sum(pool.map(lambda name: _beside(site, name), names))


def inflated(file: BinaryIO, form: str, most: int) -> Iterator[bytes]:
    """Yield what the compressed *file* (``br`` or ``gz``) holds, at most some more than *most* bytes.

    Raises ``ValueError`` where it is damaged or cut short.
    """
    given = 0
    for chunk in _inflated(file, form):
        given += len(chunk)
        yield chunk
        if given > most:
            return


def _beside(site: SiteFiles, path: str) -> int:
    content = (site.folder / path).read_bytes()
    if len(content) < _SMALLEST:
        return 0
    packed = BytesIO()
    with gzip.GzipFile("", "wb", _GZIP_LEVEL, packed, mtime=0) as file:
        file.write(content)
    made = 0
    for ending, copy in (
        (".gz", packed.getvalue()),
        (".br", brotli.compress(content, quality=_BROTLI_QUALITY)),
    ):
        if len(copy) < len(content):
            site.write(path + ending, copy)
            made += 1
    return made


def _inflated(file: BinaryIO, form: str) -> Iterator[bytes]:
    try:
        if form == "br":
            yield from _from_brotli(file)
        else:
            yield from _from_gzip(file)
    except (brotli.error, zlib.error) as error:
        raise ValueError(str(error)) from error


def _from_brotli(file: BinaryIO) -> Iterator[bytes]:
    reader = brotli.Decompressor()
    while not reader.is_finished():
        packed = file.read(_CHUNK) if reader.can_accept_more_data() else b""
        found = reader.process(packed, output_buffer_limit=_CHUNK)
        if not packed and not found and not reader.is_finished():
            raise ValueError("cut short")
        yield found


def _from_gzip(file: BinaryIO) -> Iterator[bytes]:
    reader = zlib.decompressobj(zlib.MAX_WBITS | 16)
    while not reader.eof:
        packed = reader.unconsumed_tail or file.read(_CHUNK)
        found = reader.decompress(packed, _CHUNK)
        if not packed and not found:
            raise ValueError("cut short")
        yield found
