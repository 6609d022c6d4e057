"""Narrow and wide, large letters, paper: nothing is cut off, nothing runs over."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops

from plugins.core import addresses
from plugins.core.fact_blocks import REGISTER_NAMES
from plugins.registers import BY_NAME
from tests.browser.reader import NARROW

KINDS = (
    "front", "story", "section", "sections", "topic", "topics", "organisation", "organisations",
    "archive", "archive_year", "archive_month", "galleries", "galleries_year", "album", "page", "search", "not_found", "glossary",
    "registers", "agreements", "awards", "documents", "deadlines", "meetings", "wall_calendar", "benefits", "agreement",
    "data", "feeds", "digest",
)  # fmt: skip
# What reaches over the right edge, unless it stands in a box of its own that scrolls.
RUNS_OVER = """() => {
  const over = [];
  for (const element of document.body.querySelectorAll("*")) {
    if (!element.checkVisibility() || element.closest(".visually-hidden")) continue;
    const box = element.getBoundingClientRect();
    if (box.width < 2 || box.right <= innerWidth + 1 && box.left >= -1) continue;
    let around = element.parentElement;
    while (around && !/auto|scroll|hidden|clip/.test(getComputedStyle(around).overflowX))
      around = around.parentElement;
    if (!around || around === document.documentElement || around === document.body)
      over.push(`${element.tagName}.${element.className} ${Math.round(box.right)}`);
  }
  return {room: innerWidth, needed: document.documentElement.scrollWidth, over};
}"""
STACKED = "Ế Ộ Ữ Ặ Ỵ ộ ặ ỵ"


def large_letters(reader, size):
    """Set the letters' size as a reader does in the browser's settings; 16 is usual."""
    reader.devtools.send("Page.setFontSizes", {"fontSizes": {"standard": size, "fixed": size}})
    reader.page.wait_for_function(
        "size => parseFloat(getComputedStyle(document.documentElement).fontSize) === size", arg=size
    )


def check(reader):
    reader.page.evaluate(
        "document.querySelectorAll('details').forEach(details => (details.open = true))"
    )
    found = reader.measure(RUNS_OVER)
    assert found["over"] == []
    assert found["needed"] <= found["room"]


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_scrolls_sideways_at_320_pixels_even_in_letters_twice_as_large(visit, real, kind):
    reader = visit(real, viewport=NARROW)
    for lang in ("vi", "en"):
        reader.open(real.place(kind, lang))
        check(reader)
        large_letters(reader, 32)
        check(reader)
        large_letters(reader, 16)


@pytest.mark.parametrize("story", ["kho-xep", "nhieu-anh", "tong-ket-2024", "ngoac-kep", "da-rut"])
@pytest.mark.parametrize("width", [320, 768, 1120, 1440])
def test_long_words_addresses_and_wide_tables_break_no_page(visit, made_up, story, width):
    reader = visit(made_up, viewport={"width": width, "height": 800})
    reader.open(made_up.text(story, "vi").address)
    check(reader)
    large_letters(reader, 32)
    check(reader)


@pytest.mark.parametrize(
    "kind", ["front", "section", "topic", "archive_month", "organisation", "over_time"]
)
def test_long_words_break_no_listing(visit, made_up, kind):
    reader = visit(made_up, viewport=NARROW)
    where = {
        "front": "",
        "section": made_up.site.section_address("activities", "vi"),
        "topic": made_up.site.topic_address("safety", "vi"),
        "archive_month": "luu-tru/2025/02/",
        "organisation": made_up.site.organisation_address("cloud-river", "vi"),
        "over_time": "thoa-thuan-theo-thoi-gian/",
    }
    reader.open(where[kind])
    check(reader)
    large_letters(reader, 32)
    check(reader)


@pytest.mark.parametrize(
    "address",
    [
        "thoa-thuan/",
        "khen-thuong/",
        "van-ban/",
        "han-bao-cao/",
        "lich/",
        "phuc-loi/",
        "du-lieu/",
        "khen-thuong/bang-vang/2023/",
    ],
)
def test_long_words_break_no_register(visit, made_up, address):
    reader = visit(made_up, viewport=NARROW)
    reader.open(address)
    check(reader)
    large_letters(reader, 32)
    check(reader)


# Cells of a register with words in several lines: how many words the fullest line of each holds.
NARROW_CELLS = """() => [...document.querySelectorAll(".register-table__row > :is(th, td)")]
  .filter(cell => getComputedStyle(cell).display === "table-cell")
  .map(cell => {
    const lines = new Map();
    let words = 0;
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode());)
      for (const { index, 0: word } of node.data.matchAll(/\\S+/g)) {
        const range = new Range();
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        const line = Math.round(range.getBoundingClientRect().top);
        lines.set(line, (lines.get(line) ?? 0) + 1);
        words += 1;
      }
    return {said: cell.innerText, words, most: Math.max(0, ...lines.values()), lines: lines.size};
  })
  .filter(({words, most, lines}) => words > 2 && lines > 2 && most < 2)
  .map(({said}) => said)"""
SPLIT_STATES = """() => [...document.querySelectorAll("main .state")]
  .filter(state => state.checkVisibility())
  .filter(state => {
    const range = new Range();
    range.selectNodeContents(state);
    return new Set([...range.getClientRects()].map(({top}) => Math.round(top))).size > 1;
  })
  .map(state => state.innerText)"""
LETTERS = ("", "large", "largest")


def letters(reader, size):
    """Choose a size of letters as the buttons in the page's head do."""
    reader.page.evaluate("size => (document.documentElement.dataset.text = size)", size)


