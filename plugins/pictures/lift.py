"""Pictures among words: lifted out of the paragraph that they stand in; see ``markup``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from bs4 import BeautifulSoup, Comment, Tag
from bs4.dammit import EntitySubstitution
from bs4.element import NavigableString, PageElement
from bs4.formatter import HTMLFormatter

from plugins.pictures.markup import FLOW

_MARK: Final = "picture:{}"
_MARKS: Final = re.compile(r"<!--picture:(\d+)-->")


def lifted(html: str, figures: Sequence[str]) -> str:
    """Return *html* with one of *figures* for every ``<img>``, none where HTML allows no figure."""
    soup = _soup(html)
    for number, (image, _) in enumerate(zip(soup.find_all("img"), figures, strict=True)):
        _put_in_place_of(image, Comment(_MARK.format(number)))
    written = soup.body.decode_contents(formatter=_FORMATTER) if soup.body else ""
    return _MARKS.sub(lambda mark: figures[int(mark[1])], written)


class _AsWritten(HTMLFormatter):
    """Writes HTML as the sanitiser did: attributes in their order, void elements without slash."""

    def attributes(self, tag: Tag) -> Iterable[tuple[str, str | None]]:
        return [(name, value) for name, value in tag.attrs.items() if isinstance(value, str)]


_FORMATTER: Final = _AsWritten(
    entity_substitution=EntitySubstitution.substitute_xml, void_element_close_prefix=""
)


def _soup(html: str) -> BeautifulSoup:
    soup = BeautifulSoup(html, "lxml", multi_valued_attributes=None, huge_tree=True)
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    return soup


def _put_in_place_of(image: Tag, mark: Comment) -> None:
    block = _outermost_wrapper(image)
    if block is image:
        image.replace_with(mark)
        return
    if _words_before(image, block):
        last: PageElement = block
        while isinstance(last.next_sibling, Comment):  # figures lifted out of this block already
            last = last.next_sibling
        last.insert_after(mark)
    else:
        block.insert_before(mark)
    _remove(image, block)


def _outermost_wrapper(image: Tag) -> Tag:
    """Return the paragraph, heading or inline element around *image* that no figure may enter."""
    outermost = image
    for ancestor in image.parents:
        if ancestor.name in FLOW or ancestor.parent is None:
            break
        outermost = ancestor
    return outermost


def _words_before(image: Tag, block: Tag) -> bool:
    for element in image.previous_elements:
        if element is block:
            return False
        if isinstance(element, NavigableString) and element.strip():
            return True
    return False


def _remove(image: Tag, block: Tag) -> None:
    """Take *image* out of *block*, and whatever is empty without it."""
    parent = image.parent
    image.extract()
    while parent is not None and _is_empty(parent):
        above = None if parent is block else parent.parent
        parent.extract()
        parent = above
    if parent is not None:
        for edge in (block.contents[:1], block.contents[-1:]):
            for leftover in edge:
                if isinstance(leftover, Tag) and leftover.name == "br":
                    leftover.extract()


def _is_empty(tag: Tag) -> bool:
    return not tag.get_text(strip=True) and all(inner.name == "br" for inner in tag.find_all(True))
