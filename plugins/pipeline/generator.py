"""The run in order: load, check, render pictures, make pages, write them, index, syndicate."""

from __future__ import annotations

import dataclasses
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pelican.generators import Generator

from plugins.core import addresses, clock
from plugins.core.pages import Page, SearchBody
from plugins.core.problems import ContentError, errors, render
from plugins.core.processes import cores
from plugins.editions.book import Book, make_book
from plugins.language.edition import Edition, make_editions
from plugins.language.messages import load_messages
from plugins.pictures.render import render_album
from plugins.pictures.settings import QUICK_RECIPE
from plugins.pipeline import (
    album_files,
    assets,
    digest_mails,
    downloads,
    offline,
    old_addresses,
    register_files,
    search,
    share_images,
    share_work,
    syndication,
)
from plugins.pipeline.examine import Past, examine
from plugins.pipeline.picture_book import AlbumBook
from plugins.pipeline.press import SETTING, Press, theme_of
from plugins.pipeline.progress import progress
from plugins.pipeline.work_folder import work_folder
from plugins.pipeline.writer import PageWriter
from plugins.safety import header_files, ledger, redirect_rules
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
        past = Past(_carried(settings), int(settings.get("ADDRESSES_REMOVED") or 0))
        store, now = Path(settings["PICTURE_STORE"]), clock.now()
        found = examine(content, theme_of(settings), now.date(), drafts, past, store, now)
        if errors(found.problems):
            raise ContentError(found.problems)
        self._survey = found.pictures
        self._live, self._ended = found.live, found.ended
        facts = ledger.after(found.known, found.live, found.ended)
        added = ledger.added(found.known, facts)
        self._press = Press(found.registers, problems=found.problems, ledger=facts, added=added)
        settings[SETTING] = self._press
        if found.problems:
            logger.warning("%s", render(found.problems))

    def generate_context(self) -> None:
        """Render the pictures and make every page."""
        press, settings = self._press, self.settings
        theme = theme_of(settings)
        self._assets = assets.theme_files(theme)
        self._asset_folder = assets.asset_folder(self._assets)
        messages = {lang: load_messages(theme, lang) for lang in ("vi", "en")}
        press.editions = make_editions(
            press.site, messages, settings["SITEURL"], self._asset_folder
        )
        output = Path(self.output_path)
        album, counts = render_album(
            self._survey,
            Path(settings["PICTURE_STORE"]),
            output,
            progress("Ảnh / pictures", settings.get("PROGRESS")),
            settings.get("PICTURE_WORKERS"),
            judged=lambda problems: softened(problems, press.site.root),
            stand_in=QUICK_RECIPE if settings.get("QUICK_PICTURES") else None,
        )
        press.problems = tuple(sorted({*press.problems, *counts.refused}))
        press.rendered, press.reused = counts.rendered, counts.reused
        press.pruned = counts.pruned
        figure = self.env.get_template("components/picture.html").module.figure
        play = self.env.get_template("components/player.html").module.play
        pictures = AlbumBook(press.site, album, press.editions, figure, play)
        book = self._book(make_book(press.registers, press.editions, pictures))
        originals = self._survey.originals
        origins = share_images.originals_of(album, originals, Path(self.path).resolve())
        press.book, self._shared = share_images.shared(book, press.editions, theme, origins)

    def generate_output(self, writer: PageWriter) -> None:
        """Write the pages that Pelican does not know, and everything that is no page."""
        press = self._press
        assert press.book is not None
        output = Path(self.output_path)
        for page in press.book.pages.values():
            if page.kind not in {"story", "page"}:
                writer.write_page(page, self.get_template(page.kind), self.context)
        assets.publish(self._assets, self._asset_folder, output)
        worker = offline.worker(
            theme_of(self.settings),
            self._assets,
            self._asset_folder,
            press.editions,
        )
        writer.write_bytes(addresses.worker(), worker)
        downloads.publish(press.site, output)
        syndication.publish(press.book, press.editions, writer)
        register_files.publish(press.registers, press.editions, writer)
        digest_mails.publish(press, self.get_template(digest_mails.TEMPLATE), writer)
        base = press.editions[addresses.DEFAULT_LANGUAGE].base
        writer.write_bytes("_headers", header_files.netlify(base).encode())
        public = tuple(move for move in press.moves if press.unlisted.isdisjoint(move))
        if public:
            writer.write_bytes("_redirects", redirect_rules.netlify(public, base).encode())
        if not self.settings.get("SHOW_DRAFTS"):
            writer.write_bytes(ledger.NAME, ledger.render(press.ledger, press.unlisted))
        with work_folder(Path(self.settings["WORK_FOLDER"])) as work:
            store = Path(self.settings["SEARCH_STORE"])
            index = search.tasks(press.registers, press.book, press.editions, output, store, work)
            workers = self.settings.get("RENDER_WORKERS") or cores()
            images = share_images.tasks(self._shared, Path(self.settings["PICTURE_STORE"]), output)
            archives = album_files.tasks(press.book.pages.values(), output)
            tasks = [*index, *images, *archives, *writer.tasks()]
            share_work.run(tasks, workers, progress("Trang / pages", self.settings.get("PROGRESS")))
        old_addresses.copy_files(self._ended, output)

    def _book(self, book: Book) -> Book:
        """Add what stands at old addresses, the search's filters and the archives' sizes."""
        pages: dict[str, Page] = dict(book.pages)
        pages |= {page.address: page for page in old_addresses.pages(book, self._ended)}
        self._press.moves = old_addresses.moves(self._live, self._ended)
        self._press.unlisted = old_addresses.unlisted(self._live)
        output = Path(self.output_path)
        for address, page in book.pages.items():
            pages[address] = album_files.offered(page, self._press.editions[page.lang], output)
            if isinstance(page.body, SearchBody):
                edition: Edition = self._press.editions[page.lang]
                filters = options.filters(self._press.registers, page.lang, edition.t)
                body = dataclasses.replace(page.body, filters=filters)
                pages[address] = dataclasses.replace(page, body=body)
        return dataclasses.replace(book, pages=pages)


def _carried(settings: Mapping[str, Any]) -> Path | None:
    """Return the ledger that the public folder holds; of another folder nothing is known."""
    if (named := settings.get("LEDGER_CARRIED")) is not None:
        return Path(named)
    public, output = settings.get("PUBLIC_FOLDER"), Path(settings["OUTPUT_PATH"])
    plain_run = public is not None and Path(public).resolve() == output.resolve()
    return output / ledger.NAME if plain_run else None
