"""Reading without a network: a kept copy says that it is one, and is never shown for a new page."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page

from plugins.core import addresses
from plugins.safety.headers import content_type, prefetch_header
from tests.browser.reader import as_written
from tests.browser.served import Handler, Served, serve
from tests.builders import ROOT
from tests.windows import PATIENCE

STORY = "ban-lien-lac-huu-tri-dau-khi"
# Two stores of one site are never mixed with those of its neighbours on the host.
NEIGHBOUR = "https://example.org/other pages"
REGISTERED = "async () => Boolean(await navigator.serviceWorker.getRegistration())"
KEPT = """async () => {
  const kept = {};
  for (const name of await caches.keys())
    kept[name] = (await (await caches.open(name)).keys()).map(({url}) => new URL(url).pathname);
  return kept;
}"""


class Line(Handler):
    """A line that may be cut, or so slow that nobody waits."""

    cut = False
    slow = 0.0  # seconds
    lenient = False  # as a host that reads no headers file: pages hold for ten minutes
    ahead: list[str] | None = None  # what was fetched before anybody asked for it, if that is to be

    extensions_map: dict[str, str] = {  # noqa: RUF012 (the name is the base class's)
        **Handler.extensions_map,
        ".speculationrules": content_type(addresses.prefetch()),
    }

    def do_GET(self) -> None:  # noqa: N802 (the name is the base class's)
        """Answer, unless the line is cut."""
        if Line.cut:
            self.close_connection = True
            return
        time.sleep(Line.slow)
        if Line.ahead is not None and "prefetch" in self.headers.get("Sec-Purpose", ""):
            Line.ahead.append(self.path)
        super().do_GET()

    def end_headers(self) -> None:
        """Name the rules of fetching ahead where that is to be."""
        if Line.ahead is not None:
            self.send_header(*prefetch_header(""))
        super().end_headers()

    def send_header(self, keyword: str, value: str) -> None:
        """Say how long the answer holds: as shipped, or as a lenient host."""
        lenient = Line.lenient and keyword == "Cache-Control"
        super().send_header(keyword, "max-age=600" if lenient else value)


@dataclass
class Device:
    """A reader's device, and the site's files on the server, which a test may change."""

    page: Page
    host: str
    output: Path
    site: Served
    complaints: list[str] = field(default_factory=list)

    def open(self, address: str = "") -> None:
        self.page.goto(f"{self.host}/{address}")
        self.page.wait_for_load_state()

    def begin(self, address: str) -> None:
        """Open a first page and wait until the worker has it."""
        self.open(address)
        self.until(
            """async () => {
              await navigator.serviceWorker.ready;
              for (const name of await caches.keys())
                if (name.endsWith(" pages") && await (await caches.open(name)).match(location.pathname))
                  return Boolean(navigator.serviceWorker.controller);
              return false;
            }"""
        )

    def wait_until_kept(self, address: str) -> None:
        self.until(
            """async path => {
              for (const name of await caches.keys())
                if (name.endsWith(" pages") && await (await caches.open(name)).match(path)) return true;
              return false;
            }""",
            arg=f"/{address}",
        )

    def say(self, key: str, lang: str = "vi") -> str:
        return self.site.say(lang, f"offline.{key}")

    def until(self, condition: str, arg: Any = None) -> None:
        """Ask *condition*, an async function in JavaScript, again and again until it holds."""
        self.page.evaluate(
            f"""async arg => {{
              const holds = {condition};
              const end = Date.now() + {PATIENCE};
              while (!(await holds(arg))) {{
                if (Date.now() > end) throw new Error("it never holds");
                await new Promise(done => setTimeout(done, 30));
              }}
            }}""",
            arg,
        )

    @property
    def notice(self) -> Locator:
        return self.page.locator(".saved")


@pytest.fixture(scope="module")
def files(real: Served, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("offline") / "output"
    shutil.copytree(real.output, folder)
    script = folder / addresses.worker()
    patient = script.read_text("utf-8")
    hasty = re.sub(r"PATIENCE = \d+", "PATIENCE = 700", patient)
    assert hasty != patient
    script.write_text(hasty, "utf-8")
    return folder


@contextmanager
def _device(chromium: Browser, output: Path, real: Served) -> Iterator[Device]:
    Line.cut, Line.slow, Line.lenient, Line.ahead = False, 0.0, False, None
    wishes: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "locale": "vi-VN"}
    with serve(output, "", answers=Line) as host:
        context = chromium.new_context(reduced_motion="reduce", **wishes)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        device = Device(page, host, output, real)
        page.on("pageerror", lambda error: device.complaints.append(str(error)))
        yield device
        context.close()
    assert device.complaints == []


@pytest.fixture
def device(chromium: Browser, files: Path, real: Served) -> Iterator[Device]:
    with _device(chromium, files, real) as made:
        yield made


def test_a_story_that_was_read_opens_without_a_network_and_says_since_when(device: Device) -> None:
    story = device.site.text(STORY, "vi")
    device.begin("")
    device.open(story.address)
    assert not device.notice.is_visible(), "a page from the network is no copy"
    device.wait_until_kept(story.address)
    device.page.locator(".story img").first.evaluate("picture => picture.decode()")
    Line.cut = True
    device.page.reload()
    device.notice.wait_for()
    assert as_written(device.page.locator("h1").inner_text()) == story.fields.title
    assert re.search(r"\d\d:\d\d", device.notice.inner_text())
    assert device.say("may_differ") in device.notice.inner_text()
    moment = device.notice.locator("time").get_attribute("datetime")
    assert moment is not None
    assert re.fullmatch(r"[\d-]{10}T[\d:.]+Z", moment)
    picture = device.page.locator(".story img").first
    picture.evaluate("picture => picture.decode()")
    assert picture.evaluate("picture => picture.naturalWidth") > 0
    family = device.page.locator("h1").evaluate("one => getComputedStyle(one).fontFamily")
    assert family.startswith('"Source Serif 4"'), "with its style"
    assert device.page.evaluate("document.fonts.check('600 20px \\'Source Serif 4\\'')")
    Line.cut = False
    device.page.reload()
    device.page.wait_for_load_state()
    assert not device.notice.is_visible()


@pytest.mark.parametrize("lang", addresses.LANGUAGES)
def test_a_page_never_read_is_answered_by_the_edition_with_what_is_kept(
    device: Device, lang: str
) -> None:
    story = device.site.text(STORY, lang)
    device.begin(story.address)
    Line.cut = True
    device.open(addresses.listing(lang, "archive"))
    assert device.page.locator("h1").inner_text() == device.say("title", lang)
    assert device.page.locator("html").get_attribute("lang") == lang
    device.page.get_by_role("button", name=device.say("again", lang)).wait_for()
    link = device.page.locator("[data-kept] a")
    link.first.wait_for()
    assert link.all_inner_texts() == [story.fields.title]
    link.click()
    device.notice.wait_for()
    assert as_written(device.page.locator("h1").inner_text()) == story.fields.title


def test_a_page_that_changed_is_never_shown_as_it_was(device: Device) -> None:
    about = addresses.listing("vi", "glossary")
    device.begin(about)
    path = device.output / addresses.save_as(about)
    before = path.read_text("utf-8")
    try:
        path.write_text(re.sub(r"(<h1[^>]*>)", r"\1Mới sửa: ", before, count=1), "utf-8")
        device.open(about)
        assert device.page.locator("h1").inner_text().startswith("Mới sửa: ")
        device.until("""async () => {
          for (const name of await caches.keys()) {
            const kept = name.endsWith(" pages") && await (await caches.open(name)).match(location.pathname);
            if (kept && (await kept.text()).includes("Mới sửa: ")) return true;
          }
        }""")
        path.unlink()
        device.open(about)
        assert device.page.locator("h1").inner_text() == device.site.say("vi", "not_found.title")
        Line.cut = True
        device.open(about)
        assert device.page.locator("h1").inner_text() == device.say("title"), (
            "what is gone is forgotten"
        )
    finally:
        path.write_text(before, "utf-8")


def test_a_host_that_lets_browsers_keep_pages_gets_no_copy_without_its_mark(device: Device) -> None:
    story = device.site.text(STORY, "vi")
    Line.lenient = True
    device.begin(story.address)
    device.open(story.address)
    Line.cut = True
    device.open(story.address)
    device.notice.wait_for()


def test_a_story_fetched_ahead_counts_as_read_once_it_is_opened(device: Device) -> None:
    story = device.site.text(STORY, "vi")
    Line.ahead = asked = []
    device.begin("")
    device.open("")
    link = device.page.locator(f'main :is(h2, h3) a[href="/{story.address}"]').first
    link.hover()
    end = time.monotonic() + 20
    while not asked and time.monotonic() < end:
        device.page.wait_for_timeout(100)
    assert asked == [f"/{story.address}"]
    assert f"/{story.address}" not in str(device.page.evaluate(KEPT)), "nobody has read it"
    link.click()
    device.page.wait_for_url(f"**/{story.address}")
    device.wait_until_kept(story.address)


def test_on_a_line_too_slow_the_copy_is_shown_and_marked(device: Device) -> None:
    story = device.site.text(STORY, "en")
    device.begin(story.address)
    Line.slow = 2.5
    device.open(story.address)
    device.notice.wait_for()
    assert device.say("saved", "en") in device.notice.inner_text()


def test_a_reader_can_switch_it_off_and_on_again(device: Device) -> None:
    device.begin(addresses.listing("vi", "offline"))
    device.page.evaluate("name => caches.open(name)", NEIGHBOUR)
    device.page.get_by_role("button", name=device.say("off")).click()
    device.page.get_by_text(device.say("is_off")).wait_for()
    assert device.page.evaluate(KEPT) == {NEIGHBOUR: []}
    assert not device.page.evaluate(REGISTERED)
    again = device.page.get_by_role("button", name=device.say("on"))
    assert again.evaluate("button => button === document.activeElement")
    device.open("")
    device.page.wait_for_timeout(300)
    assert not device.page.evaluate(REGISTERED), "and it stays off"
    device.open(addresses.listing("vi", "offline"))
    device.page.get_by_role("button", name=device.say("on")).click()
    device.page.get_by_role("button", name=device.say("off")).wait_for()
    assert device.page.evaluate(REGISTERED)


def test_it_keeps_no_more_than_it_says(device: Device) -> None:
    device.begin("")
    places = [where for where, (kind, _) in device.site.pages.items() if kind != "not_found"][:34]
    for place in places:
        device.page.goto(f"{device.host}/{place}", wait_until="domcontentloaded")
    device.until(
        """async last => {
          for (const name of await caches.keys()) if (name.endsWith(" pages")) {
            const kept = await (await caches.open(name)).keys();
            return kept.length === 30 && new URL(kept.at(-1).url).pathname === last;
          }
        }""",
        arg=f"/{places[-1]}",
    )


def test_a_new_build_takes_over_and_the_last_ones_pages_stay_readable(device: Device) -> None:
    story = device.site.text(STORY, "vi")
    device.begin(story.address)
    script = device.output / addresses.worker()
    before = script.read_text("utf-8")
    [folder] = (path.name for path in (device.output / "theme").iterdir())
    try:
        for count, shells in ((1, 2), (2, 2), (3, 2)):
            renewed = f"{count:012x}"
            shutil.copytree(device.output / "theme" / folder, device.output / "theme" / renewed)
            script.write_text(before.replace(folder, renewed), "utf-8")
            device.page.evaluate(
                "navigator.serviceWorker.getRegistration().then(one => one.update())"
            )
            device.until(
                """async ([renewed, shells]) => {
                  const names = (await caches.keys()).filter(name => name.includes(" shell "));
                  const { installing, waiting } = await navigator.serviceWorker.getRegistration();
                  if (installing || waiting) return false; // asked meanwhile, it would not look again
                  return names.length === shells && names.at(-1).includes(renewed);
                }""",
                arg=[renewed, shells],
            )
            if count == 1:
                Line.cut = True
                device.open(story.address)
                device.notice.wait_for()
                Line.cut = False
    finally:
        script.write_text(before, "utf-8")
        for path in (device.output / "theme").iterdir():
            if path.name != folder:
                shutil.rmtree(path)


def test_a_site_that_keeps_nothing_takes_back_what_an_earlier_one_kept(device: Device) -> None:
    device.begin("")
    script = device.output / addresses.worker()
    before = script.read_text("utf-8")
    try:
        script.write_bytes((ROOT / "theme" / "worker" / "forget.js").read_bytes())
        device.page.evaluate("name => caches.open(name)", NEIGHBOUR)
        device.page.evaluate("navigator.serviceWorker.getRegistration().then(one => one.update())")
        device.until(
            """async neighbour => {
              const names = await caches.keys();
              const registered = await navigator.serviceWorker.getRegistration();
              return !registered && names.length === 1 && names[0] === neighbour;
            }""",
            arg=NEIGHBOUR,
        )
    finally:
        script.write_text(before, "utf-8")
