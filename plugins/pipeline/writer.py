"""Writes pages: every template gets this project's ``page`` and ``edition``.

Pages are queued and rendered together at the end, on all cores; see ``share_work``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar, Final

from pelican.writers import Writer

from plugins.build.make import MadeSite
from plugins.build.show import Together, page_values
from plugins.core import addresses
from plugins.core.pages import Page
from plugins.core.share_work import Task
from plugins.pipeline.run import Run

_IN_A_TASK: Final = 100  # pages; enough to outweigh handing the task out


@dataclass(frozen=True, slots=True)
class _Job:
    """A call of ``write_file`` that waits for its turn."""

    name: str
    template: Any
    context: Mapping[str, Any]
    page: Page
    options: Mapping[str, Any]


class PageWriter(Writer):  # type: ignore[misc]
    """Renders through Pelican's writer, with the page's value looked up by its address."""

    run: ClassVar[Run]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._queue: list[_Job] = []

    def write_file(
        self, name: str, template: Any, context: Mapping[str, Any], *args: Any, **kwargs: Any
    ) -> None:
        """Queue the page *name*, or write at once what this project does not know.

        See ``pelican.writers.Writer.write_file``.
        """
        if not name:
            return  # a listing of Pelican's own that is switched off
        page = self._made.pages.get(name.removesuffix("index.html"))
        if page is None or args:
            super().write_file(name, template, context, *args, **kwargs)
            return
        self._queue.append(_Job(name, template, context, page, kwargs))

    def write_page(self, page: Page, template: Any, context: Mapping[str, Any]) -> None:
        """Queue a page that Pelican does not know."""
        self.write_file(addresses.save_as(page.address), template, context)

    def tasks(self) -> list[Task]:
        """Return the rendering of all queued pages, in parts that need not know one another."""
        jobs, self._queue = self._queue, []
        return [
            partial(self._render, jobs[start : start + _IN_A_TASK])
            for start in range(0, len(jobs), _IN_A_TASK)
        ]

    @property
    def _made(self) -> MadeSite:
        made = self.run.made
        assert made is not None
        return made

    def _render(self, jobs: list[_Job]) -> None:
        made = self._made
        for job in jobs:
            options = {**job.options, **page_values(made, job.page)}
            super().write_file(job.name, Together(job.template), job.context, **options)
