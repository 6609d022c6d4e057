"""The gallery, full screen: by keyboard, by touch, by mouse, with one picture and with many."""

from __future__ import annotations

import pytest

from tests.browser.reader import PHONE

SHIFTS = """
window.shifts = [];
new PerformanceObserver(list => {
  for (const {value, sources} of list.getEntries()) window.shifts.push({value, moved: sources.map(
    ({node, previousRect: was, currentRect: is}) => `${node?.className || node?.nodeName}: `
      + `${was.x},${was.y} ${was.width}x${was.height} -> ${is.x},${is.y} ${is.width}x${is.height}`)});
}).observe({type: "layout-shift", buffered: true});
"""
UNSEEN = 0.0001  # the counter's digits differ in width by a few pixels
both = pytest.mark.parametrize("lang", ["vi", "en"])


def moved(reader):
    """Wait for two frames and return what has shifted since the page was opened, and how far."""
    reader.page.evaluate(
        "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
    )
    shifts = reader.measure("window.shifts")
    return shifts if sum(shift["value"] for shift in shifts) >= UNSEEN else []


def settle(reader):
    """Forget what moved while the page was read and laid out in parts, as a busy machine paints it."""
    moved(reader)
    reader.measure("window.shifts = []")


def opened(visit, served, story="tong-ket-cong-doan-2024", lang="vi", **wishes):
    reader = visit(served, SHIFTS, **wishes)
    reader.open(served.text(story, lang).address)
    reader.page.locator(".gallery").scroll_into_view_if_needed()
    settle(reader)
    return reader


def links(reader):
    return reader.page.locator("a[data-gallery-item]")


def viewer(reader):
    return reader.page.locator("dialog.viewer")


def looked_at(reader):
    """The picture in the middle of the stage; its neighbours wait beside it."""
    return viewer(reader).locator("[data-at='0'] img")


def counter(reader):
    """The counter as assistive technology says it."""
    return reader.measure(
        """() => [...document.querySelectorAll('.viewer__counter > :not([aria-hidden], [data-alt])')]
        .map(part => part.textContent.trim()).join(' ')"""
    )


