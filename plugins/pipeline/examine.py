"""Everything that can be wrong with the content, found before anything is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Final

from plugins.attachments.survey import survey as survey_attachments
from plugins.core.ledger import CurrentAddresses, Ended
from plugins.core.memory import NoMemory
from plugins.core.problems import Problem, errors, place_of
from plugins.core.registers import Registers
from plugins.core.site import AnyText, Site
from plugins.media import survey as media
from plugins.pictures.soundness import damaged
from plugins.pictures.survey import Survey, survey
from plugins.pipeline.current_addresses import current_addresses
from plugins.pipeline.links import dead_links
from plugins.pipeline.memory import FolderMemory
from plugins.registers.collect import collect
from plugins.safety import ledger, provisional
from plugins.safety.ledger import Ledger
from plugins.safety.lost import compare
from plugins.stories.drafts import softened
from plugins.stories.load import load

LEDGER: Final = PurePosixPath("data", ledger.NAME)


@dataclass(frozen=True, slots=True)
class PublishHistory:
    """What is known of earlier publishes besides the repository's ledger.

    ``carried`` is the ledger that the public folder holds, of which what is provisional does not count;
    ``removed`` how many addresses an editor confirmed to give up at once.
    """

    carried: Path | None = None
    removed: int = 0


@dataclass(frozen=True, slots=True)
class Examined:
    """The site as loaded, its registers and pictures, and every problem, sorted, each once.

    ``known`` are the addresses published before, ``live`` those of this build, ``ended`` those that
    were left in good order. All three are empty where there are errors.
    """

    site: Site
    registers: Registers
    pictures: Survey
    problems: tuple[Problem, ...]
    known: Ledger = field(default_factory=Ledger)
    live: CurrentAddresses = field(default_factory=CurrentAddresses)
    ended: tuple[Ended, ...] = ()


def examine(
    content: Path,
    theme: Path,
    today: dt.date,
    drafts: bool = False,
    past: PublishHistory | None = None,
    store: Path | None = None,
    now: dt.datetime | None = None,
) -> Examined:
    """Load the site under *content* and return it with all that is wrong; see ``load``.

    Published addresses are looked at once nothing else is wrong: the address of a text that cannot
    be read is not known. A preview (*drafts*) knows of no earlier publish. What is wrong with a draft
    is a warning: it stops nobody else. *store* is the folder that remembers which files were looked
    at; without one, every file is.
    """
    site = load(content, today, drafts, now)
    pictures = survey(_shown(site))
    recordings = media.survey(_shown(site))
    memory = FolderMemory(store) if store is not None else NoMemory()
    files = survey_attachments(site, memory)
    holes = damaged(pictures, memory)
    if isinstance(memory, FolderMemory):
        memory.save()
    seen = [*pictures.problems, *holes, *files, *recordings, *dead_links(site, theme)]
    problems = {
        *site.problems,
        *softened(seen, content),
    }
    registers = collect(site)
    found = Examined(site, registers, pictures, tuple(sorted(problems)))
    if errors(problems):
        return found
    known, damage = (Ledger(), ()) if drafts else _known(content, past or PublishHistory())
    if damage:
        return replace(found, problems=tuple(sorted({*problems, *damage})))
    addresses = current_addresses(registers, theme)
    ended, lost = compare(known, addresses, site, past.removed if past else 0)
    problems.update(lost)
    return replace(
        found, problems=tuple(sorted(problems)), known=known, live=addresses, ended=ended
    )


def ledger_of(content: Path) -> Path:
    """Return where the repository's copy of the URL ledger is."""
    return content / LEDGER


def _known(content: Path, past: PublishHistory) -> tuple[Ledger, tuple[Problem, ...]]:
    own, damage = ledger.read(ledger_of(content), place_of(LEDGER).path)
    if past.carried is None:
        return own, damage
    carried, more = provisional.counted(past.carried)
    return ledger.join(own, carried), (*damage, *more)


def _shown(site: Site) -> Site:
    """Return *site* without what was withdrawn: its pictures are published no longer."""

    def said(texts: Mapping[str, AnyText]) -> bool:
        return any(text.fields.status != "withdrawn" for text in texts.values())

    return replace(
        site,
        stories=tuple(story for story in site.stories if said(story.texts)),
        pages=tuple(page for page in site.pages if said(page.texts)),
    )
