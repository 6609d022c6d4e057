"""What comes out of the printer: A4 sheets by Chromium, read and looked at again."""

from __future__ import annotations

import pypdfium2
import pytest
import zxingcpp

from plugins.core import addresses
from tests.browser.reader import PHONE

KINDS = ["story", "documents", "benefits", "digest", "agreement", "glossary", "album"]
BESIDES = [".menu", ".masthead__tools", ".crumbs", ".footer__links", ".related", ".neighbours",
           ".cite", ".facets", ".downloads", ".share", ".choice"]  # fmt: skip


def printed(reader):
    """Return the sheets of a page that nobody has scrolled through.

    Printing asks for the pictures that wait for the scroll. A person's printing waits for them; the
    browser's protocol does not, so it prints once more when they are there.
    """
    reader.page.pdf(format="A4")
    reader.page.wait_for_function(
        "() => [...document.images].every(one => one.complete && one.naturalWidth)"
    )
    return list(pypdfium2.PdfDocument(reader.page.pdf(format="A4")))


def words(sheet):
    return " ".join(sheet.get_textpage().get_text_range().split())


def codes(sheet):
    picture = sheet.render(scale=3).to_pil().convert("L")
    return [found.text for found in zxingcpp.read_barcodes(picture)]


@pytest.mark.parametrize("kind", KINDS)
def test_every_sheet_has_its_number_and_the_last_one_the_way_back(visit, real, kind):
    mode = "dark" if kind in ("story", "documents") else "light"
    reader = visit(real, color_scheme=mode)
    reader.open(real.place(kind, "vi"))
    page = reader.page
    canonical = page.locator("link[rel=canonical]").get_attribute("href")
    sheets = printed(reader)
    said = [words(sheet) for sheet in sheets]
    numbers = [text.partition(" ")[0] for text in said]
    assert numbers == [f"{number}/{len(said)}" for number in range(1, len(said) + 1)]
    mast = f"{numbers[0]} {real.editions['vi'].name} {real.editions['en'].name} "
    assert said[0].startswith(mast)
    assert not any(text.startswith(mast) for text in said[1:])
    assert codes(sheets[-1]) == [canonical]
    # PDFium takes a hyphen at the end of a line for one that a printer put there.
    assert canonical in said[-1].replace("\ufffe", "-").replace(" ", "")
    page.emulate_media(media="print", color_scheme=mode)
    for gone in BESIDES:
        assert not page.locator(gone).locator("visible=true").count(), gone
    page.emulate_media(media="screen", color_scheme=mode)


@pytest.mark.parametrize(
    "address", ["thoa-thuan/thoa-thuan-0/", "to-chuc/cloud-river/", "en/organisations/an-binh/"]
)
def test_what_follows_a_long_table_is_not_printed_over_it(visit, made_up, address):
    reader = visit(made_up)
    reader.open(address)
    sheets = printed(reader)
    assert len(sheets) > 1
    for sheet in sheets:
        assert printed_over(sheet.get_textpage()) == []


@pytest.mark.parametrize("address", ["lich/quy-1-2025/", "en/meetings/quarter-3-2025/"])
def test_a_quarter_of_the_union_calendar_is_one_sheet_of_a3(visit, made_up, address):
    reader = visit(made_up)
    reader.open(address)
    (sheet,) = pypdfium2.PdfDocument(reader.page.pdf(prefer_css_page_size=True))
    assert [round(side * 25.4 / 72) for side in sheet.get_size()] == [420, 297]
    said = words(sheet)
    for month in reader.page.locator(".wall__name").all_text_contents():
        assert month in said
    assert len(codes(sheet)) == 1


def printed_over(text):
    """Return the lines of a sheet's *text* that lie one over the other."""
    boxes = [text.get_rect(at) for at in range(text.count_rects())]
    lines = [
        (bottom + 1, top - 1, left + 1, right - 1)
        for left, bottom, right, top in boxes
        if top - bottom > 3 and right - left > 3
    ]
    return [
        (one, other)
        for at, one in enumerate(lines)
        for other in lines[at + 1 :]
        if one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]
    ]


