"""A site and its registers that note what a step reads of them: see ``reads``."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path
from typing import Any, Final, TypeVar

from plugins.core.inputs import NONE, Inputs
from plugins.core.lazy_text import KIND as TEXT
from plugins.core.reads import note
from plugins.core.registers import Registers
from plugins.core.site import AnyText, Asset, Reference, Site, StandingPage, Story

V = TypeVar("V")
_SITE: Final = "site"
_STORY: Final = "story"
_SIZE: Final = "size"
_REFERENCE: Final = "reference"
_BY_ROW: Final = {"sections", "topics", "organisations"}


class TracedStory(Story):
    """See ``Story``. Which texts and files it has is noted as one read; the texts note their own."""

    __slots__ = ()


class TracedSite(Site):
    """See ``Site``."""

    __slots__ = ()


class TracedReference(Reference):
    """See ``Reference``. Rows of sections, topics and organisations are noted one by one."""

    __slots__ = ()


def _noting(owner: type, name: str, kind: str, told: str = "") -> property:
    """Return a property for *name*; *told* is the name of the read, else the owner's id is."""
    slot = getattr(owner, name)

    def get(self: Any) -> Any:
        note(kind, told or self.id)
        return slot.__get__(self)

    return property(get)


def _names(owner: type[Any], *but: str) -> list[str]:
    return [field.name for field in fields(owner) if field.name not in but]


for _name in _names(Story, "id", "folder"):
    setattr(TracedStory, _name, _noting(Story, _name, _STORY))
for _name in _names(Site, "root", "reference"):
    setattr(TracedSite, _name, _noting(Site, _name, _SITE, _name))


for _name in _names(Reference, *_BY_ROW):
    setattr(TracedReference, _name, _noting(Reference, _name, _REFERENCE, _name))


def traced_site(site: Site, inputs: Inputs) -> Site:
    """Return *site* so that *inputs* know whatever a step may read of it."""
    stories = tuple(_copied(TracedStory, story) for story in site.stories)
    texts = {str(text.path): text for story in stories for text in story.texts.values()}
    by_id = {story.id: story for story in stories}
    reference = _traced_reference(site.reference, inputs)
    by_path: dict[Any, AnyText] = {
        text.path: text for page in site.pages for text in page.texts.values()
    }
    by_path |= {text.path: text for story in stories for text in story.texts.values()}
    traced = _copied(TracedSite, site, stories=stories, reference=reference, texts_by_path=by_path)

    def of_site(name: str) -> str:
        match name:
            case "stories":
                return inputs.of([story.id for story in stories])
            case "pages":
                return inputs.of([_whole_page(page) for page in site.pages])
            case "texts_by_path":
                standing = [_whole_page(page) for page in site.pages]
                return inputs.of([[str(path) for path in by_path], standing])
            case "held_back":
                return inputs.of([(text.path, text.held_back) for text in site.held_back])
            case _:
                return inputs.of(getattr(site, name))

    def of_text(name: str) -> str:
        path, _, part = name.rpartition("#")
        text = texts.get(path)
        return (text.digest(part) if text else None) or NONE

    def of_story(name: str) -> str:
        story = by_id.get(name)
        if story is None:
            return NONE
        main, texts, assets = story.main.lang, story.texts, story.assets
        return inputs.of([main, list(texts), [asset.path for asset in assets.values()]])

    inputs.add(TEXT, of_text)
    inputs.add(_SITE, of_site)
    inputs.add(_STORY, of_story)
    inputs.add(_SIZE, lambda name: _size(site.root / name))
    return traced


def size_of(root: Path, asset: Asset) -> int:
    """Return the bytes of a file below the content folder *root*. Raises ``OSError``."""
    note(_SIZE, str(asset.path))
    return (root / asset.path).stat().st_size


def traced_registers(registers: Registers, inputs: Inputs) -> Registers:
    """Return *registers*, made of a traced site, so that it is noted which rows are read."""
    return replace(
        registers,
        rows=inputs.trace("rows", registers.rows),
        by_id={
            name: inputs.trace(f"row of {name}", rows) for name, rows in registers.by_id.items()
        },
        by_story={
            name: inputs.trace(f"{name} of story", rows)
            for name, rows in registers.by_story.items()
        },
        children=inputs.trace("children", registers.children),
        organisation_parts=inputs.trace("organisation part", registers.organisation_parts),
        stories=inputs.trace("stories", registers.stories),
    )


def _traced_reference(reference: Reference, inputs: Inputs) -> Reference:
    inputs.add(_REFERENCE, lambda name: inputs.of(getattr(reference, name)))
    return _copied(
        TracedReference,
        reference,
        sections=inputs.trace("section", reference.sections),
        topics=inputs.trace("topic", reference.topics),
        organisations=inputs.trace("organisation", reference.organisations),
    )


def _whole_page(page: StandingPage) -> list[Any]:
    texts = [[getattr(text, field.name) for field in fields(text)] for text in page.texts.values()]
    return [page.id, texts, [asset.path for asset in page.assets.values()]]


def _size(path: Path) -> str:
    try:
        return str(path.stat().st_size)
    except OSError:
        return NONE


def _copied(kind: type[V], value: Any, **changes: Any) -> V:
    """Return *value* as one of *kind*, its subclass, with *changes*."""
    made = object.__new__(kind)
    for field in fields(value):
        slot = getattr(type(value), field.name)
        slot.__set__(made, changes.get(field.name, slot.__get__(value)))
    return made
