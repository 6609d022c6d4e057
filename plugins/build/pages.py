"""Every page is a step: it is made and rendered again only where something that it read has changed.

What a page reads is noted while it is made (``core.reads``); the record of the build before holds the
digest of each read (``page_record``). A page whose reads are all the same as then is taken from the
store. One that is made again and comes to the same value is not rendered again.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import Final

from plugins.build.changed import Basis, changed_stories
from plugins.build.make import MadeSite
from plugins.build.page_record import BuildRecord, File, PageRecord, listing, read, stored, written
from plugins.build.show import Render, page_html, page_values, shown_page
from plugins.core import addresses
from plugins.core.outlet import OutletFile
from plugins.core.pages import AlbumBody, Card, Page
from plugins.core.problems import ContentError, Place, problem
from plugins.core.reads import Read, recording
from plugins.core.share_work import run
from plugins.core.stages import Tell, stage
from plugins.core.told import Telling, Told
from plugins.core.value_digest import Digester
from plugins.editions.digest_text import digest_text
from plugins.pictures.archive_files import write_archive
from plugins.pictures.share.draw import prepare
from plugins.pictures.share.publish import Order, sound_images, stored_image, write_share_images
from plugins.pictures.share.shelf import shelf_in
from plugins.store.file_store import FileStore
from plugins.store.program import program_digest
from plugins.syndication.digest_mails import digest_mail
from plugins.syndication.files import NEWEST
from plugins.syndication.from_pages import sitemap_page
from plugins.syndication.urls import absolute_to

_LETTER: Final = "mail/digest"  # the template of a digest's letter
_IN_A_TASK: Final = 100  # pages: enough to outweigh handing the task out
_SAMPLE: Final = 3  # pages that are kept, and rendered again to see that they are right


@dataclass(frozen=True, slots=True)
class PagesDone:
    """All pages stand in the output. ``rendered`` are those that were; the others came from the store.

    ``stories`` is how many are not as in the build before, if that is the ``basis``.
    """

    records: Mapping[str, PageRecord]
    rendered: int
    basis: Basis
    stories: int


@dataclass(frozen=True, slots=True)
class _Made:
    """A page that was made again, what it read, its share image to be drawn, and whether it was rendered."""

    record: PageRecord
    reads: frozenset[Read]
    order: Order | None
    rendered: bool


class PageSteps:
    """The pages of one build. *templates* is the digest of all that renders them."""

    def __init__(self, made: MadeSite, render: Render, templates: str) -> None:
        options = made.prepared.options
        self._made = made
        self._render = render
        self._store = FileStore(options.page_store)
        self._shelf = shelf_in(options.picture_store)
        self._variant = f"{'preview' if options.drafts else 'publish'}-{_short(options.site_url)}"
        self._digester = Digester(Card)
        frames = {lang: view.frame for lang, view in made.views.items()}
        self._common = {
            "program": program_digest(),
            "templates": templates,
            "editions": self._digester.digest(dict(made.prepared.plan.editions)),
            "frames": self._digester.digest(frames),
            "style": made.share_images.style.digest,
        }
        self._basis, self._before = self._read()
        self._telling = Telling(self._before.told, made.prepared.plan.inputs)

    def publish(self, workers: int) -> PagesDone:
        """Bring every page into the output, and keep the record of it.

        Raises ``ContentError`` where a page that was to be kept is not what would be rendered now.
        """
        kept = self._unchanged()
        sample = random.sample(sorted(kept), min(_SAMPLE, len(kept)))
        wanted = [address for address in self._made.planned if address not in kept]
        self._make_told_in_feeds()
        self._prepare_images()
        tasks = [
            partial(self._make_all, wanted[start : start + _IN_A_TASK])
            for start in range(0, len(wanted), _IN_A_TASK)
        ]
        tell = partial(_tell_pages, stage("Trang / pages"), len(wanted))
        tell(0, 0)
        made = [one for part in run(tasks, workers, tell) for one in part]
        records = kept | {
            address: one.record._replace(reads=self._telling.numbers(one.reads))
            for address, one in zip(wanted, made, strict=True)
        }
        self._compare(sample, records)
        self._bring_out(records)
        if records != self._before.pages:
            self._save(records)
        rendered = sum(one.rendered for one in made)
        site = self._made.prepared.site
        stories = changed_stories(self._before.told, self._telling.changed, site)
        return PagesDone(records, rendered, self._basis, stories)

    def _make_told_in_feeds(self) -> None:
        """Make the pages here that feeds are written from as well: each is made once."""
        for channel in chain(*self._made.feeds.values()):
            for text in channel.texts[:NEWEST]:
                self._made.pages[text.address]

    def _prepare_images(self) -> None:
        """Learn here what most share images are drawn with, for all processes."""
        pages = [
            self._made.pages[one] for one in self._made.planned if self._made.pages.is_made(one)
        ]
        orders = [order for page in pages if (order := self._made.share_images.of(page)[1])]
        new = [one.subject for one in orders if one.key not in self._shelf.names]
        prepare(new, self._made.share_images.style)

    def _read(self) -> tuple[Basis, BuildRecord]:
        found = read(self._store.record(self._variant))
        if found is not None and found.common == self._common:
            return Basis.SAME, found
        basis = Basis.NOTHING if found is None else Basis.OTHERWISE
        return basis, BuildRecord(self._common, Told(), {})

    def _unchanged(self) -> dict[str, PageRecord]:
        """Return the pages of the build before that would come out as they did."""
        before, planned = self._before, self._made.planned
        changed = self._telling.changed
        found: dict[str, PageRecord] = {}
        for address, page in before.pages.items():
            now = planned.get(address)
            if now is not None and now.what == page.what and changed.isdisjoint(page.reads):
                whole = self._sound(page)
                if whole is not None:
                    found[address] = whole
        wanted = {image.key: image for page in found.values() if (image := page.image)}
        images = sound_images(wanted.values(), self._shelf)
        kept: dict[str, PageRecord] = {}
        for address, page in found.items():
            image = page.image
            if image is None or images.get(image.key) == image:
                kept[address] = page
            elif (now_image := images.get(image.key)) is not None:
                kept[address] = page._replace(shared=now_image)
        return kept

    def _sound(self, page: PageRecord) -> PageRecord | None:
        """Return *page* with its files as they are now, ``None`` where one is not what it was."""
        files = page.files
        now = [(path, self._store.sound(file)) for path, file in files]
        if now == files:
            return page
        whole = [(path, file) for path, file in now if file is not None]
        return page._replace(stored=stored(whole)) if len(whole) == len(files) else None

    def _bring_out(self, records: Mapping[str, PageRecord]) -> None:
        outlet = self._made.outlet
        for page in records.values():
            for path, file in page.files:
                outlet.put(path, OutletFile(self._store.place(file), file))
        images = {image.key: image for page in records.values() if (image := page.image)}
        for image in images.values():
            outlet.put(image.address, stored_image(image, self._shelf))

    def _make_all(self, wanted: Sequence[str]) -> list[_Made]:
        made = [self._make(address) for address in wanted]
        orders = {one.order.key: one.order for one in made if one.order is not None}
        style, output = self._made.share_images.style, self._made.prepared.options.output
        images = write_share_images(orders.values(), style, self._shelf, output)
        return [
            replace(one, record=one.record._replace(shared=images.get(one.order.key)))
            if one.order is not None
            else one
            for one in made
        ]

    def _make(self, address: str, *, anew: bool = False) -> _Made:
        """Make the page at *address*, and render it where its value is not what it was, or *anew*."""
        made = self._made
        with recording() as reads:
            known = made.pages.is_made(address)
            found = made.pages[address] if known else made.make_page(address)
            page, order = made.share_images.of(found)
            shown = shown_page(made, page)
            letter = self._letter(page)
        value = self._digester.digest([shown, letter])
        before = self._before.pages.get(address)
        if before is not None and before.value == value and not anew:
            whole = self._sound(before)
            if whole is not None:
                record = self._record(address, page, value, whole.files)
                return _Made(record, frozenset(reads), order, False)
        html = page_html(made, shown, self._render)
        files = [(addresses.save_as(address), self._store.put(html.encode()))]
        if letter:
            files.append((letter[0], self._store.put(letter[1])))
        if isinstance(page.body, AlbumBody) and (archive := page.body.archive):
            write = partial(write_archive, archive, made.prepared.options.output)
            files.append((archive.address, self._store.put_file(write)))
        record = self._record(address, page, value, files)
        return _Made(record, frozenset(reads), order, True)

    def _letter(self, page: Page) -> tuple[str, bytes] | None:
        made = self._made
        return digest_mail(
            made.prepared.site,
            page,
            made.prepared.plan.editions[page.lang],
            lambda digest: digest_text(digest, made.views[digest.lang]),
            lambda digest: self._render(_LETTER, page_values(made, digest)),
        )

    def _record(
        self,
        address: str,
        page: Page,
        value: str,
        files: Sequence[File],
    ) -> PageRecord:
        absolute = absolute_to(self._made.prepared.plan.editions[page.lang].site_url)
        return PageRecord(
            what=self._made.planned[address].what,
            reads=(),
            value=value,
            stored=stored(files),
            shared=None,
            listing=listing(sitemap_page(page, absolute)),
        )

    def _compare(self, sample: Sequence[str], records: Mapping[str, PageRecord]) -> None:
        """Render the pages of *sample* anew. Raises ``ContentError`` for one that differs, and forgets all."""
        wrong = [
            address
            for address in sample
            if _told(self._make(address, anew=True).record) != _told(records[address])
        ]
        if wrong:
            self._store.forget()
            raise ContentError(
                [problem("X841", Place(addresses.save_as(address))) for address in wrong]
            )

    def _save(self, records: Mapping[str, PageRecord]) -> None:
        told, renumbered = self._telling.done(page.reads for page in records.values())
        if renumbered is not None:
            records = {
                address: page._replace(reads=[renumbered[number] for number in page.reads])
                for address, page in records.items()
            }
        record = BuildRecord(self._common, told, records)
        self._store.save(
            self._variant,
            written(record),
            (row[1] for page in records.values() for row in page.stored),
        )


def _tell_pages(tell: Tell, pages: int, done: int, total: int) -> None:
    del total
    tell(min(done * _IN_A_TASK, pages), pages)


def _told(record: PageRecord) -> object:
    return [(path, file.sha256) for path, file in record.files], record.listed


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]
