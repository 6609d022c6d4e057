"""``start``: clears the sample and writes a union's own site, whole or not at all.

The new ``content/`` is made and checked aside and then changes places with the sample's in one step; what
stood there is kept in ``.build/before-start-…``.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from plugins.build.examine import PublishHistory, examine
from plugins.core.clock import now
from plugins.core.engine import CHECKOUT, VERSION
from plugins.core.problems import errors, render
from plugins.desk.project import Project
from plugins.desk.starting.address import lacks
from plugins.desk.starting.answers import Answers, GivenAnswers, answers, person
from plugins.desk.starting.sample import own_files
from plugins.desk.starting.site_files import files
from plugins.desk.upgrade.engine_files import RECORD, engine_files, record_text, version_of
from plugins.desk.voice import DeskError, say
from plugins.safety import provisional
from plugins.safety.exchange import exchange_names
from plugins.safety.publish_lock import only_publish

SETTINGS: Final = ("pelicanconf.py", "publishconf.py")
_STAGE: Final = "start"
_OLD: Final = "content.old"  # there while the two change places in two steps
_MOST: Final = 10  # files that a message names


def run(project: Project, given: GivenAnswers, ask: Callable[[str], str] | None = None) -> int:
    """Make the site that *given* and the person at the keyboard want. Raises ``DeskError``.

    Raises ``ContentError`` where something publishes at the same time.
    """
    _refuse_strange_folder(project)
    with only_publish(project.work):
        _mend(project)
        _refuse_own_files(project)
        union = answers(given, ask or person())
        stage = _staged(project, union)
        _record_engine(project)
        for name in SETTINGS:
            _write_settings(project, name)
        _put_output_aside(project, stage)
        _switch(project, stage)
        kept = _keep(project, stage)
    _account(project, union, kept)
    return 0


def _refuse_strange_folder(project: Project) -> None:
    """Raise ``DeskError`` where the folder is no project and not empty."""
    if (project.root / SETTINGS[0]).is_file():
        return
    others = [path.name for path in project.root.iterdir() if not path.name.startswith(".")]
    if others:
        raise DeskError(
            f"“{project.root}” có sẵn những tệp khác ({', '.join(sorted(others)[:3])}…): "
            "hãy chạy lệnh trong thư mục của dự án, hoặc trong một thư mục trống.",
            f"“{project.root}” holds other files ({', '.join(sorted(others)[:3])}…): run the "
            "command in the project's folder, or in an empty one.",
        )


def _mend(project: Project) -> None:
    """Bring a start to its end, or back, that was cut off while the content changed places."""
    stage = project.work / _STAGE
    if (stage / "output").exists() and not project.output.exists():
        (stage / "output").rename(project.output)
    if not project.content.exists() and (stage / _OLD).exists():
        (stage / _OLD).rename(project.content)
    elif (stage / _OLD).exists() or _is_sample(stage / "content"):
        _keep(project, stage)


def _is_sample(content: Path) -> bool:
    return content.is_dir() and not own_files(content)


def _refuse_own_files(project: Project) -> None:
    """Raise ``DeskError`` where the content is no longer the sample's alone."""
    found = own_files(project.content) if project.content.is_dir() else ()
    if own := sorted(found, key=lambda path: (not path.startswith("news/"), path)):
        shown = "\n".join(f"  content/{path}" for path in own[:_MOST])
        more = f"\n  … (+{len(own) - _MOST})" if len(own) > _MOST else ""
        raise DeskError(
            f"content/ đã có {len(own)} tệp của riêng bạn; không xóa gì:\n{shown}{more}\n"
            "Trang đã bắt đầu rồi thì không cần chạy lệnh này nữa. Nếu vẫn muốn bắt đầu từ trang mẫu: "
            "chuyển các tệp ấy ra ngoài content/, chạy lại, rồi đưa chúng về.",
            f"content/ holds {len(own)} files of your own; nothing was removed:\n{shown}{more}\n"
            "If the site was started already, this command is no longer needed. To start from the "
            "sample all the same, move those files out of content/, run again, and put them back.",
        )


def _staged(project: Project, union: Answers) -> Path:
    """Return a folder with the new content, which was checked."""
    stage = project.work / _STAGE
    shutil.rmtree(stage, ignore_errors=True)
    moment = now()
    schemas = "../../docs/schema" if (project.root / "docs" / "schema").is_dir() else ""
    for name, text in files(union, moment.date(), schemas).items():
        path = stage / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
    found = errors(
        examine(
            stage / "content",
            project.theme,
            moment.date(),
            False,
            PublishHistory(),
            store=project.picture_store,
            now=moment,
        ).problems
    )
    if found:
        raise DeskError(
            f"Nội dung mới có lỗi; chưa đổi gì. Hãy đổi tên hoặc báo lại:\n{render(found)}",
            "The new content has errors; nothing was changed. Choose another name, or report this.",
        )
    return stage


