"""Reading: from the front page into a story and on, in both editions."""

from __future__ import annotations

import pytest

from tests.browser.reader import PHONE, as_written

LANGUAGES = ("vi", "en")
both = pytest.mark.parametrize("lang", LANGUAGES)


def front(lang):
    return "" if lang == "vi" else "en/"


@both
def test_a_reader_goes_from_the_front_page_through_a_section_into_a_story_and_back(
    visit, real, lang
):
    reader = visit(real)
    reader.open(front(lang))
    menu = reader.page.locator(".sections__list a")
    first = menu.first.inner_text()
    reader.follow(menu.first)
    assert (reader.kind, reader.lang, reader.heading) == ("section", lang, first)

    section = reader.address
    title = reader.page.locator("main .card__title a").first
    wanted = as_written(title.inner_text())
    reader.follow(title)
    assert (reader.kind, reader.lang, reader.heading) == ("story", lang, wanted)

    crumbs = reader.page.locator(".crumbs a")
    assert crumbs.all_inner_texts() == [real.say(lang, "site.home"), first]
    reader.follow(crumbs.last)
    assert reader.address == section
    reader.page.go_back()
    reader.page.go_back()
    assert reader.address == section, "the browser's own way back is left alone"
    reader.follow(reader.page.locator(".crumbs a").first)
    assert (reader.address, reader.kind) == (front(lang), "front")


@both
def test_every_story_shows_what_its_text_says(visit, real, lang):
    reader = visit(real)
    for text in real.site.listed(lang):
        reader.open(text.address)
        fields, page = text.fields, reader.page
        assert (reader.lang, reader.heading) == (lang, fields.title)
        assert page.locator(".story__summary").inner_text() == fields.summary
        names = page.locator(".byline__name b").all_inner_texts()
        assert names == [author.name for author in fields.authors]
        published = page.locator(".byline__dates time").first.get_attribute("datetime")
        assert published.startswith(fields.date.day.isoformat())
        if fields.source:
            assert fields.source.name in page.locator(".about-story").inner_text()
        assert page.locator(".facts").count() >= len(fields.fact_kinds)
        shown = page.locator("a[data-gallery-item]").count()
        assert shown == len(fields.gallery)


@both
def test_older_and_newer_lead_through_every_story_once(visit, real, lang):
    reader = visit(real)
    listed = [text.address for text in real.site.listed(lang)]
    reader.open(listed[0])
    assert reader.page.locator(".neighbours [rel=next]").count() == 0
    walked = [reader.address]
    while reader.page.locator(".neighbours [rel=prev]").count():
        reader.follow(reader.page.locator(".neighbours [rel=prev]"))
        walked.append(reader.address)
    assert walked == listed
    reader.follow(reader.page.locator(".neighbours [rel=next]"))
    assert reader.address == listed[-2]


@both
def test_related_stories_say_why_they_are_there(visit, real, lang):
    reader = visit(real)
    reasons = {key: real.say(lang, f"related.{key}") for key in ("editor", "topic", "organisation")}
    seen = set()
    for text in real.site.listed(lang):
        reader.open(text.address)
        title = reader.heading
        for item in reader.page.locator(".related__item").all():
            reason = item.locator(".related__reason")
            [key] = [key for key, words in reasons.items() if reason.inner_text().startswith(words)]
            story = as_written(item.locator(".card__title a").inner_text())
            assert story != title
            if key != "editor" and key not in seen:
                reader.follow(reason.locator("a"))
                shown = reader.page.locator("main .card__title").all_inner_texts()
                listing = {as_written(one) for one in shown}
                assert {title, story} <= listing, f"{key}: both stand in what they share"
                reader.page.go_back()
                reader.ready()
            seen.add(key)
    assert seen == set(reasons)


@both
def test_the_editors_choice_comes_first_among_related_stories(visit, made_up, lang):
    reader = visit(made_up)
    reader.open(made_up.text("tong-ket-2024", lang).address)
    first = reader.page.locator(".related__item").first
    assert first.locator(".related__reason").inner_text() == made_up.say(lang, "related.editor")
    wanted = made_up.text("cong-van-286", lang).fields.title
    assert as_written(first.locator("h3").inner_text()) == wanted


@both
def test_an_updated_story_says_so_and_what_was_put_right(visit, made_up, lang):
    reader = visit(made_up)
    reader.open(made_up.text("tong-ket-2024", lang).address)
    updated = reader.page.locator(".byline__updated")
    assert updated.inner_text().startswith(made_up.say(lang, "story.updated"))
    assert updated.locator("time").get_attribute("datetime") == "2025-01-04"
    assert updated.is_visible()
    assert "Sửa số người dự." in reader.page.locator(".corrections").inner_text()


@both
def test_an_attachment_tells_its_number_kind_and_size_and_can_be_saved(visit, made_up, lang):
    reader = visit(made_up)
    reader.open(made_up.text("tong-ket-2024", lang).address)
    item = reader.page.locator(".attachments__list li")
    about = item.locator(".attachments__about").inner_text()
    assert about.startswith(f"{made_up.say(lang, 'attachments.number')} 12/QĐ · PDF, ")
    with reader.page.expect_download() as waiting:
        item.locator("a").click()
    assert waiting.value.suggested_filename == "quyet-dinh.pdf"
    assert waiting.value.path().read_bytes() == b"%PDF-1.4\nquyet%%EOF\n"


