"""Galleries to take away: a ZIP file a story, the same bytes at every build.

Pictures are compressed already, so they are stored as they are, and the size is known before
anything is written.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from plugins.core.gallery_pages import WORDS_FILE, AlbumBody, Archive
from plugins.core.page_parts import AttachmentView
from plugins.core.pages import Page
from plugins.language import formats
from plugins.language.edition import Edition

# ZIP, APPNOTE 4.3: a local header, its entry in the central directory, and the end of that.
_LOCAL, _CENTRAL, _END = 30, 46, 22
_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)
_READABLE: Final = 0o644 << 16
_UNIX: Final = 3


def offered(page: Page, edition: Edition, output: Path) -> Page:
    """Return a gallery page with the way to its archive and the size of it."""
    body = page.body
    if not isinstance(body, AlbumBody) or body.archive is None:
        return page
    size = formats.file_size(archive_size(body.archive, output), edition.lang)
    view = AttachmentView(
        title=edition.t("album.download"),
        url=edition.link(body.archive.address),
        type="ZIP",
        size=size,
    )
    return replace(page, body=replace(body, download=view))


def archive_size(archive: Archive, output: Path) -> int:
    """Return the bytes of the ZIP file that ``write_archive`` writes of *archive*."""
    sizes = [(name, path.stat().st_size) for name, path in _pictures(archive, output)]
    sizes.append((WORDS_FILE, len(_words(archive))))
    return _END + sum(_LOCAL + _CENTRAL + 2 * len(name) + size for name, size in sizes)


def write_archive(archive: Archive, output: Path, path: Path) -> None:
    """Write *archive*, whose pictures are in *output*, to *path*."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as file:
        for name, picture in _pictures(archive, output):
            file.writestr(_entry(name), picture.read_bytes())
        file.writestr(_entry(WORDS_FILE), _words(archive))


def _pictures(archive: Archive, output: Path) -> Iterator[tuple[str, Path]]:
    for name, rendition in archive.files:
        yield name, output / rendition.address


def _words(archive: Archive) -> bytes:
    return archive.words.encode("utf-8-sig")  # Notepad needs the mark to know Vietnamese


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _LONG_AGO)
    entry.external_attr = _READABLE
    entry.create_system = _UNIX
    return entry
