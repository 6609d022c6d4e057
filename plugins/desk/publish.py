"""``publish``: build aside, check what was built, then switch it into ``output/`` in one step.

On any problem ``output/`` stays as it was.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from plugins.build.examine import ledger_of
from plugins.build.progress import progress_shown
from plugins.core.problems import (
    ContentError,
    Place,
    Problem,
    counted,
    errors,
    place_on_disk,
    problem,
    render,
)
from plugins.core.public import public_at_once
from plugins.desk import push_size, standing
from plugins.desk.account import account, facts, seal
from plugins.desk.building import build_site
from plugins.desk.outcome import NOTHING_CHANGED, outcome
from plugins.desk.progress import step
from plugins.desk.project import Project, refuse_sources
from plugins.desk.remember_due import Before, remember_due, sources_before
from plugins.desk.settle import settle
from plugins.desk.standing import Standing
from plugins.desk.stores import stores
from plugins.desk.voice import say, show
from plugins.pipeline.build import BuildSummary
from plugins.safety import (
    check_record,
    compressed,
    header_files,
    ledger,
    manifest,
    provisional,
    redirect_rules,
)
from plugins.safety.check_record import CheckRecord
from plugins.safety.ledger import Facts
from plugins.safety.output_check import check
from plugins.safety.publish_lock import Held, only_publish
from plugins.safety.site_files import SiteFiles
from plugins.safety.spare import SpoiledError, assemble
from plugins.safety.switch import recover, spare_folder, switch
from plugins.store.program import program_digest

_ATTEMPTS: Final = 2  # builds, where a stored file turns out to be spoilt


def run(project: Project, removed: int = 0, compress: bool = False, clean: bool = False) -> int:
    """Publish *project* and print what was done; print the problems where it cannot be.

    *removed* is how many published addresses the editor confirmed to give up at once. With
    *compress* the files that gain by it also stand there as ``.br`` and ``.gz``. A *clean* publish
    uses nothing of what earlier builds kept.
    """
    started = time.monotonic()
    try:
        refuse_sources(project, project.output, project.work)
        with (
            progress_shown(),
            only_publish(project.work) as held,
            push_size.looking(project.content) as push,
        ):
            recover(project.output, held=held)
            before = sources_before(project.root)
            made_of = standing.source(project, before[0], compress)
            before = before if made_of else ("", "")  # then nothing tells when it is due again
            again = None if clean or removed else standing.found(project, made_of, held)
            told = again or _publish(project, before, removed, compress, clean, held)
            large = push.problems()
            waiting = {} if public_at_once() else provisional.waiting(project.output)
    except ContentError as error:
        show(str(error), sys.stderr)
        say(
            "Chưa đăng; output/ giữ nguyên như trước.",
            "Not published; output/ is unchanged.",
            sys.stderr,
        )
        return error.exitcode
    if doubts := "\n".join(filter(None, [told.warnings, render(large) if large else ""])):
        show(doubts, sys.stderr)
    spent, published = time.monotonic() - started, told.outcome != NOTHING_CHANGED
    show(account(told.facts, told.seal, told.warned + len(large), spent, published))
    if waiting:
        say(
            f"{len(waiting)} địa chỉ mới chưa tính là đã đăng: chỉ tính khi đã gửi trang bằng make deploy, "
            "hoặc đưa lên mạng cách khác rồi chạy make ledger FROM=https://…",
            f"{counted(len(waiting), 'new address')} will count as published once you send the site "
            "with make deploy, or put it online otherwise and then run make ledger FROM=https://…",
        )
    show(told.outcome)
    return 0


def _publish(
    project: Project, before: Before, removed: int, compress: bool, clean: bool, held: Held
) -> Standing:
    """Build, check and switch; return what is to be said of it. See ``run``."""
    standing.forget(project)
    with stores(project, clean) as emptied:
        with step("Đang kiểm tra và dựng trang / Checking and building …"):
            past = {
                "LEDGER_CARRIED": project.carried_ledger,
                "ADDRESSES_REMOVED": removed,
                "PROPOSAL": os.environ.get("PROPOSAL", ""),
            }
            built = project.work / "site"
            summary, site = _built(project, built, {**past, **emptied}, held)
        with step("Đang kiểm tra trang đã dựng / Checking the built site …"):
            base = urlsplit(summary.site_url).path.rstrip("/")
            store = Path(emptied.get("PICTURE_STORE", project.picture_store))
            record = CheckRecord(store / check_record.NAME, program_digest())
            found = check(site, base, summary.site_url, record)
        if errors(found):
            raise ContentError(found)
        made = manifest.publish(
            site, summary.site_url, summary.day, summary.manifest, summary.unlisted
        )
        if compress:
            with step("Đang nén / Compressing …"):
                compressed.publish(site)
        with step("Đang đưa vào output/ / Switching …"):
            done = switch(site, project.output, held=held)
        unkept = keep(project, summary, {} if public_at_once() else summary.added)
        unkept += remember_due(project, summary, made.digest, before)
    doubts = dict.fromkeys((*summary.warnings, *found))
    told = Standing(
        made=summary.moment.isoformat(),
        until=summary.next_due.at.isoformat(),
        source=before[0] and standing.source(project, before[0], compress),
        facts=facts(summary.again),
        seal=seal(made.digest, done.kept),
        by_hand=[*done.kept],
        warnings=render(doubts) if doubts else "",
        warned=len(doubts),
        outcome=NOTHING_CHANGED,
    )
    if not unkept:
        standing.remember(project, told)
    doubts |= dict.fromkeys(unkept)
    return replace(
        told,
        facts=facts(summary, clean),
        warnings=render(doubts) if doubts else "",
        warned=len(doubts),
        outcome=NOTHING_CHANGED if done.unchanged else outcome(summary),
    )


def _built(
    project: Project, built: Path, past: Mapping[str, Any], held: Held
) -> tuple[BuildSummary, SiteFiles]:
    """Return the whole site: what is new of it from the folder *built*, all else from the stores.

    A stored file that is not what it was is thrown away, and what it was made from is built again.
    """
    spoiled: tuple[str, ...] = ()
    for _ in range(_ATTEMPTS):
        shutil.rmtree(built, ignore_errors=True)
        built.mkdir(parents=True)
        summary = build_site(project, built, project.settings, {**past, "ASSEMBLED": True})
        try:
            return summary, assemble(
                built, summary.stored, spare_folder(project.output, held.state)
            )
        except SpoiledError as error:
            spoiled = error.paths
            for path in spoiled:
                Path(summary.stored[path].place).unlink(missing_ok=True)
    raise ContentError([problem("X841", Place(path)) for path in spoiled])


def keep(project: Project, summary: BuildSummary, waiting: Facts) -> tuple[Problem, ...]:
    """Write down what was published: the repository's ledger, and the rules for servers of one's own.

    *waiting* are the addresses that do not count yet. The site is in place already, and carries its ledger: where this cannot be written, it is said.
    """
    path = ledger_of(project.content)
    base = urlsplit(summary.site_url).path.rstrip("/")
    try:
        settle(project, ledger.less(summary.ledger, waiting), waiting)
        servers = project.work / "servers"
        servers.mkdir(exist_ok=True)
        for name, headers, rules in (
            ("nginx.conf", header_files.nginx, redirect_rules.nginx),
            ("apache.htaccess", header_files.apache, redirect_rules.apache),
        ):
            text = headers(base) + rules(summary.moves, base)
            (servers / name).write_text(text, "utf-8", newline="\n")
    except OSError as error:
        where = place_on_disk(Path(os.fsdecode(error.filename or path)), project.root)
        return (problem("WU106", where, reason=error.strerror or error),)
    return ()
