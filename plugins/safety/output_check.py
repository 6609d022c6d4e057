"""The last look at a finished output folder before it is published."""

from __future__ import annotations

import random
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from plugins.core.problems import Problem
from plugins.safety.check_record import CheckRecord, Passed
from plugins.safety.file_check import CheckedFile, Fault, Want, check_files, is_checked
from plugins.safety.findings import Findings
from plugins.safety.output_files import is_junk
from plugins.safety.site_files import SiteFiles
from plugins.safety.targets import Targets

_AT_ONCE: Final = 2048  # files: what an archive wants does not fit into memory as it is read
_SAMPLE: Final = 2  # unchanged files that are read anew


def check(
    output: Path | SiteFiles, base: str, site_url: str, record: CheckRecord | None = None
) -> tuple[Problem, ...]:
    """Return every fault of the site in *output*, sorted; their places are files below it.

    *base* is the path at which the host serves the folder (``""`` or ``/repo``), *site_url* its
    absolute address without a slash at the end (``""`` where it is not known). Pages, style sheets,
    drawings and XML files are read. Of what passed last, which *record* knows, only the files that lead
    to something that is no longer there are read once more: everything else holds still.
    """
    site = output if isinstance(output, SiteFiles) else SiteFiles.of(output)
    passed = record.read(base, site_url) if record else None
    if record and passed:
        one = _Check(site, Targets.of(site.files, base, site_url), passed)
        problems = one.run()
        if one.holds():
            if not problems and one.differs:
                record.write(base, site_url, one.passed())
            return problems
        record.discard()
        site.distrust()
    one = _Check(site, Targets.of(site.files, base, site_url), Passed())
    problems = one.run()
    if record and not problems:
        record.write(base, site_url, one.passed())
    return problems


@dataclass(slots=True)
class _Check:
    """One check of ``site``; ``last`` is what passed, or nothing."""

    site: SiteFiles
    targets: Targets
    last: Passed
    new: list[str] = field(default_factory=list)
    _sound: list[str] = field(default_factory=list)
    _rows: dict[str, array[int]] = field(default_factory=dict)
    _faults: dict[str, tuple[Fault, ...]] = field(default_factory=dict)
    _ids: dict[str, tuple[str, ...] | None] = field(default_factory=dict)
    _wants: dict[Want, int] = field(init=False)

    def __post_init__(self) -> None:
        self._wants = {want: number for number, want in enumerate(self.last.wants)}

    @property
    def differs(self) -> bool:
        """Whether the output is another than the one that passed last."""
        return bool(self.new) or self.site.files.keys() != self.last.files

    def run(self) -> tuple[Problem, ...]:
        """Return the problems."""
        paths = sorted(filter(is_checked, self.site.files))
        known = self.last.digests
        digests = self.site.digests(paths) if known else {}
        self.new = [path for path in paths if path not in known or known[path] != digests[path]]
        kept = {*paths}.difference(self.new)
        self._rows = {path: self.last.rows[path] for path in kept}
        self._read(self.new)
        failing = self._failing()
        led = [
            path
            for path, row in sorted(self._rows.items() if failing else ())
            if not failing.isdisjoint(row)
        ]
        self._sound = sorted(kept.difference(led))
        return self._report(failing, led)

    def holds(self) -> bool:
        """Say whether a few of the files that were not read are what was known of them."""
        some = random.sample(self._sound, min(_SAMPLE, len(self._sound)))
        for path, found in zip(some, self._look(some), strict=True):
            known = {self.last.wants[number] for number in self.last.rows[path]}
            places = [want for want in self.last.wants if want.startswith(f"{path}\0")]
            if (
                found.faults
                or found.digest != self.last.digests[path]
                or found.wants.keys() != known
                or any(_lacks(found.ids, want.partition("\0")[2]) for want in places)
            ):
                return False
        return True

    def passed(self) -> Passed:
        """Return what is to be known of the output, which has no fault."""
        names = list(self._wants)
        used = sorted(set[int]().union(*self._rows.values()))
        places = array("I", bytes(array("I").itemsize * len(names)))
        for place, number in enumerate(used):
            places[number] = place
        rows = {path: array("I", map(places.__getitem__, row)) for path, row in self._rows.items()}
        digests = self.site.digests(self._rows)
        return Passed(frozenset(self.site.files), digests, rows, [names[number] for number in used])

    def _look(self, paths: Sequence[str], lines: bool = False) -> list[CheckedFile]:
        return check_files(self.site.folder, paths, self.targets, lines)

    def _read(self, paths: Sequence[str]) -> None:
        for at in range(0, len(paths), _AT_ONCE):
            some = paths[at : at + _AT_ONCE]
            for path, found in zip(some, self._look(some), strict=True):
                self.site.note({path: found.digest})
                self._ids[path] = found.ids
                if found.faults:
                    self._faults[path] = found.faults
                numbers = (self._wants.setdefault(one, len(self._wants)) for one in found.wants)
                self._rows[path] = array("I", numbers)

    def _failing(self) -> frozenset[int]:
        """Return the numbers of what is wanted and not there.

        A place that was there is there still in a file that is the same.
        """
        places = {want: want.partition("\0") for want in self._wants}
        known = frozenset(self.last.wants)
        unread = {
            path
            for want, (path, _, fragment) in places.items()
            if fragment and want not in known and path not in self._ids and is_checked(path)
        }
        paths = sorted(unread)
        self._ids |= {path: found.ids for path, found in zip(paths, self._look(paths), strict=True)}
        return frozenset(
            number
            for (path, _, fragment), number in zip(
                places.values(), self._wants.values(), strict=True
            )
            if (_lacks(self._ids.get(path), fragment) if fragment else path not in self.site.files)
        )

    def _report(self, failing: frozenset[int], led: Sequence[str]) -> tuple[Problem, ...]:
        findings = Findings()
        for path in self.site.listing.odd:
            findings.add("O142", path)
        for path in sorted(self.site.files.keys() - self.last.files):
            if is_junk(path):
                findings.add("O141", path)
        if "index.html" not in self.site.files:
            findings.add("O143", "index.html")
        again = dict(zip(led, self._look(led, lines=True), strict=True))
        for path in sorted({*self._faults, *again}):
            found = again.get(path)
            for code, line, values in found.faults if found else self._faults[path]:
                findings.add(code, path, line, **values)
            for want, lines in found.wants.items() if found else ():
                target, _, fragment = want.partition("\0")
                if fragment and self._wants.get(want) in failing:
                    for line in lines:
                        findings.add("O102", path, line, target=target, fragment=fragment)
        return findings.report()


def _lacks(ids: Sequence[str] | None, fragment: str) -> bool:
    """Say whether a file with *ids* has no place *fragment*; every page has a top."""
    return ids is not None and fragment != "top" and fragment not in ids
