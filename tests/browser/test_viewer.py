"""The viewer, full screen: by keyboard, by mouse, with one picture and with many."""

from __future__ import annotations

import pytest

from tests.browser.reader import PHONE
from tests.browser.viewer import (
    both,
    counter,
    counts,
    links,
    looked_at,
    moved,
    opened,
    said,
    scale,
    viewer,
)


@both
def test_a_gallery_is_walked_through_by_keyboard(visit, real, lang):
    reader = opened(visit, real, lang=lang)
    total = links(reader).count()
    assert total > 1
    links(reader).nth(1).focus()
    before = reader.page.url
    reader.tap("Enter")
    viewer(reader).wait_for()
    assert reader.measure("document.activeElement.closest('dialog').open")
    assert viewer(reader).get_by_role("status").count() == 2
    assert counter(reader) == said(real, lang, 2, total)
    alt = links(reader).nth(1).locator("img").get_attribute("alt")
    assert viewer(reader).locator(".viewer__counter [data-alt]").inner_text() == alt, "said aloud"
    assert looked_at(reader).get_attribute("alt") == alt
    reader.tap("ArrowRight")
    assert counter(reader) == said(real, lang, 3 if total > 2 else 1, total)
    reader.tap("ArrowLeft", 2)
    assert counter(reader) == said(real, lang, 1, total)
    reader.tap("ArrowLeft")
    assert counter(reader) == said(real, lang, total, total), "the last comes before the first"
    reader.tap("Home")
    assert counter(reader) == said(real, lang, 1, total)
    reader.tap("End")
    assert counter(reader) == said(real, lang, total, total)
    reader.tap("Escape")
    viewer(reader).wait_for(state="hidden")
    at = links(reader).nth(total - 1)
    assert at.evaluate("link => link === document.activeElement"), "focus is on the last one seen"
    assert reader.page.url.partition("#")[0] == before.partition("#")[0]


