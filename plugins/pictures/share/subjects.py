"""What a share image tells: its words, reduced to the letters that can be drawn, and its picture."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from plugins.core.pages import (
    AgreementBody,
    DigestBody,
    FrontBody,
    ListingBody,
    NotFoundBody,
    Page,
    RedirectBody,
    RegisterBody,
    SearchBody,
    StoryBody,
)
from plugins.core.pictures import Picture, Rendition
from plugins.core.text import nfc

# Listings whose pages have no words of their own: they show the image of the archive.
_PERIODS: Final = frozenset({"archive_year", "archive_month"})
_LEAST_KEPT: Final = 0.6
_INSTEAD: Final = {"„": "“", "‚": "‘", "′": "’", "″": "”", "\u2010": "-", "\u2012": "–"}

# Words of letters, digits and plain marks with one space between them: mostly drawn as they are.
_SIMPLE: Final = re.compile(r"[\w.,:;!?()/%–“”-]+(?: [\w.,:;!?()/%–“”-]+)*")

_PANORAMA: Final = 2.4
BESIDE: Final = (548, 574)  # pixels, across and down, of a picture beside the words
ABOVE: Final = (1200, 270)  # and of a panorama above them

Has = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Subject:
    """Everything that a share image is drawn from, the theme aside.

    A ``cover`` shows the edition's name as ``headline`` and its slogan as ``kicker``; a ``card``
    stands under the edition's ``name``. ``picture`` is a rendition of the output folder.
    """

    form: Literal["card", "cover"]
    name: str
    headline: str
    kicker: str = ""
    date: str = ""
    picture: Rendition | None = None
    focus: str | None = None
    lang: str = "vi"


def is_panorama(picture: Rendition) -> bool:
    """Say whether *picture* stands above the words, being too wide to stand beside them."""
    return picture.width >= _PANORAMA * picture.height


def cover(name: str, slogan: str, has: Has, lang: str) -> Subject:
    """Return the image of a whole edition."""
    return Subject("cover", name, drawable(name, has), drawable(slogan, has), lang=lang)


def subject_of(page: Page, name: str, date: str, has: Has) -> Subject | None:
    """Return what the image of *page* tells, or ``None`` where the edition's cover stands for it.

    Stories, standing pages, sections, topics, organisations, agreements, registers and directories
    speak for themselves; further pages of a listing, narrowed registers and the archive's periods
    show the image of the whole. *date* is the story's. A title of which too little can be drawn
    (another script) leaves the page with the cover.
    """
    body = page.body
    if isinstance(body, FrontBody | SearchBody | NotFoundBody | RedirectBody):
        return None
    headline, kicker, day = page.title, _parent(page), ""
    if isinstance(body, StoryBody):
        if body.status == "withdrawn":
            return None
        headline, day = body.card.title, date
        kicker = body.card.kicker or body.card.section.label
    elif isinstance(body, RegisterBody):
        headline, kicker = body.whole.label, ""
    elif isinstance(body, AgreementBody):
        headline = body.heading
    elif isinstance(body, DigestBody):
        kicker = ""  # its parent is the month, which its headline names
    elif isinstance(body, ListingBody):
        headline = page.crumbs[1].label if page.kind in _PERIODS else body.heading
        kicker = "" if page.kind in _PERIODS else kicker
    words = drawable(headline, has)
    if words != headline and _letters(words) < _LEAST_KEPT * _letters(headline):
        return None
    if not any(map(str.isalnum, words)):
        return None
    picture = page.share_picture
    return Subject(
        form="card",
        name=drawable(name, has),
        headline=words,
        kicker=drawable(kicker, has),
        date=day,
        picture=_rendition(picture) if picture else None,
        focus=picture.focus if picture else None,
        lang=page.lang,
    )


def drawable(text: str, has: Has) -> str:
    """Return *text* in NFC with what the font lacks replaced by its plain letter, or left out.

    Words are set apart by single spaces (no-break ones are kept): «Họp mặt 🎉 Tết» loses the
    emoji and not its sense.
    """
    text = nfc(text)
    if _SIMPLE.fullmatch(text) and all(map(has, set(text))):
        return text
    kept = []
    for letter in text:
        if unicodedata.category(letter) in {"Cf", "Cc"} and not letter.isspace():
            continue
        kept.append(letter if has(letter) or letter.isspace() else _plain(letter, has))
    words = [word for word in "".join(kept).replace("\u202f", "\u00a0").split(" ") if word.strip()]
    return " ".join(" ".join(word.split("\n")).strip("\n\t\r") for word in words)


def _plain(letter: str, has: Has) -> str:
    for other in (
        _INSTEAD.get(letter, ""),
        unicodedata.normalize("NFKC", letter),
        unicodedata.normalize("NFD", letter)[:1],
    ):
        if other and other != letter and all(has(part) for part in other):
            return other
    return ""


def _letters(text: str) -> int:
    return sum(letter.isalnum() for letter in text)


def _parent(page: Page) -> str:
    return page.crumbs[-1].label if len(page.crumbs) > 1 else ""


def _rendition(picture: Picture) -> Rendition:
    """Return the rendition to draw from: the narrowest that its frame does not enlarge."""
    known = picture.rendered.fallback
    across, down = ABOVE if is_panorama(known[-1]) else BESIDE
    return next((one for one in known if one.width >= across and one.height >= down), known[-1])
