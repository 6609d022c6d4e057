"""Words that Vietnamese headlines hold together: they fit, and nothing but the eye notices."""

from itertools import pairwise

import pytest

from plugins.core.compounds import WORDS
from plugins.language.held import NO_BREAK, held, held_html
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
# Headlines with their words and names joined; their line ends are looked for in each place.
HEADLINES = [
    "Liên_đoàn Lao_động tỉnh trao sổ_tay nghĩa_tình cho chị Nguyễn_Thị_Hòa",
    "Trung_ương Đoàn và TP._Hồ_Chí_Minh ký_kết đổi_mới công_tác tuyên_truyền",
    "Công_ty Cổ_phần May Sao_Mai: bữa ca_đêm thêm 3,7_triệu đồng mỗi tháng",
    "Chủ_tịch Công_đoàn cơ_sở Trần_Văn_Nam dự khai_mạc hội_thao năm_2025",
    "“Tết Sum_vầy” ở Hà_Tĩnh: vượt_khó, sẻ_chia và gắn_kết đoàn_viên",
]
ENDS = """([place, headlines]) => {
  const heading = document.querySelector(place);
  const range = new Range();
  const ends = [];
  for (const html of headlines) {
    heading.innerHTML = html;
    const words = [];
    const texts = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      for (const {index, 0: word} of texts.currentNode.data.matchAll(/[^ \u00a0]+/g)) {
        range.setStart(texts.currentNode, index);
        range.setEnd(texts.currentNode, index + word.length);
        words.push([word, Math.round(range.getBoundingClientRect().bottom)]);
      }
    }
    ends.push(words);
  }
  return ends;
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
    words = sorted(word for form in forms if NO_BREAK in (word := held(form, "vi")))
    assert len(words) > 8 * len(WORDS)
    assert reader.measure(PARTED, [place, words]) == []


# As above, for every headline of the page.
ANYWHERE = """(words) => {
  const range = new Range();
  const found = new Set();
  for (const heading of document.querySelectorAll("main h1, .card__title a, .neighbours__title")) {
    if (!heading.checkVisibility() || heading.clientWidth === 1) continue;
    const before = heading.innerHTML;
    for (const word of words) {
      heading.innerHTML = word;
      range.selectNodeContents(heading);
      if (new Set([...range.getClientRects()].map(({ bottom }) => bottom)).size !== 1)
        found.add(`${word} in ${heading.closest("article")?.className}, ${innerWidth}`);
    }
    heading.innerHTML = before;
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
    words = [held(word, "vi") for word in ("Thương lượng", "“Doanh nghiệp", "CÔNG ĐOÀN,")]
    assert all(NO_BREAK in word for word in words)
    for width in WIDTHS:
        reader.page.set_viewport_size({"width": width, "height": 800})
        assert reader.measure(ANYWHERE, words) == []
    reader.measure("delete document.documentElement.dataset.text")
    names = [held_html(name, "vi") for name in ("Nguyễn Thị Hương", "Trần Thị Thanh Huyền")]
    assert ["held" in names[0], "held-wide" in names[1]] == [True, True]
    for width, shown in (
        (360, names[:1]),
        (390, names[:1]),
        (640, names[:1]),
        (992, names),
        (1440, names),
    ):
        reader.page.set_viewport_size({"width": width, "height": 800})
        assert reader.measure(ANYWHERE, shown) == []


@pytest.mark.parametrize("width", [390, 1440])
def test_no_line_ends_within_a_word_or_a_name(visit, real, width):
    reader = visit(real, viewport={"width": width, "height": 800})
    shown = [held_html(headline.replace("_", " "), "vi") for headline in HEADLINES]
    ends = 0
    for kind, place in (
        ("story", "h1"),
        ("story", ".related .card__title a"),
        ("section", "h1"),
        ("front", ".card--brief .card__title a"),
        ("front", ".latest__title a"),
    ):
        reader.open(real.place(kind, "vi"))
        for headline, words in zip(HEADLINES, reader.measure(ENDS, [place, shown]), strict=True):
            line = ""
            for (word, above), (_, below) in pairwise([*words, words[-1]]):
                line += f"{word} "
                ends += below > above
                assert below == above or headline[len(line) - 1] == " ", (place, line, headline)
    assert ends > 10


def test_nothing_runs_over_on_the_narrowest_phone_in_the_largest_letters(visit, real):
    reader = visit(real, viewport=NARROW)
    for address in ("", *(real.place(kind, "vi") for kind in ("story", "section", "digest"))):
        enlarge(reader, address)
        check(reader)


@pytest.mark.parametrize("width", [320, 390, 1440])
def test_a_held_word_is_found_and_copied_as_it_is_written(visit, real, width):
    reader = visit(real, viewport={"width": width, "height": 800})
    story = real.text("tong-ket-cong-doan-2024", "vi")
    reader.open(story.address)
    title = reader.page.locator("h1.story__title")
    assert NO_BREAK in title.evaluate("title => title.textContent")
    assert reader.measure("find('tổng kết năm 2024')"), "the browser's own search finds it"
    title.evaluate("title => getSelection().selectAllChildren(title)")
    assert reader.measure("getSelection().toString()").replace(NO_BREAK, " ") == story.fields.title
    assert story.fields.title in reader.page.title()
