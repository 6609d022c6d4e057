"""The run in order: load, check, render pictures, make pages, write them, index, syndicate."""

from __future__ import annotations

import dataclasses
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pelican.generators import Generator

from plugins.assets import theme_files
from plugins.assets.worker import worker
from plugins.core import addresses, clock, share_work
from plugins.core.pages import Page, SearchBody
from plugins.core.problems import ContentError, errors, render
from plugins.core.processes import cores
from plugins.core.progress import progress
from plugins.core.site import Site
from plugins.editions.site_pages import SitePages, make_site_pages
from plugins.language.edition import Edition, make_editions
from plugins.language.messages import load_messages
from plugins.pictures.render import render_album
from plugins.pictures.settings import QUICK_RECIPE
from plugins.pipeline import (
    album_files,
    digest_mails,
    downloads,
    old_addresses,
    search,
    share_images,
    syndication,
)
from plugins.pipeline.build_state import SETTING, BuildState, theme_of
from plugins.pipeline.examine import PublishHistory, examine
from plugins.pipeline.picture_book import AlbumBook
from plugins.pipeline.writer import PageWriter
from plugins.registers import files as register_files
from plugins.safety import header_files, ledger, redirect_rules
from plugins.safety.work_folder import work_folder
from plugins.search import options
from plugins.stories.drafts import softened

logger = logging.getLogger(__name__)


class SiteGenerator(Generator):  # type: ignore[misc]
    """Loads and checks the site before Pelican reads a file; writes what Pelican does not.

    Raises ``ContentError`` with every problem, before anything is written.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        settings = self.settings
        content = Path(self.path).resolve()
        drafts = bool(settings.get("SHOW_DRAFTS"))
        past = PublishHistory(_carried(settings), int(settings.get("ADDRESSES_REMOVED") or 0))
        store, now = Path(settings["PICTURE_STORE"]), clock.now()
        theme, today = theme_of(settings), now.date()
        found = examine(content, theme, today, drafts, past, store, now, self._editions)
        if errors(found.problems):
            raise ContentError(found.problems)
        self._survey = found.pictures
        assert found.plan is not None
        self._plan, self._ended = found.plan, found.ended
        facts = ledger.after(found.known, found.routes, found.ended)
        added = ledger.added(found.known, facts)
        self._state = BuildState(
            found.plan.registers, problems=found.problems, ledger=facts, added=added
        )
        self._state.editions = found.plan.editions
        settings[SETTING] = self._state
        if found.problems:
            logger.warning("%s", render(found.problems))

    def _editions(self, site: Site) -> Mapping[str, Edition]:
        theme = theme_of(self.settings)
        self._assets = theme_files.read_theme(theme)
        messages = {lang: load_messages(theme, lang) for lang in addresses.LANGUAGES}
        return make_editions(site, messages, self.settings["SITEURL"], self._assets.folder)

    def generate_context(self) -> None:
        """Render the pictures and make every page."""
        state, settings = self._state, self.settings
        output = Path(self.output_path)
        album, counts = render_album(
            self._survey,
            Path(settings["PICTURE_STORE"]),
            output,
            progress("Ảnh / pictures", settings.get("PROGRESS")),
            settings.get("PICTURE_WORKERS"),
            judged=lambda problems: softened(problems, state.site.root),
            stand_in=QUICK_RECIPE if settings.get("QUICK_PICTURES") else None,
        )
        state.problems = tuple(sorted({*state.problems, *counts.refused}))
        state.rendered, state.reused = counts.rendered, counts.reused
        state.pruned = counts.pruned
        figure = self.env.get_template("components/picture.html").module.figure
        play = self.env.get_template("components/player.html").module.play
        pictures = AlbumBook(state.site, album, state.editions, figure, play)
        site_pages = self._book(make_site_pages(self._plan, pictures))
        originals = self._survey.originals
        origins = share_images.originals_of(album, originals, Path(self.path).resolve())
        state.site_pages, self._shared = share_images.shared(
            site_pages, state.editions, theme_of(settings), origins
        )

    def generate_output(self, writer: PageWriter) -> None:
        """Write the pages that Pelican does not know, and everything that is no page."""
        state = self._state
        assert state.site_pages is not None
        output = Path(self.output_path)
        for page in state.site_pages.pages.values():
            if page.kind not in {"story", "page"}:
                writer.write_page(page, self.get_template(page.kind), self.context)
        theme_files.publish(self._assets, output)
        script = worker(theme_of(self.settings), self._assets, state.editions)
        writer.write_bytes(addresses.worker(), script)
        downloads.publish(self._plan.routes.files.values(), state.site.root, output)
        syndication.publish(state.site_pages, state.editions, writer)
        for name, content in register_files.made(state.registers, state.editions):
            writer.write_bytes(name, content)
        digest_mails.publish(state, self.get_template(digest_mails.TEMPLATE), writer)
        base = state.editions[addresses.DEFAULT_LANGUAGE].base
        writer.write_bytes("_headers", header_files.netlify(base).encode())
        public = tuple(move for move in state.moves if state.unlisted.isdisjoint(move))
        if public:
            writer.write_bytes("_redirects", redirect_rules.netlify(public, base).encode())
        if not self.settings.get("SHOW_DRAFTS"):
            writer.write_bytes(ledger.NAME, ledger.render(state.ledger, state.unlisted))
        with work_folder(Path(self.settings["WORK_FOLDER"])) as work:
            store = Path(self.settings["SEARCH_STORE"])
            index = search.tasks(
                state.registers, state.site_pages, state.editions, output, store, work
            )
            workers = self.settings.get("RENDER_WORKERS") or cores()
            images = share_images.tasks(self._shared, Path(self.settings["PICTURE_STORE"]), output)
            archives = album_files.tasks(state.site_pages.pages.values(), output)
            tasks = [*index, *images, *archives, *writer.tasks()]
            share_work.run(tasks, workers, progress("Trang / pages", self.settings.get("PROGRESS")))
        old_addresses.copy_files(self._ended, output)

    def _book(self, site_pages: SitePages) -> SitePages:
        """Add what stands at old addresses, the search's filters and the archives' sizes."""
        pages: dict[str, Page] = dict(site_pages.pages)
        pages |= {page.address: page for page in old_addresses.pages(site_pages, self._ended)}
        self._state.moves = old_addresses.moves(self._plan.routes, self._ended)
        self._state.unlisted = self._plan.routes.unlisted
        output = Path(self.output_path)
        for address, page in site_pages.pages.items():
            pages[address] = album_files.offered(page, self._state.editions[page.lang], output)
            if isinstance(page.body, SearchBody):
                edition: Edition = self._state.editions[page.lang]
                filters = options.filters(self._state.registers, page.lang, edition.t)
                body = dataclasses.replace(page.body, filters=filters)
                pages[address] = dataclasses.replace(page, body=body)
        return dataclasses.replace(site_pages, pages=pages)


def _carried(settings: Mapping[str, Any]) -> Path | None:
    """Return the ledger that the public folder holds; of another folder nothing is known."""
    if (named := settings.get("LEDGER_CARRIED")) is not None:
        return Path(named)
    public, output = settings.get("PUBLIC_FOLDER"), Path(settings["OUTPUT_PATH"])
    plain_run = public is not None and Path(public).resolve() == output.resolve()
    return output / ledger.NAME if plain_run else None
