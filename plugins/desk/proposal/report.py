"""What a proposal changes, as Markdown for a person at a code host; no word in it acts there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from plugins.desk.proposal.builds import Built
from plugins.desk.proposal.differ import Difference, PageChange

MOST_PROBLEMS: Final = 50
MOST_PAGES: Final = 50
_KINDS: Final = {"added": ("mới", "new"), "changed": ("đổi", "changed"), "removed": ("mất", "gone")}
_SIGNS: Final = re.compile(r"([\\`*_{}\[\]<>()#+!|~$&])")


@dataclass(frozen=True, slots=True)
class Proposed:
    """All that a report tells. ``opened`` says how the preview is seen, ``site_url`` where its links lead."""

    name: str
    before: Built
    after: Built
    difference: Difference | None
    shown: tuple[PageChange, ...]
    shots: tuple[str, ...]
    site_url: str
    opened: str


def report(told: Proposed) -> str:
    """Return the report, Vietnamese first."""
    return "\n".join([*_head(told), *_problems(told), *_pages(told), *_shots(told), ""])


def plain(text: str) -> str:
    """Return *text* as Markdown shows it literally, in one line; it mentions nobody."""
    return _SIGNS.sub(r"\\\1", " ".join(text.split())).replace("@", "@\u200b")


def new_problems(told: Proposed) -> list[Mapping[str, Any]]:
    """Return every error, and the warnings that were not there before."""
    known = {_key(found) for found in told.before.problems}
    errors = [one for one in told.after.problems if one["severity"] == "error"]
    warnings = [
        one for one in told.after.problems if one["severity"] != "error" and _key(one) not in known
    ]
    return [*errors, *warnings]


def _key(found: Mapping[str, Any]) -> tuple[Any, ...]:
    return found["code"], found["path"], found["vi"]


def _head(told: Proposed) -> Iterator[str]:
    yield f"## Xem trước {plain(told.name)} / Preview"
    yield ""
    if told.after.site is None:
        yield "**Chưa đăng được: sửa các lỗi dưới đây trước.** / **It cannot be published: mend the errors below first.**"
    elif told.opened:
        yield f"Mở xem / To look at it: {told.opened}"
    yield ""


def _problems(told: Proposed) -> Iterator[str]:
    found = new_problems(told)
    errors = told.after.errors
    yield (
        f"### {errors} lỗi, {len(found) - errors} cảnh báo mới / "
        f"{errors} errors, {len(found) - errors} new warnings"
    )
    yield ""
    for one in found[:MOST_PROBLEMS]:
        sign = "❌" if one["severity"] == "error" else "⚠️"
        line = f":{one['line']}" if one["line"] else ""
        yield f"- {sign} {plain(one['path'])}{line} {one['code']}: {plain(one['vi'])}"
        yield f"  {plain(one['fix_vi'])}"
        yield f"  *{plain(one['en'])} {plain(one['fix_en'])}*"
    if (more := len(found) - MOST_PROBLEMS) > 0:
        yield f"- … và {more} mục nữa: chạy `make check`. / … and {more} more: run `make check`."
    if told.after.said:
        yield from ("```text", told.after.said.replace("```", "'''").strip()[-4000:], "```")
    yield ""


def _pages(told: Proposed) -> Iterator[str]:
    if told.after.site is None:
        return
    if told.difference is None:
        yield (
            "Bản hiện nay không dựng được, nên không so được. / The present state could not be built, so "
            "there is nothing to compare with."
        )
        yield ""
        return
    pages = told.difference.pages
    yield f"### {len(pages)} trang khác đi / {len(pages)} pages differ"
    yield ""
    if told.difference.theme:
        yield "Giao diện đổi: mọi trang có thể trông khác. / The theme changed: every page may look different."
        yield ""
    for page in pages[:MOST_PAGES]:
        vi, en = _KINDS[page.kind]
        words = plain(page.title)
        if page.kind != "removed":
            words = f"[{words}](<{told.site_url}/{page.address}>)"
        yield f"- {vi} / {en}: {words}"
    if (more := len(pages) - MOST_PAGES) > 0:
        yield f"- … và {more} trang nữa. / … and {more} more."
    yield ""


def _shots(told: Proposed) -> Iterator[str]:
    if told.after.site is None or not told.shown:
        return
    if not told.shots:
        yield "Không có trình duyệt trên máy này nên không có ảnh. / No browser was there, so there are no pictures."
        return
    yield "### Ảnh / Pictures"
    yield ""
    yield "| Trang / Page | Trước / Before | Sau / After |"
    yield "|---|---|---|"
    for number, page in enumerate(told.shown, 1):
        yield f"| {plain(page.title)} | {_shot(number, 'before', told.shots)} | {_shot(number, 'after', told.shots)} |"


def _shot(number: int, side: str, taken: Sequence[str]) -> str:
    name = f"{number}-{side}.png"
    return f"`shots/{name}`" if name in taken else "–"
