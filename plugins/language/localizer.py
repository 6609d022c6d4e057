"""Values of a site as one language says them: names, places, dates as far as they are known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from plugins.core.dates import PartialDate
from plugins.core.registers import Registers
from plugins.core.site import Story
from plugins.language.edition import Edition


@dataclass(frozen=True, slots=True)
class Localizer:
    """Says what the registers and their site hold in the words of an edition; URLs are absolute."""

    registers: Registers
    edition: Edition

    @property
    def lang(self) -> str:
        """The edition's language."""
        return self.edition.lang

    @property
    def t(self) -> Callable[..., str]:
        """The edition's messages by key; see :meth:`Edition.t`."""
        return self.edition.t

    @property
    def host(self) -> str:
        """The site's host, in identifiers that both editions share."""
        return urlsplit(self.absolute("")).hostname or "localhost"

    def absolute(self, address: str) -> str:
        """Return the URL of *address*."""
        return self.edition.absolute(address)

    def partial(self, date: PartialDate) -> str:
        """Return as much of a date as is known."""
        return self.edition.partial(date)

    def story(self, story: Story, lang: str | None = None) -> str:
        """Return where a story is told: in this edition or in *lang*, else where its main text is."""
        return self.absolute(story.shown(lang or self.lang).address)

    def name(self, party: str) -> str:
        """Return the shown name of an organisation's id or of free text."""
        return self.registers.site.party(party, self.lang)[0]
