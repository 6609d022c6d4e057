"""From a site's values to what is indexed. Nothing is read back from the pages as written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from plugins.core import addresses
from plugins.core.pages import GALLERY_MARK
from plugins.core.pictures import Rendition
from plugins.core.reads import Derived
from plugins.core.search_document import (
    KIND,
    ORGANISATION,
    SECTION,
    YEAR,
    Passage,
    SearchDocument,
    distinct,
    sort_value,
)
from plugins.core.site import PageText, Text
from plugins.core.text import sort_key
from plugins.language.localizer import Localizer
from plugins.search import prose, wording
from plugins.search.planned import PlannedDocument, planned
from plugins.search.synonyms import synonyms, with_synonyms

GALLERY = "gallery"


def documents(
    localizer: Localizer, thumbnail: Callable[[Text], Rendition | None]
) -> Iterator[SearchDocument]:
    """Yield what ``planned_documents`` plans."""
    return (one.make() for one in planned_documents(localizer, thumbnail))


def planned_documents(
    localizer: Localizer, thumbnail: Callable[[Text], Rendition | None]
) -> Iterator[PlannedDocument]:
    """Yield every listed story and standing page of one edition, newest story first; the glossary.

    *thumbnail* gives the small picture of a result.
    """
    site, lang = localizer.registers.site, localizer.lang
    known = Derived({lang: None}, lambda lang: synonyms(site.reference.glossary, lang))

    def found(document: SearchDocument) -> SearchDocument:
        return with_synonyms(document, known[lang])

    def make(text: Text) -> SearchDocument:
        return found(story(localizer, text, thumbnail(text)))

    for text in site.listed(lang):
        sort = sort_value(text.outline.date.at)
        yield PlannedDocument(text.address, sort, str(text.path), partial(make, text))
    for standing in site.pages:
        page = standing.texts.get(lang)
        if page is not None and page.fields.status == "published":
            yield planned(found(standing_page(page)))
    if site.reference.glossary and site.reference.settings.features.glossary:
        yield planned(found(glossary(localizer)))


def story(localizer: Localizer, text: Text, thumbnail: Rendition | None) -> SearchDocument:
    """Return what is indexed of one language of a story."""
    fields, lang, published = text.fields, text.lang, text.fields.date
    site = localizer.registers.site
    body = prose.read(text.body.replace(GALLERY_MARK, ""))
    said = [
        *wording.shown(localizer, text),
        *(picture.caption for picture in fields.gallery),
        *(_attachment(title.title, title.number) for title in fields.attachments),
    ]
    organisations = [site.reference.organisations[name] for name in fields.organisations]
    topics = [site.reference.topics[name] for name in fields.topics]
    hidden = [
        fields.kicker,
        *(picture.alt for picture in fields.gallery),
        *body.alts,
        *body.full_forms,
        *(body.name[lang] for body in organisations),
        *(body.short[lang] if body.short else None for body in organisations),
        *(topic.name[lang] for topic in topics),
        *(author.name for author in fields.authors),
        *wording.hidden(text),
    ]
    return SearchDocument(
        address=text.address,
        title=fields.title,
        summary=fields.summary,
        passages=(*body.passages, *(Passage(words) for words in distinct(said))),
        hidden=distinct(hidden),
        filters={
            SECTION: (fields.section,),
            YEAR: (str(published.day.year),),
            ORGANISATION: fields.organisations,
            KIND: kinds(text),
        },
        sort=sort_value(published.at),
        date=published.day.isoformat(),
        section=fields.section,
        thumbnail=thumbnail,
    )


def standing_page(page: PageText) -> SearchDocument:
    """Return what is indexed of a standing page: it has no section, and no date but its update."""
    body, updated = prose.read(page.body), page.fields.updated
    return SearchDocument(
        address=page.address,
        title=page.fields.title,
        summary=page.fields.summary,
        passages=body.passages,
        hidden=distinct([*body.alts, *body.full_forms]),
        sort=sort_value(updated.at if updated else None),
        date=updated.day.isoformat() if updated else "",
    )


def glossary(localizer: Localizer) -> SearchDocument:
    """Return what is indexed of the glossary's page."""
    site, lang = localizer.registers.site, localizer.lang
    other = "en" if lang == "vi" else "vi"
    entries = sorted(site.reference.glossary, key=lambda entry: sort_key(entry.short))
    return SearchDocument(
        address=addresses.listing(lang, "glossary"),
        title=localizer.t("nav.glossary"),
        summary=localizer.t("glossary.intro"),
        passages=tuple(
            Passage(f"{entry.short}: {' / '.join({entry.full[lang]: 0, entry.full[other]: 0})}")
            for entry in entries
        ),
    )


def kinds(text: Text) -> tuple[str, ...]:
    """Return the kinds of fact that a text carries, its gallery among them, as ids."""
    gallery = (GALLERY,) if text.fields.gallery else ()
    return (*text.fields.fact_kinds, *gallery)


def _attachment(title: str, number: str | None) -> str:
    return f"{title} ({number})" if number else title
