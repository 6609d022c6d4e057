"""axe finds nothing, on any kind of page, in light and dark, on a phone and on a desk.

axe's script comes with the package ``axe-playwright-python`` and is run through the browser's
developer tools, so that pages keep the policy they are served with.
"""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python
import pytest

from tests.browser.reader import DESK, PHONE

SCRIPT = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
REAL = (
    "front", "story", "section", "sections", "topic", "topics", "organisation", "organisations",
    "archive", "archive_year", "archive_month", "galleries", "page", "search", "not_found",
)  # fmt: skip
MADE_UP = (
    "nhieu-anh", "kho-xep", "tong-ket-2024", "da-rut", "ban-nhap", "an-danh-sach",
    "chi-tieng-viet", "ngoac-kep",
)  # fmt: skip
RUN = """async only => {
  const rules = {"target-size": {enabled: true}};
  const options = only.length ? {runOnly: only} : {rules};
  const found = await axe.run(document, {...options, resultTypes: ["violations"]});
  return found.violations.flatMap(({id, nodes}) =>
    nodes.map(node => `${id}: ${node.target.join(" ")} ${node.any[0]?.message ?? ""}`));
}"""


def violations(reader, only=()):
    """Return what axe finds; *only* names the rules to ask."""
    if not reader.measure("typeof axe === 'object'"):
        devtools = reader.page.context.new_cdp_session(reader.page)
        devtools.send("Runtime.evaluate", {"expression": SCRIPT})
        devtools.detach()
    return reader.measure(RUN, list(only))


def in_every_light(reader):
    """Ask axe on a desk and on a phone, light and dark; colours alone depend on the light."""
    found = {}
    for name, viewport in (("desk", DESK), ("phone", PHONE)):
        reader.page.set_viewport_size(viewport)
        for mode in ("light", "dark"):
            reader.page.emulate_media(color_scheme=mode)
            only = ["color-contrast", "link-in-text-block"] if mode == "dark" else []
            found[name, mode] = violations(reader, only)
    reader.page.emulate_media(color_scheme="light")
    reader.page.set_viewport_size(DESK)
    return {where: said for where, said in found.items() if said}


@pytest.mark.parametrize("kind", REAL)
def test_axe_finds_nothing_on_a_page_of_this_kind(visit, real, kind):
    reader = visit(real)
    if kind == "not_found":
        reader.expects.append("404")
    reader.open(real.place(kind, "vi"))
    assert in_every_light(reader) == {}
    reader.open(real.place(kind, "en"))
    assert violations(reader) == []


@pytest.mark.parametrize("story", MADE_UP)
def test_axe_finds_nothing_on_a_story_out_of_the_ordinary(visit, made_up, story):
    reader = visit(made_up)
    reader.open(made_up.text(story, "vi").address)
    assert in_every_light(reader) == {}


def test_axe_finds_nothing_among_results_in_an_open_viewer_and_menu_or_on_page_two(
    visit, real, made_up
):
    reader = visit(real)
    reader.open("tim-kiem/?q=cong+doan")
    reader.page.wait_for_selector(".search-hit")
    assert in_every_light(reader) == {}
    reader.open("tim-kiem/?q=zzqxwv")
    reader.page.wait_for_selector("[data-part=none]:not([hidden])")
    assert in_every_light(reader) == {}
    reader.open(real.text("tong-ket-cong-doan-2024", "vi").address)
    reader.page.locator("a[data-gallery-item]").first.click()
    assert in_every_light(reader) == {}
    reader = visit(made_up, viewport=PHONE)
    reader.open(made_up.site.section_address("activities", "vi", page=2))
    assert in_every_light(reader) == {}
    reader.page.set_viewport_size(PHONE)
    reader.page.locator(".masthead__open").click()
    assert violations(reader) == []


def test_axe_is_awake(visit, real):
    reader = visit(real)
    reader.open("")
    reader.measure("document.querySelector('main img').removeAttribute('alt')")
    reader.measure("document.querySelector('.card__picture').removeAttribute('aria-hidden')")
    assert any(said.startswith("image-alt") for said in violations(reader))
