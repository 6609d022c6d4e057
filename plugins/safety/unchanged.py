"""Whether the public folder is as it was left, or holds already what is to be published."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from plugins.safety.incoming import closed
from plugins.safety.output_files import Listing, list_files
from plugins.safety.published import Published
from plugins.safety.site_files import SiteFiles, hashed


def others_beside(known: Published, public: Path) -> tuple[str, ...] | None:
    """Return the files in *public* that are not of the publish that left *known*, sorted.

    ``None`` where a file of that publish is gone, has other marks than it was left with, or cannot be had
    by readers, or where there is anything but files and folders.
    """
    present = list_files(public)

    def touched(path: str) -> bool:
        stamp, mark = known[path], present.files.get(path)
        return stamp is None or mark is None or (mark.size, mark.time) != stamp[:2]

    if present.odd or any(map(touched, known)) or any(closed(public, present)):
        return None
    return tuple(sorted(present.files.keys() - known.keys()))


def is_same(
    site: SiteFiles, public: Path, before: Listing, known: Published, kept: Sequence[str]
) -> bool:
    """Say whether *public*, where *before* stands, holds what *site* does, as readers can have it."""
    ours = known.keys() & before.files.keys()
    if ours != site.files.keys() or not ours.isdisjoint(kept):
        return False
    digests = site.digests(ours)

    def differs(path: str) -> bool:
        stamp, mark = known[path], before.files[path]
        if stamp is None or stamp.sha256 != digests[path]:
            return True
        touched = (mark.size, mark.time) != stamp[:2]
        return touched and hashed(f"{public}/{path}") != digests[path]

    return not any(map(differs, ours)) and not any(closed(public, before))
