"""A few pages made before all others, for those who look at them now: the same bytes as in the whole site."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from plugins.build.make import MadeSite
from plugins.build.show import Render, page_html, shown_page
from plugins.core.problems import Problem, place_of


@dataclass(frozen=True, slots=True)
class FirstPages:
    """Makes single pages of a site of which nothing is written but pictures and the theme's files."""

    made: MadeSite
    render: Render

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All warnings of the site."""
        return self.made.problems

    @property
    def texts(self) -> Mapping[str, str]:
        """The addresses of all texts by their file, as problems name it."""
        site = self.made.prepared.site
        return {place_of(path).path: text.address for path, text in site.texts_by_path.items()}

    def addresses_of(self, files: Iterable[str]) -> list[str]:
        """Return the addresses of the stories and pages that *files*, below ``content``, belong to."""
        paths = [PurePosixPath(file) for file in files]
        folders = {*paths, *(path.parent for path in paths)}  # of a new folder only itself is told
        own = self.made.prepared.site.texts_by_path
        found = {text.address for path, text in own.items() if path.parent in folders}
        return sorted(found, key=lambda address: (address.startswith("en/"), address))

    def html(self, address: str) -> str | None:
        """Return the page at *address*, ``None`` where none stands."""
        if address not in self.made.planned:
            return None
        page, _ = self.made.share_images.of(self.made.make_page(address))
        return page_html(self.made, shown_page(self.made, page), self.render)
