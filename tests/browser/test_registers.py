"""Registers: filters are plain links; with JavaScript they narrow in place and in the address."""

from __future__ import annotations

import re
from contextlib import nullcontext

import pytest

from tests.browser.reader import PHONE, as_written
from tests.windows import DESK

ROWS = ".register-table__row:not([hidden])"
TITLES = "rows => rows.map(row => row.querySelector('th').innerText.split('\\n')[0])"


def titles(reader):
    """Return the first line of every row that shows."""
    shown = reader.page.locator(ROWS)
    return [*map(as_written, shown.evaluate_all(TITLES))]


def option(reader, facet, value):
    return reader.page.locator(f'a[data-facet="{facet}"][data-value="{value}"]')


def status(reader):
    return reader.page.locator(".register [data-part=status]").inner_text()


def pick(reader, facet, value):
    """Choose a value of a facet and wait until the register says what is left."""
    before = status(reader)
    option(reader, facet, value).click()
    reader.page.wait_for_function(
        "before => document.querySelector('.register [data-part=status]').innerText !== before",
        arg=before,
    )


def test_without_javascript_a_filter_is_a_link_to_its_rows(visit, made_up):
    reader = visit(made_up, java_script_enabled=False, viewport=DESK)
    reader.open("thoa-thuan/")
    assert not reader.page.locator(".register__tools").is_visible(), "nothing that does nothing"
    reader.page.locator("thead a[data-sort=parties]").click()
    assert reader.page.locator("#facet-party").is_visible(), "a head leads to its column's values"
    reader.follow(option(reader, "state", "sap-het-han"))
    assert reader.address == "thoa-thuan/tinh-trang/sap-het-han/"
    assert titles(reader) == ["Thỏa thuận về nhà ở"]
    assert "Sắp hết hạn" in reader.page.locator("table").inner_text()
    assert "còn 46 ngày" in reader.page.locator("table").inner_text()
    reader.follow(reader.page.locator(".register__narrowed a"))
    assert reader.address == "thoa-thuan/"


def test_without_javascript_filters_unfold_on_a_phone(visit, made_up):
    reader = visit(made_up, java_script_enabled=False, viewport=PHONE)
    reader.open("thoa-thuan/")
    link = option(reader, "state", "con-hieu-luc")
    assert not link.is_visible()
    reader.page.locator(".facets .fold__summary").click()
    assert link.is_visible()


def test_filters_combine_in_place_and_stand_in_the_address(visit, made_up):
    reader = visit(made_up)
    reader.open("thoa-thuan/")
    everything = titles(reader)
    assert len(everything) == 8
    pick(reader, "party", "hop-tac-xa-ben-do")
    assert reader.address == "thoa-thuan/?party=hop-tac-xa-ben-do"
    assert len(titles(reader)) == 6
    pick(reader, "state", "da-het-han")
    assert set(titles(reader)) == {"Thỏa thuận về học nghề", "Thỏa thuận về tủ sách"}
    assert status(reader) == "Đang hiện 2 trong 8 mục"
    count = option(reader, "state", "con-hieu-luc").locator("xpath=..").locator(".count")
    assert count.inner_text() == "1", "what the other state would leave"
    reader.page.go_back()
    reader.page.wait_for_function(
        "() => document.querySelectorAll('[aria-current=true]').length < 3"
    )
    assert reader.address == "thoa-thuan/?party=hop-tac-xa-ben-do"
    assert len(titles(reader)) == 6
    pick(reader, "party", "hop-tac-xa-ben-do")
    assert reader.address == "thoa-thuan/"
    assert titles(reader) == everything
    assert status(reader) == "8 mục"


def test_an_address_states_what_is_shown(visit, made_up):
    reader = visit(made_up)
    reader.open("en/agreements/?state=ended&q=hoc+nghe")
    reader.page.wait_for_function("() => document.querySelector('[data-part=query]').value")
    assert titles(reader) == ["Thỏa thuận về học nghề"]
    assert option(reader, "state", "ended").get_attribute("aria-current") == "true"
    assert status(reader) == "Showing 1 of 8 entries"


