"""Searching the whole site: from the masthead and on the page, in both editions."""

from __future__ import annotations

import pytest

both = pytest.mark.parametrize("lang", ["vi", "en"])
SEARCH = {"vi": "tim-kiem/", "en": "en/search/"}


def wait(reader):
    """Wait until the page has answered."""
    done = '.search:is([data-state="results"], [data-state="none"], [data-state="failed"])'
    reader.page.wait_for_selector(done)
    assert reader.page.locator(".search").get_attribute("data-state") != "failed"
    return reader.page.locator("[data-part=list] .search-hit__title").all_inner_texts()


def ask(reader, words):
    field = reader.page.locator(".search [name=q]")
    field.fill(words)
    field.press("Enter")
    reader.page.wait_for_function(
        "words => document.querySelector('.search [role=status]').textContent.includes(words)",
        arg=words,
    )
    return wait(reader)


@both
def test_the_masthead_asks_and_the_search_page_answers(visit, real, lang):
    reader = visit(real)
    reader.open("" if lang == "vi" else "en/")
    field = reader.page.locator(".masthead input[name=q]")
    field.fill("286/LĐLĐ")
    field.press("Enter")
    titles = wait(reader)
    assert (reader.kind, reader.lang) == ("search", lang)
    assert "?q=286" in reader.page.url
    assert reader.page.locator(".search [name=q]").input_value() == "286/LĐLĐ"
    document = real.text("cong-van-286-phuc-loi-doan-vien", lang).fields.title
    assert titles[0] == document
    reader.follow(reader.page.locator(".search-hit a").first)
    assert reader.heading == document
    reader.page.go_back()
    assert wait(reader)[0] == document, "the results are there again on the way back"


@pytest.mark.parametrize(
    ("marked", "plain"),
    [("đoàn viên", "doan vien"), ("Dầu khí", "dau khi"), ("Nguyễn Văn Đông", "nguyen van dong")],
)
def test_words_are_found_with_and_without_their_marks(visit, real, marked, plain):
    reader = visit(real)
    reader.open(SEARCH["vi"])
    found = ask(reader, marked)
    assert found
    bare = ask(reader, plain)
    assert (bare[0], sorted(bare)) == (found[0], sorted(found))
    assert ask(reader, plain.upper()) == bare
    marks = {mark.lower() for mark in reader.page.locator(".search-hit mark").all_inner_texts()}
    assert any(letter in mark for mark in marks for letter in "đầễăô")


@pytest.mark.parametrize("typed", ["ddoanf vieen", "d9oa2n vie6n", "đoàn vien", "ĐOÀN VIÊN"])
def test_left_overs_of_input_methods_find_what_was_meant(visit, real, typed):
    reader = visit(real)
    reader.open(SEARCH["vi"])
    assert ask(reader, typed)[0] == ask(reader, "đoàn viên")[0]


def test_the_mended_word_is_small_as_one_would_type_it(visit, real):
    reader = visit(real)
    reader.open(SEARCH["en"])
    ask(reader, "welfre")
    assert "searching for “welfare”" in reader.page.locator(".search [role=status]").inner_text()


def test_a_slip_is_mended_said_and_can_be_taken_back(visit, real):
    reader = visit(real)
    reader.open(SEARCH["vi"])
    meant = ask(reader, "phúc lợi đoàn viên")
    slipped = ask(reader, "phúc lợi đaon viên")
    assert slipped[0] == meant[0]
    literal = reader.page.locator(".search [role=status] a")
    assert literal.inner_text() == real.say("vi", "search.literal")
    literal.click()
    reader.page.wait_for_url("**as=typed*")
    literal.wait_for(state="detached")
    reader.page.go_back()
    literal.wait_for(state="visible")


def test_the_english_edition_finds_vietnamese_names_without_marks(visit, real):
    reader = visit(real)
    reader.open(SEARCH["en"])
    found = ask(reader, "Nguyễn Văn Đông")
    assert real.text("tong-ket-cong-doan-2024", "en").fields.title in found
    assert ask(reader, "nguyen van dong") == found


