"""What the links of texts may lead to: stories, standing pages and organisations by their ids."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, Protocol

from plugins.core import addresses
from plugins.core.reads import Derived
from plugins.core.site import Reference
from plugins.stories.drafts import only_drafts
from plugins.stories.folders import Folder
from plugins.stories.links import LinkTarget, LinkTargets
from plugins.stories.placed import Placed
from plugins.stories.unsure import Unsure

_UNREAD: Final = LinkTarget(
    {addresses.DEFAULT_LANGUAGE: ""}
)  # its fault is reported, links to it are not


class Gathered(Protocol):
    """A folder and its texts."""

    @property
    def folder(self) -> Folder:
        """The folder."""

    @property
    def texts(self) -> Sequence[Placed]:
        """The texts that could be read, the main one first."""


class _AnyId(dict[str, LinkTarget]):
    """Targets of which some could not be read, so that no id is known to be wrong."""

    def get(self, identifier: str, default: object = None) -> LinkTarget:
        return super().get(identifier) or _UNREAD


def targets_of(
    stories: Mapping[str, Gathered],
    pages: Mapping[str, Gathered],
    reference: Reference,
    unsure: Unsure,
    preview: bool,
    content: Path,
) -> LinkTargets:
    """Return what may be linked to: texts by their folders' ids, and organisations.

    A *preview* shows what is held back. Texts that could not be read are looked at once more below
    *content*.
    """
    return LinkTargets(
        {
            "story": Derived(stories, lambda name: _texts(stories[name], preview, content)),
            "page": Derived(pages, lambda name: _texts(pages[name], preview, content)),
            "org": _organisations(reference, unsure),
        }
    )


def _texts(group: Gathered, preview: bool, content: Path) -> LinkTarget:
    texts = group.texts
    if not texts and not preview and only_drafts(content, group.folder.path):
        return LinkTarget({}, "draft")
    if not texts:
        return _UNREAD
    visible = {
        text.lang: text.address
        for text in texts
        if preview or not (text.is_valid and text.held_back)
    }
    reason = next((text.held_back for text in texts if text.held_back), "")
    waits = [text.waits_until for text in texts if text.waits_until is not None]
    return LinkTarget(visible, reason, min(waits, default=None))


def _organisations(reference: Reference, unsure: Unsure) -> Mapping[str, LinkTarget]:
    found = {name: _UNREAD for name, _ in unsure.named("organisation")} | {
        body.id: LinkTarget(
            {
                lang: addresses.listing(
                    lang, "organisation", getattr(body.slug, lang) if body.slug else body.id
                )
                for lang in addresses.LANGUAGES
            }
        )
        for body in reference.organisations.values()
    }
    return _AnyId(found) if "organisation" in unsure.whole else found
