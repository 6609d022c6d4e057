"""The page of components, built and looked at once a run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page

from tests.browser.served import serve
from tests.components import measures, screens
from tests.components.page import write_page
from tests.components.references import painter
from tests.shared import once


@dataclass
class Survey:
    """What was seen and measured, by the screen's name."""

    looked: dict[str, Mapping[str, screens.Seen]] = field(default_factory=dict)
    headlines: dict[str, list[list[str]]] = field(default_factory=dict)
    contrasts: dict[str, dict[str, float]] = field(default_factory=dict)
    signs: dict[str, dict[str, float]] = field(default_factory=dict)


@pytest.fixture(scope="session")
def surveyed(
    tmp_path_factory: pytest.TempPathFactory, profiles: Callable[..., BrowserContext]
) -> tuple[Path, Survey]:
    """Return the folder of the page, and what was seen on it."""

    def survey(folder: Path) -> Survey:
        write_page(folder / "page", folder / "work")
        found = Survey()
        page = profiles().new_page()
        devtools = page.context.new_cdp_session(page)
        with serve(folder / "page", "") as host:
            for screen, seen in screens.looks(page, devtools, host):
                found.looked[screen.name] = seen
                found.headlines[screen.name] = page.evaluate(measures.HEADLINES)
                found.contrasts[screen.name] = page.evaluate(measures.CONTRASTS)
                found.signs[screen.name] = page.evaluate(measures.SIGNS)
        page.close()
        return found

    folder, found = once(tmp_path_factory, "components", survey)
    return folder / "page", found


@pytest.fixture(scope="session")
def survey(surveyed: tuple[Path, Survey]) -> Survey:
    """Return what was seen on the page."""
    return surveyed[1]


@pytest.fixture(scope="session")
def painted_by(chromium: Browser) -> str:
    """Return which browser the tests drive."""
    return painter(chromium.version)


@dataclass(frozen=True)
class Window:
    """A window on the Vietnamese page of a phone, in which rules can be laid over the page's own."""

    page: Page
    devtools: CDPSession

    def look(self, example: str, rules: str = "") -> screens.Seen:
        """Return what one example looks like under *rules*, by itself."""
        self.page.evaluate(
            """([example, rules]) => {
              const sheet = new CSSStyleSheet();
              const here = `:has([data-example="${example}"])`;
              sheet.replaceSync(`main > :not(${here}) { display: none } ${rules}`);
              document.adoptedStyleSheets = [sheet];
            }""",
            [example, rules],
        )
        return screens.look(self.page, self.devtools, screens.SCREENS[0].scale, example)[example]


@pytest.fixture(scope="module")
def window(
    surveyed: tuple[Path, Survey], profiles: Callable[..., BrowserContext]
) -> Iterator[Window]:
    """Return a window on the page."""
    page = profiles().new_page()
    devtools = page.context.new_cdp_session(page)
    with serve(surveyed[0], "") as host:
        screens.open_screen(page, devtools, host, screens.SCREENS[0])
        yield Window(page, devtools)
    page.close()
