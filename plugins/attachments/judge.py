"""One file to download against what its name promises. Memory and time are bounded for any bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from plugins.attachments import office, pdf, zipped
from plugins.core.file_kinds import HEAD, NAMES, TAIL, document_kind
from plugins.core.lfs import is_pointer
from plugins.core.memory import Finding

# Raised where the same bytes would be judged otherwise.
REVISION: Final = 2

# Bytes. A file of 50 MB takes four minutes on a phone far from a city; nobody waits for 500.
HEAVY: Final = 50_000_000
HEAVIEST: Final = 500_000_000

_ZIPPED: Final = frozenset({"docx", "xlsx", "pptx", "odt", "ods", "odp", "zip"})
_OPEN: Final = frozenset({"odt", "ods", "odp"})
_OLD: Final = frozenset({"doc", "xls", "ppt"})
_NEW: Final = frozenset({"docx", "xlsx", "pptx"})
_TEXTS: Final = frozenset({"csv", "txt"})
_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")

Check = Callable[[Path, int], str]


def judge(path: Path, ending: str) -> Finding:
    """Return what is wrong with the file: codes of ``problems.toml`` and the values of their words.

    *ending* is what the name promises, in lower case. Raises ``OSError``.
    """
    size = path.stat().st_size
    if size == 0:
        return [("L220", {})]
    if size > HEAVIEST:
        return [("L225", {"size": _millions(size), "limit": _millions(HEAVIEST)})]
    found = _content(path, size, ending)
    if size > HEAVY:
        found.append(("WL240", {"size": _millions(size)}))
    return found


def _content(path: Path, size: int, ending: str) -> Finding:
    head, tail = _ends(path, size)
    if is_pointer(head):
        return [("L229", {})]
    kind: str | None = document_kind(head, tail)
    if kind is None and ending == "pdf" and pdf.begins(head):
        kind = "pdf"
    if kind == "html":
        return [("L222", {"ending": ending.upper()})]
    if ending in _TEXTS:
        return _text(kind, head)
    if kind == "locked" and ending in _OLD | _NEW:
        return [("WL241", {})]
    if kind == "ole" and ending in _OLD:
        kind = ending
    if kind in _OLD and ending in _OLD and kind != ending:
        kind = office.kind(path, size, ending)  # the other kind may be a part of it
    if ending == "zip" and kind == "epub":
        kind = "zip"
    if kind == "zip" and ending in _OPEN and zipped.open_document(path, ending):
        kind = ending
    if kind != ending:
        return [_otherwise(kind, ending)]
    code = _CHECKS[ending](path, size) if ending in _CHECKS else ""
    return [(code, {"ending": ending.upper()})] if code else []


def _text(kind: str | None, head: bytes) -> Finding:
    if kind is not None:
        return [_otherwise(kind, "txt")]
    if b"\0" in head and not head.startswith(_MARKS):
        return [("L223", {"ending": "TXT"})]
    return []


def _otherwise(kind: str | None, ending: str) -> tuple[str, dict[str, str]]:
    """Return how to say that a file is something else than its ending says."""
    if kind is None:
        return "L223", {"ending": ending.upper()}
    vi, en = NAMES[kind]
    values = {"ending": ending.upper(), "kind": vi, "kind_en": en, "right": kind}
    return ("L224" if kind in _ZIPPED | _OLD | {"pdf"} else "L226"), values


def _ends(path: Path, size: int) -> tuple[bytes, bytes]:
    with path.open("rb") as file:
        head = file.read(HEAD)
        file.seek(max(0, size - TAIL))
        return head, file.read(TAIL)


def _millions(size: int) -> str:
    return str(round(size / 1e6))


_CHECKS: Final[Mapping[str, Check]] = {
    "pdf": pdf.fault,
    **dict.fromkeys(_ZIPPED, zipped.fault),
    **dict.fromkeys(_OLD, office.fault),
}
