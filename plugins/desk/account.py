"""What a publish says at its end, a line a fact."""

from __future__ import annotations

from collections.abc import Sequence

from plugins.core.problems import plural
from plugins.desk.due import spoken_due
from plugins.pipeline.build import BuildSummary

Row = Sequence[str]  # a label, and what it says


def facts(summary: BuildSummary, clean: bool = False) -> list[Row]:
    """Return what is to be said of a build."""
    stories = ", ".join(f"{lang} {count}" for lang, count in summary.stories.items())
    rows: list[Row] = [
        ("Tin / Stories", stories),
        ("Trang / Pages", str(summary.pages)),
        ("Ảnh / Pictures", f"{summary.rendered} mới / new, {summary.reused} dùng lại / reused"),
    ]
    if summary.pruned:
        rows.append(("Kho ảnh / Store", f"bỏ {summary.pruned} ảnh cũ / old removed"))
    if clean:
        rows.append(("Dựng mới / Clean", "không dùng lại gì / nothing was reused"))
    held = f"{summary.drafts} nháp / {plural(summary.drafts, 'draft')}"
    due = spoken_due(summary.next_due.at, summary.next_due.stories)
    rows.append(("Giữ lại / Held back", f"{held}, {summary.future} chờ ngày / scheduled"))
    rows.append(("Đến hẹn / Next due", " / ".join(due)))
    return rows


def seal(digest: str, by_hand: Sequence[str]) -> list[Row]:
    """Return what stands for the published files, and which others lie beside them."""
    rows: list[Row] = [("Mã kiểm chứng / Digest", f"sha256:{digest}")]
    if by_hand:
        rows.append(("Tệp đặt tay / By hand", ", ".join(by_hand)))
    return rows


def account(
    facts: Sequence[Row], seal: Sequence[Row], warned: int, seconds: float, published: bool
) -> str:
    """Return all of it; *warned* is of how many things it was doubtful."""
    rows = [
        *facts,
        ("Cảnh báo / Warnings", str(warned)),
        ("Thời gian / Time", f"{seconds:.1f} s"),
        *seal,
    ]
    lines = [f"{label:<22} {value}" for label, value in rows]
    if published:
        lines.append("Đã đăng vào output/. / Published to output/.")
    return "\n".join(lines)
