"""rsync as a tool: one run, its answer, and what its exit statuses mean to an editor."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from plugins.core.problems import ContentError, Place, problem

# 3.1 is the first that replaces a symbolic link by renaming another over it.
_OLDEST: Final = (3, 1)
_VERSION: Final = re.compile(r"rsync\s+version\s+v?(\d+)\.(\d+)")
_PATIENCE: Final = 60  # seconds without a byte
_SHELL: Final = "ssh -o BatchMode=yes -o ConnectTimeout=20 -o ServerAliveInterval=15"
# A line of --list-only: mode, size, day, hour, name, and where a link leads.
_LISTED: Final = re.compile(
    r"(?P<kind>[-dlbcps])\S{9}\S*\s+[\d,.]+\s+\d{4}/\d\d/\d\d \d\d:\d\d:\d\d (?P<name>.*)"
)
_CODES: Final = {
    # could not begin
    1: "T111", 2: "T111", 4: "T111", 5: "T111", 10: "T110", 35: "T110", 255: "T110",
    # the connection went, or the other side
    12: "T112", 20: "T112", 30: "T112",
    # could not read or write
    3: "T113", 11: "T113", 13: "T113", 22: "T113", 23: "T113", 24: "T113",
}  # fmt: skip
_NOISE: Final = (
    "rsync error:",
    "rsync: connection unexpectedly closed",
    "rsync: [sender] read error",
    "rsync: [Receiver] read error",
)
# The connection was not made, whatever the status says.
_UNMADE: Final = re.compile(
    r"ssh: |did(?:n't| not) (?:see|get) server |.*(?:Permission denied \((?:publickey|password|keyboard)|"
    r"Host key verification|kex_exchange)"
)


class NotThereError(Exception):
    """What was asked for does not stand on the other side."""


@dataclass(frozen=True, slots=True)
class ListedFile:
    """One row of a listing: ``kind`` is ``d`` for a folder, ``l`` for a link."""

    kind: str
    name: str
    leads_to: str = ""


@dataclass(frozen=True, slots=True)
class Rsync:
    """The rsync of this machine, speaking to the folder *address* (which ends with a slash)."""

    program: Path
    address: str
    remote: bool

    @classmethod
    def find(cls, address: str, remote: bool) -> Rsync:
        """Return it. Raises ``ContentError`` where there is none, or one that is too old."""
        found = shutil.which("rsync")
        said = ""
        if found:
            asked = subprocess.run([found, "--version"], capture_output=True, text=True)
            said = asked.stdout.partition("\n")[0]
        version = _VERSION.search(said)
        if found is None or version is None or (int(version[1]), int(version[2])) < _OLDEST:
            raise ContentError([problem("T104", Place("rsync"), found=said or "–")])
        return cls(Path(found), address, remote)

    def list(self, *rules: str) -> Iterator[ListedFile]:
        """Yield what stands below the folder as far as *rules* let it be seen; nothing where it is not
        there yet.
        """
        try:
            said = self._run("--list-only", "--recursive", "--links", *rules, source=self.address)
        except NotThereError:
            return
        for line in said.splitlines():
            if row := _LISTED.fullmatch(line):
                name, _, leads_to = row["name"].partition(" -> ")
                yield ListedFile(row["kind"], name, leads_to)

    def fetch(self, path: str, into: Path) -> bytes:
        """Return the file *path*. Raises ``NotThereError`` where it cannot be had."""
        self._run(source=f"{self.address}{path}", target=f"{into}/fetched")
        return (into / "fetched").read_bytes()

    def send(self, folder: Path, below: str, *options: str) -> str:
        """Bring what *folder* holds to *below*, with *options*; return what rsync says of it."""
        target = f"{self.address}{below}"
        try:
            return self._run(*options, source=f"{folder}/", target=target)
        except NotThereError as error:
            raise _fault(23, str(error), self.address) from None

    def _run(self, *options: str, source: str, target: str = "") -> str:
        command: list[str | Path] = [self.program, *options, f"--timeout={_PATIENCE}"]
        if self.remote:
            command.append("--compress")
        if self.address.startswith("rsync://"):
            command.append("--contimeout=20")
        environment = {"RSYNC_RSH": _SHELL, **os.environ, "LC_ALL": "C"}
        done = subprocess.run(
            [*command, "--", source, *([target] if target else [])],
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
        )
        if done.returncode == 0:
            return done.stdout
        reason = _reason(done.stderr)
        if done.returncode == 23 and ("No such file" in reason or "change_dir" in reason):
            raise NotThereError(reason)
        raise _fault(done.returncode, reason, self.address)


def _fault(status: int, reason: str, address: str) -> ContentError:
    code = "T110" if _UNMADE.match(reason) else _CODES.get(status, "T112")
    return ContentError([problem(code, Place(address), reason=f"{reason} (rsync {status})")])


def _reason(said: str) -> str:
    """Return the line of rsync's or ssh's complaints that says the most."""
    lines: Sequence[str] = [line.strip() for line in said.splitlines() if line.strip()]
    telling = [line for line in lines if not line.startswith(_NOISE)] or lines
    return telling[-1].removeprefix("rsync: ") if telling else "?"
