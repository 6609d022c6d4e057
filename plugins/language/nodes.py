"""What every JSON-LD node is made with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from plugins.core.dates import Moment, PartialDate
from plugins.core.pictures import Picture, ShareImage
from plugins.language.localizer import Localizer

Node = Mapping[str, Any]
Absolute = Callable[[str], str]


def filled(node: Node) -> Node:
    """Return *node* without the properties that have no value."""
    return {name: value for name, value in node.items() if value not in (None, "", [], ())}


def iso(moment: Moment) -> str:
    """Return *moment* with its offset, or only its day where the hour is not known."""
    return moment.at.isoformat(timespec="seconds") if moment.has_time else moment.day.isoformat()


def pixels(size: int) -> str:
    """Return *size* as schema.org's ``Distance``: a number with its unit."""
    return f"{size} px"


def publisher_id(absolute: Absolute) -> str:
    """Return the ``@id`` of the publisher: one for both editions."""
    return f"{absolute('')}#publisher"


def image(picture: Picture, absolute: Absolute, page: str | None = None) -> Node:
    """Return *picture* as an ``ImageObject``; *page* is the address where it is shown."""
    largest = picture.rendered.largest
    url = absolute(largest.address)
    return filled(
        {
            "@type": "ImageObject",
            "url": f"{page}#{picture.anchor}" if page and picture.anchor else url,
            "contentUrl": url,
            "encodingFormat": largest.mime,
            "width": pixels(largest.width),
            "height": pixels(largest.height),
            "caption": picture.caption or picture.alt,
            "creditText": picture.credit,
            "inLanguage": picture.lang,
        }
    )


def share_image(drawn: ShareImage, absolute: Absolute) -> Node:
    """Return what a page is shared with as an ``ImageObject``."""
    url = absolute(drawn.address)
    return {
        "@type": "ImageObject",
        "url": url,
        "contentUrl": url,
        "encodingFormat": drawn.mime,
        "width": pixels(drawn.width),
        "height": pixels(drawn.height),
    }


def organisation_node(localizer: Localizer, name: str) -> Node:
    """Return an organisation by its id, with its page, or what free text calls one."""
    shown, address = localizer.registers.site.party(name, localizer.lang)
    url = localizer.absolute(address) if address else None
    return filled({"@type": "Organization", "name": shown, "url": url})


def period(start: PartialDate | None, end: PartialDate | None) -> str | None:
    """Return a period in ISO 8601: ``2021/2025``, with ``..`` for what is open."""
    first, last = (value.iso() if value else "" for value in (start, end))
    return f"{first or '..'}/{last or '..'}" if first or last else None
