"""The check of a whole site's files to download: each is opened once, where a text first names it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from plugins.attachments.judge import REVISION, judge
from plugins.core.media import CAPTIONS, PLAYED
from plugins.core.memory import Finding, Memory
from plugins.core.names import ending_of, names_file
from plugins.core.problems import Place, Problem, place_of, problem
from plugins.core.site import AnyText, Asset, Site, Text


def survey(site: Site, memory: Memory) -> tuple[Problem, ...]:
    """Return what is wrong with the files that *site* offers; what was withdrawn offers none.

    A file that cannot be read is a problem as any other, with its name.
    """
    found: set[Problem] = set()
    for texts, assets in _folders(site):
        seen: set[str] = set()
        for text in texts:
            for name, place in _named(text):
                if name in assets and name not in seen:
                    seen.add(name)
                    found.update(_problems(name, site.root / assets[name].path, place, memory))
    return tuple(sorted(found))


def _problems(name: str, file: Path, place: Place, memory: Memory) -> Iterator[Problem]:
    ending = ending_of(name)

    def look(path: Path) -> Finding:
        return judge(path, ending)

    try:
        findings = memory.recall(file, f"attachment {REVISION} {ending}", look)
    except OSError as error:
        findings = [("L221", {"reason": error.strerror or type(error).__name__})]
    stem = name.strip()[: -len(ending) - 1] if ending else name
    for code, values in findings:
        right = f"{stem}.{values['right']}" if "right" in values else ""
        yield problem(code, place, **{**values, "name": name, "renamed": right})


def _folders(site: Site) -> Iterator[tuple[list[AnyText], Mapping[str, Asset]]]:
    for story in site.stories:
        yield [t for t in story.main_first if t.outline.status != "withdrawn"], story.assets
    for page in site.pages:
        yield [t for t in page.main_first if t.outline.status != "withdrawn"], page.assets


def _named(text: AnyText) -> Iterator[tuple[str, Place]]:
    """Yield the files that *text* offers, each with the line that names it."""
    if isinstance(text, Text) and not text.outline.files:
        return
    if isinstance(text, Text):
        for number, item in enumerate(text.fields.attachments):
            yield item.file, text.place("attachments", number, "file")
    for name in text.linked_files:
        if ending_of(name) in PLAYED.keys() | CAPTIONS:
            continue  # plugins.media looks into what plays
        lines = enumerate(text.source.split("\n")[text.body_line - 1 :], text.body_line)
        line = next((number for number, row in lines if names_file(row, name)), text.body_line)
        yield name, place_of(text.path, line)
