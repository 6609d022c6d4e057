"""``gallery``: lists a story's new pictures in ``captions.yaml``, in time order, to be filled in.

What stands in the file already is kept to the letter: new pictures are added at its end.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any, Final

from plugins.core.lookalikes import mend
from plugins.core.names import find_asset, names_file
from plugins.core.problems import counted, nearest
from plugins.core.text import nfc
from plugins.desk.project import Project
from plugins.desk.story_files import quoted
from plugins.desk.voice import DeskError, say
from plugins.pictures.capture_time import in_order
from plugins.pictures.sniff import READABLE, kind_by_name
from plugins.stories.encoding import EncodingError, decode
from plugins.stories.folders import CAPTIONS
from plugins.stories.frontmatter import parse_yaml
from plugins.stories.frontmatter import read as read_front_matter

_HEAD: Final = """\
# Lời của bộ ảnh. Thứ tự ở đây là thứ tự trong bộ ảnh; muốn bỏ ảnh nào thì xóa cả mục của ảnh ấy.
#   alt      ảnh cho thấy gì, viết cho người không nhìn được ảnh; phải có tiếng Việt
#   caption  chú thích dưới ảnh, không có thì để trống
#   credit   người chụp, nguồn ảnh; một lời dùng cho cả hai ngôn ngữ
# vi: lời tiếng Việt. en: lời tiếng Anh; để trống thì trang tiếng Anh hiện lời tiếng Việt.
# Lời có dấu hai chấm hay dấu # thì đặt trong ngoặc kép.
# Mấy ảnh chung một chú thích: gộp thành một mục, file: [a.jpg, b.jpg], vi: [lời cho a, lời cho b].
"""
_ITEM: Final = """\
- file: {file}{time}
  alt:
    vi:
    en:
  caption:
    vi:
    en:
  credit:
