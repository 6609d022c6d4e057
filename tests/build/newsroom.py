"""A made-up union's content, and what it published before."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.build.examine import Examined, PublishHistory, examine, ledger_of
from plugins.core.problems import Problem, errors
from plugins.safety import ledger
from tests.builders import (
    ROOT,
    as_yaml,
    write,
    write_story,
)

TODAY = dt.date(2025, 3, 15)


OLD = "tin-tuc/2025/tin-a/"


AGREEMENT = {"id": "pact", "parties": ["cloud-river", "rattan-works"], "signed": "2025-01-03"}


@dataclass(frozen=True)
class Newsroom:
    """A made-up union's content, and what it published before."""

    content: Path

    def examined(self, **past: Any) -> Examined:
        return examine(self.content, ROOT / "theme", TODAY, past=PublishHistory(**past))

    def publish(self, **past: Any) -> Examined:
        """Do to the ledger what a publish does."""
        found = self.examined(**past)
        assert not errors(found.problems), found.problems
        facts = ledger.after(found.known, found.routes, found.ended)
        ledger.write(ledger_of(self.content), ledger.render(facts))
        return found

    def refused(self, **past: Any) -> dict[str, list[Problem]]:
        """Return what stops a publish, by code."""
        found: dict[str, list[Problem]] = {}
        for one in errors(self.examined(**past).problems):
            found.setdefault(one.code, []).append(one)
        return found

    def story(self, name: str, **fields: Any) -> Path:
        folder = self.content / "news/2025" / name
        shutil.rmtree(folder, ignore_errors=True)
        return write_story(self.content, name, **fields)

    def table(self, name: str, rows: Any) -> None:
        write(self.content / "data" / f"{name}.yaml", as_yaml(rows))

    def gone(self, *rows: Mapping[str, Any]) -> None:
        self.table("gone", [{"date": "2025-03-01", **row} for row in rows])


def where(found: Examined) -> dict[str, str | None]:
    """Return each address that was left, and what it leads to."""
    return {left.address: left.target for left in found.ended}
