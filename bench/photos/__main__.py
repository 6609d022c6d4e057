"""Render made-up photographs of 12 megapixels with Hugo and with this project, and print a table.

Judges nothing: exits 0 whatever the figures are. The same renditions are made by both (WebP 480,
960 and 1600 wide, JPEG 960), then AVIF as well, then what the site itself publishes, and at last a
second run that finds everything in the store.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

from PIL import Image

from bench.hugo import content
from bench.photos import corpus, score, sites
from bench.photos.measure import Run, measure


def main() -> int:
    """Print the table for the number of photographs on the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.photos", description=__doc__)
    parser.add_argument("--photos", type=int, default=120, help="how many photographs")
    parser.add_argument("--scored", type=int, default=4, help="how many of them are scored")
    parser.add_argument(
        "--scored-widths", default="960,1600", help="widths of the renditions that are scored"
    )
    parser.add_argument("--width", type=int, default=corpus.SIZE[0], help="their width in pixels")
    asked = parser.parse_args()
    widths = {int(width) for width in asked.scored_widths.split(",")}
    size = (asked.width, asked.width * 3 // 4)
    with tempfile.TemporaryDirectory(prefix="bench-photos-") as place:
        photos = corpus.write(asked.photos, Path(place) / "photos", size)
        theirs, ours = sites.prepare(photos, Path(place))
        scored = photos[: asked.scored]
        print(f"{asked.photos} ảnh {size[0]} × {size[1]} / photographs")
        print(
            f"{'':<13}{'seconds':>9}{'CPU s':>8}{'peak MB':>9}{'MB out':>8}   CPU and wall beside Hugo's"
        )
        peer = measure(content.command(), theirs)
        _row("hugo", peer, theirs, None)
        _scores(theirs, scored, widths)
        for recipe in ("same", "avif", "site"):
            sites.forget(ours)
            _row(f"ours {recipe}", measure(sites.ours(recipe), ours), ours, peer)
            _scores(ours, scored, widths)
        _row("ours again", measure(sites.ours("site"), ours), ours, peer)
    return 0


def _row(name: str, run: Run, folder: Path, peer: Run | None) -> None:
    published = [path for path in (folder / "output").rglob("*") if path.suffix != ".html"]
    megabytes = sum(path.stat().st_size for path in published if path.is_file()) / 1e6
    beside = ""
    if peer is not None:
        beside = f"{run.processor / peer.processor:>8.2f}{run.seconds / peer.seconds:>7.2f}"
    print(
        f"{name:<13}{run.seconds:>9.1f}{run.processor:>8.1f}{run.peak / 1e6:>9.0f}"
        f"{megabytes:>8.1f}{beside}",
        flush=True,
    )


def _scores(folder: Path, photos: list[Path], widths: set[int]) -> None:
    """Print bytes a picture and quality of each kind of rendition in the output of *folder*."""
    kinds: dict[tuple[str, int], dict[Path, Path]] = {}
    weights: Counter[tuple[str, int]] = Counter()
    for path in sorted((folder / "output").rglob("anh-*")):
        with Image.open(path) as shown:
            kind = path.suffix, shown.width
        weights[kind] += path.stat().st_size
        for photo in photos:
            if path.name.startswith(photo.stem):
                kinds.setdefault(kind, {})[photo] = path
    every = len({path.name[:7] for path in (folder / "output").rglob("anh-*")}) or 1
    for kind, renditions in sorted(kinds.items()):
        if kind[1] not in widths:
            continue
        found = "  ".join(f"{name} {value:.1f}" for name, value in score.scores(renditions).items())
        print(
            f"    {kind[0]:<6}{kind[1]:>5}  {weights[kind] / every / 1000:>6.1f} kB  score {found}"
        )


if __name__ == "__main__":
    sys.exit(main())
