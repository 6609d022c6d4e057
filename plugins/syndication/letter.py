"""A letter that nobody has sent yet: a draft that mail programs open (RFC 5322, MIME)."""

from __future__ import annotations

import datetime as dt
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from hashlib import sha256
from typing import Final

from plugins.syndication.xml import clean, rfc3339

_LONGEST: Final = 76  # signs in a line, its end left out (RFC 2045, 6.7)
_POLICY: Final = policy.SMTP.clone(max_line_length=_LONGEST)


def letter(
    *,
    subject: str,
    text: str,
    html: str,
    lang: str,
    date: dt.datetime,
    sender: tuple[str, str] | None = None,
) -> bytes:
    """Return the draft of a letter that says the same as plain text and as HTML.

    *sender* is a name and a mailbox. ``X-Unsent`` makes Outlook open the file for writing. It
    names no recipient, and is the same for the same words: the boundary is drawn from them.
    Raises ``ValueError`` for a *date* without a zone.
    """
    rfc3339(date)
    message = EmailMessage(policy=_POLICY)
    message["Subject"] = " ".join(clean(subject).split())
    if sender is not None:
        message["From"] = Address(sender[0], addr_spec=sender[1])
    message["Date"] = date
    message["X-Unsent"] = "1"
    message.set_content(clean(text), cte="quoted-printable")
    message.add_alternative(clean(html), subtype="html", cte="quoted-printable")
    message["Content-Language"] = lang
    for part in message.iter_parts():
        del part["MIME-Version"]  # of the letter as a whole (RFC 2045, 4)
    # «=_» cannot stand in quoted-printable text (RFC 2045, 6.7).
    message.set_boundary(f"=_{sha256((text + html).encode()).hexdigest()[:32]}")
    return message.as_bytes()
