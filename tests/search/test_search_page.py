"""The search page in a real browser, under the strict policy, below a sub-path."""

from __future__ import annotations

import re
import unicodedata
from functools import partial
from itertools import product

import pytest
from playwright.sync_api import expect

from plugins.core.text import fold, nfc

MEMBERS = "Chăm lo đời sống đoàn viên dịp Tết"
TALKS = "Đối thoại với doanh nghiệp dệt may"
DISPATCH = "Đôn đốc báo cáo phúc lợi"


@pytest.mark.parametrize(
    "query",
    [
        "đoàn viên",
        "doan vien",
        "ĐOÀN VIÊN",
        unicodedata.normalize("NFD", "đoàn viên"),
        "  Doàn   vien ",
        '"đoàn viên"',
        "“doan vien”",
    ],
)
def test_a_word_is_found_however_its_marks_are_typed(visit, query):
    visit.open("/kho/tim-kiem/")
    visit.ask(query)
    assert set(visit.titles) == {MEMBERS, TALKS}
    assert "đoàn viên" in visit.marks
    assert {mark.lower() for mark in visit.marks} <= {"đoàn viên", "đoàn", "viên"}


@pytest.mark.parametrize("query", ["286/LĐLĐ", "286 ldld", "286LDLD", "cv 286", "02/PL", "phu luc"])
def test_a_document_is_found_by_its_number(visit, query):
    visit.open("/kho/tim-kiem/")
    visit.ask(query)
    assert visit.titles[0] == DISPATCH


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("non quai thao", MEMBERS),  # alternative text in the body
        ("gánh hàng hoa", MEMBERS),  # alternative text of the gallery
        ("cho hoa cuoi nam", MEMBERS),  # a caption
        ("Trao quà ở khu nhà trọ", MEMBERS),
        ("ldld song may tet sum vay", MEMBERS),  # short name and topic
        ("Ly Thi Ngoc", TALKS),  # who took the chair
        ("vu duc huynh", DISPATCH),  # who signed
        ('"de la thanh"', "Giới thiệu"),  # a standing page
    ],
)
def test_what_stands_outside_the_text_finds_it_too(visit, query, title):
    visit.open("/kho/tim-kiem/")
    visit.ask(query)
    assert visit.titles == [title]


def test_alternative_texts_stay_out_of_excerpts(visit):
    visit.open("/kho/tim-kiem/")
    visit.ask("nón quai thao")
    assert "nón" not in visit.page.locator(".search-hit__excerpt").inner_text()


@pytest.mark.parametrize("name", ["Nguyen Van Dong", "Nguyễn Văn Đông", "NGUYỄN VĂN ĐÔNG"])
def test_english_finds_vietnamese_names_with_and_without_marks(visit, name):
    visit.open("/kho/en/search/")
    visit.ask(name)
    assert visit.titles == ["Looking after members at Tet"]
    assert "Nguyễn Văn Đông" in visit.marks
    visit.ask("asked worker")
    assert visit.titles == ["Talks with textile companies"], "English words are stemmed"


def test_a_result_shows_its_story(visit):
    visit.open("/kho/tim-kiem/?q=doan+vien+kho+khan")
    visit.settle()
    hit = visit.page.locator(".search-hit").first
    expect(hit.locator("[data-part=section]")).to_have_text("Phúc lợi")
    expect(hit.locator("time")).to_have_text("03/01/2025")
    expect(hit.locator("time")).to_have_attribute("datetime", "2025-01-03")
    picture = hit.locator("img")
    expect(picture).to_have_attribute("src", "/kho/media/a.gif")
    expect(picture).to_have_attribute("width", "160")
    expect(picture).to_have_attribute("height", "107")
    hit.locator("a").click()
    assert visit.page.url.endswith("/kho/tin-tuc/2025/doan-vien/")


def test_a_mark_paints_over_no_line_above(visit):
    visit.open("/kho/tim-kiem/?q=doan+vien")
    visit.settle()
    painted = visit.page.locator(".search-hit__title mark").first.evaluate(
        """mark => {
          const { backgroundColor, backgroundSize, boxShadow, fontSize } = getComputedStyle(mark);
          const line = parseFloat(getComputedStyle(mark.closest("h3")).lineHeight);
          return [backgroundColor, boxShadow, parseFloat(backgroundSize.split(" ")[1]) < line - 0.1 * parseFloat(fontSize)];
        }"""
    )
    assert painted == ["rgba(0, 0, 0, 0)", "none", True]


def test_english_dates_are_english(visit):
    visit.open("/kho/en/search/?q=members")
    visit.settle()
    expect(visit.page.locator("time").first).to_have_text("3 January 2025")


