"""The viewer under a finger: turned, enlarged, looked around in, pulled away."""

from __future__ import annotations

from tests.browser.reader import PHONE
from tests.browser.viewer import (
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
