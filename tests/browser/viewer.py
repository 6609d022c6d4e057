"""The gallery of a story and its viewer, as the tests open and read them."""

from __future__ import annotations

import pytest

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
    links(reader).last.scroll_into_view_if_needed()
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


def scale(reader):
    return looked_at(reader).evaluate(
        "picture => new DOMMatrix(getComputedStyle(picture).transform).a"
    )
