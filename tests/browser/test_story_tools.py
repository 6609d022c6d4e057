"""What a reader does with a story beside reading it: larger letters, full forms, handing it on."""

from __future__ import annotations

import base64
import gzip
import json
from contextlib import contextmanager
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.browser.reader import NARROW, PHONE
from tests.browser.test_widths import check
from tests.windows import DESK

both = pytest.mark.parametrize("lang", ["vi", "en"])
OFF = {"java_script_enabled": False}
WITH_TERMS = "ky-ket-2021"
SIZE = "parseFloat(getComputedStyle(document.querySelector('.prose')).fontSize)"
# Stands in for what a test cannot look into: the clipboard, the printer, a phone's own sharing.
STAND_INS = """
  const done = (window.done = []);
  window.print = () => done.push("printed");
  Object.defineProperty(navigator, "clipboard", {value: {writeText: async text => {
    if (window.refuses) throw new Error("refused");
    done.push(text);
  }}});
  navigator.share = async ({title, url}) => done.push(title, url);
"""
# How far things moved while the page came to be, as Chromium reckons it.
SHIFTS = """() => new Promise(resolve => {
  new PerformanceObserver(list => resolve(list.getEntries().reduce((sum, one) => sum + one.value, 0)))
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => resolve(0), 500);
})"""


@contextmanager
def forgetting(reader):
    """Leave nothing behind in the browser's store: windows are handed on."""
    try:
        yield reader
    finally:
        reader.measure("localStorage.clear()")


@both
def test_larger_letters_are_chosen_by_keyboard_and_remembered_from_the_first_paint(
    visit, made_up, lang
):
    with forgetting(visit(made_up)) as reader:
        reader.open(made_up.text("kho-xep", lang).address)
        usual = reader.measure(SIZE)
        group = reader.page.get_by_role("group", name=made_up.say(lang, "text_size.label"))
        steps = group.get_by_role("button")
        assert steps.evaluate_all("all => all.map(one => one.ariaPressed)") == [
            "true", "false", "false",
        ]  # fmt: skip
        steps.first.focus()
        reader.tap("Tab")
        reader.tap("Enter")
        large = reader.measure(SIZE)
        reader.tap("Tab")
        reader.tap("Space")
        assert usual < large < reader.measure(SIZE)

        reader.open(made_up.text("tong-ket-2024", lang).address)
        assert reader.measure(SIZE) == pytest.approx(usual * 1.32)
        largest = reader.page.get_by_role("button", name=made_up.say(lang, "text_size.largest"))
        assert largest.get_attribute("aria-pressed") == "true"
        assert reader.measure(SHIFTS) < 0.001
        reader.page.emulate_media(media="print")
        assert reader.measure(SIZE) < usual, "paper keeps its own size"
        reader.page.emulate_media(media="screen")
        reader.page.get_by_role("button", name=made_up.say(lang, "text_size.usual")).click()
        assert reader.measure(SIZE) == usual
        assert reader.measure("localStorage.length") == 0


GROUND = """() => [getComputedStyle(document.documentElement).backgroundColor,
  ...[...document.querySelectorAll("meta[name=theme-color]")].filter(one => matchMedia(one.media).matches)
    .map(one => one.content)]"""


@both
def test_light_or_dark_ground_is_chosen_and_remembered_from_the_first_paint(visit, made_up, lang):
    light, dark = ["rgb(251, 248, 241)", "#fbf8f1"], ["rgb(15, 24, 38)", "#0f1826"]
    with forgetting(visit(made_up, color_scheme="dark")) as reader:
        address = made_up.text("kho-xep", lang).address
        reader.open(address)
        assert reader.measure(GROUND) == dark, "as the device has it"
        reader.page.get_by_role("button", name=made_up.say(lang, "theme.light")).click()
        assert reader.measure(GROUND) == light
        reader.page.route("**/main.js", lambda route: route.abort())
        reader.page.goto(reader.page.url)
        assert reader.measure(GROUND) == light, "before the other scripts run"
        reader.page.unroute("**/main.js")
        reader.complaints.clear()
        reader.open(address)
        reader.page.emulate_media(color_scheme="light")
        reader.page.get_by_role("button", name=made_up.say(lang, "theme.dark")).click()
        assert reader.measure(GROUND) == dark
        reader.page.emulate_media(media="print")
        assert reader.measure(GROUND)[0] != dark[0], "paper is not dark"
        reader.page.emulate_media(media="screen")
        reader.page.get_by_role("button", name=made_up.say(lang, "theme.auto")).click()
        assert reader.measure(GROUND) == light
        assert reader.measure("localStorage.length") == 0


