"""Running text on its page: quotations with their source, tables in a frame, whole addresses."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import html as lxml_html
from markupsafe import Markup

from plugins.editions.contents import contents
from plugins.editions.prose import set_prose
from plugins.editions.site_pages import SitePages
from plugins.stories.markdown import read_markdown

Set = Callable[[str], str]
ROWS = "| Đơn vị | Năm | Người |\n|---|---|---|\n| Cát Hà | 2024 | 1.250 |\n| Ấn Bình | 2025 | 98,5% |\n"


@pytest.fixture
def page_of(site_pages: SitePages) -> Set:
    """Return a function that sets a Markdown text as a page of the Vietnamese edition does."""
    edition = site_pages.views["vi"].edition
    return lambda text: str(set_prose(Markup(read_markdown(text, "vi").html), edition))


@pytest.mark.parametrize("dash", ["—", "–", "-", "--"])
@pytest.mark.parametrize("between", ["", ">\n"])
def test_a_quotation_with_its_source_is_set_as_one(dash: str, between: str, page_of: Set) -> None:
    made = page_of(f"> Tôi không biết vẽ máy.\n{between}> {dash} Chị Lụa, *thợ may*\n")
    [figure] = lxml_html.fragments_fromstring(made)
    assert figure.get("class") == "quotation"
    assert figure.find("blockquote").text_content().strip() == "Tôi không biết vẽ máy."
    assert figure.find("figcaption").text_content() == "Chị Lụa, thợ may"


@pytest.mark.parametrize(
    "text", ["> Chỉ có lời.\n", "> - một\n> - hai\n", "> Có:\n>\n> - một\n> - hai\n"]
)
def test_any_other_quotation_stays_what_it_is(text: str, page_of: Set) -> None:
    assert page_of(text) == read_markdown(text, "vi").html


def test_a_table_stands_in_a_frame_that_the_keyboard_reaches(page_of: Set) -> None:
    first, second = lxml_html.fragments_fromstring(
        page_of(f"Bảng 1. Số liệu\n\n{ROWS}\nHai.\n\n{ROWS}")
    )[::2]
    assert (first.get("role"), first.get("tabindex")) == ("region", "0")
    assert first.get("aria-label") == first.find(".//caption").text == "Bảng 1. Số liệu"
    assert second.get("aria-label") == "Bảng 2"
    assert second.find(".//caption") is None


def test_columns_of_figures_are_set_to_the_right_but_for_the_first(page_of: Set) -> None:
    table = lxml_html.fragment_fromstring(page_of(ROWS))
    aligned = [[cell.get("class") for cell in row] for row in table.iter("tr")]
    assert aligned == [[None, "align-right", "align-right"]] * 3


@pytest.mark.parametrize("rule", ["|---|:---|:---|", "|:---|---|---|"])
def test_what_the_editor_says_of_columns_holds(rule: str, page_of: Set) -> None:
    text = ROWS.replace("|---|---|---|", rule)
    assert "align-right" not in page_of(text)


def test_an_address_may_end_a_line_at_its_signs_alone(page_of: Set) -> None:
    assert "toa-soan@<wbr>congdoan<wbr>.example</a>" in page_of(
        "Viết tới toa-soan@congdoan.example nhé."
    )


def test_a_long_text_has_contents_and_a_short_one_has_none() -> None:
    html = read_markdown(
        "## Một[^1]\n\n## Hai &amp; ba\n\n### Nhỏ\n\n## *Bốn*\n\n[^1]: Ghi chú.\n", "vi"
    ).html
    found = contents(html, minutes=4)
    assert [(link.label, link.url) for link in found] == [
        ("Một", "#m-mot"), ("Hai & ba", "#m-hai-ba"), ("Bốn", "#m-bon"),
    ]  # fmt: skip
    assert contents(html, minutes=3) == ()
    assert contents(html.replace("<h2", "<h3").replace("</h2", "</h3"), minutes=9) == ()
