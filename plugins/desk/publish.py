"""``publish``: build aside, check what was built, then switch it into ``output/`` in one step.

On any problem ``output/`` stays as it was.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from plugins.build.examine import ledger_of
from plugins.core.problems import (
    ContentError,
    Problem,
    counted,
    errors,
    place_on_disk,
    plural,
    problem,
    render,
)
from plugins.desk.building import build_site
from plugins.desk.progress import step
from plugins.desk.project import Project, refuse_sources
from plugins.desk.settle import settle
from plugins.desk.stores import stores
from plugins.desk.voice import say, show
from plugins.pipeline.build import BuildSummary
from plugins.safety import (
    compressed,
    header_files,
    ledger,
    manifest,
    provisional,
    redirect_rules,
)
from plugins.safety.ledger import Facts
from plugins.safety.manifest import Seal
from plugins.safety.output_check import check
from plugins.safety.publish_lock import only_publish
from plugins.safety.switch import recover, switch
from plugins.store.steps import StepStore


def run(project: Project, removed: int = 0, compress: bool = False, clean: bool = False) -> int:
    """Publish *project* and print what was done; print the problems where it cannot be.

    *removed* is how many published addresses the editor confirmed to give up at once. With
    *compress* the files that gain by it also stand there as ``.br`` and ``.gz``. A *clean* publish
    uses nothing of what earlier builds kept.
    """
    started = time.monotonic()
    built = project.work / "site"
    try:
        refuse_sources(project, project.output, project.work)
        with only_publish(project.work) as held, stores(project, clean) as emptied:
            recover(project.output, held=held)
            shutil.rmtree(built, ignore_errors=True)
            built.mkdir(parents=True)
            with step("Đang kiểm tra và dựng trang / Checking and building …"):
                past = {"LEDGER_CARRIED": project.carried_ledger, "ADDRESSES_REMOVED": removed}
                summary = build_site(project, built, project.settings, {**past, **emptied})
            with step("Đang kiểm tra trang đã dựng / Checking the built site …"):
                base = urlsplit(summary.site_url).path.rstrip("/")
                store = Path(emptied.get("PICTURE_STORE", project.picture_store))
                found = check(built, base, summary.site_url, StepStore(store))
            if errors(found):
                raise ContentError(found)
            made = manifest.publish(
                built, summary.site_url, summary.day, summary.manifest, summary.unlisted
            )
            if compress:
                with step("Đang nén / Compressing …"):
                    compressed.publish(built)
            kept = switch(built, project.output, held=held)
            waiting = {} if provisional.public_at_once() else summary.added
            unkept = keep(project, summary, waiting)
    except ContentError as error:
        show(str(error), sys.stderr)
        say(
            "Chưa đăng; output/ giữ nguyên như trước.",
            "Not published; output/ is unchanged.",
            sys.stderr,
        )
        return error.exitcode
    warnings = tuple(dict.fromkeys((*summary.warnings, *found, *unkept)))
    if warnings:
        show(render(warnings), sys.stderr)
    spent = time.monotonic() - started
    show(account(summary, made, kept, len(warnings), spent, clean))
    if waiting:
        say(
            f"{len(waiting)} địa chỉ mới chưa tính là đã đăng: chỉ tính khi đã gửi trang bằng make deploy, "
            "hoặc đưa lên mạng cách khác rồi chạy make ledger FROM=https://…",
            f"{counted(len(waiting), 'new address')} will count as published once you send the site "
            "with make deploy, or put it online otherwise and then run make ledger FROM=https://…",
        )
    return 0


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


def account(
    summary: BuildSummary,
    made: Seal,
    kept: Sequence[str],
    warnings: int,
    seconds: float,
    clean: bool,
) -> str:
    """Return what a publish did, a line a fact; *kept* are files placed by hand."""
    stories = ", ".join(f"{lang} {count}" for lang, count in summary.stories.items())
    rows: tuple[tuple[str, str], ...] = (
        ("Tin / Stories", stories),
        ("Trang / Pages", str(summary.pages)),
        ("Ảnh / Pictures", f"{summary.rendered} mới / new, {summary.reused} dùng lại / reused"),
        *(
            [("Kho ảnh / Store", f"bỏ {summary.pruned} ảnh cũ / old removed")]
            if summary.pruned
            else []
        ),
        *([("Dựng mới / Clean", "không dùng lại gì / nothing was reused")] if clean else []),
        (
            "Giữ lại / Held back",
            f"{summary.drafts} nháp / {plural(summary.drafts, 'draft')}, "
            f"{summary.future} chờ ngày / scheduled",
        ),
        ("Cảnh báo / Warnings", str(warnings)),
        ("Thời gian / Time", f"{seconds:.1f} s"),
    )
    rows += (("Mã kiểm chứng / Digest", f"sha256:{made.digest}"),)
    if kept:
        rows += (("Tệp đặt tay / By hand", ", ".join(kept)),)
    lines = [f"{label:<22} {value}" for label, value in rows]
    return "\n".join([*lines, "Đã đăng vào output/. / Published to output/."])
