"""Made-up unions whose facts fill every register."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plugins.core.problems import errors, render
from plugins.core.registers import Registers
from plugins.registers.collect import collect
from plugins.stories.load import load
from tests.builders import SITE, make_site

TODAY = dt.date(2025, 3, 15)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return the ``content`` of a site without stories."""
    return make_site(tmp_path, site=SITE | {"typography": "false"})  # words are compared


@pytest.fixture
def registers(content: Path) -> Callable[..., Registers]:
    """Return a function that collects the registers of what was written, for a day."""

    def made(today: dt.date = TODAY, **options: Any) -> Registers:
        site = load(content, today, **options)
        assert errors(site.problems) == (), render(site.problems)
        return collect(site)

    return made


def agreement(name: str, **changes: Any) -> dict[str, Any]:
    """Return an agreement between two made-up unions."""
    fields = {
        "id": name,
        "title": f"Thỏa thuận {name}",
        "parties": ["cloud-river", "Hợp tác xã Bến Đò"],
        "signed": "2024-01-05",
    }
    return {key: value for key, value in (fields | changes).items() if value is not None}


def document(number: str, **changes: Any) -> dict[str, Any]:
    """Return an official document of a made-up federation."""
    fields = {
        "number": number,
        "type": "cong_van",
        "issued": "2025-01-06",
        "issuer": "cloud-river",
        "subject": f"Về việc {number}",
    }
    return {key: value for key, value in (fields | changes).items() if value is not None}
