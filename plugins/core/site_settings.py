"""What ``content/data/site.yaml`` may say: the site's own names, address, menu, imprint, accounts."""

from __future__ import annotations

from typing import Annotated, Any, Final

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from plugins.core.contact_fields import Email, Phone
from plugins.core.fields import (
    Block,
    Identifier,
    ListOrSingle,
    NamedId,
    Once,
    PartialDateField,
    WebAddress,
    Words,
)
from plugins.core.reference import Bilingual, BilingualField, Contact
from plugins.core.site_address import LONGEST, fault

MOST_IN_MENU: Final = 10


def _secure(value: str) -> str:
    if not value.startswith("https://"):
        raise PydanticCustomError("S391", "not secure", {"text": value})
    return value


def _site_address(value: str) -> str:
    if (found := fault(value)) != "":
        shown = "…" if found == "secret" else value  # a password is not repeated
        raise PydanticCustomError("S390", "address of a site", {"text": shown})
    return value.rstrip("/")


SecureAddress = Annotated[
    WebAddress,
    AfterValidator(_secure),
    WithJsonSchema({"type": "string", "pattern": "^https://[^/]"}),
]
SiteAddress = Annotated[
    Words,
    AfterValidator(_site_address),
    WithJsonSchema({"type": "string", "maxLength": LONGEST, "pattern": "^https?://[^/]"}),
]


class Licence(Block):
    """The licence under which a site is published."""

    number: Words
    issuer: BilingualField
    date: PartialDateField | None = None


class Imprint(Block):
    """Who answers for the site, as decrees want it said on the home page.

    Vietnam's rules on websites (Nghị định 72/2013/NĐ-CP, since 25/12/2024 Nghị định 147/2024/NĐ-CP in its
    place) ask for the operator, the governing body if there is one, address, e-mail, telephone and who
    is responsible for the content; Nghị định 15/2020/NĐ-CP, điều 99, khoản 1 names the same and fines
    whoever leaves some out. A licence is for sites that gather other media's news (147/2024, điều 24).

    It is no publisher: citations go by ``SiteSettings.publisher``.
    """

    operator: BilingualField | None = None
    governing_body: BilingualField | None = None
    address: BilingualField | None = None
    phone: Phone | None = None
    email: Email | None = None
    responsible: BilingualField | None = None
    licence: Licence | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields that decrees ask every site for, and that say nothing: an ellipsis waits for words."""
        return tuple(name for name in ASKED_FOR if not _said(getattr(self, name)))


ASKED_FOR: Final = ("operator", "address", "phone", "email", "responsible")


def _said(value: Bilingual | str | None) -> bool:
    words = (value.vi, value.en) if isinstance(value, Bilingual) else (value or "",)
    return all(word.strip(" .…") for word in words)


def _begun(imprint: Imprint | None) -> Imprint | None:
    """Return ``None`` for an imprint whose every field was left empty."""
    return imprint if imprint is not None and imprint.model_fields_set else None


class Account(Block):
    """The site's account on a social network. ``label`` is what the link to it says: Facebook."""

    label: BilingualField
    url: SecureAddress


class MenuItem(Block):
    """One word of the navigation: exactly one of the fields, and perhaps a ``label`` in its own words.

    ``url`` leads to another site and always has a ``label``.
    """

    section: NamedId | None = None
    page: Identifier | None = None
    archive: bool = False
    galleries: bool = False
    organisations: bool = False
    registers: bool = False
    glossary: bool = False
    data: bool = False
    imprint: bool = False
    url: WebAddress | None = None
    label: BilingualField | None = None

    @property
    def targets(self) -> frozenset[str]:
        """The fields that say where it leads."""
        return frozenset(self.model_fields_set - {"label"})


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


class Features(Block):
    """Parts of a site that a union may do without: pages, the ways to them, their files and filters go.

    Those of registers bear the registers' names; what stories report stays on the stories' pages.
    """

    agreements: bool = True
    awards: bool = True
    documents: bool = True
    deadlines: bool = True
    meetings: bool = True
    trainings: bool = True
    benefits: bool = True
    galleries: bool = True
    glossary: bool = True
    data: bool = True
    digests: bool = True
    on_this_day: bool = True
    sharing: bool = True
    offline: bool = True

    def has(self, name: str) -> bool:
        """Say whether the part *name* is there; what is no part that can be switched off always is."""
        return bool(getattr(self, name, True))


class SiteSettings(Block):
    """The site's own names and menu. ``desks`` are names in bylines that are no person.

    ``address`` is where the site is published. ``footer_note`` is a sentence of this site's own at
    the foot of every page.
    """

    name: BilingualField
    slogan: BilingualField
    description: BilingualField
    publisher: BilingualField
    address: SiteAddress | None = None
    contact: Contact | None = None
    imprint: Annotated[Imprint | None, AfterValidator(_begun)] = None
    social: Annotated[tuple[Account, ...], ListOrSingle, Once] = ()
    desks: Annotated[tuple[Words, ...], ListOrSingle, Once] = ()
    features: Features = Features()
    footer_note: BilingualField | None = None
    typography: Annotated[
        Typography, BeforeValidator(_switched, json_schema_input_type=Typography | bool)
    ] = Typography()
    menu: Annotated[tuple[MenuItem, ...], ListOrSingle, Once, Field(max_length=MOST_IN_MENU)] = ()
    footer: Annotated[tuple[MenuItem, ...], ListOrSingle, Once] = ()
