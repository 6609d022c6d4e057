"""The columns of a register's files: each with its key, its kind and what it may be.

A key is for programs and never changes; the words for it are messages: ``register.column.KEY`` is
the heading in a spreadsheet, ``register.meaning.REGISTER.KEY`` says what the column holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Literal, get_args

from plugins.core.fact_blocks import RegisterName
from plugins.core.registers import TIMINGS, VALIDITIES

# ``date`` is as exact as its source (EDTF: «2021», «2016-10», «2018-05-18», and with an hour
# «2018-05-18T08:30+07:00»), ``day`` a whole day. ``party`` is {name, organisation, url},
# ``reference`` {id, name, url}: another row of the registers. The plural kinds are lists.
FieldKind = Literal[
    "id", "text", "date", "day", "integer", "boolean", "url", "enum", "party", "reference",
    "texts", "parties", "references", "recipients", "signatories", "annexes", "stories",
]  # fmt: skip
# Cells that have one apostrophe too many in a spreadsheet file, lest they are taken for formulas
# (OWASP, CSV Injection): a reader takes it off and has the exact value.
PROTECTED: Final = r"^'+[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]"
LISTS: Final[frozenset[FieldKind]] = frozenset(
    {"texts", "parties", "references", "recipients", "signatories", "annexes", "stories"}
)


@dataclass(frozen=True, slots=True)
class Field:
    """A column. ``stated`` says that it always has a value; else it may be null.

    An ``enum`` is one of ``values``, worded by the messages ``words``.VALUE. What ``shared`` columns
    hold is the same in every register.
    """

    key: str
    kind: FieldKind = "text"
    stated: bool = False
    values: tuple[str, ...] = ()
    words: str = ""
    shared: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        """The keys of its columns in a spreadsheet: recipients stand one a row, in three."""
        if self.kind == "recipients":
            return ("recipient", "recipient_type", "recipient_unit")
        return (self.key,)

    def meaning(self, register: RegisterName) -> str:
        """Return the message that says what the column holds."""
        return f"register.meaning.{'all' if self.shared else register}.{self.key}"


def choices(model: Any, name: str) -> tuple[str, ...]:
    """Return the words that a field of the content model may take, in their order."""
    found: list[str] = []
    stack = [model.model_fields[name].annotation]
    while stack:
        for part in get_args(stack.pop()):
            if isinstance(part, str):
                found.append(part)
            else:
                stack.append(part)
    return tuple(found)


ID: Final = Field("id", "id", stated=True, shared=True)
URL: Final = Field("url", "url", stated=True, shared=True)
STORY: Final = Field("story_url", "url", stated=True, shared=True)
VALID_FROM: Final = Field("valid_from", "date", shared=True)
VALID_TO: Final = Field("valid_to", "date", shared=True)
VALIDITY: Final = Field("state", "enum", True, VALIDITIES, "register.state", shared=True)
DAYS_LEFT: Final = Field("days_left", "integer", shared=True)
TIMING: Final = Field("state", "enum", True, TIMINGS, "register.timing")
