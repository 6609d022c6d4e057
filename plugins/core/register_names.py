"""What the registers are called in code, in the order in which pages name them."""

from __future__ import annotations

from typing import Final, Literal

RegisterName = Literal["agreements", "awards", "documents", "deadlines", "meetings", "benefits"]
REGISTERS: Final[tuple[RegisterName, ...]] = (
    "agreements", "awards", "documents", "deadlines", "meetings", "benefits",
)  # fmt: skip
CalendarName = Literal["meetings", "deadlines"]
CALENDARS: Final[tuple[CalendarName, ...]] = ("deadlines", "meetings")