"""
_PLAIN: Final = re.compile(r"[A-Za-z0-9][\w .()-]*\.\w+")


def run(project: Project, story: str) -> int:
    """List the pictures of *story* that nothing names yet. Raises ``DeskError``."""
    folder = find_story(project, story)
    path = folder / CAPTIONS
    before = _written(path, project)
    here = sorted(entry for entry in folder.iterdir() if entry.is_file() and entry.name[0] != ".")
    pictures = [entry for entry in here if kind_by_name(entry.name) in READABLE]
    named = _named(folder, before, {mend(entry.name) for entry in pictures})
    others = [e.name for e in here if kind_by_name(e.name) and kind_by_name(e.name) not in READABLE]
    fresh = in_order([entry for entry in pictures if mend(entry.name) not in named])
    shown = path.relative_to(project.root).as_posix()
    if others:
        say(
            f"Bỏ qua {len(others)} ảnh chưa dùng được ({_few(others)}): xuất ra JPEG rồi chạy lại.",
            f"Left out {counted(len(others), 'picture')} ({_few(others)}): export as JPEG and run again.",
        )
    if not fresh:
        say(
            f"Không có ảnh mới: {len(pictures)} ảnh trong thư mục đều đã có chỗ. Không sửa gì.",
            f"No new pictures; already listed: {len(pictures)}. Nothing changed.",
        )
        return 0
    added = _added(before, fresh)
    aside = path.with_name(f".{path.name}.new")
    aside.write_text(added, "utf-8", newline="\n")
    aside.replace(path)
    undated = [entry.name for entry, time in fresh if time is None]
    say(*_report(shown, len(fresh), bool(before), undated))
    return 0


def find_story(project: Project, story: str) -> Path:
    """Return the folder of *story*: ``2025/ten-bai``, its name alone, or its path. Raises ``DeskError``."""
    news = project.content / "news"
    folders = sorted(path for path in news.glob("*/*") if path.is_dir())
    wanted = story.strip().strip("/\\").replace("\\", "/").removeprefix("./")
    wanted = wanted.removeprefix("content/").removeprefix("news/")
    found = [path for path in folders if wanted in {path.name, path.relative_to(news).as_posix()}]
    if len(found) == 1:
        return found[0]
    if not wanted:
        raise DeskError(
            "Thiếu tên bài. Ví dụ: make gallery STORY=2025/ten-bai",
            "The story is missing. For example: make gallery STORY=2025/ten-bai",
        )
    names = [path.relative_to(news).as_posix() for path in folders]
    near = nearest(wanted, names) or nearest(wanted.rpartition("/")[2], [p.name for p in folders])
    raise DeskError(
        f"Không có bài “{wanted}” trong content/news/." + (f" Có phải “{near}”?" if near else ""),
        f"There is no story “{wanted}” in content/news/."
        + (f" Did you mean “{near}”?" if near else ""),
    )


def _written(path: Path, project: Project) -> str:
    """Return what ``captions.yaml`` holds, "" where there is none. Raises ``DeskError``."""
    if not path.exists():
        return ""
    shown = path.relative_to(project.root).as_posix()
    if not path.is_file():
        raise DeskError(
            f"{shown} không phải tệp thường: xóa hoặc đổi tên nó rồi chạy lại. Không sửa gì.",
            f"{shown} is not a regular file: delete or rename it and run again. Nothing changed.",
        )
    try:
        text = decode(path.read_bytes())
    except EncodingError as error:
        raise DeskError(
            f"{shown} không ở bảng mã UTF-8 ({error.guess}). Lưu lại với UTF-8 rồi chạy lại.",
            f"{shown} is not UTF-8 ({error.guess}). Save it as UTF-8 and run again.",
        ) from None
    if text.strip() and _rows(text) is None:
        raise DeskError(
            f"{shown} chưa đọc được: chạy “make check”, sửa lỗi rồi chạy lại. Không sửa gì.",
            f"{shown} cannot be read: run “make check”, correct it and run again. Nothing changed.",
        )
    return text


def _rows(text: str) -> list[dict[str, Any]] | None:
    """Return the items of *text*, ``None`` where it is no list of them."""
    parsed = parse_yaml(text, CAPTIONS)
    values = parsed.values or []
    sound = isinstance(values, list) and all(isinstance(row, dict) for row in values)
    broken = any(not fault.code.startswith("W") for fault in parsed.faults)
    return values if sound and not broken else None


def _named(folder: Path, captions: str, pictures: Collection[str]) -> set[str | None]:
    """Return those of *pictures* that ``captions.yaml``, a gallery, a cover or a text names already."""
    rows: list[Any] = list(_rows(captions) or ())
    written: set[str] = set()
    shown: list[str] = []
    for path in sorted(folder.glob("index.*.md")):
        try:
            front = read_front_matter(decode(path.read_bytes()))
        except EncodingError:
            continue  # “make check” says so
        gallery = front.values.get("gallery") or []
        rows += gallery if isinstance(gallery, list) else [gallery]
        written.add(str(front.values.get("cover")))
        shown += _SHOWN.findall(front.body)
    for row in rows:
        files = row.get("file") if isinstance(row, dict) else None
        written |= set(map(str, files)) if isinstance(files, list) else {str(files)}
    in_body = {name for name in pictures if any(names_file(line, name) for line in shown)}
    return in_body | {find_asset(name, pictures) for name in written}


_SHOWN: Final = re.compile(r"!\[[^\]]*\](\(.*)")  # names may hold spaces and brackets


def _added(before: str, fresh: Sequence[tuple[Path, dt.datetime | None]]) -> str:
    """Return *before* with an item for each new picture at its end. Raises ``DeskError``."""
    indented = re.search(r"^( *)- ", before, re.MULTILINE)
    indent = indented[1] if indented else ""
    items = "".join(_item(path, time) for path, time in fresh)
    items = re.sub(r"^(?=.)", indent, items, flags=re.MULTILINE)
    kept = before if before.endswith("\n") or not before else f"{before}\n"
    text = f"{kept or _HEAD}\n{items}"
    old, new = _rows(before), _rows(text)
    if (
        new is None
        or new[: len(old or ())] != (old or [])
        or len(new) != len(old or ()) + len(fresh)
    ):
        raise DeskError(
            f"{CAPTIONS} viết theo kiểu máy không nối thêm được. Xếp mỗi ảnh một mục “- file: …”.",
            f"{CAPTIONS} is written so that nothing can be added. Give each picture a “- file: …”.",
        )
    return text


def _item(path: Path, time: dt.datetime | None) -> str:
    name = nfc(path.name)
    file = name if _PLAIN.fullmatch(name) else quoted(name)
    stated = f"  # {time:%H:%M %d/%m/%Y}" if time else ""
    return _ITEM.format(file=file, time=stated)


def _few(names: list[str]) -> str:
    return ", ".join(names[:3]) + ("…" if len(names) > 3 else "")


def _report(shown: str, count: int, again: bool, undated: list[str]) -> tuple[str, str]:
    vi = f"Đã {'thêm' if again else 'ghi'} {count} ảnh vào {shown}, theo giờ chụp."
    en = f"{'Added' if again else 'Wrote'} {counted(count, 'picture')} {'to' if again else 'into'} {shown}, by the time taken."
    if undated:
        vi += f"\n{len(undated)} ảnh không ghi giờ chụp ({_few(undated)}), xếp cuối theo tên tệp."
        en += f"\nWithout a time taken: {len(undated)} ({_few(undated)}), placed last, by name."
    vi += (
        "\nTiếp theo: mở tệp ấy, viết “alt” (ảnh cho thấy gì) và chú thích cho từng ảnh; đổi thứ tự "
        "hay xóa mục tùy ý. “make check” chỉ ra ảnh còn thiếu lời; xem bằng “make preview”."
    )
    en += (
        "\nNext: open it, write “alt” (what the picture shows) and captions; change the order or "
        "delete items as you like. “make check” names what is missing; look with “make preview”."
    )
    return vi, en
