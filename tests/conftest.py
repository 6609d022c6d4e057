"""What every suite may use: the sample site, built once a session for reading only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from plugins.core.site import Site
from plugins.pipeline.build import BuildSummary
from plugins.stories.load import load
from tests import browser_setup
from tests.builders import build_site
from tests.sample import write_sample

# 15 March 2025 in Vietnam: the day all builds of the tests are made for.
BUILD_EPOCH = "1742000000"


@dataclass(frozen=True)
class Built:
    """A built site: its sources, its output and what the build said."""

    content: Path
    output: Path
    summary: BuildSummary
    site: Site

    def page(self, address: str) -> str:
        """Return the HTML at *address*."""
        path = self.output / address
        return (path / "index.html" if path.is_dir() else path).read_text("utf-8")


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the sample site as built; read it, never write to it."""
    folder = tmp_path_factory.mktemp("sample")
    content = write_sample(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", BUILD_EPOCH)
        summary = build_site(content, folder / "output")
    return Built(content, folder / "output", summary, load(content, dt.date(2025, 3, 15)))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Return the one browser of the session: Playwright cannot be started twice at a time."""
    found = browser_setup.find()
    assert found is not None, browser_setup.MISSING
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found, args=list(browser_setup.ARGUMENTS)
        )
        yield browser
        browser.close()