@both
def test_a_story_is_found_by_its_whole_title(visit, real, lang):
    reader = visit(real)
    reader.open(SEARCH[lang])
    for text in real.site.listed(lang):
        assert ask(reader, text.fields.title)[0] == text.fields.title


@both
def test_filters_narrow_and_what_was_chosen_stands_in_the_address(visit, real, lang):
    reader = visit(real)
    reader.open(f"{SEARCH[lang]}?q=286")
    everything = wait(reader)
    listed = real.site.listed(lang)
    section = next(text.fields.section for text in listed if text.fields.title == everything[0])
    box = f".facet [name=section][value={section}]"
    reader.page.locator(box).check()
    reader.page.wait_for_url(f"**section={section}*")
    narrowed = wait(reader)
    assert narrowed
    assert set(narrowed) <= set(everything)
    inside = {text.fields.title for text in listed if text.fields.section == section}
    assert set(narrowed) <= inside

    again = visit(real)
    again.page.goto(reader.page.url)
    assert wait(again) == narrowed, "the address alone brings the same results"
    assert again.page.locator(box).is_checked()
    assert again.page.locator(".search [name=q]").input_value() == "286"

    reader.page.go_back()
    reader.page.wait_for_function("() => !location.search.includes('section')")
    reader.page.wait_for_function(
        "count => document.querySelectorAll('[data-part=list] .search-hit').length === count",
        arg=len(everything),
    )
    assert wait(reader) == everything


@both
def test_results_are_put_in_the_order_of_their_dates(visit, made_up, lang):
    reader = visit(made_up)
    words = {"vi": '"bản tin số"', "en": "bulletin"}[lang]
    reader.open(f"{SEARCH[lang]}?q={words}")
    wait(reader)
    reader.page.locator("select[name=sort]").select_option("date")
    reader.page.wait_for_url("**sort=date*")
    reader.page.wait_for_function(
        "() => document.querySelector('[aria-busy]').getAttribute('aria-busy') === 'false'"
    )
    dates = reader.page.locator(".search-hit time").evaluate_all(
        "times => times.map(time => time.getAttribute('datetime'))"
    )
    assert len(dates) == 10
    assert dates == sorted(dates, reverse=True)
    assert dates[0].startswith("2024-12")
    reader.page.locator("[data-part=more]").click()
    reader.page.wait_for_function(
        "() => document.querySelectorAll('[data-part=list] .search-hit').length === 20"
    )
    focused = "document.activeElement.closest('.search-hit')"
    place = reader.measure(
        f"[...document.querySelectorAll('[data-part=list] .search-hit')].indexOf({focused})"
    )
    assert place == 10, "whoever asked for more is taken to the first of the new results"


@both
def test_the_search_is_used_by_keyboard_alone(visit, real, lang):
    reader = visit(real)
    reader.open(SEARCH[lang])
    reader.tap("/")
    assert reader.measure("document.activeElement.name") == "q"
    reader.page.keyboard.type("2024")
    titles = wait(reader)
    assert len(titles) > 1
    reader.tap("ArrowDown")
    assert reader.measure("document.activeElement.textContent") == titles[0]
    reader.tap("ArrowDown")
    assert reader.measure("document.activeElement.textContent") == titles[1]
    reader.tap("ArrowUp", 2)
    assert reader.measure("document.activeElement.name") == "q"
    reader.tap("Escape")
    assert reader.page.locator(".search [name=q]").input_value() == ""
    reader.page.keyboard.type("2024")
    wait(reader)
    reader.tap("ArrowDown")
    reader.tap("Enter")
    reader.page.wait_for_selector("body.page-story, body.page-page")
    reader.ready()
    assert reader.heading == titles[0]


@both
def test_a_search_in_vain_says_so_and_what_to_try(visit, real, lang):
    reader = visit(real)
    reader.open(f"{SEARCH[lang]}?q=zzqxwv")
    assert wait(reader) == []
    status = reader.page.locator(".search [role=status]").inner_text()
    assert status == real.say(lang, "search.none", query="zzqxwv")
    assert reader.page.locator("[data-part=none] li").first.is_visible()


