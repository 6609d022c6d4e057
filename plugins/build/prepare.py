"""The first step: the content is checked and the theme read, before anything is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from plugins.assets.theme_files import ThemeFiles, read_theme
from plugins.build.examine import examine
from plugins.build.given import GIVEN
from plugins.build.options import BuildOptions
from plugins.core import addresses, clock
from plugins.core.ledger import Ended
from plugins.core.problems import ContentError, Problem, errors
from plugins.core.site import Site
from plugins.editions.site_plan import SitePlan
from plugins.language.edition import Edition, make_editions
from plugins.look.own import OwnLook, read_own
from plugins.pictures.survey import Survey
from plugins.safety import ledger
from plugins.safety.ledger import Facts
from plugins.stories.imprint_check import refused


@dataclass(frozen=True, slots=True)
class Prepared:
    """A site without errors, ready to be made for the moment ``now``.

    ``problems`` are warnings; ``ledger`` is what is known of published addresses once the build is
    public, ``added`` what of that was not known before.
    """

    options: BuildOptions
    now: dt.datetime
    plan: SitePlan
    assets: ThemeFiles
    look: OwnLook
    pictures: Survey
    problems: tuple[Problem, ...]
    ended: tuple[Ended, ...]
    ledger: Facts
    added: Facts

    @property
    def site(self) -> Site:
        """The site as loaded."""
        return self.plan.registers.site


def prepare(options: BuildOptions) -> Prepared:
    """Return what is to be made. Raises ``ContentError`` with every problem."""
    own, now = read_own(options.content, options.theme, GIVEN), clock.now()
    assets = read_theme(options.theme, own.style, own.files)
    found = examine(
        options.content,
        options.theme,
        now.date(),
        options.drafts,
        options.history,
        options.picture_store,
        now,
        own,
        partial(_editions, options, own, assets.folder),
    )
    if not options.drafts and not errors(found.problems):
        settings = found.site.reference.settings
        problems = {*found.problems, *refused(settings, options.site_url, options.content)}
        found = replace(found, problems=tuple(sorted(problems)))
    if errors(found.problems) or found.plan is None:
        raise ContentError(found.problems)
    facts = ledger.after(found.known, found.routes, found.ended)
    return Prepared(
        options=options,
        now=now,
        plan=found.plan,
        assets=assets,
        look=own,
        pictures=found.pictures,
        problems=found.problems,
        ended=found.ended,
        ledger=facts,
        added=ledger.added(found.known, facts),
    )


def _editions(
    options: BuildOptions, own: OwnLook, asset_folder: str, site: Site
) -> Mapping[str, Edition]:
    messages = {lang: own.words(options.theme, lang) for lang in addresses.LANGUAGES}
    return make_editions(site, messages, options.site_url, asset_folder, options.proposal, own.look)
