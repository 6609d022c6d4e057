"""``make screenshots``: build the repository's site for one day, and take the guides' pictures of it.

The same checkout, browser and fonts give the same pictures, on whatever day they are taken.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
import tempfile
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from plugins.core import addresses
from plugins.core.site import Site
from plugins.language.edition import make_editions
from plugins.language.messages import load_messages
from plugins.stories.load import load
from tests import browser_setup
from tests.browser.served import Served, serve
from tests.builders import FROZEN, ROOT, build_site
from tests.windows import PROFILE
from tools.screenshots.shots import FOLDER, Shot, every

DAY: Final = dt.date(2026, 11, 20)  # every story is out; some agreements and deadlines have passed
NOON: Final = "1795150800"  # of that day, in Vietnam, in seconds since 1970
QUALITY: Final = 82
_DRAWN: Final = """async () => {
  await document.fonts.ready;
  for (const picture of document.images) picture.loading = "eager";
  await Promise.all([...document.images].map((picture) => picture.decode().catch(() => null)));
}"""


def main() -> int:
    """Take every picture; return the exit code."""
    browser_path = browser_setup.find()
    if browser_path is None:
        print(browser_setup.MISSING, file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(prefix="screenshots-") as work:
        output = Path(work) / "output"
        site = _build(output, Path(work) / "work")
        with serve(output, "") as host, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=browser_path, args=list(browser_setup.ARGUMENTS)
            )
            messages = {lang: load_messages(ROOT / "theme", lang) for lang in addresses.LANGUAGES}
            served = Served(site, output, host, make_editions(site, messages, host))
            _take(browser, served)
            browser.close()
    return 0


def _build(output: Path, work: Path) -> Site:
    os.environ["SOURCE_DATE_EPOCH"] = NOON
    stores = ROOT / ".cache" / "tests"
    build_site(
        FROZEN,
        output,
        PICTURE_STORE=str(stores / "pictures"),
        SEARCH_STORE=str(stores / "search"),
        PAGE_STORE=str(stores / "pages"),
        WORK_FOLDER=str(work),
    )
    return load(FROZEN, DAY)


def _take(browser: Browser, served: Served) -> None:
    FOLDER.mkdir(exist_ok=True)
    wanted = every()
    for path, (shot, lang) in wanted.items():
        width, height = shot.size
        # A profile of its own: a browser shows a larger picture than it needs where it kept one.
        profile = browser.new_context(**PROFILE | {"viewport": {"width": width, "height": height}})
        page = profile.new_page()
        page.clock.set_fixed_time(int(NOON) * 1000)
        page.goto(f"{served.host}/{_address(served, shot, lang)}", wait_until="networkidle")
        page.evaluate(_DRAWN)
        with Image.open(BytesIO(page.screenshot())) as seen:
            seen.convert("RGB").save(path, quality=QUALITY, method=6)
        profile.close()
        print(f"{path.relative_to(ROOT)}  {path.stat().st_size / 1000:.0f} kB", flush=True)
    for path in sorted(FOLDER.iterdir()):
        if path not in wanted:
            path.unlink()


def _address(served: Served, shot: Shot, lang: str) -> str:
    """Return the page of the kind that *shot* shows: the one nearest to the root, then the fullest."""
    below = served.text(shot.story, lang).address if shot.story else ""
    found = [
        where
        for where, page in served.pages.items()
        if page == (shot.kind, lang) and where.startswith(below)
    ]
    return min(found, key=lambda where: (where.count("/"), -_size(served, where)))


def _size(served: Served, where: str) -> int:
    return (served.output / addresses.save_as(where)).stat().st_size


if __name__ == "__main__":
    sys.exit(main())
