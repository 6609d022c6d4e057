"""A reader: one browser window that notes everything a page does wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from playwright.sync_api import CDPSession, ConsoleMessage, Error, Locator, Page, Request, Response

from tests.browser.served import Served

PHONE: Final = {"width": 390, "height": 844}
NARROW: Final = {"width": 320, "height": 640}

# The windows of the tests keep no pages (tests/windows.py); tests of that open their own.
_BLOCKED: Final = "Service Worker registration blocked by Playwright"
_FONTS: Final = "document.fonts.ready.then(() => true)"
# A page's modules are asked for after its load: whoever asks again is answered after the page.
_READY: Final = """async () => {
  await document.fonts.ready;
  const main = document.querySelector("script[type=module]")?.src;
  for (const root of document.querySelectorAll("[data-module]"))
    await import(new URL(`modules/${root.dataset.module}.js`, main).href);
}"""


def as_written(shown: str) -> str:
    """Return a headline without what holds its words together: a reader sees the same words."""
    return shown.replace("\u00a0", " ")


@dataclass
class Reader:
    """A window on *served*; *devtools* are its own. ``complaints`` is what the browser found fault with.

    ``expects`` holds words that excuse a complaint: a test that asks for an unknown address
    expects the browser to remark on it.
    """

    page: Page
    served: Served
    devtools: CDPSession
    complaints: list[str] = field(default_factory=list)
    expects: list[str] = field(default_factory=list)
    scripted: bool = True

    def open(self, address: str) -> None:
        """Open the page at *address* and wait until it stands as it will be."""
        self.page.goto(f"{self.served.host}/{address.lstrip('/')}")
        self.ready()

    def start_anew(self) -> None:
        """Let the next page be the first that its process shows: none before left it a picture."""
        self.page.goto("about:blank")

    def ready(self) -> None:
        """Wait until page, style and fonts are there."""
        self.page.wait_for_load_state()
        self.page.evaluate(_READY if self.scripted else _FONTS)

    def follow(self, link: Locator) -> None:
        """Click a link and wait for its page."""
        before = self.page.url
        link.click()
        self.page.wait_for_url(lambda url: url != before)
        self.ready()

    @property
    def address(self) -> str:
        """Where the reader is, below the site's root."""
        return self.page.url.removeprefix(f"{self.served.host}/").partition("#")[0]

    @property
    def kind(self) -> str:
        """The kind of the open page."""
        name = self.page.locator("body").get_attribute("class") or ""
        return name.removeprefix("page-").replace("-", "_")

    @property
    def lang(self) -> str | None:
        """The language that the open page says it is in."""
        return self.page.locator("html").get_attribute("lang")

    @property
    def heading(self) -> str:
        """The page's first heading, as it was written."""
        return as_written(self.page.locator("main h1").inner_text())

    def links(self, within: str = "body") -> list[str]:
        """Return the addresses below the site's root that visible links lead to."""
        hrefs: list[str] = self.page.locator(f"{within} a[href]").evaluate_all(
            "links => links.filter(link => link.checkVisibility()).map(link => link.href)"
        )
        root = f"{self.served.host}/"
        inside = [href.partition("#")[0] for href in hrefs if href.startswith(root)]
        return [href.removeprefix(root) for href in inside]

    def tap(self, key: str, times: int = 1) -> None:
        """Press *key*."""
        for _ in range(times):
            self.page.keyboard.press(key)

    def measure(self, script: str, *args: Any) -> Any:
        """Return what *script* finds in the page."""
        return self.page.evaluate(script, *args)

    @property
    def unexcused(self) -> list[str]:
        """The complaints that nothing excuses."""
        return [
            said for said in self.complaints if not any(words in said for words in self.expects)
        ]


def watch(reader: Reader) -> Callable[[], None]:
    """Note errors, warnings, refusals, failures and requests to other hosts.

    Returns what ends the watch.
    """
    note = reader.complaints.append

    def said(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning", "assert"} and message.text != _BLOCKED:
            note(f"console: {message.text}")

    def asked(request: Request) -> None:
        if not request.url.startswith((f"{reader.served.host}/", "data:", "blob:")):
            note(f"another host: {request.url}")

    def failed(request: Request) -> None:
        # Whoever leaves a page breaks off its pictures.
        if request.failure != "net::ERR_ABORTED":
            note(f"failed: {request.url} {request.failure}")

    def answered(response: Response) -> None:
        if response.status >= 400:
            note(f"status {response.status}: {response.url}")

    def threw(error: Error) -> None:
        note(f"error: {error}")

    page = reader.page
    noted = {
        "console": said,
        "pageerror": threw,
        "request": asked,
        "requestfailed": failed,
        "response": answered,
    }
    for event, noting in noted.items():
        page.on(event, noting)

    def end() -> None:
        for event, noting in noted.items():
            page.remove_listener(event, noting)

    return end
