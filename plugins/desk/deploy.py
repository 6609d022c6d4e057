"""``deploy``: sends the published, verified ``output/`` to where readers are."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from plugins.build.examine import ledger_of
from plugins.core.problems import (
    ContentError,
    Place,
    Problem,
    errors,
    place_on_disk,
    plural,
    problem,
    render,
)
from plugins.deploy import objects, releases
from plugins.deploy.parcel import Parcel, Sent
from plugins.deploy.target import Folders, find_target
from plugins.desk.progress import step
from plugins.desk.project import Project, refuse_sources
from plugins.desk.settle import carried_by, own_ledger, settle
from plugins.desk.voice import DeskError, say, show
from plugins.safety import headers, ledger
from plugins.safety.ledger import Ledger
from plugins.safety.manifest import COMPRESSED
from plugins.safety.manifest_read import Manifest, ManifestError, read_manifest
from plugins.safety.output_files import DROPPINGS, is_dropping, is_junk, list_files
from plugins.safety.publish_lock import only_publish
from plugins.safety.verify import FolderCopy, compare, manifest_of, named, spoken
from plugins.syndication import robots

_MIB: Final = 1 << 20


def run(project: Project, to: str, now: dt.datetime | None = None) -> int:
    """Send ``output/`` to *to*, say what was done, and return 0; 1 with the problems where it cannot
    be.

    Nothing is sent that differs from what ``make publish`` made; no publish runs meanwhile. *now* is
    the clock's time unless given.
    """
    started = time.monotonic()
    now = now or dt.datetime.now(dt.UTC)
    try:
        target = find_target(to, project.root, project.output)
        if isinstance(target, Folders) and not target.remote:
            # Releases stand below names of their own: other files there are safe.
            refuse_sources(project, Path(target.address), setting="TO", cleared=False)
        with only_publish(project.work):
            with step("Đang kiểm tra output/ / Checking output/ …"):
                manifest = verified(project.output)
                parcels = tuple(_parcels(project.output, manifest))
                known, carried = own_ledger(project), carried_by(project)
            with step(f"Đang gửi / Sending → {to} …"):
                if isinstance(target, Folders):
                    sent = releases.send(target, project.output, parcels, DROPPINGS, now)
                else:
                    packed = tuple(parcel for parcel in parcels if not _packed(parcel, manifest))
                    rules = objects.Rules(_rules(), headers.named_by_content)
                    sent = objects.send(target, project.output, packed, rules, int(now.timestamp()))
            unkept = _keep(project, ledger.join(known, Ledger(carried)))
    except ContentError as error:
        show(str(error), sys.stderr)
        say("Chưa gửi xong.", "Deployment incomplete.", sys.stderr)
        return error.exitcode
    if warnings := (*sent.warnings, *unkept):
        show(render(warnings), sys.stderr)
    new = 0 if unkept else len(ledger.less(carried, known.facts))
    show(_account(to, manifest, sent, new, time.monotonic() - started))
    return 0


def _keep(project: Project, public: Ledger) -> tuple[Problem, ...]:
    """Write down that what was sent is *public*. The site is: where that fails, it is said."""
    try:
        settle(project, public.facts, {})
    except OSError as error:
        path = ledger_of(project.content)
        where = place_on_disk(Path(os.fsdecode(error.filename or path)), project.root)
        return (problem("WU142", where, reason=error.strerror or error),)
    return ()


def verified(output: Path) -> Manifest:
    """Return the manifest of *output*. Raises ``ContentError`` where *output* is not what it says, or
    holds what must not go public; ``DeskError`` where nothing was published.
    """
    if not manifest_of(output):
        raise DeskError(
            "Chưa có gì để gửi: output/ chưa có bản đăng nào. Chạy make publish trước.",
            "There is nothing to send: output/ holds no publish. Run make publish first.",
        )
    try:
        manifest = named(read_manifest(FolderCopy(output).fetch), output)
    except ManifestError as error:
        raise ContentError([spoken(error)]) from error
    if _is_preview(output):
        raise ContentError([problem("T108", Place("output"))])
    found = [*errors(compare(manifest, FolderCopy(output, output)).problems)]
    found += [
        problem("T106", Place(f"output/{path}"))
        for path in sorted(list_files(output).files)
        if is_junk(path) and not is_dropping(path)
    ]
    if found:
        found.append(problem("T107", Place("output")))
        raise ContentError(found)
    return manifest


def _is_preview(output: Path) -> bool:
    """Say whether *output* was published as the preview of a proposal (``PROPOSAL``)."""
    told = output / "robots.txt"
    return told.is_file() and told.read_bytes() == robots.CLOSED.encode()


def _parcels(output: Path, manifest: Manifest) -> Iterator[Parcel]:
    """Yield every file of *output*, those placed by hand among them."""
    known = {entry.path: entry for entry in (*manifest.entries.values(), *manifest.own.values())}
    for path in sorted(list_files(output).files):
        if is_dropping(path):
            continue
        if entry := known.get(path):
            sha256, size = entry.sha256, entry.size
        else:
            with (output / path).open("rb") as file:
                sha256, size = hashlib.file_digest(file, "sha256").hexdigest(), file.tell()
        yield Parcel(
            path,
            sha256,
            size,
            headers.content_type(path),
            headers.cache_control(path),
            headers.named_by_content(path),
        )


def _packed(parcel: Parcel, manifest: Manifest) -> bool:
    """Say whether it is a compressed copy, which a store does not choose for a reader."""
    if not parcel.path.endswith(COMPRESSED):
        return False
    base = parcel.path.rpartition(".")[0]
    url = base.removesuffix("index.html") if f"/{base}".endswith("/index.html") else base
    return url in manifest.entries or base in manifest.own


def _rules() -> str:
    """Return what stands for the types and the cache rules, so that a change of them is noticed."""
    told = repr((headers.TYPES, headers.TEXT, headers.CACHE_RULES, headers.CACHE_DEFAULT))
    return hashlib.sha256(told.encode()).hexdigest()


def _account(to: str, manifest: Manifest, sent: Sent, new: int, seconds: float) -> str:
    rows = [
        (
            "Đã gửi / Sent",
            f"{sent.files} tệp / {plural(sent.files, 'file')}, {sent.bytes / _MIB:.1f} MB",
        ),
        ("Đã có sẵn / There already", f"{sent.same} tệp / {plural(sent.same, 'file')}"),
        ("Đã bỏ / Removed", str(sent.removed)),
    ]
    if sent.kept:
        rows.append(("Còn giữ một ngày / Kept a day", str(sent.kept)))
    if sent.release:
        rows.append(("Bản / Release", sent.release))
    if new:
        rows.append(("Địa chỉ mới / New addresses", f"{new} → content/data/{ledger.NAME}"))
    rows += [
        ("Thời gian / Time", f"{seconds:.1f} s"),
        ("Mã kiểm chứng / Digest", f"sha256:{manifest.digest}"),
    ]
    lines = [f"{label:<26} {value}" for label, value in rows]
    return "\n".join([*lines, f"Đã đưa lên {to}. / Sent to {to}."])
