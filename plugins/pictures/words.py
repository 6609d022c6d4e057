"""Pictures with their words, as one text shows them: gallery, lead, and those of the body."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from plugins.core.facts import GalleryItem
from plugins.core.pictures import Picture, RenderedPicture
from plugins.core.site import AnyText, Story, Text
from plugins.core.text import nfc
from plugins.pictures.markup import BodyPicture, pictures_in
from plugins.pictures.picture_index import PictureIndex
from plugins.pictures.plan import stem_of
from plugins.pictures.references import owner_of

_ANCHOR: Final = {"vi": "anh", "en": "picture"}


@dataclass(frozen=True, slots=True)
class StoryPictures:
    """The pictures of one text of a story.

    ``lead`` is the cover, else the gallery's first picture, else the body's first, without an
    anchor, which belongs to its place in gallery or body. ``album`` is the gallery and then what
    only the body shows, each picture once. ``count`` is the number of different pictures that the
    text shows.
    """

    lead: Picture | None
    gallery: tuple[Picture, ...]
    album: tuple[Picture, ...]
    count: int


def story_pictures(story: Story, text: Text, album: PictureIndex) -> StoryPictures:
    """Return the pictures of *text*. Files that the album lacks are left out."""
    body = pictures_in(text.body)
    in_body = {picture.file for picture in body}
    gallery = _gallery(text, album, body)
    cover = text.fields.cover
    candidates = (
        (_cover(story, text, cover, album) if cover else None),
        *gallery,
        *(_shown(text, picture, album) for picture in body),
    )
    lead = next((replace(found, anchor="") for found in candidates if found is not None), None)
    files = in_body | {picture.file for picture in gallery} | ({lead.file} if lead else set())
    return StoryPictures(
        lead=lead,
        gallery=gallery,
        album=(*gallery, *_only_in_body(text, album, body)),
        count=sum(album.rendered(story.id, file) is not None for file in files),
    )


def body_pictures(
    text: AnyText, album: PictureIndex
) -> Callable[[str, str, str | None], Picture | None]:
    """Return a function that makes the pictures of the body, one call a picture, in their order.

    Called with file, alt and title, as ``markup.swap`` calls. The title is the caption; without
    one, and for the credit, the gallery's entry for the same file speaks. A picture is given its
    anchor at its first showing, and none where the gallery shows it: ids stay unique.
    """
    items = _items(text)
    body = pictures_in(text.body)
    anchors = anchors_for(text.lang, [*items, *(picture.file for picture in body)])
    anchored = set(items)

    def make(file: str, alt: str, title: str | None) -> Picture | None:
        rendered = album.rendered(owner_of(text), file)
        if rendered is None:
            return None
        picture = _worded(rendered, BodyPicture(file, file, alt, title, False), items.get(file))
        if file in anchored:
            return picture
        anchored.add(file)
        return replace(picture, anchor=anchors.get(file, ""))

    return make


def anchors_for(lang: str, files: Iterable[str]) -> Mapping[str, str]:
    """Return the fragment id of each file: ``anh-hoi-nghi``, ``picture-hoi-nghi``.

    ASCII, and made from the file's name alone so that a link to a picture outlives a new order.
    Names that differ only by marks or ending are told apart by a few digits of their hash.
    """
    names = sorted({nfc(file) for file in files})
    stems = Counter(map(stem_of, names))
    return {
        name: f"{_ANCHOR[lang]}-{stem_of(name)}"
        + (f"-{hashlib.sha256(name.encode()).hexdigest()[:6]}" if stems[stem_of(name)] > 1 else "")
        for name in names
    }


def _gallery(text: Text, album: PictureIndex, body: Collection[BodyPicture]) -> tuple[Picture, ...]:
    items = _items(text)
    anchors = anchors_for(text.lang, [*items, *(picture.file for picture in body)])
    rendered = {file: album.rendered(text.story_id, file) for file in items}
    return tuple(
        replace(_of_item(picture, item), anchor=anchors[file])
        for file, item in items.items()
        if (picture := rendered[file]) is not None
    )


def _only_in_body(
    text: Text, album: PictureIndex, body: Collection[BodyPicture]
) -> Iterator[Picture]:
    """Yield the pictures that the body shows and the gallery does not, with their anchors."""
    make = body_pictures(text, album)
    shown = set(_items(text))
    for found in body:
        picture = make(found.file, found.alt or "", found.title)
        if picture is not None and picture.file not in shown:
            shown.add(picture.file)
            yield picture


def _cover(story: Story, text: Text, file: str, album: PictureIndex) -> Picture | None:
    """Return the cover with this text's words for it, else another text's, marked as such."""
    rendered = album.rendered(story.id, file)
    if rendered is None:
        return None
    for other in (text, *(one for one in story.texts.values() if one is not text)):
        picture = None
        if (item := _items(other).get(nfc(file))) is not None:
            picture = _of_item(rendered, item)
        else:
            shown = (p for p in pictures_in(other.body) if p.file == nfc(file))
            if (found := next(shown, None)) is not None:
                picture = _worded(rendered, found, None)
        if picture is not None:
            lang = picture.lang or ("en" if other.lang == "en" else "vi")
            return replace(picture, lang=None if lang == text.lang else lang)
    return Picture(file=nfc(file), rendered=rendered, alt="")


def _shown(text: AnyText, picture: BodyPicture, album: PictureIndex) -> Picture | None:
    rendered = album.rendered(owner_of(text), picture.file)
    return _worded(rendered, picture, _items(text).get(picture.file)) if rendered else None


def _items(text: AnyText) -> Mapping[str, GalleryItem]:
    """Return the gallery's entries by file, in their order."""
    if not isinstance(text, Text):
        return {}
    return {nfc(item.file): item for item in text.fields.gallery}


def _of_item(rendered: RenderedPicture, item: GalleryItem) -> Picture:
    return Picture(
        file=nfc(item.file),
        rendered=rendered,
        alt="" if item.decorative else item.alt,
        caption=item.caption,
        credit=item.credit,
        lang=item.lang,
        focus=item.focus,
    )


def _worded(rendered: RenderedPicture, shown: BodyPicture, item: GalleryItem | None) -> Picture:
    return Picture(
        file=shown.file,
        rendered=rendered,
        alt=shown.alt or "",
        caption=shown.title or (item.caption if item and item.lang is None else None),
        credit=item.credit if item else None,
        focus=item.focus if item else None,
    )
