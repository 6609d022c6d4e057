"""What finds an award in the story that reports it."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.core.search_document import joined
from plugins.core.site import Text
from plugins.language.localizer import Localizer


def words(localizer: Localizer, text: Text) -> Iterator[str | None]:
    """Yield what is said of the awards of *text*."""
    for award in text.fields.awards:
        yield award.title or localizer.t(f"facts.award_kind.{award.award}")
        bodies = (award.awarded_by, award.on_behalf_of, award.by_authority_of)
        yield joined(*(localizer.name(name) for name in bodies if name))
        yield award.decision
        for recipient in award.recipients:
            yield joined(recipient.name, recipient.unit)
