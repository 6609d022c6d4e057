"""Release folders: the new site is sent aside, then one link leads to it instead of the old.

On the other side stand ``releases/TIME-MARK/``, and links: ``current`` is what a web server hands out,
``before`` the site that it was until then, ``next`` what is being sent. rsync does everything, so an
ssh key that may do nothing else is enough, and so is a daemon without any shell.
"""

from __future__ import annotations

import datetime as dt
import re
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from plugins.core.problems import ContentError, Place, problem
from plugins.deploy.parcel import MANIFEST, Parcel, Sent, release_mark
from plugins.deploy.rsync import ListedFile, NotThereError, Rsync
from plugins.deploy.target import Folders

KEPT: Final = 3
_RELEASE: Final = re.compile(r"\d{8}-\d{6}-[0-9a-f]{16}")
_FOLDER: Final = "releases"
_CURRENT: Final = "current"
_BEFORE: Final = "before"  # sorted before «current», and rsync goes by the alphabet
_NEXT: Final = "next"
_MOST_BASES: Final = 20  # rsync takes no more
# A file is the same when its bytes are: times differ with every build. A file that is the same in
# an older release becomes a second name of it, and keeps the time that web servers tell browsers.
_SENDING: Final = (
    "--recursive", "--perms", "--chmod=D755,F644", "--checksum", "--delete", "--delete-excluded",
    "--stats", "--no-human-readable",
)  # fmt: skip
_SENT: Final = re.compile(r"Number of regular files transferred: (\d+)")
_BYTES: Final = re.compile(r"Total transferred file size: (\d+) bytes")


@dataclass(frozen=True, slots=True)
class _Found:
    """What stood on the other side: releases, those begun last first, and where the links lead."""

    releases: Sequence[str]
    current: str
    before: str


def send(
    target: Folders,
    output: Path,
    parcels: Sequence[Parcel],
    hidden: Sequence[str],
    now: dt.datetime,
) -> Sent:
    """Make *output* the site at *target* at the time *now*; files named as *hidden* say stay behind.

    Readers see the old site until one link is replaced, and the new site from then on. Run again
    after a cut, only the rest is sent. Raises ``ContentError``, the old site being as it was.
    """
    rsync = Rsync.find(target.address, target.remote)
    found = _look(rsync)
    name = _name(found, release_mark(parcels), now)
    with tempfile.TemporaryDirectory() as scratch:
        work = Path(scratch)
        _links(rsync, work / "first", {_NEXT: name}, folder=True)
        bases = [base for base in (found.current, *found.releases) if base and base != name]
        said = rsync.send(
            output,
            f"{_FOLDER}/{name}/",
            *_SENDING,
            *(f"--exclude={pattern}" for pattern in hidden),
            *(f"--link-dest=../{base}" for base in tuple(dict.fromkeys(bases))[:_MOST_BASES]),
        )
        _prove(rsync, output, work)
        links = {_CURRENT: name}
        if found.current not in {"", name}:
            links[_BEFORE] = found.current
        _links(rsync, work / "last", links)
        old = _old(found, name, links.get(_BEFORE, found.before))
        _remove(rsync, work / "none", old)
    sent, size = (int(row[1]) if (row := part.search(said)) else 0 for part in (_SENT, _BYTES))
    return Sent(sent, size, len(parcels) - sent, len(old), name)


def _look(rsync: Rsync) -> _Found:
    rules = (f"/{_FOLDER}/", f"/{_FOLDER}/*/", f"/{_CURRENT}", f"/{_BEFORE}")
    rows = list(rsync.list(*(f"--include={rule}" for rule in rules), "--exclude=*"))
    for row in rows:
        if row.name in {_CURRENT, _BEFORE} and row.kind != "l":
            raise ContentError([problem("T115", Place(f"{rsync.address}{row.name}"))])
    releases = [name for row in rows if row.kind == "d" and (name := _release(row.name))]
    return _Found(sorted(releases, reverse=True), _led(rows, _CURRENT), _led(rows, _BEFORE))


def _name(found: _Found, mark: str, now: dt.datetime) -> str:
    """Return the release of these files that was begun before, else a new one's name."""
    begun = (name for name in found.releases if name.endswith(mark))
    return next(begun, f"{now.astimezone(dt.UTC):%Y%m%d-%H%M%S}-{mark}")


def _led(rows: Iterable[ListedFile], link: str) -> str:
    """Return the release that *link* leads to, ``""`` where it leads to none of ours."""
    return next((_release(row.leads_to.rstrip("/")) for row in rows if row.name == link), "")


def _release(path: str) -> str:
    folder, _, name = path.partition("/")
    return name if folder == _FOLDER and _RELEASE.fullmatch(name) else ""


def _links(rsync: Rsync, work: Path, links: dict[str, str], folder: bool = False) -> None:
    """Set *links* over there. rsync makes each under another name and renames it: no reader finds none."""
    work.mkdir()
    if folder:
        (work / _FOLDER).mkdir(mode=0o755)
    for link, name in links.items():
        (work / link).symlink_to(f"{_FOLDER}/{name}")
    rsync.send(work, "", "--recursive", "--links")


def _prove(rsync: Rsync, output: Path, work: Path) -> None:
    """Read the new release's manifest through a link, as a web server will. Raises ``ContentError``."""
    try:
        if rsync.fetch(f"{_NEXT}/{MANIFEST}", work) == (output / MANIFEST).read_bytes():
            return
    except NotThereError:
        pass
    raise ContentError([problem("T114", Place(f"{rsync.address}{_NEXT}"))])


def _old(found: _Found, name: str, before: str) -> Sequence[str]:
    """Return the releases that are no longer kept: all but the newest, whatever a link leads to."""
    linked = {name, before} - {""}
    others = [release for release in found.releases if release not in linked]
    return others[max(KEPT - len(linked), 0) :]


def _remove(rsync: Rsync, empty: Path, names: Sequence[str]) -> None:
    """Remove the releases *names*: what the rules do not name is out of reach."""
    if not names:
        return
    empty.mkdir()
    rules = [f"--include=/{name}/***" for name in names]
    rsync.send(empty, f"{_FOLDER}/", "--recursive", "--delete", *rules, "--exclude=*")
