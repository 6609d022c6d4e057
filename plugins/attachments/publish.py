"""Attachments: only files that a text lists, links to or plays are published."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from plugins.core.problems import ContentError, Problem, place_of, problem
from plugins.core.site import Asset
from plugins.routes.route import Route

_PIECE: Final = 1 << 20
# Writes what an asset's file holds to a target and returns ``True``, or does nothing: ``False``.
Clean = Callable[[Asset, Path, Path], bool]


def publish(routes: Iterable[Route], root: Path, output: Path, clean: Clean) -> None:
    """Copy every attachment among *routes* to its address below *output*, without its times and owner.

    *root* is the content's folder; *clean* publishes what must not go out as it lies there.

    Raises ``ContentError`` for those that cannot be read any more.
    """
    unread: list[Problem] = []
    for route in routes:
        if (asset := route.asset) is None:
            continue
        file, target = root / asset.path, output / route.address
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            if not clean(asset, file, target):
                with file.open("rb") as source, target.open("wb") as copy:
                    shutil.copyfileobj(source, copy, _PIECE)
        except OSError as error:
            if target.exists() and error.filename != str(file):
                raise  # the folder that is written to, not the file that is read
            reason = error.strerror or type(error).__name__
            unread.append(problem("L221", place_of(asset.path), name=asset.name, reason=reason))
    if unread:
        raise ContentError(unread)
