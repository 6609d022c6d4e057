"""Running text as a page sets it: quotations with their source, tables in a frame, whole addresses.

It works on sanitised HTML with the page's figures in it; feeds and the search take the text itself.
"""

from __future__ import annotations

import re
from html import escape, unescape
from itertools import count
from typing import Final

from markupsafe import Markup

from plugins.language.edition import Edition

# A quotation that ends in a line “— who”: Markdown reads its dash as a list of one item.
_QUOTATION: Final = re.compile(
    r"<blockquote>\n?((?:(?!</?blockquote>).)+?)\n?</blockquote>", re.DOTALL
)
_SOURCE: Final = re.compile(
    r"(.*</(?:p|ul|ol)>)\s*(?:<ul>\n?<li>((?:(?!</?(?:li|p|ul|ol)\b).)+)</li>\n?</ul>"
    r"|<p>(?:—|–|--) ?((?:(?!</?p\b).)+)</p>)"
    r"|(.*\S)<br>\n?(?:—|–|--) ?((?:(?!</?p\b|<br>).)+)</p>",
    re.DOTALL,
)
# “Bảng 1. …”, “Table: …” directly over a table is its caption.
_TABLE: Final = re.compile(
    r"(?:<p>((?:Bảng|Biểu|Table)(?: \d{1,3})?[.:] (?:(?!</?p\b).){1,300})</p>\s*)?"
    r"(<table\b[^>]*>(?:(?!<table\b).)*?</table>)",
    re.DOTALL,
)
_CAPTION: Final = re.compile(r"<caption\b[^>]*>(.*?)</caption>", re.DOTALL)
_ROW: Final = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
_CELL: Final = re.compile(r"<(t[hd])>(.*?)</\1>", re.DOTALL)
_FIGURE: Final = re.compile(r"[−–-]?\d[\d.,\s\xa0]*%?")
_TAG: Final = re.compile(r"<[^>]*>")
_MAIL: Final = re.compile(r'(<a [^>]*href="mailto:[^"]*"[^>]*>)([^<@\s]+)@([^<@\s]+)(</a>)')


def set_prose(html: Markup, edition: Edition) -> Markup:
    """Return *html* as it stands on a page of *edition*."""
    text = str(html)
    if "<blockquote>" in text:
        text = _QUOTATION.sub(_quotation, text)
    if "<table" in text:
        numbers = count(1)
        text = _TABLE.sub(lambda found: _table(found, edition, next(numbers)), text)
    if "mailto:" in text:
        text = _MAIL.sub(_mail, text)
    return Markup(text)


def _quotation(found: re.Match[str]) -> str:
    parts = _SOURCE.fullmatch(found[1])
    if parts is None:
        return found[0]
    words = parts[1] or f"{parts[4]}</p>"
    source = parts[2] or parts[3] or parts[5]
    return (
        f'<figure class="quotation"><blockquote>\n{words}\n</blockquote>\n'
        f"<figcaption>{source.strip()}</figcaption></figure>"
    )


def _table(found: re.Match[str], edition: Edition, number: int) -> str:
    above, table = found[1], found[2]
    own = _CAPTION.search(table)
    if above and own:
        return f"<p>{above}</p>\n{_framed(table, own[1])}"
    if above:
        start = table.index(">") + 1
        table = f"{table[:start]}\n<caption>{above}</caption>{table[start:]}"
    name = above or (own[1] if own else escape(edition.t("story.table", number=number)))
    return _framed(table, name)


def _framed(table: str, name: str) -> str:
    """Return *table* in a frame that scrolls where it is too narrow, by keyboard too."""
    label = escape(unescape(_TAG.sub("", name)).strip())
    return f'<div class="table" role="region" aria-label="{label}" tabindex="0">{_aligned(table)}</div>'


def _aligned(table: str) -> str:
    """Return *table* with its columns of figures set to the right, where nothing is said of columns."""
    if "align-" in table or "span=" in table:
        return table
    body = [_CELL.findall(row) for row in _ROW.findall(table) if "<td" in row]
    width = {len(row) for row in body}
    if len(width) != 1:
        return table
    figures = {
        at
        for at in range(1, width.pop())  # the first says what its row is of
        if all(_is_figure(row[at][1]) for row in body)
    }

    def cell(found: re.Match[str], at: int) -> str:
        return found[0].replace(">", ' class="align-right">', 1) if at in figures else found[0]

    def row(found: re.Match[str]) -> str:
        places = count()
        return f"<tr>{_CELL.sub(lambda one: cell(one, next(places)), found[1])}</tr>"

    return _ROW.sub(row, table) if figures else table


def _is_figure(cell: str) -> bool:
    return _FIGURE.fullmatch(unescape(_TAG.sub("", cell)).strip()) is not None


def _mail(found: re.Match[str]) -> str:
    """Let a line end behind the sign and before a full stop of its second half alone."""
    there = found[3].replace(".", "<wbr>.")
    return f"{found[1]}{found[2]}@<wbr>{there}{found[4]}"
