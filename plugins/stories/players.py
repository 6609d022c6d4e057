"""What a body plays: an address of a video, or a recording of the folder, on a line of its own.

Works on sanitised HTML. ``<p>`` with ``https://youtu.be/…``, with ``[Title](https://youtu.be/…)``, with a
picture that leads there, or with ``![Title](clip.mp4)`` becomes ``<div data-player="N">`` with the words
that readers see, N being the number in ``Draft.players``; no editor can write that attribute. The page
puts the card or the player in its place; what reads words alone (the search) finds them there.
"""

from __future__ import annotations

import re
from html import escape, unescape
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from plugins.core.field_path import words_language
from plugins.core.link_forms import IMAGE, LINK, attributes, is_address, is_elsewhere
from plugins.core.media import PLAYED, UNPLAYED, Medium, VideoLink, ending_of
from plugins.core.media_fields import Video
from plugins.core.problems import Problem, place_of, problem
from plugins.core.text import nfc
from plugins.stories.draft import Draft
from plugins.stories.recordings import Recordings
from plugins.stories.videos import host_of, key_of, recognise

_TAG: Final = re.compile(r'<(/?)([a-z0-9]+)((?: [a-z-]+(?:="[^"]*")?)*)>')
_PARAGRAPH: Final = re.compile(r"<p((?: [a-z]+=\"[^\"]*\")*)>(.*?)</p>", re.DOTALL)
_LINE_END: Final = re.compile(r"(<br>\n?|\n)")
_EMPHASIS: Final = re.compile(r"<(strong|em|b|i|u)>(.*)</\1>", re.DOTALL)
_UNSEEN: Final = " \t\u00a0\u200b\u2060\ufeff"
# Looked for as they are: a pattern of all of them takes a hundred times as long.
_SITES: Final = ("youtu", "facebook", "fb.", "tiktok", "vimeo", "zalo", "vtv", "dai", "instagram")
_ENDINGS: Final = tuple(f".{ending}" for ending in sorted({*PLAYED, *UNPLAYED}))


def set_players(draft: Draft, content: Path, problems: list[Problem]) -> None:
    """Put what *draft* plays into its ``players`` and ``body``; report what is wrong with it.

    A text with other faults is left alone: what its front matter says of its videos is not known.
    Transcripts are read from the folder *content*.
    """
    fields = draft.fields
    if fields is None:
        return
    if fields.videos or fields.media or _may_play(draft.body):
        _Reader(draft, content, problems).read()


