"""Everything that can be wrong with the content, found before anything is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path, PurePosixPath
from typing import Final

from plugins.attachments.survey import survey as survey_attachments
from plugins.build.given import GIVEN
from plugins.core import addresses
from plugins.core.ledger import Ended
from plugins.core.memory import NoMemory, NoSteps
from plugins.core.outline import Outline
from plugins.core.problems import Problem, errors, place_of
from plugins.core.site import AnyText, Reference, Site
from plugins.editions.site_plan import SitePlan, plan_site
from plugins.language.edition import Edition, make_editions
from plugins.look.own import OwnLook, read_own
from plugins.media import survey as media
from plugins.pictures.memory import FolderMemory
from plugins.pictures.soundness import damaged
from plugins.pictures.survey import Survey, survey
from plugins.routes.route import Routes
from plugins.safety import ledger, provisional
from plugins.safety.ledger import Ledger
from plugins.safety.lost import compare
from plugins.store.steps import StepStore
from plugins.stories.dead_links import dead_links
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
    """The site as loaded, its pictures, and every problem, sorted, each once.

    ``plan`` is what its pages are made from, ``known`` the addresses published before, ``ended`` those
    that were left in good order. There is none of them where there are errors.
    """

    site: Site
    pictures: Survey
    problems: tuple[Problem, ...]
    plan: SitePlan | None = None
    known: Ledger = field(default_factory=Ledger)
    ended: tuple[Ended, ...] = ()

    @property
    def routes(self) -> Routes:
        """Every address of this build."""
        return self.plan.routes if self.plan else Routes()


EditionsOf = Callable[[Site], Mapping[str, Edition]]


def examine(
    content: Path,
    theme: Path,
    today: dt.date,
    drafts: bool = False,
    past: PublishHistory | None = None,
    store: Path | None = None,
    now: dt.datetime | None = None,
    own: OwnLook | None = None,
    editions: EditionsOf | None = None,
) -> Examined:
    """Load the site under *content* and return it with all that is wrong; see ``load``.

    Published addresses are looked at once nothing else is wrong: the address of a text that cannot
    be read is not known. A preview (*drafts*) knows of no earlier publish. What is wrong with a draft
    is a warning: it stops nobody else. *store* is the folder that remembers which files were looked
    at; without one, every file is. *own* is the union's look, where it was read before; *editions* are those
    that pages will be made for, where they will.
    """
    own = own or read_own(content, theme, GIVEN)
    steps = StepStore(store) if store is not None else NoSteps()
    site = load(content, today, drafts, now, steps)
    steps.tidy()
    pictures = survey(_shown(site))
    recordings = media.survey(_shown(site))
    memory = FolderMemory.read(store) if store is not None else NoMemory()
    files = survey_attachments(site, memory)
    holes = damaged(pictures, memory)
    if isinstance(memory, FolderMemory):
        memory.save()

    @cache
    def plan() -> SitePlan:
        return _plan(site, editions or partial(_plain_editions, theme, own))

    dead = dead_links(site, theme, lambda: plan().routes)
    seen = [*pictures.problems, *holes, *files, *recordings, *dead]
    problems = {
        *site.problems,
        *own.problems,
        *softened(seen, content),
    }
    found = Examined(site, pictures, tuple(sorted(problems)))
    if errors(problems):
        return found
    known, damage = (Ledger(), ()) if drafts else _known(content, past or PublishHistory())
    if damage:
        return replace(found, problems=tuple(sorted({*problems, *damage})))
    ended, lost = compare(known, plan().routes, site, past.removed if past else 0)
    problems.update(lost)
    return replace(found, problems=tuple(sorted(problems)), plan=plan(), known=known, ended=ended)


def ledger_of(content: Path) -> Path:
    """Return where the repository's copy of the URL ledger is."""
    return content / LEDGER


def _plan(site: Site, editions: EditionsOf) -> SitePlan:
    """Return the plan of *site*, but for stories that name what there is not: that is an error."""
    sound = tuple(
        story
        for story in site.stories
        if all(_ids_known(site.reference, text.outline) for text in story.texts.values())
    )
    if len(sound) < len(site.stories):
        site = replace(site, stories=sound)
    return plan_site(site, editions(site))


def _ids_known(reference: Reference, outline: Outline) -> bool:
    return (
        outline.section in reference.sections
        and reference.topics.keys() >= set(outline.topics)
        and reference.organisations.keys() >= set(outline.organisations)
    )


def _plain_editions(theme: Path, own: OwnLook, site: Site) -> Mapping[str, Edition]:
    """Return the editions as far as addresses depend on them."""
    messages = {lang: own.words(theme, lang) for lang in addresses.LANGUAGES}
    return make_editions(site, messages, "")


def _known(content: Path, past: PublishHistory) -> tuple[Ledger, tuple[Problem, ...]]:
    own, damage = ledger.read(ledger_of(content), place_of(LEDGER).path)
    if past.carried is None:
        return own, damage
    carried, more = provisional.counted(past.carried)
    return ledger.join(own, carried), (*damage, *more)


def _shown(site: Site) -> Site:
    """Return *site* without what was withdrawn: its pictures are published no longer."""

    def said(texts: Mapping[str, AnyText]) -> bool:
        return any(text.outline.status != "withdrawn" for text in texts.values())

    return replace(
        site,
        stories=tuple(story for story in site.stories if said(story.texts)),
        pages=tuple(page for page in site.pages if said(page.texts)),
    )
