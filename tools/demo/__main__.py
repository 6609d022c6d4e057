"""``make demo``: write the content of a made-up union's site to ``.demo/content``, publish it to ``.demo/output``."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from plugins.core.problems import ContentError
from plugins.desk import publish
from plugins.desk.progress import step
from plugins.desk.voice import say, show, speak_utf8
from tools.demo.content import SEED, STORIES, write
from tools.demo.plan import FEWEST
from tools.demo.project import FOLDER, prepare

_MOST = 2000


def main(arguments: list[str] | None = None) -> int:
    """Return the exit status."""
    speak_utf8()
    asked = argparse.ArgumentParser(prog="python -m tools.demo", description=__doc__)
    asked.add_argument("--stories", default=os.environ.get("DEMO_STORIES") or str(STORIES))
    asked.add_argument("--seed", default=os.environ.get("DEMO_SEED") or str(SEED))
    asked.add_argument("--folder", type=Path, default=FOLDER)
    asked.add_argument("--no-pictures", action="store_true")
    given = asked.parse_args(arguments)
    stories, seed = _whole(given.stories), _whole(given.seed)
    if stories is None or not FEWEST <= stories <= _MOST:
        return _refuse(
            "STORIES", given.stories, f"từ {FEWEST} đến {_MOST}", f"from {FEWEST} to {_MOST}"
        )
    if seed is None:
        return _refuse("SEED", given.seed, "không âm", "of 0 or more")
    try:
        project = prepare(given.folder.resolve())
        with step("Đang viết và vẽ trang thử / Writing and drawing the demo …"):
            write(project.content, stories, seed, pictures=not given.no_pictures)
    except ContentError as error:  # the day is not one
        show(str(error), sys.stderr)
        return error.exitcode
    except FileExistsError:
        say(
            f"{given.folder / 'content'} có tệp không phải do make demo ghi; hãy chọn thư mục khác.",
            f"{given.folder / 'content'} holds files that make demo did not write; choose another folder.",
            sys.stderr,
        )
        return 2
    if code := publish.run(project):
        return code
    served = (
        f"{Path(sys.executable)} -m http.server 8000 --bind 127.0.0.1 --directory {project.output}"
    )
    say(
        f"Trang thử (hư cấu) ở {project.output}. Xem tại http://localhost:8000/ sau khi chạy: {served}",
        f"The demo (fictional) is in {project.output}. To see it at http://localhost:8000/ run: {served}",
    )
    return 0


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() else None


def _refuse(name: str, text: str, vi: str, en: str) -> int:
    say(
        f"{name}=“{text}” không dùng được: cần một số nguyên {vi}.",
        f"{name}=“{text}” cannot be used: give a whole number {en}.",
        sys.stderr,
    )
    return 2


if __name__ == "__main__":
    sys.exit(main())