def test_the_code_is_on_paper_alone_and_only_where_pages_are_printed(visit, real):
    reader = visit(real, viewport=PHONE)
    reader.open(real.place("story", "vi"))
    code = reader.page.locator(".footer__code")
    assert not code.is_visible()
    assert code.get_attribute("aria-hidden") == "true"
    for kind in ("front", "section", "search", "not_found"):
        for where, (found, _) in real.pages.items():
            if found == kind:
                text = (real.output / addresses.save_as(where)).read_text("utf-8")
                assert "footer__code" not in text


# On the screen, and there alone, the page's own words begin far below the first of it: browsers ask
# for a picture that waits for the scroll at distances of their own, up to 8,000 pixels.
FAR_BELOW = """
const far = new CSSStyleSheet();
far.replaceSync("@media screen { main { margin-block-start: 20000px } }");
document.adoptedStyleSheets = [far];
"""


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("kind", ["album", "story", "front"])
def test_pictures_further_down_are_printed_though_nobody_scrolled_to_them(visit, real, kind, lang):
    reader = visit(real, FAR_BELOW)
    reader.start_anew()
    reader.open(real.place(kind, lang))
    there = reader.page.locator("main img")
    waiting = there.evaluate_all("all => all.filter(one => !one.naturalWidth).length")
    assert waiting > 0, "some pictures wait for the scroll"
    sheets = printed(reader)
    reader.page.emulate_media(media="print")
    wanted = there.evaluate_all("all => all.filter(one => one.checkVisibility()).length")
    drawn = [one for sheet in sheets for one in sheet.get_objects() if one.type == 3]
    assert len(drawn) >= wanted > 0


@pytest.mark.parametrize("kind", ["story", "album", "agreement", "organisation", "front"])
def test_the_last_sheet_holds_more_than_the_colophon(visit, real, kind):
    reader = visit(real)
    reader.open(real.place(kind, "vi"))
    reader.page.emulate_media(media="print")
    colophon = reader.page.locator(".footer").inner_text()
    said = words(printed(reader)[-1])
    assert len(said) > len(" ".join(colophon.split())) + 40, said


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(("kind", "most"), [("front", 3), ("benefits", 1)])
def test_sheets_are_filled(visit, real, kind, most, lang):
    reader = visit(real)
    reader.open(real.place(kind, lang))
    assert len(printed(reader)) <= most


def test_what_narrows_is_printed_and_controls_are_not(visit, made_up):
    reader = visit(made_up)
    reader.open("thoa-thuan/?state=da-het-han&q=tu+sach")
    reader.page.wait_for_function("() => document.querySelector('[data-part=by]').children.length")
    assert not reader.page.locator("[data-part=by]").is_visible()
    [sheet] = printed(reader)
    said = words(sheet)
    assert "Lọc theo từ: “tu sach” Tình trạng: Đã hết hạn" in said
    assert "Đang hiện 1 trong 8 mục" in said
    assert made_up.say("vi", "register.clear") not in said
    reader.open("khen-thuong/nam/2023/")
    assert made_up.say("vi", "register.whole") not in words(printed(reader)[0])
    reader.open("khen-thuong/")
    assert "131 mục · Trang 1/2" in words(printed(reader)[0])


def test_a_search_is_printed_as_what_was_asked_and_what_was_found(visit, real):
    reader = visit(real)
    reader.open("tim-kiem/?q=286&kind=document")
    reader.page.wait_for_selector("[data-part=list] .search-hit")
    said = " ".join(words(sheet) for sheet in printed(reader))
    assert "kết quả cho “286”" in said
    assert "Loại nội dung" in said
    assert real.text("cong-van-286-phuc-loi-doan-vien", "vi").fields.title in said
    for key in (
        "search.hint",
        "search.label",
        "search.sort",
        "search.ways",
        "search.filters",
    ):
        assert real.say("vi", key) not in said, key
