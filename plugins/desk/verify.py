"""``verify``: hold a copy of the site, in a folder or on a host, against the manifest."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from plugins.core.problems import Place, Problem, counted, errors, problem
from plugins.desk.live_site import LiveSite
from plugins.desk.polite import site_address
from plugins.desk.progress import step
from plugins.desk.project import Project
from plugins.desk.report import FORMATS
from plugins.desk.voice import DeskError, say, show
from plugins.safety.manifest_read import Manifest, ManifestError, read_manifest
from plugins.safety.verify import FolderCopy, compare, manifest_of, named, spoken


def run(project: Project, source: str, digest: str, form: str) -> int:
    """Print every difference between *source* and what was published; return 1 where there is one.

    *source* is a folder or an address, ``""`` for ``output/`` itself. The manifest is that of
    ``output/``; where nothing was published from here, the one that *source* carries, which tells
    nothing of whoever wrote both: then *digest*, noted down at the publish, does.
    """
    if digest and not re.fullmatch(r"[0-9a-f]{64}", digest):
        raise DeskError(
            "DIGEST phải là 64 chữ số 0–9, a–f, như make publish đã in ra.",
            "DIGEST takes the 64 characters 0–9, a–f that make publish printed.",
        )
    copy = _copy(project, source)
    try:
        with step("Đang đọc danh mục / Reading the manifest …"):
            manifest = _manifest(project, copy)
    except ManifestError as error:
        return _refused(spoken(error), form)
    except ConnectionError as error:
        return _refused(problem("V110", Place(source), reason=error), form)
    if digest and manifest.digest != digest:
        found = problem("V111", Place("manifest.json"), wanted=digest, digest=manifest.digest)
        return _refused(found, form)
    first = copy.look("", 1 << 26)
    if first.state == "unread":
        return _refused(problem("V110", Place(source or "output"), reason=first.detail), form)
    with step("Đang so từng tệp / Comparing every file …"):
        compared = compare(manifest, copy)
    if form != "text":
        show(FORMATS[form](compared.problems))
    else:
        if compared.problems:
            show(FORMATS[form](compared.problems))
        asked = f" ({compared.skipped} tệp máy chủ không đưa ra)" if compared.skipped else ""
        asked_en = f" ({compared.skipped} that hosts do not show)" if compared.skipped else ""
        whole = not compared.problems
        say(
            f"Đã so {compared.files} tệp{asked} với danh mục ngày {manifest.day}: "
            f"{'nguyên vẹn' if whole else 'có khác biệt'}.",
            f"Compared {counted(compared.files, 'file')}{asked_en} with the manifest of {manifest.day}: "
            f"{'intact' if whole else 'there are differences'}.",
        )
        show(f"sha256:{manifest.digest}")
    return 1 if errors(compared.problems) else 0


def _copy(project: Project, source: str) -> FolderCopy | LiveSite:
    if (address := site_address(source)) is not None:
        return LiveSite(address)
    folder = _folder(project, source)
    shown = f"{source[:200]}…" if len(source) > 200 else source or "output/"
    if folder is None:
        raise DeskError(
            f"“{shown}” không phải thư mục hay địa chỉ http(s).",
            f"“{shown}” is neither a folder nor an http(s) address.",
        )
    if not (manifest_of(folder) or (folder / "index.html").is_file()):
        raise DeskError(
            f"Trong thư mục “{shown}” không có bản đăng nào của trang.",
            f"The folder “{shown}” holds no copy of the site.",
        )
    own = project.output if project.output.is_dir() else None
    return FolderCopy(folder, own if own is None or not own.samefile(folder) else None)


def _folder(project: Project, source: str) -> Path | None:
    """Return the folder that *source* names, ``None`` where there is none."""
    try:
        folder = Path(source).expanduser() if source else project.output
        folder = folder if folder.is_absolute() else project.root / folder
        return folder if folder.is_dir() else None
    except (OSError, RuntimeError, ValueError):  # a name too long, ~nobody, a null
        return None


def _manifest(project: Project, copy: FolderCopy | LiveSite) -> Manifest:
    if manifest_of(project.output):
        return named(read_manifest(FolderCopy(project.output).fetch), project.output)
    say(
        "Ở đây chưa đăng lần nào: dùng danh mục mà bản sao mang theo.",
        "Nothing was published from here: the copy's own manifest is used.",
        sys.stderr,
    )
    return read_manifest(copy.fetch)


def _refused(found: Problem, form: str) -> int:
    show(FORMATS[form]([found]))
    return 1
