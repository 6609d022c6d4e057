"""Pelican's generator: has the pages made, then written with all that Pelican does not know."""

from __future__ import annotations

from typing import ClassVar

from pelican.generators import Generator

from plugins.build import write
from plugins.build.make import Macros, make
from plugins.build.progress import progress
from plugins.build.show import letter_values
from plugins.core.pages import Page
from plugins.core.processes import cores
from plugins.core.share_work import run as run_tasks
from plugins.pipeline.run import Run
from plugins.pipeline.writer import PageWriter
from plugins.safety.work_folder import work_folder


class SiteGenerator(Generator):  # type: ignore[misc]
    """Takes a run, for which ``plugin`` makes a class, from what was checked to what is written."""

    run: ClassVar[Run]

    def generate_context(self) -> None:
        """Render the pictures and make every page."""
        figure = self.env.get_template("components/picture.html").module.figure
        play = self.env.get_template("components/player.html").module.play
        self.run.made = make(self.run.prepared, Macros(figure, play))

    def generate_output(self, writer: PageWriter) -> None:
        """Write the pages that Pelican does not know, and everything that is no page."""
        made, options = self.run.made, self.run.prepared.options
        assert made is not None
        for page in made.pages.values():
            if page.kind not in {"story", "page"}:
                writer.write_page(page, self.get_template(page.template), self.context)
        template = self.get_template(write.LETTER)

        def letter(page: Page) -> str:
            html: str = template.render(**letter_values(made, page))
            return html

        write.write_files(made, letter)
        with work_folder(options.work_folder) as work:
            tasks = [*write.tasks(made, work), *writer.tasks()]
            with progress("Trang / pages", options.progress) as done:
                run_tasks(tasks, options.workers or cores(), done)
        write.finish(made)