@both
def test_a_withdrawn_story_keeps_its_address_and_says_nothing_more(visit, made_up, lang):
    reader = visit(made_up)
    reader.open(made_up.text("da-rut", lang).address)
    notice = reader.page.locator(".notice[data-kind=withdrawn]")
    assert made_up.say(lang, "story.withdrawn") in notice.inner_text()
    assert "đã rút khỏi trang" not in reader.page.content()
    assert reader.page.locator(".prose, .figure, .facts, .attachments").count() == 0


@pytest.mark.parametrize(("story", "kind"), [("ban-nhap", "draft"), ("an-danh-sach", "hidden")])
@both
def test_a_preview_says_what_readers_would_not_see(visit, made_up, story, kind, lang):
    reader = visit(made_up)
    reader.open(made_up.text(story, lang).address)
    notice = reader.page.locator(f".notice[data-kind={kind}]")
    assert notice.is_visible()
    assert made_up.say(lang, f"story.{kind}_text") in notice.inner_text()
    robots = reader.page.locator("meta[name=robots]").get_attribute("content")
    assert robots == "noindex"


@both
def test_a_draft_is_marked_in_the_listings_of_a_preview(visit, made_up, lang):
    reader = visit(made_up)
    draft = made_up.text("ban-nhap", lang)
    month = "luu-tru/2025/01/" if lang == "vi" else "en/archive/2025/01/"
    reader.open(month)
    [card] = [
        card
        for card in reader.page.locator("main .card").all()
        if as_written(card.locator(".card__title").inner_text()) == draft.fields.title
    ]
    assert card.locator(".card__draft").inner_text() == made_up.say(lang, "card.draft")
    hidden = made_up.text("an-danh-sach", lang)
    shown = as_written(reader.page.locator("main").inner_text())
    assert draft.fields.title in shown
    assert hidden.fields.title not in shown


@both
def test_facts_stand_beside_the_text_on_a_desk_and_fold_open_on_a_phone(visit, made_up, lang):
    reader = visit(made_up)
    reader.open(made_up.text("tong-ket-2024", lang).address)
    panel, text = reader.page.locator(".facts-panel"), reader.page.locator(".story__text").first
    assert panel.locator(".facts__rows").first.is_visible()
    assert panel.bounding_box()["x"] >= text.bounding_box()["x"] + text.bounding_box()["width"]
    assert "1.250" in panel.inner_text() if lang == "vi" else "1,250" in panel.inner_text()

    reader = visit(made_up, viewport=PHONE)
    reader.open(made_up.text("tong-ket-2024", lang).address)
    rows = reader.page.locator(".facts__rows").first
    assert not rows.is_visible()
    reader.page.locator(".facts-panel summary").click()
    assert rows.is_visible()


@both
def test_an_unknown_address_searches_and_shows_ways_on(visit, real, lang):
    reader = visit(real)
    reader.expects.append("404")
    reader.open(f"{front(lang)}khong-co-trang-nay/")
    assert (reader.kind, reader.lang) == ("not_found", lang)
    newest = real.site.listed(lang)[0]
    assert newest.address in reader.links("main")
    assert front(lang) in reader.links("main")
    reader.page.locator("main input[name=q]").fill("công đoàn")
    reader.tap("Enter")
    reader.page.wait_for_selector(".search-hit")
    assert reader.kind == "search"


@both
def test_an_old_address_leads_to_where_the_story_is_now(visit, made_up, lang):
    reader = visit(made_up)
    story = made_up.text("mot-anh", lang)
    [old] = story.fields.redirect_from
    reader.page.goto(f"{made_up.host}{old}")
    reader.page.wait_for_url(f"{made_up.host}/{story.address}")
    assert reader.heading == story.fields.title


def test_a_card_says_what_its_kicker_says_only_once(real):
    seen = 0
    for address in real.pages:
        for card in real.parsed(address).cssselect(".card"):
            kicker = "".join(one.text_content() for one in card.cssselect(".card__kicker"))
            facts = [one.text_content().casefold() for one in card.cssselect(".meta-line__fact")]
            sections = [one.text_content() for one in card.cssselect(".meta-line__section")]
            assert kicker.casefold() not in {*facts, *map(str.casefold, sections)}, address
            seen += bool(kicker and facts)
    assert seen


def test_every_part_of_a_byline_begins_with_a_capital(real):
    parts = [
        part.text_content().strip()
        for address in real.pages
        for part in real.parsed(address).cssselect(".byline__dates > span, .byline__name")
    ]
    assert len(parts) > 40
    assert [part for part in parts if not part[0].isupper()] == []


# What moves as a page comes in; nothing where the browser was told to skip it.
MOVING = """addEventListener("pagereveal", ({viewTransition}) => viewTransition?.ready.then(() => {
  window.moving = document.getAnimations().map(one => one.effect.pseudoElement ?? "");
}, () => {}))"""
SAVING = """;Object.defineProperty(navigator, "connection", {value: {saveData: true}})"""


@pytest.mark.parametrize("saving", [False, True])
def test_headline_and_picture_lead_from_a_card_into_its_story_and_back(visit, real, saving):
    reader = visit(real, script=MOVING + SAVING * saving, reduced_motion="no-preference")
    reader.open("")
    reader.follow(reader.page.locator(".card--lead .card__title a"))
    for back in (False, True):
        if back:
            reader.page.go_back()
            reader.ready()
        moving = reader.measure(
            "new Promise(done => setTimeout(() => done((window.moving ?? []).join(' ')), 300))"
        )
        assert ("(headline)" in moving and "(picture)" in moving) is not saving