def test_markup_in_texts_and_queries_stays_text(visit):
    visit.open("/kho/tim-kiem/")
    visit.ask("dấu nháy")
    assert visit.titles == ["Thẻ <img src=x onerror=alert(1)> & “dấu nháy” lạ"]
    visit.ask("chuỗi lạ")
    excerpt = visit.page.locator(".search-hit__excerpt")
    assert "<script>alert(2)</script> &lt;b&gt; vẫn là chữ" in excerpt.inner_text()
    assert excerpt.locator(":scope > :not(mark)").count() == 0
    visit.ask("<img src=x onerror=alert(3)>zz")
    assert "<img src=x onerror=alert(3)>zz" in visit.status
    assert visit.page.locator(".search img[src=x]").count() == 0


def test_the_count_is_announced(visit):
    visit.open("/kho/tim-kiem/")
    visit.ask("doan vien")
    assert visit.status == "2 kết quả cho “doan vien”"
    visit.ask("wzz qwx")
    assert visit.status == "Không có kết quả nào cho “wzz qwx”."
    expect(visit.page.locator("[data-part=none]")).to_be_visible()


def _option(visit, name, value):
    return visit.page.locator(f".facet__option:has([name={name}][value='{value}'])")


def test_filters_narrow_with_counts_and_stand_in_the_address(wide):
    wide.open("/kho/tim-kiem/")
    wide.ask("song may")
    expect(_option(wide, "section", "documents")).to_have_text("Văn bản 1")
    _option(wide, "section", "documents").locator("input").check()
    wide.settle()
    assert wide.titles == [DISPATCH]
    expect(_option(wide, "section", "welfare")).to_have_text("Phúc lợi 1")
    expect(_option(wide, "year", "2025")).to_have_text("2025 0")
    expect(_option(wide, "year", "2025").locator("input")).to_be_disabled()
    assert wide.page.url.endswith("?q=song+may&section=documents")
    wide.page.locator("[data-part=reset]").click()
    wide.settle()
    assert wide.page.url.endswith("?q=song+may")


def test_of_several_values_of_a_filter_one_is_enough_and_each_is_taken_away_by_its_chip(wide):
    wide.open("/kho/tim-kiem/")
    wide.ask("song may")
    everything = wide.titles
    for value in ("documents", "welfare"):
        _option(wide, "section", value).locator("input").check()
        wide.settle()
    assert sorted(wide.titles) == sorted({DISPATCH, MEMBERS} & set(everything))
    assert wide.page.url.endswith("?q=song+may&section=welfare&section=documents")
    chips = wide.page.locator("[data-part=chips] button")
    expect(chips).to_have_text(["Bỏ lọc Chuyên mục: Phúc lợi", "Bỏ lọc Chuyên mục: Văn bản"])
    chips.first.press("Enter")
    wide.settle()
    assert wide.titles == [DISPATCH]
    expect(chips).to_have_count(1)
    expect(chips).to_be_focused()
    wide.page.reload()
    wide.settle()
    assert wide.titles == [DISPATCH]


def test_on_a_phone_the_filters_are_a_sheet_that_back_and_escape_close(visit):
    visit.page.set_viewport_size({"width": 390, "height": 844})
    visit.open("/kho/tim-kiem/")
    visit.ask("song may")
    sheet, opening = visit.page.locator("dialog"), visit.page.locator("[data-part=open]")
    expect(visit.page.locator(".search-facets")).to_be_hidden()
    opening.click()
    sheet.locator("[name=section][value=documents]").check()
    expect(visit.page.locator("[data-part=show]")).to_have_text("Xem 1 kết quả")
    visit.page.go_back()
    expect(sheet).to_be_hidden()
    expect(opening).to_have_text("Lọc (1)")
    assert visit.titles == [DISPATCH], "what was chosen is kept"
    assert visit.page.url.endswith("?q=song+may&section=documents")
    opening.click()
    visit.page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(opening).to_be_focused()
    visit.page.wait_for_function("() => !history.state?.sheet")  # its entry is left a moment later
    visit.page.go_back()
    assert visit.page.url.endswith("/tim-kiem/"), "the sheet leaves nothing in the history"


def test_what_was_corrected_is_named_and_announced_once(visit):
    visit.open("/kho/tim-kiem/")
    visit.page.evaluate(
        """() => {
          window.said = [];
          new MutationObserver(() => window.said.push(document.querySelector("[role=status]").textContent))
            .observe(document.querySelector("[role=status]"), { childList: true, characterData: true, subtree: true });
        }"""
    )
    visit.ask("doan vine")
    said = "Không có “doan vine”; đang tìm “đoàn viên”: 2 kết quả. Tìm đúng như đã gõ"
    assert visit.page.evaluate("window.said") == [said]
    assert visit.page.locator("[aria-live], [role=status], [role=alert]").count() == 1
    visit.page.locator("[role=status] a").click()
    visit.page.wait_for_url("**as=typed*")
    visit.settle()
    assert visit.status == "Không có kết quả nào cho “doan vine”."


