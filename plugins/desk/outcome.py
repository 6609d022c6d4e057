"""One line that says what a publish had to do."""

from __future__ import annotations

from typing import Final

from plugins.build.changed import Basis
from plugins.core.problems import plural
from plugins.desk import figures
from plugins.pipeline.build import BuildSummary

NOTHING_CHANGED: Final = (
    "Không có gì đổi: output/ giữ nguyên. / Nothing changed: output/ is as it was."
)
_REASONS: Final = {
    Basis.NOTHING: ("Dựng từ đầu → dựng cả {} trang.", "Built from nothing → all {} built."),
    Basis.OTHERWISE: (
        "Giao diện, thiết đặt hoặc chương trình đổi → dựng lại cả {} trang.",
        "Theme, settings or program changed → all {} rebuilt.",
    ),
}


def outcome(summary: BuildSummary) -> str:
    """Return what changed, and how many pages were rebuilt for it and kept, in both languages."""
    rebuilt, kept = summary.rendered_pages, summary.pages - summary.rendered_pages
    if (reason := _REASONS.get(summary.basis)) is not None:
        vi, en = reason
        return f"{vi.format(figures.vi(rebuilt))} / {en.format(_counted(rebuilt, 'page'))}"
    vi, en = _stories(summary.changed_stories)
    return (
        f"{vi} → {figures.vi(rebuilt)} trang dựng lại, {figures.vi(kept)} giữ nguyên. / "
        f"{en} → {_counted(rebuilt, 'page')} rebuilt, {figures.en(kept)} kept."
    )


def _stories(count: int) -> tuple[str, str]:
    if not count:
        return "Không tin nào đổi", "No story changed"
    return f"{figures.vi(count)} tin đổi", f"{figures.en(count)} {plural(count, 'story')} changed"


def _counted(count: int, what: str) -> str:
    return f"{figures.en(count)} {plural(count, what)}"
