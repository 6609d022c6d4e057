"""One line that says what a publish had to do."""

from __future__ import annotations

from plugins.build.changed import Basis
from plugins.core.problems import plural
from plugins.desk import figures
from plugins.pipeline.build import BuildSummary

_REASONS = {
    Basis.NOTHING: ("Dựng từ đầu", "Built from nothing"),
    Basis.OTHERWISE: (
        "Giao diện, thiết đặt hoặc chương trình đổi",
        "Theme, settings or program changed",
    ),
}


def outcome(summary: BuildSummary) -> str:
    """Return what changed, and how many pages were rebuilt for it and kept, in both languages."""
    rebuilt, kept = summary.rendered_pages, summary.pages - summary.rendered_pages
    vi, en = _REASONS.get(summary.basis) or _stories(summary.changed_stories)
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