class _Reader:
    """Reads one text."""

    def __init__(self, draft: Draft, content: Path, problems: list[Problem]) -> None:
        assert draft.fields is not None
        self.draft = draft
        self.problems = problems
        self.videos = draft.fields.videos
        self.keys = [key_of(video.url) for video in self.videos]
        self.recordings = Recordings(draft, content, problems)
        self.players: list[Medium] = []
        self.led_to: set[str] = set()

    def read(self) -> None:
        """Read the body; then see what the front matter names and the body does not show."""
        draft = self.draft
        body = _PARAGRAPH.sub(self._paragraph, draft.body)
        draft.body = IMAGE.sub(self._misplaced, body)
        draft.players = tuple(self.players)
        draft.linked_files = (*draft.linked_files, *self.recordings.published)
        self.recordings.finish()
        for number, (video, key) in enumerate(zip(self.videos, self.keys, strict=True)):
            where = draft.place(("videos", number, "url"))
            if where.path != place_of(draft.path).path:
                continue  # the main text's to answer for
            if key in self.keys[:number]:
                self.problems.append(problem("L260", where, text=video.url))
            elif key not in self.led_to:
                self.problems.append(problem("L251", where, quoted=video.url))

    def _paragraph(self, found: re.Match[str]) -> str:
        """Return a paragraph parted around the lines that are players; others come back as they are."""
        if not (self.videos or _may_play(found[2])):
            return found[0]
        parts = _LINE_END.split(found[2])
        made: list[str] = []
        kept: list[str] = []
        opened: list[str] = []  # bold or a link that runs over several lines: none stands alone
        for line, end in zip(parts[::2], [*parts[1::2], ""], strict=True):
            if player := "" if opened else self._player(line):
                made += _rest(found[1], "".join(kept)), player
                kept.clear()
            else:
                kept += line, end
                _follow(line, opened)
        return "".join([*made, _rest(found[1], "".join(kept))]) if made else found[0]

    def _player(self, line: str) -> str:
        """Return the mark of the player that *line* is, or nothing."""
        bare = _bare(line)
        if image := IMAGE.fullmatch(bare):
            said = attributes(image[1])
            if _is_recording(said.get("src", "")):
                made = self.recordings.read(said)
                self.players.append(made)
                return self.recordings.mark(made, len(self.players) - 1)
            return self._video(said.get("src", ""), said.get("alt", ""), None)
        if link := LINK.fullmatch(bare):
            href = attributes(link[1]).get("href", "")
            picture, words = None, link[2]
            if shown := IMAGE.search(words):
                said = attributes(shown[1])
                picture = nfc(unquote(said.get("src", "").strip())).removeprefix("./")
                if not picture or "/" in picture or ":" in picture:
                    return ""  # which the check of pictures names
                words = IMAGE.sub("", words)
                words = words if _plain(words) else escape(said.get("alt", ""), quote=False)
            return self._video(href, _plain(words), picture)
        return "" if "<" in bare else self._video(unescape(bare), "", None)

    def _video(self, address: str, words: str, picture: str | None) -> str:
        found, key = recognise(address), key_of(address)
        number = self.keys.index(key) if key in self.keys else None
        if found is None and number is None:
            return ""
        stated = self.videos[number] if number is not None else None
        self.led_to.add(key)
        title = "" if is_address(words) or recognise(words) else words
        lang = None
        if not title and stated and stated.title:
            title, lang = stated.title, self._language("videos", number or 0, "title")
        url = found.url if found else _stated_url(stated, address)
        made = VideoLink(
            url=url,
            provider=found.provider if found else host_of(url),
            title=title,
            line=self.draft.line_of(address),
            picture=picture or (stated.picture if stated else None),
            seconds=stated.duration if stated else None,
            credit=stated.credit if stated else None,
            lang=lang,
        )
        if not title:
            where = place_of(self.draft.path, made.line)
            quoted = f"[Tên video]({made.url})"
            self.problems.append(problem("WL250", where, provider=made.provider, quoted=quoted))
        self.players.append(made)
        words = escape(title or f"Video ({made.provider})", quote=False)
        marked = f' lang="{lang}"' if lang else ""
        link = f'<a href="{escape(made.url)}"{marked}>{words}</a>'
        return f'<div data-player="{len(self.players) - 1}"><p>{link}</p></div>'

    def _misplaced(self, found: re.Match[str]) -> str:
        """Report a recording between words, in a list or in a table, and take it away."""
        source = attributes(found[1]).get("src", "")
        if not _is_recording(source):
            return found[0]
        where = place_of(self.draft.path, self.draft.line_of(source))
        self.problems.append(problem("L255", where, file=unquote(source)))
        return ""

    def _language(self, *path: str | int) -> str | None:
        """Return the language of the field *path* where it is the main text's, not this one's."""
        draft = self.draft
        written = words_language(draft.path, draft.lang, draft.lines, path)
        return written if written != draft.lang else None


def _stated_url(stated: Video | None, address: str) -> str:
    return stated.url if stated else address


def _may_play(html: str) -> bool:
    """Say whether *html* may hold something that plays; most texts do not."""
    lower = html.lower()
    return any(site in lower for site in _SITES) or (
        "<img " in lower and any(ending in lower for ending in _ENDINGS)
    )


def _rest(attributes: str, inner: str) -> str:
    """Return the lines around a player as a paragraph, or nothing where there are none."""
    inner = _LINE_END.sub("", inner) if not _plain(inner) and "<img" not in inner else inner
    trimmed = re.sub(r"(?:<br>|\s)+$", "", inner)
    return f"<p{attributes}>{trimmed}</p>\n" if trimmed.strip() else ""


def _is_recording(source: str) -> bool:
    name = unquote(source.strip())
    return not is_elsewhere(name) and ending_of(name) in {*PLAYED, *UNPLAYED}


def _bare(line: str) -> str:
    """Return *line* without emphasis around it and without what nobody sees at its ends."""
    line = line.replace("&nbsp;", "\u00a0").strip(_UNSEEN)
    while found := _EMPHASIS.fullmatch(line):
        line = found[2].strip(_UNSEEN)
    return line


def _plain(html: str) -> str:
    """Return the words of *html* on one line."""
    return " ".join(unescape(_TAG.sub("", html)).split())


def _follow(line: str, opened: list[str]) -> None:
    """Keep in *opened* the elements that are open behind *line*; what is odd stays open for good."""
    for closing, name, _ in _TAG.findall(line):
        if closing and opened[-1:] == [name]:
            opened.pop()
        elif name not in {"br", "img", "hr"}:
            opened.append(name)
    if any("<" in text for text in _TAG.split(line)[::4]):
        opened.append("?")  # a line end within a tag
