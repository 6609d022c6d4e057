"""What finds an official document in the story that reports it: its number and subject first."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.core.site import Text
from plugins.language.localizer import Localizer
from plugins.registers.found import number_spellings


def words(localizer: Localizer, text: Text) -> Iterator[str | None]:
    """Yield what is said of the document of *text*."""
    document = text.fields.document
    if document is None:
        return
    kind = localizer.t(f"facts.document_type.{document.type}")
    yield f"{kind} {document.number}: {document.subject}"
    yield localizer.name(document.issuer)
    yield document.signer
    yield from map(localizer.name, document.addressees)
    for deadline in document.deadlines:
        yield deadline.what
        yield deadline.who
    yield document.contact


def spellings(text: Text) -> Iterator[str]:
    """Yield other spellings of its number: ``CV 286 LĐLĐ`` for a công văn."""
    document = text.fields.document
    if document is not None:
        initials = "".join(part[0] for part in document.type.split("_")).upper()
        for number in number_spellings(document.number):
            yield f"{initials} {number}"
