"""Writes into the repository's ledger what has become public."""

from __future__ import annotations

from plugins.build.examine import LEDGER, ledger_of
from plugins.core.problems import ContentError, place_of
from plugins.desk.project import Project
from plugins.safety import ledger, provisional
from plugins.safety.ledger import Facts, Ledger


def own_ledger(project: Project) -> Ledger:
    """Return the repository's ledger. Raises ``ContentError`` where it is damaged."""
    found, damage = ledger.read(ledger_of(project.content), place_of(LEDGER).path)
    if damage:
        raise ContentError(damage)
    return found


def carried_by(project: Project) -> Facts:
    """Return all that ``output/`` was published with, unlisted addresses too.

    Raises ``ContentError`` where its ledger is damaged.
    """
    carried, damage = ledger.read(project.carried_ledger, project.carried_ledger.name)
    if damage:
        raise ContentError(damage)
    return ledger.join(carried, Ledger(provisional.waiting(project.output))).facts


def settle(project: Project, facts: Facts, added: Facts) -> None:
    """Make *facts* the repository's ledger, and *added* those of ``output/`` that do not count yet.

    Raises ``OSError`` where one cannot be written; what it was to hold is then not forgotten.
    """
    path = ledger_of(project.content)
    if facts or path.exists():
        ledger.write(path, ledger.render(facts))
    provisional.note(project.output, added)