def test_words_narrow_the_whole_register_without_marks_and_beyond_the_first_page(visit, made_up):
    reader = visit(made_up)
    reader.open("khen-thuong/")
    assert len(titles(reader)) == 100
    assert reader.page.locator(".pager").is_visible()
    asked = []
    reader.page.on("request", lambda request: asked.append(request.url))
    reader.page.locator("[data-part=query]").fill("do quoc bao 127")
    reader.page.wait_for_function(f"() => document.querySelectorAll('{ROWS}').length === 1")
    assert [url for url in asked if url.endswith("/khen-thuong/trang-2/")]
    assert titles(reader) == ["Đỗ Quốc Bảo 127"]
    assert not reader.page.locator(".pager").is_visible()
    headings = reader.page.locator("tbody:not([hidden]) .register-table__group")
    assert headings.count() == 1
    reader.page.locator("[data-part=query]").fill("khong co ai ten the")
    none = reader.page.locator("[data-part=none]")
    none.wait_for(state="visible")
    assert none.inner_text().split("\n\n") == [
        "Không có mục nào khớp với:", "Lọc theo từ: “khong co ai ten the”", "Xem toàn bộ sổ",
    ]  # fmt: skip
    reader.page.locator("[data-part=clear]").click()
    reader.page.wait_for_function(f"() => document.querySelectorAll('{ROWS}').length === 100")
    assert reader.page.locator("[data-part=query]").evaluate("e => e === document.activeElement")


def test_rows_of_a_year_are_found_on_whatever_page_they_stand(visit, made_up):
    reader = visit(made_up)
    reader.open("khen-thuong/")
    said = option(reader, "year", "2022").locator("xpath=..").locator(".count").inner_text()
    pick(reader, "year", "2022")
    assert len(titles(reader)) == int(said) == 44
    ids = reader.page.locator("[id]").evaluate_all("all => all.map(one => one.id)")
    assert len(ids) == len(set(ids))


def test_what_cannot_be_fetched_is_said(visit, made_up):
    reader = visit(made_up)
    reader.expects += ["trang-2", "Failed to load"]
    reader.open("khen-thuong/")
    reader.page.route("**/trang-2/", lambda route: route.fulfill(status=503))
    reader.page.locator("[data-part=query]").fill("lê")
    failed = reader.page.locator("[data-part=failed]")
    failed.wait_for(state="visible")


def test_a_further_filter_on_a_narrowed_page_leads_to_both(visit, made_up):
    reader = visit(made_up)
    reader.open("khen-thuong/nam/2023/")
    reader.follow(option(reader, "award", "bang-khen"))
    assert reader.address == "khen-thuong/?year=2023&award=bang-khen"
    reader.page.wait_for_function(f"() => document.querySelectorAll('{ROWS}').length < 100")
    assert all("Bằng khen" in text for text in reader.page.locator(ROWS).all_inner_texts())
    headings = reader.page.locator("tbody:not([hidden]) .register-table__group")
    assert [said.split(" Bảng")[0] for said in headings.all_inner_texts()] == ["Năm 2023"]


def test_signs_are_told_apart_in_forced_colours(visit, made_up):
    reader = visit(made_up, forced_colors="active")
    reader.open("thoa-thuan/")
    sign = """state => {
      const { backgroundImage, backgroundColor, borderStyle } = getComputedStyle(state, "::before");
      return [backgroundImage, backgroundColor, borderStyle].join(" ");
    }"""
    shown = [
        reader.page.locator(f".register-table .state[data-state={state}]").first.evaluate(sign)
        for state in ("in_force", "ending", "ended", "unknown")
    ]
    assert len(set(shown)) == 4


