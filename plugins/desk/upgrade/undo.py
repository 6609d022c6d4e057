"""Takes the last upgrade back: the files that it replaced or removed stand where they stood."""

from __future__ import annotations

import shutil
from pathlib import Path

from plugins.desk.upgrade.engine_files import digest, version_of
from plugins.desk.upgrade.finish import FOLDER
from plugins.desk.upgrade.journal import Change, Done, begin, last_done
from plugins.desk.upgrade.refusals import refuse_changed
from plugins.desk.voice import DeskError, say


def run(root: Path, replace: bool) -> int:
    """Take the last upgrade of the project at *root* back. Raises ``DeskError`` where there is none.

    What was written in ``content/`` since then stays; files of the engine that were changed by hand since
    then stop it, unless they are to be *replaced*.
    """
    done = last_done(root)
    if done is None:
        raise DeskError(
            "Không có lần nâng cấp nào để trở lại (.build/upgraded-…). Nếu bản trước có trong git: "
            "git log, rồi git revert lần nâng cấp.",
            "There is no upgrade to take back (.build/upgraded-…). If the former version is in git: "
            "git log, then git revert the upgrade.",
        )
    edited = {name for name, known in done.placed.items() if digest(root / name) != known}
    edited |= {
        name
        for name in done.removed
        if digest(root / name) not in {"", digest(done.old / name)}  # written anew since
    }
    own = sorted(name for name in edited if name.startswith("content/"))
    if not replace:
        refuse_changed(sorted(edited - set(own)))
    work = root / FOLDER
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    begin(
        root,
        _back(done, own),
        {},
        done.folder.relative_to(root).as_posix().replace("upgraded-", "taken-back-", 1),
        done.folder.relative_to(root).as_posix(),
    )
    before = version_of(root)
    say(f"Đã trở lại phiên bản {before}.", f"Back to version {before}.")
    if own:
        named = ", ".join(own)
        say(
            f"Bạn đã sửa sau khi nâng cấp, nên để nguyên: {named}. Chạy make check để xem còn gì phải đổi.",
            f"Edited by you since the upgrade, so left as they are: {named}. Run make check to see "
            "whether something is left to change.",
        )
    return 0


def _back(done: Done, own: list[str]) -> Change:
    """Return the change that makes *done* undone, the union's *own* files left out."""
    touched = [name for name in (*done.placed, *done.removed) if name not in own]
    return Change(
        source=done.old,
        placed=tuple(name for name in touched if (done.old / name).is_file()),
        removed=tuple(
            name for name in touched if not (done.old / name).is_file() and name in done.placed
        ),
    )
