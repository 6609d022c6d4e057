"""Where ``make start`` writes down the site's address and who answers for it."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.desk.starting.answers import Answers
from plugins.desk.story_files import quoted


def lines_of_site(union: Answers) -> Mapping[str, str]:
    """Return the lines of ``site.yaml`` that say where the site stands and how to reach the union."""
    lines = {}
    told = {
        "address": union.office and quoted(union.office),
        "phone": union.phone and quoted(union.phone),
        "email": union.email,
    }
    if any(told.values()):
        lines["contact"] = _block("contact", told)
    if union.address:
        lines["address"] = f"address: {union.address}"
    if union.address or union.responsible:
        responsible = union.responsible and quoted(union.responsible)
        stated = {"operator": quoted(union.name), **told, "responsible": responsible}
        lines["imprint"] = _block("imprint", stated)
    return lines


def lacks(union: Answers) -> bool:
    """Say whether the site is for a domain of its own and does not say yet who answers for it."""
    told = (union.office, union.phone, union.email, union.responsible)
    return bool(union.address) and not all(told)


def _block(name: str, fields: Mapping[str, str]) -> str:
    return "\n".join([f"{name}:", *(f"  {key}: {value}" for key, value in fields.items() if value)])
