"""Where ``make start`` writes down the site's address and who answers for it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from plugins.desk.schema import FILES
from plugins.desk.starting.answers import Answers
from plugins.desk.story_files import quoted

_LINE: Final = re.compile(r'^SITEURL = os\.environ\.get\("SITEURL", .*$', re.MULTILINE)
_FIELDS: Final = FILES["site"][0].model_fields
# Where ``site.yaml`` has no field for it, the address stands in ``publishconf.py``.
_IN_SITE: Final = "address" in _FIELDS
PLACE: Final = "content/data/site.yaml" if _IN_SITE else "publishconf.py"


def with_address(settings: str, address: str) -> str:
    """Return the text of ``publishconf.py`` with *address* as the site's, where ``SITEURL`` names no other."""
    if _IN_SITE or not address:
        return settings
    line = f'SITEURL = os.environ.get("SITEURL", "{address}").rstrip("/")'
    return _LINE.sub(lambda _: line, settings)


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
    if union.address and _IN_SITE:
        lines["address"] = f"address: {union.address}"
    if "imprint" in _FIELDS and (union.address or union.responsible):
        responsible = union.responsible and quoted(union.responsible)
        stated = {"operator": quoted(union.name), **told, "responsible": responsible}
        lines["imprint"] = _block("imprint", stated)
    return lines


def lacks(union: Answers) -> bool:
    """Say whether the site is for a domain of its own and does not say yet who answers for it."""
    told = (union.office, union.phone, union.email, union.responsible)
    return bool(union.address) and not all(told) and "imprint" in _FIELDS


def _block(name: str, fields: Mapping[str, str]) -> str:
    return "\n".join([f"{name}:", *(f"  {key}: {value}" for key, value in fields.items() if value)])
