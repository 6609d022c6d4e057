"""What the links of texts may lead to: stories, standing pages and organisations by their ids."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Final

from plugins.core import addresses
from plugins.core.site import Reference
from plugins.stories.drafts import only_drafts
from plugins.stories.folders import Folder
from plugins.stories.links import LinkTarget, LinkTargets
from plugins.stories.read import Draft
from plugins.stories.unsure import Unsure

_UNREAD: Final = LinkTarget(
    {addresses.DEFAULT_LANGUAGE: ""}
)  # its fault is reported, links to it are not


class _AnyId(dict[str, LinkTarget]):
    """Targets of which some could not be read, so that no id is known to be wrong."""

    def get(self, identifier: str, default: object = None) -> LinkTarget:
        return super().get(identifier) or _UNREAD


def targets_of(
    stories: tuple[list[Folder], Sequence[list[Draft]]],
    pages: tuple[list[Folder], Sequence[list[Draft]]],
    reference: Reference,
    unsure: Unsure,
    shown: Collection[int],
    preview: bool,
    content: Path,
) -> LinkTargets:
    """Return what may be linked to. *shown* are the ``id()`` of the texts that are published.

    Texts that could not be read are looked at once more below *content*.
    """
    return LinkTargets(
        {
            "story": _texts(*stories, shown, preview, content),
            "page": _texts(*pages, shown, preview, content),
            "org": _organisations(reference, unsure),
        }
    )


def _texts(
    folders: list[Folder],
    groups: Sequence[list[Draft]],
    shown: Collection[int],
    preview: bool,
    content: Path,
) -> dict[str, LinkTarget]:
    targets: dict[str, LinkTarget] = {}
    for folder, drafts in zip(folders, groups, strict=True):
        if not drafts and not preview and only_drafts(content, folder.path):
            targets[folder.id] = LinkTarget({}, "draft")
            continue
        if not drafts:
            targets[folder.id] = _UNREAD
            continue
        visible = {d.lang: d.address for d in drafts if d.fields is None or id(d) in shown}
        reason = next((draft.held_back for draft in drafts if draft.held_back), "")
        targets[folder.id] = LinkTarget(visible, reason)
    return targets


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
