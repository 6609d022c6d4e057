"""Listings: sections, topics, organisations, archive and galleries hold what they say they hold."""

from __future__ import annotations

import re

import pytest

from tests.browser.reader import as_written

both = pytest.mark.parametrize("lang", ["vi", "en"])
PER_PAGE = 20


def titles(reader):
    shown = reader.page.locator(".listing__stories > .card .card__title").all_inner_texts()
    return [as_written(title) for title in shown]


def figure(locator):
    """The number that a link tells, whatever its separators."""
    return int("".join(filter(str.isdigit, locator.inner_text())))


@both
def test_the_archive_leads_from_year_to_month_and_counts_what_is_there(visit, real, lang):
    reader = visit(real)
    reader.open(real.place("archive", lang))
    years = [
        (group.locator("h2 a").get_attribute("href"), figure(group.locator("h2 .count")))
        for group in reader.page.locator(".directory__group").all()
    ]
    months = [
        (item.get_attribute("href"), figure(item.locator(".year-chart__count")))
        for item in reader.page.locator(".year-chart__link").all()
    ]
    assert sum(count for _, count in years) == len(real.site.listed(lang))
    assert sum(count for _, count in months) == len(real.site.listed(lang))
    seen = []
    for href, count in years:
        reader.open(href)
        assert len(titles(reader)) == count
        side = reader.page.locator(".rail .year-chart__count")
        assert sum(figure(number) for number in side.all()) == count
        reader.follow(reader.page.locator(".rail .year-chart__link").first)
        assert reader.kind == "archive_month"
        assert reader.page.locator(".crumbs a").count() == 3
    for href, count in months:
        shown = real.parsed(href).cssselect(".listing__stories > .card .card__title")
        assert len(shown) == count
        seen += [as_written(title.text_content()) for title in shown]
    assert sorted(seen) == sorted(text.fields.title for text in real.site.listed(lang))


