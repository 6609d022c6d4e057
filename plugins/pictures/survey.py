"""The check of a whole site's pictures: every one that a text refers to is there and sound.

Headers are read, pixels are not: a check takes milliseconds a picture. What only decoding can
tell is found when the picture is rendered, and refused there in the same words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath
from types import MappingProxyType

from plugins.core.names import overlooked
from plugins.core.problems import Place, Problem, nearest, place_of, problem
from plugins.core.site import AnyText, Asset, Site, StandingPage, Story, Text
from plugins.pictures.reading import BadPictureError, measure
from plugins.pictures.references import PictureReference, PictureReferences, find, owner_of
from plugins.pictures.sniff import kind_by_name


@dataclass(frozen=True, slots=True)
class Original:
    """A picture that a text shows, as it lies in the text's folder.

    ``owner`` is a story's id or ``page:ID``; ``file`` is NFC, ``path`` is relative to the
    content folder; sizes in pixels, upright. ``place`` is where the first text names it.
    """

    owner: str
    file: str
    path: PurePosixPath
    place: Place
    width: int
    height: int
    kind: str


@dataclass(frozen=True, slots=True)
class Survey:
    """All sound pictures that texts show, by owner and file, and every problem found.

    ``root`` is the content folder that they lie in.
    """

    root: Path
    originals: Mapping[tuple[str, str], Original]
    problems: tuple[Problem, ...]


def survey(site: Site) -> Survey:
    """Return the pictures of every story and standing page, and what is wrong with them.

    Linear in texts and pictures. A fault of a file is reported once, where the first text names
    it, whatever number of texts show it; a wrong name is reported wherever it is written.
    """
    held_back = _texts_by_owner(site.held_back)
    surveyor = _Surveyor(site.root)
    for story in site.stories:
        surveyor.visit(story, held_back.get(story.id, ()))
    for page in site.pages:
        surveyor.visit(page, ())
    found = MappingProxyType(surveyor.originals)
    return Survey(site.root, found, tuple(sorted(surveyor.problems)))


class _Surveyor:
    """Goes from folder to folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.originals: dict[tuple[str, str], Original] = {}
        self.problems: set[Problem] = set()

    def visit(self, folder: Story | StandingPage, held_back: Iterable[Text]) -> None:
        """Check every text of *folder*; *held_back* texts only count as users of pictures."""
        texts: tuple[AnyText, ...] = folder.main_first
        if not folder.assets and not any(map(_names_pictures, texts)):
            return
        all_findings = [find(text) for text in texts]
        known = {name.casefold(): name for name in folder.assets}
        seen: set[str] = set()
        for text, findings in zip(texts, all_findings, strict=True):
            self.problems.update(findings.problems)
            for reference in findings.references:
                self._check(owner_of(text), reference, folder.assets, known, seen)
        self._check_covers(all_findings, folder.assets)
        if any(kind_by_name(name) for name in folder.assets):
            used = [*all_findings, *(find(text) for text in held_back)]
            self._report_unused(folder.assets, used)

    def _check(
        self,
        owner: str,
        reference: PictureReference,
        assets: Mapping[str, Asset],
        known: Mapping[str, str],
        seen: set[str],
    ) -> None:
        file, place = reference.file, reference.place
        if file not in assets:
            if (same := known.get(file.casefold())) is not None:
                self.problems.add(problem("P103", place, file=file, near=same))
            elif (near := _nearest_picture(file, assets)) is not None:
                points, points_en = overlooked(file, near)
                code = "P220" if points else "P102"
                values = {"file": file, "near": near, "points": points, "points_en": points_en}
                self.problems.add(problem(code, place, **values))
            elif file not in seen:
                self.problems.add(problem("P101", place, file=file))
            seen.add(file)
            return
        if file in seen:
            return
        seen.add(file)
        path = assets[file].path
        try:
            measured = measure(self.root / path)
        except BadPictureError as bad:
            self.problems.add(problem(bad.code, place, file=file, **bad.values))
            return
        if kind_by_name(file) != measured.kind:
            self.problems.add(problem("WP302", place, file=file, kind=measured.kind.upper()))
        self.originals[owner, file] = Original(
            owner, file, path, place, measured.width, measured.height, measured.kind
        )

    def _check_covers(
        self, all_findings: Sequence[PictureReferences], assets: Mapping[str, Asset]
    ) -> None:
        placed = {file for findings in all_findings for file in findings.placed}
        for findings in all_findings:
            cover = findings.cover
            if cover is not None and cover.file in assets and cover.file not in placed:
                self.problems.add(problem("P111", cover.place, file=cover.file))

    def _report_unused(
        self, assets: Mapping[str, Asset], all_findings: Iterable[PictureReferences]
    ) -> None:
        used: set[str] = set()
        for findings in all_findings:
            used.update(reference.file.casefold() for reference in findings.references)
        for name, asset in assets.items():
            if kind_by_name(name) and name.casefold() not in used:
                self.problems.add(problem("WP301", place_of(asset.path), file=name))


def _names_pictures(text: AnyText) -> bool:
    return not isinstance(text, Text) or text.outline.has_pictures


def _nearest_picture(file: str, names: Iterable[str]) -> str | None:
    """Return the picture whose name is nearly *file*; endings say nothing, so they do not count."""
    stems = {PurePath(name).stem: name for name in names if kind_by_name(name)}
    found = nearest(PurePath(file).stem, stems)
    return stems[found] if found is not None else None


def _texts_by_owner(texts: Iterable[Text]) -> Mapping[str, list[Text]]:
    by_owner: dict[str, list[Text]] = {}
    for text in texts:
        by_owner.setdefault(text.story_id, []).append(text)
    return by_owner
