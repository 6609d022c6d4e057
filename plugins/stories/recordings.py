"""Recordings of a text's folder: what the body and ``media`` say of each, and what they forgot."""

from __future__ import annotations

from html import escape
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import quote, unquote

from plugins.core import addresses
from plugins.core.field_path import FieldPath
from plugins.core.lfs import is_pointer
from plugins.core.lookalikes import mend
from plugins.core.media import CAPTIONS, PLAYED, Recording, ending_of
from plugins.core.media_fields import InEach, Media
from plugins.core.problems import Problem, place_of, problem, suggestion
from plugins.core.text import nfc
from plugins.stories.draft import Draft
from plugins.stories.encoding import LARGEST_FILE, EncodingError, decode

_WORDS: Final = frozenset({"txt"})


class Recordings:
    """The recordings that one text shows. ``published`` are the files that they need."""

    def __init__(self, draft: Draft, content: Path, problems: list[Problem]) -> None:
        assert draft.fields is not None
        self._draft = draft
        self._content = content
        self._problems = problems
        self._media = draft.fields.media
        self._shown: set[str] = set()
        self.published: list[str] = []

    def read(self, image: dict[str, str]) -> Recording:
        """Return the recording that ``![title](file "caption")`` names; report what is wrong."""
        source = image.get("src", "").strip()
        file = mend(unquote(source)).removeprefix("./")
        line = self._draft.line_of(source)
        title = " ".join(nfc(image.get("alt", "")).split())
        self._check(file, title, line)
        self._shown.add(file)
        number = next((at for at, one in enumerate(self._media) if nfc(one.file) == file), None)
        stated = self._media[number] if number is not None else Media(file=file)
        said, lang = self._transcript(stated.transcript, number)
        return Recording(
            file=file,
            title=title,
            line=line,
            caption=" ".join(nfc(image.get("title", "")).split()) or None,
            credit=stated.credit,
            picture=stated.picture,
            captions=self._captions(stated.captions, number),
            transcript=said,
            transcript_lang=lang,
        )

    def mark(self, made: Recording, number: int) -> str:
        """Return the words of a recording for the body, the file linked to where there is one."""
        words = escape(made.title, quote=False)
        if made.file in self._draft.folder.assets and ending_of(made.file) in PLAYED:
            address = quote(addresses.attachment(self._draft.folder.id, made.file))
            words = f'<a href="/{address}">{words}</a>'
        said = [words, *(escape(text, quote=False) for text in made.transcript)]
        if made.caption:
            said.insert(1, escape(made.caption, quote=False))
        paragraphs = "".join(f"<p>{text}</p>" for text in said)
        return f'<div data-player="{number}">{paragraphs}</div>'

    def finish(self) -> None:
        """Report what ``media`` names and the body does not show."""
        own = place_of(self._draft.path).path
        seen: set[str] = set()
        for number, one in enumerate(self._media):
            where = self._draft.place(("media", number, "file"))
            file = nfc(one.file)
            if where.path != own:
                continue  # the main text's to answer for
            if file in seen:
                self._problems.append(problem("L260", where, text=file))
            elif file not in self._shown:
                quoted = f"![Tên video]({_in_markdown(file)})"
                self._problems.append(problem("L257", where, file=file, quoted=quoted))
            seen.add(file)

    def _check(self, file: str, title: str, line: int) -> None:
        where = place_of(self._draft.path, line)
        assets = self._draft.folder.assets
        if ending_of(file) not in PLAYED:
            stem = file.rpartition(".")[0]
            made = f"ffmpeg -i {_quoted(file)} -c:v libx264 -pix_fmt yuv420p -c:a aac"
            quoted = f"{made} -map_metadata -1 -movflags +faststart {_quoted(stem + '.mp4')}"
            self._problems.append(
                problem("L256", where, file=file, kind=ending_of(file).upper(), quoted=quoted)
            )
        elif file not in assets:
            self._problems.append(problem("L253", where, file=file, **suggestion(file, assets)))
        else:
            self._add(file)
        if not title:
            quoted = f"![Tên video]({_in_markdown(file)})"
            self._problems.append(problem("L254", where, file=file, quoted=quoted))

    def _captions(self, stated: InEach | None, number: int | None) -> tuple[tuple[str, str], ...]:
        found = []
        for lang, name in self._named(stated):
            if self._is_there(name, CAPTIONS, "VTT, SRT", ("media", number or 0, "captions", lang)):
                self._add(name)
                found.append((lang, name))
        return tuple(found)

    def _transcript(
        self, stated: InEach | None, number: int | None
    ) -> tuple[tuple[str, ...], str | None]:
        """Return the paragraphs in the text's language, else in the other one and which that is."""
        for lang, name in self._named(stated):
            path = ("media", number or 0, "transcript", lang)
            if self._is_there(name, _WORDS, "TXT", path):
                said = self._read(self._draft.folder.assets[name].path)
                return said, lang if lang != self._draft.lang else None
        return (), None

    def _named(self, stated: InEach | None) -> list[tuple[str, str]]:
        """Return the file of each language, the text's own first."""
        own, other = ("vi", "en") if self._draft.lang == "vi" else ("en", "vi")
        named = [(lang, getattr(stated, lang, None)) for lang in (own, other)]
        return [(lang, nfc(name)) for lang, name in named if name]

    def _is_there(self, name: str, endings: frozenset[str], shown: str, path: FieldPath) -> bool:
        where = self._draft.place(path)
        assets = self._draft.folder.assets
        if ending_of(name) not in endings:
            self._problems.append(problem("L259", where, file=name, known=shown))
        elif name not in assets:
            near = suggestion(name, assets)
            self._problems.append(problem("L258", where, file=name, **near))
        else:
            return True
        return False

    def _read(self, path: PurePosixPath) -> tuple[str, ...]:
        """Return the paragraphs of a text file; what cannot be read is reported there."""
        try:
            file = self._content / path
            size = file.stat().st_size
            if size > LARGEST_FILE:
                where = place_of(path)
                self._problems.append(problem("S117", where, size=round(size / 1e6, 1)))
                return ()
            content = file.read_bytes()
            if is_pointer(content):
                self._problems.append(problem("P250", place_of(path), file=path.name))
                return ()
            text = decode(content)
        except EncodingError as error:
            where = place_of(path, error.line)
            self._problems.append(problem("S160", where, guess=error.guess))
            return ()
        except OSError as error:
            where, reason = place_of(path), error.strerror or str(error)
            self._problems.append(problem("S225", where, reason=reason))
            return ()
        said = tuple(" ".join(part.split()) for part in text.split("\n\n") if part.strip())
        if not said:
            self._problems.append(problem("L261", place_of(path), file=path.name))
        return said

    def _add(self, name: str) -> None:
        if name not in self.published:
            self.published.append(name)


def _in_markdown(file: str) -> str:
    """Return how Markdown names *file*: in angle brackets where it has spaces."""
    return f"<{file}>" if " " in file else file


def _quoted(file: str) -> str:
    """Return *file* as a shell takes it."""
    return f'"{file}"' if not file.replace("-", "").replace(".", "").isalnum() else file
