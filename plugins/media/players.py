"""What a text plays, as its page shows it: posters from its pictures, facts from the files' headers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from plugins.core import addresses
from plugins.core.inputs import NONE, Inputs
from plugins.core.media import Recording, VideoLink
from plugins.core.pictures import Picture
from plugins.core.players import Player, Shown, Track, VideoCard
from plugins.core.reads import note
from plugins.core.site import AnyText, Asset, Text
from plugins.language.edition import Edition
from plugins.media import reading
from plugins.media.measured import BadRecordingError

# Returns the poster that a file of a text's folder makes, if it makes one.
Poster = Callable[[AnyText, str], Picture | None]
_RECORDING: Final = "recording"


def tell(inputs: Inputs, root: Path) -> None:
    """Let *inputs* know what recordings below the content folder *root* are."""

    def digest_of(name: str) -> str:
        try:
            return inputs.of(reading.measure(root / name))
        except BadRecordingError:
            return NONE

    inputs.add(_RECORDING, digest_of)


def shown(
    text: AnyText, root: Path, assets: Mapping[str, Asset], edition: Edition, poster: Poster
) -> tuple[Shown | None, ...]:
    """Return what *text* plays, in the order of ``text.players``; ``None`` for what cannot be played.

    *assets* are the files of its folder, below the content folder *root*.
    """
    made: list[Shown | None] = []
    for number, player in enumerate(text.players):
        picture = poster(text, player.picture) if player.picture else None
        if isinstance(player, VideoLink):
            made.append(
                VideoCard(
                    url=player.url,
                    provider=player.provider,
                    title=player.title or edition.t("player.untitled", provider=player.provider),
                    seconds=player.seconds,
                    picture=picture,
                    credit=player.credit,
                    lang=player.lang,
                )
            )
        else:
            made.append(_player(text, player, number, root, assets, edition, picture))
    return tuple(made)


def _player(
    text: AnyText,
    player: Recording,
    number: int,
    root: Path,
    assets: Mapping[str, Asset],
    edition: Edition,
    picture: Picture | None,
) -> Player | None:
    asset = assets.get(player.file)
    if asset is None:
        return None
    note(_RECORDING, str(asset.path))
    try:
        measured = reading.measure(root / asset.path)
    except BadRecordingError:
        return None  # the check says so; only a page that is not published comes here
    owner = text.story_id if isinstance(text, Text) else text.page_id

    def url(name: str) -> str:
        return edition.link(addresses.attachment(owner, name))

    return Player(
        kind=measured.kind,
        number=number,
        url=url(player.file),
        mime=measured.mime,
        title=player.title,
        size=measured.end - measured.start,
        seconds=measured.seconds,
        width=measured.width,
        height=measured.height,
        picture=picture,
        caption=player.caption,
        credit=player.credit,
        tracks=tuple(Track(lang, url(name)) for lang, name in player.captions),
        transcript=player.transcript,
        transcript_lang=player.transcript_lang,
    )
