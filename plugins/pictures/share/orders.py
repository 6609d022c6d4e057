"""Gives every page the image that it is shared with, and has the images drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from plugins.core.pages import Page, RedirectBody, StoryBody
from plugins.core.problems import Place, place_of
from plugins.language.edition import Edition
from plugins.pictures.picture_index import PictureIndex
from plugins.pictures.share.publish import Order, image_of, order
from plugins.pictures.share.style import SERIF, Style
from plugins.pictures.share.subjects import Subject, cover, subject_of
from plugins.pictures.survey import Original


@dataclass(frozen=True, slots=True)
class ShareImages:
    """What the share images of a site are drawn with. ``originals`` says of which file a rendition is."""

    editions: Mapping[str, Edition]
    style: Style
    covers: Mapping[str, Subject]
    originals: Mapping[str, Place]

    def of(self, page: Page) -> tuple[Page, Order | None]:
        """Return *page* with its share image on it, and that image; pages that show the same share it."""
        if isinstance(page.body, RedirectBody):  # says nothing but where to go
            return page, None
        edition, body = self.editions[page.lang], page.body
        date = edition.short_date(body.card.date) if isinstance(body, StoryBody) else ""
        subject = subject_of(page, edition.name, date, self.style.faces[SERIF].has)
        subject = subject or self.covers[page.lang]
        shown = subject.picture.address if subject.picture else ""
        wanted = order(subject, self.style, self.originals.get(shown))
        return replace(page, share_image=image_of(wanted, _alt(page, subject, edition))), wanted


def share_images(
    editions: Mapping[str, Edition], style: Style, originals: Mapping[str, Place] | None = None
) -> ShareImages:
    """Return what the images of *editions* are drawn with."""
    has = style.faces[SERIF].has
    covers = {
        lang: cover(edition.name, edition.slogan, has, lang) for lang, edition in editions.items()
    }
    return ShareImages(editions, style, covers, originals or {})


def originals_of(
    album: PictureIndex, originals: Mapping[tuple[str, str], Original]
) -> dict[str, Place]:
    """Return the original's file of every rendition, by the rendition's address."""
    return {
        rendition.address: place_of(originals[key].path)
        for key, rendered in album.pictures.items()
        for rendition in rendered.renditions
    }


def _alt(page: Page, subject: Subject, edition: Edition) -> str:
    picture = page.share_picture
    words = {"name": edition.name, "title": subject.headline}
    if subject.form == "cover":
        words["title"] = edition.slogan
    if subject.picture is None or picture is None or not picture.alt or picture.lang:
        return edition.t("share.alt", **words)
    return edition.t("share.alt_picture", **words, alt=picture.alt)
