"""Pictures inside a text's HTML: which there are, and the figures that take their place.

A figure never stands inside a paragraph or heading, where HTML allows no figure. A paragraph of
pictures alone becomes the figures; a picture between words is lifted out, before the paragraph
where no word stands before it and behind it otherwise, so that no sentence is cut in two. In a
table's cell, a list's item or a quotation the figure stays where the picture was.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Final
from urllib.parse import unquote

from lxml import etree

from plugins.core.lookalikes import mend
from plugins.core.text import nfc

MakeFigure = Callable[[str, str, str | None], str | None]

# Elements that may hold a figure (HTML Standard: flow content).
FLOW: Final = frozenset(
    {"body", "div", "section", "article", "aside", "blockquote", "li", "dd", "dt", "td", "th"}
    | {"caption", "details", "figure", "figcaption"}
)
_OWN_PARAGRAPH: Final = re.compile(r"""<p(?:\s[^<>]*)?>\s*<img\b(?:"[^"]*"|[^">])*>\s*</p>""")


@dataclass(frozen=True, slots=True)
class BodyPicture:
    """An ``<img>`` of a text: ``source`` as written, ``file`` the name it means.

    ``alt`` is ``None`` where the attribute is missing; ``linked`` says that a link holds the
    picture and no words.
    """

    source: str
    file: str
    alt: str | None
    title: str | None
    linked: bool


def file_of(source: str) -> str:
    """Return the file name that an address in a text means, as names of files are read: percent signs decoded."""
    return mend(unquote(source.strip())).removeprefix("./")


def pictures_in(html: str) -> tuple[BodyPicture, ...]:
    """Return the pictures of sanitised *html* in the order in which they stand."""
    if "<img" not in html:
        return ()
    return tuple(_described(image) for image in _tree(html).iter("img"))


def swap(html: str, make_figure: MakeFigure) -> str:
    """Return *html* with every ``<img>`` replaced by ``make_figure(file, alt, title)``.

    Called in the order of the text; what it returns is inserted as it is. Where it returns
    ``None`` the alternative text stands there. HTML without pictures comes back unchanged, and
    where every picture has a paragraph to itself nothing but those paragraphs changes.
    """
    if "<img" not in html:
        return html
    images = tuple(_tree(html).iter("img"))
    if all(map(_has_own_paragraph, images)) and len(_OWN_PARAGRAPH.findall(html)) == len(images):
        described = map(_described, images)
        return _OWN_PARAGRAPH.sub(lambda _: _figure(next(described), make_figure), html)
    from plugins.pictures.lift import lifted  # Beautiful Soup is slow to load, and seldom needed

    return lifted(html, [_figure(found, make_figure) for found in map(_described, images)])


def _tree(html: str) -> etree._Element:
    """Return *html* as a tree for reading only: twenty times faster than Beautiful Soup."""
    return etree.fromstring(f"<body>{html}</body>", etree.HTMLParser(huge_tree=True))


def _described(image: etree._Element) -> BodyPicture:
    source, alt, title = image.get("src") or "", image.get("alt"), image.get("title")
    link = next(image.iterancestors("a"), None)
    return BodyPicture(
        source=source,
        file=file_of(source),
        alt=None if alt is None else " ".join(nfc(alt).split()),
        title=" ".join(nfc(title).split()) or None if title else None,
        linked=link is not None and not "".join(link.itertext()).strip(),
    )


def _has_own_paragraph(image: etree._Element) -> bool:
    paragraph = image.getparent()
    return (
        paragraph is not None
        and paragraph.tag == "p"
        and len(paragraph) == 1
        and not (paragraph.text or "").strip()
        and not (image.tail or "").strip()
        and all(above.tag in FLOW for above in paragraph.iterancestors() if above.tag != "html")
    )


def _figure(picture: BodyPicture, make_figure: MakeFigure) -> str:
    alt = picture.alt or ""
    made = make_figure(picture.file, alt, picture.title)
    return escape(alt, quote=False) if made is None else made
