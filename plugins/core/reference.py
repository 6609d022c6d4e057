"""What ``content/data/*.yaml`` may say: one frozen model a file's row, words in both languages."""

from __future__ import annotations

import re
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from plugins.core.contact_fields import Email, Phone
from plugins.core.fact_blocks import RegisterName
from plugins.core.fields import (
    Block,
    Identifier,
    ListOrSingle,
    NamedId,
    Once,
    PartialDateField,
    SitePath,
    Slug,
    WebAddress,
    When,
    Words,
    site_path,
)
from plugins.core.number_fields import Count, Number

# What a redirect may name by its id, so that it follows it wherever it moves.
TARGET_KINDS: Final = ("story", "page", "section", "topic", "org")


class Bilingual(Block):
    """A text in both languages."""

    vi: Words
    en: Words

    def __getitem__(self, lang: str) -> str:
        return self.en if lang == "en" else self.vi


class BilingualSlug(Block):
    """An address part in both languages."""

    vi: Slug
    en: Slug


def _same(value: Any) -> Any:
    return {"vi": value, "en": value} if isinstance(value, str) else value


BilingualField = Annotated[
    Bilingual, BeforeValidator(_same, json_schema_input_type=Words | Bilingual)
]
BilingualSlugField = Annotated[
    BilingualSlug, BeforeValidator(_same, json_schema_input_type=Slug | BilingualSlug)
]


class Term(Block):
    """A section or topic: an id with its name, address and description."""

    id: Identifier
    name: BilingualField
    slug: BilingualSlugField | None = None
    description: BilingualField | None = None
    order: Count = 0


class Section(Term):
    """A section. ``look_up`` is the register whose matter its stories report, if there is one."""

    look_up: RegisterName | None = None


class Contact(Block):
    """How to reach a body."""

    address: BilingualField | None = None
    phone: Phone | None = None
    email: Email | None = None
    url: WebAddress | None = None


class BilingualStatistic(Block):
    """A figure of an organisation, with the day on which it was true."""

    label: BilingualField
    value: Number
    unit: BilingualField | None = None
    as_of: PartialDateField
    source: BilingualField | None = None


class Organisation(Block):
    """A union, federation, ministry or company that stories speak of."""

    id: Identifier
    name: BilingualField
    short: BilingualField | None = None
    slug: BilingualSlugField | None = None
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
    founded: PartialDateField | None = None
    description: BilingualField | None = None
    contact: Contact | None = None
    statistics: Annotated[tuple[BilingualStatistic, ...], ListOrSingle, Once] = ()


class GlossaryEntry(Block):
    """An abbreviation and its full form."""

    short: Words
    full: BilingualField


class Benefit(Block):
    """An offer of the members' welfare programme."""

    id: Identifier
    partner: BilingualField
    category: BilingualField
    offer: BilingualField
    who: BilingualField | None = None
    how: BilingualField | None = None
    valid_from: PartialDateField | None = None
    valid_to: PartialDateField | None = None
    places: Annotated[tuple[BilingualField, ...], ListOrSingle, Once] = ()
    agreement: NamedId | None = None


class Gone(Block):
    """An address that was given up, with nothing left that could lead on from it.

    ``path`` may end in ``*``: everything below. Without ``to``, a notice with ``date`` and ``reason``
    stays there.
    """

    path: SitePath
    date: When
    reason: BilingualField | None = None
    to: SitePath | None = None


def _one_address(value: str) -> str:
    if "*" in value:
        raise PydanticCustomError("S392", "no single address", {"text": value})
    return value


def _target(value: str) -> str:
    if re.fullmatch(rf"(?:{'|'.join(TARGET_KINDS)}):[a-z0-9_-]+", value):
        return value
    return site_path(value)


OldAddress = Annotated[SitePath, AfterValidator(_one_address)]
Target = Annotated[
    Words,
    AfterValidator(_target),
    WithJsonSchema({"type": "string", "pattern": f"^/|^({'|'.join(TARGET_KINDS)}):"}),
]


class Redirect(Block):
    """An address of a former site, and where it leads: a path, or ``story:``, ``page:``, … with an id."""

    path: OldAddress
    to: Target


class EitherLanguage(Block):
    """A text in one language, or in both."""

    vi: Words | None = None
    en: Words | None = None

    @model_validator(mode="after")
    def _said(self) -> EitherLanguage:
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

    text: Annotated[
        EitherLanguage,
        BeforeValidator(_in_vietnamese, json_schema_input_type=EitherLanguage | Words),
    ]
    until: When
    start: When | None = None
    story: Identifier | None = None
    page: Identifier | None = None


class BannerSlot(Banner):
    """A row of ``content/data/banners.yaml``: a banner over every page, or over the front page alone.

    It may lead to another site, under the words of ``label``.
    """

    url: WebAddress | None = None
    label: Annotated[
        EitherLanguage | None,
        BeforeValidator(_in_vietnamese, json_schema_input_type=EitherLanguage | Words),
    ] = None
    tone: Literal["info", "urgent"] = "info"
    where: Literal["top", "front"] = "top"


class FrontPage(Block):
    """What the editors choose for the front page; without it the newest stories lead."""

    lead: Identifier | None = None
    picks: Annotated[tuple[Identifier, ...], ListOrSingle, Field(max_length=6)] = ()
    banner: Banner | None = None
