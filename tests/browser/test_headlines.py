"""Words that Vietnamese headlines hold together: they fit, and nothing but the eye notices."""

from itertools import pairwise

import pytest
from plugins.language.headline import NO_BREAK, WORDS, headline

from tests.browser.reader import NARROW
from tests.browser.test_widths import check

# The words of a list that need more than one line where a headline stands.
PARTED = """([place, words]) => {
  const heading = document.querySelector(place);
  const range = new Range();
  return words.filter((word) => {
    heading.textContent = word;
    range.selectNodeContents(heading);
    return range.getClientRects().length !== 1;
  });
}"""
LINES = """(heading) => {
  const node = heading.firstChild;
  const range = new Range();
  return [...node.data.matchAll(/\\S+/g)].map(({index, 0: word}) => {
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    return [word, Math.round(range.getBoundingClientRect().bottom)];
  });
}"""


def enlarge(reader, address):
    reader.open(address)
    reader.measure("localStorage.setItem('text-size', 'largest')")
    reader.open(address)
    assert reader.measure("document.documentElement.dataset.text") == "largest"


@pytest.mark.parametrize(
    ("kind", "place"),
    [
        ("front", ".card--lead .card__title a"),
        ("front", ".card--brief:not(.card--plain) .card__title a"),
        ("front", ".card--headline .card__title a"),
        ("topic", ".card--row:not(.card--plain) .card__title a"),
        ("galleries", ".card--mosaic .card__title a"),
        ("section", "h1"),
        ("album", "h1"),
        ("story", "h1"),
        ("story", ".related .card__title a"),
        ("story", ".neighbours__title"),
        ("digest", ".digest__title a"),
    ],
)
def test_every_held_word_fits_a_line_of_the_narrowest_phone_in_the_largest_letters(
    visit, real, kind, place
):
    reader = visit(real, viewport=NARROW)
    enlarge(reader, real.place(kind, "vi"))
    forms = {
        form.format(case(word))
        for word in WORDS
        for case in (str, str.capitalize, str.upper)
        for form in ("{},", "“{}", "{}”,", "“{}”,")
    }
    words = sorted(word for form in forms if NO_BREAK in (word := headline(form, "vi")))
    assert len(words) > 8 * len(WORDS)
    assert reader.measure(PARTED, [place, words]) == []


# As above, for every headline of the page.
ANYWHERE = """(words) => {
  const range = new Range();
  const found = new Set();
  for (const heading of document.querySelectorAll("main h1, .card__title a, .neighbours__title")) {
    if (!heading.checkVisibility() || heading.clientWidth === 1) continue;
    const before = heading.textContent;
    for (const word of words) {
      heading.textContent = word;
      range.selectNodeContents(heading);
      if (range.getClientRects().length !== 1)
        found.add(`${word} in ${heading.closest("article")?.className}, ${innerWidth}`);
    }
    heading.textContent = before;
  }
  return [...found];
}"""
WIDTHS = (320, 360, 480, 640, 768, 992, 1100, 1216, 1440)


@pytest.mark.parametrize(
    ("site", "kind"),
    [("real", "front"), ("made_up", "front"), ("real", "topic"), ("real", "story")],
)
def test_the_widest_held_words_fit_beside_pictures_at_every_width(visit, request, site, kind):
    served = request.getfixturevalue(site)
    reader = visit(served, viewport=NARROW)
    enlarge(reader, served.place(kind, "vi"))
    words = [headline(word, "vi") for word in ("Thương lượng", "“Doanh nghiệp", "CÔNG ĐOÀN,")]
    assert all(NO_BREAK in word for word in words)
    for width in WIDTHS:
        reader.page.set_viewport_size({"width": width, "height": 800})
        assert reader.measure(ANYWHERE, words) == []


def test_headlines_of_the_narrowest_phone_part_no_frequent_word_and_run_over_nowhere(visit, real):
    reader = visit(real, viewport=NARROW)
    places = [real.place(kind, "vi") for kind in ("story", "section", "digest")]
    for address in ("", *places):
        enlarge(reader, address)
        check(reader)
        titles = reader.page.locator("main :is(h1.story__title, .card__title a, .digest__title a)")
        for title in titles.all():
            lines = title.evaluate(LINES)
            for (one, above), (two, below) in pairwise(lines):
                held = NO_BREAK in headline(f"{one} {two}", "vi")
                assert above == below or not held, (one, two)


@pytest.mark.parametrize("width", [320, 390, 1440])
def test_a_held_word_is_found_and_copied_as_it_is_written(visit, real, width):
    reader = visit(real, viewport={"width": width, "height": 800})
    story = real.text("tong-ket-cong-doan-2024", "vi")
    reader.open(story.address)
    title = reader.page.locator("h1.story__title")
    assert NO_BREAK in title.text_content()
    assert reader.measure("find('tổng kết năm 2024')"), "the browser's own search finds it"
    title.evaluate("title => getSelection().selectAllChildren(title)")
    assert reader.measure("getSelection().toString()").replace(NO_BREAK, " ") == story.fields.title
    assert story.fields.title in reader.page.title()
