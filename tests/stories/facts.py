"""Facts of made-up stories, and how their faults are found in the files."""

from __future__ import annotations

from typing import Any

from plugins.core.problems import Problem
from tests.builders import make_site
from tests.stories.conftest import Content, Found

PARTNERS = "data/benefits.yaml"


def vi(story: str) -> str:
    return f"news/2025/{story}/index.vi.md"


def en(story: str) -> str:
    return f"news/2025/{story}/index.en.md"


def agreement(name: str = "mot", **more: Any) -> dict[str, Any]:
    return {"id": name, "parties": ["Công đoàn X"], "signed": "2021"} | more


def award(**more: Any) -> dict[str, Any]:
    return {
        "award": "other", "awarded_by": "cloud-river", "year": "2024", "recipients": "unnamed",
    } | more  # fmt: skip


def document(**more: Any) -> dict[str, Any]:
    return {
        "number": "286/LĐLĐ", "type": "cong_van", "issued": "18/5/2018", "issuer": "cloud-river",
        "subject": "Phúc lợi",
    } | more  # fmt: skip


def partner(**more: Any) -> dict[str, Any]:
    return {"id": "nha-sach", "partner": "Nhà sách", "category": "Sách", "offer": "Giảm 10%"} | more


def offers(content: Content, *rows: dict[str, Any]) -> None:
    make_site(content.path.parent, benefits=list(rows))


def at(content: Content, code: str, name: str, row: str, turn: int = 0) -> Found:
    """Return the problem as it must be found: at the line that holds *row*, or its *turn*-th."""
    lines = (content.path / name).read_text("utf-8").splitlines()
    found = [number for number, line in enumerate(lines, start=1) if row in line]
    assert found, f"{name} has no {row!r}"
    return Found(code, name, found[turn])


def only(content: Content) -> Problem:
    (found,) = content.problems()
    return found
