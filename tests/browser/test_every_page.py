"""What holds for every single page: its language, headings, pictures, and what it asks for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

import pytest

from tests.browser.made_up import MEETING_HALL, UPRIGHT_TOP
from tests.browser.reader import Reader, watch
from tests.builders import FROZEN

LOOK = """async () => {
  const pictures = [...document.images];
  for (const picture of pictures) picture.loading = "eager";
  await Promise.all(pictures.map(picture => picture.decode().catch(() => null)));
  const fonts = [...document.querySelectorAll("link[rel=preload][as=font]")].map(link => link.href);
  const used = performance.getEntriesByType("resource").map(entry => entry.name);
  return {
    headings: [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
      .filter(one => one.checkVisibility()).map(one => Number(one.tagName[1])),
    ids: [...document.querySelectorAll("[id]")].map(one => one.id),
    pictures: pictures.map(picture => ({
      name: picture.currentSrc, alt: picture.getAttribute("alt"),
      given: [picture.getAttribute("width"), picture.getAttribute("height")].map(Number),
      natural: [picture.naturalWidth, picture.naturalHeight],
      types: [...(picture.closest("picture")?.querySelectorAll("source") ?? [])].map(s => s.type),
      sizes: picture.sizes,
    })),
    idle: [...document.fonts].filter(font => font.status !== "loaded").map(font =>
      `${font.family} ${font.weight} ${font.style}`),
    preloaded: fonts.map(name => name.split("/").pop()),
    landmarks: ["header", "main", "footer"].map(name =>
      document.querySelectorAll(`body > ${name}`).length),
  };
}"""


@dataclass(frozen=True)
class Seen:
    """What a reader saw on a page."""

    lang: str
    look: dict
    complaints: tuple[str, ...]


@pytest.fixture(scope="module")
def seen(real, windows):
    """Open every page of the real site once; return what was seen, by address."""
    window = windows.take("", {})
    reader = Reader(window.page, real, window.devtools)
    end_of_watch = watch(reader)
    found = {}
    for where in real.pages:
        reader.complaints.clear()
        reader.open(where)
        found[where] = Seen(reader.lang, reader.measure(LOOK), tuple(reader.complaints))
    end_of_watch()
    windows.give_back(window)
    return found


def pictures(seen):
    return [(where, one) for where, page in seen.items() for one in page.look["pictures"]]


def test_no_page_gives_the_browser_cause_for_complaint_or_asks_another_host(seen):
    assert len(seen) > 90
    assert [(where, page.complaints) for where, page in seen.items() if page.complaints] == []


def test_every_page_says_its_language(seen):
    for where, page in seen.items():
        assert page.lang == ("en" if where.startswith("en/") else "vi"), where


def test_headings_stand_in_order(seen):
    for where, page in seen.items():
        levels = page.look["headings"]
        assert levels.count(1) == 1, where
        assert levels[0] == 1, where
        steps = pairwise(levels)
        assert all(after <= before + 1 for before, after in steps), f"{where}: {levels}"


def test_every_page_has_its_landmarks_and_no_id_twice(seen):
    for where, page in seen.items():
        assert page.look["landmarks"] == [1, 1, 1], where
        twice = [name for name, count in Counter(page.look["ids"]).items() if count > 1]
        assert twice == [], where


def test_every_picture_states_its_size_and_has_words(seen):
    shown = pictures(seen)
    assert len(shown) > 200
    for where, picture in shown:
        assert picture["alt"] is not None, where
        assert all(picture["given"]), f"{where}: {picture['name']}"


def test_every_picture_arrives_in_the_shape_that_was_promised(seen):
    for where, picture in pictures(seen):
        width, height = picture["natural"]
        assert width, f"{where}: {picture['name']} did not arrive"
        given = picture["given"][0] / picture["given"][1]
        # A browser tells the measures of what srcset offers in whole pixels of the page.
        assert abs(height - width / given) < max(1 + 1 / given, 0.01 * height), (
            f"{where}: {picture['name']}"
        )


def test_photos_come_in_a_modern_format_and_no_larger_than_needed(seen):
    for where, picture in pictures(seen):
        if "/media/" in picture["name"]:
            assert picture["name"].endswith((".avif", ".webp")), where
            assert {"image/avif", "image/webp"} & set(picture["types"]), where
            assert picture["sizes"], where


def test_no_font_is_fetched_ahead_for_nothing(seen, real, visit):
    reader = visit(real)
    for kind in ("front", "story", "section", "search", "page", "not_found", "archive"):
        if kind == "not_found":
            reader.expects.append("404")
        reader.open(real.place(kind, "vi"))
        loaded = reader.measure(
            """() => [...document.fonts].filter(font => font.status === "loaded")
            .map(font => `${font.family.replaceAll('"', "")} ${font.weight} ${font.style}`)"""
        )
        for name in seen[real.place(kind, "vi")].look["preloaded"]:
            family, weight = name.removesuffix(".woff2").rsplit("-", 1)
            wanted = f"{family.replace('-', ' ')} {weight} normal"
            assert wanted in {font.lower() for font in loaded}, f"{kind}: {name}"


def test_no_original_picture_can_be_had(real, visit):
    reader = visit(real)
    reader.expects.append("404")
    originals = {path.name: path for path in FROZEN.rglob("*.jpg")}
    assert len(originals) > 10
    published = [path for path in real.output.rglob("*") if path.is_file()]
    assert not {path.name for path in published} & set(originals)
    sizes = {path.stat().st_size for path in originals.values()}
    taken = {path.read_bytes() for path in originals.values()}
    assert not [p for p in published if p.stat().st_size in sizes and p.read_bytes() in taken]
    reader.open("")
    for name, path in originals.items():
        story = real.text(path.parent.name, "vi")
        status = reader.measure(
            "name => fetch(name).then(answer => answer.status)", f"/{story.address}{name}"
        )
        assert status == 404


def test_a_photo_taken_sideways_stands_upright(visit, made_up):
    reader = visit(made_up)
    story = made_up.text("mot-anh", "vi")
    assert story.fields.gallery[0].file == MEETING_HALL
    reader.open(story.address)
    colours = reader.page.locator(".figure--story img").evaluate(
        """async picture => {
          await picture.decode();
          const canvas = document.createElement("canvas");
          canvas.width = picture.naturalWidth;
          canvas.height = picture.naturalHeight;
          const pen = canvas.getContext("2d", {willReadFrequently: true});
          pen.drawImage(picture, 0, 0);
          const at = y => [...pen.getImageData(canvas.width / 2, canvas.height * y, 1, 1).data];
          return {top: at(0.1), bottom: at(0.9), tall: canvas.height > canvas.width};
        }"""
    )
    wanted = [int(UPRIGHT_TOP[at : at + 2], 16) for at in (1, 3, 5)]
    assert colours["tall"]
    assert all(abs(a - b) < 12 for a, b in zip(colours["top"], wanted, strict=False))
    assert colours["bottom"][2] > 150
