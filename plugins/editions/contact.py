"""How to reach a body, as labelled values."""

from __future__ import annotations

from collections.abc import Callable

from plugins.core.contact_fields import dialled
from plugins.core.pages import FactRow, FactValue
from plugins.core.reference import Contact


def contact_rows(
    contact: Contact | None, lang: str, t: Callable[[str], str]
) -> tuple[FactRow, ...]:
    """Return the rows of *contact* with labels from the messages *t*; empty without one."""
    if contact is None:
        return ()
    found: dict[str, FactValue] = {}
    if contact.address:
        found["address"] = FactValue(contact.address[lang])
    if contact.phone:
        found["phone"] = FactValue(contact.phone, f"tel:{dialled(contact.phone)}")
    if contact.email:
        found["email"] = FactValue(contact.email, f"mailto:{contact.email}")
    if contact.url:
        found["website"] = FactValue(contact.url, contact.url)
    return tuple(FactRow(t(f"facts.organisation.{key}"), (value,)) for key, value in found.items())
