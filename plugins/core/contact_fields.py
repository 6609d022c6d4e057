"""The kinds of field that say how to reach somebody: an e-mail address, a telephone number.

Both become links, and the address a header of e-mails, so nothing else may stand in them.
"""

from __future__ import annotations

import re
from typing import Annotated, Final

from pydantic import AfterValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from plugins.core.fields import SCALAR, Words

_LONGEST_MAIL: Final = 254  # RFC 5321, 4.5.3.1.3
_LONGEST_PHONE: Final = 200
# HTML's valid e-mail address, its first half without what means something in a mailto: address or to
# a shell: nobody's mailbox has it.
_LABEL: Final = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_MAIL: Final = re.compile(
    rf"[A-Za-z0-9_+'-]+(?:\.[A-Za-z0-9_+'-]+)*@(?:{_LABEL}\.)+(?=[A-Za-z]){_LABEL}"
)
# A run of digits as people group them: an area code in brackets, (0) after a country code, spaces,
# full stops and hyphens; " - " stands between two numbers.
_RUN: Final = re.compile(r"(?:\(\s?\+?[0-9][0-9 .-]*\)|\+?[0-9])(?:(?! - )[ .-]{0,2}[0-9])*")
_WORDS: Final = re.compile(r"[^<>@%?=#\\{}\[\]^~*_$`]*")
_WHOLE: Final = re.compile(
    r"""
      \+[1-9][0-9]{7,14}             # international (E.164)
    | 00[1-9][0-9]{7,13}             # the same, as it is dialled
    | 84[1-9][0-9]{7,9}              # Viet Nam's code without a plus
    | 0[1-9][0-9]{7,9}               # within Viet Nam, area code or mobile prefix first
    | 1[89]00[0-9]{4,6}              # 1800 and 1900
    | 1[0-9]{2,5}                    # short numbers: 113, 1022
    """,
    re.VERBOSE,
)
_TRUNK: Final = re.compile(
    r"(\+?[0-9]{2,3}\)?)[ .-]{0,2}\(0\)"
)  # +84 (0)24: not dialled from abroad
_AMID: Final = 4  # digits of an hour, a floor, a room
_BESIDE: Final = 8  # digits of an extension, or of a second number that leaves out its code


def dialled(phone: str) -> str | None:
    """Return the first number of *phone* as a ``tel:`` address takes it (RFC 3966): ``+842439421181``.

    ``None`` where *phone* holds no number that can be dialled from anywhere in Viet Nam, or digits
    that are none.
    """
    found: str | None = None
    for run in _RUN.finditer(_TRUNK.sub(r"\1", phone)):
        number = re.sub(r"[^0-9+]", "", run[0])
        if _WHOLE.fullmatch(number):
            found = found or _plus(number)
        elif len(number) > (_BESIDE if found else _AMID):
            return None  # too long, or without its area code
    return found


def _plus(number: str) -> str:
    """Return a whole number with the plus of a country code where it has one."""
    if number.startswith("00"):
        return f"+{number[2:]}"
    return f"+{number}" if number.startswith("84") else number


def _mail(value: str) -> str:
    if (
        len(value) > _LONGEST_MAIL
        or not _MAIL.fullmatch(value)
        or len(value.partition("@")[0]) > 64
    ):
        raise PydanticCustomError("S340", "e-mail address", {"text": value})
    return value


def _phone(value: str) -> str:
    if not _WORDS.fullmatch(value) or dialled(value) is None:
        raise PydanticCustomError("S341", "phone", {"text": value})
    return value


Email = Annotated[
    Words,
    AfterValidator(_mail),
    WithJsonSchema(
        {"type": "string", "maxLength": _LONGEST_MAIL, "pattern": r"^[^\s@]+@[^\s@]+\.[^\s@]+$"}
    ),
]
Phone = Annotated[
    Words,
    StringConstraints(max_length=_LONGEST_PHONE),
    AfterValidator(_phone),
    WithJsonSchema(
        {"type": SCALAR, "maxLength": _LONGEST_PHONE, "pattern": "[0-9]{3}|[0-9] ?[0-9]"}
    ),
]
