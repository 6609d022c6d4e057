"""Galleries on the page: nothing moves, rows and columns are even, the viewer is a click away."""

from __future__ import annotations

import pytest

from tests.browser.reader import PHONE
from tests.browser.viewer import (
    SHIFTS,
    both,
    counter,
    counts,
    links,
    moved,
    opened,
    said,
    settle,
    viewer,
)


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("kind", ["front", "story", "section", "galleries"])
def test_nothing_moves_when_the_pictures_come_late(visit, real, width, kind):
    reader = visit(real, SHIFTS, viewport={"width": width, "height": 900})
    held = []
    reader.page.route("**/media/**", lambda route: held.append(route))
    reader.page.goto(f"{real.host}/{real.place(kind, 'vi')}", wait_until="domcontentloaded")
    reader.page.evaluate("document.fonts.ready.then(() => true)")
    settle(reader)
    first = reader.page.locator("main img").first
    assert held
    assert not first.evaluate("picture => picture.complete")
    for route in held:
        route.continue_()
    reader.page.unroute("**/media/**")  # which lets the later ones come
    first.evaluate("picture => picture.decode()")
    reader.ready()
    assert not moved(reader)


def test_a_credit_begins_with_its_dash_and_its_first_word_on_one_line(visit, made_up):
    reader = opened(visit, made_up, "nhieu-anh")
    alone = reader.measure("""() => {
      const [credit] = document.querySelectorAll(".gallery .credit");
      const alone = [];
      for (let width = 120; width < 460; width += 2) {
        credit.closest("figcaption").style.inlineSize = `${width}px`;
        const [first] = credit.getClientRects();
        if (first.width < 1.5 * parseFloat(getComputedStyle(credit).fontSize)) alone.push(width);
      }
      return alone;
    }""")
    assert alone == []


def test_three_pictures_under_one_caption_show_it_once_and_in_the_viewer(visit, real):
    reader = opened(visit, real)
    shared = reader.page.locator(".gallery__caption .caption")
    assert reader.page.locator(".gallery .caption").count() == 1
    assert links(reader).count() == 3
    links(reader).first.click()
    viewer(reader).wait_for()
    for _ in range(3):
        assert viewer(reader).locator(".caption").inner_text() == shared.inner_text()
        reader.tap("ArrowRight")


def test_two_hundred_pictures_are_never_loaded_at_once(visit, made_up):
    reader = opened(visit, made_up, "hai-tram-anh", viewport=PHONE)
    total = links(reader).count()
    assert total == 200
    loaded = "[...document.querySelectorAll('.gallery img')].filter(one => one.naturalWidth).length"
    assert reader.measure(loaded) < 60, "the rows are loaded as they come near"
    links(reader).first.click()
    viewer(reader).wait_for()
    for key, number in (("ArrowRight", 2), ("End", 200), ("ArrowLeft", 199), ("Home", 1)):
        reader.tap(key)
        assert counter(reader) == said(made_up, "vi", number, total)
        assert viewer(reader).locator(".viewer__slide").count() == 3
    assert not moved(reader)


@both
def test_the_gallery_page_opens_the_same_viewer(visit, real, lang):
    reader = visit(real)
    story = real.text("tong-ket-cong-doan-2024", lang)
    reader.open(f"{story.address}{'anh' if lang == 'vi' else 'photos'}/")
    assert reader.kind == "album"
    assert links(reader).count() == len(story.fields.gallery) + 1, "the body shows one more"
    links(reader).nth(1).click()
    viewer(reader).wait_for()
    counts(reader, 2)
    reader.page.go_back()
    viewer(reader).wait_for(state="hidden")
    back = reader.page.locator(".album__meta a").first
    reader.follow(back)
    assert reader.address == story.address


@pytest.mark.parametrize("width", [390, 768, 1440])
@pytest.mark.parametrize("where", ["galleries", "story"])
def test_rows_of_pictures_fill_the_line_and_are_even(visit, made_up, where, width):
    reader = visit(made_up, viewport={"width": width, "height": 900})
    reader.open(
        made_up.place(where, "vi")
        if where == "galleries"
        else made_up.text("nhieu-anh", "vi").address
    )
    lists = reader.measure(
        """() => [...document.querySelectorAll("main .mosaic")].map((list) => ({
          edge: list.getBoundingClientRect().right,
          boxes: [...list.querySelectorAll(".mosaic__item img")].map((one) => one.getBoundingClientRect().toJSON()),
        }))"""
    )
    assert lists
    for one in lists:
        rows = {}
        for box in one["boxes"]:
            rows.setdefault(round(box["y"]), []).append(box)
        for row in rows.values():
            if len(row) > 1:
                assert abs(row[-1]["right"] - one["edge"]) < 2
                assert max(box["height"] for box in row) - min(box["height"] for box in row) < 2


def test_an_albums_photos_end_where_the_words_over_them_do(visit, real):
    reader = visit(real, viewport={"width": 1440, "height": 900})
    reader.open(f"{real.text('tong-ket-cong-doan-2024', 'vi').address}anh/")
    words = reader.page.locator(".album__header").bounding_box()
    photo = reader.page.locator(".album__figure").first.bounding_box()
    for side in ("x", "width"):
        assert abs(words[side] - photo[side]) < 3
