"""The addresses that texts have: their own and old ones, their galleries, the files they offer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plugins.core import addresses
from plugins.core.ledger import Owner
from plugins.core.site import Asset, PageText, Site, Story, Text
from plugins.routes.route import Route


def texts_of(site: Site) -> Iterator[Text | PageText]:
    """Yield every text that the site shows."""
    for story in site.stories:
        yield from story.texts.values()
    for page in site.pages:
        yield from page.texts.values()


def text_routes(site: Site) -> Iterator[Route]:
    """Yield the pages of every text, those of its old addresses, and its gallery."""
    for story in site.stories:
        yield from _galleries(story)
    for text in texts_of(site):
        kind, owner, hidden = _kind(text), owner_of(text), _is_hidden(text)
        for old in dict.fromkeys(map(addresses.from_path, text.outline.redirect_from)):
            yield Route(old, "redirect", text.lang, owner, hidden, target=text.address)
        yield Route(text.address, kind, text.lang, owner, hidden)


def attachment_routes(site: Site) -> Iterator[Route]:
    """Yield each file to publish; what was withdrawn offers no file."""
    for story in site.stories:
        shown = [text for text in story.texts.values() if text.outline.status != "withdrawn"]
        names = {name for text in shown for name in text.outline.files}
        yield from _files(story.id, names, story.assets, story.texts)
    for page in site.pages:
        texts = [text for text in page.texts.values() if text.outline.status != "withdrawn"]
        names = {name for text in texts for name in text.linked_files}
        yield from _files(page.id, names, page.assets, page.texts)


def owner_of(text: Text | PageText) -> Owner:
    """Return the owner that the ledger names for a text's address."""
    name = text.story_id if isinstance(text, Text) else text.page_id
    return Owner(_kind(text), name, text.lang)


def album_archive(story: Story) -> str:
    """Return the address of the pictures of *story* in one file, the same for both editions."""
    main = story.main
    return f"{addresses.album(main.lang, main.address)}{main.slug}.zip"


def _kind(text: Text | PageText) -> str:
    return "story" if isinstance(text, Text) else "page"


def _galleries(story: Story) -> Iterator[Route]:
    archived: Owner | None = None  # one file for both editions
    for lang in addresses.LANGUAGES:
        text = story.texts.get(lang)
        if text is None or not text.has_album:
            continue
        owner = Owner("list", lang=lang)
        yield Route(addresses.album(lang, text.address), "album", lang, owner, _is_hidden(text))
        archived = owner if text.outline.album_download else archived
    if archived is not None:
        yield Route(album_archive(story), "album_archive", "", archived, _is_hidden(story.main))


def _files(
    folder: str, names: set[str], assets: Mapping[str, Asset], texts: Mapping[str, Text | PageText]
) -> Iterator[Route]:
    hidden = all(map(_is_hidden, texts.values()))
    for name in sorted(names & assets.keys()):
        address = addresses.attachment(folder, name)
        owner = Owner("file", folder)
        yield Route(address, "attachment", "", owner, hidden, asset=assets[name])


def _is_hidden(text: Text | PageText) -> bool:
    return text.outline.status == "hidden"
