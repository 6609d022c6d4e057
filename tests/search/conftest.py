"""A made-up federation, its search served once a run, and readers who ask."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Request

from plugins.core.pages import Link, SearchBody
from plugins.core.site import Site, Story
from tests.search.federation import a_site, a_story, the_federation
from tests.search.published import Visit, panel, publish, serve
from tests.shared import once
from tests.windows import Windows


@pytest.fixture(scope="session")
def federation() -> Site:
    return the_federation()


@pytest.fixture(scope="session")
def host(federation: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the federation's search below ``/kho/``, as a project page of a code host would be."""

    def built(folder: Path) -> None:
        publish(federation, folder / "site", "/kho", folder / "work")

    folder, _ = once(tmp_path_factory, "search-federation", built)
    yield from serve(folder / "site")


@pytest.fixture
def visit(windows: Windows, host: str) -> Iterator[Visit]:
    """Yield a visit; afterwards nothing may have been complained of or asked of another host."""
    window = windows.take("", {"viewport": {"width": 900, "height": 900}})
    made = Visit(window.page, host)

    def asked(request: Request) -> None:
        made.requests.append(request.url)

    def threw(error: Error) -> None:
        made.complaints.append(str(error))

    def said(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            made.complaints.append(message.text)

    noted = {"request": asked, "pageerror": threw, "console": said}
    for event, noting in noted.items():
        made.page.on(event, noting)
    yield made
    for event, noting in noted.items():
        made.page.remove_listener(event, noting)
    windows.give_back(window)
    assert made.complaints == []
    assert [url for url in made.requests if not url.startswith((host, "data:", "blob:"))] == []


@pytest.fixture
def wide(visit: Visit) -> Visit:
    """Return the visit on a screen on which filters stand beside the results."""
    visit.page.set_viewport_size({"width": 1280, "height": 900})
    return visit


@pytest.fixture
def visit_site(
    chromium: Browser, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[..., Visit]]:
    """Yield a function that publishes a test's own site and visits its search.

    A site that has a name is published once a run, for reading only.
    """
    with ExitStack() as ending:

        def open_site(site: Site, name: str = "") -> Visit:
            def built(folder: Path) -> None:
                publish(site, folder / "site", "", folder / "work")

            if name:
                folder, _ = once(tmp_path_factory, f"search-{name}", built)
            else:
                built(folder := tmp_path)
            host = ending.enter_context(contextmanager(serve)(folder / "site"))
            return Visit(ending.enter_context(chromium.new_context()).new_page(), host)

        yield open_site


@pytest.fixture
def panel_without_index(federation: Site) -> str:
    """Return the English search page of a site that has no English text yet."""
    ways = (Link("Archive", "/en/archive/"),)
    return panel(federation, "en", "", SearchBody((), "", "/", ways))


@pytest.fixture
def build_texts() -> tuple[Callable[..., Story], Callable[..., Site]]:
    """Return the makers of stories and sites."""
    return a_story, a_site
