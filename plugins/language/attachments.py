"""The files that a story offers to download."""

from __future__ import annotations

from plugins.core import addresses
from plugins.core.names import ending_of
from plugins.core.page_parts import AttachmentView
from plugins.core.site import Site, Story, Text
from plugins.core.traced_site import size_of
from plugins.language import formats
from plugins.language.edition import Edition


def attachments(
    site: Site, edition: Edition, story: Story, text: Text
) -> tuple[AttachmentView, ...]:
    """Return the files of *text* with their type, and their size as the edition writes it."""
    return tuple(
        AttachmentView(
            title=item.title,
            url=edition.link(addresses.attachment(story.id, item.file)),
            type=ending_of(item.file).upper(),
            size=formats.file_size(size_of(site.root, story.assets[item.file]), edition.lang),
            number=item.number,
        )
        for item in text.fields.attachments
        if item.file in story.assets
    )
