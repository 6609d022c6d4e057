"""A made-up union's content in a temporary folder, and real pictures made by Pillow."""

from __future__ import annotations

import datetime as dt
import io
import unicodedata
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from PIL import Image, ImageDraw

from plugins.core.dates import ZONE, Moment
from plugins.core.facts import PageFields, StoryFields
from plugins.core.site import Asset, PageText, Reference, Site, StandingPage, Story, Text
from plugins.pictures.picture_index import Counts, PictureIndex
from plugins.pictures.render import render_pictures
from plugins.pictures.survey import Survey, survey
from plugins.stories.markdown import read_markdown


def scene(width: int = 320, height: int = 200, mode: str = "RGB") -> Image.Image:
    """Return a picture whose corners differ: red, green, blue and yellow, clockwise from the left."""
    picture = Image.new("RGB", (width, height), "#8899aa")
    draw = ImageDraw.Draw(picture)
    half_w, half_h = width // 2, height // 2
    draw.rectangle((0, 0, half_w - 1, half_h - 1), fill="#d02020")
    draw.rectangle((half_w, 0, width, half_h - 1), fill="#20a040")
    draw.rectangle((half_w, half_h, width, height), fill="#2040c0")
    draw.rectangle((0, half_h, half_w - 1, height), fill="#e0c020")
    return picture.convert(mode)


def saved(picture: Image.Image, format: str = "JPEG", **options: Any) -> bytes:
    """Return the bytes of *picture* in *format*."""
    buffer = io.BytesIO()
    picture.save(buffer, format, **options)
    return buffer.getvalue()


def jpeg(width: int = 320, height: int = 200, **options: Any) -> bytes:
    """Return a small JPEG."""
    return saved(scene(width, height), "JPEG", **{"quality": 92, **options})


