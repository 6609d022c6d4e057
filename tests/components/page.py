"""One page of every component in each language: the theme's own macros with made-up values."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader
from markupsafe import Markup, escape
from PIL import Image

from plugins.assets import scripts
from plugins.assets import theme_files as assets
from plugins.core.pages import Link, Page, SearchFilter, StoryBody
from plugins.core.pictures import RenderedPicture, Rendition
from plugins.editions.page_frame import PageFrame
from plugins.editions.pager import make_pager
from plugins.editions.site_pages import SitePages, make_site_pages
from plugins.editions.site_plan import plan_site
from plugins.language.edition import Edition, make_editions
from plugins.language.messages import load_messages
from plugins.pictures.picture_index import PictureIndex
from plugins.pictures.survey import survey
from plugins.pictures.theme_pictures import ThemePictures
from plugins.pipeline.settings import settings_of
from plugins.stories.load import load
from tests.builders import ROOT, SITE_URL, make_site
from tests.components.content import write_content

THEME: Final = ROOT / "theme"
COMPONENTS: Final = THEME / "templates" / "components"
EXAMPLES: Final = Path(__file__).with_name("examples")
LANGUAGES: Final = ("vi", "en")
TODAY: Final = dt.date(2025, 3, 15)

_MOST_WORDS: Final = 200  # characters: what is longer is scrolled in the viewer

_MAIN: Final = re.compile(r"<main[^>]*>(.*)</main>", re.DOTALL)
_ICON: Final = re.compile(r'id="icon-([\w-]+)"')
_ABOUT: Final = re.compile(r"\{#(.*?)#\}", re.DOTALL)


@dataclass(frozen=True)
class Values:
    """What the examples take their values from: the pages of made-up content in one language."""

    edition: Edition
    site_pages: SitePages

    @property
    def frame(self) -> PageFrame:
        """What stands around the pages."""
        return self.site_pages.views[self.edition.lang].frame

    def story(self, story_id: str) -> Page:
        """Return a story's page."""
        return next(
            page
            for page in self._pages
            if isinstance(page.body, StoryBody) and page.body.card.story_id == story_id
        )

    def pages(self, kind: str) -> list[Page]:
        """Return the pages of a *kind* in the order of the site."""
        return [page for page in self._pages if page.kind == kind]

    def page(self, kind: str) -> Page:
        """Return the first page of a *kind*."""
        return self.pages(kind)[0]

    @property
    def _pages(self) -> list[Page]:
        return [page for page in self.site_pages.pages.values() if page.lang == self.edition.lang]


def names() -> list[str]:
    """Return the components that have examples, as the page shows them."""
    return sorted(path.stem for path in EXAMPLES.glob("[!_]*.html"))


def about(name: str) -> str:
    """Return what the component's own first comment says of it."""
    path = COMPONENTS / f"{name}.html"
    found = _ABOUT.search(path.read_text("utf-8")) if path.exists() else None
    return " ".join(found[1].split()) if found else ""


def write_page(folder: Path, work: Path, theme: Path = THEME) -> None:
    """Write the page in both languages and all it needs into *folder*; *work* holds its sources.

    ``vi/`` and ``en/`` stand at the root of a host: what they load has absolute addresses.
    """
    published = assets.read_theme(theme)
    files = published.files
    sheets = _sheets(files)
    tokens = _tokens(theme)
    for kind, more in (("css", _rules(tokens)), ("js", "")):
        own = (EXAMPLES / f"_examples.{kind}").read_text("utf-8")
        files[f"examples.{kind}"] = (own + more).encode()
    files |= _results(theme)
    asset_folder = published.folder
    assets.publish(published, folder)
    templates = Environment(
        loader=ChoiceLoader(
            [
                FileSystemLoader(theme / "templates"),
                PrefixLoader({"examples": FileSystemLoader(EXAMPLES)}),
            ]
        ),
        **settings_of(ROOT)["JINJA_ENVIRONMENT"],
    )
    figure = templates.get_template("components/picture.html").module.figure
    many = _values(write_content(work / "many"), folder, asset_folder, theme, figure)
    none = _values(make_site(work / "none"), folder, asset_folder, theme, figure)
    for lang in LANGUAGES:
        context = _context(templates, many[lang], none[lang]) | {"tokens": tokens, "sheets": sheets}
        parts = [
            (
                name,
                about(name),
                Markup(templates.get_template(f"examples/{name}.html").render(context)),
            )
            for name in names()
        ]
        html = templates.get_template("examples/_page.html").render(context, parts=parts)
        path = folder / lang / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html, "utf-8")


