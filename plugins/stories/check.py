"""What one text cannot know of itself: ids and files that must exist."""

from __future__ import annotations

from typing import Final

from plugins.core.field_path import FieldPath
from plugins.core.fields import is_identifier
from plugins.core.names import ending_of
from plugins.core.problems import Problem, counted, problem, suggestion
from plugins.stories.draft import Draft
from plugins.stories.links import DOWNLOADS
from plugins.stories.names import Kind
from plugins.stories.rest import Rest
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
    """Checks the texts of a story against the *rest* of the site; adds to *problems*."""

    def __init__(self, rest: Rest, problems: list[Problem]) -> None:
        self._rest = rest
        self._names = rest.names
        self._problems = problems

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

    def _translation(self, draft: Draft, main: Draft) -> None:
        """Note a translation whose main text was edited since: readers are told, editors warned."""
        translation = draft.story_fields.translation
        if translation is None or draft is main:
            return
        now = main.words_hash()
        if translation.of.lower() != now:
            draft.stale = True
            self._add("WS242", draft, ("translation", "of"), hash=now)

    def _id(self, draft: Draft, kind: Kind, written: str, path: FieldPath) -> None:
        if self._rest.is_known(kind, written):
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
        own = story_id == draft.folder.id
        if not own and self._rest.is_story(story_id):
            return
        near = suggestion(story_id, ()) if own else self._rest.nearest_story(story_id)
        self._add(
            "S205",
            draft,
            path,
            field="related",
            text=story_id,
            **near,
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
