"""The rows that are printed, and how they compare with the peers' rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from bench.measure import SAMPLED, Run
from bench.peers import SIDES

_INTRODUCTION: Final = """\
Tin song ngữ không ảnh, trừ hàng “picture added”; số giữa các lần chạy. MB: bộ nhớ của mọi tiến trình
cộng lại (PSS){}. × : gấp mấy lần “Hugo + Pagefind” dựng lại từ đầu (CPU, rồi đồng hồ).
Bilingual stories without pictures but for “picture added”; medians. MB: all processes together (PSS){}.
pages: how many are not as before. ×: beside “Hugo + Pagefind” from nothing (CPU, then clock).
"""
_UNKNOWN: Final = f"{'–':>8}{'–':>7}"  # a preview's, off Linux
_NOT_SAMPLED: Final = "; máy này: tiến trình lớn nhất", "; here: the largest process"


def introduction() -> str:
    """Return what the table shows, in both languages."""
    return _INTRODUCTION.format(*(("", "") if SAMPLED else _NOT_SAMPLED))


def head() -> str:
    """Return the table's first line."""
    names = "".join(f"{name.removesuffix(' + Pagefind'):>16}" for name in SIDES)
    return f"{'stories':>7} {'':<26}{'s':>8}{'CPU s':>8}{'cores':>7}{'MB':>7}{'pages':>7}{names}"


def lines(count: int, rows: Mapping[str, Run]) -> Iterator[str]:
    """Yield a line for each of *rows*, of sites of *count* stories."""
    for name, run in rows.items():
        pages = "" if run.pages is None else run.pages
        used = f"{run.processor:>8.2f}{run.processor / run.seconds:>7.2f}"
        yield (
            f"{count:>7} {name:<26}{run.seconds:>8.2f}{used if run.processor else _UNKNOWN}"
            f"{run.peak / 2**20:>7.0f}{pages:>7}"
            + "".join(f"{_beside(run, rows.get(side)):>16}" for side in SIDES)
        ).rstrip()


def _beside(run: Run, peer: Run | None) -> str:
    if peer is None or peer is run or not run.processor:
        return ""
    return f"{run.processor / peer.processor:.3g} {run.seconds / peer.seconds:.3g} ×"
