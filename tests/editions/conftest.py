"""The pages of made-up content, without rendering a picture or writing a file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup

from plugins.core.pages import Page, StoryBody
from plugins.core.pictures import RenderedPicture
from plugins.editions.site_pages import SitePages, make_site_pages
from plugins.editions.site_plan import plan_site
from plugins.language.edition import make_editions
from plugins.language.messages import load_messages
from plugins.pictures.picture_index import PictureIndex
from plugins.pictures.theme_pictures import ThemePictures
from plugins.stories.load import load
from tests.builders import ROOT, SITE_URL
from tests.conftest import Built

TODAY = dt.date(2025, 3, 15)
THEME = ROOT / "theme"


def site_pages_of(
    content: Path,
    site_url: str = SITE_URL,
    drafts: bool = False,
    rendered: Mapping[tuple[str, str], RenderedPicture] | None = None,
) -> SitePages:
    """Return every page of *content*; pages show those of its pictures alone that are *rendered*."""
    site = load(content, TODAY, drafts)
    assert [p for p in site.problems if not p.warning] == []
    messages = {lang: load_messages(THEME, lang) for lang in ("vi", "en")}
    editions = make_editions(site, messages, site_url)
    pictures = ThemePictures(site, PictureIndex(rendered or {}), editions, _no_figure)
    return make_site_pages(plan_site(site, editions), pictures)


def _no_figure(*about: object) -> Markup:
    del about
    return Markup()


@pytest.fixture(scope="session")
def site_pages(sample: Built) -> SitePages:
    """Return the pages of the sample site."""
    return site_pages_of(sample.content)


@pytest.fixture(scope="session")
def page(site_pages: SitePages) -> Callable[[str, str], Page]:
    """Return a function that finds a story's page by its id and language."""

    def find(story_id: str, lang: str = "vi") -> Page:
        return next(
            page
            for page in site_pages.pages.values()
            if isinstance(page.body, StoryBody)
            and (page.lang, page.body.card.story_id) == (lang, story_id)
        )

    return find


def facts(page: Page, kind: str) -> dict[str, list[Any]]:
    """Return the rows of the first fact block of *kind*: label to values."""
    assert isinstance(page.body, StoryBody)
    block = next(block for block in page.body.facts if block.kind == kind)
    return {row.label: list(row.values) for row in block.rows}
