"""What comes out of the printer: A4 sheets by Chromium, read and looked at again."""

from __future__ import annotations

import pypdfium2
import pytest
import zxingcpp

from plugins.core import addresses
from tests.browser.reader import PHONE

KINDS = ["story", "documents", "benefits", "digest", "agreement", "glossary", "album"]
BESIDES = [".menu", ".masthead__tools", ".crumbs", ".footer__links", ".related", ".neighbours",
           ".cite", ".facets", ".downloads", ".share", ".text-size"]  # fmt: skip


def printed(reader):
    """Return the sheets, with every picture there as a browser's own printing waits for it."""
    reader.page.evaluate(
        """() => Promise.all([...document.images].map(image => {
          image.loading = "eager";
          return image.decode().catch(() => null);
        }))"""
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


def test_what_follows_a_long_table_is_not_printed_over_it(visit, made_up):
    reader = visit(made_up)
    reader.open("thoa-thuan/thoa-thuan-0/")
    sheets = printed(reader)
    assert len(sheets) > 1
    last = sheets[-1].get_textpage()
    boxes = [last.get_rect(at) for at in range(last.count_rects())]
    lines = [
        (bottom + 1, top - 1, left + 1, right - 1)
        for left, bottom, right, top in boxes
        if top - bottom > 3 and right - left > 3
    ]
    over = [
        (one, other)
        for at, one in enumerate(lines)
        for other in lines[at + 1 :]
        if one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]
    ]
    assert over == []


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
