"""Which result comes first, on a small made-up site through the real Pagefind and browser."""

from __future__ import annotations

import re
import unicodedata

import pytest
from playwright.sync_api import expect

WAGES = "Tăng lương tối thiểu vùng từ tháng bảy"
MEMBERS = "Chăm lo đời sống đoàn viên dịp Tết"
TALKS = "Đối thoại với doanh nghiệp dệt may"


@pytest.fixture
def ranked(visit_site, build_texts):
    """Return a visit to a site whose stories share most of their words."""
    a_story, a_site = build_texts
    site = a_site(
        a_story(
            "luong",
            WAGES,
            "<p>Công nhân vùng cao mừng vì lương thưởng được trả đúng hạn.</p>",
            date="2024-01-01",
        ),
        a_story(
            "roi-rac",
            "Thiểu số và vùng cao",
            "<p>Tháng trước lương thấp. Mức tối đa chưa đổi. Giá cả tăng và còn tăng nữa, tăng mãi.</p>",
            date="2025-01-01",
        ),
        a_story(
            "thoa",
            "Ký kết ưu đãi",
            "<p>Hai bên ký thỏa thuận hợp tác về nhà ở.</p>",
            date="2024-02-01",
        ),
        a_story("ma", "Mã số đoàn viên", "<p>Phần mềm quản lý mã số.</p>", date="2024-03-01"),
        a_story("ma-2", "Ngày hội bên con ngựa", "<p>Trò chơi má số hai.</p>", date="2024-04-01"),
        a_story("ma-3", "Mà số phận", "<p>Chuyện kể.</p>", date="2024-05-01"),
    )
    made = visit_site(site, "ranked")
    made.open("/tim-kiem/")
    return made


@pytest.mark.parametrize(
    "query",
    [
        "tối thiểu vùng",
        "TOI THIEU VUNG",
        unicodedata.normalize("NFD", "tối thiểu vùng"),
        "toois thieeur vufng",
        "to61i thie63u vu2ng",
        "toi thiru vung",
        "toi thieuvung",
        "lương tối thiểu vugn",
    ],
)
def test_the_words_in_a_row_come_before_the_words_apart(ranked, query):
    ranked.ask(query)
    assert ranked.titles[0] == WAGES


def test_words_near_one_another_come_before_more_of_them_apart(ranked):
    ranked.ask("tăng lương vùng")
    assert ranked.titles[0] == WAGES
    assert ranked.page.locator("[role=status] a").is_hidden()


@pytest.mark.parametrize(
    ("query", "first"), [("mã số", "Mã số đoàn viên"), ("mà số", "Mà số phận")]
)
def test_marks_as_typed_come_first(ranked, query, first):
    ranked.ask(query)
    assert ranked.titles[0] == first
    assert set(ranked.titles[:3]) == {"Mã số đoàn viên", "Mà số phận", "Ngày hội bên con ngựa"}


@pytest.mark.parametrize(
    "query", ["thoả thuận hợp tác", "thỏa thuận hợp tác", "thoa thuan hop tac"]
)
def test_tone_placement_is_nothing(ranked, query):
    ranked.ask(query)
    assert ranked.titles == ["Ký kết ưu đãi"]


def test_a_phrase_inside_a_query_must_stand_in_a_row(ranked):
    ranked.ask('"tối thiểu" vùng')
    assert ranked.titles == [WAGES]
    ranked.ask('"thiểu tối" vùng')
    assert ranked.titles == []


def test_a_word_too_many_is_left_out_and_said_so(ranked):
    ranked.ask("tối thiểu vùng zzkkqq")
    assert ranked.titles[0] == WAGES
    expect(ranked.page.locator("[role=status] a")).to_be_visible()


def test_sorting_by_date_beats_nearness(ranked):
    ranked.ask("tăng lương vùng")
    ranked.page.locator("[name=sort]").select_option("date")
    ranked.settle()
    days = ranked.page.locator("time").evaluate_all("times => times.map(t => t.dateTime)")
    assert days == sorted(days, reverse=True)


def test_a_mended_query_says_so_and_offers_what_was_typed(visit):
    visit.open("/kho/tim-kiem/")
    visit.ask("doan vein dip tet")
    assert visit.titles[0] == MEMBERS
    mended = visit.page.locator("[role=status] a")
    assert visit.status.startswith("Không có “doan vein dip tet”; đang tìm “đoàn viên dịp Tết”: 1 ")
    mended.click()
    visit.page.wait_for_url("**as=typed*")
    visit.settle()
    expect(mended).to_be_hidden()
    assert visit.titles == []
    expect(visit.page.locator("[role=status]")).to_contain_text("doan vein dip tet")
    visit.page.go_back()
    expect(mended).to_be_visible()
    visit.ask("đoàn viên")
    assert "as=" not in visit.page.url
    expect(mended).to_be_hidden()


def test_words_are_fetched_only_when_nothing_is_found_as_typed(visit):
    visit.open("/kho/tim-kiem/")
    visit.ask("đoàn viên")
    assert not [url for url in visit.requests if url.endswith("/vi/words.txt")]
    visit.ask("đoàn vein khó khăn")
    assert [url for url in visit.requests if url.endswith("/vi/words.txt")]


