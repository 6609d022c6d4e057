"""Of every picture the browser takes the rendition that its place needs: not blurred, not wasteful."""

from __future__ import annotations

import pytest

from plugins.pictures.settings import WIDTHS

# For each picture that has come: the width it has on the page in dots of the screen, the width of what
# was taken, and the widths that there were. A crop of another shape than the picture needs more
# than its own width; that part is not counted.
TAKEN = r"""async () => {
  const images = [...document.querySelectorAll("picture > img")].filter(
    image => image.checkVisibility() && image.getBoundingClientRect().width > 0);
  for (const image of images) {
    image.scrollIntoView({block: "center", behavior: "instant"});
    while (!image.complete) await new Promise(done => setTimeout(done, 20));
  }
  return images.map(image => {
    const source = image.parentElement.querySelector("source");
    const all = source.srcset.split(", ").map(one => [new URL(one.split(" ")[0], document.baseURI).href,
      parseInt(one.split(" ")[1])]);
    return {
      needed: image.getBoundingClientRect().width * devicePixelRatio,
      taken: all.find(one => one[0] === image.currentSrc)?.[1],
      widths: all.map(one => one[1]),
      place: image.closest("[class*=card--], .figure")?.className,
      address: image.currentSrc, name: image.currentSrc.split("/").pop(), sizes: image.sizes,
    };
  });
}"""
SCREENS = [(390, 3), (768, 2), (1440, 1), (1440, 2)]


def opened(visit, site, address, **wishes):
    """Open a page as the first one seen: Chromium shows what earlier pages had, however large."""
    reader = visit(site, **wishes)
    reader.start_anew()
    reader.devtools.send("Network.enable")
    for disabled in (True, False):  # which empties what the browser holds in memory
        reader.devtools.send("Network.setCacheDisabled", {"cacheDisabled": disabled})
    reader.devtools.send("Network.disable")
    reader.open(address)
    return reader


def wrong(pictures):
    """Return what is wrong with the renditions that were taken, a line a picture.

    Chromium shows a large rendition again, where it has it for another place of the page, rather
    than fetch a smaller one: that wastes nothing.
    """
    faults = [(one, fault_of(one)) for one in pictures]
    fitting = {one["address"] for one, fault in faults if not fault}
    return [
        f"{fault}: {one['name']} for {one['needed']:.0f}, {one['place']}, {one['sizes']}"
        for one, fault in faults
        if fault == "blurred" or (fault == "wasteful" and one["address"] not in fitting)
    ]


def fault_of(picture):
    needed, taken, widths = picture["needed"], picture["taken"], sorted(picture["widths"])
    enough = next((width for width in widths if width >= needed - 1), widths[-1])
    if taken < enough and taken < needed * 0.97:
        return "blurred"
    if taken > max(2 * needed, WIDTHS[0], enough):
        return "wasteful"
    return ""


def test_a_large_rendition_is_wasteful_unless_another_place_needs_it():
    small = {"needed": 300, "taken": 960, "widths": [224, 400, 960], "address": "a-960.avif"}
    small |= {"name": "a-960.avif", "place": "card", "sizes": "100vw"}

    assert len(wrong([small, small])) == 2
    assert wrong([small | {"needed": 900}, small]) == []
    assert len(wrong([small | {"needed": 900, "address": "b-960.avif"}, small])) == 1


@pytest.mark.parametrize(("width", "dots"), SCREENS)
@pytest.mark.parametrize("kind", ["front", "section", "story", "galleries", "organisation"])
def test_every_place_tells_the_browser_how_wide_it_is(visit, real, kind, width, dots):
    screen = {"viewport": {"width": width, "height": 900}, "device_scale_factor": dots}
    reader = opened(visit, real, real.place(kind, "vi"), **screen)
    pictures = reader.measure(TAKEN)
    assert wrong(pictures) == []


def test_a_cheap_phone_takes_a_lead_picture_as_wide_as_itself(visit, real):
    screen = {"viewport": {"width": 360, "height": 800}, "device_scale_factor": 2}
    reader = opened(visit, real, "", **screen)
    lead = reader.measure(TAKEN)[0]
    assert lead["needed"] <= lead["taken"] <= 1.1 * lead["needed"]


@pytest.mark.parametrize(("width", "dots"), [(390, 3), (1440, 1)])
@pytest.mark.parametrize("story", ["nhieu-anh", "tong-ket-2024"])
def test_pictures_of_every_shape_fit_their_places(visit, made_up, story, width, dots):
    screen = {"viewport": {"width": width, "height": 900}, "device_scale_factor": dots}
    reader = opened(visit, made_up, made_up.text(story, "vi").address, **screen)
    pictures = reader.measure(TAKEN)
    assert pictures
    assert wrong(pictures) == []


@pytest.mark.parametrize("kind", ["front", "section", "story"])
def test_the_first_picture_alone_is_hurried(visit, real, kind):
    reader = visit(real)
    reader.open(real.place(kind, "vi"))
    pictures = reader.measure(
        """() => [...document.querySelectorAll("picture > img")].map(image => ({
          hurried: image.fetchPriority === "high", lazy: image.loading === "lazy",
          decoding: image.decoding, shape: image.width > 0 && image.height > 0}))"""
    )
    assert [picture["hurried"] for picture in pictures].count(True) <= 1
    assert all(picture["shape"] for picture in pictures)
    if pictures:
        assert not pictures[0]["lazy"]
    assert all(picture["decoding"] == "async" for picture in pictures if picture["lazy"])
