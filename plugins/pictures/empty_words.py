"""Descriptions that describe nothing: a file's name, «IMG_1234», «ảnh»."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Final

from plugins.core.names import visible_form
from plugins.core.text import fold
from plugins.pictures.sniff import kind_by_name

# What cameras, phones and chat programs call a file, and what a hurried hand writes.
_NAME: Final = (
    "img|dsc|dscn|dscf|pxl|mvimg|vid|fb_img|image|images|photo|photos|picture|pic|screenshot"
    "|screen shot|scan|untitled|anh|anh chup|hinh|hinh anh|hinh chup|anh minh hoa|hinh minh hoa"
    "|anh chup man hinh|anh man hinh|zalo|whatsapp image|messenger"
)
_EMPTY: Final = re.compile(
    rf"(?:(?:{_NAME})\b|_|z\d{{6,}})?[\s_\-.:()\d]*(?:(?:at|luc|copy)[\s_\-.:()\d]*)?(?:am|pm|[0-9a-f]{{16,}})?"
)


def says_nothing(alt: str, file: str) -> bool:
    """Say whether the words *alt* are the name of *file*, or of any file, and tell nobody anything."""
    seen = visible_form(alt).casefold()
    if not seen:
        return False
    stem = visible_form(PurePath(file).stem).casefold()
    in_words = " " in stem and not any(character.isdigit() for character in stem)
    if seen == visible_form(file).casefold() or (seen == stem and not in_words):
        return True
    if kind_by_name(alt) is not None and " " not in alt.strip():
        return True
    return _EMPTY.fullmatch(re.sub(r"_", " ", fold(seen)).strip()) is not None
