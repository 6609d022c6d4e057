"""Pictures and bodies as pages show them: the album's renditions in the theme's markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from markupsafe import Markup

from plugins.core.link_forms import HREF
from plugins.core.pictures import Picture
from plugins.core.players import Shown
from plugins.core.reads import Derived
from plugins.core.site import AnyText, Site, Text
from plugins.language.edition import Edition
from plugins.pictures.markup import swap
from plugins.pictures.picture_index import PictureIndex
from plugins.pictures.references import owner_of
from plugins.pictures.words import StoryPictures, body_pictures, story_pictures


def _based(found: re.Match[str], base: str) -> str:
    """Put the site's base path before a path; ``//host/`` leads to another host."""
    own = found[2].startswith("/") and not found[2].startswith("//")
    return found[1] + (base if own else "") + found[2] + found[3]


Figure = Callable[[Edition, Picture], Markup]
Play = Callable[[Edition, Shown], Markup]
# Returns what a text plays, in the order of ``text.players``; ``None`` for what cannot be played.
ShownOf = Callable[[AnyText, "ThemePictures"], Sequence[Shown | None]]
_PLAYER: Final = re.compile(r'<div data-player="(\d+)">.*?</div>', re.DOTALL)


class ThemePictures:
    """A ``core.pictures.PictureBook`` over a rendered album; *figure* and *play* are the theme's macros.

    *shown* says what texts play; without *play* the words of videos and recordings stand where they
    would.
    """

    def __init__(
        self,
        site: Site,
        album: PictureIndex,
        editions: Mapping[str, Edition],
        figure: Figure,
        play: Play | None = None,
        shown: ShownOf = lambda text, book: (),
    ) -> None:
        stories = {story.id: story for story in site.stories}
        texts = {
            (story.id, lang): text for story in site.stories for lang, text in story.texts.items()
        }
        self._play = play
        self._album = album
        self._editions = editions
        self._figure = figure
        self._shown_of = shown
        self._known: Mapping[tuple[str, str], StoryPictures] = Derived(
            texts, lambda key: story_pictures(stories[key[0]], texts[key], album)
        )

    def lead(self, text: Text) -> Picture | None:
        """Return the picture that stands for the story: its cover, or its first."""
        return self._of(text).lead

    def gallery(self, text: Text) -> tuple[Picture, ...]:
        """Return the pictures of the gallery, in the editor's order."""
        return self._of(text).gallery

    def album(self, text: Text) -> tuple[Picture, ...]:
        """Return every picture of the story once: the gallery's, then the body's others."""
        return self._of(text).album

    def count(self, text: Text) -> int:
        """Return how many different pictures the story shows."""
        return self._of(text).count

    def body(self, text: AnyText) -> Markup:
        """Return the body's HTML with figures for its pictures and the site's base path in links.

        The lead stands over the text already, so the body's first showing of it is left out.
        """
        edition = self._editions[text.lang]
        html = text.body
        if edition.base and 'href="/' in html:
            html = HREF.sub(lambda found: _based(found, edition.base), html)
        if not text.pictures_in_body:
            return Markup(self._with_players(html, text, edition))
        lead = self.lead(text) if isinstance(text, Text) else None
        make = body_pictures(text, self._album)
        above = {lead.file} if lead else set()

        def figure(file: str, alt: str, title: str | None) -> str | None:
            picture = make(file, alt, title)
            if picture is None:
                return None
            if picture.file in above:
                above.discard(picture.file)
                return ""
            return str(self._figure(edition, picture))

        return Markup(self._with_players(swap(html, figure), text, edition))

    def players(self, text: Text) -> tuple[Shown, ...]:
        """Return what the body plays, in the order of the text."""
        return tuple(one for one in self._shown(text) if one is not None)

    def poster(self, text: AnyText, file: str) -> Picture | None:
        """Return a poster: the title beside it says what is to be seen, it has no words of its own."""
        rendered = self._album.rendered(owner_of(text), file)
        return Picture(file=file, rendered=rendered, alt="") if rendered else None

    def _shown(self, text: AnyText) -> Sequence[Shown | None]:
        return self._shown_of(text, self) if text.players else ()

    def _with_players(self, html: str, text: AnyText, edition: Edition) -> str:
        play = self._play
        if play is None or not text.players:
            return html
        shown = self._shown(text)

        def playing(found: re.Match[str]) -> str:
            player = shown[int(found[1])]
            return found[0] if player is None else str(play(edition, player))

        return _PLAYER.sub(playing, html)

    def _of(self, text: Text) -> StoryPictures:
        return self._known[text.story_id, text.lang]
