"""Files that nearly have the name of a text: what each is, and the name that it should have.

Windows hides endings, and Notepad adds ``.txt``; programs that synchronise folders put copies beside
a file that two people edited.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from plugins.core.file_kinds import NAMES
from plugins.core.names import visible_form

_LANGUAGES: Final = {
    "vi": "vi", "vn": "vi", "vie": "vi", "vietnamese": "vi",
    "en": "en", "eng": "en", "english": "en", "uk": "en", "us": "en",
}  # fmt: skip
_PLAIN: Final = r"md|markdown|mdown|mkd|mdx|txt|text"
# index, a language, perhaps what marks a copy, and the endings of a plain text.
_TEXT: Final = re.compile(
    rf"(?P<before>.*?)\bindex[._ -](?P<lang>{'|'.join(_LANGUAGES)})"
    rf"(?P<rest>(?![a-z]).*?)??(?:\.(?:{_PLAIN}))+"
)
_WRITTEN_ELSEWHERE: Final = re.compile(
    rf"index[._ -](?P<lang>{'|'.join(_LANGUAGES)})(?:\.md)?\.(?P<kind>docx?|docm|odt|rtf|html?|pages|pdf)"
)
_NO_LANGUAGE: Final = re.compile(rf"index(?:\.(?:{_PLAIN}))+")
_CAPTIONS: Final = re.compile(
    r"(?P<before>.*?)\b(?:captions?|captoins?|capitons?|ch[uú][- _]?th[ií]ch)(?P<rest>.*?)\.ya?ml(?:\.txt)?"
)
_DOCUMENTS: Final = re.compile(r".*\.(?P<kind>docx?|docm|odt|rtf|pages)")
_KINDS: Final = {"docm": "docx", "htm": "html"}


@dataclass(frozen=True, slots=True)
class Odd:
    """A code of ``problems.toml`` and the values of its words."""

    code: str
    values: dict[str, str]


def odd_name(name: str, here: Collection[str]) -> Odd | None:
    """Return what is wrong with the file *name*, ``None`` where it may be an attachment or picture.

    *here* are the names of all files of the folder; the names of the two texts and of
    ``captions.yaml`` themselves are never passed.
    """
    seen = visible_form(name).casefold()
    if found := _TEXT.fullmatch(seen):
        right = f"index.{_LANGUAGES[found['lang']]}.md"
        return _renamed(name, right, bool(found["before"] or found["rest"]), here)
    if found := _CAPTIONS.fullmatch(seen):
        return _renamed(name, "captions.yaml", bool(found["before"] or found["rest"]), here)
    if found := _WRITTEN_ELSEWHERE.fullmatch(seen):
        right = f"index.{_LANGUAGES[found['lang']]}.md"
        return None if right in here else _elsewhere(name, right, found["kind"])
    if seen.endswith((".md", ".markdown", ".html", ".htm")) or _NO_LANGUAGE.fullmatch(seen):
        return Odd("S220", {"name": name})
    return None


def instead_of_text(name: str) -> Odd | None:
    """Return what the file *name* is, where its folder has no text and this seems to be it."""
    seen = visible_form(name).casefold()
    if found := _DOCUMENTS.fullmatch(seen):
        return _elsewhere(name, "index.vi.md", found["kind"])
    return Odd("S220", {"name": name}) if seen.endswith(".txt") else None


def _renamed(name: str, right: str, copy: bool, here: Collection[str]) -> Odd:
    alike = [other for other in here if other != name and _means(other) == right]
    if right in here or alike:
        return Odd("S322", {"name": name, "right": right})
    hidden = visible_form(name).casefold().endswith(".txt") and not copy
    return Odd("S320" if hidden else "S321", {"name": name, "right": right})


def _means(name: str) -> str:
    seen = visible_form(name).casefold()
    if found := _TEXT.fullmatch(seen):
        return f"index.{_LANGUAGES[found['lang']]}.md"
    return "captions.yaml" if _CAPTIONS.fullmatch(seen) else ""


def _elsewhere(name: str, right: str, ending: str) -> Odd:
    kind = _KINDS.get(ending, ending)
    vi, en = NAMES.get(kind, ("tệp Pages của Apple", "a Pages file of Apple"))
    return Odd("S323", {"name": name, "right": right, "kind": vi, "kind_en": en})
