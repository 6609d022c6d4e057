"""Three errands of a reader, from the front page on: by keyboard alone, and by taps without JavaScript.

The real site of 2030: it names no partner's offer, and the deadlines of document 286/LĐLĐ are past.
"""

from __future__ import annotations

import pytest

from tests.browser.reader import PHONE
from tests.browser.test_keyboard import STOP
from tests.windows import DESK

MOST_STOPS = 25  # from the content's beginning, or from the page's, to what is looked for


class Keyboard:
    """Goes by Tab and Enter; every stop on the way can be seen."""

    profile = {"viewport": DESK}  # noqa: RUF012

    def __init__(self, reader):
        self.reader = reader

    def tab_to(self, name):
        for _ in range(MOST_STOPS):
            self.reader.tap("Tab")
            stop = self.reader.measure(STOP)
            assert stop, f"the page has ended before {name}"
            assert stop["ring"], stop
            assert stop["inside"], stop
            label = self.reader.measure(
                "document.activeElement.innerText.trim() || document.activeElement.name || ''"
            )
            if label.replace("\u00a0", " ").startswith(name):
                return
        raise AssertionError(f"{name} is more than {MOST_STOPS} stops away")

    def to_content(self):
        self.tab_to(self.reader.served.say(self.reader.lang, "site.skip"))
        self.reader.tap("Enter")

    def follow(self, name, *, content=True):
        if content:
            self.to_content()
        self.tab_to(name)
        before = self.reader.page.url.partition("#")[0]
        self.reader.tap("Enter")
        self.reader.page.wait_for_url(lambda url: url.partition("#")[0] != before)
        self.reader.ready()

    def ask(self, words):
        self.tab_to("q")
        self.reader.page.keyboard.type(words)
        self.reader.tap("Enter")
        self.reader.page.wait_for_selector("body.page-search")
        self.reader.ready()
        self.reader.page.wait_for_selector("[data-part=list] .search-hit")

    def facts(self):
        return self.reader.page.locator(".facts-panel")


class Taps:
    """Taps what shows on a phone whose browser runs no JavaScript."""

    profile = {"viewport": PHONE, "java_script_enabled": False}  # noqa: RUF012

    def __init__(self, reader):
        self.reader = reader

    def follow(self, name, *, content=True):
        page = self.reader.page
        within = page.locator("main" if content else ".masthead")
        links = within.locator("a").filter(has_text=name).locator("visible=true")
        if not content and not links.count():
            page.locator(".masthead__open").click()
        self.reader.follow(links.first)

    def ask(self, words):
        del words  # a phone's masthead leads to the search page
        self.reader.follow(self.reader.page.locator(".masthead__find"))
        said = self.reader.page.locator(".search__noscript")
        assert said.inner_text() == self.reader.served.say(self.reader.lang, "search.noscript")

    def facts(self):
        panel = self.reader.page.locator(".facts-panel")
        panel.locator("summary").click()
        return panel


@pytest.fixture(params=[Keyboard, Taps], ids=["by keyboard", "without JavaScript"])
def goer(request, visit, real):
    """Return who stands on the front page."""
    reader = visit(real, **request.param.profile)
    reader.open("")
    assert reader.kind == "front"
    return request.param(reader)


def test_a_member_in_hanoi_looks_for_a_benefit(goer, real):
    reader = goer.reader
    goer.follow("Tra cứu", content=False)
    assert reader.heading == "Tra cứu"
    goer.follow("Phúc lợi đoàn viên")
    assert reader.heading == "Phúc lợi đoàn viên"
    empty = reader.page.locator(".register__empty")
    assert real.say("vi", "register.empty.benefits") in empty.inner_text()
    programme = "Chương trình phúc lợi cho đoàn viên và người lao động năm 2018"
    goer.follow(programme)
    assert reader.heading == programme
    facts = reader.page.locator(".agreement__facts").inner_text()
    assert "Liên đoàn Lao động thành phố Hà Nội" in facts
    goer.follow("Công văn 286/LĐLĐ")
    assert reader.heading == "Công văn 286/LĐLĐ: đưa ưu đãi đến tận tay đoàn viên"
    assert "10 đối tác" in reader.page.locator("main").inner_text()


def test_an_official_looks_for_a_dispatch_and_what_it_asks_for_by_when(goer):
    reader = goer.reader
    goer.ask("286/LĐLĐ")
    goer.follow("Công văn 286/LĐLĐ")
    assert reader.heading.startswith("Công văn 286/LĐLĐ")
    panel = goer.facts()
    due = panel.locator("time", has_text="trước").all_inner_texts()
    assert due == ["trước 20/06/2018", "trước 20/09/2018", "trước 08/12/2018"]
    for day in due:
        line = panel.locator("dd", has_text=day)
        assert line.is_visible()
        assert "Đã qua" in line.inner_text()
    goer.follow("Tra cứu", content=False)
    goer.follow("Hạn báo cáo")
    assert reader.heading == "Hạn báo cáo"
    [group] = reader.page.locator(".register-table__group").all_inner_texts()
    assert group.strip() == "Đã qua"
    first = reader.page.locator(".register-table__row").first.inner_text()
    assert "trước 08/12/2018" in first
    assert "286/LĐLĐ" in first


def test_a_visitor_reads_a_story_in_english_and_shows_it_in_vietnamese(goer, real):
    reader = goer.reader
    goer.follow("English", content=False)
    assert (reader.lang, reader.kind) == ("en", "front")
    text = real.text("cong-doan-so-2024", "en")
    goer.follow(text.fields.title)
    assert (reader.lang, reader.heading) == ("en", text.fields.title)
    assert reader.page.locator(".prose p").first.is_visible()
    goer.follow("Tiếng Việt", content=False)
    same = real.text(text.story_id, "vi")
    assert (reader.lang, reader.heading) == ("vi", same.fields.title)
    assert reader.address == same.address
