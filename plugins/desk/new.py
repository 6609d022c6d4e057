"""``new``: a folder for a story, with both texts as drafts that pass ``check`` as they are."""

from __future__ import annotations

import re
import shlex
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from plugins.core.clock import now
from plugins.core.dates import DateError, Moment, parse_moment
from plugins.core.lookalikes import mend
from plugins.core.problems import nearest
from plugins.core.text import fold, forbidden_character, nfc, slugify
from plugins.desk.project import Project
from plugins.desk.story_files import BLOCKS, NewStory, data_lines, in_data, texts
from plugins.desk.voice import DeskError, say
from plugins.stories.former_names import FIELDS, file_of
from plugins.stories.legacy import legacy_passages
from plugins.stories.misread import lost_letters
from plugins.stories.reference import load_reference

_LONGEST_TITLE = 200
_NAMED: Final = {block: one.new for block, one in BLOCKS.items() if one.new is not None}


def run(project: Project, title: str, blocks: str, date: str) -> int:
    """Make the folder that *title* asks for and say where it is. Raises ``DeskError``."""
    story = wanted(title, blocks, date)
    reference = load_reference(project.content)[0]
    if not reference.sections:
        raise DeskError(
            "Chưa đọc được chuyên mục nào trong content/data/sections.yaml: hãy chạy “make check”.",
            "No section could be read from content/data/sections.yaml: run “make check”.",
        )
    folder = place(project, story)
    write(folder, texts(story, reference))
    shown = folder.relative_to(project.root).as_posix()
    beside = [_add_lines(project, story, block) for block in story.blocks if in_data(block)]
    say(
        f"Đã tạo {shown}/ với index.vi.md và index.en.md (bản nháp).\n"
        "Tiếp theo: thay những chỗ ghi “← SỬA”, đặt ảnh vào thư mục ấy, xem bằng “make preview”; "
        "khi xong đổi “status: draft” thành “status: published”.",
        f"Made {shown}/ with index.vi.md and index.en.md (drafts).\n"
        "Next: replace what is marked “← SỬA”, put pictures into that folder, look with "
        "“make preview”; when done, change “status: draft” to “status: published”.",
    )
    for file in beside:
        where = file.relative_to(project.root).as_posix()
        say(
            f"Mẫu để ghi thêm nằm ở cuối {where}, sau dấu #.",
            f"The lines to fill in stand at the end of {where}, after “#”.",
        )
    return 0


def wanted(title: str, blocks: str, date: str) -> NewStory:
    """Return what the three texts ask for. Raises ``DeskError`` for an unusable one."""
    words = usable_title(title)
    return NewStory(words, slugify(words), moment(date), named_blocks(blocks))


def usable_title(title: str) -> str:
    """Return *title* in NFC with single spaces. Raises ``DeskError`` where it cannot be one."""
    if (found := forbidden_character(title)) is not None:
        code = f"U+{ord(found):04X}"
        raise DeskError(
            f"Tít có ký tự điều khiển {code}; hãy gõ lại tít.",
            f"The title holds the control character {code}; type it again.",
        )
    _refuse_damaged(title)
    words = " ".join(mend(title).split())
    if not words:
        raise DeskError(
            'Thiếu tít. Ví dụ: make new TITLE="Hội nghị tổng kết năm 2025" WITH=meeting,award',
            'The title is missing. For example: make new TITLE="Hội nghị tổng kết năm 2025"',
        )
    if len(words) > _LONGEST_TITLE:
        raise DeskError(
            f"Tít dài {len(words)} ký tự; tối đa {_LONGEST_TITLE}.",
            f"The title has {len(words)} characters; {_LONGEST_TITLE} at most.",
        )
    if not slugify(words):
        raise DeskError(
            f"Tít “{words}” không có chữ cái hay chữ số nào để làm địa chỉ.",
            f"The title “{words}” has no letter or digit to make an address from.",
        )
    return words


def _refuse_damaged(title: str) -> None:
    """Raise ``DeskError`` for a *title* of an old font, or one that a conversion damaged."""
    found = next(legacy_passages(title), None)
    if found is not None and found.sure:
        again = shlex.quote(" ".join(found.decoded.split()))
        raise DeskError(
            f"Tít dán từ văn bản {found.encoding}. Chạy lại: make new TITLE={again}",
            f"The title was pasted from {found.encoding}. Run: make new TITLE={again}",
        )
    if lost := " ".join(lost_letters(title)):
        raise DeskError(
            f"Có chữ trong tít đã thành dấu hỏi ({lost}): gõ lại tít.",
            f"Letters of the title became question marks ({lost}): type it again.",
        )


