"""What every template is given, by name; a union's own templates are checked against it."""

from __future__ import annotations

from typing import Final

from plugins.core.pages import Page, StoryBody
from plugins.editions.page_frame import PageFrame
from plugins.language.edition import Edition
from plugins.look.given import Given

GIVEN: Final = Given(
    values={"page": Page, "edition": Edition, "frame": PageFrame},
    bodies={"story_end.html": StoryBody},
)
