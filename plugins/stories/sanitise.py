"""The one place where an editor's HTML is made safe, after Markdown, by allow-list.

Ids are kept only in two forms that no property of ``document`` or ``window`` can have, so that
a heading cannot clobber the DOM.
"""

from __future__ import annotations

import re
from typing import Final

import nh3

from plugins.core.link_forms import ID_KINDS

HEADING_PREFIX: Final = "m-"
TAGS: Final = {
    "a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del", "dfn", "div", "dl",
    "dt", "em", "h2", "h3", "h4", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q",
    "s", "small", "span", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead",
    "time", "tr", "u", "ul",
}  # fmt: skip
_ATTRIBUTES: Final[dict[str, set[str]]] = {
    "*": {"lang", "id"},
    "a": {"href", "title", "class"},
    "abbr": {"title"},
    "img": {"src", "alt", "title"},
    "td": {"colspan", "rowspan", "align"},
    "th": {"colspan", "rowspan", "scope", "align"},
    "ol": {"start", "reversed", "class"},
    "ul": {"class"},
    "li": {"value"},
    "span": {"class"},
    "time": {"datetime"},
    "div": {"class"},
    "del": {"datetime"},
    "ins": {"datetime"},
}
SCHEMES: Final = {"http", "https", "mailto", "tel", *ID_KINDS}
# Of footnotes and of lists whose marks HTML cannot number (``stories.markdown``).
_CLASSES: Final = {
    "footnote", "footnote-ref", "footnote-backref", "lettered", "bracketed", "list-mark",
    "wide-marks", "wider-marks",
}  # fmt: skip
_IDS: Final = re.compile(rf"{HEADING_PREFIX}[a-z0-9_-]+|fn(?:ref\d*)?:[\w-]+")
_LANG: Final = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_ALIGN: Final = re.compile(r'<(t[hd])([^>]*?) align="(left|right|center)"')


def _attribute(element: str, name: str, value: str) -> str | None:
    del element
    if name == "id":
        return value if _IDS.fullmatch(value) else None
    if name == "class":
        return value if set(value.split()) <= _CLASSES else None
    if name == "lang":
        return value if _LANG.fullmatch(value) else None
    return value


def sanitise(html: str) -> str:
    """Return *html* with only the tags, attributes and link schemes of the lists above."""
    clean = nh3.clean(
        html,
        tags=TAGS,
        clean_content_tags={"script", "style"},
        attributes=_ATTRIBUTES,
        attribute_filter=_attribute,
        url_schemes=SCHEMES,
        link_rel=None,
    )
    return _ALIGN.sub(r'<\1\2 class="align-\3"', clean) if " align=" in clean else clean
