"""Which moment a build is made for."""

from __future__ import annotations

import datetime as dt
import os

from plugins.core.dates import ZONE
from plugins.core.problems import ContentError, Place, problem

VARIABLE = "SOURCE_DATE_EPOCH"


def now() -> dt.datetime:
    """Return this moment in Vietnam; ``SOURCE_DATE_EPOCH`` stands for the clock where it is set.

    The variable is that of reproducible-builds.org: whole seconds since 1970. Raises
    ``ContentError`` where it holds anything else.
    """
    epoch = os.environ.get(VARIABLE, "").strip()
    if not epoch:
        return dt.datetime.now(ZONE)
    try:
        return dt.datetime.fromtimestamp(int(epoch), ZONE)
    except (ValueError, OverflowError, OSError):
        raise ContentError([problem("X810", Place(VARIABLE), value=epoch)]) from None