def test_words_over_a_group_find_its_rows(visit, made_up):
    reader = visit(made_up)
    reader.open("khen-thuong/")
    reader.page.locator("[data-part=query]").fill("nam 2022")
    reader.page.wait_for_function(f"() => document.querySelectorAll('{ROWS}').length === 44")


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone_the_rows_of_a_narrowed_register_come_before_further_filters(
    visit, made_up, width
):
    reader = visit(made_up, viewport={"width": width, "height": 800})
    reader.open("thoa-thuan/tinh-trang/da-het-han/")
    assert not option(reader, "state", "con-hieu-luc").is_visible()
    row = reader.page.locator(".register-table__row").first
    assert row.evaluate("row => getComputedStyle(row).display") == "block"
    assert row.bounding_box()["y"] < 800


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone_the_field_for_words_has_the_width_of_the_page(visit, made_up, width):
    reader = visit(made_up, viewport={"width": width, "height": 800})
    reader.open("thoa-thuan/")
    room = reader.page.locator(".register__main").bounding_box()["width"]
    field = reader.page.locator("[data-part=query]")
    assert field.bounding_box()["width"] == room
    field.fill("nha o")
    reader.page.locator("[data-part=clear]").wait_for(state="visible")
    assert field.bounding_box()["width"] == room


def test_the_keyboard_narrows_a_register(visit, made_up):
    reader = visit(made_up)
    reader.open("thoa-thuan/")
    option(reader, "state", "da-het-han").focus()
    reader.tap("Enter")
    reader.page.wait_for_function(f"() => document.querySelectorAll('{ROWS}').length === 2 + 1")
    assert option(reader, "state", "da-het-han").evaluate("e => e === document.activeElement")


def heads(reader):
    """Return how each head says that the rows are sorted."""
    shown = reader.page.locator("thead th")
    return shown.evaluate_all("all => all.map(th => th.getAttribute('aria-sort'))")


def test_the_head_of_a_column_sorts_what_filters_leave_and_back_undoes_it(visit, made_up):
    reader = visit(made_up)
    reader.open("khen-thuong/?year=2023&q=4")
    reader.page.wait_for_function(f"() => document.querySelectorAll('{ROWS}').length < 20")
    own = titles(reader)
    head = reader.page.locator("thead a[data-sort=recipients]")
    head.click()
    reader.page.wait_for_selector("[aria-sort=ascending]")
    assert reader.address == "khen-thuong/?year=2023&q=4&sort=recipients"
    assert heads(reader) == ["ascending", None, None]
    rising = titles(reader)
    assert rising != own
    assert sorted(rising) == sorted(own)
    numbers = [int(title.split()[-1]) for title in rising]
    assert numbers == sorted(numbers), "by the last word of a name, and numbers as numbers"
    said = reader.page.locator(f"{ROWS} .register-table__said").all_inner_texts()
    assert set(said) == {"Năm 2023"}, "what the heading said"
    head.click()
    reader.page.wait_for_selector("[aria-sort=descending]")
    assert titles(reader) == rising[::-1]
    pick(reader, "award", "bang-khen")
    assert reader.address == "khen-thuong/?year=2023&award=bang-khen&q=4&sort=-recipients"
    kept = titles(reader)
    assert kept == [title for title in rising[::-1] if title in kept]
    for _ in range(3):
        reader.page.go_back()
    reader.page.wait_for_function("() => !document.querySelector('[aria-sort]')")
    assert titles(reader) == own
    headings = reader.page.locator("tbody:not([hidden]) .register-table__group")
    assert [said.split(" Bảng")[0] for said in headings.all_inner_texts()] == ["Năm 2023"]


def test_on_a_desk_heads_and_filters_stay_and_cover_nothing_that_is_asked_for(visit, made_up):
    reader = visit(made_up, viewport={"width": 1440, "height": 900})
    reader.open("khen-thuong/")
    page = reader.page
    page.locator(f"{ROWS} a").nth(150).focus()
    head = page.locator("thead th").first.bounding_box()
    assert head["y"] == 0
    assert page.locator("[data-part=query]").is_visible()
    assert page.locator(".register__to-top a").is_visible()
    for _ in range(30):
        reader.tap("Shift+Tab")
    focused = page.evaluate("document.activeElement.getBoundingClientRect().y")
    assert focused >= head["height"]
    page.set_viewport_size({"width": 360, "height": 225})  # as at 400 %
    stays = "all => all.filter(one => getComputedStyle(one).position === 'sticky').length"
    assert page.locator("thead th, .register__rail").evaluate_all(stays) == 0
    assert not page.locator(".register__to-top").is_visible()


