"""What every suite may use: the sample site, built once a run for reading only."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from plugins.build.progress import PACE
from plugins.core.processes import cores
from plugins.core.site import Site
from plugins.pipeline.build import BuildSummary
from plugins.stories.load import load
from tests import browser_setup
from tests.builders import build_site
from tests.sample import write_sample
from tests.shared import once
from tests.stock import begin
from tests.windows import PATIENCE, PROFILE, Windows

# 15 March 2025 in Vietnam: the day all builds of the tests are made for.
BUILD_EPOCH = "1742000000"

# What a command says of how far it is depends on the machine: no test judges by the clock.
os.environ.setdefault(PACE, "86400")

FEWEST, MOST = 2, 8  # processes for ``-n auto``: a browser takes memory


def pytest_xdist_auto_num_workers() -> int:
    """Return how many processes share the tests: two a core, for half the time is spent waiting."""
    return min(max(2 * cores(), FEWEST), MOST)


@pytest.fixture(scope="session", autouse=True)
def stock(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Let the run's builds find what the first of them drew; nothing is built for it here."""
    begin(tmp_path_factory)


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

    def built(folder: Path) -> BuildSummary:
        content = write_sample(folder)
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SOURCE_DATE_EPOCH", BUILD_EPOCH)
            return build_site(content, folder / "output")

    folder, summary = once(tmp_path_factory, "sample", built)
    content = folder / "content"
    return Built(content, folder / "output", summary, load(content, dt.date(2025, 3, 15)))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Return the one browser of this process: Playwright cannot be started twice at a time."""
    found = browser_setup.find()
    assert found is not None, browser_setup.MISSING
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found, args=list(browser_setup.ARGUMENTS)
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def profiles(chromium: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Return what gives a browser profile with the options asked for, made once and kept.

    Motion is reduced unless asked for: Chromium warns of page transitions that a quick reader
    cuts short.
    """
    made: dict[str, BrowserContext] = {}

    def profile(**wishes: Any) -> BrowserContext:
        options = PROFILE | wishes
        key = repr(sorted(options.items()))
        if key not in made:
            made[key] = chromium.new_context(**options)
        return made[key]

    yield profile
    for context in made.values():
        context.close()


@pytest.fixture(scope="session")
def windows(profiles: Callable[..., BrowserContext]) -> Windows:
    """Return the windows that the tests of this process hand on to one another."""
    return Windows(profiles)
