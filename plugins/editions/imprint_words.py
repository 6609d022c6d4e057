"""What the imprint and the accounts say, in an edition's words."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.core.contact_fields import dialled
from plugins.core.page_parts import FactRow, FactValue, Link
from plugins.core.site_settings import Imprint, Licence, SiteSettings
from plugins.language.edition import Edition


def imprint_rows(settings: SiteSettings, edition: Edition) -> tuple[FactRow, ...]:
    """Return what the imprint says, a row a matter; empty without one."""
    imprint = settings.imprint
    if imprint is None:
        return ()
    return tuple(
        FactRow(edition.t(f"imprint.{name}"), (value,)) for name, value in _told(imprint, edition)
    )


def account_links(settings: SiteSettings, edition: Edition) -> tuple[Link, ...]:
    """Return the site's accounts on social networks, in the order of the file."""
    return tuple(Link(one.label[edition.lang], one.url, leaves=True) for one in settings.social)


def _told(imprint: Imprint, edition: Edition) -> Iterator[tuple[str, FactValue]]:
    lang = edition.lang
    if imprint.governing_body:
        yield "governing_body", FactValue(imprint.governing_body[lang])
    if imprint.operator:
        yield "operator", FactValue(imprint.operator[lang])
    if imprint.responsible:
        yield "responsible", FactValue(imprint.responsible[lang])
    if imprint.address:
        yield "address", FactValue(imprint.address[lang])
    if imprint.phone:
        yield "phone", FactValue(imprint.phone, f"tel:{dialled(imprint.phone)}")
    if imprint.email:
        yield "email", FactValue(imprint.email, f"mailto:{imprint.email}")
    if imprint.licence:
        yield "licence", FactValue(_licence(imprint.licence, edition))


def _licence(licence: Licence, edition: Edition) -> str:
    said = {"number": licence.number, "issuer": licence.issuer[edition.lang]}
    if licence.date is None or licence.date.at is None:
        return edition.t("imprint.licence_said", **said)
    return edition.t("imprint.licence_of", date=edition.partial(licence.date), **said)
