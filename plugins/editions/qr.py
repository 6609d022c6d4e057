"""The QR code of an address, for a reader who stands before the notice board."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Final

import zxingcpp

from plugins.core.fact_blocks import REGISTER_NAMES
from plugins.core.pages import Page
from plugins.core.players import Player, Shown, VideoCard
from plugins.language.edition import Edition
from plugins.registers import REGISTERS

# What hangs on a notice board or is handed round on paper.
_PRINTED: Final = frozenset(
    {"story", "album", "page", "digest", "glossary", "wall_calendar", *REGISTER_NAMES}
    | {register.kind for register in REGISTERS if register.own_pages}
)
# Every mask is read alike; weighing all eight costs four times as much as drawing one.
_MASK: Final = 3
_LONGEST: Final = 1000  # characters of an address whose code can still be read from paper
_IN_A_PIECE: Final = 8  # modules; few enough for every pattern to be drawn once and kept


@dataclass(frozen=True, slots=True)
class QrCode:
    """A code of ``size`` by ``size`` modules; ``path`` strokes the dark ones, one unit wide.

    The quiet zone around it is the page's to leave.
    """

    size: int
    path: str


def printed_code(page: Page, site_url: str) -> QrCode | None:
    """Return the code of *page*'s address, if pages of its kind are printed and the site has one."""
    return qr_code(page.canonical) if site_url and page.kind in _PRINTED else None


def player_code(player: Shown, edition: Edition) -> QrCode | None:
    """Return the code that leads from paper to a video elsewhere, or to the file of a recording."""
    match player:
        case VideoCard(url=url):
            return qr_code(url) if len(url) < _LONGEST else None
        case Player(url=url):
            return qr_code(edition.absolute_url(url)) if edition.site_url else None


def qr_code(text: str) -> QrCode:
    """Return the code of *text* that is still read with an eighth of it gone (level M).

    Raises ``ValueError`` where *text* is longer than any code holds (2,331 bytes).
    """
    code = zxingcpp.create_barcode(
        text, zxingcpp.BarcodeFormat.QRCode, ec_level="M", data_mask=_MASK
    )
    image = code.to_image(scale=1, add_quiet_zones=False)
    size: int = image.shape[0]
    modules = bytes(image)  # type: ignore[call-overload]  # a buffer: its stubs say so from 3.12 on
    rows = []
    for y in range(size):
        row = modules[y * size : (y + 1) * size]
        pieces = [_stroked(row[x : x + _IN_A_PIECE]) for x in range(0, size, _IN_A_PIECE)]
        rows.append(f"M0 {y}.5" + "".join(pieces))
    return QrCode(size, "".join(rows))


@cache
def _stroked(piece: bytes) -> str:
    """Return the relative path over *piece*, from its left edge to its right; dark is 0."""
    return "".join(
        f"m{len(list(run))} 0" if light else f"h{len(list(run))}" for light, run in groupby(piece)
    )