SHIFTS = """window.shifts = [];
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) window.shifts.push([one.value, one.sources.map((s) => s.node?.className)]);
}).observe({ type: "layout-shift", buffered: true });"""


@pytest.mark.parametrize(
    ("width", "asked"),
    [
        (1440, "?q=song+may"),
        (1440, "?q=doan+vine"),
        (390, "?q=zzqxwv"),
        (390, "?section=welfare&year=2025"),
    ],
)
def test_nothing_moves_while_a_search_that_the_address_states_is_answered(
    chromium, host, width, asked
):
    context = chromium.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.add_init_script(SHIFTS)
    page.goto(f"{host}/kho/tim-kiem/{asked}")
    page.wait_for_selector(".search:is([data-state=results], [data-state=none])")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.shifts") == []
    context.close()


def test_one_comes_back_to_where_one_had_read(visit):
    visit.open("/kho/tim-kiem/?q=%22cong+doan+co+so%22")
    visit.settle()
    visit.page.locator("[data-part=more]").click()
    expect(visit.page.locator(".search-hit")).to_have_count(20)
    link = visit.page.locator(".search-hit a").nth(15)
    link.scroll_into_view_if_needed()
    place = visit.page.evaluate("scrollY")
    assert place > 500
    link.click()
    visit.page.wait_for_url("**/tin-tuc/**")
    for back in (visit.page.go_back, visit.page.reload):
        back()
        expect(visit.page.locator(".search-hit")).to_have_count(20)
        visit.page.wait_for_function("place => Math.abs(scrollY - place) < 2", arg=place)


@pytest.mark.parametrize(
    ("address", "titles"),
    [
        ("?q=doan+vien&year=2024", [TALKS]),
        ("?org=det-may", [TALKS, DISPATCH]),
        ("?q=doan+vien&year=2024&year=2025", [MEMBERS, TALKS]),
        ("?kind=document", [DISPATCH]),
        ("?kind=gallery", [MEMBERS]),
        ("?kind=meeting&section=activities", [TALKS]),
        ("?q=doan+vien&section=nonesuch&sort=sideways&page=-3", [MEMBERS, TALKS]),
    ],
)
def test_an_address_states_a_search(visit, address, titles):
    visit.open(f"/kho/tim-kiem/{address}")
    visit.settle()
    assert visit.titles == titles


def test_results_sort_by_date(visit):
    visit.open("/kho/tim-kiem/?q=%22cong+doan+co+so%22&sort=date")
    visit.settle()
    days = visit.page.locator("time").evaluate_all("times => times.map(t => t.dateTime)")
    assert len(days) == 10
    assert days == sorted(days, reverse=True)
    assert visit.page.locator("[name=sort]").input_value() == "date"


def test_more_results_follow_and_the_focus_goes_to_the_first(visit):
    visit.open("/kho/tim-kiem/?q=%22cong+doan+co+so%22&sort=date")
    visit.settle()
    visit.page.locator("[data-part=more]").click()
    expect(visit.page.locator(".search-hit")).to_have_count(20)
    expect(visit.page.locator(".search-hit a").nth(10)).to_be_focused()
    assert visit.page.url.endswith("&page=2")
    visit.page.reload()
    expect(visit.page.locator(".search-hit")).to_have_count(20)
    visit.page.locator("[data-part=more]").click()
    expect(visit.page.locator(".search-hit")).to_have_count(25)
    expect(visit.page.locator("[data-part=more]")).to_be_hidden()


def test_back_and_forward_walk_through_the_searches(wide):
    visit = wide
    visit.open("/kho/tim-kiem/")
    visit.page.locator("[name=q]").press_sequentially("doan vien", delay=60)
    visit.page.wait_for_url("**q=doan+vien")
    visit.settle()
    expect(visit.page.locator(".search-hit")).to_have_count(2)
    _option(visit, "year", "2024").locator("input").check()
    expect(visit.page.locator(".search-hit")).to_have_count(1)
    visit.page.go_back()
    expect(visit.page.locator(".search-hit")).to_have_count(2)
    assert not _option(visit, "year", "2024").locator("input").is_checked()
    visit.page.go_back()
    expect(visit.page.locator(".search-hit")).to_have_count(0)
    assert visit.page.locator("[name=q]").input_value() == ""
    assert visit.page.url.endswith("/tim-kiem/")
    visit.page.go_forward()
    expect(visit.page.locator(".search-hit")).to_have_count(2)
    visit.page.locator(".search-hit a").first.click()
    visit.page.go_back()
    expect(visit.page.locator(".search-hit")).to_have_count(2)
    assert visit.page.locator("[name=q]").input_value() == "doan vien"


