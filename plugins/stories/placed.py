"""A text as the checks of a whole site see it: one that was just read, or one that is remembered."""

from __future__ import annotations

import datetime as dt
from pathlib import PurePosixPath
from typing import Protocol

from plugins.core.field_path import FieldLines, FieldPath
from plugins.core.problems import Place
from plugins.stories.folders import Folder


class Placed(Protocol):
    """Where a text stands, and what it claims. ``title``, ``lines`` and ``place`` may be read anew."""

    @property
    def folder(self) -> Folder:
        """The folder that it lies in."""

    @property
    def lang(self) -> str:
        """Its language."""

    @property
    def path(self) -> PurePosixPath:
        """Its file."""

    @property
    def slug(self) -> str:
        """Its part of the address."""

    @property
    def address(self) -> str:
        """Its address."""

    @property
    def held_back(self) -> str:
        """Why it is not published yet: ``draft``, ``future``, or nothing."""

    @property
    def waits_until(self) -> dt.datetime | None:
        """The moment that it waits for, if it waits for one."""

    @property
    def is_draft(self) -> bool:
        """Whether it is a draft, whatever else is wrong with it."""

    @property
    def is_valid(self) -> bool:
        """Whether its fields could be read; if not, there are neither of the following."""

    @property
    def is_story(self) -> bool:
        """Whether it is a story's."""

    @property
    def status(self) -> str:
        """Its status."""

    @property
    def redirect_from(self) -> tuple[str, ...]:
        """The addresses that it had."""

    @property
    def files(self) -> tuple[str, ...]:
        """The files that it offers, as far as they are known yet."""

    @property
    def title(self) -> str:
        """Its title."""

    @property
    def lines(self) -> FieldLines:
        """Where its fields are written."""

    def place(self, path: FieldPath) -> Place:
        """Return where the field *path* is written."""
