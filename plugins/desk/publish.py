"""``publish``: build aside, check what was built, then switch it into ``output/`` in one step.

On any problem ``output/`` stays as it was.
"""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Sequence
from urllib.parse import urlsplit

from plugins.core.problems import ContentError, errors, render
from plugins.desk.building import build_site
from plugins.desk.progress import step
from plugins.desk.project import Project
from plugins.desk.voice import say
from plugins.pipeline.build import BuildSummary
from plugins.safety import compressed, manifest
from plugins.safety.manifest import Made
from plugins.safety.output_check import check
from plugins.safety.publish_lock import only_publish
from plugins.safety.switch import recover, switch


def run(project: Project, compress: bool = False) -> int:
    """Publish *project* and print what was done; print the problems where it cannot be.

    With *compress* the files that gain by it also stand there as ``.br`` and ``.gz``.
    """
    started = time.monotonic()
    built = project.work / "site"
    try:
        with only_publish(project.work) as held:
            recover(project.output, held=held)
            shutil.rmtree(built, ignore_errors=True)
            built.mkdir(parents=True)
            with step("Đang kiểm tra và dựng trang / Checking and building …"):
                summary = build_site(project, built, project.settings, {})
            with step("Đang kiểm tra trang đã dựng / Checking the built site …"):
                found = check(built, urlsplit(summary.site_url).path.rstrip("/"), summary.site_url)
            if errors(found):
                raise ContentError(found)
            made = manifest.publish(built, summary.site_url, summary.day, summary.manifest)
            if compress:
                with step("Đang nén / Compressing …"):
                    compressed.publish(built)
            kept = switch(built, project.output, held=held)
    except ContentError as error:
        print(error, file=sys.stderr)
        say(
            "Chưa đăng; output/ giữ nguyên như trước.",
            "Not published; output/ is as it was.",
            sys.stderr,
        )
        return error.exitcode
    warnings = tuple(dict.fromkeys((*summary.warnings, *found)))
    if warnings:
        print(render(warnings), file=sys.stderr)
    spent = time.monotonic() - started
    print(account(summary, made, kept, len(warnings), spent), flush=True)
    return 0


def account(
    summary: BuildSummary, made: Made, kept: Sequence[str], warnings: int, seconds: float
) -> str:
    """Return what a publish did, a line a fact; *kept* are files placed by hand."""
    stories = ", ".join(f"{lang} {count}" for lang, count in summary.stories.items())
    rows: tuple[tuple[str, str], ...] = (
        ("Tin / Stories", stories),
        ("Trang / Pages", str(summary.pages)),
        ("Ảnh / Pictures", f"{summary.rendered} mới / new, {summary.reused} dùng lại / reused"),
        *(
            [("Kho ảnh / Store", f"bỏ {summary.pruned} ảnh cũ / old pruned")]
            if summary.pruned
            else []
        ),
        (
            "Giữ lại / Held back",
            f"{summary.drafts} nháp / drafts, {summary.future} chờ ngày / future",
        ),
        ("Cảnh báo / Warnings", str(warnings)),
        ("Thời gian / Time", f"{seconds:.1f} s"),
    )
    rows += (("Mã kiểm chứng / Digest", f"sha256:{made.digest}"),)
    if kept:
        rows += (("Tệp đặt tay / By hand", ", ".join(kept)),)
    lines = [f"{label:<22} {value}" for label, value in rows]
    return "\n".join([*lines, "Đã đăng vào output/. / Published to output/."])
