"""The second step: the pictures are rendered and every page is made, as values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from markupsafe import Markup

from plugins.build.prepare import Prepared
from plugins.build.progress import progress
from plugins.core.pages import Page, SearchBody
from plugins.core.players import Shown
from plugins.core.problems import Problem
from plugins.core.site import AnyText, Text
from plugins.editions.ended_pages import ended_pages
from plugins.editions.qr import QrCode, player_code
from plugins.editions.site_pages import SitePages, make_site_pages
from plugins.editions.site_plan import SitePlan
from plugins.editions.view import View
from plugins.language.edition import Edition
from plugins.language.localizer import Localizer
from plugins.media import players
from plugins.pictures import archive_files
from plugins.pictures.picture_index import PictureIndex
from plugins.pictures.render import render_pictures
from plugins.pictures.settings import QUICK_RECIPE
from plugins.pictures.share.orders import Shared, originals_of, shared
from plugins.pictures.theme_pictures import Figure, ThemePictures
from plugins.safety import old_addresses
from plugins.search import options as search_options
from plugins.stories.drafts import softened


class PlayWithCode(Protocol):
    """The macro that shows a video or a recording; *code* leads to it from paper."""

    def __call__(self, edition: Edition, shown: Shown, *, code: QrCode | None) -> Markup: ...


@dataclass(frozen=True, slots=True)
class Macros:
    """What the theme makes of a picture, and of a video or recording with its code on paper."""

    figure: Figure
    play: PlayWithCode


@dataclass(frozen=True, slots=True)
class MadeSite:
    """The pages of a site by address, and the images that they are shared with.

    ``problems`` are all warnings; ``rendered``, ``reused`` and ``pruned`` count pictures. ``moves`` are
    the old addresses and what they lead to.
    """

    prepared: Prepared
    pages: Mapping[str, Page]
    views: Mapping[str, View]
    shared: Shared
    problems: tuple[Problem, ...]
    rendered: int
    reused: int
    pruned: int
    moves: tuple[tuple[str, str], ...]


def make(prepared: Prepared, macros: Macros) -> MadeSite:
    """Render the pictures into the output and return every page."""
    options, plan, survey = prepared.options, prepared.plan, prepared.pictures
    with progress("Ảnh / pictures", options.progress) as done:
        pictures, counts = render_pictures(
            survey,
            options.picture_store,
            options.output,
            done,
            options.picture_workers,
            judged=lambda problems: softened(problems, prepared.site.root),
            stand_in=QUICK_RECIPE if options.quick_pictures else None,
        )
    made = make_site_pages(plan, _theme_pictures(plan, pictures, macros))
    origins = originals_of(pictures, survey.originals)
    pages, images = shared(_completed(prepared, made), plan.editions, options.theme, origins)
    return MadeSite(
        prepared=prepared,
        pages=pages,
        views=made.views,
        shared=images,
        problems=tuple(sorted({*prepared.problems, *counts.refused})),
        rendered=counts.rendered,
        reused=counts.reused,
        pruned=counts.pruned,
        moves=old_addresses.moves(plan.routes, prepared.ended),
    )


def _theme_pictures(plan: SitePlan, pictures: PictureIndex, macros: Macros) -> ThemePictures:
    site, editions = plan.registers.site, plan.editions
    assets = {story.id: story.assets for story in site.stories}
    page_assets = {page.id: page.assets for page in site.pages}

    def shown(text: AnyText, book: ThemePictures) -> Sequence[Shown | None]:
        files = assets[text.story_id] if isinstance(text, Text) else page_assets[text.page_id]
        return players.shown(text, site.root, files, editions[text.lang], book.poster)

    def play(edition: Edition, player: Shown) -> Markup:
        return macros.play(edition, player, code=player_code(player, edition))

    return ThemePictures(site, pictures, editions, macros.figure, play, shown)


def _completed(prepared: Prepared, made: SitePages) -> Mapping[str, Page]:
    """Return all pages: those at old addresses too, with the search's filters, the archives' sizes."""
    plan, output = prepared.plan, prepared.options.output
    left = (left for left in prepared.ended if not old_addresses.is_copied(left))
    pages = dict(made.pages) | {page.address: page for page in ended_pages(made, left)}
    for address, page in made.pages.items():
        edition = plan.editions[page.lang]
        pages[address] = archive_files.offered(page, edition, output)
        if isinstance(page.body, SearchBody):
            filters = search_options.filters(Localizer(plan.registers, edition))
            pages[address] = replace(page, body=replace(page.body, filters=filters))
    return pages
