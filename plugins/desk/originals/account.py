"""What a run of ``originals`` says: done, left as it was, or stopped half-way."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from plugins.core.problems import counted
from plugins.desk import figures
from plugins.desk.originals.index import NAME
from plugins.desk.voice import DeskError

_FEW = 5


@dataclass(slots=True)
class Tally:
    """What a run did: pictures replaced, bytes before and after, and what was left as it is."""

    replaced: int = 0
    before: int = 0
    after: int = 0
    moved: int = 0  # replaced pictures that readers may have seen: their addresses change
    held_back: Counter[str] = field(default_factory=Counter)  # texts, and how many such pictures
    copies: int = 0  # working copies already
    small: int = 0
    other: int = 0  # kinds that gain nothing
    damaged: list[str] = field(default_factory=list)

    def replace(self, before: int, after: int, seen: bool) -> None:
        """Count a picture that was replaced: its bytes, and whether readers may have *seen* it."""
        self.replaced += 1
        self.before += before
        self.after += after
        self.moved += seen


def told(done: Tally, store: Path, back: bool) -> tuple[str, str]:
    """Return the account in both languages."""
    vi, en = _result(done, store, back)
    if done.moved:
        vi.append(
            f"{done.moved} ảnh trong số đó đã đăng hoặc đã push: lần đăng tới, tệp của những ảnh ấy có địa chỉ mới "
            "(địa chỉ bài không đổi); nơi khác dẫn thẳng tới tệp ảnh cũ sẽ không thấy ảnh nữa, và lịch sử git vẫn "
            "giữ ảnh gốc đã push."
        )
        en.append(
            f"Published or pushed before: {counted(done.moved, 'picture')} of these. At the next publish their files get "
            "other addresses (pages keep theirs); links elsewhere to the old picture files break, and Git's history "
            "keeps the originals that were pushed."
        )
    if done.held_back:
        stories = ",".join([*done.held_back][:_FEW])
        more = "…" if len(done.held_back) > _FEW else ""
        count = done.held_back.total()
        vi.append(
            f"Để nguyên {count} ảnh đã đăng hoặc đã push: thay thì tệp ảnh đổi địa chỉ mà kho git không nhỏ đi. "
            f"Vẫn muốn thay thì ghi rõ bài: STORY={stories}{more}"
        )
        en.append(
            f"Left as they are: {counted(count, 'picture')} published or pushed before, whose files would get other "
            f"addresses while the repository got no smaller. To replace them all the same, name the texts: STORY={stories}{more}"
        )
    if done.damaged:
        names = ", ".join(done.damaged[:_FEW]) + ("…" if len(done.damaged) > _FEW else "")
        if back:
            vi.append(
                f"Bản gốc trong kho bị mất hoặc không còn như lúc cất, nên không thay: {names}."
            )
            en.append(
                f"Originals missing from the store, or not as they were, were not brought back: {names}."
            )
        else:
            vi.append(f"Ảnh hỏng hoặc không đọc được, để nguyên: {names}. Xem: make check")
            en.append(f"Damaged or unreadable, left as they are: {names}. See: make check")
    return "\n".join(vi), "\n".join(en)


def _result(done: Tally, store: Path, back: bool) -> tuple[list[str], list[str]]:
    before, after = done.before / 1e6, done.after / 1e6
    sizes_vi = f"{figures.vi(before, 1)} MB → {figures.vi(after, 1)} MB"
    sizes_en = f"{figures.en(before, 1)} MB → {figures.en(after, 1)} MB"
    count = counted(done.replaced, "picture")
    if back:
        if not done.replaced:
            return ["Không có ảnh nào được lấy lại."], ["No picture was brought back."]
        return (
            [f"Đã lấy lại {done.replaced} ảnh gốc vào content/: {sizes_vi}."],
            [f"Brought back into content/ as taken: {count}, {sizes_en}."],
        )
    left = (
        (done.copies, "ảnh đã là bản nhỏ", "replaced before"),
        (done.small, "ảnh vốn nhỏ", "small as they are"),
        (done.other, "ảnh loại khác (HEIC, WebP …)", "of other kinds (HEIC, WebP …)"),
    )
    left_vi = ", ".join(f"{count} {words}" for count, words, _ in left if count)
    left_en = ", ".join(f"{count} {words}" for count, _, words in left if count)
    if not done.replaced:
        return (
            ["Không có ảnh nào cần thay" + (f": {left_vi}." if left_vi else ".")],
            ["Nothing to replace" + (f": {left_en}." if left_en else ".")],
        )
    return (
        [
            f"Đã cất {done.replaced} ảnh gốc vào {store} và thay bằng bản đủ lớn cho trang: {sizes_vi}.",
            *([f"Để nguyên: {left_vi}."] if left_vi else []),
            f"Danh sách ảnh gốc: {store / NAME}. Nhớ sao lưu thư mục ấy.",
        ],
        [
            f"Kept in {store}, with copies large enough for the site in their places: {count}, {sizes_en}.",
            *([f"Left as they are: {left_en}."] if left_en else []),
            f"List of originals: {store / NAME}. Back that folder up.",
        ],
    )


def stopped(done: Tally, back: bool, where: str, error: OSError | None) -> DeskError:
    """Return what is said when a disk refuses, or does not keep what it was given."""
    if error is None:
        why_vi, why_en = "đọc lại không giống lúc ghi", "it does not read as it was written"
    else:
        why_vi = why_en = error.strerror or str(error)
    verb_vi, verb_en = ("lấy lại", "brought back") if back else ("cất", "kept")
    return DeskError(
        f"Dừng ở “{where}”: {why_vi}. Trước đó đã {verb_vi} xong {done.replaced} ảnh; ảnh này và các ảnh còn lại trong "
        "content/ vẫn y nguyên. Kiểm tra ổ đĩa, chỗ trống và quyền ghi rồi chạy lại: máy làm tiếp từ đó.",
        f"Stopped at “{where}”: {why_en}. Before that: {counted(done.replaced, 'picture')} {verb_en}; this one and the rest "
        "in content/ are untouched. Check the disk, its free space and that you may write there, then run "
        "again: it goes on from there.",
    )


def not_apart(done: Tally, place: str) -> DeskError:
    """Return what is said when a place in the store is a picture of ``content`` itself, or outside the store."""
    return DeskError(
        f"“{place}” không phải chỗ riêng của kho ảnh gốc: tên ấy là liên kết (link) hoặc trỏ về chính ảnh trong content/. "
        f"Thay ảnh thì mất bản gốc, nên dừng. Đã cất xong {done.replaced} ảnh; ảnh này và các ảnh còn lại vẫn y nguyên. "
        "Dùng thư mục khác cho TO=, không chứa liên kết, rồi chạy lại.",
        f"“{place}” is no place of the store's own: it is a link, or leads to the picture in content/ itself. Replacing the "
        f"picture would lose the original, so this stops. Kept: {counted(done.replaced, 'picture')}; this one and the rest are "
        "untouched. Name another folder in TO=, one without links, then run again.",
    )


def full(done: Tally, store: Path, free: int) -> DeskError:
    """Return what is said when the store has no room for the next picture."""
    return DeskError(
        f"“{store}” gần đầy (còn {figures.vi(free / 1e6)} MB). Đã cất xong {done.replaced} ảnh; các ảnh còn lại vẫn y "
        "nguyên. Dọn chỗ trống rồi chạy lại: máy làm tiếp từ đó.",
        f"“{store}” is nearly full ({figures.en(free / 1e6)} MB left). Kept: {counted(done.replaced, 'picture')}; the rest are "
        "untouched. Make room and run again: it goes on from there.",
    )
