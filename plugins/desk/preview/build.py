"""One build of the preview, in a process of its own: drafts and days to come are shown.

What is wrong with a draft does not keep the site from being built: it is shown beside the draft. Pages
that somebody waits for come first, and are shown before the rest is built.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any, Final

from plugins.build.first_pages import FirstPages
from plugins.core import addresses
from plugins.core.problems import Alike, ContentError, Problem, alike, errors, render
from plugins.core.stages import told_to
from plugins.desk.building import build_site
from plugins.desk.preview.reports import SOME, Reporter
from plugins.desk.project import Project
from plugins.desk.report import as_values

BUILT: Final = "built"  # the report, and the file, of a build that came to its end
SITE: Final = "site"  # below a build's folder: what no store keeps
_FIRST: Final = "first"  # likewise: pages made before all others
_MOST: Final = 12  # pages that are made before all others


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a build is made for: *files* of ``content`` that were saved, those saved *earlier* that no
    whole site shows yet, and the pages that are *open*.
    """

    files: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    open: tuple[str, ...] = ()


def run(project: Project, folder: Path, site_url: str, wanted: Wanted, to: Reporter) -> None:
    """Build into *folder*, and report what comes of it. Pictures that no publish has made yet are made
    quickly; files that a store keeps stay there.
    """
    built = folder / SITE
    built.mkdir(parents=True)
    overrides = {
        "SITEURL": site_url,
        "SHOW_DRAFTS": True,
        "QUICK_PICTURES": True,
        "ASSEMBLED": True,
        "FIRST_PAGES": partial(_first, folder, wanted, to),
        "WORK_FOLDER": str(project.preview / "work"),  # a publish may run at the same time
    }
    try:
        with told_to(to.progress):
            summary = build_site(project, built, project.root / "pelicanconf.py", overrides)
    except ContentError as error:
        found = _found(error.problems, {})
    else:
        stored = {path: str(file.place) for path, file in summary.stored.items()}
        found = {**_found(summary.warnings, summary.texts), "stored": stored}
    to.hand_over(BUILT, folder, found)


def _first(folder: Path, wanted: Wanted, to: Reporter, pages: FirstPages) -> None:
    """Make the pages that were saved, then those that are open, then a front page."""
    saved = pages.addresses_of(wanted.files)
    stored: dict[str, str] = {}
    (folder / _FIRST).mkdir()
    more = (*pages.addresses_of(wanted.earlier), *wanted.open)
    asked = dict.fromkeys([*saved, *more] or [addresses.front(addresses.DEFAULT_LANGUAGE)])
    for number, address in enumerate([*asked][:_MOST]):
        html = pages.html(address)
        if html is not None:
            place = folder / _FIRST / f"{number}.html"
            place.write_bytes(html.encode())
            stored[addresses.save_as(address)] = str(place)
    found = _found(pages.problems, pages.texts)
    to.hand_over(SOME, folder, {**found, "saved": saved, "stored": stored})


def _found(problems: Iterable[Problem], texts: Mapping[str, str]) -> dict[str, Any]:
    problems = tuple(problems)
    wrong = errors(problems)
    return {
        "errors": list(map(_said, alike(wrong))),
        "count": len(wrong),
        "drafts": [
            {**_said(group), "addresses": _addresses(group.first, texts)}
            for group in alike(found for found in problems if found.draft)
        ],
        "report": render(problems) if problems else "",
    }


def _said(group: Alike) -> dict[str, object]:
    return {**as_values(group.first), "more": " ".join(row.strip() for row in group.more())}


def _addresses(found: Problem, texts: Mapping[str, str]) -> list[str]:
    """Return the addresses of the texts that *found* is about: one, or all those of its folder."""
    path = PurePosixPath(found.place.path)
    if found.place.path in texts:
        return [texts[found.place.path]]
    near = (path, path.parent)
    return [address for text, address in texts.items() if PurePosixPath(text).parent in near]