def counts(reader, words):
    """Wait until the counter says *words*: a touch becomes a click a moment later."""
    reader.page.wait_for_function(
        "words => document.querySelector('[data-index]')?.textContent === words", arg=str(words)
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


def test_the_back_button_closes_the_viewer_and_stays_on_the_story(visit, real):
    reader = opened(visit, real)
    story = reader.address
    links(reader).first.click()
    viewer(reader).wait_for()
    reader.tap("ArrowRight", 2)
    reader.page.go_back()
    viewer(reader).wait_for(state="hidden")
    assert reader.address == story
    links(reader).first.click()
    viewer(reader).wait_for()
    viewer(reader).locator("[data-close]").click()
    viewer(reader).wait_for(state="hidden")
    assert reader.address == story
    reader.page.go_back()
    assert reader.address != story, "closing left nothing behind in the history"
    reader.page.go_forward()


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
    viewer(reader).wait_for()
    assert counter(reader) == said(real, "vi", 1, total)
    viewer(reader).locator("[data-next]").tap()
    counts(reader, 2)
    swipe(reader, 20)
    swipe(reader, -60, -200)
    swipe(reader, 150)
    counts(reader, 1)  # a slip and a scroll turned no page
    swipe(reader, -150)
    counts(reader, 2)
    # After so quick a stroke Chromium takes no tap for a moment, a long one on a busy machine.
    for _ in range(10):
        viewer(reader).locator("[data-close]").tap()
        reader.page.wait_for_timeout(1000)
        if viewer(reader).is_hidden():
            break
    assert viewer(reader).is_hidden()
    assert not moved(reader)


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


def test_a_picture_has_an_address_of_its_own(visit, real):
    reader = opened(visit, real)
    links(reader).first.click()
    viewer(reader).wait_for()
    reader.tap("ArrowRight")
    name = reader.page.url.partition("#")[2]
    assert name
    again = visit(real)
    again.page.goto(reader.page.url)
    again.ready()
    counts(again, 2)
    assert again.page.url.endswith(f"#{name}")
    again.page.go_back()
    viewer(again).wait_for(state="hidden")
    assert again.address == reader.address, "back closes and stays on the story"
    assert again.page.locator(f"figure#{name}").is_visible()
    again.page.go_forward()
    viewer(again).wait_for()
    counts(again, 2)
    again.page.wait_for_load_state("networkidle")
    again.page.reload()
    viewer(again).wait_for()
    again.tap("Escape")
    viewer(again).wait_for(state="hidden")
    assert "#" not in again.page.url


def test_news_of_an_earlier_closing_does_not_close_what_is_open_again(visit, real):
    reader = opened(visit, real)
    links(reader).first.click()
    viewer(reader).wait_for()
    # A browser says so in a task of its own, on a busy device after "forward" has opened it anew.
    reader.page.evaluate(
        "document.querySelector('dialog.viewer').dispatchEvent(new Event('close'))"
    )
    reader.page.wait_for_timeout(500)
    assert viewer(reader).is_visible()
    assert "#" in reader.page.url


@pytest.mark.parametrize("granted", [True, False])
def test_the_link_to_a_picture_can_be_copied(visit, real, granted):
    reader = opened(visit, real)
    links(reader).nth(1).click()
    viewer(reader).wait_for()
    key = "gallery.copied" if granted else "gallery.not_copied"
    if granted:
        reader.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    else:
        reader.measure(
            "() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }"
        )
    viewer(reader).locator("[data-copy]").click()
    told = viewer(reader).locator("[data-said]")
    told.get_by_text(real.say("vi", key)).wait_for()
    if granted:
        assert reader.measure("navigator.clipboard.readText()") == reader.page.url
        assert "#" in reader.page.url


def fingers(reader, *steps):
    """Put fingers down, move them from step to step, and lift them: a step is a list of points."""
    devtools = reader.page.context.new_cdp_session(reader.page)
    for number, step in enumerate(steps):
        kind = "touchStart" if number == 0 else "touchMove"
        points = [{"x": x, "y": y, "id": at} for at, (x, y) in enumerate(step)]
        devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    return devtools


def lift(devtools):
    devtools.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    devtools.detach()


def scale(reader):
    return looked_at(reader).evaluate(
        "picture => new DOMMatrix(getComputedStyle(picture).transform).a"
    )


def on_a_phone(visit, served, story="nhieu-anh"):
    reader = opened(visit, served, story, viewport=PHONE, has_touch=True, is_mobile=True)
    links(reader).first.tap()
    viewer(reader).wait_for()
    return reader


def test_the_picture_follows_the_finger_and_goes_back_when_it_is_let_go_early(visit, made_up):
    reader = on_a_phone(visit, made_up)
    place = "document.querySelector('.viewer__track').getBoundingClientRect().x"
    before = reader.measure(place)
    devtools = fingers(reader, [(200, 400)], [(190, 400)], [(170, 400)], [(160, 400)])
    reader.page.wait_for_function(f"() => Math.abs({place} - {before} + 40) <= 1")
    reader.page.wait_for_timeout(200)  # 40 pixels at once would be a flick, which turns the page
    lift(devtools)
    assert reader.measure(place) == before
    counts(reader, 1)


def test_two_fingers_and_a_double_tap_enlarge_and_one_finger_looks_around(visit, made_up):
    reader = on_a_phone(visit, made_up)
    devtools = fingers(
        reader, [(150, 400), (240, 400)], [(120, 400), (270, 400)], [(60, 400), (330, 400)]
    )
    lift(devtools)
    assert 2.5 < scale(reader) < 3.5
    assert looked_at(reader).get_attribute("sizes") != "100vw"
    place = "document.querySelector(\"[data-at='0'] img\").getBoundingClientRect().x"
    before = reader.measure(place)
    lift(fingers(reader, [(200, 400)], [(230, 400)], [(260, 400)]))
    assert reader.measure(place) > before + 20
    counts(reader, 1)  # a finger on an enlarged picture turns no page
    reader.page.wait_for_timeout(400)
    for _ in range(2):
        reader.page.touchscreen.tap(195, 400)
    reader.page.wait_for_function(
        "() => !document.querySelector(\"[data-at='0'] img\").style.transform"
    )
    for _ in range(2):
        reader.page.touchscreen.tap(195, 400)
    reader.page.wait_for_selector(".viewer__stage--zoomed")


def test_a_tap_leaves_the_picture_alone_and_a_pull_closes(visit, made_up):
    reader = on_a_phone(visit, made_up)
    reader.page.touchscreen.tap(195, 400)
    reader.page.wait_for_selector(".viewer--bare")
    stage = viewer(reader).locator(".viewer__stage").bounding_box()
    assert stage["height"] >= PHONE["height"] - 1, "the picture has the whole screen"
    reader.page.touchscreen.tap(195, 400)
    reader.page.wait_for_selector(".viewer:not(.viewer--bare)")
    lift(fingers(reader, [(200, 300)], [(200, 360)], [(200, 420)], [(200, 480)]))
    viewer(reader).wait_for(state="hidden")
    assert "#" not in reader.page.url


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


@pytest.mark.parametrize(("width", "across"), [(768, 2), (1100, 3), (1440, 3)])
def test_galleries_of_usual_shape_stand_in_columns_the_last_line_too(visit, real, width, across):
    reader = visit(real, viewport={"width": width, "height": 900})
    reader.open(real.place("galleries", "vi"))
    lists = reader.measure(
        """() => [...document.querySelectorAll(".galleries .mosaic")].map((list) => ({
          edge: list.getBoundingClientRect().right,
          boxes: [...list.children].map((one) => one.getBoundingClientRect().toJSON()),
        }))"""
    )
    assert max(len(one["boxes"]) for one in lists) > across
    for one in lists:
        boxes = one["boxes"]
        if len(boxes) == 4:
            continue  # these have a line of their own
        for number, box in enumerate(boxes):
            assert abs(box["x"] - boxes[number % across]["x"]) < 2
            assert abs(box["width"] - boxes[0]["width"]) < 2
        if len(boxes) >= across:
            assert abs(boxes[across - 1]["right"] - one["edge"]) < 5


def test_an_albums_photos_end_where_the_words_over_them_do(visit, real):
    reader = visit(real, viewport={"width": 1440, "height": 900})
    reader.open(f"{real.text('tong-ket-cong-doan-2024', 'vi').address}anh/")
    words = reader.page.locator(".album__header").bounding_box()
    photo = reader.page.locator(".album__figure").first.bounding_box()
    for side in ("x", "width"):
        assert abs(words[side] - photo[side]) < 3


def test_a_caption_of_four_lines_is_read_whole_on_a_phone_held_upright(visit, real):
    reader = visit(real, viewport=PHONE)
    reader.open(f"{real.text('tong-ket-cong-doan-2024', 'vi').address}anh/")
    reader.page.locator("a[data-gallery-item]").first.click()
    viewer(reader).wait_for()
    caption = viewer(reader).locator(".viewer__caption")
    lines = caption.evaluate(
        """caption => {
          const style = getComputedStyle(caption);
          const words = caption.scrollHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
          return Math.round(words / parseFloat(style.lineHeight));
        }"""
    )
    assert lines == 4
    assert caption.evaluate("caption => caption.scrollHeight <= caption.clientHeight")
    assert caption.get_attribute("tabindex") is None, "nothing is left to scroll to"
