"""A made-up union's project that holds a little of everything: what an edit may touch is there once."""

from __future__ import annotations

import datetime as dt
import io
import os
import shutil
from pathlib import Path
from typing import Any, Final

import pytest
from PIL import Image

from tests.builders import (
    ORGANISATIONS,
    ROOT,
    SECTIONS,
    SITE,
    TOPICS,
    as_yaml,
    make_site,
    pdf,
    write,
    write_story,
)
from tests.equal.world import World
from tests.shared import once

# The day of the builds is 15 March 2025: what follows begins, ends or comes out within a day of it.
TODAY: Final = "2025-03-15"
TOMORROW: Final = "2025-03-16"
EMBARGO: Final = dt.time(21, 40)  # an hour of that day, some after the builds' own

_FRONT: Final = {
    "lead": "hop-mat",
    "picks": ["khen-thuong"],
    "banner": {"text": {"vi": "Nghỉ vì bão", "en": "Closed for the storm"}, "until": TODAY, "story": "cong-van"},
}  # fmt: skip
# One of them ends with the day, on the front page alone; the other begins the day after.
_BANNERS: Final = [
    {"text": "Lấy ý kiến đoàn viên", "until": TODAY, "where": "front", "story": "hop-mat"},
    {"text": {"en": "Workers’ Month"}, "start": TOMORROW, "until": "2025-03-31", "page": "about"},
]

# Drawn and compiled, each found by its own content, with tests of their own: what a clean build is not
# asked to make again where an edit cannot touch it.
_STOCK: Final = ("pictures/??", "templates")


def first_published(factory: pytest.TempPathFactory) -> Path:
    """Return the run's folder in which is ``project`` as it was first published, to copy, and ``stock``."""

    def built(folder: Path) -> str:
        world = World(write_newsroom(folder / "project"))
        done = world.publish()
        assert done.status == 0, done.said
        for pattern in _STOCK:
            for path in world.stores.glob(pattern):
                shutil.copytree(path, folder / "stock" / path.relative_to(world.stores))
        return done.said

    return once(factory, "newsroom", built)[0]


def write_newsroom(root: Path) -> Path:
    """Write the project into *root* and return it; the theme's files are links to the checkout's."""
    content = make_site(
        root,
        site=SITE | {"footer": [{"page": "about"}, {"glossary": True}, {"data": True}]},
        sections=SECTIONS[:2],
        topics=TOPICS[:2],
        organisations=ORGANISATIONS[:2],
        front=_FRONT,
        banners=_BANNERS,
    )
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, root / name)
    with (root / "publishconf.py").open("a", encoding="utf-8") as settings:
        settings.write("RENDER_WORKERS = PICTURE_WORKERS = 1\n")  # the tests share the cores
    shutil.copytree(ROOT / "theme", root / "theme", copy_function=os.link)
    _write_facts(content)
    _write_states(content)
    write(content / "theme/templates/story_end.html", "<p>{{ edition.slogan }}</p>\n")
    write(content / "theme/messages/en.toml", '[nav]\nmain = "Contents"\n')
    return root


def _write_facts(content: Path) -> None:
    """Write the stories that report something."""
    shown = [
        {"file": "ban-tiec.jpg", "alt": "Bàn tiệc", "caption": "Bánh chưng trên bàn."},
        {"file": "doan-vien.jpg", "alt": "Đoàn viên", "caption": "Ba mươi người thợ."},
    ]
    meeting = write_story(
        content,
        "hop-mat",
        "Sáng mồng sáu họp mặt, sau [lễ khen thưởng](story:khen-thuong).\n\n[[gallery]]\n",
        date="2025-02-03",
        topics=["tet"],
        organisations=["rattan-works"],
        cover="ban-tiec.jpg",
        gallery=shown,
        meeting={"start": f"{TOMORROW} 08:30", "venue": "Nhà ăn", "chair": "Bà Mây"},
        en={"gallery": [one | {"alt": "People", "caption": "At the table."} for one in shown]},
    )
    photo(meeting / "ban-tiec.jpg", "#1d4e89")
    photo(meeting / "doan-vien.jpg", "#7a3b2e")
    write_story(
        content,
        "khen-thuong",
        date="2025-01-06",
        related=["cong-van"],
    )
    order = write_story(
        content,
        "cong-van",
        date="2025-03-01",
        section="welfare",
        organisations=["cloud-river"],
        attachments=[{"file": "cong-van.pdf", "title": "Toàn văn"}],
        document={"number": "12/CV", "type": "cong_van", "issued": "2025-02-28", "issuer": "cloud-river",
                  "subject": "Báo cáo quà Tết", "deadlines": [{"what": "Gửi báo cáo", "due": TODAY}]},
    )  # fmt: skip
    write(order / "cong-van.pdf", pdf(1))
    write_story(
        content,
        "ky-ket",
        date="2024-03-16",
        topics=["safety"],
        agreements=[{"id": "hop-tac", "parties": ["cloud-river", "rattan-works"], "signed": "2024-03-15",
                     "valid_from": "2024-03-16", "valid_to": TODAY}],
    )  # fmt: skip


def _write_states(content: Path) -> None:
    """Write the stories that are not, or not only, there for everybody."""
    newest = write_story(
        content,
        "mot-ban",
        "Sáng nay họp chợ.\n\n![Bà con đi chợ](cho-phien.jpg)\n",
        date="2025-03-10",
        section="welfare",
        topics=["tet"],
        organisations=["cloud-river"],
    )
    photo(newest / "cho-phien.jpg", "#2f5d50")
    write_story(content, "ngay-mai", date=TOMORROW)
    kept = write_story(
        content,
        "giu-kin",
        date=TODAY,
        embargo=f"{EMBARGO:%H:%M} {TODAY}",
        section="welfare",
        topics=["tet"],
        organisations=["rattan-works"],
        related=["khen-thuong"],
        attachments=[{"file": "giu-kin.pdf", "title": "Toàn văn"}],
    )
    write(kept / "giu-kin.pdf", pdf(1))
    write_story(content, "nhap", date="2025-03-02", status="draft")
    write_story(content, "an", date="2025-03-03", status="hidden", en=None)
    write_story(content, "rut", date="2025-03-04", status="withdrawn", en=None)


def photo(path: Path, colour: str) -> None:
    """Put a small photograph at *path*, in the place of one that may be there."""
    out = io.BytesIO()
    picture = Image.new("RGB", (300, 200), colour)
    picture.paste("#e0b23c", (40, 30, 200, 120))
    picture.save(out, "JPEG")
    put(path, out.getvalue())


def put(path: Path, text: str | bytes) -> None:
    """Write a file of its own at *path*: one that was there may be a link to another's."""
    path.unlink(missing_ok=True)
    write(path, text)


def put_rows(path: Path, rows: Any) -> None:
    """Write *rows* as an editor's YAML."""
    put(path, as_yaml(rows))
