"""The verbs of the command line, and the one place where a fault becomes a message."""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final, NoReturn

from plugins.core.problems import ContentError, nearest
from plugins.desk.command import PACKAGED, program, with_options
from plugins.desk.project import Project, find_project
from plugins.desk.report import FORMATS
from plugins.desk.voice import DeskError, say, show, speak_utf8

LOG: Final = ".build/desk.log"
INTERRUPTED: Final = 130
# What `make start` takes, in the order of ``starting.answers.Given``.
STARTING: Final = ("NAME", "NAME_EN", "DOMAIN", "EMAIL", "OFFICE", "PHONE", "RESPONSIBLE", "LANGS")


class _Parser(argparse.ArgumentParser):
    """Says in both languages what is wrong with a command line."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        say(f"Lệnh viết sai: {message}", f"Wrong command: {message}", sys.stderr)
        raise SystemExit(2)


def parser() -> argparse.ArgumentParser:
    """Return the parser; each option's default comes from ``DESK_…``, as the Makefile passes it."""
    top = _Parser(prog=program(), description=__doc__)
    top.add_argument("--project", type=Path, default=Path(), help="thư mục dự án / project folder")
    top.add_argument("--debug", action="store_true", help="hiện traceback / show tracebacks")
    verbs = top.add_subparsers(dest="verb", required=True, metavar="VERB", parser_class=_Parser)

    check = verbs.add_parser("check", help="chỉ kiểm tra nội dung / only check the content")
    check.add_argument("--format", type=_form, default=_given("FORMAT") or "text")
    publish = verbs.add_parser("publish", help="kiểm tra, dựng, đăng / check, build and publish")
    for verb in (check, publish):
        verb.add_argument("--remove", type=_number, default=_given("REMOVE") or "0")
    ledger = verbs.add_parser(
        "ledger", help="lấy sổ địa chỉ của trang / fetch the site's URL ledger"
    )
    ledger.add_argument("--from", dest="site", default=_given("FROM"))
    for name in ("COMPRESS", "CLEAN"):
        switch = partial(_yes, name)
        publish.add_argument(f"--{name.lower()}", type=switch, default=_given(name) or "0")
    verify = verbs.add_parser("verify", help="so với bản đã đăng / compare with what was published")
    verify.add_argument("source", nargs="?", default=_given("FROM"))
    verify.add_argument("--digest", default=_given("DIGEST"))
    verify.add_argument("--format", type=_form, default=_given("FORMAT") or "text")
    deploy = verbs.add_parser("deploy", help="gửi lên máy chủ / send to where readers are")
    deploy.add_argument("to", nargs="?", default=_given("TO"))
    verbs.add_parser("due", help="có gì phải đăng không / is anything to be published")
    proposal = verbs.add_parser("proposal", help="đề nghị đổi gì / what a proposal changes")
    proposal.add_argument("base", nargs="?", default=_given("BASE"))
    schedule = verbs.add_parser("serve-schedule", help="đăng theo lịch / publish on schedule")
    schedule.add_argument("to", nargs="?", default=_given("TO"))
    schedule.add_argument("--pull", type=partial(_yes, "PULL"), default=_given("PULL") or "0")

    preview = verbs.add_parser("preview", help="xem thử trên máy này / see the site here")
    preview.add_argument("--port", type=_port, default=_given("PORT") or "8000")
    frame = verbs.add_parser("preview-build", help="(do preview gọi / called by preview)")
    frame.add_argument("--site-url", required=True)
    frame.add_argument("--channel", type=int, required=True)

    start = verbs.add_parser("start", help="mở trang của công đoàn mình / start a union's own site")
    for option in STARTING:
        start.add_argument(f"--{option.lower().replace('_', '-')}", default=_given(option))
    new = verbs.add_parser("new", help="tạo thư mục bài mới / make a new story's folder")
    new.add_argument("title", nargs="?", default=_given("TITLE"))
    new.add_argument("--with", dest="blocks", default=_given("WITH"))
    new.add_argument("--date", default=_given("DATE"))
    gallery = verbs.add_parser("gallery", help="liệt kê ảnh của một bài / list a story's pictures")
    gallery.add_argument("story", nargs="?", default=_given("STORY"))
    originals = verbs.add_parser(
        "originals", help="cất ảnh gốc ra ngoài kho git / keep originals outside the repository"
    )
    originals.add_argument("story", nargs="?", default=_given("STORY"))
    originals.add_argument("--to", default=_given("TO"))
    originals.add_argument("--back", type=partial(_yes, "BACK"), default=_given("BACK") or "0")
    upgrade = verbs.add_parser("upgrade", help="đổi phiên bản / take another version")
    upgrade.add_argument("--from", dest="source", default=_given("FROM"))
    upgrade.add_argument("--to", dest="version", default=_given("TO"))
    for name in ("REPLACE", "UNDO"):
        switch = partial(_yes, name)
        upgrade.add_argument(f"--{name.lower()}", type=switch, default=_given(name) or "0")
    migrate = verbs.add_parser(
        "migrate", help="viết lại nội dung theo bản mới / migrate the content"
    )
    migrate.add_argument("--since", default="0.0.0")
    verbs.add_parser("version", help="phiên bản / the version")
    verbs.add_parser("schema", help="ghi lại bảng tra, lược đồ / write schemas and field tables")
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one verb; return its exit status. Only ``--debug`` lets a traceback through."""
    speak_utf8()
    words = list(sys.argv[1:] if arguments is None else arguments)
    if PACKAGED:
        words = with_options(words)
    try:
        asked = parser().parse_args(words)
    except DeskError as error:
        say(error.vi, error.en, sys.stderr)
        return 2
    try:
        begins = asked.verb == "start"
        return _verb(asked)(
            Project(asked.project.resolve()) if begins else find_project(asked.project)
        )
    except DeskError as error:
        say(error.vi, error.en, sys.stderr)
    except ContentError as error:
        show(str(error), sys.stderr)
        return error.exitcode
    except KeyboardInterrupt:
        say("Đã dừng.", "Stopped.", sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    except OSError as error:
        if asked.debug:
            raise
        say(*_disk_words(error), sys.stderr)
    except Exception as error:
        if asked.debug:
            raise
        log = _log(asked.project)
        say(
            f"Chương trình gặp lỗi ngoài dự tính: {type(error).__name__}: {error}. Chi tiết: {log}",
            f"The program met an unexpected error: {type(error).__name__}: {error}. Details: {log}",
            sys.stderr,
        )
    return 1


def _verb(asked: argparse.Namespace) -> Callable[[Project], int]:
    """Return the verb with its options, importing only what that verb needs."""
    match asked.verb:
        case "start":
            from plugins.desk.starting import answers, start

            given = answers.GivenAnswers(*(getattr(asked, name.lower()) for name in STARTING))
            return lambda project: start.run(project, given)
        case "check":
            from plugins.desk import check

            return lambda project: check.run(project, asked.format, asked.remove)
        case "publish":
            from plugins.desk import publish

            return lambda project: publish.run(project, asked.remove, asked.compress, asked.clean)
        case "ledger":
            from plugins.desk import ledger

            return lambda project: ledger.run(project, asked.site)
        case "verify":
            from plugins.desk import verify

            return lambda project: verify.run(project, asked.source, asked.digest, asked.format)
        case "deploy":
            from plugins.desk import deploy

            return lambda project: deploy.run(project, asked.to)
        case "due":
            from plugins.desk import due

            return lambda project: due.main(project.root)
        case "proposal":
            from plugins.desk.proposal import run as proposal

            return lambda project: proposal.run(project, asked.base)
        case "serve-schedule":
            from plugins.desk import schedule

            return lambda project: schedule.run(project, asked.to, asked.pull)
        case "preview":
            from plugins.desk.preview import serve

            return lambda project: serve.run(project, asked.port)
        case "preview-build":
            from plugins.desk.preview import workshop

            return lambda project: workshop.run(project, asked.site_url, asked.channel)
        case "gallery":
            from plugins.desk import gallery

            return lambda project: gallery.run(project, asked.story)
        case "originals":
            from plugins.desk.originals import verb

            return lambda project: verb.run(project, asked.to, asked.story, asked.back)
        case "upgrade":
            from plugins.desk.upgrade import run

            return lambda project: run.run(
                project, asked.source, asked.version, asked.replace, asked.undo
            )
        case "migrate":
            from plugins.desk import migrate

            return lambda project: migrate.run(project, asked.since)
        case "version":
            from plugins.desk import version

            return version.run
        case "schema":
            from plugins.desk import schema

            return schema.run
        case _:
            from plugins.desk import new

            return lambda project: new.run(project, asked.title, asked.blocks, asked.date)


def _given(name: str) -> str:
    return os.environ.get(f"DESK_{name}", "")


def _form(text: str) -> str:
    if text in FORMATS:
        return text
    known = ", ".join(FORMATS)
    near = nearest(text, FORMATS) or known
    raise DeskError(
        f"Không có dạng báo cáo “{text}”; có phải “{near}”? Các dạng: {known}.",
        f"There is no report format “{text}”; did you mean “{near}”? The formats: {known}.",
    )


def _number(text: str) -> int:
    if text.isascii() and text.isdigit():
        return int(text)
    raise DeskError(
        f"REMOVE=“{text}” không phải con số: ghi đúng số địa chỉ sẽ mất, như trong báo lỗi.",
        f"REMOVE=“{text}” is not a number: give the number of addresses to be lost, as reported.",
    )


def _yes(name: str, text: str) -> bool:
    if text in {"0", "1"}:
        return text == "1"
    raise DeskError(
        f"{name} nhận 1 (có) hoặc 0 (không), không phải “{text}”.",
        f"{name} takes 1 (yes) or 0 (no), not “{text}”.",
    )


def _port(text: str) -> int:
    if text.isdigit() and 1024 <= int(text) <= 65535:
        return int(text)
    raise DeskError(
        f"Cổng “{text}” không dùng được: cần một số từ 1024 đến 65535.",
        f"The port “{text}” cannot be used: give a number from 1024 to 65535.",
    )


def _disk_words(error: OSError) -> tuple[str, str]:
    reason = error.strerror or str(error)
    where = f" “{error.filename}”" if error.filename else ""
    return (
        f"Không đọc hoặc ghi được{where}: {reason}. Kiểm tra quyền truy cập và chỗ trống trên đĩa.",
        f"Cannot read or write{where}: {reason}. Check the permissions and the free space.",
    )


def _log(project: Path) -> str:
    """Write the traceback to a file and return its name; to the terminal where none can be."""
    log = project / LOG
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text(traceback.format_exc(), "utf-8")
    except OSError:
        return f"(không ghi được / could not be written: {log})"
    return str(log)
