"""What a text plays, as its page shows it: posters from the album, facts from the files' headers."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from plugins.core import addresses
from plugins.core.media import CAPTIONS, PLAYED, Recording, VideoLink, ending_of
from plugins.core.pictures import Picture
from plugins.core.players import Player, Shown, Track, VideoCard
from plugins.core.problems import ContentError, Place, problem
from plugins.core.site import AnyText, Asset, Text
from plugins.language.edition import Edition
from plugins.media import captions, reading
from plugins.media.measured import BadRecordingError
from plugins.media.survey import caption_text
from plugins.pictures.album import Album
from plugins.pictures.references import owner_of

_COPIED: Final = frozenset({*PLAYED, *CAPTIONS})


def shown(
    text: AnyText, root: Path, assets: Mapping[str, Asset], edition: Edition, album: Album
) -> tuple[Shown | None, ...]:
    """Return what *text* plays, in the order of ``text.players``; ``None`` for what cannot be played.

    *assets* are the files of its folder, below the content folder *root*.
    """
    made: list[Shown | None] = []
    for number, player in enumerate(text.players):
        picture = _picture(text, player.picture, album)
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


def is_cleaned(name: str) -> bool:
    """Say whether files of this *name* are published otherwise than as they lie in the folder."""
    return ending_of(name) in _COPIED


def publish(root: Path, asset: Asset, target: Path) -> None:
    """Write a recording or captions to *target*, without what is private in it."""
    file = root / asset.path
    if ending_of(asset.name) in CAPTIONS:
        cues, _ = captions.read(caption_text(file), ending_of(asset.name) == "srt")
        target.write_text(captions.written(cues), "utf-8", newline="\n")
        return
    try:
        reading.copy(file, target)
    except BadRecordingError as bad:  # it was sound when the site was examined
        said = {"file": asset.name, "quoted": "", **bad.values}
        raise ContentError([problem(bad.code, Place(asset.path.name), **said)]) from bad


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


def _picture(text: AnyText, file: str | None, album: Album) -> Picture | None:
    """Return the poster: the title beside it says what is to be seen, so it has no words of its own."""
    rendered = album.rendered(owner_of(text), file) if file else None
    return Picture(file=file or "", rendered=rendered, alt="") if rendered else None