@pytest.mark.parametrize("width", [768, 1120, 1280, 1440])
def test_no_column_of_a_register_is_squeezed_to_a_word_a_line(visit, made_up, width):
    reader = visit(made_up, viewport={"width": width, "height": 900})
    for register in REGISTER_NAMES:
        for lang in ("vi", "en"):
            reader.open(BY_NAME[register].address(lang))
            for size in LETTERS:
                letters(reader, size)
                assert reader.measure(NARROW_CELLS) == [], (register, lang, size)
                check(reader)


@pytest.mark.parametrize("width", [320, 390, 768, 1440])
def test_the_words_of_a_state_keep_on_one_line(visit, made_up, width):
    reader = visit(made_up, viewport={"width": width, "height": 900})
    for register in ("agreements", "documents", "benefits"):
        for lang in ("vi", "en"):
            reader.open(BY_NAME[register].address(lang))
            for size in LETTERS:
                letters(reader, size)
                assert reader.measure(SPLIT_STATES) == [], (register, lang, size)


@pytest.mark.parametrize("width", [320, 390, 768, 1440])
def test_the_search_s_buttons_break_in_no_word(visit, real, width):
    reader = visit(real, viewport={"width": width, "height": 900})
    for lang, query in (("vi", "công đoàn"), ("en", "welfre")):
        reader.open(f"{addresses.listing(lang, 'search')}?q={query}")
        reader.page.locator(".search-hit").first.wait_for()
        for size in LETTERS:
            letters(reader, size)
            for button in reader.page.locator(".search button:visible").all():
                lines = button.evaluate(
                    """button => {
                      const range = new Range();
                      range.selectNodeContents(button);
                      return range.getClientRects().length;
                    }"""
                )
                assert lines < 2, (lang, size, button.inner_text())
            check(reader)


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("width", [768, 1120])
def test_no_words_of_the_glossary_take_more_than_three_lines(visit, real, width, lang):
    reader = visit(real, viewport={"width": width, "height": 900})
    reader.open(addresses.listing(lang, "glossary"))
    for size in LETTERS:
        letters(reader, size)
        for cell in (
            ".glossary__short",
            ".glossary__full",
            ".glossary__other",
            ".glossary__search",
        ):
            lines = reader.page.locator(cell).evaluate_all(
                """cells => cells.map(cell =>
                  Math.round(cell.clientHeight / parseFloat(getComputedStyle(cell).lineHeight)))"""
            )
            assert max(lines) <= 3, (size, cell)


