"""A congress in made-up photographs of 12 megapixels: its first publish, then the originals put away.

One story with all photographs. What it prints: seconds, CPU seconds of all processes, megabytes held, and
the bytes of ``content/``. Judges nothing.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Final

from bench import corpus as texts
from bench import ours
from bench.photos import corpus
from bench.photos.measure import measure

_SCENES: Final = 8
_DESK: Final = (sys.executable, "-m", "plugins.desk")


def main() -> int:
    """Print a line for each command."""
    parser = argparse.ArgumentParser(prog="python -m bench.photos.congress", description=__doc__)
    parser.add_argument("--photos", type=int, default=40, help="how many photographs")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-congress-") as place:
        folder, store = Path(place) / "site", Path(place) / "originals"
        made = list(texts.stories(1))
        ours.prepare(made, folder)
        store.mkdir()
        story = texts.file(folder / "content", made[0], "vi")
        photos = _photos(asked.photos, Path(place) / "photos", story.parent)
        with story.open("a", encoding="utf-8") as text:
            text.writelines(f"\n![Ảnh đặt ra]({photo.name})\n" for photo in photos)
        print(f"{asked.photos} ảnh / photographs{'s':>18}{'CPU s':>8}{'MB':>7}{'content MB':>12}")
        _row("publish, first", ["publish"], folder)
        _row("publish, again", ["publish"], folder)
        _row("originals", ["originals", "--to", str(store)], folder)
        shutil.rmtree(folder / ".cache")
        _row("publish, of the copies, first", ["publish"], folder)
    return 0


def _photos(count: int, aside: Path, folder: Path) -> list[Path]:
    """Write *count* photographs into *folder*: few scenes, but each file another one."""
    scenes = corpus.write(min(count, _SCENES), aside)
    paths = [folder / f"IMG_{number:04}.jpg" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_bytes(scenes[number % len(scenes)].read_bytes() + f"{number}".encode())
    return paths


def _row(name: str, words: list[str], folder: Path) -> None:
    run = measure([*_DESK, *words], folder)
    held = sum(path.stat().st_size for path in (folder / "content").rglob("*.jpg"))
    print(
        f"{name:<30}{run.seconds:>8.1f}{run.processor:>8.1f}{run.peak / 1e6:>7.0f}{held / 1e6:>12.1f}",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main())
