"""Lists of a text: marks stand before the words, and every line of an item begins on one edge."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from plugins.core.addresses import LANGUAGES
from plugins.language.edition import make_editions
from plugins.language.messages import load_messages
from plugins.stories.load import load
from tests.browser.reader import NARROW
from tests.browser.served import Served, serve
from tests.builders import ROOT, as_yaml, build_site, make_site, write, write_story
from tests.shared import once
from tests.windows import DESK

VI = "tin-tuc/2025/tin-dieu-luat/"
LONG = "Một khoản dài đến mức phải xuống hàng trên mọi màn hình, hẹp như điện thoại hay rộng như máy bàn, rồi xuống nữa"
LISTS = {
    "numbers": "9. {0}\n10. {0}\n11. {0}",
    "hundreds": "99. {0}\n100. {0}",
    "brackets": "1) {0}\n2) {0}",
    "letters": "a) {0}\nđ) {0}\nm) {0}",
    "roman": "i) {0}\nii) {0}\niii) {0}",
    "long roman": "vi) {0}\nviii) {0}",
    "two levels": "1.1. {0}\n1.2. {0}",
    "ten of a clause": "1.9. {0}\n1.10. {0}",
    "three levels": "1.2.3. {0}\n1.2.4. {0}",
    "noughts": "01. {0}\n02. {0}",
    "nested": "1. {0}\na) {0}\n- {0}\n+ {0}\nb) {0}\n2. {0}",
}
# Of every item: where its lines of words begin (from the left, in pixels), how far its mark in the
# text is from them, and how far that mark reaches out of the column.
EDGES = """items => items.map((item) => {
  const range = new Range();
  const words = [...item.childNodes].filter((one) => one.nodeType === 3 && one.data.trim());
  const first = words[0];
  range.setStart(first, first.data.length - first.data.trimStart().length);
  range.setEnd(first, first.data.length);
  const lefts = [...range.getClientRects()].map((box) => box.left);
  const mark = item.querySelector(":scope > .list-mark")?.firstChild;
  if (!mark) return {lefts, gap: 0, out: 0};
  range.selectNode(mark);
  const box = range.getBoundingClientRect();
  return {lefts, gap: lefts[0] - box.right, out: item.parentElement.getBoundingClientRect().left - box.left};
})"""


@pytest.fixture(scope="session")
def laws(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve a story of lists under an urgent notice."""

    def built(folder):
        content = make_site(folder)
        lists = (f"## {name}\n\n{text.format(LONG)}\n" for name, text in LISTS.items())
        write_story(content, "dieu-luat", "\n".join(lists), en=None)
        banner = {"text": "Bão số 5: nghỉ làm sáng thứ Sáu", "until": "31/12/2030"}
        write(content / "data/front.yaml", as_yaml({"banner": banner}))
        build_site(content, folder / "output")

    folder, _ = once(tmp_path_factory, "laws", built)
    site = load(folder / "content", dt.date(2025, 3, 15))
    messages = {lang: load_messages(ROOT / "theme", lang) for lang in LANGUAGES}
    with serve(folder / "output", "") as host:
        yield Served(site, folder / "output", host, make_editions(site, messages, host))


@pytest.mark.parametrize("viewport", [NARROW, DESK], ids=["narrow", "wide"])
def test_the_lines_of_an_item_begin_behind_its_mark(visit, laws, viewport):
    reader = visit(laws, viewport=viewport)
    reader.open(VI)
    items = reader.page.locator(".prose li").evaluate_all(EDGES)
    assert len(items) == sum(text.count("{0}") for text in LISTS.values())
    for at, item in enumerate(items):
        assert len(item["lefts"]) > 1, at
        assert item["lefts"] == pytest.approx([item["lefts"][0]] * len(item["lefts"]), abs=0.6), at
    marked = [item for item in items if item["gap"]]
    assert len(marked) > len(items) / 2
    for item in marked:
        assert 2 < item["gap"] < 9, item
        assert item["out"] <= 0.5, item


@pytest.mark.parametrize("viewport", [NARROW, DESK], ids=["narrow", "wide"])
def test_items_of_one_level_stand_equally_far_apart(visit, laws, viewport):
    reader = visit(laws, viewport=viewport)
    reader.open(VI)
    gaps = reader.page.locator(".prose li + li, .prose li > :is(ul, ol)").evaluate_all(
        "all => all.map((one) => getComputedStyle(one).marginBlockStart)"
    )
    assert len(gaps) > 10
    assert len(set(gaps)) == 1


def test_dashes_and_plus_signs_of_a_clause_are_shown_as_such(visit, laws):
    reader = visit(laws)
    reader.open(VI)
    marks = reader.page.locator(".prose .lettered ul").evaluate_all(
        "all => all.map((one) => getComputedStyle(one).listStyleType)"
    )
    assert [mark.strip('"\u2002') for mark in marks] == ["–", "+"]


@pytest.mark.parametrize("width", [320, 390, 1120, 1440])
def test_the_notice_over_a_story_stands_on_the_edges_of_the_masthead(visit, laws, width):
    reader = visit(laws, viewport={"width": width, "height": 900})
    reader.open(VI)
    edges = """one => {
      const {left, right} = one.getBoundingClientRect();
      return [left, right].map(Math.round);
    }"""
    notice = reader.page.locator(".urgent--small").evaluate(edges)
    assert notice == reader.page.locator(".masthead__top").evaluate(edges)
