"""The repository's real site and a made-up one, built once, and readers who open them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext

from plugins.core.addresses import LANGUAGES
from plugins.core.site import Site
from plugins.editions.edition import make_editions
from plugins.editions.messages import load_messages
from plugins.stories.load import load
from tests.browser.made_up import write_made_up
from tests.browser.reader import DESK, Reader, watch
from tests.browser.served import Served, serve
from tests.builders import ROOT, build_site
from tests.conftest import BUILD_EPOCH

BASE = "/kho"  # the made-up site stands in a folder of its host, as a code host's pages do
PATIENCE = 15_000  # milliseconds; a page that needs more has failed
NEW_YEAR_2030 = "1893430800"  # every story of the real content has come out by then


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve what the repository publishes, at the root of its host."""
    folder = tmp_path_factory.mktemp("real")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", NEW_YEAR_2030)
        build_site(
            ROOT / "content",
            folder / "output",
            PICTURE_STORE=str(ROOT / ".cache" / "pictures"),
            SEARCH_STORE=str(ROOT / ".cache" / "search"),
            WORK_FOLDER=str(folder / "work"),
        )
    site = load(ROOT / "content", dt.date(2030, 1, 1))
    with serve(folder / "output", "") as host:
        yield _served(site, folder / "output", host)


@pytest.fixture(scope="session")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve the made-up site as a preview shows it, drafts and stories of days to come included."""
    folder = tmp_path_factory.mktemp("made-up")
    content = write_made_up(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", BUILD_EPOCH)
        build_site(
            content,
            folder / "output",
            SHOW_DRAFTS=True,
            SITEURL=f"https://tin.congdoan.example{BASE}",
        )
    site = load(content, dt.date(2025, 3, 15), drafts=True)
    with serve(folder / "output", BASE) as host:
        yield _served(site, folder / "output", host)


def _served(site: Site, output: Path, host: str) -> Served:
    messages = {lang: load_messages(ROOT / "theme", lang) for lang in LANGUAGES}
    return Served(site, output, host, make_editions(site, messages, host))


@pytest.fixture(scope="session")
def profiles(chromium: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Return what gives a browser profile with the options asked for, made once and kept.

    Motion is reduced unless asked for: Chromium warns of page transitions that a quick reader
    cuts short.
    """
    made: dict[str, BrowserContext] = {}

    def profile(**wishes: Any) -> BrowserContext:
        options = {"viewport": DESK, "reduced_motion": "reduce", "locale": "vi-VN"} | wishes
        key = repr(sorted(options.items()))
        if key not in made:
            made[key] = chromium.new_context(**options)
        return made[key]

    yield profile
    for context in made.values():
        context.close()


@pytest.fixture
def visit(profiles: Callable[..., BrowserContext]) -> Iterator[Callable[..., Reader]]:
    """Return what sends a reader to a site; no page may have given cause for complaint."""
    readers: list[Reader] = []

    def sent(served: Served, **wishes: Any) -> Reader:
        scripted = wishes.get("java_script_enabled", True)
        reader = Reader(profiles(**wishes).new_page(), served, scripted=scripted)
        reader.page.set_default_timeout(PATIENCE)
        watch(reader)
        readers.append(reader)
        return reader

    yield sent
    for reader in readers:
        reader.page.close()
    assert [said for reader in readers for said in reader.unexcused] == []