def moment(date: str) -> Moment:
    """Return the moment that *date* names; this minute where it is empty. Raises ``DeskError``."""
    if not date.strip():
        return Moment(now().replace(second=0, microsecond=0), has_time=True)
    try:
        return parse_moment(date)
    except DateError:
        raise DeskError(
            f"Không hiểu ngày “{date}”. Viết như 03/01/2025 hoặc 2025-01-03 11:21.",
            f"“{date}” is not a date. Write it like 03/01/2025 or 2025-01-03 11:21.",
        ) from None


def named_blocks(names: str) -> tuple[str, ...]:
    """Return the blocks that *names* lists, in English or Vietnamese, each once, in our order.

    Raises ``DeskError`` for what is none.
    """
    named = {block: block for block in BLOCKS} | FIELDS  # a former name means what it meant
    known = {form: block for name, block in named.items() for form in _forms(name)}
    known |= {fold(word): block for block, new in _NAMED.items() for word in new.vietnamese}
    phrases = "|".join(sorted(known, key=len, reverse=True))
    asked = " ".join(fold(nfc(names)).lower().split())
    chosen = {known[found[0]] for found in re.finditer(rf"\b(?:{phrases})\b", asked)}
    left = re.split(r"[\s,;+]+", re.sub(rf"\b(?:{phrases})\b", " ", asked).strip(" ,;+"))
    if wrong := next(filter(None, left), ""):
        written = next(
            (word for word in re.split(r"[\s,;+]+", nfc(names)) if fold(word).lower() == wrong),
            wrong,
        )
        meant = (
            block
            for block, new in _NAMED.items()
            if any(wrong in _forms(word) for word in new.english)
        )
        near = next(meant, None) or nearest(wrong, BLOCKS)
        choices = ", ".join(f"{block} ({new.vietnamese[0]})" for block, new in _NAMED.items())
        raise DeskError(
            f"Không có khối “{written}”."
            + (f" Có phải “{near}”?" if near else "")
            + f" Các khối: {choices}.",
            f"There is no block “{written}”."
            + (f" Did you mean “{near}”?" if near else "")
            + f" The blocks: {choices}.",
        )
    return tuple(block for block in BLOCKS if block in chosen)


def _forms(word: str) -> tuple[str, ...]:
    """Return an English *word* as one may write it, one or several."""
    return word, f"{word}s", f"{word}es"


def place(project: Project, story: NewStory) -> Path:
    """Return the story's folder, which does not exist yet. Raises ``DeskError`` where it may not."""
    news = project.content / "news"
    folder = news / f"{story.date.day.year:04d}" / story.slug
    if not folder.parent.resolve().is_relative_to(project.content.resolve()):
        raise DeskError(
            f"“{folder.parent}” dẫn ra ngoài content/; không tạo gì cả.",
            f"“{folder.parent}” leads out of content/; nothing was made.",
        )
    taken = [path for path in sorted(news.glob(f"*/{story.slug}")) if path.name == story.slug]
    if taken:
        shown = taken[0].relative_to(project.root).as_posix()
        raise DeskError(
            f"Đã có thư mục {shown}/. Sửa tin ấy, hoặc đặt tít khác.",
            f"The folder {shown}/ exists. Edit that story, or choose another title.",
        )
    return folder


def _add_lines(project: Project, story: NewStory, block: str) -> Path:
    """Put the lines of a *block* into its data file, and return that file."""
    data = project.content / "data"
    file = data / file_of(data, in_data(block))
    add_lines(file, data_lines(story, block))
    return file


def add_lines(file: Path, lines: str) -> None:
    """Put *lines* at the end of the file *file*, in one step. Raises ``OSError``."""
    before = file.read_bytes() if file.exists() else b""
    ended = before if before.endswith(b"\n") or not before else before + b"\n"
    added = lines.encode().replace(b"\n", b"\r\n" if b"\r\n" in before else b"\n")
    with tempfile.TemporaryDirectory(prefix=".", dir=file.parent) as aside:
        made = Path(aside) / file.name
        made.write_bytes(ended + added)
        made.replace(file)


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Make *folder* with *files*, whole or not at all. Raises ``OSError``."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".", dir=folder.parent) as aside:
        made = Path(aside) / folder.name
        made.mkdir()
        for name, words in files.items():
            (made / name).write_text(words, "utf-8", newline="\n")
        shutil.move(made, folder)
