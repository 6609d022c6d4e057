"""Numbers of documents, however they are typed."""

from __future__ import annotations

from plugins.core.text import fold, nfc


def number_key(number: str) -> str:
    """Return what two spellings of one number share: ``286/LĐLĐ`` and ``286 ldld`` are ``286ldld``."""
    return "".join(c for c in fold(nfc(number)).casefold() if c.isalnum())
