"""``/.well-known/security.txt`` (RFC 9116): whom to tell of a hole in the site."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

NAME: Final = ".well-known/security.txt"
_MONTHS: Final = 7  # of validity at least 6: a site that nobody builds any more stops promising
_MAIL: Final = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+")


def security_txt(
    email: str | None, website: str | None, site_url: str, today: dt.date
) -> str | None:
    """Return the file, or ``None`` where there is nobody to tell.

    It stays the same for all builds of a month. *site_url* is the root of the host.
    """
    contacts = []
    if email and _MAIL.fullmatch(email.strip()):
        contacts.append(f"Contact: mailto:{email.strip()}")
    if website and website.startswith("https://"):
        contacts.append(f"Contact: {website}")
    if not contacts:
        return None
    years, month = divmod(today.month - 1 + _MONTHS, 12)
    lines = [
        *contacts,
        f"Expires: {today.year + years:04}-{month + 1:02}-01T00:00:00+07:00",
        "Preferred-Languages: vi, en",
        f"Canonical: {site_url}/{NAME}",
    ]
    return "".join(f"{line}\n" for line in lines)
