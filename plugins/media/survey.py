"""The check of a whole site's recordings: every one that a text shows plays, and can be read as well.

Headers are read, and captions whole. A fault of a file is reported once, where the first text shows it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from plugins.core.lfs import is_pointer
from plugins.core.media import PLAYED, Medium, Recording, ending_of
from plugins.core.problems import Place, Problem, place_of, problem
from plugins.core.site import AnyText, Asset, Site, StandingPage, Story, Text
from plugins.core.text import nfc
from plugins.media import captions
from plugins.media.measured import BadRecordingError, MeasuredSound
from plugins.media.reading import measure

LARGE: Final = 50_000_000  # bytes; half an hour of film for phones
_MOST_CAPTIONS: Final = 5_000_000  # bytes


def survey(site: Site) -> tuple[Problem, ...]:
    """Return what is wrong with the recordings of every story and standing page, sorted."""
    held_back: dict[str, list[Text]] = {}
    for text in site.held_back:
        held_back.setdefault(text.story_id, []).append(text)
    found: set[Problem] = set()
    for story in site.stories:
        _visit(site.root, story, held_back.get(story.id, ()), found)
    for page in site.pages:
        _visit(site.root, page, (), found)
    return tuple(sorted(found))


def _visit(
    root: Path, folder: Story | StandingPage, held_back: Iterable[Text], found: set[Problem]
) -> None:
    seen: set[str] = set()
    for text in folder.main_first:
        for player in _players(text):
            if not isinstance(player, Recording) or player.file not in folder.assets:
                continue
            if ending_of(player.file) not in PLAYED:
                continue  # named where it was loaded (L256)
            place = place_of(text.path, player.line)
            if player.file not in seen:
                seen.add(player.file)
                measured = _measured(root, folder.assets[player.file], place, found)
                if measured and not _said(measured, player):
                    found.add(problem("P248", place, file=player.file, quoted=_entry(player)))
            for _, name in player.captions:
                if name not in seen:
                    seen.add(name)
                    _check_captions(root, folder.assets[name], found)
    if not any(ending_of(name) in PLAYED for name in folder.assets):
        return
    used = {
        one.file
        for text in (*folder.texts.values(), *held_back)
        for one in _players(text)
        if isinstance(one, Recording)
    }
    for name, asset in folder.assets.items():
        if ending_of(name) in PLAYED and name not in used:
            shown = f"![Tên video](<{name}>)" if " " in name else f"![Tên video]({name})"
            found.add(problem("WL262", place_of(asset.path), file=name, quoted=shown))


def _players(text: AnyText) -> Sequence[Medium]:
    return () if isinstance(text, Text) and not text.outline.has_players else text.players


def _measured(root: Path, asset: Asset, place: Place, found: set[Problem]) -> MeasuredSound | None:
    file, path = asset.name, root / asset.path
    try:
        measured = measure(path)
        size = path.stat().st_size
    except BadRecordingError as bad:
        found.add(problem(bad.code, place, file=file, quoted=_remedy(bad.code, file), **bad.values))
        return None
    except OSError as error:
        found.add(problem("P246", place, file=file, reason=error.strerror or str(error)))
        return None
    if measured.late_index:
        found.add(problem("WP245", place, file=file, quoted=_remedy("WP245", file)))
    if size > LARGE:
        found.add(problem("WP249", place, file=file, size=round(size / 1e6)))
    return measured


def _said(measured: MeasuredSound, player: Recording) -> bool:
    """Say whether who cannot hear is told what is said (WCAG 1.2.1, 1.2.2)."""
    if measured.kind == "audio":
        return bool(player.transcript)
    return not measured.has_sound or bool(player.transcript or player.captions)


def _entry(player: Recording) -> str:
    """Return the line of front matter that a recording without captions wants."""
    stem = player.file.rpartition(".")[0]
    file = f'"{player.file}"' if set(player.file) & set(",:[]{}#&*!|>'\"%@`") else player.file
    return f"media: [{{file: {file}, transcript: {{vi: {stem}.vi.txt}}}}]"


def _check_captions(root: Path, asset: Asset, found: set[Problem]) -> None:
    path = root / asset.path
    try:
        if path.stat().st_size > _MOST_CAPTIONS:
            raise ValueError("size")
        text = caption_text(path)
        if is_pointer(text.encode()):
            found.add(problem("P250", place_of(asset.path), file=asset.name))
            return
    except OSError as error:
        reason = error.strerror or str(error)
        found.add(problem("P246", place_of(asset.path), file=asset.name, reason=reason))
        return
    except ValueError:
        vi, en = "tệp phải ghi bằng UTF-8", "the file must be saved as UTF-8"
        found.add(problem("P247", place_of(asset.path), file=asset.name, reason=vi, reason_en=en))
        return
    _, faults = captions.read(text, ending_of(asset.name) == "srt")
    for fault in faults[:5]:
        where = place_of(asset.path, fault.line)
        found.add(problem("P247", where, file=asset.name, reason=fault.vi, reason_en=fault.en))


def caption_text(path: Path) -> str:
    """Return the text of a file of captions. Raises ``ValueError`` unless it is UTF-8."""
    text = path.read_bytes().decode("utf-8-sig")
    return nfc(text.replace("\r\n", "\n").replace("\r", "\n"))


def _remedy(code: str, file: str) -> str:
    """Return the command that mends the file *file*."""
    stem = file.rpartition(".")[0]
    ending = ending_of(file)
    made, source = f'"{stem}-moi.{ending}"', f'"{file}"'
    if code == "P242" and ending != "webm":
        sound = ending == "m4a"
        how = "-vn -c:a aac" if sound else "-c:v libx264 -pix_fmt yuv420p -c:a aac"
    elif code == "P242":
        made, how = f'"{stem}-moi.mp4"', "-c:v libx264 -pix_fmt yuv420p -c:a aac"
    else:
        how = "-map 0:v? -map 0:a? -c copy"
    start = "" if made.endswith('webm"') else " -movflags +faststart"
    return f"ffmpeg -i {source} {how} -map_metadata -1{start} {made}"