def _sheets(files: Mapping[str, bytes]) -> list[str]:
    """Return the sheets that only some kinds of page name."""
    of_all_pages = {"css/site.css", "css/print.css"}
    return sorted(name for name in files if name.endswith(".css") and name not in of_all_pages)


def _results(theme: Path) -> Mapping[str, bytes]:
    """Return the script that shows the search's results, which readers get joined with the others."""
    static = theme / "static"
    sources = {
        path.relative_to(static).as_posix(): path.read_text("utf-8")
        for path in static.rglob("*.js")
    }
    name = "js/modules/search/view.js"
    return {name: scripts.join(name, sources, set()).encode()}


def _tokens(theme: Path) -> Mapping[str, list[str]]:
    """Return the names of the tokens that can be shown, by what they are."""
    sheet = (theme / "static/css/tokens.css").read_text("utf-8")
    return {
        "colours": re.findall(r"--([\w-]+): (?:#|light-dark\(#)", sheet),
        "sizes": re.findall(r"--(size-[\w-]+):", sheet),
        "spaces": re.findall(r"--(space-\d):", sheet),
    }


def _rules(tokens: Mapping[str, list[str]]) -> str:
    """Return a rule for every token: the page has no styles of its own in its markup."""
    how = {"colours": "background", "sizes": "font-size", "spaces": "inline-size"}
    return "".join(
        f".token-{name} {{ {how[kind]}: var(--{name}); }}\n"
        for kind, found in tokens.items()
        for name in found
    )


def _context(templates: Environment, many: Values, none: Values) -> dict[str, Any]:
    def main(page: Page) -> Markup:
        """Return what the page's own template puts into ``<main>``."""
        whole = templates.get_template(f"{page.template}.html").render(
            edition=many.edition, frame=many.frame, page=page
        )
        return Markup(_MAIN.search(whole)[1])

    return {
        "edition": many.edition,
        "made": many,
        "nothing": none,
        "main": main,
        "changed": replace,
        "opened": lambda html: Markup(str(html).replace("<details", "<details open")),
        "viewing": _viewing,
        "unscripted": lambda html, mark: Markup(str(html).replace('data-module="search"', mark)),
        "icons": _ICON.findall((THEME / "static/img/icons.svg").read_text("utf-8")),
        "link": Link,
        "search_filter": SearchFilter,
        "pager_of": lambda number, total: make_pager(number, total, lambda at: f"?{at}"),
    }


def _viewing(dialog: Markup, picture: Markup, words: str, at: int, total: int) -> Markup:
    """Return the viewer as js/viewer/viewer.js opens it with the picture number *at* of *total*."""
    shown = re.sub(r"</?template>", "", str(dialog)).replace("<dialog ", "<dialog open ")
    if not words:
        shown = shown.replace('class="viewer"', 'class="viewer viewer--wordless"')
    if len(words) > _MOST_WORDS:
        shown = shown.replace("data-caption>", 'tabindex="0" data-caption>')
    slide = f'<div class="viewer__slide" data-at="0">{picture}</div>'
    for part, inside in (
        ("data-index", str(at)),
        ("data-total", str(total)),
        ("data-track", slide),
        ("data-caption", str(escape(words))),
    ):
        assert f"{part}><" in shown, part
        shown = shown.replace(f"{part}><", f"{part}>{inside}<", 1)
    return Markup(shown)


def _values(
    content: Path, output: Path, asset_folder: str, theme: Path, figure: Callable[..., Markup]
) -> Mapping[str, Values]:
    site = load(content, TODAY, drafts=True)
    faults = [problem for problem in site.problems if not problem.warning]
    assert faults == [], faults
    messages = {lang: load_messages(theme, lang) for lang in LANGUAGES}
    editions = make_editions(site, messages, SITE_URL, asset_folder)
    originals = survey(site).originals
    album = PictureIndex(
        {key: _rendered(content / one.path, output) for key, one in originals.items()}
    )
    plan = plan_site(site, editions)
    site_pages = make_site_pages(plan, ThemePictures(site, album, editions, figure))
    return {lang: Values(editions[lang], site_pages) for lang in LANGUAGES}


def _rendered(path: Path, output: Path) -> RenderedPicture:
    """Return *path* in one lossless format: every browser paints it the same."""
    picture = Image.open(path)
    address = f"pictures/{path.parent.name}-{path.stem}.webp"
    target = output / address
    target.parent.mkdir(parents=True, exist_ok=True)
    picture.save(target, lossless=True)
    rendition = Rendition(address, picture.width, picture.height, "webp")
    red, green, blue = picture.getpixel((0, 0))
    return RenderedPicture(
        picture.width, picture.height, (rendition,), f"#{red:02x}{green:02x}{blue:02x}"
    )
