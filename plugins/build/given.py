"""What every template is given, by name; a union's own templates are checked against it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from plugins.core.pages import Page
from plugins.editions.page_frame import PageFrame
from plugins.language.edition import Edition

GIVEN: Final[Mapping[str, type]] = {"page": Page, "edition": Edition, "frame": PageFrame}
