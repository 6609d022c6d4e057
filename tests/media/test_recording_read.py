"""A page that plays a recording depends on what the file says of itself, not on its name or times."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

from plugins.core.facts import PageFields
from plugins.core.inputs import NONE, Inputs
from plugins.core.media import Recording
from plugins.core.players import Shown
from plugins.core.reads import recording
from plugins.core.site import Asset, PageText
from plugins.language.edition import Edition, OtherEdition
from plugins.media import players
from tests.media.made import number, webm

TEXT = PageText(
    page_id="gioi-thieu", fields=PageFields(title="Giới thiệu", summary="Ai viết."), lang="vi",
    path=PurePosixPath("pages/gioi-thieu/index.vi.md"), slug="gioi-thieu", address="gioi-thieu/",
    body="", source="", body_line=1, lines={},
    players=(Recording(file="hop.webm", title="Họp", line=1),),
)  # fmt: skip
VI = Edition("vi", "Tin", "", "", "", "", {}, OtherEdition("en", "News", "/en/"))


def _told(root: Path) -> Inputs:
    inputs = Inputs()
    players.tell(inputs, root)
    return inputs


def _shown(root: Path, edition: Edition) -> tuple[Shown | None, ...]:
    assets = {"hop.webm": Asset("hop.webm", PurePosixPath("hop.webm"))}
    return players.shown(TEXT, root, assets, edition, lambda text, file: None)


def test_another_film_of_the_same_size_and_time_is_another_read(tmp_path: Path) -> None:
    film = tmp_path / "hop.webm"
    film.write_bytes(webm((320, 180)))
    before = film.stat()
    inputs = _told(tmp_path)
    with recording() as reads:
        (shown,) = _shown(tmp_path, VI)
    assert shown is not None
    assert [inputs.digest(one) == _told(tmp_path).digest(one) for one in reads] == [True]
    film.write_bytes(webm((320, 180)).replace(number(0xB0, 320), number(0xB0, 640)))
    os.utime(film, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert film.stat().st_size == before.st_size
    assert [inputs.digest(one) == _told(tmp_path).digest(one) for one in reads] == [False]
    film.write_bytes(b"")
    assert [_told(tmp_path).digest(one) for one in reads] == [NONE]
