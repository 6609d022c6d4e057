"""What both editions say of a picture: the viewer shows the caption of the other one as well."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from plugins.core.pictures import Picture
from plugins.core.site import Story
from plugins.editions.view import View


def in_both(view: View, story: Story, pictures: Iterable[Picture]) -> tuple[Picture, ...]:
    """Return *pictures* of a story of this edition with their captions in the other one.

    A caption that is in the other language already, or the same in both, is said once.
    """
    text = story.texts.get(view.other_lang)
    if text is None:
        return tuple(pictures)
    there = {one.file: one for one in view.pictures.album(text) if one.caption and not one.lang}
    return tuple(
        replace(one, other=there[one.file].caption)
        if one.caption
        and not one.lang
        and one.file in there
        and there[one.file].caption != one.caption
        else one
        for one in pictures
    )