def _keep(project: Project, stage: Path) -> Path:
    """Give what was replaced its lasting place, and return that."""
    old = stage / _OLD
    if old.exists():
        old.rename(stage / "content")
    stem = project.work / f"before-start-{now():%Y-%m-%d-%H%M%S}"
    number, kept = 1, stem
    while kept.exists():
        number += 1
        kept = stem.with_name(f"{stem.name}-{number}")
    stage.rename(kept)
    return kept


def shipped(name: str) -> str:
    """Return the text of a settings file as the engine brings it."""
    installed = Path(__file__).parent / "site" / name
    return (installed if installed.is_file() else CHECKOUT / name).read_text("utf-8")


def _write_settings(project: Project, name: str) -> None:
    """Write a settings file where it is missing."""
    if not (project.root / name).exists():
        _write(project, name, shipped(name))


def _write(project: Project, name: str, text: str) -> None:
    """Write a file of the project in one step."""
    with tempfile.TemporaryDirectory(prefix=".", dir=project.work) as aside:
        made = Path(aside) / name
        made.write_text(text, "utf-8", newline="\n")
        made.replace(project.root / name)


def _record_engine(project: Project) -> None:
    """Write down how the engine's files came, for upgrades to know which were changed by hand."""
    if version_of(project.root) is not None and not (project.root / RECORD).exists():
        text = record_text(engine_files(project.root), VERSION)
        _write(project, RECORD, text)


def _put_output_aside(project: Project, stage: Path) -> None:
    """Move a site away whose addresses count as published: they were the sample's."""
    if project.carried_ledger.exists() and provisional.counted(project.carried_ledger)[0].facts:
        project.output.rename(stage / "output")


def _switch(project: Project, stage: Path) -> None:
    """Let the new content and the old change places; the old one is then in *stage*."""
    new = stage / "content"
    if not project.content.exists():
        new.rename(project.content)
    elif not exchange_names(new, project.content):
        project.content.rename(stage / _OLD)
        new.rename(project.content)


def _account(project: Project, union: Answers, kept: Path) -> None:
    shown = kept.relative_to(project.root).as_posix()
    if any(os.scandir(kept)):
        say(
            f"Trang mẫu đã được cất vào {shown}/ (và vẫn còn trong git).",
            f"The sample was put into {shown}/ (and is still in git).",
        )
    else:
        kept.rmdir()
    say(
        f"Đã mở trang của {union.name}: content/ có sẵn dữ liệu, ba trang cố định và tin đầu tiên. "
        "Mọi trường được giải thích ngay trong content/data/*.yaml; logo đặt vào content/theme/.",
        f"Started the site of {union.name_en}: content/ has its data, three standing pages and a "
        "first story. Every field is explained in content/data/*.yaml; the logo goes into content/theme/.",
    )
    if "en" not in union.languages:
        say(
            "Bản tiếng Anh của trang vẫn có, và chưa có tin: thêm index.en.md vào thư mục bài khi muốn.",
            "The English edition is there and has no stories yet: add index.en.md to a story's folder "
            "whenever you like.",
        )
    if union.address:
        say(
            f"Địa chỉ {union.address} đã ghi vào content/data/site.yaml; trên GitHub, khai tên miền ấy ở "
            "Settings → Pages → Custom domain.",
            f"The address {union.address} stands in content/data/site.yaml; on GitHub, name the domain "
            "under Settings → Pages → Custom domain.",
        )
    if lacks(union):
        say(
            f"Trước khi đăng lên {union.address} phải ghi đủ phần “imprint” trong content/data/site.yaml.",
            f"Before it is published at {union.address}, complete “imprint” in content/data/site.yaml.",
        )
    say(
        "Tiếp theo: make publish, rồi git add -A, git commit, git push. Ở địa chỉ ấy chưa có gì trả lời "
        "thì lần đăng đầu tiên trên GitHub, GitLab cần biến NEW_SITE=1; trang lên mạng rồi thì xóa biến ấy.",
        "Next: make publish, then git add -A, git commit, git push. Where nothing answers at that address "
        "yet, the first publish on GitHub or GitLab needs the variable NEW_SITE=1; delete it once the "
        "site is online.",
    )
