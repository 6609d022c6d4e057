"""What a newsroom does between two publishes, done to a made-up project's files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from bench import corpus
from bench.corpus import LANGS, Made
from bench.photos.corpus import photo
from plugins.core.text import slugify

PICTURE: Final = (2000, 1500)


@dataclass(frozen=True, slots=True)
class Project:
    """A project folder and the made-up stories in it; each edit is of a story of its own.

    *file* says where a story's text in a language is below the folder ``content``.
    """

    folder: Path
    made: Sequence[Made]
    file: Callable[[Path, Made, str], Path] = corpus.file

    def story(self, number: int) -> Made:
        """Return the story of edit *number*: near the middle of the files, whatever the size."""
        return self.made[(len(self.made) // 2 + number) % len(self.made)]

    def text(self, story: Made, lang: str = "vi") -> Path:
        """Return the file of *story* in *lang*."""
        return self.file(self.folder / "content", story, lang)


def address(story: Made) -> str:
    """Return the address of *story*'s Vietnamese page."""
    return f"tin-tuc/{story.date.year}/{slugify(story.titles['vi'])}/"


def say(project: Project, number: int, sentence: str) -> None:
    """Add *sentence* to the text of the story of edit *number*."""
    path = project.text(project.story(number))
    path.write_text(f"{path.read_text('utf-8')}\n{sentence}\n", "utf-8")


def nothing(project: Project) -> None:
    """Change nothing."""


def sentence(project: Project) -> None:
    """Add a sentence to a story's Vietnamese text."""
    say(project, 0, "Tin được bổ sung một câu sau khi đăng.")


def added(project: Project) -> None:
    """Add a story in both languages, dated as the newest."""
    *_, new = corpus.stories(len(project.made) + 1)
    newest = max(story.date for story in project.made)
    new = replace(new, date=newest + dt.timedelta(days=1))
    corpus.write_story(new, project.folder / "content")


def renamed(project: Project) -> None:
    """Give a story other titles, and so other addresses, in both languages."""
    story = project.story(1)
    for lang in LANGS:
        path = project.text(story, lang)
        old = f"title: {story.titles[lang]}\n"
        new = old.replace(": ", ": Sửa " if lang == "vi" else ": Mended ")
        path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")


def picture(project: Project) -> None:
    """Put a photograph of three megapixels into a story."""
    story = project.story(2)
    photo(1, PICTURE).save(project.text(story).parent / "toan-canh.jpg", quality=90)
    say(project, 2, "![Toàn cảnh buổi họp mặt](toan-canh.jpg)")


def organisation(project: Project) -> None:
    """Give an organisation another name; two stories in forty show it."""
    path = project.folder / "content" / "data" / "organisations.yaml"
    key = corpus.BODIES[len(corpus.BODIES) // 2]
    text = path.read_text("utf-8")
    path.write_text(text.replace(f"Tên {key}, en: Name", f"Tên mới {key}, en: New name"), "utf-8")


EDITS: Final[dict[str, Callable[[Project], None]]] = {
    "nothing changed": nothing,
    "one sentence": sentence,
    "story added": added,
    "story renamed": renamed,
    "picture added": picture,
    "organisation renamed": organisation,
}