def test_the_open_menu_of_a_small_phone_can_be_used_in_large_letters(visit, real):
    reader = visit(real, viewport=NARROW)
    reader.open("")
    large_letters(reader, 32)
    reader.page.locator(".masthead__open").click()
    last = reader.page.locator(".menu a").last
    last.scroll_into_view_if_needed()
    box = last.bounding_box()
    assert box["y"] + box["height"] <= NARROW["height"]
    check(reader)


@pytest.mark.parametrize("width", [1120, 1440, 1920])
@pytest.mark.parametrize("story", ["tong-ket-cong-doan-2024", "cong-doan-so-2024"])
def test_a_line_of_a_story_holds_sixty_to_seventy_five_letters(visit, real, width, story):
    reader = visit(real, viewport={"width": width, "height": 900})
    for lang in ("vi", "en"):
        reader.open(real.text(story, lang).address)
        lines = reader.measure(
            """() => [...document.querySelectorAll('.story .prose > p')].flatMap(paragraph => {
              const lines = new Map();
              const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
              for (let node; (node = walker.nextNode());) for (let at = 0; at < node.length; at++) {
                const range = new Range();
                range.setStart(node, at);
                range.setEnd(node, at + 1);
                const box = range.getBoundingClientRect();
                const line = Math.round((box.top + box.height / 2) / 8);
                lines.set(line, (lines.get(line) ?? 0) + 1);
              }
              return [...lines.values()].slice(0, -1);
            })"""
        )
        full = sorted(lines)[len(lines) // 10 :]
        assert len(full) > 15
        assert 60 <= sum(full) / len(full) <= 75


def ink(reader, around):
    """Return what is drawn in the box *around*: its bounds within that box."""
    image = Image.open(io.BytesIO(reader.page.screenshot(clip=around))).convert("RGB")
    blank = Image.new("RGB", image.size, image.getpixel((0, 0)))
    return ImageChops.difference(image, blank).convert("L").point(lambda v: 255 * (v > 40))


@pytest.mark.parametrize(
    ("kind", "place"),
    [
        ("story", ".story__title"),
        ("story", ".story__summary"),
        ("story", ".prose p"),
        ("story", ".facts__title"),
        ("front", ".card--lead .card__title a"),
        ("front", ".card--headline .card__title a"),
        ("front", ".nameplate__name"),
        ("front", ".latest__title a"),
        ("section", ".page-header__title"),
        ("story", ".facts-panel .fold__title"),
        ("archive", ".directory__heading a"),
    ],
)
def test_marks_above_and_below_are_neither_cut_nor_touched(visit, real, kind, place):
    reader = visit(real)
    where = real.place(kind, "vi")
    reader.open(where)
    element = reader.page.locator(place).first
    box = element.evaluate(
        """(element, words) => {
          for (const other of document.body.querySelectorAll("*")) other.style.visibility = "hidden";
          element.style.visibility = "visible";
          element.style.whiteSpace = "nowrap";
          element.style.display = "inline-block";
          element.textContent = words;
          element.scrollIntoView({block: "center"});
          const {x, y, width, height} = element.getBoundingClientRect();
          return {x, y, width, height};
        }""",
        STACKED,
    )
    tall = box["height"] * 3
    middle = box["y"] + box["height"] / 2
    around = {"x": box["x"] - 4, "y": middle - tall / 2, "width": box["width"] + 8, "height": tall}
    drawn = ink(reader, around).getbbox()
    element.evaluate(
        """element => {
          for (let one = element; one; one = one.parentElement) {
            one.style.overflow = "visible";
            one.style.clipPath = "none";
            one.style.contain = "none";
          }
          const before = element.getBoundingClientRect();
          element.style.lineHeight = "4";
          const after = element.getBoundingClientRect();
          element.style.position = "relative";
          const shift = before.top + before.height / 2 - after.top - after.height / 2;
          element.style.top = `${shift}px`;
        }"""
    )
    free = ink(reader, around).getbbox()
    assert drawn is not None
    assert abs((drawn[3] - drawn[1]) - (free[3] - free[1])) <= 1
    assert abs((drawn[2] - drawn[0]) - (free[2] - free[0])) <= 1


@pytest.mark.parametrize(
    ("kind", "place"),
    [("story", ".story__title"), ("story", ".prose p"), ("front", ".card--lead .card__title a")],
)
def test_stacked_marks_of_two_lines_do_not_meet(visit, real, kind, place):
    reader = visit(real)
    reader.open(real.place(kind, "vi"))
    element = reader.page.locator(place).first
    box = element.evaluate(
        """element => {
          for (const other of document.body.querySelectorAll("*")) other.style.visibility = "hidden";
          element.style.display = "inline-block";
          const lines = ["ỵ ặ ợ Ỵ", "Ế Ộ Ữ Ặ"].map(words => {
            const line = document.createElement("span");
            line.textContent = words;
            return line;
          });
          element.replaceChildren(lines[0], document.createElement("br"), lines[1]);
          element.scrollIntoView({block: "center"});
          const {x, y, width, height} = element.getBoundingClientRect();
          return {x: x - 4, y: y - 12, width: width + 8, height: height + 24};
        }"""
    )
    bounds = []
    for number in (0, 1):
        element.evaluate(
            """(element, number) => [...element.querySelectorAll("span")].forEach((line, at) =>
            (line.style.visibility = at === number ? "visible" : "hidden"))""",
            number,
        )
        bounds.append(ink(reader, box).getbbox())
    assert bounds[0][3] <= bounds[1][1], "the lower line begins where the upper one has ended"


def test_a_printed_story_has_its_address_and_no_navigation(visit, real):
    for mode in ("light", "dark"):
        reader = visit(real, color_scheme=mode)
        reader.open(real.text("tong-ket-cong-doan-2024", "vi").address)
        canonical = reader.page.locator("link[rel=canonical]").get_attribute("href")
        reader.page.emulate_media(media="print", color_scheme=mode)
        page = reader.page
        address = page.locator(".footer__address")
        assert address.is_visible()
        assert canonical in address.inner_text()
        assert page.locator(".nameplate__name").is_visible()
        assert page.locator(".nameplate__emblem").is_visible()
        assert page.locator(".prose").first.is_visible()
        assert page.locator(".facts__row").first.is_visible(), "facts print unfolded"
        for gone in (".menu", ".masthead__tools", ".crumbs", ".related", ".neighbours",
                     ".language-switch", ".footer__links", ".skip-link"):  # fmt: skip
            assert not page.locator(gone).first.is_visible(), gone
        text = page.locator(".prose p").first
        assert text.evaluate("text => getComputedStyle(text).color") == "rgb(0, 0, 0)"
        ground = page.locator("html").evaluate("root => getComputedStyle(root).backgroundColor")
        assert ground == "rgb(255, 255, 255)"
        page.emulate_media(media="screen", color_scheme=mode)


@pytest.mark.parametrize("width", [320, 390, 768])
def test_no_line_ends_between_the_years_of_a_period(visit, real, width):
    reader = visit(real, viewport={"width": width, "height": 900})
    for kind in ("agreement", "agreements", "organisation"):
        reader.open(real.place(kind, "vi"))
        for size in LETTERS:
            letters(reader, size)
            lines = reader.page.locator("main .together").evaluate_all(
                # What a summary of one line leaves out is cut with a sign, which has a box of its own.
                """all => all.map(years =>
                  new Set([...years.getClientRects()].map(({top}) => top)).size)"""
            )
            assert len(lines) > 2
            assert max(lines) == 1, (kind, size)
