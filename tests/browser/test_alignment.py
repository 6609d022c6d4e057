"""What belongs together stands on one line or one edge, at the widths where it once did not."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.browser.reader import NARROW

TABLET = {"width": 768, "height": 1024}
DESK = {"width": 1440, "height": 900}
BOXES = "all => all.map((one) => one.getBoundingClientRect().toJSON())"
# Where the first line of each element's own text ends below: its letters' feet.
FEET = """all => all.map((one) => {
  const mark = document.createElement("span");
  mark.style.cssText = "display: inline-block; inline-size: 0; block-size: 0";
  one.prepend(mark);
  const foot = mark.getBoundingClientRect().bottom;
  mark.remove();
  return foot;
})"""


# Where each element's last words stand.
WORDS = """all => all.map((one) => {
  const range = new Range();
  range.selectNodeContents(one.lastChild);
  return range.getBoundingClientRect().toJSON();
})"""


def boxes(reader, selector):
    found = reader.page.locator(selector).evaluate_all(BOXES)
    assert found, selector
    return found


@pytest.mark.parametrize("viewport", [NARROW, DESK])
def test_a_photos_number_stands_on_the_line_of_its_caption(visit, real, viewport):
    reader = visit(real, viewport=viewport)
    reader.open(real.place("album", "vi"))
    numbers = reader.page.locator(".album__number a").evaluate_all(FEET)
    captions = reader.page.locator(".album__figure figcaption .caption").evaluate_all(FEET)
    assert len(numbers) == len(captions) > 1
    assert numbers == pytest.approx(captions, abs=0.6)


@pytest.mark.parametrize("kind", ["album", "story"])
def test_the_steps_above_stand_on_the_edge_of_what_they_lead_to(visit, real, kind):
    reader = visit(real, viewport=DESK)
    reader.open(real.place(kind, "vi"))
    [steps], [heading] = boxes(reader, ".crumbs__list"), boxes(reader, "main h1")
    assert steps["left"] == pytest.approx(heading["left"], abs=1)


def test_a_further_line_of_steps_starts_on_the_edge(visit, real):
    reader = visit(real, viewport=NARROW)
    reader.open(real.place("digest", "vi"))
    items, links = boxes(reader, ".crumbs__list li"), boxes(reader, ".crumbs__list a")
    lines = {item["top"]: item["left"] for item in reversed(items)}
    assert len(lines) == 2
    starts = [link["left"] for link in links if link["left"] < items[0]["left"] + 10]
    assert starts == pytest.approx([items[0]["left"]] * 2, abs=1)


def test_five_registers_stand_in_one_line_of_the_front_page(visit, made_up):
    reader = visit(made_up, viewport=DESK)
    reader.open("")
    registers = boxes(reader, ".look-up__register")
    assert len(registers) == 5
    assert len({register["top"] for register in registers}) == 1


@pytest.mark.parametrize("site", ["real", "made_up"])
def test_registers_in_two_columns_leave_no_hole_between_them(visit, request, site):
    reader = visit(request.getfixturevalue(site), viewport=TABLET)
    reader.open("")
    registers = boxes(reader, ".look-up__register")
    ends = boxes(reader, ".look-up__register > :last-child")
    registers = [{**one, "end": end["bottom"]} for one, end in zip(registers, ends, strict=True)]
    columns = {
        left: [one for one in registers if one["left"] == left]
        for left in {one["left"] for one in registers}
    }
    assert len(columns) == 2
    for column in columns.values():
        gaps = [below["top"] - above["end"] for above, below in pairwise(column)]
        assert all(gap < 60 for gap in gaps), gaps


def test_a_digest_and_its_letter_stand_nearer_to_each_other_than_to_the_next(visit, real):
    reader = visit(real, viewport=NARROW)
    reader.open(real.place("feeds", "vi"))
    rows = boxes(reader, ".feeds__digests li")
    digests, letters = (
        boxes(reader, f".feeds__digests li > a:{which}-child") for which in ("first", "last")
    )
    words = [
        reader.page.locator(f".feeds__digests li > a:{which}-child").evaluate_all(WORDS)
        for which in ("first", "last")
    ]
    for row, digest, letter in zip(rows, digests, letters, strict=True):
        assert digest["bottom"] <= letter["top"] + 1
        assert row["bottom"] - letter["bottom"] < 4
    for (one, its_letter), (following, _) in pairwise(zip(*words, strict=True)):
        within, between = its_letter["top"] - one["bottom"], following["top"] - its_letter["bottom"]
        assert within < between - 6


def test_an_address_for_letters_is_not_parted_on_a_phone(visit, made_up):
    reader = visit(made_up, viewport=NARROW)
    reader.open("")
    link = reader.page.locator(".footer__contact a[href^=mailto]")
    assert (
        link.evaluate(
            """(link) => {
          const range = new Range();
          range.selectNodeContents(link);
          return range.getClientRects().length;
        }"""
        )
        == 1
    )


def test_one_space_stands_between_a_caption_and_its_credit(visit, made_up):
    reader = visit(made_up, viewport=DESK)
    reader.open(f"{made_up.text('nhieu-anh', 'vi').address}anh/")
    spaces = reader.page.locator("figcaption:has(.caption):has(.credit)").evaluate_all(
        """(all) => all.map((words) => {
          const range = new Range();
          range.selectNodeContents(words.querySelector(".caption"));
          const credit = words.querySelector(".credit");
          const [from, to] = [[...range.getClientRects()].at(-1), credit.getBoundingClientRect()];
          return (to.left - from.right) / parseFloat(getComputedStyle(words).fontSize);
        })"""
    )
    beside = [space for space in spaces if space > -1]  # a credit may begin a line of its own
    assert beside
    assert all(0.15 < space < 0.35 for space in beside), beside
