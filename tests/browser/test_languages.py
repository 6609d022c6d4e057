"""Two editions: the same page in the other language, and honesty where there is none."""

from __future__ import annotations

import pytest

KINDS = (
    "front", "story", "section", "sections", "topic", "topics", "organisation", "organisations",
    "archive", "archive_year", "archive_month", "galleries", "galleries_year", "album", "page", "search",
)  # fmt: skip
OTHER = {"vi": "en", "en": "vi"}
both = pytest.mark.parametrize("lang", ["vi", "en"])


@pytest.mark.parametrize("kind", KINDS)
def test_the_language_link_leads_to_the_same_page_and_back(visit, real, kind):
    reader = visit(real)
    address = real.place(kind, "vi")
    reader.open(address)
    for lang in ("en", "vi"):
        assert reader.page.locator(".language-notice").count() == 0
        switch = reader.page.locator(".language-switch")
        assert switch.get_attribute("lang") == switch.get_attribute("hreflang") == lang
        assert switch.inner_text() == {"vi": "Tiếng Việt", "en": "English"}[lang]
        reader.follow(switch)
        assert (reader.kind, reader.lang) == (kind, lang)
    assert reader.address == address


def test_every_story_told_twice_is_linked_both_ways(visit, real):
    reader = visit(real)
    for story in real.site.stories:
        if len(story.texts) == 2:
            reader.open(story.texts["vi"].address)
            for lang in ("en", "vi"):
                reader.follow(reader.page.locator(".language-switch"))
                assert reader.heading == story.texts[lang].fields.title


@pytest.mark.parametrize(("story", "lang"), [("chi-tieng-viet", "vi"), ("only-english", "en")])
def test_a_story_in_one_language_says_so_and_leads_to_its_section(visit, made_up, story, lang):
    reader = visit(made_up)
    text = made_up.text(story, lang)
    reader.open(text.address)
    notice = reader.page.locator(".language-notice")
    assert notice.inner_text() == made_up.say(lang, "language.notice.story")
    assert reader.page.locator("link[rel=alternate][hreflang]").count() == 0
    reader.follow(reader.page.locator(".language-switch"))
    assert reader.lang == OTHER[lang]
    section = made_up.site.section_address(text.fields.section, OTHER[lang])
    assert reader.address == section


@pytest.mark.parametrize(("story", "lang"), [("chi-tieng-viet", "vi"), ("only-english", "en")])
@pytest.mark.parametrize("listing", ["section", "topic"])
def test_a_listing_names_the_stories_that_only_the_other_edition_tells(
    visit, made_up, story, lang, listing
):
    reader = visit(made_up)
    text = made_up.text(story, lang)
    where = {
        "section": made_up.site.section_address(text.fields.section, OTHER[lang]),
        "topic": made_up.site.topic_address("retired", OTHER[lang]),
    }
    reader.open(where[listing])
    link = reader.page.locator(".only-other a", has_text=text.fields.title)
    assert link.get_attribute("lang") == lang
    reader.follow(link)
    assert (reader.address, reader.lang) == (text.address, lang)


@both
def test_an_unknown_page_leads_to_the_other_front_page(visit, real, lang):
    reader = visit(real)
    reader.expects.append("404")
    reader.open("en/nothing/" if lang == "en" else "khong-co/")
    reader.follow(reader.page.locator(".language-switch"))
    assert (reader.kind, reader.lang) == ("front", OTHER[lang])


@both
def test_the_masthead_names_the_paper_in_both_languages(visit, real, lang):
    reader = visit(real)
    reader.open("" if lang == "vi" else "en/")
    names = real.site.reference.settings.name
    plate = reader.page.locator(".nameplate")
    assert plate.locator(".nameplate__name").inner_text() == names[lang]
    other = plate.locator(".nameplate__other")
    assert other.inner_text() == names[OTHER[lang]]
    assert other.get_attribute("lang") == OTHER[lang]
    slogan = reader.page.locator(".footer__slogan")
    assert slogan.inner_text() == real.site.reference.settings.slogan[lang]


def test_words_taken_over_from_the_other_language_are_marked_as_such(visit, made_up):
    reader = visit(made_up)
    reader.open(made_up.text("nhieu-anh", "en").address)
    for caption in reader.page.locator(".gallery figcaption").all():
        assert caption.get_attribute("lang") == "vi"
    for picture in reader.page.locator(".gallery img").all():
        assert picture.get_attribute("lang") == "vi"
    reader.open(made_up.text("nhieu-anh", "vi").address)
    assert reader.page.locator(".gallery [lang]").count() == 0
