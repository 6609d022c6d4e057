"""The last step: everything that is no page is written; what takes long is handed out as tasks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from plugins.assets import theme_files
from plugins.assets.worker import worker
from plugins.attachments import publish as attachments
from plugins.build.make import MadeSite
from plugins.core import addresses
from plugins.core.pages import Page
from plugins.core.share_work import Task
from plugins.editions.channels import channels
from plugins.editions.digest_text import digest_text
from plugins.media.publish import clean
from plugins.pictures import archive_files
from plugins.pictures.share import orders
from plugins.registers import files as register_files
from plugins.safety import header_files, ledger, old_addresses, redirect_rules
from plugins.search import publish as search
from plugins.syndication.digest_mails import digest_mails
from plugins.syndication.files import files as syndicated

LETTER: Final = "mail/digest"  # the template of a digest's letter


def write_files(made: MadeSite, letter: Callable[[Page], str]) -> None:
    """Write everything that no task writes; *letter* makes the HTML of a digest's letter.

    Raises ``ContentError`` for attachments that cannot be read any more.
    """
    prepared = made.prepared
    output, plan = prepared.options.output, prepared.plan
    theme_files.publish(prepared.assets, output)
    attachments.publish(plan.routes.files.values(), prepared.site.root, output, clean)
    for address, content in _files(made, letter):
        path = output / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _files(made: MadeSite, letter: Callable[[Page], str]) -> Iterator[tuple[str, bytes]]:
    prepared = made.prepared
    options, plan, site = prepared.options, prepared.plan, prepared.site
    editions, unlisted = plan.editions, plan.routes.unlisted
    yield addresses.worker(), worker(options.theme, prepared.assets, editions)
    feeds = {lang: tuple(channels(view)) for lang, view in made.views.items()}
    yield from syndicated(site, made.pages, feeds, editions, options.output)
    yield from register_files.register_files(plan.registers, editions)

    def text(page: Page) -> str:
        return digest_text(page, made.views[page.lang])

    yield from digest_mails(site, made.pages, editions, text, letter)
    base = editions[addresses.DEFAULT_LANGUAGE].base
    yield "_headers", header_files.netlify(base).encode()
    public = tuple(move for move in made.moves if unlisted.isdisjoint(move))
    if public:
        yield "_redirects", redirect_rules.netlify(public, base).encode()
    if not options.drafts:
        yield ledger.NAME, ledger.render(prepared.ledger, unlisted)


def tasks(made: MadeSite, work: Path) -> list[Task]:
    """Return the making of the search, the share images and the archives; *work* is its folder."""
    options, plan = made.prepared.options, made.prepared.plan
    thumbnails = {
        lang: {story: card.picture for story, card in view.cards.cards.items()}
        for lang, view in made.views.items()
    }
    return [
        *search.tasks(
            plan.registers, thumbnails, plan.editions, options.output, options.search_store, work
        ),
        *orders.tasks(made.shared, options.picture_store, options.output),
        *archive_files.tasks(made.pages.values(), options.output),
    ]


def finish(made: MadeSite) -> None:
    """Write files that moved at their old addresses as well, once all files are there."""
    old_addresses.copy_files(made.prepared.ended, made.prepared.options.output)
