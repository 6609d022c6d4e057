"""What a register's files hold: every column with its key, its kind and what it may be.

A key is for programs and never changes; the words for it are messages: ``register.column.KEY`` is
the heading in a spreadsheet, ``register.meaning.REGISTER.KEY`` says what the column holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, get_args

from plugins.core.fact_blocks import Award, Dispatch, Meeting
from plugins.core.register_names import RegisterName
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


def _choices(model: Any, name: str) -> tuple[str, ...]:
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


_ID: Final = Field("id", "id", stated=True, shared=True)
_URL: Final = Field("url", "url", stated=True, shared=True)
_STORY: Final = Field("story_url", "url", stated=True, shared=True)
_FROM: Final = Field("valid_from", "date", shared=True)
_TO: Final = Field("valid_to", "date", shared=True)
_STATE: Final = Field("state", "enum", True, VALIDITIES, "register.state", shared=True)
_LEFT: Final = Field("days_left", "integer", shared=True)

FIELDS: Final[Mapping[RegisterName, tuple[Field, ...]]] = {
    "agreements": (
        _ID,
        Field("title"),
        Field("number"),
        Field("parties", "parties", stated=True),
        Field("signed", "date"),
        _FROM,
        _TO,
        _STATE,
        _LEFT,
        Field("scope"),
        Field("signatories", "signatories", stated=True),
        Field("replaces", "reference"),
        Field("replaced_by", "references", stated=True),
        Field("stories", "stories", stated=True),
        _URL,
        _STORY,
    ),
    "awards": (
        _ID,
        Field("award", "enum", True, _choices(Award, "award"), "facts.award_kind"),
        Field("title"),
        Field("awarded_by", "party", stated=True),
        Field("on_behalf_of", "party"),
        Field("by_authority_of", "party"),
        Field("presented_by"),
        Field("year", "date"),
        Field("decision"),
        Field("unit", "party"),
        Field("recipients", "recipients"),
        _URL,
        _STORY,
    ),
    "documents": (
        _ID,
        Field("number", stated=True),
        Field("type", "enum", True, _choices(Dispatch, "type"), "facts.dispatch_type"),
        Field("issued", "date"),
        Field("issuer", "party", stated=True),
        Field("signer"),
        Field("subject", stated=True),
        Field("addressees", "parties", stated=True),
        Field("contact"),
        Field("effect", "enum", False, _choices(Dispatch, "effect"), "facts.effect"),
        Field("replaces", "reference"),
        Field("replaced_by", "references", stated=True),
        Field("annexes", "annexes", stated=True),
        _URL,
        _STORY,
    ),
    "deadlines": (
        _ID,
        Field("what", stated=True),
        Field("due", "date"),
        Field("before", "boolean", stated=True),
        Field("last_day", "day"),
        Field("state", "enum", True, TIMINGS, "register.timing"),
        _LEFT,
        Field("who", "parties", stated=True),
        Field("document", "reference", stated=True),
        Field("document_issuer", "party", stated=True),
        _URL,
        _STORY,
    ),
    "meetings": (
        _ID,
        Field("title", stated=True),
        Field("kind", "enum", False, _choices(Meeting, "kind"), "facts.kind"),
        Field("start", "date"),
        Field("end", "date"),
        Field("state", "enum", True, TIMINGS, "register.timing"),
        Field("venue"),
        Field("attendance", "integer"),
        Field("attendance_note"),
        Field("chair"),
        Field("video", "url"),
        Field("organisations", "parties", stated=True),
        Field("published", "day", stated=True),
        _URL,
        _STORY,
    ),
    "benefits": (
        _ID,
        Field("partner", stated=True),
        Field("category", stated=True),
        Field("offer", stated=True),
        Field("who_may_claim"),
        Field("how_to_claim"),
        _FROM,
        _TO,
        _STATE,
        _LEFT,
        Field("places", "texts", stated=True),
        Field("agreement", "reference"),
        _URL,
    ),
}
