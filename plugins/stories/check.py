"""What one text cannot know of itself: ids, addresses and files that must exist."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import PurePosixPath
from typing import Final

from plugins.core import addresses
from plugins.core.facts import StoryFields
from plugins.core.field_path import FieldPath, address_field
from plugins.core.fields import is_identifier
from plugins.core.names import ending_of
from plugins.core.problems import Problem, counted, place_of, problem, suggestion
from plugins.core.site import Reference
from plugins.registers import is_own_place, is_reserved
from plugins.stories.links import DOWNLOADS
from plugins.stories.names import Kind, Names
from plugins.stories.read import Draft
from plugins.stories.unsure import Unsure
from plugins.stories.written import written_in

_KINDS: Final[dict[Kind, tuple[str, str, str]]] = {
    "section": ("chuyên mục", "section", "content/data/sections.yaml"),
    "topic": ("chủ đề", "topic", "content/data/topics.yaml"),
    "organisation": ("đơn vị", "organisation", "content/data/organisations.yaml"),
}

_NAMED: Final = 3  # files that a warning of many names
_ID_FIELDS: Final[dict[str, Kind]] = {
    "section": "section",
    "topics": "topic",
    "organisations": "organisation",
}


class Checker:
    """Checks texts against the reference data and against one another; adds to *problems*."""

    def __init__(
        self,
        reference: Reference,
        unsure: Unsure,
        names: Names,
        story_ids: Collection[str],
        problems: list[Problem],
    ) -> None:
        self._unsure = unsure
        self._names = names
        self._story_ids = story_ids
        self._problems = problems
        self._known: dict[Kind, Collection[str]] = {
            "section": reference.sections.keys(),
            "topic": reference.topics.keys(),
            "organisation": reference.organisations.keys(),
        }

    def story(self, texts: list[Draft]) -> None:
        """Check the ids, files and slug of a story's texts."""
        for draft in texts:
            for path, name in written_in(draft).parties():
                if is_identifier(name):
                    self._id(draft, "organisation", name, path)
                elif len(found := self._names.may_mean("organisation", name)) == 1:
                    self._add("WS274", draft, path, field=path[-1], text=name, id=found[0])
            if draft.fields is None:
                self._written_ids(draft)
                continue
            self._translation(draft, texts[0])
            fields = draft.story_fields
            self._id(draft, "section", fields.section, ("section",))
            for index, topic in enumerate(fields.topics):
                self._id(draft, "topic", topic, ("topics", index))
            for index, body in enumerate(fields.organisations):
                self._id(draft, "organisation", body, ("organisations", index))
            for index, other in enumerate(fields.related):
                self._related(draft, other, ("related", index))
            for index, attachment in enumerate(fields.attachments):
                self._attachment(draft, attachment.file, ("attachments", index, "file"))
            self._borrowed(draft, texts[0])
            self._captions(draft, texts[0])
            folder_year = draft.path.parent.parent.name
            if folder_year != str(fields.date.day.year):
                self._add("WS231", draft, ("date",), folder=folder_year, year=fields.date.day.year)

    def _written_ids(self, draft: Draft) -> None:
        """Check the ids of a text that has other faults, so that one report holds them all."""
        for field, kind in _ID_FIELDS.items():
            written = draft.values.get(field)
            lone = isinstance(written, str)
            if not lone and (field == "section" or not isinstance(written, list)):
                continue
            for index, name in enumerate([written] if lone else written or ()):
                if isinstance(name, str) and name.strip():
                    self._id(draft, kind, name, (field,) if lone else (field, index))

    def _borrowed(self, draft: Draft, main: Draft) -> None:
        """Warn, once a translation, of pictures whose words it does not restate."""
        if draft.lang == main.lang:
            return
        gallery = draft.story_fields.gallery
        files = [item.file for item in gallery if item.lang not in (None, draft.lang)]
        if files:
            named = ", ".join(files[:_NAMED]) + (" …" if files[_NAMED:] else "")
            count = len(files)
            pictures = counted(count, "picture")
            where: FieldPath = ("title",)
            self._add("WS240", draft, where, count=count, pictures=pictures, files=named)

    def _captions(self, draft: Draft, main: Draft) -> None:
        """Warn of captions that a translation lost by restating the description alone."""
        if draft is main or main.fields is None:
            return
        captioned = {item.file for item in main.story_fields.gallery if item.caption}
        for index, item in enumerate(draft.story_fields.gallery):
            if item.file in captioned and item.caption is None:
                self._add("WS241", draft, ("gallery", index, "caption"), file=item.file)

    def addresses(self, stories: list[list[Draft]], pages: list[list[Draft]]) -> None:
        """Check that every text has an address, and has it alone.

        Drafts come last: they take no address that another text has.
        """
        taken: dict[str, Draft] = {}
        told = [draft for texts in (*stories, *pages) for draft in texts if draft.fields]
        for drafts in (False, True):
            self._own_addresses([text for text in told if text.is_draft == drafts], taken)
        for draft in (draft for texts in pages for draft in texts if draft.fields):
            if is_reserved(draft.slug):
                path = address_field(draft.lines)
                self._add("S212", draft, path, address=draft.address)

    def _own_addresses(self, drafts: list[Draft], taken: dict[str, Draft]) -> None:
        for draft in drafts:
            if not draft.slug:
                title = draft.fields.title if draft.fields else ""
                self._add("S213", draft, ("title",), text=title)
                continue
            if (other := taken.get(draft.address)) is not None:
                shown = place_of(other.path)
                path = address_field(draft.lines)
                self._add("S210", draft, path, address=draft.address, other=shown)
                continue
            taken[draft.address] = draft
            if isinstance(draft.fields, StoryFields):
                taken[addresses.album(draft.lang, draft.address)] = draft
        for draft in drafts:
            self._redirects(draft, taken)

    def downloads(self, drafts: Iterable[Draft]) -> None:
        """Check that every file to download has an address of its own."""
        taken: dict[str, tuple[PurePosixPath, str]] = {}
        for draft in sorted(drafts, key=lambda draft: draft.is_draft):
            listed = getattr(draft.fields, "attachments", ())
            for name in sorted({*(item.file for item in listed), *draft.linked_files}):
                address = addresses.attachment(draft.folder.id, name)
                folder, other = taken.setdefault(address, (draft.folder.path, name))
                if (folder, other) != (draft.folder.path, name):
                    where = ("attachments",)
                    self._add("L207", draft, where, text=name, other=other, address=address)

    def _translation(self, draft: Draft, main: Draft) -> None:
        """Note a translation whose main text was edited since: readers are told, editors warned."""
        translation = draft.story_fields.translation
        if translation is None or draft is main:
            return
        now = main.words_hash()
        if translation.of.lower() != now:
            draft.stale = True
            self._add("WS242", draft, ("translation", "of"), hash=now)

    def _redirects(self, draft: Draft, taken: dict[str, Draft]) -> None:
        """Check that an old address is nobody's present one, and claimed once."""
        assert draft.fields is not None
        for index, path in enumerate(draft.fields.redirect_from):
            address = addresses.from_path(path)
            other = taken.setdefault(address, draft)
            own = {draft.address, addresses.album(draft.lang, draft.address)}
            if other is not draft or address in own or is_own_place(address):
                shown = place_of(other.path)
                where: FieldPath = ("redirect_from", index)
                self._add("S214", draft, where, address=address, other=shown)

    def _id(self, draft: Draft, kind: Kind, written: str, path: FieldPath) -> None:
        if written in self._known[kind] or self._unsure.may_be(kind, written):
            return
        what, what_en, file = _KINDS[kind]
        if several := self._names.may_mean(kind, written):
            ids = ", ".join(several)
            self._add("S273", draft, path, text=written, what=what, what_en=what_en, ids=ids)
            return
        self._add(
            "S201",
            draft,
            path,
            what=what,
            what_en=what_en,
            file=file,
            text=written,
            **self._names.suggestion(kind, written),
        )

    def _related(self, draft: Draft, story_id: str, path: FieldPath) -> None:
        if story_id in self._story_ids and story_id != draft.folder.id:
            return
        known = self._story_ids if story_id != draft.folder.id else ()
        self._add(
            "S205",
            draft,
            path,
            field="related",
            text=story_id,
            **suggestion(story_id, known),
        )

    def _attachment(self, draft: Draft, name: str, path: FieldPath) -> None:
        assets = draft.folder.assets
        ending = ending_of(name)
        if name not in assets:
            self._add(
                "L205",
                draft,
                path,
                text=name,
                **suggestion(name, assets),
            )
        elif ending not in DOWNLOADS:
            self._add("L206", draft, path, type=ending, text=name)

    def _add(self, code: str, draft: Draft, path: FieldPath, **values: object) -> None:
        self._problems.append(problem(code, draft.place(path), **values))
