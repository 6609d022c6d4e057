"""What ``content/data/*.yaml`` may say: one frozen model a file's row, words in both languages."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from plugins.core.contact_fields import Email, Phone
from plugins.core.fields import (
    Block,
    Count,
    Identifier,
    Listed,
    NamedId,
    Number,
    Once,
    Partly,
    SitePath,
    Slug,
    WebAddress,
    When,
    Words,
)
from plugins.core.register_names import RegisterName


class Both(Block):
    """A text in both languages."""

    vi: Words
    en: Words

    def __getitem__(self, lang: str) -> str:
        return self.en if lang == "en" else self.vi


class BothSlugs(Block):
    """An address part in both languages."""

    vi: Slug
    en: Slug


def _same(value: Any) -> Any:
    return {"vi": value, "en": value} if isinstance(value, str) else value


Bilingual = Annotated[Both, BeforeValidator(_same)]


class Term(Block):
    """A section or topic: an id with its name, address and description."""

    id: Identifier
    name: Bilingual
    slug: Annotated[BothSlugs, BeforeValidator(_same)] | None = None
    description: Bilingual | None = None
    order: Count = 0


class Section(Term):
    """A section. ``look_up`` is the register whose matter its stories report, if there is one."""

    look_up: RegisterName | None = None


class Contact(Block):
    """How to reach a body."""

    address: Bilingual | None = None
    phone: Phone | None = None
    email: Email | None = None
    url: WebAddress | None = None


class BilingualStatistic(Block):
    """A figure of an organisation, with the day on which it was true."""

    label: Bilingual
    value: Number
    unit: Bilingual | None = None
    as_of: Partly
    source: Bilingual | None = None


class Organisation(Block):
    """A union, federation, ministry or company that stories speak of."""

    id: Identifier
    name: Bilingual
    short: Bilingual | None = None
    slug: Annotated[BothSlugs, BeforeValidator(_same)] | None = None
    level: Literal[
        "national",
        "industry",
        "ministry",
        "army",
        "city",
        "group",
        "upper",
        "grassroots",
        "other",
    ] = "other"
    parent: NamedId | None = None
    founded: Partly | None = None
    description: Bilingual | None = None
    contact: Contact | None = None
    statistics: Annotated[tuple[BilingualStatistic, ...], Listed, Once] = ()


class GlossaryEntry(Block):
    """An abbreviation and its full form."""

    short: Words
    full: Bilingual


class Partner(Block):
    """An offer of the members' welfare programme."""

    id: Identifier
    partner: Bilingual
    category: Bilingual
    offer: Bilingual
    who: Bilingual | None = None
    how: Bilingual | None = None
    valid_from: Partly | None = None
    valid_to: Partly | None = None
    places: Annotated[tuple[Bilingual, ...], Listed, Once] = ()
    agreement: NamedId | None = None


class Gone(Block):
    """An address that was given up, with nothing left that could lead on from it.

    ``path`` may end in ``*``: everything below. Without ``to``, a notice with ``date`` and ``reason``
    stays there.
    """

    path: SitePath
    date: When
    reason: Bilingual | None = None
    to: SitePath | None = None


class MenuItem(Block):
    """One word of the navigation: exactly one of the fields."""

    section: NamedId | None = None
    page: Identifier | None = None
    archive: bool = False
    galleries: bool = False
    organisations: bool = False
    registers: bool = False
    glossary: bool = False
    data: bool = False


def _switched(value: Any) -> Any:
    """Read ``true`` or ``false`` for all of it."""
    on = (
        {"true": True, "false": False, True: True, False: False}.get(value)
        if _plain(value)
        else None
    )
    return value if on is None else dict.fromkeys(Typography.model_fields, on)


def _plain(value: Any) -> bool:
    return isinstance(value, str | bool)


class Typography(Block):
    """What is mended in prose as it is published; see ``core.typography``."""

    spaces: bool = True
    quotes: bool = True
    dots: bool = True

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of slip that are mended."""
        return tuple(name for name in type(self).model_fields if getattr(self, name))


class SiteSettings(Block):
    """The site's own names and menu. ``desks`` are names in bylines that are no person.

    ``footer_note`` is a sentence of this site's own at the foot of every page.
    """

    name: Bilingual
    slogan: Bilingual
    description: Bilingual
    publisher: Bilingual
    contact: Contact | None = None
    desks: Annotated[tuple[Words, ...], Listed, Once] = ()
    offline: bool = True
    footer_note: Bilingual | None = None
    typography: Annotated[Typography, BeforeValidator(_switched)] = Typography()
    menu: Annotated[tuple[MenuItem, ...], Listed, Once, Field(max_length=6)] = ()
    footer: Annotated[tuple[MenuItem, ...], Listed, Once] = ()


class InEither(Block):
    """A text in one language, or in both."""

    vi: Words | None = None
    en: Words | None = None

    @model_validator(mode="after")
    def _said(self) -> InEither:
        if self.vi is None and self.en is None:
            raise PydanticCustomError("S104", "no text")
        return self

    def shown(self, lang: str) -> tuple[str, str]:
        """Return the words for readers of *lang*, and the language that they are in."""
        own, other = (self.vi, self.en) if lang == "vi" else (self.en, self.vi)
        if own is not None:
            return own, lang
        return other or "", "en" if lang == "vi" else "vi"


def _in_vietnamese(value: Any) -> Any:
    return {"vi": value} if isinstance(value, str) else value


class Banner(Block):
    """An urgent notice over every page, shown from ``start`` to the end of the day ``until``.

    It leads to a story or to a standing page, or nowhere.
    """

    text: Annotated[InEither, BeforeValidator(_in_vietnamese)]
    until: When
    start: When | None = None
    story: Identifier | None = None
    page: Identifier | None = None


class FrontPage(Block):
    """What the editors choose for the front page; without it the newest stories lead."""

    lead: Identifier | None = None
    picks: Annotated[tuple[Identifier, ...], Listed, Field(max_length=6)] = ()
    banner: Banner | None = None