@pytest.mark.parametrize("address", ["", "en/", "to-chuc/cloud-river/", "luu-tru/", "phuc-loi/"])
@pytest.mark.parametrize("width", [320, 1120])
def test_the_largest_letters_break_no_page(visit, made_up, address, width):
    with forgetting(visit(made_up, viewport=NARROW)) as reader:
        reader.page.set_viewport_size({"width": width, "height": 800})
        reader.open(address)
        reader.measure("localStorage.setItem('text-size', 'largest')")
        reader.open(address)
        assert reader.measure("document.documentElement.dataset.text") == "largest"
        check(reader)


def test_a_shut_store_shuts_nobody_out(visit, made_up):
    shut = """Object.defineProperty(window, "localStorage", {get() { throw new Error("shut"); }})"""
    reader = visit(made_up, script=shut)
    reader.open(made_up.text("kho-xep", "vi").address)
    usual = reader.measure(SIZE)
    reader.page.get_by_role("button", name=made_up.say("vi", "text_size.large")).click()
    assert reader.measure(SIZE) > usual


@both
def test_an_abbreviation_says_its_full_form_on_a_tap_and_on_a_key(visit, made_up, lang):
    full = {"vi": "[Liên đoàn Lao động]", "en": "[Federation of Labour]"}[lang]
    reader = visit(made_up, viewport=PHONE)
    reader.open(made_up.text(WITH_TERMS, lang).address)
    [term] = reader.page.locator(".prose").get_by_role("button", name="LĐLĐ").all()
    words = reader.page.locator(".prose .term__full")
    assert not words.is_visible()
    term.click()
    assert words.inner_text().strip() == full
    assert term.get_attribute("aria-expanded") == "true"
    term.click()
    assert not words.is_visible()
    for key in ("Enter", "Space"):
        reader.tap(key)
        assert words.is_visible()
        reader.tap(key)
        assert not words.is_visible()


def test_facts_stay_in_sight_beside_the_text_and_no_bracket_is_stranded(visit, made_up):
    reader = visit(made_up, viewport=DESK)
    reader.open(made_up.text(WITH_TERMS, "vi").address)
    reader.page.locator(".prose .term").first.wait_for()
    away = reader.measure("""() => {
      const [rail, stay] = [".story__rail", ".story__stay"].map((name) => document.querySelector(name));
      rail.style.blockSize = "4000px";  // as beside a long text
      scrollTo(0, rail.getBoundingClientRect().top + scrollY + 1500);
      const box = stay.getBoundingClientRect();
      rail.style.blockSize = "";
      return [box.top, box.bottom - innerHeight];
    }""")
    assert 0 <= away[0] < 40
    assert away[1] <= 0, "never higher than the screen"
    stranded = reader.measure("""() => {
      const prose = document.querySelector(".prose"), term = prose.querySelector(".term");
      term.before("(");
      term.nextElementSibling.after(")");
      const bracket = document.createRange();
      bracket.selectNode(term.previousSibling);
      const found = [];
      for (let width = 220; width < 640; width += 3) {
        prose.style.inlineSize = `${width}px`;
        const [at, word] = [bracket.getBoundingClientRect(), term.getClientRects()[0]];
        if (Math.abs(at.bottom - word.bottom) > at.height / 2) found.push(width);
      }
      return found;
    }""")
    assert stranded == []


