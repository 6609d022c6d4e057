"""``make components``: build the page, look at it, compare; ``ACCEPT=1`` keeps what is seen.

``PORT=8001`` serves the page until it is stopped, for one's own eyes and for Tab and finger.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests import browser_setup
from tests.browser.served import serve
from tests.builders import ROOT
from tests.components import references, screens
from tests.components.page import write_page
from tests.windows import PROFILE

FOLDER = ROOT / ".preview" / "components"
DIFFERENCES = FOLDER / "differences"


def main() -> int:
    """Do what the variables of the command line ask for; return the exit code."""
    accept, port = (os.environ.get(f"COMPONENTS_{name}", "") for name in ("ACCEPT", "PORT"))
    shutil.rmtree(FOLDER, ignore_errors=True)
    with tempfile.TemporaryDirectory() as work:
        write_page(FOLDER, Path(work))
    if port:
        return _serve(int(port))
    looked, painted_by = _look()
    if accept:
        size = references.keep(looked, painted_by)
        print(f"Đã giữ ảnh mẫu. / References kept: {size / 1000:.0f} kB, {painted_by}.")
        return 0
    return _compare(looked, painted_by)


def _serve(port: int) -> int:
    with serve(FOLDER, "", port) as host:
        print(f"{host}/vi/index.html\n{host}/en/index.html\nCtrl+C: dừng / stop", flush=True)
        try:
            while True:
                time.sleep(3600)
        except KeyboardInterrupt:
            return 0


def _look() -> tuple[screens.Looked, str]:
    browser_path = browser_setup.find()
    if browser_path is None:
        sys.exit(browser_setup.MISSING)
    with serve(FOLDER, "") as host, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=browser_path, args=list(browser_setup.ARGUMENTS)
        )
        page = browser.new_context(**PROFILE).new_page()
        devtools = page.context.new_cdp_session(page)
        looked = {screen.name: seen for screen, seen in screens.looks(page, devtools, host)}
        return looked, references.painter(browser.version)


def _compare(looked: screens.Looked, painted_by: str) -> int:
    known = references.References()
    if painted_by != known.painted_by:
        print(
            f"Ảnh mẫu do {known.painted_by} vẽ, đây là {painted_by}: chỉ so cỡ và màu nền.\n"
            f"{known.painted_by} painted the references, this is {painted_by}: "
            "only sizes and colours are compared."
        )
    found = list(known.differences(looked, painted_by))
    for difference in found:
        references.write(DIFFERENCES, difference)
        print(difference)
    if found:
        print(f"{len(found)} khác / differences: {DIFFERENCES}\nACCEPT=1: giữ / keep them.")
    else:
        print(f"Như ảnh mẫu. / As the references are. {FOLDER}")
    return min(len(found), 1)


if __name__ == "__main__":
    sys.exit(main())
