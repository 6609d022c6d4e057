"""What is taken from Lighthouse's reports of one page: the middle of several runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any, Final

CATEGORIES: Final = ("performance", "accessibility", "best-practices", "seo")
_PICTURES: Final = frozenset({"Image", "Media"})


@dataclass(frozen=True)
class Figures:
    """A page's figures. ``scores`` run from 0 to 100; ``paint`` and ``blocked`` are milliseconds.

    ``carried`` and ``scripts`` are bytes transferred: the page without its pictures, and the
    JavaScript of it. ``lost`` names what cost points, by the worth of it.
    """

    scores: tuple[int, ...]
    shift: float
    paint: float
    blocked: float
    carried: int
    scripts: int
    lost: tuple[str, ...]


def figures(reports: Sequence[dict[str, Any]]) -> Figures:
    """Return the median of each figure in *reports* of the same page."""
    each = [_of_one(report) for report in reports]
    return Figures(
        tuple(round(median(scores)) for scores in zip(*(one.scores for one in each), strict=True)),
        median(one.shift for one in each),
        median(one.paint for one in each),
        median(one.blocked for one in each),
        round(median(one.carried for one in each)),
        round(median(one.scripts for one in each)),
        tuple(dict.fromkeys(said for one in each for said in one.lost)),
    )


def _of_one(report: dict[str, Any]) -> Figures:
    audits = report["audits"]
    asked = audits["network-requests"]["details"]["items"]
    kept = [one for one in asked if one.get("resourceType") not in _PICTURES]
    return Figures(
        tuple(round(100 * (report["categories"][name]["score"] or 0)) for name in CATEGORIES),
        *(
            float(audits[name]["numericValue"])
            for name in (
                "cumulative-layout-shift",
                "largest-contentful-paint",
                "total-blocking-time",
            )
        ),
        sum(one["transferSize"] for one in kept),
        sum(one["transferSize"] for one in kept if one.get("resourceType") == "Script"),
        tuple(_lost(report)),
    )


def _lost(report: dict[str, Any]) -> list[str]:
    found = []
    for name in CATEGORIES:
        for one in report["categories"][name]["auditRefs"]:
            audit = report["audits"][one["id"]]
            # What is only told, or does not apply, has no score.
            if one["weight"] and audit["score"] is not None and audit["score"] < 1:
                shown = audit.get("displayValue", "")
                found.append((-one["weight"], f"{name}: {audit['title']} {shown}".rstrip()))
    return [said for _, said in sorted(found)]