@both
def test_handing_a_story_on_is_a_plain_link(visit, made_up, lang):
    text = made_up.text("ngoac-kep", lang)
    canonical = f"https://tin.congdoan.example/kho/{text.address}"
    reader = visit(made_up, **OFF)
    reader.open(text.address)
    ways = reader.page.locator("section.share a")
    zalo, facebook, mail = (link.get_attribute("href") for link in ways.all())
    token = parse_qs(urlsplit(zalo).query)["d"][0]
    assert json.loads(base64.b64decode(token)) == {"url": canonical}
    assert parse_qs(urlsplit(facebook).query)["u"] == [canonical]
    about = parse_qs(urlsplit(mail).query)
    assert about["subject"] == [text.fields.title]
    assert text.fields.title in about["body"][0]
    assert about["body"][0].endswith(f"\r\n\r\n{canonical}")
    assert "+" not in mail, "mail programs take a plus for a plus"
    assert all("noopener" in link.get_attribute("rel") for link in ways.all())
    assert reader.page.locator(".share__address").inner_text().endswith(canonical)
    assert not any(button.is_visible() for button in reader.page.locator(".share button").all())
    assert not reader.page.locator(".choice:visible").count(), "no button that does nothing"


@both
def test_the_address_is_copied_printed_and_given_to_other_apps(visit, made_up, lang):
    text = made_up.text("tong-ket-2024", lang)
    canonical = f"https://tin.congdoan.example/kho/{text.address}"
    reader = visit(made_up, script=STAND_INS)
    reader.open(text.address)
    share = reader.page.get_by_role("region", name=made_up.say(lang, "share_links.title"))
    said = share.get_by_role("status")
    for what in ("copy", "print", "more"):
        share.get_by_role("button", name=made_up.say(lang, f"share_links.{what}")).press("Enter")
    assert reader.measure("done") == [canonical, "printed", text.fields.title, canonical]
    assert said.inner_text() == made_up.say(lang, "share_links.copied")
    reader.measure("window.refuses = true")
    share.get_by_role("button", name=made_up.say(lang, "share_links.copy")).click()
    reader.page.wait_for_function(
        "document.querySelector('section.share .share__said').textContent.includes('https')"
    )
    assert said.inner_text() == f"{made_up.say(lang, 'share_links.failed')} {canonical}"


def test_where_the_device_does_not_share_nothing_offers_it(visit, made_up):
    reader = visit(made_up, script="delete Navigator.prototype.share")
    reader.open(made_up.text("tong-ket-2024", "vi").address)
    more = reader.page.locator("section.share button[value=more]")
    assert not more.is_visible()
    assert reader.page.locator("section.share button[value=copy]").is_visible()


@both
def test_an_urgent_notice_is_a_region_and_is_printed(visit, made_up, lang):
    reader = visit(made_up, viewport=DESK)
    reader.open("" if lang == "vi" else "en/")
    notice = reader.page.get_by_role("region", name=made_up.say(lang, "front.urgent"))
    words = notice.locator(".urgent__text")
    assert words.inner_text() == "Bão số 5: nghỉ làm sáng thứ Sáu"
    assert words.get_attribute("lang") == (None if lang == "vi" else "vi")
    assert notice.locator("time").get_attribute("datetime") == "2025-12-31"
    assert notice.locator("button").count() == 0
    reader.page.emulate_media(media="print")
    assert words.is_visible()
    reader.page.emulate_media(media="screen")
    reader.follow(notice.locator("a"))
    assert (reader.kind, reader.lang) == ("page", lang)


@pytest.mark.parametrize("story", ["ban-tin-00", "tong-ket-2024"])
def test_a_story_asks_for_little_javascript(visit, made_up, story):
    asked = []
    reader = visit(made_up)

    def note(response):
        if response.url.endswith(".js"):
            asked.append((response.url.rpartition("/js/")[2], len(gzip.compress(response.body()))))

    reader.page.on("response", note)
    reader.open(made_up.text(story, "vi").address)
    reader.page.wait_for_load_state("networkidle")
    reader.page.remove_listener("response", note)
    assert {"first.js", "main.js", "modules/choice.js", "modules/share.js"} <= {
        name for name, _ in asked
    }
    assert sum(size for _, size in asked) <= 10_000, asked
