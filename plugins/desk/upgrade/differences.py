"""What two builds of one site have that differs, page by page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_FIRST: Final = 8  # pages that are named
# The folder of the theme's files is named by their content: every page names it.
_THEME: Final = re.compile(rb"/theme/[0-9a-f]{12}/")


@dataclass(frozen=True, slots=True)
class Differences:
    """Addresses of pages by what happened to them, the number of all, and whether the look changed."""

    changed: tuple[str, ...]
    added: tuple[str, ...]
    gone: tuple[str, ...]
    pages: int
    look: bool

    def told(self) -> tuple[str, str]:
        """Return what differs, in Vietnamese and in English."""
        if not (self.changed or self.added or self.gone or self.look):
            return "Trang không đổi gì.", "Nothing on the site changed."
        vi, en = [], []
        for pages, said_vi, said_en in (
            (self.changed, "trang đổi", "changed"),
            (self.added, "trang mới", "new"),
            (self.gone, "trang mất", "gone"),
        ):
            if pages:
                more = f" … (+{len(pages) - _FIRST})" if len(pages) > _FIRST else ""
                named = ", ".join(pages[:_FIRST]) + more
                vi.append(f"  {len(pages)} {said_vi}: {named}")
                en.append(f"  {len(pages)} {said_en}: {named}")
        if self.look:
            vi.append("  kiểu dáng, mã chạy hoặc phông đổi (mọi trang)")
            en.append("  styles, scripts or fonts changed (on every page)")
        return (
            "\n".join([f"Trên trang ({self.pages} trang) có đổi:", *vi]),
            "\n".join([f"On the site ({self.pages} pages), what changed:", *en]),
        )


def differences(before: Path, after: Path) -> Differences:
    """Compare the pages of two published sites."""
    old, new = _pages(before), _pages(after)
    both = sorted(old.keys() & new.keys())
    return Differences(
        changed=tuple(page for page in both if _words(old[page]) != _words(new[page])),
        added=tuple(sorted(new.keys() - old.keys())),
        gone=tuple(sorted(old.keys() - new.keys())),
        pages=len(new),
        look=_theme(before) != _theme(after),
    )


def _pages(output: Path) -> dict[str, Path]:
    """Return the pages of a site by their addresses."""
    found = (path.relative_to(output).as_posix() for path in output.rglob("*.html"))
    return {f"/{name.removesuffix('index.html')}": output / name for name in found}


def _words(page: Path) -> bytes:
    return _THEME.sub(b"/theme/", page.read_bytes())


def _theme(output: Path) -> set[str]:
    return {path.name for path in (output / "theme").glob("*")}