@pytest.mark.parametrize("address", ["phuc-loi/", "en/benefits/"])
def test_the_offers_fit_on_one_sheet_for_the_notice_board(visit, made_up, address):
    reader = visit(made_up)
    reader.open(address)
    paper = reader.page.pdf(format="A4", print_background=False)
    assert len(re.findall(rb"/Type\s*/Page[^s]", paper)) == 1
    reader.page.emulate_media(media="print")
    for hidden in (".facets", ".downloads", ".register__tools", ".masthead .menu"):
        assert not reader.page.locator(hidden).first.is_visible(), hidden
    rows = reader.page.locator(".register-table__row")
    assert rows.count() == 24
    hung = [row for row in rows.all() if row.is_visible()]
    assert len(hung) == 16, "what has ended is not for the notice board"
    assert reader.page.locator("thead").is_visible()
    reader.page.emulate_media(media="screen")


def test_everything_is_reached_from_the_front_page_in_three_clicks(real):
    near, seen = [""], {"": 0}
    while near:
        address = near.pop(0)
        if seen[address] == 3:
            continue
        for link in real.parsed(address).cssselect("a[href^='/']"):
            target = link.get("href").partition("#")[0].partition("?")[0].lstrip("/")
            if target in real.pages and target not in seen:
                seen[target] = seen[address] + 1
                near.append(target)
    far = {where for where in real.pages if not where.endswith("404.html")} - seen.keys()
    assert far == set()
    assert len(seen) > 150


def test_a_register_opens_at_the_row_that_an_address_names(visit, made_up):
    reader = visit(made_up)
    for name in ("#row-bang-vang-3", "#row-bang-vang-130"):
        reader.open("")
        reader.open(f"khen-thuong/{name}")
        row = reader.page.locator(name)
        row.wait_for(state="visible")
        reader.page.wait_for_function(
            "name => document.querySelector(name).getBoundingClientRect().y < innerHeight", arg=name
        )


def test_an_address_that_names_no_row_changes_nothing(visit, made_up):
    reader = visit(made_up)
    reader.open("khen-thuong/")
    whole = reader.page.locator(ROWS).count()
    faults = []
    reader.page.on("pageerror", lambda error: faults.append(str(error)))
    for name in ("#row-%", "#row-<script>"):
        reader.open("")
        with reader.page.expect_response("**/trang-2/") if "<" in name else nullcontext():
            reader.open(f"khen-thuong/{name}")
        reader.page.wait_for_load_state("networkidle")
        assert reader.page.locator(ROWS).count() == whole
    assert faults == []


COUNTED = """window.made = [];
for (const name of ["NumberFormat", "DateTimeFormat", "PluralRules"]) {
  Intl[name] = new Proxy(Intl[name], { construct(real, given) { made.push(name); return new real(...given); } });
}"""


def test_numbers_wait_until_a_filter_or_a_search_needs_them(visit, made_up):
    reader = visit(made_up, script=COUNTED)
    for kind in ("awards", "search"):
        reader.open(made_up.place(kind, "vi"))
        assert reader.measure("made") == [], kind
    reader.open(made_up.place("awards", "vi"))
    shown = reader.page.locator("a[data-facet]").first
    said = status(reader)
    pick(reader, shown.get_attribute("data-facet"), shown.get_attribute("data-value"))
    assert status(reader) != said
    assert reader.measure("made") == ["NumberFormat"]


@pytest.mark.parametrize(
    ("address", "asked", "foreign"),
    [
        (
            "thoa-thuan/?state=da-het-han&party=hop-tac-xa-ben-do&q=nuoc+sach",
            ["Lọc theo từ: “nuoc sach”", "Tình trạng: Đã hết hạn", "Bên ký: Hợp tác xã Bến Đò"],
            [],
        ),
        (
            "en/deadlines/?state=past&who=cac-to-may&year=1850",
            ["Status: Past", "From whom: Các tổ may", "Year: 1850"],
            ["Các tổ may"],
        ),
    ],
)
def test_a_register_narrowed_to_nothing_says_by_what_and_leads_back(
    visit, made_up, address, asked, foreign
):
    reader = visit(made_up)
    reader.open(address)
    none = reader.page.locator("[data-part=none]")
    none.wait_for(state="visible")
    lines = none.locator("li")
    assert lines.all_inner_texts() == asked
    assert not reader.page.locator("[data-part=table]").is_visible(), "no head without rows"
    assert lines.locator("[lang]").all_inner_texts() == foreign
    reader.follow(none.get_by_role("link"))
    assert reader.address == address.partition("?")[0]
    assert len(titles(reader)) > 2
    assert not none.is_visible()


