"""Where a site is sent to: what ``TO=`` says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from plugins.core.problems import ContentError, Place, problem

_DAEMON: Final = re.compile(
    r"rsync://(?:[\w.-]+@)?(?:[\w.-]+|\[[0-9a-fA-F:]+\])(?::\d+)?/[^/\s]+(?:/.*)?"
)
_SHELL: Final = re.compile(r"(?:[\w.][\w.-]*@)?(?:[\w][\w.-]*|\[[0-9a-fA-F:]+\]):[^:].*")
_BUCKET: Final = re.compile(r"[A-Za-z0-9][\w.:-]{1,254}")


@dataclass(frozen=True, slots=True)
class Folders:
    """A place for release folders, as rsync names it, with a slash at its end."""

    address: str
    remote: bool


@dataclass(frozen=True, slots=True)
class Bucket:
    """A bucket of an object store; *prefix* is ``""`` or ends with a slash."""

    bucket: str
    prefix: str

    def __str__(self) -> str:
        return f"s3://{self.bucket}/{self.prefix}"


def find_target(to: str, root: Path, output: Path) -> Folders | Bucket:
    """Return the place that *to* names; a relative folder is one of *root*'s.

    Raises ``ContentError`` where it names none, a folder that is not there (a disk that is not
    mounted), or one in *output*.
    """
    where = to.strip()
    if where.startswith("s3://"):
        return _store(where)
    if _DAEMON.fullmatch(where) or (_SHELL.fullmatch(where) and "://" not in where):
        return Folders(f"{where.rstrip('/')}/" if not where.endswith(":/") else where, True)
    if "://" in where or not ("/" in where or where.startswith(("~", "."))):
        raise _refused("T101", to)
    folder = Path(where).expanduser()
    folder = folder if folder.is_absolute() else root / folder
    if not folder.is_dir():
        raise _refused("T102", where)
    near, public = folder.resolve(), output.resolve()
    if near == public or public in near.parents:
        raise _refused("T103", where)
    return Folders(f"{near}/", False)


def _store(where: str) -> Bucket:
    bucket, _, rest = where.removeprefix("s3://").partition("/")
    prefix = f"{rest.strip('/')}/".lstrip("/")
    if not _BUCKET.fullmatch(bucket) or {"", ".", ".."} & set(prefix.split("/")[:-1]):
        raise _refused("T101", where)
    return Bucket(bucket, prefix)


def _refused(code: str, to: str) -> ContentError:
    return ContentError([problem(code, Place("TO"), to=to)])
