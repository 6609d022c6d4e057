"""Browser windows that tests hand on to one another: to open one takes longer than most tests do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from playwright.sync_api import BrowserContext, CDPSession, Page

DESK: Final = {"width": 1440, "height": 900}
PATIENCE: Final = 30_000  # milliseconds; a page that needs more, even beside others, has failed
PROFILE: Final[Mapping[str, Any]] = {
    "viewport": DESK,
    "reduced_motion": "reduce",
    "locale": "vi-VN",
    "service_workers": "block",  # what one test has read must not answer the next
}


# What the site remembers on the device goes, then the page. It leaves by itself: for a window that is
# sent to a blank page a browser starts another process, and one more for the page after it.
_FORGET: Final = "() => { try { localStorage.clear(); sessionStorage.clear(); } catch {} }"
_LEAVE: Final = "() => location.replace('about:blank')"


@dataclass(frozen=True)
class Window:
    """An open window of the profile *options*, in which every page runs *script* first."""

    page: Page
    devtools: CDPSession
    options: Mapping[str, Any]
    script: str

    def clear(self) -> None:
        """Bring the window to the state of a new one."""
        options = self.options
        self.page.unroute_all(behavior="ignoreErrors")
        self.page.evaluate(_FORGET)
        self.page.evaluate(_LEAVE)
        self.page.wait_for_url("about:blank")
        self.page.mouse.move(-1, -1)  # away from whatever the next page has there
        self.page.set_viewport_size(options["viewport"])
        self.page.emulate_media(
            media="null",
            color_scheme=options.get("color_scheme", "light"),
            reduced_motion=options["reduced_motion"],
            forced_colors=options.get("forced_colors", "none"),
        )
        self.devtools.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})
        self.devtools.send("Page.resetNavigationHistory")


class Windows:
    """The windows that nobody looks into, by profile."""

    def __init__(self, profiles: Callable[..., BrowserContext]) -> None:
        self._profiles = profiles
        self._free: defaultdict[str, list[Window]] = defaultdict(list)

    def take(self, script: str, wishes: Mapping[str, Any]) -> Window:
        """Return a window of the profile that *wishes* name, a new one where none is free."""
        context = self._profiles(**wishes)
        options = PROFILE | wishes
        if free := self._free[_kind(script, options)]:
            return free.pop()
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        if script:
            page.add_init_script(script)
        return Window(page, context.new_cdp_session(page), options, script)

    def give_back(self, window: Window) -> None:
        """Keep *window* for the next who asks for such a one."""
        window.clear()
        self._free[_kind(window.script, window.options)].append(window)


def _kind(script: str, options: Mapping[str, Any]) -> str:
    """Return what windows have in common that can stand for one another."""
    return repr((script, sorted(options.items())))
