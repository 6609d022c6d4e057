"""A frozen site of real stories and a made-up one, built once, and readers who open them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator

from plugins.core.addresses import LANGUAGES
from plugins.core.site import Site
from plugins.language.edition import make_editions
from plugins.language.messages import load_messages
from plugins.stories.load import load
from tests.browser.made_up import write_made_up
from tests.browser.reader import Reader, as_written, watch
from tests.browser.served import Served, serve
from tests.builders import FROZEN, ROOT, build_site
from tests.conftest import BUILD_EPOCH
from tests.shared import once
from tests.windows import Window, Windows

BASE = "/kho"  # the made-up site stands in a folder of its host, as a code host's pages do
NEW_YEAR_2030 = "1893430800"  # every story of the frozen content has come out by then


@pytest.fixture(scope="session", autouse=True)
def _words_as_written() -> Iterator[None]:
    """Let locators give the words of a page as they are written: what holds them is a space."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("inner_text", "text_content"):
            one = getattr(Locator, name)
            patch.setattr(Locator, name, lambda *a, _one=one, **k: as_written(_one(*a, **k) or ""))
        for name in ("all_inner_texts", "all_text_contents"):
            many = getattr(Locator, name)
            patch.setattr(
                Locator, name, lambda *a, _many=many, **k: [*map(as_written, _many(*a, **k))]
            )
        yield


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve the frozen site, at the root of its host; its stores are no publish's."""

    stores = ROOT / ".cache" / "tests"

    def built(folder: Path) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SOURCE_DATE_EPOCH", NEW_YEAR_2030)
            build_site(
                FROZEN,
                folder / "output",
                PICTURE_STORE=str(stores / "pictures"),
                SEARCH_STORE=str(stores / "search"),
                PAGE_STORE=str(stores / "pages"),
                WORK_FOLDER=str(folder / "work"),
            )

    folder, _ = once(tmp_path_factory, "real", built)
    site = load(FROZEN, dt.date(2030, 1, 1))
    with serve(folder / "output", "") as host:
        yield _served(site, folder / "output", host)


@pytest.fixture(scope="session")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve the made-up site as a preview shows it, drafts and stories of days to come included."""

    def built(folder: Path) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SOURCE_DATE_EPOCH", BUILD_EPOCH)
            build_site(
                write_made_up(folder),
                folder / "output",
                SHOW_DRAFTS=True,
                SITEURL=f"https://tin.congdoan.example{BASE}",
            )

    folder, _ = once(tmp_path_factory, "made-up", built)
    site = load(folder / "content", dt.date(2025, 3, 15), drafts=True)
    with serve(folder / "output", BASE) as host:
        yield _served(site, folder / "output", host)


def _served(site: Site, output: Path, host: str) -> Served:
    messages = {lang: load_messages(ROOT / "theme", lang) for lang in LANGUAGES}
    return Served(site, output, host, make_editions(site, messages, host))


@pytest.fixture
def visit(windows: Windows) -> Iterator[Callable[..., Reader]]:
    """Return what sends a reader to a site; no page may have given cause for complaint.

    The profile's *wishes* are Playwright's; *script* runs in every page before the page's own.
    """
    open_windows: list[tuple[Reader, Window, Callable[[], None]]] = []

    def sent(served: Served, script: str = "", **wishes: Any) -> Reader:
        window = windows.take(script, wishes)
        scripted = wishes.get("java_script_enabled", True)
        reader = Reader(window.page, served, window.devtools, scripted=scripted)
        open_windows.append((reader, window, watch(reader)))
        return reader

    yield sent
    for _, window, end_of_watch in open_windows:
        end_of_watch()
        windows.give_back(window)
    assert [said for reader, *_ in open_windows for said in reader.unexcused] == []