def test_focus_stays_inside_the_open_viewer(visit, real):
    reader = opened(visit, real)
    links(reader).first.click()
    viewer(reader).wait_for()
    for key in ["Tab"] * 5 + ["Shift+Tab"] * 5:
        reader.tap(key)
        inside = (
            "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        )
        assert reader.measure(inside), "the page behind takes no focus"


def test_nothing_moves_when_the_viewer_opens_turns_and_closes(visit, real):
    reader = opened(visit, real)
    top = reader.measure("scrollY")
    links(reader).first.click()
    viewer(reader).wait_for()
    for _ in range(3):
        reader.tap("ArrowRight")
        assert not moved(reader)
    reader.tap("Escape")
    viewer(reader).wait_for(state="hidden")
    assert not moved(reader)
    assert abs(reader.measure("scrollY") - top) <= 1 or links(reader).first.is_visible()


def test_one_picture_alone_has_nothing_to_turn_to(visit, made_up):
    reader = opened(visit, made_up, "mot-anh")
    assert links(reader).count() == 1
    links(reader).first.click()
    viewer(reader).wait_for()
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
    viewer(reader).wait_for()
    for item in gallery:
        caption = viewer(reader).locator(".viewer__caption")
        assert caption.locator(".caption").inner_text() == item.caption
        assert caption.locator(".credit").inner_text() == item.credit
        assert caption.get_attribute("lang") == "vi", "the English text restates none of them"
        assert looked_at(reader).get_attribute("alt") == item.alt
        reader.tap("ArrowRight")


@pytest.mark.parametrize("viewport", [PHONE, {"width": 1440, "height": 900}])
def test_every_shape_fits_the_screen_whole(visit, made_up, viewport):
    reader = opened(visit, made_up, "nhieu-anh", viewport=viewport)
    links(reader).first.click()
    viewer(reader).wait_for()
    for _ in range(links(reader).count()):
        picture = looked_at(reader)
        picture.evaluate("picture => picture.decode()")
        box = picture.bounding_box()
        assert box["x"] >= 0
        assert box["y"] >= 0
        assert box["x"] + box["width"] <= viewport["width"]
        assert box["y"] + box["height"] <= viewport["height"]
        assert min(box["width"], box["height"]) > 150
        assert picture.evaluate("picture => getComputedStyle(picture).objectFit") == "contain"
        reader.tap("ArrowRight")


def test_a_picture_is_enlarged_by_mouse_and_by_keyboard(visit, made_up):
    reader = opened(visit, made_up, "nhieu-anh")
    links(reader).first.click()
    viewer(reader).wait_for()
    zoom = viewer(reader).locator("[data-zoom]")
    viewer(reader).locator(".viewer__stage").click(position={"x": 300, "y": 300})
    assert scale(reader) >= 2
    assert zoom.get_attribute("aria-pressed") == "true"
    at = "document.querySelector(\"[data-at='0'] img\").getBoundingClientRect().x"
    before = reader.measure(at)
    reader.tap("ArrowRight")
    assert reader.measure(at) < before, "arrows look around in an enlarged picture"
    counts(reader, 1)
    zoom.click()
    assert scale(reader) == 1
    assert zoom.get_attribute("aria-pressed") == "false"
    reader.tap("+")
    assert scale(reader) == 1.5
    reader.tap("0")
    assert scale(reader) == 1


def test_a_picture_that_does_not_come_says_so_and_the_others_are_seen(visit, made_up):
    reader = opened(visit, made_up, "nhieu-anh")
    reader.expects.append("net::ERR")
    reader.expects.append("failed")
    reader.page.route("**/media/**/dung-*", lambda route: route.abort())
    links(reader).first.click()
    viewer(reader).wait_for()
    reader.tap("ArrowRight")
    failed = viewer(reader).locator("[data-at='0'] .viewer__failed")
    failed.wait_for()
    assert failed.inner_text() == made_up.say("vi", "gallery.failed")
    reader.tap("ArrowRight")
    looked_at(reader).evaluate("picture => picture.decode()")
    assert not viewer(reader).locator("[data-at='0'] .viewer__failed").count()


def test_without_the_viewer_s_code_a_picture_is_still_seen_large(visit, real):
    reader = visit(real)
    reader.expects += ["ERR_FAILED", "viewer.js", "failed"]
    reader.page.route("**/viewer/viewer.js", lambda route: route.abort())
    reader.open(real.text("tong-ket-cong-doan-2024", "vi").address)
    links(reader).first.click()
    reader.page.wait_for_selector("body.page-album")


@pytest.mark.parametrize("viewport", [PHONE, {"width": 1440, "height": 900}])
def test_a_long_caption_scrolls_and_moves_no_picture(visit, made_up, viewport):
    reader = opened(visit, made_up, "nhieu-anh", viewport=viewport)
    links(reader).first.click()
    viewer(reader).wait_for()
    stage = viewer(reader).locator(".viewer__stage").bounding_box()
    caption = viewer(reader).locator(".viewer__caption")
    for _ in range(links(reader).count() - 1):
        reader.tap("ArrowRight")
    assert caption.evaluate("words => words.scrollHeight > words.clientHeight")
    assert caption.get_attribute("tabindex") == "0"
    assert viewer(reader).locator(".viewer__stage").bounding_box() == stage


def test_a_caption_of_four_lines_is_read_whole_on_a_phone_held_upright(visit, real):
    reader = visit(real, viewport=PHONE)
    reader.open(f"{real.text('tong-ket-cong-doan-2024', 'vi').address}anh/")
    reader.page.locator("a[data-gallery-item]").first.click()
    viewer(reader).wait_for()
    caption = viewer(reader).locator(".viewer__caption")
    own = caption.locator(".caption")
    lines = own.evaluate("own => Math.round(own.getClientRects().length)")
    assert lines >= 3, "and the other edition's words follow"
    assert own.evaluate(
        """own => own.getBoundingClientRect().bottom
          <= own.closest(".viewer__caption").getBoundingClientRect().bottom"""
    )
    assert caption.locator(".caption__other").is_visible()
    assert caption.locator(".caption__other").get_attribute("lang") == "en"


def test_the_pictures_in_small_lead_to_each_by_click_and_by_key(visit, made_up):
    reader = opened(visit, made_up, "nhieu-anh")
    total = links(reader).count()
    links(reader).first.click()
    viewer(reader).wait_for()
    thumbs = viewer(reader).locator(".viewer__thumb")
    assert thumbs.count() == total
    thumbs.nth(2).click()
    assert counter(reader) == said(made_up, "vi", 3, total)
    assert thumbs.nth(2).get_attribute("aria-current") == "true"
    thumbs.nth(2).focus()
    reader.tap("ArrowRight")
    assert counter(reader) == said(made_up, "vi", 4, total)
    assert thumbs.nth(3).evaluate("thumb => thumb === document.activeElement"), "focus goes with it"
    assert thumbs.evaluate_all("all => all.filter(one => one.tabIndex === 0).length") == 1
    download = viewer(reader).locator("[data-download]")
    assert download.get_attribute("href") == links(reader).nth(3).locator("img").get_attribute(
        "src"
    )
    assert not moved(reader)