def test_a_value_that_no_row_has_says_so_without_javascript(visit, made_up):
    reader = visit(made_up, java_script_enabled=False)
    reader.open("en/benefits/state/unknown/")
    none = reader.page.locator(".register__none")
    assert [words.strip() for words in none.inner_text().split("\n") if words] == [
        "No entry matches:", "Status: Term not stated", "See the whole register",
    ]  # fmt: skip
    reader.follow(none.get_by_role("link"))
    assert reader.address == "en/benefits/"


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("thoa-thuan/?state=da-het-han&q=học+nghề", "en/agreements/?state=ended&q=h%E1%BB%8Dc+ngh%E1%BB%81"),
        ("en/agreements/?party=cloud-river&state=ended", "thoa-thuan/?party=cloud-river&state=da-het-han"),
        ("khen-thuong/#row-bang-vang-127", "en/awards/#row-bang-vang-127"),
        ("khen-thuong/nam/2023/#row-bang-vang-2", "en/awards/year/2023/#row-bang-vang-2"),
        ("khen-thuong/?khong=co", "en/awards/"),
    ],
)  # fmt: skip
def test_the_other_language_opens_at_the_same_filters_and_row(visit, made_up, here, there, by):
    reader = visit(made_up)
    reader.open(here)
    reader.page.wait_for_load_state("networkidle")
    shown = reader.page.locator(ROWS).evaluate_all("rows => rows.map(row => row.id)")
    switch = reader.page.locator(".language-switch")
    if by == "mouse":
        reader.follow(switch)
    else:
        switch.focus()
        reader.tap("Enter")
        reader.page.wait_for_url(f"**/{there}")
        reader.ready()
    assert reader.page.url == f"{made_up.host}/{there}"
    reader.page.wait_for_load_state("networkidle")
    rows = reader.page.locator(ROWS)
    assert rows.evaluate_all("rows => rows.map(row => row.id)") == shown


def test_filters_chosen_in_place_go_over_to_the_other_language_and_back(visit, made_up):
    reader = visit(made_up)
    reader.open("thoa-thuan/")
    pick(reader, "state", "da-het-han")
    reader.page.locator("[data-part=query]").fill("tu sach")
    reader.page.wait_for_function(f"() => document.querySelectorAll('{ROWS}').length === 1")
    for there in ("en/agreements/?state=ended&q=tu+sach", "thoa-thuan/?state=da-het-han&q=tu+sach"):
        reader.follow(reader.page.locator(".language-switch"))
        assert reader.address == there
        reader.page.wait_for_function(f"() => document.querySelectorAll('{ROWS}').length === 1")
        assert reader.page.locator("[data-part=query]").input_value() == "tu sach"


def test_what_has_ended_is_folded_until_it_is_asked_for(visit, made_up):
    reader = visit(made_up)
    reader.open("phuc-loi/")
    ended = reader.page.locator("[data-folded] > .register-table__row")
    assert ended.count() == 8
    assert not ended.first.is_visible()
    reader.page.locator("#g-_ended summary").click()
    assert ended.first.is_visible()
    ended.first.locator("details").evaluate("details => { details.open = true }")
    reader.page.locator("#g-_ended summary").click()
    assert not ended.first.is_visible()
    reader.open("phuc-loi/?state=da-het-han")
    assert reader.page.locator(".register-table__row >> visible=true").count() == 8
    reader.open("phuc-loi/#row-doi-tac-0")
    assert reader.page.locator("#row-doi-tac-0").is_visible()


def test_today_is_marked_by_the_reader_s_own_clock_in_vietnam(visit, made_up):
    reader = visit(made_up)
    reader.page.clock.set_fixed_time("2025-03-16T20:00:00Z")
    reader.open("lich/quy-1-2025/")
    marked = reader.page.locator("[aria-current=date]")
    marked.wait_for()
    assert [day.get_attribute("data-day") for day in marked.all()] == ["2025-03-17"]
