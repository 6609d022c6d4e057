"""The second step: the pictures are rendered and every page is made, as values."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol

from markupsafe import Markup

from plugins.build.prepare import Prepared
from plugins.core.feed_pages import Channel
from plugins.core.outlet import Outlet
from plugins.core.pages import Page, SearchBody
from plugins.core.players import Shown
from plugins.core.problems import Problem
from plugins.core.reads import Derived
from plugins.core.site import AnyText, Text
from plugins.core.stages import stage
from plugins.editions.channels import channels
from plugins.editions.ended_pages import ended_pages
from plugins.editions.page_plan import PagePlan
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
from plugins.pictures.share.orders import ShareImages, originals_of, share_images
from plugins.pictures.share.style import OwnStyle, load_style
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
    """The pages of a site by address, each made when it is asked for, and what draws their share images.

    ``planned`` says of every address what stands there, ``make_page`` makes it and keeps it not. ``feeds`` are the channels by language. ``outlet`` takes what comes out of the stores. ``problems`` are all warnings; ``rendered``, ``reused`` and ``pruned`` count pictures. ``moves`` are
    the old addresses and what they lead to.
    """

    prepared: Prepared
    planned: Mapping[str, PagePlan]
    make_page: Callable[[str], Page]
    pages: Derived[str, Page]
    views: Mapping[str, View]
    feeds: Mapping[str, tuple[Channel, ...]]
    share_images: ShareImages
    outlet: Outlet
    problems: tuple[Problem, ...]
    rendered: int
    reused: int
    pruned: int
    moves: tuple[tuple[str, str], ...]


def make(prepared: Prepared, macros: Macros) -> MadeSite:
    """Render the pictures into the output and return what every page is made by."""
    options, plan, survey = prepared.options, prepared.plan, prepared.pictures
    pictures, counts = render_pictures(
        survey,
        options.picture_store,
        options.output,
        stage("Ảnh / pictures"),
        options.picture_workers,
        judged=lambda problems: softened(problems, prepared.site.root),
        stand_in=QUICK_RECIPE if options.quick_pictures else None,
    )
    players.tell(plan.inputs, prepared.site.root)
    traced = PictureIndex(plan.inputs.trace("picture", pictures.pictures))
    made = make_site_pages(plan, _theme_pictures(plan, traced, macros))
    planned = _planned(prepared, made)
    make_page = partial(_completed, prepared, made, planned)
    own = prepared.look
    shared = OwnStyle(own.colours, own.families, own.mark, own.motif, own.own_motif)
    style = load_style(options.theme, shared)
    origins = originals_of(pictures, survey.originals)
    return MadeSite(
        prepared=prepared,
        planned=planned,
        make_page=make_page,
        pages=Derived(planned, make_page),
        views=made.views,
        feeds={lang: tuple(channels(view)) for lang, view in made.views.items()},
        share_images=share_images(plan.editions, style, origins),
        outlet=Outlet(options.output, options.assembled),
        problems=tuple(sorted({*prepared.problems, *counts.refused})),
        rendered=counts.rendered,
        reused=counts.reused,
        pruned=counts.pruned,
        moves=old_addresses.moves(plan.routes, prepared.ended),
    )


def _theme_pictures(plan: SitePlan, pictures: PictureIndex, macros: Macros) -> ThemePictures:
    site, editions = plan.registers.site, plan.editions
    stories = {story.id: story for story in site.stories}
    pages = {page.id: page for page in site.pages}

    def shown(text: AnyText, book: ThemePictures) -> Sequence[Shown | None]:
        owner = stories[text.story_id] if isinstance(text, Text) else pages[text.page_id]
        return players.shown(text, site.root, owner.assets, editions[text.lang], book.poster)

    def play(edition: Edition, player: Shown) -> Markup:
        return macros.play(edition, player, code=player_code(player, edition))

    return ThemePictures(site, pictures, editions, macros.figure, play, shown)


def _planned(prepared: Prepared, made: SitePages) -> Mapping[str, PagePlan]:
    """Return what stands where, at old addresses too."""
    left = (left for left in prepared.ended if not old_addresses.is_copied(left))
    at_old = {page.address: page for page in ended_pages(made, left)}
    return {**made.planned, **at_old}


def _completed(
    prepared: Prepared, made: SitePages, planned: Mapping[str, PagePlan], address: str
) -> Page:
    """Return the page at *address*, with the search's filters and its archive's size."""
    usual = planned[address] is made.planned.get(address)
    page = made.make(address) if usual else planned[address].make()
    edition = prepared.plan.editions[page.lang]
    if isinstance(page.body, SearchBody):
        filters = search_options.filters(Localizer(prepared.plan.registers, edition))
        return replace(page, body=replace(page.body, filters=filters))
    return archive_files.offered(page, edition, prepared.options.output)
