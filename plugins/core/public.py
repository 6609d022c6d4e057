"""Whether what is published here goes to readers without another step."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Final

_NO: Final = frozenset({"", "0", "false"})


def public_at_once(environment: Mapping[str, str] = os.environ) -> bool:
    """Say whether what is published here goes to readers without another step: in CI, where ``CI`` is set.

    GitHub and GitLab set it to ``true``; so does whoever lets a web server hand out the folder itself.
    """
    return environment.get("CI", "").strip().lower() not in _NO
