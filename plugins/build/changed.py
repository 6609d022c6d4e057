"""What a build could go by, and how many stories are not as the build before read them: told from what its steps had read."""

from __future__ import annotations

from collections.abc import Collection
from enum import Enum

from plugins.core.lazy_text import KIND as TEXT
from plugins.core.reads import Read
from plugins.core.site import Site
from plugins.core.told import Told


class Basis(Enum):
    """What a build could go by: nothing, a build with other templates or settings, or one with the same."""

    NOTHING = "nothing"
    OTHERWISE = "otherwise"
    SAME = "same"


def changed_stories(before: Told, changed: Collection[int], site: Site) -> int:
    """Return how many stories of *site* are new or have other words, or went away since *before*.

    *changed* are the numbers of the reads that are answered otherwise now.
    """
    was = {_folder(one) for one in before.reads if one[0] == TEXT}
    reads = (before.reads[number] for number in changed)
    touched = {_folder(one) for one in reads if one[0] == TEXT}
    return len(touched | ({str(story.folder) for story in site.stories} - was))


def _folder(read: Read) -> str:
    return read[1].rpartition("/")[0]
