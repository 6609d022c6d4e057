"""Writes the content of a demo into a folder: the same bytes for the same seed and day."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from plugins.core.clock import now
from tools.content_files import as_yaml, front_matter
from tools.demo import reference
from tools.demo.drawing import Shot, picture
from tools.demo.plan import plan
from tools.demo.stories import MadeStory, tell

STORIES: Final = 300
SEED: Final = 1
NOTE: Final = "# Trang thử, hư cấu; do make demo ghi. / A fictional demo, written by make demo.\n"


@dataclass(frozen=True)
class Written:
    """What was written: stories and pictures."""

    stories: int
    pictures: int


def write(
    folder: Path,
    stories: int = STORIES,
    seed: int = SEED,
    day: dt.date | None = None,
    *,
    pictures: bool = True,
) -> Written:
    """Write the content of a demo to *folder*, which then holds nothing else.

    *day* is the day on which the site is to be alive, by default today (``SOURCE_DATE_EPOCH`` stands for
    the clock). Without *pictures* no story has any. A file that holds what it is to hold is left as it is.
    Raises ``ValueError`` for too few stories, ``FileExistsError`` where *folder* holds what no demo wrote.
    """
    today = day or now().date()
    made = tell(plan(stories, seed, today), seed, today)
    files = _data_files(made, seed, today)
    shots: dict[str, Shot] = {}
    for story in made:
        files |= _story_files(story, with_pictures=pictures)
        if pictures:
            shots |= {f"news/{story.folder}/{name}": shot for name, shot in story.pictures.items()}
    _refuse_others(folder)
    _clear(folder, files.keys() | shots.keys())
    for name, text in files.items():
        _save(folder / name, text.encode())
    with ProcessPoolExecutor() as pool:
        for name, drawn in zip(shots, pool.map(picture, shots.values(), chunksize=8), strict=True):
            _save(folder / name, drawn)
    return Written(len(made), len(shots))


def _data_files(made: list[MadeStory], seed: int, today: dt.date) -> dict[str, str]:
    data = reference.data_files(made, seed, today)
    files = {f"data/{name}.yaml": NOTE + as_yaml(rows) for name, rows in data.items()}
    for page, texts in reference.pages(today).items():
        for lang, (fields, text) in texts.items():
            files[f"pages/{page}/index.{lang}.md"] = front_matter(fields, text)
    return files


def _story_files(story: MadeStory, *, with_pictures: bool) -> dict[str, str]:
    place = f"news/{story.folder}"
    left_out = set() if with_pictures else {"gallery", "album_download"}
    files = {f"{place}/{name}": text for name, text in story.files.items()}
    for lang in ("vi", "en") if story.slot.has_english else ("vi",):
        fields = {name: said for name, said in story.fields[lang].items() if name not in left_out}
        files[f"{place}/index.{lang}.md"] = front_matter(fields, story.bodies[lang])
    if story.captions and with_pictures:
        files[f"{place}/captions.yaml"] = as_yaml(story.captions)
    return files


def _refuse_others(folder: Path) -> None:
    site = folder / "data" / "site.yaml"
    ours = site.is_file() and site.read_text("utf-8").startswith(NOTE)
    if not ours and folder.exists() and any(folder.iterdir()):
        raise FileExistsError(f"{folder} holds files that no demo wrote")


def _clear(folder: Path, kept: set[str]) -> None:
    """Remove what an earlier demo left in *folder*."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif path.relative_to(folder).as_posix() not in kept:
            path.unlink()


def _save(path: Path, contents: bytes) -> None:
    if path.is_file() and path.read_bytes() == contents:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(contents)
