"""The page of components as it is seen: one picture of every example, light and dark, narrow and wide."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from PIL import Image
from playwright.sync_api import CDPSession, Page

_BOXES: Final = """() => [...document.querySelectorAll("[data-example]")].map((stage) => {
  const box = stage.getBoundingClientRect();
  return [stage.dataset.example, box.left + scrollX, box.top + scrollY, box.width, box.height];
})"""
_FOCUSED: Final = '[data-example^="focus/"] :is(a, button, input):not([hidden])'
_CLOCK: Final = 1_742_000_000_000  # ms since 1970: 15 March 2025, the day on which the tests build


@dataclass(frozen=True)
class Screen:
    """One look at the page: language, width in pixels, colours, and how finely it is painted.

    ``scale`` is a picture's pixels for each of the screen's: half of them show every stroke, a
    quarter shows where the colours are.
    """

    lang: str
    width: int
    mode: Literal["light", "dark"]
    scale: float = 0.25

    @property
    def name(self) -> str:
        """The name of its reference, without a suffix."""
        return f"{self.lang}-{self.width}-{self.mode}"

    @property
    def fine(self) -> bool:
        """Whether strokes are compared, and not sizes and colours only."""
        return self.scale > 0.25


# Letters and lines are the same in dark, and the other edition's words change lines, not strokes.
# Screens of one language and width follow one another: the page is loaded once for them.
SCREENS: Final = (
    Screen("vi", 390, "light", 0.5),
    Screen("vi", 390, "dark"),
    Screen("vi", 1440, "light", 0.5),
    Screen("vi", 1440, "dark"),
    Screen("en", 390, "dark"),
    Screen("en", 1440, "light"),
)


@dataclass(frozen=True)
class Seen:
    """An example as it is seen: its size in pixels of the screen, and a picture of it."""

    size: tuple[int, int]
    picture: Image.Image


def looks(page: Page, devtools: CDPSession, host: str) -> Iterator[tuple[Screen, dict[str, Seen]]]:
    """Yield every screen with the examples by their names."""
    for before, screen in zip((None, *SCREENS), SCREENS, strict=False):
        if before and (before.lang, before.width) == (screen.lang, screen.width):
            page.emulate_media(color_scheme=screen.mode)
        else:
            open_screen(page, devtools, host, screen)
        yield screen, look(page, devtools, screen.scale)


def open_screen(page: Page, devtools: CDPSession, host: str, screen: Screen) -> None:
    """Open the page and wait until everything on it is there."""
    page.emulate_media(color_scheme=screen.mode)
    page.set_viewport_size({"width": screen.width, "height": 900})
    page.clock.set_fixed_time(_CLOCK)  # what says the reader's day looks as it did
    page.goto(f"{host}/{screen.lang}/index.html")
    page.wait_for_selector("[data-examples=ready]", state="attached")
    give_focus(devtools)


def give_focus(devtools: CDPSession) -> None:
    """Let everything in the examples of focus look as if it had the keyboard's."""
    root = devtools.send("DOM.getDocument")["root"]["nodeId"]
    found = devtools.send("DOM.querySelectorAll", {"nodeId": root, "selector": _FOCUSED})
    devtools.send("CSS.enable")
    for node in found["nodeIds"]:
        classes = {"nodeId": node, "forcedPseudoClasses": ["focus", "focus-visible"]}
        devtools.send("CSS.forcePseudoState", classes)


def look(page: Page, devtools: CDPSession, scale: float, only: str = "") -> dict[str, Seen]:
    """Return the examples on the open page by their names, or *only* that one."""
    boxes = [box for box in page.evaluate(_BOXES) if not only or box[0] == only]
    left, top = (min(box[at] for box in boxes) for at in (1, 2))
    right, bottom = (max(box[at] + box[at + 2] for box in boxes) for at in (1, 2))
    clip = {"x": left, "y": top, "width": right - left, "height": bottom - top, "scale": scale}
    asked: dict[str, Any] = {"captureBeyondViewport": True, "optimizeForSpeed": True, "clip": clip}
    answer = devtools.send("Page.captureScreenshot", asked)
    whole = Image.open(io.BytesIO(base64.b64decode(answer["data"]))).convert("RGB")
    return {
        name: Seen(
            size, _cut(whole, round((x - left) * scale), round((y - top) * scale), size, scale)
        )
        for name, x, y, *exact in boxes
        for size in [(round(exact[0]), round(exact[1]))]
    }


def _cut(whole: Image.Image, x: int, y: int, size: tuple[int, int], scale: float) -> Image.Image:
    return whole.crop((x, y, x + round(size[0] * scale), y + round(size[1] * scale)))


Looked = Mapping[str, Mapping[str, Seen]]
