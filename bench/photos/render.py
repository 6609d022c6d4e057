"""Our part of the benchmark, in a process of its own: stories read, checked, pictures rendered."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

from bench.photos.sites import RECIPES
from plugins.core.problems import errors
from plugins.pictures.render import render_pictures
from plugins.pictures.survey import survey
from plugins.stories.load import load


def main() -> int:
    """Render the pictures of ``content`` into ``output`` by the recipe named on the command line."""
    site = load(Path("content"), dt.date(2026, 1, 1))
    found = survey(site)
    if wrong := errors((*site.problems, *found.problems)):
        raise SystemExit("\n".join(map(str, wrong)))
    _, counts = render_pictures(found, Path("store"), Path("output"), recipe=RECIPES[sys.argv[1]])
    print(counts)
    return 0


if __name__ == "__main__":
    sys.exit(main())
