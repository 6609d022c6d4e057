"""The viewer and the history: back, forward, the address of a picture, its link."""

from __future__ import annotations

import pytest

from tests.browser.viewer import counts, links, opened, viewer


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
