"""Attachments: only files that a text lists, links to or plays are published."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from plugins.core import addresses
from plugins.core.problems import ContentError, Problem, place_of, problem
from plugins.core.site import Asset, Site
from plugins.pipeline import players

_PIECE: Final = 1 << 20


def publish(site: Site, output: Path) -> None:
    """Copy every attachment to its address below *output*, without its times and owner.

    Raises ``ContentError`` for those that cannot be read any more.
    """
    unread: list[Problem] = []
    for address, asset in wanted(site):
        file, target = site.root / asset.path, output / address
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            if players.is_cleaned(asset.name):
                players.publish(site.root, asset, target)
            else:
                with file.open("rb") as source, target.open("wb") as copy:
                    shutil.copyfileobj(source, copy, _PIECE)
        except OSError as error:
            if target.exists() and error.filename != str(file):
                raise  # the folder that is written to, not the file that is read
            reason = error.strerror or type(error).__name__
            place = place_of(asset.path)
            unread.append(problem("L221", place, name=asset.name, reason=reason))
    if unread:
        raise ContentError(unread)


def wanted(site: Site) -> Iterator[tuple[str, Asset]]:
    """Yield each file to publish with its address; what was withdrawn offers no file."""
    for story in site.stories:
        texts = [text for text in story.texts.values() if text.fields.status != "withdrawn"]
        names = {item.file for text in texts for item in text.fields.attachments}
        names |= {name for text in texts for name in text.linked_files}
        for name in sorted(names & story.assets.keys()):
            yield addresses.attachment(story.id, name), story.assets[name]
    for page in site.pages:
        shown = [text for text in page.texts.values() if text.fields.status != "withdrawn"]
        names = {name for text in shown for name in text.linked_files}
        for name in sorted(names & page.assets.keys()):
            yield addresses.attachment(page.id, name), page.assets[name]
