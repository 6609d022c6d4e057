"""The last step: everything that is no page is written; what takes long is handed out as tasks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from plugins.assets import theme_files
from plugins.assets.worker import worker
from plugins.attachments import publish as attachments
from plugins.build.make import MadeSite
from plugins.core import addresses
from plugins.core.outlet import OutletFile
from plugins.core.pictures import Picture
from plugins.core.site import Text
from plugins.media.publish import clean
from plugins.registers import files as register_files
from plugins.safety import header_files, ledger, old_addresses, redirect_rules
from plugins.safety.headers import prefetch_rules
from plugins.search import publish as search
from plugins.search.index import Sources
from plugins.store.file_store import FileStore
from plugins.store.program import program_digest
from plugins.syndication.files import files as syndicated
from plugins.syndication.values import SitemapPage


def write_theme(made: MadeSite) -> None:
    """Write the theme's files, which every page needs."""
    theme_files.publish(made.prepared.assets, made.prepared.options.output)


def write_files(made: MadeSite, listed: Iterable[SitemapPage]) -> None:
    """Write everything else that no task writes; *listed* are the pages of the sitemap.

    Raises ``ContentError`` for attachments that cannot be read any more.
    """
    prepared = made.prepared
    output, plan = prepared.options.output, prepared.plan
    attachments.publish(plan.routes.files.values(), prepared.site.root, output, clean)
    for address, content in _files(made, listed):
        path = output / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _files(made: MadeSite, listed: Iterable[SitemapPage]) -> Iterator[tuple[str, bytes]]:
    prepared = made.prepared
    options, plan, site = prepared.options, prepared.plan, prepared.site
    editions, unlisted = plan.editions, plan.routes.unlisted
    yield addresses.worker(), worker(options.theme, prepared.assets, editions)
    yield from syndicated(site, made.pages, listed, made.feeds, editions, options.output)
    yield from register_files.register_files(plan.registers, editions)
    base = editions[addresses.DEFAULT_LANGUAGE].base
    yield "_headers", header_files.netlify(base).encode()
    yield addresses.prefetch(), prefetch_rules(base).encode()
    public = tuple(move for move in made.moves if unlisted.isdisjoint(move))
    if public:
        yield "_redirects", redirect_rules.netlify(public, base).encode()
    if not options.drafts:
        yield ledger.NAME, ledger.render(prepared.ledger, unlisted)


def tasks(made: MadeSite, work: Path) -> list[Callable[[], Mapping[str, OutletFile]]]:
    """Return the making of the search, each with what it has brought out; *work* is its folder."""
    options, plan = made.prepared.options, made.prepared.plan

    def thumbnail(text: Text) -> Picture | None:
        return made.views[text.lang].cards[text].picture

    common = plan.inputs.of([program_digest(), dict(plan.editions)])
    files = FileStore(options.search_store / "files")
    folders = search.SearchFolders(options.search_store, work)
    sources = Sources(plan.inputs, common, files, made.outlet)
    return search.tasks(plan.registers, thumbnail, plan.editions, folders, sources)


def finish(made: MadeSite) -> None:
    """Write files that moved at their old addresses as well, once all files are there."""
    old_addresses.copy_files(made.prepared.ended, made.outlet)