def corner_colours(picture: Image.Image) -> tuple[str, str, str, str]:
    """Return what the corners look like, clockwise from the top left, in words."""
    seen = picture.convert("RGB")
    w, h = seen.size
    places = (
        (w // 4, h // 4),
        (3 * w // 4, h // 4),
        (3 * w // 4, 3 * h // 4),
        (w // 4, 3 * h // 4),
    )
    words = {
        "red": (208, 32, 32),
        "green": (32, 160, 64),
        "blue": (32, 64, 192),
        "yellow": (224, 192, 32),
    }

    def nearest(pixel: tuple[int, int, int]) -> str:
        return min(
            words, key=lambda w: sum(abs(a - b) for a, b in zip(words[w], pixel, strict=True))
        )

    first, second, third, fourth = (nearest(seen.getpixel(place)) for place in places)
    return first, second, third, fourth


class Newsroom:
    """Writes stories and pages to the disk and hands them over as the loader would."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "content"
        self.store = folder / "store"
        self.output = folder / "output"
        self.stories: list[Story] = []
        self.pages: list[StandingPage] = []
        self.held_back: list[Text] = []

    def story(
        self,
        id: str = "hop-mat",
        *,
        files: Mapping[str, bytes] = {},
        vi: Mapping[str, Any] | None = None,
        en: Mapping[str, Any] | None = None,
    ) -> Story:
        """Add a story. A text's keys: ``gallery``, ``cover``, ``markdown``, ``body``, ``from_vi``."""
        folder = PurePosixPath("news", "2025", id)
        assets = _write(self.root, folder, files)
        texts: dict[str, Text] = {}
        for lang, values in (("vi", {} if vi is None and en is None else vi), ("en", en)):
            if values is not None:
                inherited = texts["vi"] if values.get("from_vi") else None
                texts[lang] = _text(self.root, folder, id, lang, values, inherited)
        story = Story(id, folder, next(iter(texts.values())), texts, assets)
        self.stories.append(story)
        return story

    def page(self, id: str, *, files: Mapping[str, bytes], **markdown_by_lang: str) -> StandingPage:
        """Add a standing page."""
        folder = PurePosixPath("pages", id)
        assets = _write(self.root, folder, files)
        texts = {
            lang: _page_text(self.root, folder, id, lang, text)
            for lang, text in markdown_by_lang.items()
        }
        page = StandingPage(id, folder, texts, assets)
        self.pages.append(page)
        return page

    def site(self) -> Site:
        """Return everything as one value."""
        return Site(
            root=self.root,
            today=dt.date(2025, 2, 3),
            reference=Reference(None, {}, {}, {}),  # type: ignore[arg-type]
            stories=tuple(self.stories),
            pages=tuple(self.pages),
            held_back=tuple(self.held_back),
        )

    def survey(self) -> Survey:
        """Check the pictures."""
        return survey(self.site())

    def told(self) -> list[str]:
        """Return the problems as ``path:line code``, the path without ``content/``."""
        return [
            f"{str(found.place).removeprefix('content/')} {found.code}"
            for found in self.survey().problems
        ]

    def render(self, workers: int | None = 1, **more: Any) -> tuple[PictureIndex, Counts]:
        """Render the pictures."""
        return render_pictures(self.survey(), self.store, self.output, None, workers, **more)

    def one(self, name: str, content: bytes) -> str:
        """Add a story that shows one picture; return its id."""
        number = f"tin-{len(self.stories) + 1}"
        self.story(number, files={name: content}, vi={"markdown": f"![Mô tả]({name})"})
        return number

    def published(self) -> dict[str, bytes]:
        """Return every file below the output."""
        return {
            path.relative_to(self.output).as_posix(): path.read_bytes()
            for path in sorted(self.output.rglob("*"))
            if path.is_file()
        }

    def widest(self, name: str, content: bytes, format: str = "") -> Image.Image:
        """Render one picture and open its widest rendition in *format*, by default the best."""
        owner = self.one(name, content)
        album, _ = self.render()
        rendered = album.rendered(owner, name)
        assert rendered is not None
        shown = rendered.of(format or rendered.formats[0])[-1]  # type: ignore[arg-type]
        return Image.open(self.output / shown.address)


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    """Return an empty newsroom."""
    return Newsroom(tmp_path)


def _write(root: Path, folder: PurePosixPath, files: Mapping[str, bytes]) -> dict[str, Asset]:
    (root / folder).mkdir(parents=True, exist_ok=True)
    assets: dict[str, Asset] = {}
    for name, content in files.items():
        (root / folder / name).write_bytes(content)
        known = unicodedata.normalize("NFC", name)
        assets[known] = Asset(known, folder / name)
    return assets


def _text(
    root: Path,
    folder: PurePosixPath,
    id: str,
    lang: str,
    values: Mapping[str, Any],
    inherited: Text | None,
) -> Text:
    path = folder / f"index.{lang}.md"
    lines = ["---", f"title: Họp mặt ({lang})"]
    where: dict[tuple[str | int, ...], tuple[PurePosixPath, int]] = {}
    if "cover" in values:
        lines.append(f"cover: {values['cover']}")
        where[("cover",)] = (path, len(lines))
    for number, item in enumerate(values.get("gallery", ())):
        for key, value in item.items():
            lines.append(f"  {'-' if key == 'file' else ' '} {key}: {value}")
            where["gallery", number, key] = (path, len(lines))
    lines += ["---", ""]
    body_line = len(lines) + 1
    written = values.get("markdown", "Ba mươi người thợ cùng gói bánh.")
    fields: dict[str, Any] = {
        "title": "Họp mặt",
        "date": Moment(dt.datetime(2025, 2, 3, tzinfo=ZONE), False),
        "section": "activities",
        "summary": "Ba mươi người thợ cùng gói bánh.",
        "authors": ["Nguyễn Thị Mây"],
        "gallery": values.get("gallery", ()),
        "cover": values.get("cover"),
    }
    if inherited is not None:
        gallery = [
            {"lang": inherited.lang, **item.model_dump(exclude_none=True)}
            for item in inherited.fields.gallery
        ]
        fields |= {"gallery": gallery, "cover": inherited.fields.cover}
        where |= dict(inherited.lines)
    source = "\n".join([*lines, written, ""])
    (root / path).write_text(source, "utf-8")
    return Text(
        story_id=id,
        lang=lang,
        path=path,
        fields=StoryFields(**fields),
        slug=id,
        address=f"tin-tuc/2025/{id}/",
        body=values.get("body", read_markdown(written, "vi").html),
        source=source,
        body_line=body_line,
        lines=where,
    )


def _page_text(root: Path, folder: PurePosixPath, id: str, lang: str, written: str) -> PageText:
    path = folder / f"index.{lang}.md"
    source = f"---\ntitle: Giới thiệu\n---\n\n{written}\n"
    (root / path).write_text(source, "utf-8")
    return PageText(
        page_id=id,
        lang=lang,
        path=path,
        fields=PageFields(title="Giới thiệu", summary="Về công đoàn."),
        slug=id,
        address=f"{id}/",
        body=read_markdown(written, "vi").html,
        source=source,
        body_line=5,
        lines={},
    )
