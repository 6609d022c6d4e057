"""Pelican's generator: has the pages made, then written with all that Pelican does not know."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader
from pelican.generators import Generator
from pelican.writers import Writer

from plugins.build import write
from plugins.build.first_pages import FirstPages
from plugins.build.make import Macros, make
from plugins.build.pages import PageSteps
from plugins.build.progress import progress_shown
from plugins.core.processes import cores
from plugins.core.share_work import run as run_tasks
from plugins.core.stages import stage
from plugins.pipeline.run import Run
from plugins.pipeline.template_digest import templates_digest
from plugins.safety.work_folder import work_folder


class SiteGenerator(Generator):  # type: ignore[misc]
    """Takes a run, for which ``plugin`` makes a class, from what was checked to what is written."""

    run: ClassVar[Run]

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        own = self.run.prepared.look.templates
        if own is not None:
            self.env.loader = ChoiceLoader(
                [PrefixLoader({"places": FileSystemLoader(own)}), self.env.loader]
            )
            self._templates_path.append(str(own))  # for the digest

    def generate_context(self) -> None:
        """Render the pictures and make every page."""
        figure = self.env.get_template("components/picture.html").module.figure
        play = self.env.get_template("components/player.html").module.play
        with progress_shown():
            self.run.made = make(self.run.prepared, Macros(figure, play))

    def generate_output(self, writer: Writer) -> None:
        """Write the pages, and everything that is no page; Pelican's own *writer* has nothing to do."""
        del writer
        with progress_shown():
            self._write()

    def _write(self) -> None:
        made, options = self.run.made, self.run.prepared.options
        assert made is not None
        workers = options.workers or cores()
        templates = templates_digest(map(Path, self._templates_path), self.settings)
        write.write_theme(made)
        if (first := self.settings.get("FIRST_PAGES")) is not None:
            first(FirstPages(made, self._render))
        steps = PageSteps(made, self._render, templates)
        self.run.done = pages = steps.publish(workers)
        write.write_files(made, filter(None, (one.listed for one in pages.records.values())))
        searched = stage("Chỉ mục tìm kiếm / search index")
        with work_folder(options.work_folder) as work:
            tasks = write.tasks(made, work)
            searched(0, len(tasks))
            for stored in run_tasks(tasks, workers, searched):
                made.outlet.stored.update(stored)
        write.finish(made)

    def _render(self, template: str, values: Mapping[str, Any]) -> str:
        """Render a page: from its values alone, whatever else Pelican's settings hold."""
        html: str = self.get_template(template).render(values)
        return html
