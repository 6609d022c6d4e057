"""An unsent draft e-mail, as mail programs open it (RFC 5322, MIME)."""

from __future__ import annotations

import datetime as dt
from email import policy
from email.charset import QP, Charset
from email.header import Header
from email.mime.multipart import MIMEMultipart
from email.mime.nonmultipart import MIMENonMultipart
from email.utils import format_datetime
from hashlib import sha256
from typing import Final

from plugins.syndication.xml import clean, rfc3339

_LONGEST: Final = 76  # signs in a line, its end left out (RFC 2045, 6.7)
# Not EmailMessage: folding a long subject, it loses spaces between encoded words.
_POLICY: Final = policy.compat32.clone(max_line_length=_LONGEST, linesep="\r\n")


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
    # «=_» cannot stand in quoted-printable text (RFC 2045, 6.7).
    boundary = f"=_{sha256((text + html).encode()).hexdigest()[:32]}"
    message = MIMEMultipart("alternative", boundary, policy=_POLICY)
    message["Subject"] = _words(subject, "Subject").encode()
    if sender is not None:
        name, mailbox = sender
        shown = _words(name, "From")
        shown.append(f"<{mailbox}>", "us-ascii")
        message["From"] = shown.encode()
    message["Date"] = format_datetime(date)
    message["X-Unsent"] = "1"
    message["Content-Language"] = lang
    for kind, content in (("plain", text), ("html", html)):
        part = MIMENonMultipart("text", kind, policy=_POLICY)
        part.set_payload(clean(content), _quoted())
        del part["MIME-Version"]  # of the letter as a whole (RFC 2045, 4)
        message.attach(part)
    return message.as_bytes()


def _words(text: str, name: str) -> Header:
    """Return *text* as the words of the header *name*, on one line whatever it holds."""
    return Header(" ".join(clean(text).split()), "utf-8", _LONGEST, name)


def _quoted() -> Charset:
    charset = Charset("utf-8")
    charset.body_encoding = QP
    return charset
