"""``upgrade``: the engine's files are replaced as a whole, once the site was seen to build with them."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Final

from plugins.core.clock import now
from plugins.desk.project import Project
from plugins.desk.upgrade import undo
from plugins.desk.upgrade.engine_files import (
    RECORD,
    YIELDING,
    AsItCame,
    digest,
    engine_files,
    read_record,
    record_text,
    version_of,
)
from plugins.desk.upgrade.finish import FOLDER, finish
from plugins.desk.upgrade.journal import Change, begin
from plugins.desk.upgrade.refusals import (
    changed_by_hand,
    refuse_blocked,
    refuse_changed,
    refuse_downgrade,
    refuse_unknown,
    refuse_unsaved,
)
from plugins.desk.upgrade.source import Engine, engine_from, wanted_version
from plugins.desk.upgrade.trial import Trial, tried
from plugins.desk.voice import DeskError, say
from plugins.safety.publish_lock import only_publish

_FOLDERS: Final = ("plugins/", "theme/", "tests/", "tools/", "bench/")  # the engine's alone


def run(project: Project, source: str, version: str, replace: bool, back: bool) -> int:
    """Bring *project* to another *version* from *source*, or with *back* to what it was before.

    With *replace* files of the engine that were changed by hand are replaced as well. Raises
    ``DeskError`` where it cannot be done, ``ContentError`` where something else publishes or upgrades.
    """
    root = project.root
    present = version_of(root)
    if present is None:
        raise DeskError(
            "Ở đây bộ công cụ được cài như một gói, không nằm trong thư mục này: nâng cấp gói bằng pip, "
            "rồi chạy: union-news migrate",
            "Here the engine is installed as a package and does not stand in this folder: upgrade the "
            "package with pip, then run: union-news migrate",
        )
    with only_publish(project.work):
        if finish(root):
            say(
                "Lần nâng cấp bị ngắt giữa chừng nay đã xong. Chạy lại lệnh nếu muốn làm tiếp.",
                "An upgrade that was cut off is complete now. Run the command again to go on.",
            )
            return 0
        if back:
            return undo.run(root, replace)
        wanted = wanted_version(version)
        record = read_record(root)
        came = record or AsItCame()
        refuse_unsaved(root)
        if record is None and not replace:
            refuse_unknown(root)
        work = root / FOLDER
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(parents=True)
        if not source and came.source:
            say(
                f"Lấy phiên bản mới từ nơi ghi trong {RECORD}: {came.source}",
                f"The other version comes from where {RECORD} says: {came.source}",
            )
        engine = engine_from(source or came.source, wanted, work)
        refuse_downgrade(present, engine.version)
        new = engine_files(engine.folder)
        if not replace:
            refuse_changed(changed_by_hand(root, came.files, new))
        return _upgrade(root, present, came, engine, new, work)


def _upgrade(
    root: Path, present: str, came: AsItCame, engine: Engine, new: Mapping[str, str], work: Path
) -> int:
    here = came.files or {
        name: known for name, known in engine_files(root).items() if name.startswith(_FOLDERS)
    }
    kept = {name for name in YIELDING & new.keys() if _is_the_unions(root, name, came.files)}
    if all(
        digest(root / name) == known for name, known in new.items() if name not in kept
    ) and not (here.keys() - new.keys()):
        say(f"Đã là phiên bản {present} ấy rồi.", f"This is version {present} already.")
        return 0
    gone = [name for name in here.keys() - new.keys() if name not in YIELDING]
    refuse_blocked(root, new.keys() - kept, gone)
    trial = tried(root, engine.folder, new, kept, present, work)
    change = _change(root, trial, new, kept, gone)
    record = record_text(new, engine.version, engine.source)
    begin(root, change, {RECORD: record}, _name(present, engine.version))
    _account(present, engine, trial, kept)
    return 0


def _is_the_unions(root: Path, name: str, came: Mapping[str, str]) -> bool:
    """Say whether the union changed *name*: it then stays as it is."""
    return digest(root / name) not in {"", came.get(name, "")}


def _change(
    root: Path, trial: Trial, new: Mapping[str, str], kept: Collection[str], gone: list[str]
) -> Change:
    placed = [name for name in new if name not in kept and digest(root / name) != new[name]]
    content = [f"content/{name}" for name in trial.rewritten]
    return Change(
        source=trial.folder,
        placed=(*placed, *(name for name in content if (trial.folder / name).exists())),
        removed=(*gone, *(name for name in content if not (trial.folder / name).exists())),
    )


def _name(present: str, version: str) -> str:
    return f".build/upgraded-{present}-to-{version}-{now():%Y-%m-%d-%H%M%S}"


def _account(present: str, engine: Engine, trial: Trial, kept: Collection[str]) -> None:
    say(
        f"Đã nâng cấp từ {present} lên {engine.version}, lấy từ {engine.source}.",
        f"Upgraded from {present} to {engine.version}, which came from {engine.source}.",
    )
    if trial.rewritten:
        named = ", ".join(f"content/{name}" for name in trial.rewritten)
        say(f"Nội dung được viết lại: {named}", f"Rewritten in the content: {named}")
    if kept:
        named = ", ".join(sorted(kept))
        say(f"Tệp của bạn, để nguyên: {named}", f"Yours, left as they are: {named}")
    say(*trial.differences.told())
    say(
        "Xem lại bằng make preview; ưng thì git add -A && git commit; không ưng thì make upgrade UNDO=1",
        "Look at it with make preview; if all is well, git add -A && git commit; "
        "if not, make upgrade UNDO=1",
    )
