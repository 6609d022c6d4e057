"""What lies under ``content/``: story folders, standing pages, junk, and what is out of place."""

from __future__ import annotations

import fnmatch
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from plugins.core.lookalikes import mend
from plugins.core.problems import Problem, place_of, problem
from plugins.core.site import Asset
from plugins.core.text import nfc, slugify
from plugins.stories.drafts import only_drafts
from plugins.stories.odd_names import instead_of_text, odd_name

_JUNK: Final = re.compile(
    "|".join(
        map(
            fnmatch.translate,
            ("*.bak", "*~", "~$*", "thumbs.db", "desktop.ini", "*.tmp", "*.swp", "*.orig"),
        )
    )
)
CAPTIONS: Final = "captions.yaml"
_TEXT: Final = re.compile(r"index\.(vi|en)\.md")
_DATED: Final = re.compile(r"^date:.*?(?<!\d)(\d{4})(?!\d)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Folder:
    """A story's or page's folder: its texts by language and the other files in it.

    ``captions`` is ``captions.yaml``, the words of a gallery. ``listing`` is what ``listing_of`` says of
    the folder where all in it is in good order, else empty.
    """

    id: str
    path: PurePosixPath
    texts: dict[str, PurePosixPath]
    assets: dict[str, Asset]
    captions: PurePosixPath | None = None
    listing: str = ""


def story_folders(
    content: Path, known: Mapping[str, Folder] | None = None
) -> tuple[list[Folder], list[Problem]]:
    """Return the folders of ``content/news/YYYY/STORY``, sorted by path, and what is misplaced.

    *known* are folders by their path and ``listing`` as they were found before, in good order.
    """
    folders: list[Folder] = []
    problems: list[Problem] = []
    seen: dict[str, PurePosixPath] = {}
    for year, in_folder in _entries(PurePosixPath("news"), content, problems):
        if not in_folder or not re.fullmatch(r"\d{4}", year.name):
            problems.append(_misplaced(year, content))
            continue
        for path, is_folder in _entries(year, content, problems):
            if not is_folder:
                problems.append(_misplaced(path, content))
                continue
            folder = _known(path, content, known or {}) or _folder(path, content, problems)
            if folder is None:
                continue
            if (other := seen.get(folder.id)) is not None:
                first, second = other, path
                if only_drafts(content, other) and not only_drafts(content, path):
                    first, second = path, other
                    folders = [folder if known.path == other else known for known in folders]
                    seen[folder.id] = path
                where = place_of(second)
                problems.append(problem("S230", where, other=place_of(first)))
                continue
            seen[folder.id] = path
            folders.append(folder)
    return folders, problems


def _misplaced(path: PurePosixPath, content: Path) -> Problem:
    """Return that *path* is not where a story's folder or its files belong, and where to move it."""
    name = nfc(path.name)
    vi, en = "Chuyển tệp vào thư mục của tin.", "Move the file into the story's folder."
    above = path.parent.parts
    is_folder = (content / path).is_dir()
    if is_folder and above == ("news",):
        texts = sorted((content / path).glob("index.*.md"))
        year = _year_of(texts[0]) if texts else "NĂM"
        to = f"content/news/{year}/{name}/"
        vi = f"Thiếu thư mục năm: chuyển cả thư mục vào {to}"
        en = f"The folder of the year is missing: move the whole folder to {to.replace('NĂM', 'YEAR')}"
    elif is_folder:
        vi = "Chuyển các tệp ra thư mục của tin, rồi xóa thư mục này."
        en = "Move its files into the story's folder and delete this one."
    elif _TEXT.fullmatch(name):
        shown = "/".join(("content", *above))
        vi = (
            f"Thiếu thư mục của tin: tạo thư mục {shown}/ten-tin/ và chuyển các tệp của tin vào đó."
        )
        en = f"The story's folder is missing: make {shown}/story-name/ and move its files there."
    return problem("S226", place_of(path), name=name, hint=vi, hint_en=en)


def _year_of(text: Path) -> str:
    try:
        found = _DATED.search(text.read_text("utf-8", "replace")[:5000])
    except OSError:
        found = None
    return found[1] if found else "NĂM"


def page_folders(content: Path) -> tuple[list[Folder], list[Problem]]:
    """Return the folders of ``content/pages``, sorted by name, and what is misplaced."""
    problems: list[Problem] = []
    found = [
        _folder(path, content, problems)
        for path, is_folder in _entries(PurePosixPath("pages"), content, problems)
        if is_folder
    ]
    return [folder for folder in found if folder], problems


def _entries(
    folder: PurePosixPath, content: Path, problems: list[Problem]
) -> Iterator[tuple[PurePosixPath, bool]]:
    """Yield what an editor put into *folder*, sorted, and whether it is a folder; report links and
    special files.
    """
    if (content / folder).is_symlink():
        problems.append(problem("S224", place_of(folder), name=nfc(folder.name)))
        return
    try:
        entries = sorted(
            os.scandir(content / folder), key=lambda entry: (nfc(entry.name), entry.name)
        )
    except FileNotFoundError:
        return
    except OSError as error:
        reason = error.strerror or str(error)
        problems.append(problem("S225", place_of(folder), reason=reason))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        is_folder = entry.is_dir(follow_symlinks=False)
        if not (is_folder or entry.is_file(follow_symlinks=False)):
            where = place_of(folder / entry.name)
            problems.append(problem("S224", where, name=nfc(entry.name)))
        elif not _JUNK.match(entry.name.lower()):
            yield folder / entry.name, is_folder


def _folder(path: PurePosixPath, content: Path, problems: list[Problem]) -> Folder | None:
    name = nfc(path.name)
    if name != slugify(name):
        where = place_of(path)
        problems.append(problem("S223", where, name=name, slug=slugify(name) or "ten-tin"))
        return None
    texts: dict[str, PurePosixPath] = {}
    assets: dict[str, Asset] = {}
    captions = None
    odd = False
    before = len(problems)
    listing = listing_of(content / path)
    entries = list(_entries(path, content, problems))
    here = {mend(entry.name) for entry, _ in entries}
    for entry, is_folder in entries:
        entry_name = mend(entry.name)  # as texts write it
        if is_folder:
            problems.append(_misplaced(entry, content))
        elif matched := _TEXT.fullmatch(entry_name):
            texts[matched[1]] = entry
        elif entry_name == CAPTIONS:
            captions = entry
        elif (found := odd_name(entry_name, here)) is not None:
            odd = odd or found.code != "S220" or entry_name.lower().startswith("index")
            problems.append(problem(found.code, place_of(entry), **found.values))
        else:
            assets[entry_name] = Asset(entry_name, entry)
    if not texts:
        for asset in assets.values():
            if (found := instead_of_text(asset.name)) is not None:
                odd = True
                problems.append(problem(found.code, place_of(asset.path), **found.values))
    if not texts and not odd:
        problems.append(problem("S222", place_of(path)))
    if not texts:
        return None
    if len(problems) > before:
        listing = ""
    return Folder(name, path, texts, assets, captions, listing)


def _known(path: PurePosixPath, content: Path, known: Mapping[str, Folder]) -> Folder | None:
    folder = known.get(str(path))
    return folder if folder is not None and listing_of(content / path) == folder.listing else None


def listing_of(folder: Path) -> str:
    """Return what lies in *folder*: names, with a second ``/`` for what is no file; "" if unreadable."""
    try:
        with os.scandir(folder) as entries:
            names = [
                f"{entry.name}/" if entry.is_file(follow_symlinks=False) else f"{entry.name}//"
                for entry in entries
            ]
    except OSError:
        return ""
    return "".join(sorted(names))
