"""What a story plays, as schema.org's ``VideoObject`` and ``AudioObject``."""

from __future__ import annotations

from typing import Any

from plugins.core.page_parts import Card
from plugins.core.players import Player, Shown
from plugins.language.nodes import Absolute, Node, filled, iso, pixels


def is_video(shown: Shown) -> bool:
    """Say whether *shown* is a video, the site's own or another's."""
    return not isinstance(shown, Player) or shown.kind == "video"


def video(shown: Shown, card: Card, absolute: Absolute) -> Node:
    """Return a video of the story on *card*. One elsewhere has an address and no file."""
    picture = shown.picture.rendered.largest if shown.picture else None
    own: dict[str, Any] = {"url": shown.url}
    if isinstance(shown, Player):
        own = {
            **_file(shown, absolute),
            "width": pixels(shown.width) if shown.width else None,
            "height": pixels(shown.height) if shown.height else None,
        }
    return filled(
        {
            "@type": "VideoObject",
            "name": shown.title,
            "description": (shown.caption if isinstance(shown, Player) else None) or card.summary,
            "thumbnailUrl": absolute(picture.address) if picture else None,
            "uploadDate": iso(card.date),
            "duration": _duration(shown.seconds),
            "creditText": shown.credit,
            **own,
        }
    )


def sound(shown: Player, card: Card, absolute: Absolute) -> Node:
    """Return a sound recording of the story on *card*."""
    return filled(
        {
            "@type": "AudioObject",
            "name": shown.title,
            "description": shown.caption,
            "uploadDate": iso(card.date),
            "duration": _duration(shown.seconds),
            "creditText": shown.credit,
            **_file(shown, absolute),
        }
    )


def _file(shown: Player, absolute: Absolute) -> dict[str, Any]:
    return {
        "contentUrl": absolute(shown.url),
        "encodingFormat": shown.mime,
        "transcript": " ".join(shown.transcript) or None,
    }


def _duration(seconds: int | None) -> str | None:
    """Return a length as ISO 8601 writes it: ``PT4M5S``."""
    if not seconds:
        return None
    hours, rest = divmod(seconds, 3600)
    parts = zip((hours, *divmod(rest, 60)), "HMS", strict=True)
    return "PT" + "".join(f"{number}{unit}" for number, unit in parts if number)
