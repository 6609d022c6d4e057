"""A story's pictures to take away in one file: which, under which names, with which words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from plugins.core import addresses
from plugins.core.gallery_pages import Archive
from plugins.core.pictures import Picture
from plugins.core.site import Story
from plugins.core.text import slugify
from plugins.editions.view import View
from plugins.routes.texts import album_archive

_ENDINGS: Final = {"jpeg": "jpg"}


def archive_of(view: View, story: Story) -> Archive:
    """Return the archive of *story*: the same whichever edition asks.

    The pictures are those of the main text. Names begin with their place, so that every program
    shows them in the editor's order.
    """
    main = story.main
    pictures = view.pictures.album(main)
    digits = max(2, len(str(len(pictures))))
    names = [
        f"{number:0{digits}}-{_stem(picture)}.{_ending(picture)}"
        for number, picture in enumerate(pictures, start=1)
    ]
    address = album_archive(story)
    files = tuple(
        (name, picture.rendered.largest) for name, picture in zip(names, pictures, strict=True)
    )
    return Archive(address, files, _words(view, story, names, pictures))


def _stem(picture: Picture) -> str:
    return slugify(picture.file.rpartition(".")[0])[:60].strip("-") or "anh"


def _ending(picture: Picture) -> str:
    form = picture.rendered.largest.format
    return _ENDINGS.get(form, form)


def _words(view: View, story: Story, names: list[str], pictures: tuple[Picture, ...]) -> str:
    """Return titles, addresses and captions in both languages, as a text that any program opens."""
    texts = [story.texts[lang] for lang in addresses.LANGUAGES if lang in story.texts]
    told: dict[str, Mapping[str, Picture]] = {
        text.lang: {picture.file: picture for picture in view.pictures.album(text)}
        for text in texts
    }
    lines = [
        line for text in texts for line in (text.fields.title, view.edition.absolute(text.address))
    ]
    for name, picture in zip(names, pictures, strict=True):
        known = [told[text.lang].get(picture.file) for text in texts]
        lines += ["", name, *dict.fromkeys(line for one in known for line in _said(one))]
    return "\r\n".join([*lines, ""])


def _said(picture: Picture | None) -> Iterator[str]:
    if picture is not None:
        yield from filter(None, (picture.caption or picture.alt, picture.credit))
