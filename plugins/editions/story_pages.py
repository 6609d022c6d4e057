"""A page for every text of a story."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Final

from markupsafe import Markup

from plugins.core import lunar
from plugins.core.inputs import Inputs
from plugins.core.pages import (
    GALLERY_MARK,
    Alternate,
    Byline,
    Card,
    CorrectionView,
    FactBlock,
    Link,
    Page,
    Related,
    StoryBody,
)
from plugins.core.pictures import Picture
from plugins.core.site import Story, Text
from plugins.editions.both_captions import in_both
from plugins.editions.cards import organisation_link, section_link, topic_link
from plugins.editions.citation import story_citation
from plugins.editions.contents import contents
from plugins.editions.facts_panel import fact_blocks, facts_brief
from plugins.editions.gallery_pages import album_link
from plugins.editions.glossary_page import Terms
from plugins.editions.justified import justified, shape
from plugins.editions.page_plan import PagePlan
from plugins.editions.prose import set_prose
from plugins.editions.reading_time import reading_minutes
from plugins.editions.related import MOST, MOST_BESIDE, RelatedStories, those_beside
from plugins.editions.share_links import share_links
from plugins.editions.view import View
from plugins.language.attachments import attachments

_ROOM: Final = 13  # rows beside a text, above other stories, on a screen of 900 pixels


def story_pages(view: View, inputs: Inputs) -> Iterator[PagePlan]:
    """Yield the page of every story that this edition tells."""
    related = RelatedStories(view, inputs)
    terms = Terms(view)
    for story in view.site.stories:
        if (text := story.texts.get(view.lang)) is not None:
            make = partial(_page, view, story, text, related, terms)
            yield PagePlan(text.address, f"story {story.id}", make)


def _page(view: View, story: Story, text: Text, related: RelatedStories, terms: Terms) -> Page:
    fields = text.fields
    withdrawn = fields.status == "withdrawn"
    section = section_link(view.site, view.edition, fields.section)
    body = _body(view, story, text, related, terms)
    return view.page(
        kind="story",
        address=text.address,
        title=fields.title,
        description=view.edition.t("story.withdrawn_text") if withdrawn else fields.summary,
        alternate=_alternate(view, story, text),
        crumbs=(view.home_crumb, section),
        share_picture=None if withdrawn else body.lead,
        indexed=fields.status == "published" and not text.held_back,
        body=_withdrawn(body) if withdrawn else body,
    )


def _body(view: View, story: Story, text: Text, related: RelatedStories, terms: Terms) -> StoryBody:
    fields, edition, site = text.fields, view.edition, view.site
    html, after = _around_gallery(set_prose(view.pictures.body(text), edition))
    newer, older = _neighbours(view, text)
    lead, gallery = view.pictures.lead(text), in_both(view, story, view.pictures.gallery(text))
    opens = next((one for one in gallery if lead and one.file == lead.file), None)
    facts = fact_blocks(view.registers, edition, text)
    minutes = reading_minutes(text.body, view.lang)
    found = contents(text.body, minutes)
    around, beside = _around(related, text, facts, found)
    return StoryBody(
        card=view.cards[text],
        html=html,
        html_after=after,
        updated=fields.updated,
        event_date=fields.event_start,
        bylines=tuple(Byline(author.name, author.job) for author in fields.authors),
        source_name=fields.source.name if fields.source else None,
        source_url=fields.source.url if fields.source else None,
        topics=tuple(
            topic_link(site, edition, topic)
            for topic in fields.topics
            if topic in view.own.by_topic or topic in view.others.by_topic  # else it has no page
        ),
        organisations=tuple(
            organisation_link(site, edition, body) for body in fields.organisations
        ),
        lead=lead,
        gallery=gallery,
        facts=facts,
        attachments=attachments(site, edition, story, text),
        corrections=tuple(CorrectionView(item.date, item.note) for item in fields.corrections),
        related=around,
        newer=newer,
        older=older,
        status=text.held_back or fields.status,
        translation_stale=text.translation_stale,
        glossary=terms.of(text.abbreviations),
        album=album_link(view, text),
        lunar_year=_lunar_year(view, text),
        reading_minutes=minutes,
        share=share_links(edition, text) if view.has("sharing") else (),
        citation=story_citation(edition, text),
        source_date=fields.source.date if fields.source else None,
        players=view.pictures.players(text),
        opens=opens,
        rows=_rows([one for one in gallery if one is not opens]),
        facts_brief=facts_brief(facts),
        contents=found,
        beside=beside,
    )


def _rows(pictures: list[Picture]) -> tuple[tuple[Picture, ...], ...]:
    shapes = [shape(picture, narrowest=0.4, widest=4) for picture in pictures]
    return justified(pictures, shapes, wanted=3.7)  # two or three of usual shape (3 : 2)


def _around(
    related: RelatedStories, text: Text, facts: tuple[FactBlock, ...], headings: tuple[Link, ...]
) -> tuple[tuple[Related, ...], tuple[Related, ...]]:
    """Return the related stories, and those of them that stand beside the text: where there is a
    rail and what is in it leaves room for them.
    """
    rows = sum(1 + sum(len(row.values) for row in block.rows) for block in facts)
    if not 0 < (rows or len(headings)) <= _ROOM:
        return related.of(text), ()
    around = related.of(text, MOST + MOST_BESIDE - 1)
    return around, those_beside(around)


def _lunar_year(view: View, text: Text) -> str | None:
    """Return the name of the lunar year whose beginning the story's date is near."""
    day = text.fields.event_day or text.fields.date.day
    year = lunar.season_of(day)
    if year is None:
        return None
    date = view.edition.short_date(lunar.new_year(year))
    return view.edition.t("story.lunar", name=lunar.year_name(year), date=date)


def _withdrawn(body: StoryBody) -> StoryBody:
    """Keep the title, dates and corrections: what the story said is said no longer."""
    return replace(
        body,
        html=Markup(),
        html_after=None,
        lead=None,
        gallery=(),
        album=None,
        facts=(),
        attachments=(),
        glossary=(),
        citation="",
        players=(),
        opens=None,
        rows=(),
        contents=(),
        beside=(),
    )


def _around_gallery(html: Markup) -> tuple[Markup, Markup | None]:
    """Split a body where the editor placed the gallery; later marks are dropped."""
    before, mark, after = html.partition(GALLERY_MARK)
    return before, after.replace(GALLERY_MARK, "") if mark else None


def _alternate(view: View, story: Story, text: Text) -> Alternate:
    other = story.texts.get(view.other_lang)
    if other is not None:
        return Alternate(view.other_lang, view.edition.link(other.address), True)
    section = view.site.section_address(text.fields.section, view.other_lang)
    return Alternate(view.other_lang, view.edition.link(section), False)


def _neighbours(view: View, text: Text) -> tuple[Card | None, Card | None]:
    newer, older = view.own.beside.get(text.story_id, (None, None))
    return view.cards[newer] if newer else None, view.cards[older] if older else None
