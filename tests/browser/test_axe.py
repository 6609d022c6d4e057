"""axe finds nothing, on any kind of page, in light and dark, on a phone and on a desk.

axe's script comes with the package ``axe-playwright-python`` and is run through the browser's
developer tools, so that pages keep the policy they are served with.
"""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python
import pytest

from tests.browser.reader import PHONE
from tests.windows import DESK

SCRIPT = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
REAL = (
    "front", "story", "section", "sections", "topic", "topics", "organisation", "organisations",
    "archive", "archive_year", "archive_month", "galleries", "galleries_year", "album", "page", "search", "not_found", "glossary",
    "registers", "agreements", "awards", "documents", "deadlines", "meetings", "wall_calendar", "benefits", "agreement",
    "data", "feeds", "digest",
)  # fmt: skip
MADE_UP = (
    "nhieu-anh", "kho-xep", "tong-ket-2024", "da-rut", "ban-nhap", "an-danh-sach",
    "chi-tieng-viet", "ngoac-kep",
)  # fmt: skip
# Chromium and Firefox lead the keyboard into whatever scrolls; axe does not know (test_keyboard).
EXCUSED = "scrollable-region-focusable: table"
RUN = """async only => {
  const rules = {"target-size": {enabled: true}};
  const options = only.length ? {runOnly: only} : {rules};
  const found = await axe.run(document, {...options, preload: false, resultTypes: ["violations"]});
  return found.violations.flatMap(({id, nodes}) =>
    nodes.map(node => `${id}: ${node.target.join(" ")} ${node.any[0]?.message ?? ""}`));
}"""


def violations(reader, only=()):
    """Return what axe finds; *only* names the rules to ask."""
    if not reader.measure("typeof axe === 'object'"):
        reader.devtools.send("Runtime.evaluate", {"expression": SCRIPT})
    found = reader.measure(RUN, list(only))
    return [said for said in found if not said.startswith(EXCUSED)]


def in_both_lights(reader):
    """Ask axe in light, and in dark about colours: nothing else depends on the light."""
    found = violations(reader)
    reader.page.emulate_media(color_scheme="dark")
    found += violations(reader, ["color-contrast", "link-in-text-block"])
    reader.page.emulate_media(color_scheme="light")
    return found


# Both editions come from one template: one is looked at on a desk, the other on a phone.
@pytest.mark.parametrize(("lang", "viewport"), [("vi", DESK), ("en", PHONE)])
@pytest.mark.parametrize("kind", REAL)
def test_axe_finds_nothing_on_a_page_of_this_kind(visit, real, kind, lang, viewport):
    reader = visit(real, viewport=viewport)
    reader.open(real.place(kind, lang))
    assert in_both_lights(reader) == []


@pytest.mark.parametrize("story", MADE_UP)
def test_axe_finds_nothing_on_a_story_out_of_the_ordinary(visit, made_up, story):
    reader = visit(made_up)
    reader.open(made_up.text(story, "vi").address)
    assert in_both_lights(reader) == []
    reader.page.set_viewport_size(PHONE)
    assert violations(reader) == []


@pytest.mark.parametrize("viewport", [DESK, PHONE])
def test_axe_finds_nothing_among_results_in_an_open_viewer_or_menu(visit, real, viewport):
    reader = visit(real, viewport=viewport)
    reader.open("tim-kiem/?q=cong+doan")
    reader.page.wait_for_selector(".search-hit")
    assert in_both_lights(reader) == []
    reader.open("tim-kiem/?q=zzqxwv")
    reader.page.wait_for_selector("[data-part=none]:not([hidden])")
    assert in_both_lights(reader) == []
    reader.open(real.text("tong-ket-cong-doan-2024", "vi").address)
    reader.page.locator("a[data-gallery-item]").first.click()
    assert in_both_lights(reader) == []
    reader.open("")
    if viewport is PHONE:
        reader.page.locator(".masthead__open").click()
        assert in_both_lights(reader) == []


def test_axe_finds_nothing_in_the_middle_of_a_long_list(visit, made_up):
    reader = visit(made_up)
    reader.open(made_up.site.section_address("activities", "vi", page=2))
    assert in_both_lights(reader) == []


@pytest.mark.parametrize(
    "address",
    [
        "thoa-thuan/",
        "khen-thuong/?q=bao&year=2023",
        "khen-thuong/bang-vang/2023/",
        "thoa-thuan-theo-thoi-gian/",
        "en/benefits/",
        "to-chuc/cloud-river/",
        "en/",
    ],
)
def test_axe_finds_nothing_in_a_full_register(visit, made_up, address):
    reader = visit(made_up)
    reader.open(address)
    assert in_both_lights(reader) == []
    reader.page.set_viewport_size(PHONE)
    assert violations(reader) == []


def test_axe_is_awake(visit, real):
    reader = visit(real)
    reader.open("")
    reader.measure("document.querySelector('main img').removeAttribute('alt')")
    reader.measure("document.querySelector('.card__picture').removeAttribute('aria-hidden')")
    assert any(said.startswith("image-alt") for said in violations(reader))


def test_targets_on_a_wider_phone_are_large_enough_where_words_take_two_lines(visit, real):
    reader = visit(real, viewport={"width": 412, "height": 823})
    reader.open("")
    assert violations(reader, ["target-size"]) == []
