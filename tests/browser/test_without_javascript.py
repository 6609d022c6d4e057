"""Without JavaScript: everything can be reached and read."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

import pytest

from tests.browser.reader import PHONE
from tests.builders import ROOT

both = pytest.mark.parametrize("lang", ["vi", "en"])
OFF = {"java_script_enabled": False}


# Where a link stands: what a style sheet can tell it by. A browser adds <tbody>; a reader of files does not.
PLACES = """links => links.map(link => {
  const chain = [];
  for (let one = link; one; one = one.parentElement)
    if (one.localName !== "tbody") chain.push([one.localName, one.getAttribute("class") ?? "",
      one.id, one.hasAttribute("open"), one.hasAttribute("hidden")].join(" "));
  return [chain.join("/"), link.checkVisibility()];
})"""


def place_of(link):
    """Return where *link* stands in its page, as ``PLACES`` says it."""
    return "/".join(
        f"{one.tag} {one.get('class', '')} {one.get('id', '')} "
        f"{str('open' in one.attrib).lower()} {str('hidden' in one.attrib).lower()}"
        for one in (link, *link.iterancestors())
        if one.tag != "tbody"
    )


def test_every_story_of_both_editions_is_reached_by_following_links_one_can_see(visit, real):
    """A page is looked at when it has a link in a place that no page had before, or that not all show."""
    reader = visit(real, **OFF)
    shown: dict[str, set[bool]] = {}
    waiting, seen, looked = [""], {""}, 0
    while waiting:
        address = waiting.pop()
        links = real.parsed(address).cssselect("body a[href]")
        places = [place_of(link) for link in links]
        visible = [shown.get(place) == {True} for place in places]
        if any(shown.get(place) not in ({True}, {False}) for place in places):
            reader.open(address)
            looked += 1
            found = reader.page.locator("body a[href]").evaluate_all(PLACES)
            assert [place for place, _ in found] == places, address
            visible = [is_shown for _, is_shown in found]
            for place, is_shown in found:
                shown.setdefault(place, set()).add(is_shown)
        for link, is_shown in zip(links, visible, strict=True):
            target = urlsplit(urljoin(f"/{address}", link.get("href")))
            inside = target.path.removeprefix("/")
            leads_on = is_shown and not target.netloc and target.path.endswith("/")
            if leads_on and inside not in seen:
                seen.add(inside)
                waiting.append(inside)
    wanted = {text.address for lang in ("vi", "en") for text in real.site.listed(lang)}
    assert wanted <= seen
    pages = {where for where in real.pages if not where.endswith("404.html")}
    assert seen == pages, "no page is an island, and no link leads astray"
    assert looked > 20, "a page of each kind at least"


def test_every_story_of_a_long_archive_is_linked_from_somewhere(made_up):
    waiting, seen = [""], {""}
    while waiting:
        address = waiting.pop()
        for link in made_up.parsed(address).cssselect("a[href]"):
            target = urlsplit(urljoin(f"/kho/{address}", link.get("href"))).path
            inside = target.removeprefix("/kho/")
            if target.startswith("/kho/") and inside not in seen and inside in made_up.pages:
                seen.add(inside)
                waiting.append(inside)
    wanted = {text.address for lang in ("vi", "en") for text in made_up.site.listed(lang)}
    assert len(wanted) > 90
    assert wanted <= seen


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_gallery_is_a_row_of_links_to_large_pictures(visit, real, lang):
    reader = visit(real, **OFF)
    story = real.text("tong-ket-cong-doan-2024", lang)
    reader.open(story.address)
    links = reader.page.locator("a[data-gallery-item]")
    assert links.count() == len(story.fields.gallery)
    for link in links.all():
        link.scroll_into_view_if_needed()
        picture = link.locator("img")
        assert picture.is_visible()
        assert picture.bounding_box()["width"] > 150
    names = reader.page.locator(".gallery figure").evaluate_all("all => all.map(one => one.id)")
    assert all(names)
    assert len(set(names)) == len(names)
    assert reader.page.locator(".gallery .caption").first.is_visible()
    album, _, name = links.last.get_attribute("href").partition("#")
    assert name == names[-1]
    assert (real.output / album.lstrip("/") / "index.html").is_file()
    assert reader.page.locator("dialog.viewer, dialog:visible").count() == 0

    reader.page.goto(f"{real.host}/{story.address}#{names[-1]}")
    reader.ready()
    box = reader.page.locator(f"#{names[-1]}").bounding_box()
    assert -10 <= box["y"] < 900, "an anchor leads to its picture"


@both
def test_a_picture_leads_to_itself_on_the_page_of_large_pictures(visit, real, lang):
    reader = visit(real, **OFF)
    text = real.text("tong-ket-cong-doan-2024", lang)
    reader.open(text.address)
    link = reader.page.locator("a[data-gallery-item]").last
    name = link.get_attribute("href").partition("#")[2]
    reader.follow(link)
    assert reader.kind == "album"
    assert -10 <= reader.page.locator(f"#{name}").bounding_box()["y"] < 450
    figures = reader.page.locator(".album__figure")
    assert figures.count() == len(text.fields.gallery) + 1, "the body shows one more"
    assert reader.page.locator(f"#{name} img").bounding_box()["width"] > 600
    assert reader.page.locator(".caption").first.is_visible()
    numbers = reader.page.locator(".album__number a")
    assert f"#{name}" in numbers.evaluate_all("all => all.map(one => one.getAttribute('href'))")
    reader.follow(reader.page.locator(".album__back a"))
    assert reader.address == text.address


@both
def test_the_facts_can_be_read(visit, real, lang):
    text = real.text("chuong-trinh-phoi-hop-2021-2025", lang)
    reader = visit(real, **OFF)
    reader.open(text.address)
    rows = reader.page.locator(".facts__row")
    assert rows.count() > 4
    assert rows.first.is_visible()
    assert rows.first.bounding_box()["height"] > 10, "beside the text they stand open"

    reader = visit(real, viewport=PHONE, **OFF)
    reader.open(text.address)
    assert not reader.page.locator(".facts__row").first.is_visible()
    reader.page.locator(".facts-panel summary").click()
    assert reader.page.locator(".facts__row").first.is_visible()


@both
def test_the_search_page_offers_other_ways(visit, real, lang):
    reader = visit(real, **OFF)
    reader.open("" if lang == "vi" else "en/")
    field = reader.page.locator(".masthead input[name=q]")
    field.fill("đoàn viên")
    field.press("Enter")
    reader.page.wait_for_selector("body.page-search")
    said = reader.page.locator(".search__noscript")
    assert said.is_visible()
    assert said.inner_text() == real.say(lang, "search.noscript")
    assert not reader.page.locator(".search__form").is_visible(), "no field that does nothing"
    groups = reader.page.locator(".search__group h2 a")
    assert groups.count() == 4
    assert reader.page.locator(".search__group li a").count() > 12
    ways = reader.page.locator(".search__ways a")
    assert ways.count() == 2
    reader.follow(ways.first)
    assert reader.kind == "registers"


@pytest.mark.parametrize(("lang", "scripts"), [("vi", False), ("en", True)])
def test_the_menu_of_a_phone_opens_leads_on_and_closes(visit, real, lang, scripts):
    reader = visit(real, viewport=PHONE, has_touch=True, java_script_enabled=scripts)
    reader.open("" if lang == "vi" else "en/")
    start = reader.address
    menu, button = reader.page.locator(".menu"), reader.page.locator(".masthead__open")
    assert not menu.is_visible()
    button.click()
    assert menu.is_visible()
    menu.locator(".menu__close").click()
    assert not menu.is_visible()
    button.click()
    reader.tap("Escape")
    assert not menu.is_visible()
    # The page behind is covered: a tap on it closes the menu, and opens nothing.
    reader.page.set_viewport_size({"width": 820, "height": 1180})
    button.click()
    reader.page.touchscreen.tap(300, 1100)
    assert not menu.is_visible()
    assert reader.address == start
    reader.page.set_viewport_size(PHONE)
    if scripts:  # a popover is left by the Tab key, a modal dialog is not
        button.click()
        for _ in range(60):
            reader.tap("Tab")
            assert reader.measure("!document.activeElement.closest('main, .footer, .nameplate')")
        reader.tap("Escape")
        assert button.evaluate("button => button === document.activeElement")
    button.click()
    name = menu.locator("a").nth(1).inner_text()
    reader.follow(menu.locator("a").nth(1))
    assert (reader.kind, reader.heading) == ("section", name)


# What a reader does with each module; None where it changes nothing that a reader does.
NEEDED_FOR = {
    "search": "search", "choice": "letters", "register": "several filters",
    "gallery": "full screen", "terms": "abbreviations", "share": "buttons", "cite": "buttons",
    "offline": "no network", "saved": "no network", "other": "the same in the other language",
    "table": None, "unfold": None, "today": None, "mark-today": None,
}  # fmt: skip


def test_the_accessibility_statement_names_all_that_needs_javascript(real):
    modules = {path.stem for path in (ROOT / "theme/static/js/modules").glob("*.js")}
    assert modules == NEEDED_FOR.keys(), "say in the statement what the module is needed for"
    needed = {what for what in NEEDED_FOR.values() if what}
    for address in ("tro-nang/", "en/accessibility/"):
        [_, scripts, *_] = real.parsed(address).cssselect(".prose h2")
        assert "JavaScript" in scripts.text_content()
        named = scripts.xpath("following-sibling::ul[1]/li")
        assert len(named) == len(needed)


def test_without_javascript_nothing_is_offered_that_needs_it(visit, made_up):
    reader = visit(made_up, **OFF)
    reader.open("khen-thuong/")
    for dead in (".choice", ".register__tools"):
        assert reader.page.locator(f"{dead}:visible").count() == 0, dead
    reader.open("tim-kiem/")
    assert not reader.page.locator(".search__form").is_visible()
    reader.open(made_up.text("nhieu-anh", "vi").address)
    for button in reader.page.locator("main button").all():
        assert not button.is_visible(), button.inner_text()