def test_without_the_list_of_words_a_search_still_answers(visit):
    visit.page.route(re.compile(r"words\.txt"), lambda route: route.fulfill(status=200, body=""))
    visit.open("/kho/tim-kiem/")
    visit.ask("đoàn vein khó khăn")
    assert visit.page.locator(".search").get_attribute("data-state") in {"results", "none"}


def test_few_results_are_followed_by_those_of_the_other_edition(visit):
    visit.open("/kho/tim-kiem/")
    visit.ask("textile companies")
    other = visit.page.locator("[data-part=other]")
    expect(other).to_be_visible()
    expect(other.locator("h2")).to_have_text("Trong bản tiếng Anh")
    expect(other.locator("ol")).to_have_attribute("lang", "en")
    expect(other.locator(".search-hit a")).to_have_text("Talks with textile companies")
    visit.ask('"công đoàn cơ sở"')
    expect(other).to_be_hidden()
    visit.page.locator("[name=q]").press("Escape")
    expect(other).to_be_hidden()


def test_the_other_edition_is_not_loaded_for_many_results(visit):
    visit.open("/kho/tim-kiem/")
    visit.ask('"công đoàn cơ sở"')
    assert not [url for url in visit.requests if "/pagefind/en/" in url]


def test_english_offers_vietnamese_beneath_its_own(visit):
    visit.open("/kho/en/search/")
    visit.ask("gánh hàng hoa")
    other = visit.page.locator("[data-part=other]")
    expect(other.locator("h2")).to_have_text("In the Vietnamese edition")
    expect(other.locator(".search-hit a")).to_have_text(MEMBERS)


def test_a_browser_without_webassembly_searches_as_well(visit):
    visit.page.add_init_script("delete window.WebAssembly")
    visit.open("/kho/tim-kiem/")
    visit.ask("đoàn viên dịp tết")
    assert visit.titles[0] == MEMBERS


@pytest.mark.parametrize("query", ["asking for better meals", "ask better meal", "Workers asked"])
def test_english_finds_the_forms_of_a_word(visit, query):
    visit.open("/kho/en/search/")
    visit.ask(query)
    assert visit.titles == ["Talks with textile companies"]
    expect(visit.page.locator("[role=status] a")).to_be_hidden()


@pytest.mark.parametrize("query", ["textlie companies", "wrokers asking", "asking for beter meals"])
def test_a_slip_in_english_is_mended(visit, query):
    visit.open("/kho/en/search/")
    visit.ask(query)
    assert visit.titles[0] == "Talks with textile companies"
    assert visit.status.startswith(f"“{query}” was not found; searching for “")


@pytest.mark.parametrize("query", ["đời sống đo", "doi song d", "chăm lo đời s"])
def test_while_one_types_the_last_word_is_a_beginning(visit, query):
    visit.open("/kho/tim-kiem/")
    visit.ask(query)
    assert visit.titles[0] == MEMBERS
    expect(visit.page.locator("[role=status] a")).to_be_hidden()


def test_words_in_a_row_among_what_is_hidden_count_as_a_row(visit):
    visit.open("/kho/tim-kiem/")
    visit.ask('"Bà cụ đội nón"')
    assert visit.titles == [MEMBERS]


@pytest.mark.parametrize(("hrefs", "focused"), [("/c /b", "/b"), ("/c /d", "/c"), ("", None)])
def test_a_reader_who_went_into_the_early_results_stays_on_the_link(visit, hrefs, focused):
    visit.open("/kho/tim-kiem/")
    there = visit.page.evaluate(
        """async (hrefs) => {
            const { replace } = await import("/kho/theme/js/modules/search/view.js");
            const list = document.querySelector("[data-part=list]");
            document.querySelector("[data-part=results]").hidden = false;
            document.querySelector(".search").dataset.state = "results";
            const items = (all) => all.split(" ").filter(Boolean).map((href) => {
                const item = document.createElement("li");
                item.className = "search-hit";
                item.innerHTML = `<a href="${href}">x</a>`;
                return item;
            });
            replace(list, items("/a /b"));
            const untouched = document.activeElement === document.body;
            list.querySelectorAll("a")[1].focus();
            replace(list, items(hrefs));
            return [untouched, document.activeElement.getAttribute("href")];
        }""",
        hrefs,
    )
    assert there == [True, focused]


@pytest.mark.parametrize(
    ("query", "urls"),
    [
        ("đời sống đoàn viên dịp", ["/kho/tin-tuc/2025/doan-vien/"]),
        ("ddowif soongs ddoanf vieen", ["/kho/tin-tuc/2025/doan-vien/"]),
        ("doan vien", None),  # two words narrow nothing down
        ("đời sống đoàn zzkk", None),
        ('"đời sống đoàn viên"', None),
        ("viên đoàn sống", None),  # not in a row
    ],
)
def test_the_first_results_are_known_from_the_rarest_words(visit, query, urls):
    visit.open("/kho/tim-kiem/")
    found = visit.page.evaluate(
        """async (query) => {
            const modules = "/kho/theme/js/modules/search";
            const { open } = await import(`${modules}/engine.js`);
            const { understand } = await import(`${modules}/query.js`);
            const { early } = await import(`${modules}/early.js`);
            const engine = await open("/kho/pagefind/vi/", "/kho");
            const first = await early(engine, understand(query));
            return first && first.hits.map(({ url }) => url);
        }""",
        query,
    )
    assert found == urls