def test_typing_shows_results_without_a_key_more(visit):
    visit.open("/kho/tim-kiem/")
    visit.page.locator("[name=q]").press_sequentially("phuc loi bao cao")
    expect(visit.page.locator(".search-hit").first).to_contain_text(DISPATCH)
    expect(visit.page.locator("[name=q]")).to_be_focused()


def test_keys_reach_everything(visit):
    visit.open("/kho/tim-kiem/?q=doan+vien")
    visit.settle()
    visit.page.keyboard.press("/")
    expect(visit.page.locator("[name=q]")).to_be_focused()
    assert visit.page.locator("[name=q]").input_value() == "doan vien"
    visit.page.keyboard.press("ArrowDown")
    expect(visit.page.locator(".search-hit a").first).to_be_focused()
    visit.page.keyboard.press("ArrowUp")
    visit.page.keyboard.press("Escape")
    expect(visit.page.locator("[name=q]")).to_have_value("")
    expect(visit.page.locator(".search-hit")).to_have_count(0)
    assert "q=" not in visit.page.url


def test_nothing_of_the_index_is_loaded_until_it_is_used(visit):
    visit.open("/kho/tim-kiem/")
    visit.page.wait_for_load_state("networkidle")
    asked = [url for url in visit.requests if "/pagefind/" in url or "/search/run.js" in url]
    assert asked == [], "nor what searches it"


@pytest.mark.parametrize("query", ["", "a", '"', '"doan', "!!!", "😀", "‮\x00doan", "đ" * 10_000])
def test_odd_queries_are_answered_in_peace(visit, query):
    visit.open("/kho/tim-kiem/")
    visit.ask(query)
    assert visit.page.locator(".search").get_attribute("data-state") in {"idle", "results", "none"}


def test_the_page_fits_a_narrow_screen(visit):
    visit.page.set_viewport_size({"width": 320, "height": 640})
    visit.open("/kho/tim-kiem/?q=song+may")
    visit.settle()
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= 320


def test_folding_in_the_browser_is_folding_in_python(visit):
    letters = [nfc(chr(code)) for code in (*range(0x20, 0x530), *range(0x1E00, 0x2100))]
    cases = [*letters, "Đường Đê La Thành", "Thoả thuận, thỏa thuận", "Ữ ộ ặ ẫ Ỷ", "İ ß ﬁ 각 中 😀"]
    decomposed = [unicodedata.normalize("NFD", case) for case in cases]
    visit.open("/kho/tim-kiem/")
    folded = visit.page.evaluate(
        """async (cases) => {
            const { fold } = await import("/kho/theme/js/modules/search/fold.js");
            return cases.map(fold);
        }""",
        [*cases, *decomposed],
    )
    assert folded == [fold(nfc(case)) for case in cases] * 2


def _answer(answer, route):
    route.fulfill(**answer)


def test_the_index_missing_is_said_plainly(chromium, host):
    page = chromium.new_page()
    thrown: list[str] = []
    page.on("pageerror", lambda error: thrown.append(str(error)))
    answers = ({"status": 404, "body": "gone"}, {"status": 200, "body": b"\x1f\x8b\x08\0\0\0"})
    parts = (r"index\.json", r"\.words", r"\.table", r"\.page")
    for lost, answer in product(parts, answers):
        page.unroute_all()
        page.route(re.compile(lost), partial(_answer, answer))
        page.goto(f"{host}/kho/tim-kiem/?q=doan")
        expect(page.locator("[role=status]")).to_contain_text("Chưa tìm được lúc này")
        expect(page.locator(".search__ways a")).to_have_text("Lưu trữ")
        page.unroute_all()
        page.locator("[data-part=retry]").click()
        expect(page.locator(".search-hit").first).to_be_visible()
    assert thrown == []
    page.close()


def test_a_browser_that_cannot_unpack_the_index_is_told_plainly(chromium, host):
    page = chromium.new_page()
    page.add_init_script("delete self.DecompressionStream")
    page.goto(f"{host}/kho/tim-kiem/?q=doan")
    expect(page.locator("[role=status]")).to_contain_text("Chưa tìm được lúc này")
    expect(page.locator(".search__ways a")).to_be_visible()
    page.close()


def test_without_javascript_the_other_ways_are_offered(chromium, host):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{host}/kho/tim-kiem/")
    expect(page.locator(".search__noscript")).to_be_visible()
    expect(page.locator(".search__ways a")).to_have_attribute("href", "/kho/luu-tru/")
    expect(page.locator("form")).to_be_hidden()
    context.close()


def test_an_edition_without_an_index_offers_the_other_ways(chromium, panel_without_index):
    page = chromium.new_page()
    page.set_content(panel_without_index)
    expect(page.locator(".search__empty")).to_have_text("There is nothing to search yet.")
    expect(page.locator(".search__ways a")).to_have_text("Archive")
    assert page.locator("form, [data-module]").count() == 0
    page.close()
