"""The gallery, full screen: by keyboard, by touch, by mouse, with one picture and with many."""

from __future__ import annotations

import pytest

from tests.browser.reader import PHONE

SHIFTS = """
window.shifts = [];
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) window.shifts.push(entry.value);
}).observe({type: "layout-shift", buffered: true});
"""
UNSEEN = 0.0001  # the counter's digits differ in width by a few pixels
both = pytest.mark.parametrize("lang", ["vi", "en"])


def stable(reader):
    """Wait for two frames and return how far the page has shifted since it was opened."""
    reader.page.evaluate(
        "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
    )
    return sum(reader.measure("window.shifts"))


def opened(visit, served, story="tong-ket-cong-doan-2024", lang="vi", **wishes):
    reader = visit(served, SHIFTS, **wishes)
    reader.open(served.text(story, lang).address)
    reader.page.locator(".gallery").scroll_into_view_if_needed()
    return reader


def links(reader):
    return reader.page.locator("a[data-gallery-item]")


def viewer(reader):
    return reader.page.locator("dialog.viewer")


def counter(reader):
    """The counter as assistive technology says it."""
    return reader.measure(
        """() => [...document.querySelectorAll('.viewer__counter > :not([aria-hidden])')]
        .map(part => part.textContent.trim()).join(' ')"""
    )


def counts(reader, words):
    """Wait until the counter says *words*: a touch becomes a click a moment later."""
    reader.page.wait_for_function(
        "words => document.querySelector('[data-index]').textContent === words", arg=str(words)
    )


def said(served, lang, number, total):
    words = served.say(lang, "gallery.picture"), served.say(lang, "gallery.of")
    return f"{words[0]} {number} {words[1]} {total}"


@both
def test_a_gallery_is_walked_through_by_keyboard(visit, real, lang):
    reader = opened(visit, real, lang=lang)
    total = links(reader).count()
    assert total > 1
    links(reader).nth(1).focus()
    before = reader.page.url
    reader.tap("Enter")
    assert viewer(reader).is_visible()
    assert reader.measure("document.activeElement.closest('dialog').open")
    assert viewer(reader).get_by_role("status").count() == 1
    assert counter(reader) == said(real, lang, 2, total)
    alt = links(reader).nth(1).locator("img").get_attribute("alt")
    assert viewer(reader).locator("img").get_attribute("alt") == alt
    reader.tap("ArrowRight")
    assert counter(reader) == said(real, lang, 3 if total > 2 else 1, total)
    reader.tap("ArrowLeft", 2)
    assert counter(reader) == said(real, lang, 1, total)
    reader.tap("ArrowLeft")
    assert counter(reader) == said(real, lang, total, total), "the last comes before the first"
    reader.tap("Escape")
    viewer(reader).wait_for(state="hidden")
    at = links(reader).nth(total - 1)
    assert at.evaluate("link => link === document.activeElement"), "focus is on the last one seen"
    assert reader.page.url.partition("#")[0] == before.partition("#")[0]


