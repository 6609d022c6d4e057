"""Which moment a build is made for."""

from __future__ import annotations

import datetime as dt
import os
import re
from typing import Final

from plugins.core.dates import ZONE
from plugins.core.problems import ContentError, Place, problem

VARIABLE = "SOURCE_DATE_EPOCH"
_SECONDS: Final = re.compile(r"[0-9]{1,12}")  # int() would take signs, spaces and other digits
_LAST: Final = 32_503_654_799  # the end of the year 2999 in Vietnam: later days have no calendar


def now() -> dt.datetime:
    """Return this moment in Vietnam; ``SOURCE_DATE_EPOCH`` stands for the clock where it is set.

    The variable is that of reproducible-builds.org: whole seconds since 1970. Raises
    ``ContentError`` where it holds anything else.
    """
    epoch = os.environ.get(VARIABLE, "")
    if not epoch:
        return dt.datetime.now(ZONE)
    if not _SECONDS.fullmatch(epoch) or int(epoch) > _LAST:
        raise ContentError([problem("X810", Place(VARIABLE), value=epoch)])
    return dt.datetime.fromtimestamp(int(epoch), ZONE)
