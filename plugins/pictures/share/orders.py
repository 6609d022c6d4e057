"""Gives every page the image that it is shared with, and has the images drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from plugins.core.pages import Page, RedirectBody, StoryBody
from plugins.core.problems import Place, place_of
from plugins.core.share_work import Task
from plugins.language.edition import Edition
from plugins.pictures.picture_index import PictureIndex
from plugins.pictures.share.draw import prepare
from plugins.pictures.share.publish import Order, image_of, order, write_share_images
from plugins.pictures.share.shelf import shelf_in
from plugins.pictures.share.style import SERIF, Style, load_style
from plugins.pictures.share.subjects import Subject, cover, subject_of
from plugins.pictures.survey import Original

_IN_A_TASK: Final = 40  # images


@dataclass(frozen=True, slots=True)
class Shared:
    """The images of all pages, each once, and what they are drawn with."""

    orders: tuple[Order, ...]
    style: Style


def shared(
    pages: Mapping[str, Page],
    editions: Mapping[str, Edition],
    theme: Path,
    originals: Mapping[str, Place] | None = None,
) -> tuple[Mapping[str, Page], Shared]:
    """Return *pages*, by address, with share images on them, and what is to be written for that.

    Pages that show the same share one file. *originals* says of which file a rendition is, by its
    address. Raises ``ContentError`` where the theme lacks what
    they are drawn with.
    """
    style = load_style(theme)
    has = style.faces[SERIF].has
    covers = {lang: cover(edition.name, edition.slogan, has) for lang, edition in editions.items()}
    orders: dict[Subject, Order] = {}
    made: dict[str, Page] = {}
    for address, page in pages.items():
        if isinstance(page.body, RedirectBody):  # says nothing but where to go
            made[address] = page
            continue
        edition = editions[page.lang]
        body = page.body
        date = edition.short_date(body.card.date) if isinstance(body, StoryBody) else ""
        subject = subject_of(page, edition.name, date, has) or covers[page.lang]
        found = orders.get(subject)
        if found is None:
            shown = subject.picture.address if subject.picture else ""
            place = (originals or {}).get(shown)
            found = orders[subject] = order(subject, style, place)
        image = image_of(found, _alt(page, subject, edition))
        made[address] = replace(page, share_image=image)
    return made, Shared(tuple(orders.values()), style)


def originals_of(
    album: PictureIndex, originals: Mapping[tuple[str, str], Original]
) -> dict[str, Place]:
    """Return the original's file of every rendition, by the rendition's address."""
    return {
        rendition.address: place_of(originals[key].path)
        for key, rendered in album.pictures.items()
        for rendition in rendered.renditions
    }


def tasks(images: Shared, store: Path, output: Path) -> list[Task]:
    """Return the bringing out of all images, in parts that need not know one another."""
    orders, shelf = images.orders, shelf_in(store)
    prepare((one.subject for one in orders if one.key not in shelf.names), images.style)
    return [
        partial(write_share_images, orders[start : start + _IN_A_TASK], images.style, shelf, output)
        for start in range(0, len(orders), _IN_A_TASK)
    ]


def _alt(page: Page, subject: Subject, edition: Edition) -> str:
    picture = page.share_picture
    words = {"name": edition.name, "title": subject.headline}
    if subject.form == "cover":
        words["title"] = edition.slogan
    if subject.picture is None or picture is None or not picture.alt or picture.lang:
        return edition.t("share.alt", **words)
    return edition.t("share.alt_picture", **words, alt=picture.alt)