def test_drafts_and_stories_kept_off_lists_are_not_in_a_readers_index(visit, made_up):
    reader = visit(made_up)
    reader.open(SEARCH["vi"])
    assert made_up.text("an-danh-sach", "vi").fields.title not in ask(reader, "tin ẩn")
    assert made_up.text("da-rut", "vi").fields.title not in ask(reader, "tin đã rút")


@both
def test_before_a_search_the_registers_newest_rows_are_shown(visit, real, lang):
    reader = visit(real)
    reader.open(SEARCH[lang])
    newest = reader.page.locator(".search__newest")
    assert "286/LĐLĐ" in newest.inner_text()
    reader.page.fill("[name=q]", "286 ldld")
    newest.wait_for(state="hidden")
    reader.page.fill("[name=q]", "")
    newest.wait_for(state="visible")


def test_the_other_language_opens_at_the_same_search(visit, real):
    reader = visit(real)
    reader.open(f"{SEARCH['vi']}?q=2024&kind=award&sort=date")
    wait(reader)
    for lang in ("en", "vi"):
        reader.follow(reader.page.locator(".language-switch"))
        assert reader.address == f"{SEARCH[lang]}?q=2024&kind=award&sort=date"
        assert wait(reader)
        assert reader.page.locator(".search [name=q]").input_value() == "2024"
        assert reader.page.locator(".facet [name=kind][value=award]").is_checked()
        assert reader.page.locator("select[name=sort]").input_value() == "date"
    reader.page.fill(".search [name=q]", "286/LĐLĐ")  # and at once, before the search has run
    reader.follow(reader.page.locator(".language-switch"))
    assert reader.page.locator(".search [name=q]").input_value() == "286/LĐLĐ"
    assert reader.page.locator(".facet [name=kind][value=award]").is_checked()


# Words that begin on one line and end on another.
BROKEN = """words => words.flatMap(place => {
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node; (node = walker.nextNode());) for (const word of node.data.matchAll(/[\\p{L}\\p{M}]+/gu)) {
    const range = document.createRange();
    range.setStart(node, word.index);
    range.setEnd(node, word.index + word[0].length);
    if (new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1)
      found.push(word[0]);
  }
  return found;
})"""


@both
@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone_a_result_s_words_run_on_under_its_picture_and_are_whole(
    visit, real, lang, width
):
    reader = visit(real, viewport={"width": width, "height": 800})
    reader.open(SEARCH[lang])
    for letters in ("", "largest"):
        reader.measure("size => localStorage.setItem('text-size', size)", letters)
        reader.open(SEARCH[lang])
        ask(reader, {"vi": "công đoàn", "en": "union"}[lang])
        hits = reader.page.locator(".search-hit:has(img:not([hidden]))")
        assert hits.count() > 2
        words = reader.page.locator(".search-hit :is(.search-hit__title, .search-hit__excerpt)")
        assert words.evaluate_all(BROKEN) == [], letters
        under = hits.evaluate_all(
            """hits => hits.filter(hit => {
              const range = document.createRange();
              range.selectNodeContents(hit.querySelector(".search-hit__words"));
              const right = Math.max(...[...range.getClientRects()].map(box => box.right));
              return right > hit.querySelector("img").getBoundingClientRect().left;
            }).length"""
        )
        assert under > hits.count() / 2, letters


@both
def test_the_first_result_stands_high_and_nothing_is_beside_a_measure_too_wide(visit, real, lang):
    for width, height, most in ((390, 844, 600), (1440, 900, 320)):
        reader = visit(real, viewport={"width": width, "height": height})
        reader.open(f"{SEARCH[lang]}?q={ {'vi': 'phúc lợi đaon viên', 'en': 'welfre'}[lang] }")
        wait(reader)
        hit = reader.page.locator(".search-hit").first
        assert hit.bounding_box()["y"] < most
        assert hit.locator(".search-hit__excerpt").bounding_box()["width"] <= 680


def test_forced_colours_part_the_search_s_button_from_its_field(visit, real):
    reader = visit(real, forced_colors="active", viewport={"width": 390, "height": 844})
    reader.open(SEARCH["en"])
    style = reader.page.locator(".search__submit").evaluate(
        "button => getComputedStyle(button).borderInlineStartStyle"
    )
    assert style == "solid"