@both
def test_a_long_list_is_turned_page_by_page_to_its_end(visit, made_up, lang):
    reader = visit(made_up)
    section = made_up.site.section_address("activities", lang)
    reader.open(section)
    listed = [t for t in made_up.site.listed(lang) if t.fields.section == "activities"]
    pages = -(-len(listed) // PER_PAGE)
    assert pages >= 3
    note = reader.page.locator(".page-header__note").inner_text()
    assert made_up.say(lang, "listing.count", n=len(listed)) in note
    pager = reader.page.locator(".pager")
    assert pager.locator("[rel=prev]").count() == 0
    seen = titles(reader)
    assert len(seen) == PER_PAGE
    for number in range(2, pages + 1):
        reader.follow(pager.locator("[rel=next]"))
        current = pager.locator("[aria-current=page]")
        assert current.inner_text() == str(number)
        assert current.get_attribute("aria-label") == made_up.say(lang, "pager.page", number=number)
        where = made_up.say(lang, "pager.position", number=number, total=pages)
        assert where in reader.page.locator(".page-header__note").inner_text()
        assert pager.locator("[rel=prev]").count() == 1
        seen += titles(reader)
    assert pager.locator("[rel=next]").count() == 0
    assert seen == [text.fields.title for text in listed]
    reader.follow(pager.locator("a", has_text="1").first)
    assert reader.address == section


@both
def test_a_numbered_page_switches_to_the_same_number_in_the_other_language(visit, made_up, lang):
    reader = visit(made_up)
    other = {"vi": "en", "en": "vi"}[lang]
    reader.open(made_up.site.section_address("activities", lang, page=2))
    reader.follow(reader.page.locator(".language-switch"))
    assert reader.address == made_up.site.section_address("activities", other, page=2)


@pytest.mark.parametrize("kind", ["sections", "topics", "organisations"])
@both
def test_a_directory_counts_the_stories_behind_each_link(visit, real, kind, lang):
    reader = visit(real)
    reader.open(real.place(kind, lang))
    entries = [
        (
            item.locator("a").get_attribute("href"),
            item.locator("a").inner_text(),
            figure(item.locator(".count")),
        )
        for item in reader.page.locator(".directory__links li").all()
    ]
    assert len(entries) >= 6
    for href, name, count in entries:
        listing = real.parsed(href)
        assert as_written("".join(listing.find(".//h1").itertext()).strip()) == name
        shown = len(listing.cssselect(".listing__stories > .card"))
        assert shown == (min(count, 4) if kind == "organisations" else count)
    empty = next((href for href, _, count in entries if count == 0), None)
    if empty:
        reader.open(empty)
        assert reader.page.locator(".empty input[name=q]").is_visible()
    href, name, count = entries[-1]
    reader.open(href)
    assert reader.heading == name
    if all_of_it := reader.page.locator(".listing__stories > .extract__more a").all():
        reader.follow(all_of_it[0])
        assert reader.kind == "organisation_stories"
    assert len(titles(reader)) == count


@both
def test_an_organisation_tells_who_it_is_and_who_belongs_to_it(visit, made_up, lang):
    reader = visit(made_up)
    reader.open(made_up.site.organisation_address("cloud-river", lang))
    facts = reader.page.locator(".listing__facts").inner_text()
    for wanted in ("1978", "+84 24 000 001", "ldld@congdoan.example"):
        assert wanted in facts
    assert {"vi": "5.917", "en": "5,917"}[lang] in facts
    child = made_up.site.organisation_address("rattan-works", lang)
    assert child in reader.links(".listing__facts")


@both
def test_the_galleries_show_every_story_with_a_gallery(visit, real, lang):
    reader = visit(real)
    reader.open("" if lang == "vi" else "en/")
    # The front page shows no gallery of a story that stands above: its foot leads there.
    galleries = f'.footer a[href="/{real.place("galleries", lang)}"]'
    reader.follow(reader.page.locator(galleries))
    assert reader.kind == "galleries"
    shown = reader.page.locator("main .card__title").all_inner_texts()
    wanted = [text for text in real.site.listed(lang) if text.outline.is_album]
    assert [as_written(title) for title in shown] == [text.fields.title for text in wanted]
    reader.follow(reader.page.locator("main .card__title a").first)
    assert reader.kind == "album"
    assert reader.heading == wanted[0].fields.title
    assert reader.page.locator(".neighbours a").count() == 1, "the newest has none before it"
    reader.follow(reader.page.locator(".neighbours a"))
    assert reader.heading == wanted[1].fields.title
    reader.follow(reader.page.locator(".crumbs a").last)
    assert reader.kind == "galleries_year"


@both
def test_every_standing_page_is_reached_from_the_foot_of_the_page(visit, real, lang):
    reader = visit(real)
    reader.open("" if lang == "vi" else "en/")
    linked = reader.links(".footer")
    for page in real.site.pages:
        assert page.texts[lang].address in linked
        reader.open(page.texts[lang].address)
        assert (reader.kind, reader.heading) == ("page", page.texts[lang].fields.title)
        assert reader.page.locator(".standing .prose").inner_text()


# What the front page counts of a register: all rows, or those in force or still to come.
COUNTED = {
    "agreements": ':is([data-state="in_force"], [data-state="ending"])',
    "deadlines": ':not([data-state="past"])',
}


@both
def test_the_figures_of_the_front_page_lead_to_what_they_count(visit, real, lang):
    reader = visit(real)
    front = "" if lang == "vi" else "en/"
    reader.open(front)
    shown = {
        item.get_attribute("data-register"): (
            item.locator(".look-up__heading a").get_attribute("href"),
            sum(map(figure, item.locator(".look-up__figure").all())),
            item.locator("li").count(),
        )
        for item in reader.page.locator(".look-up__register").all()
    }
    assert set(shown) == {"agreements", "documents", "awards", "deadlines"}
    assert shown["documents"][1] > 0
    assert shown["awards"][1] > 0
    for register, (href, count, newest) in shown.items():
        reader.open(href)
        rows = ".register-table__row"
        assert reader.page.locator(rows + COUNTED.get(register, "")).count() == count, register
        assert reader.page.locator(rows).count() >= newest > 0, register


# The rows of what an element holds, each with how far it stands from the middle.
ROWS = """(pager) => {
  const middle = (box) => (box.left + box.right) / 2;
  const rows = new Map();
  for (const one of pager.querySelectorAll(".pager__step, .pager__pages > li")) {
    const {left, right, top, bottom} = one.getBoundingClientRect();
    const row = Math.round((top + bottom) / 16);
    const {left: before = left, right: after = right} = rows.get(row) ?? {};
    rows.set(row, {left: Math.min(left, before), right: Math.max(right, after)});
  }
  return [...rows.values()].map((row) => middle(row) - middle(pager.getBoundingClientRect()));
}"""


@both
@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("letters", ["", "largest"])
def test_the_pager_of_a_phone_takes_two_lines_and_stands_in_the_middle(
    visit, made_up, lang, width, letters
):
    reader = visit(made_up, viewport={"width": width, "height": 800})
    section = made_up.site.section_address("activities", lang, 2)
    reader.open(section)
    reader.measure("size => localStorage.setItem('text-size', size)", letters)
    reader.open(section)
    pager = reader.page.locator(".pager")
    # As many numbers as the longest list has, and as wide.
    pager.evaluate(
        """pager => {
          const [page] = pager.querySelectorAll(".pager__pages > li:has(a)");
          const gap = document.createElement("li");
          gap.innerHTML = '<span class="pager__gap" aria-hidden="true">…</span>';
          const numbers = [1, 0, 123, 124, 125, 0, 128].map((number) => {
            const item = (number ? page : gap).cloneNode(true);
            if (number) item.firstElementChild.textContent = number;
            return item;
          });
          page.parentElement.replaceChildren(...numbers);
        }"""
    )
    rows = pager.evaluate(ROWS)
    assert len(rows) == 2
    assert all(abs(off) <= 1 for off in rows)


@both
def test_in_large_letters_a_value_needs_no_line_for_its_label(visit, made_up, lang):
    reader = visit(made_up, viewport={"width": 320, "height": 800})
    awards = made_up.place("awards", lang)
    reader.open(awards)
    reader.measure("localStorage.setItem('text-size', 'largest')")
    reader.open(awards)
    lines = reader.measure(
        """() => [...document.querySelectorAll(".register-table__row > td")].slice(0, 9)
          .filter(cell => cell.firstElementChild).map(cell => {
            const style = getComputedStyle(cell);
            const top = cell.getBoundingClientRect().top + parseFloat(style.paddingTop);
            const value = cell.firstElementChild.getBoundingClientRect().top;
            const label = getComputedStyle(cell, "::before").content;
            return [label, Math.round((value - top) / parseFloat(style.lineHeight))];
          })"""
    )
    assert lines
    labels = [made_up.say(lang, f"register.head.{key}") for key in ("award", "awarded_by")]
    for label, at in lines:
        assert label.strip('"').removesuffix(": ") in labels, (
            "each value is read out with its label"
        )
        assert at == 0, "which takes no line from it"


@pytest.mark.parametrize("width", [320, 360, 390])
def test_a_register_s_note_breaks_between_what_it_says_and_not_within_a_date(visit, made_up, width):
    reader = visit(made_up, viewport={"width": width, "height": 800})
    reader.open(made_up.place("awards", "en"))
    parts = reader.page.locator(".page-header__note > span")
    lines = parts.evaluate_all(
        """parts => parts.map(part => {
          const range = document.createRange();
          range.selectNodeContents(part);
          return new Set([...range.getClientRects()].map(box => Math.round(box.top))).size;
        })"""
    )
    assert lines == [1, 1, 1]


def test_narrowed_in_place_a_register_s_note_names_no_page_and_leaves_no_sign_of_it(visit, made_up):
    reader = visit(made_up, viewport={"width": 390, "height": 800})
    reader.open("khen-thuong/")
    note = reader.page.locator(".page-header__note")
    whole = " ".join(note.inner_text().split())
    assert re.fullmatch(r"131 mục · Trang 1/2 · Tính đến [\d/]+", whole)
    field = reader.page.locator(".register__input")
    field.fill("zzzq")
    reader.page.locator("[data-part=none]").wait_for()
    narrowed = " ".join(note.inner_text().split())
    assert re.fullmatch(r"Đang hiện 0 trong 131 mục · Tính đến [\d/]+", narrowed)
    # The ring of the field does not lie on the button under it.
    box, clear = field.bounding_box(), reader.page.locator(".register__clear").bounding_box()
    ring = field.evaluate(
        """field => {
          const {outlineWidth, outlineOffset, boxShadow} = getComputedStyle(field);
          const halo = Math.max(...boxShadow.match(/[\\d.]+px/g).map(parseFloat));
          return Math.max(parseFloat(outlineWidth) + parseFloat(outlineOffset), halo);
        }"""
    )
    assert ring >= 3
    assert clear["y"] >= box["y"] + box["height"] + ring
