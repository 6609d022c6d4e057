"""Gives Pelican the texts that the loader has read already."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any, ClassVar

from pelican.contents import Author, Category, Tag
from pelican.readers import BaseReader

from plugins.core import addresses
from plugins.core.site import Site, Text


class StoryReader(BaseReader):  # type: ignore[misc]
    """Looks a Markdown file up in the loaded *site*; a text held back is skipped."""

    enabled = True
    file_extensions: ClassVar[list[str]] = []  # none of itself: a run names its reader in READERS

    def __init__(self, site: Site, settings: Mapping[str, Any]) -> None:
        super().__init__(settings)
        self._site = site

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return the body's HTML and Pelican's metadata of the file *source_path*."""
        site = self._site
        # Pelican may know the content by another name, through a symbolic link on the way to it.
        path = PurePosixPath(Path(source_path).relative_to(self.settings["PATH"]))
        text = site.texts_by_path.get(path)
        if text is None:
            return "", {"title": source_path, "status": "skip"}
        fields = text.fields
        metadata: dict[str, Any] = {
            "title": fields.title,
            "summary": fields.summary,
            "slug": text.slug,
            "lang": text.lang,
            "status": "published" if fields.status in {"published", "draft"} else "hidden",
            "url": text.address,
            "save_as": addresses.save_as(text.address),
        }
        if isinstance(text, Text):
            metadata |= self._story_metadata(text)
        return text.body, metadata

    def _story_metadata(self, text: Text) -> dict[str, Any]:
        reference, fields, lang = self._site.reference, text.fields, text.lang
        category = Category(reference.sections[fields.section].name[lang], self.settings)
        tags = [Tag(reference.topics[topic].name[lang], self.settings) for topic in fields.topics]
        metadata: dict[str, Any] = {
            "date": fields.date.at,
            "template": "story",
            "story": text.story_id,
            "category": category,
            "tags": tags,
            "authors": [Author(author.name, self.settings) for author in fields.authors],
        }
        if fields.updated:
            metadata["modified"] = fields.updated.at
        return metadata