def test_focus_stays_inside_the_open_viewer(visit, real):
    reader = opened(visit, real)
    links(reader).first.click()
    for key in ["Tab"] * 5 + ["Shift+Tab"] * 5:
        reader.tap(key)
        inside = (
            "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        )
        assert reader.measure(inside), "the page behind takes no focus"


def test_the_back_button_closes_the_viewer_and_stays_on_the_story(visit, real):
    reader = opened(visit, real)
    story = reader.address
    links(reader).first.click()
    reader.tap("ArrowRight", 2)
    reader.page.go_back()
    viewer(reader).wait_for(state="hidden")
    assert reader.address == story
    links(reader).first.click()
    viewer(reader).locator("[data-close]").click()
    viewer(reader).wait_for(state="hidden")
    assert reader.address == story
    reader.page.go_back()
    assert reader.address != story, "closing left nothing behind in the history"
    reader.page.go_forward()


def test_nothing_moves_when_the_viewer_opens_turns_and_closes(visit, real):
    reader = opened(visit, real)
    assert stable(reader) < UNSEEN
    top = reader.measure("scrollY")
    links(reader).first.click()
    for _ in range(3):
        reader.tap("ArrowRight")
        assert stable(reader) < UNSEEN
    reader.tap("Escape")
    viewer(reader).wait_for(state="hidden")
    assert stable(reader) < UNSEEN
    assert abs(reader.measure("scrollY") - top) <= 1 or links(reader).first.is_visible()


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("kind", ["front", "story", "section", "galleries"])
def test_nothing_moves_when_the_pictures_come_late(visit, real, width, kind):
    reader = visit(real, SHIFTS, viewport={"width": width, "height": 900})
    held = []
    reader.page.route("**/media/**", lambda route: held.append(route))
    reader.page.goto(f"{real.host}/{real.place(kind, 'vi')}", wait_until="domcontentloaded")
    reader.page.evaluate("document.fonts.ready.then(() => true)")
    stable(reader)
    first = reader.page.locator("main img").first
    assert held
    assert not first.evaluate("picture => picture.complete")
    reader.page.unroute("**/media/**")  # which lets them come
    first.evaluate("picture => picture.decode()")
    reader.ready()
    assert stable(reader) < UNSEEN


def swipe(reader, across, down=0):
    """Draw a finger over the screen, as the touch screen reports it."""
    devtools = reader.devtools
    x, y = 195, 400
    devtools.send(
        "Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]}
    )
    for step in range(1, 6):
        point = {"x": x + across * step / 5, "y": y + down * step / 5}
        devtools.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
    devtools.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_a_gallery_is_turned_by_touch(visit, real):
    reader = opened(visit, real, viewport=PHONE, has_touch=True, is_mobile=True)
    total = links(reader).count()
    links(reader).first.tap()
    assert viewer(reader).is_visible()
    assert counter(reader) == said(real, "vi", 1, total)
    viewer(reader).locator("[data-next]").tap()
    counts(reader, 2)
    swipe(reader, 20)
    swipe(reader, -60, 200)
    swipe(reader, 150)
    counts(reader, 1)  # a slip and a scroll turned no page
    swipe(reader, -150)
    counts(reader, 2)
    # After so quick a stroke Chromium takes no tap for a moment.
    reader.page.wait_for_timeout(1000)
    viewer(reader).locator("[data-close]").tap()
    viewer(reader).wait_for(state="hidden")
    assert stable(reader) < UNSEEN


def test_one_picture_alone_has_nothing_to_turn_to(visit, made_up):
    reader = opened(visit, made_up, "mot-anh")
    assert links(reader).count() == 1
    links(reader).first.click()
    assert counter(reader) == said(made_up, "vi", 1, 1)
    assert not viewer(reader).locator("[data-next]").is_visible()
    assert not viewer(reader).locator("[data-previous]").is_visible()
    reader.tap("ArrowRight")
    assert counter(reader) == said(made_up, "vi", 1, 1)
    assert viewer(reader).locator(".caption").inner_text() == "Hội trường Bến Đò"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_viewer_shows_each_pictures_caption_and_credit(visit, made_up, lang):
    reader = opened(visit, made_up, "nhieu-anh", lang)
    gallery = made_up.text("nhieu-anh", lang).fields.gallery
    links(reader).first.click()
    for item in gallery:
        caption = viewer(reader).locator("figcaption")
        assert caption.locator(".caption").inner_text() == item.caption
        assert caption.locator(".credit").inner_text() == item.credit
        assert caption.get_attribute("lang") == "vi", "the English text restates none of them"
        assert viewer(reader).locator("img").get_attribute("alt") == item.alt
        reader.tap("ArrowRight")


def test_three_pictures_under_one_caption_show_it_once_and_in_the_viewer(visit, real):
    reader = opened(visit, real)
    shared = reader.page.locator(".gallery__caption .caption")
    assert reader.page.locator(".gallery .caption").count() == 1
    assert links(reader).count() == 3
    links(reader).first.click()
    for _ in range(3):
        assert viewer(reader).locator(".caption").inner_text() == shared.inner_text()
        reader.tap("ArrowRight")


@pytest.mark.parametrize("viewport", [PHONE, {"width": 1440, "height": 900}])
def test_every_shape_fits_the_screen_whole(visit, made_up, viewport):
    reader = opened(visit, made_up, "nhieu-anh", viewport=viewport)
    links(reader).first.click()
    for _ in range(links(reader).count()):
        picture = viewer(reader).locator("img")
        picture.evaluate("picture => picture.decode()")
        box = picture.bounding_box()
        assert box["x"] >= 0
        assert box["y"] >= 0
        assert box["x"] + box["width"] <= viewport["width"]
        assert box["y"] + box["height"] <= viewport["height"]
        assert min(box["width"], box["height"]) > 150
        assert picture.evaluate("picture => getComputedStyle(picture).objectFit") == "contain"
        reader.tap("ArrowRight")


def test_a_picture_has_an_address_of_its_own(visit, real):
    reader = opened(visit, real)
    links(reader).first.click()
    reader.tap("ArrowRight")
    name = reader.page.url.partition("#")[2]
    assert name
    again = visit(real)
    again.page.goto(reader.page.url)
    again.ready()
    assert again.page.locator(f"figure#{name}").is_visible()
