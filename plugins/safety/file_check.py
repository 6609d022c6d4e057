"""A file of the output, read and held against what the output has."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, get_args

from plugins.core.processes import cores
from plugins.core.share_work import each
from plugins.core.stages import stage
from plugins.safety.file_reading import FileReading, Use
from plugins.safety.other_files import read_css, read_svg, read_xml
from plugins.safety.page_reading import read_page
from plugins.safety.targets import Kind, Targets

_READERS: Final[Mapping[str, Callable[[bytes], FileReading]]] = {
    "html": read_page, "htm": read_page, "css": read_css, "svg": read_svg,
    "xml": read_xml, "opml": read_xml,
}  # fmt: skip
_LINK_CODES: Final[dict[Kind, str]] = {
    "missing": "O101",
    "no_slash": "O104",
    "outside": "O105",
    "unrooted": "O106",
    "inline": "O113",
    "script": "O120",
    "unresolved": "O140",
    "strange": "O107",
}
_EMBED_CODES: Final[dict[Kind, str]] = {
    **_LINK_CODES,
    "missing": "O103",
    "foreign": "O110",
    "contact": "O107",
}
_CODES: Final[Mapping[Use, dict[Kind, str]]] = {
    "link": _LINK_CODES,
    "embed": _EMBED_CODES,
    "own": {**_LINK_CODES, "missing": "O111"},
    "loaded": {**_EMBED_CODES, "no_slash": "O103"},
    "listed": dict.fromkeys((kind for kind in get_args(Kind) if kind != "file"), "O111"),
}
# Of a style sheet's or a drawing's address the fragment means nothing that could be looked up.
_WITH_FRAGMENT: Final = frozenset[Use]({"link", "embed", "own"})
Fault = tuple[str, int | None, dict[str, object]]
# What a file needs: the path of another, and behind a NUL the place in it, where it needs one.
Want = str


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file that was read: the SHA-256 of its bytes, its own faults, what it ``wants`` with the lines
    where it wants it, and its ids (``None``: it has none that a fragment could mean).
    """

    digest: str
    faults: tuple[Fault, ...]
    wants: Mapping[Want, tuple[int | None, ...]]
    ids: tuple[str, ...] | None


def is_checked(path: str) -> bool:
    """Say whether the file *path* is of a form that is read."""
    return path.rpartition(".")[2].lower() in _READERS


def check_file(folder: Path, path: str, targets: Targets) -> CheckedFile:
    """Read the file *path* of *folder* and hold it against *targets*."""
    content = (folder / path).read_bytes()
    read = _READERS[path.rpartition(".")[2].lower()](content)
    faults: list[Fault] = [*read.faults]
    wants: dict[Want, list[int | None]] = {}
    for address, use, line in _leads(read, targets):
        target = targets.find(address, path)
        if code := _CODES[use].get(target.kind):
            faults.append((code, line, {"address": address}))
        elif target.kind == "file":
            wants.setdefault(target.path, []).append(line)
            if target.fragment and use in _WITH_FRAGMENT:
                wants.setdefault(f"{target.path}\0{target.fragment}", []).append(line)
    return CheckedFile(
        hashlib.sha256(content).hexdigest(),
        tuple(faults),
        {want: tuple(lines) for want, lines in wants.items()},
        None if read.ids is None else tuple(read.ids),
    )


def _leads(read: FileReading, targets: Targets) -> Iterator[tuple[str, Use, int | None]]:
    yield from read.leads
    for address, use, line in read.stated:
        if targets.is_own(address):
            yield address.partition("#")[0], use, line


_shared: tuple[Path, Targets, bool] | None = None  # with the processes that are forked


def check_files(
    folder: Path, paths: Sequence[str], targets: Targets, lines: bool = False
) -> list[CheckedFile]:
    """Return *paths* checked, on all cores; what they want is told without its lines unless asked for."""
    global _shared
    _shared = folder, targets, lines
    try:
        tell = stage("Kiểm tra trang đã dựng / checking the built site")
        return each(_check_one, paths, cores(), tell)
    finally:
        _shared = None


def _check_one(path: str) -> CheckedFile:
    assert _shared is not None
    folder, targets, lines = _shared
    found = check_file(folder, path, targets)
    return found if lines else replace(found, wants=dict.fromkeys(found.wants, ()))
