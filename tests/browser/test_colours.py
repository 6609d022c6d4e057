"""Light and dark, forced colours, and less motion: as the reader's system asks for."""

from __future__ import annotations

import io

import pytest
from PIL import Image

modes = pytest.mark.parametrize("mode", ["light", "dark"])


def luminance(colour):
    """Relative luminance of an sRGB colour (WCAG 2.2)."""
    parts = (value / 255 for value in colour[:3])
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def by_frequency(image):
    """The colours of *image*, the most frequent first."""
    counted = image.convert("RGB").getcolors(image.width * image.height)
    return [colour for _, colour in sorted(counted, reverse=True)]


def ground_and_ink(locator):
    """The ground that most pixels of a passage have, and the colour that most of its letters have.

    Links have a colour of their own and edges are mixed: neither is what most letters have. The
    screen must be fine enough for strokes to have an inside.
    """
    colours = by_frequency(Image.open(io.BytesIO(locator.screenshot())))
    return colours[0], next(colour for colour in colours if contrast(colour, colours[0]) >= 2)


@pytest.mark.parametrize("kind", ["front", "story", "section", "search", "page"])
def test_dark_is_dark_and_light_is_light(visit, real, kind):
    grounds = {}
    for mode in ("light", "dark"):
        reader = visit(real, color_scheme=mode)
        reader.open(real.place(kind, "vi"))
        shot = Image.open(io.BytesIO(reader.page.screenshot()))
        grounds[mode] = luminance(by_frequency(shot)[0])
    assert grounds["light"] > 0.8
    assert grounds["dark"] < 0.03


@modes
@pytest.mark.parametrize(
    "passage",
    [".prose p", ".story__summary", ".story__title", ".facts__row dd", ".figure figcaption"],
)
def test_what_one_reads_for_long_stands_out_seven_to_one(visit, real, mode, passage):
    reader = visit(real, color_scheme=mode, device_scale_factor=3)
    reader.open(real.text("tong-ket-cong-doan-2024", "vi").address)
    ground, ink = ground_and_ink(reader.page.locator(passage).first)
    assert contrast(ground, ink) >= 7


@modes
def test_notices_and_corrections_can_be_read_in_both_modes(visit, made_up, mode):
    reader = visit(made_up, color_scheme=mode, device_scale_factor=3)
    for story, passage in (
        ("da-rut", ".notice p"),
        ("ban-nhap", ".notice p"),
        ("tong-ket-2024", ".corrections dd"),
        ("chi-tieng-viet", ".language-notice"),
    ):
        reader.open(made_up.text(story, "vi").address)
        ground, ink = ground_and_ink(reader.page.locator(passage).last)
        assert contrast(ground, ink) >= 7, passage


@pytest.mark.parametrize("target", [".nameplate", ".prose a", ".card a", "summary", ".tags a"])
def test_focus_is_seen_where_the_system_forces_its_colours(visit, real, target):
    reader = visit(real, forced_colors="active", viewport={"width": 390, "height": 844})
    reader.open(real.text("tong-ket-cong-doan-2024", "vi").address)
    element = reader.page.locator(target).first
    element.scroll_into_view_if_needed()
    reader.tap("Tab")  # the keyboard is in use
    element.focus()
    rings = reader.measure(
        """element => [element, element.closest('.card')].filter(Boolean)
        .map(one => getComputedStyle(one)).filter(style => style.outlineStyle !== 'none'
          && parseFloat(style.outlineWidth) >= 2).length""",
        element.element_handle(),
    )
    assert rings >= 1


def test_less_motion_means_none(visit, real):
    for wish, moves in (("reduce", False), ("no-preference", True)):
        reader = visit(real, reduced_motion=wish)
        reader.open(real.text("tong-ket-cong-doan-2024", "vi").address)
        assert (reader.measure("getComputedStyle(document.documentElement).scrollBehavior")
                == "smooth") is moves  # fmt: skip
        reader.page.locator("a[data-gallery-item]").first.click()
        dialog = reader.page.locator("dialog.viewer")
        name = dialog.evaluate("dialog => getComputedStyle(dialog).animationName")
        assert (name != "none") is moves
        moving = "document.getAnimations().filter(one => one.playState === 'running').length"
        assert moves or reader.measure(moving) == 0


def test_forced_colours_mark_the_chosen_size_of_letters_alone(visit, real):
    reader = visit(real, forced_colors="active")
    reader.open("")
    steps = reader.page.locator(".choice--text:visible .choice__step")
    for chosen in (0, 2, 1, 0):
        steps.nth(chosen).click()
        looks = steps.locator("[aria-hidden]").evaluate_all(
            """letters => letters.map((letter) => {
              const {textDecorationLine, borderBottomColor} = getComputedStyle(letter);
              const ground = getComputedStyle(document.documentElement).backgroundColor;
              return [textDecorationLine, borderBottomColor === ground];
            })"""
        )
        assert [line for line, _ in looks] == [
            "underline" if number == chosen else "none" for number in range(3)
        ]
        assert all(unseen for _, unseen in looks), "a line that is left out is not seen"
