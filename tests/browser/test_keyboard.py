"""The keyboard alone: every stop can be seen, in order, and left again."""

from __future__ import annotations

import pytest

from tests.browser.reader import PHONE
from tests.windows import DESK

# Numbers every element so that stops can be told apart and compared with the document's order.
NUMBER = """() => [...document.querySelectorAll("*")].forEach((one, at) => (one.dataset.at = at))"""
STOP = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const box = one.getBoundingClientRect();
  const shown = [one, one.closest(".card"), one.closest(".search-field"), one.closest(".search__line")]
    .filter(Boolean).map(part => getComputedStyle(part));
  const x = Math.min(Math.max(box.left + Math.min(box.width / 2, 20), 0), innerWidth - 1);
  const y = Math.min(Math.max(box.top + Math.min(box.height / 2, 12), 0), innerHeight - 1);
  const hit = document.elementFromPoint(x, y);
  return {
    at: Number(one.dataset.at), name: `${one.tagName} ${one.textContent.trim().slice(0, 40)}`,
    ring: shown.some(style => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2),
    inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    onTop: one.contains(hit) || hit?.contains(one) || !!one.closest(".card")?.contains(hit),
  };
}"""
RINGS = """() => [...document.querySelectorAll("a[href], button, input, select, summary")]
  .filter(one => one.checkVisibility()).filter(one => {
    const style = getComputedStyle(one);
    return one !== document.activeElement && style.outlineStyle !== "none";
  }).length"""


def walk(reader, most=400):
    """Press Tab until the page's end and return every stop."""
    reader.measure(NUMBER)
    stops = []
    for _ in range(most):
        reader.tap("Tab")
        stop = reader.measure(STOP)
        if stop is None or (stops and stop["at"] == stops[0]["at"]):
            return stops
        stops.append(stop)
    raise AssertionError(f"Tab is trapped at {stops[-1]}")


@pytest.mark.parametrize("kind", ["front", "story", "section", "search", "not_found"])
@pytest.mark.parametrize("viewport", [DESK, PHONE])
def test_tab_leads_through_the_whole_page_in_its_order_and_is_always_seen(
    visit, real, kind, viewport
):
    reader = visit(real, viewport=viewport)
    lang = "vi" if viewport is DESK else "en"
    reader.open(real.place(kind, lang))
    stops = walk(reader)
    assert [stop["name"] for stop in stops if not stop["ring"]] == []
    assert [stop["name"] for stop in stops if not stop["inside"] or not stop["onTop"]] == []
    order = [stop["at"] for stop in stops]
    assert order == sorted(order)
    assert (
        reader.measure(
            'document.querySelectorAll(\'[tabindex]:not([tabindex="-1"], [tabindex="0"])\').length'
        )
        == 0
    )
    wanted = reader.measure(
        """() => [...document.querySelectorAll("a[href], button, input, select, summary")]
        .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.disabled)
        .map(one => Number(one.dataset.at))"""
    )
    assert set(wanted) <= set(order), "whatever can be clicked can be reached"
    reader.page.locator("main").focus()
    reader.tap("Tab")
    first = reader.measure(STOP)["at"]
    reader.tap("Tab")
    reader.tap("Shift+Tab")
    assert reader.measure(STOP)["at"] == first
    assert reader.measure(RINGS) == 0, "only what has the focus has a ring"


@pytest.mark.parametrize("kind", ["front", "story", "search"])
def test_the_first_stop_skips_to_the_content(visit, real, kind):
    reader = visit(real)
    reader.open(real.place(kind, "vi"))
    skip = reader.page.locator(".skip-link")
    assert skip.bounding_box()["y"] < 0, "it waits out of sight"
    reader.tap("Tab")
    assert skip.evaluate("link => link === document.activeElement")
    box = skip.bounding_box()
    assert box["y"] >= 0
    assert skip.inner_text() == real.say("vi", "site.skip")
    reader.tap("Enter")
    assert reader.page.url.endswith("#main")
    reader.tap("Tab")
    assert reader.measure("document.activeElement.closest('main') !== null")


def test_a_ring_is_drawn_and_not_only_declared(visit, real):
    reader = visit(real)
    reader.open(real.text("tong-ket-cong-doan-2024", "vi").address)
    for place in (
        ".nameplate",
        ".sections a",
        ".prose a",
        "a[data-gallery-item]",
        ".tags a",
        ".footer a",
    ):
        element = reader.page.locator(place).first
        element.scroll_into_view_if_needed()
        box = element.bounding_box()
        around = {"x": max(box["x"] - 8, 0), "y": max(box["y"] - 8, 0),
                  "width": box["width"] + 16, "height": box["height"] + 16}  # fmt: skip
        reader.measure("document.activeElement.blur()")
        before = reader.page.screenshot(clip=around)
        reader.tap("Shift")  # the keyboard is in use
        element.focus()
        assert reader.page.screenshot(clip=around) != before, place


@pytest.mark.parametrize("viewport", [DESK, PHONE])
@pytest.mark.parametrize("kind", ["front", "story", "section", "search", "archive"])
def test_controls_are_large_enough_for_a_finger(visit, made_up, kind, viewport):
    reader = visit(made_up, viewport=viewport)
    where = made_up.site.section_address("activities", "vi", page=2)
    reader.open(where if kind == "section" else made_up.place(kind, "vi"))
    if viewport is PHONE:
        reader.page.locator(".masthead__open").click()
    small = reader.measure(
        """() => [...document.querySelectorAll(`button, input, select, summary, .menu a, .sections a, .pager a,
          .language-switch, .nameplate, .masthead__find, .link-list a, .directory__links a`)]
        .filter(one => one.checkVisibility({visibilityProperty: true}))
        .map(one => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
        .filter(([, box]) => box.width < 24 || box.height < 24)
        .map(([name, box]) => `${name} ${Math.round(box.width)}×${Math.round(box.height)}`)"""
    )
    assert small == []


def test_a_table_too_wide_for_a_phone_is_scrolled_by_keyboard(visit, made_up):
    reader = visit(made_up, viewport=PHONE)
    reader.open(made_up.text("kho-xep", "vi").address)
    table = reader.page.locator(".prose .table")
    assert table.evaluate("table => table.scrollWidth > table.clientWidth")
    reader.page.locator(".facts-panel summary").focus()
    for _ in range(10):
        reader.tap("Tab")
        if table.evaluate("table => table === document.activeElement"):
            break
    reader.tap("ArrowRight", 3)
    reader.page.wait_for_function("() => document.querySelector('.prose .table').scrollLeft > 0")
