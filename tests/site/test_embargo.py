"""Before its minute no file of a published site holds anything of a story under embargo; after it, all."""

from __future__ import annotations

import datetime as dt
import gzip
import io
import json
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import brotli
import pytest

from plugins.core.dates import ZONE
from tests.builders import pdf, write, write_story
from tests.equal.newsroom import photo, write_newsroom
from tests.equal.world import World
from tests.shared import once

EMBARGO = dt.datetime(2025, 3, 15, 14, tzinfo=ZONE)
# One word that stands nowhere else, for each part of the story; letters alone, so that every index has them whole.
WORDS = {
    "title": "Zuvexan", "body": "Zobulin", "English title": "Zarquon", "English body": "Zephrex",
    "summary": "Zilvane", "kicker": "Zutomir", "person": "Zdenek", "awarded": "Zwetla", "number": "ZQXWJKV",
    "picture file": "zinnober", "picture words": "Zaffre", "attachment name": "zeugma",
    "attachment title": "Zymurgy", "attachment bytes": "ZYZZYVA", "document": "Zygote", "old address": "zapovit",
    "story id": "kinvuong",
}  # fmt: skip


def newsroom(root: Path) -> World:
    """Return a project with a story under embargo, another that links to it, and what names it."""
    world = World(write_newsroom(root), int(EMBARGO.timestamp()) - 60, public=True)
    when = "14h00 ngày 15/03/2025"
    shown = [{"file": f"{WORDS['picture file']}.jpg", "alt": f"Ảnh {WORDS['picture words']}",
              "caption": f"Ghi chú {WORDS['picture words']}"}]  # fmt: skip
    folder = write_story(
        world.content,
        WORDS["story id"],
        f"Tin kín {WORDS['body']}.\n\n[[gallery]]\n",
        title=f"Tin {WORDS['title']}",
        kicker=f"Riêng {WORDS['kicker']}",
        summary=f"Điều kín {WORDS['summary']}.",
        authors=[f"Nguyễn {WORDS['person']}"],
        date="2025-03-15",
        embargo=when,
        topics=["tet"],
        organisations=["rattan-works"],
        gallery=shown,
        album_download=True,
        redirect_from=[f"/tin-tuc/2025/{WORDS['old address']}/"],
        attachments=[
            {"file": f"{WORDS['attachment name']}.pdf", "title": WORDS["attachment title"]}
        ],
        awards=[{"award": "merit_certificate", "awarded_by": "cloud-river", "year": "2025",
                 "recipients": [{"name": f"Lò {WORDS['awarded']}", "unit": "rattan-works"}]}],
        agreements=[{"id": WORDS['story id'], "number": f"7/{WORDS['number']}", "signed": "2025-03-14",
                     "parties": ["cloud-river", "rattan-works"], "valid_from": "2025-03-14"}],
        document={"number": f"9/{WORDS['number']}", "type": "cong_van", "issued": "2025-03-14",
                  "issuer": "cloud-river", "subject": f"Về {WORDS['document']}",
                  "deadlines": [{"what": f"Gửi {WORDS['document']}", "due": "2025-03-20"}]},
        meeting={"start": "2024-03-15 08:30", "venue": f"Nhà {WORDS['document']}"},
        en={"title": f"Story {WORDS['English title']}", "summary": f"Kept {WORDS['English title']}.",
            "gallery": [shown[0] | {"alt": "A picture", "caption": "A caption"}]},
        en_body=f"Kept {WORDS['English body']}.\n\n[[gallery]]\n",
    )  # fmt: skip
    photo(folder / f"{WORDS['picture file']}.jpg", "#1d4e89")
    tail = f"% {WORDS['attachment bytes']}\n".encode()
    write(folder / f"{WORDS['attachment name']}.pdf", pdf(1, extra=b"") + tail + b"%%EOF\n")
    write_story(
        world.content,
        "noi-tiep",
        f"Xem [tin kia](story:{WORDS['story id']}).\n",
        date="2025-03-15",
        embargo=when,
    )
    return world


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, dict[str, bytes]]:
    """Return the files published a minute before, at the minute, and without the stories at all."""

    def built(folder: Path) -> None:
        world = newsroom(folder / "project")
        states = {"before": 0, "after": 60}
        for name, later in states.items():
            world.epoch += later
            done = world.publish(DESK_COMPRESS="1")
            assert done.status == 0, done.said
            keep(folder / name, done.files)
        bare = newsroom(folder / "bare")
        for name in (WORDS["story id"], "noi-tiep"):
            shutil.rmtree(bare.content / "news/2025" / name)
        keep(folder / "without", bare.publish(DESK_COMPRESS="1").files)

    folder, _ = once(tmp_path_factory, "embargo", built)
    return {
        name: {
            path.relative_to(folder / name).as_posix(): path.read_bytes()
            for path in (folder / name).rglob("*")
            if path.is_file()
        }
        for name in ("before", "after", "without")
    }


def keep(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, data in files.items():
        write(folder / name, data)


def told(name: str, data: bytes) -> Iterator[bytes]:
    """Yield all that a reader may make of a file: its name, its bytes, what is packed in it."""
    yield name.encode()
    yield data
    if name.endswith(".br"):
        yield brotli.decompress(data)
    if data[:2] == b"\x1f\x8b":
        yield gzip.decompress(data)
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for inner in packed.namelist():
                yield from told(inner, packed.read(inner))
    if name.endswith((".json", ".ics", ".csv", ".html", ".xml")):
        yield json.dumps(data.decode("utf-8", "replace"), ensure_ascii=False).encode()


def holding(files: Mapping[str, bytes], word: str) -> list[str]:
    """Return the files that hold *word*, in any case."""
    small = word.lower().encode()
    return [
        name
        for name, data in files.items()
        if any(small in part.lower() for part in told(name, data))
    ]


@pytest.mark.parametrize("part", WORDS)
def test_no_file_holds_a_word_of_it_before_its_minute_and_some_do_after(
    part: str, published: Mapping[str, dict[str, bytes]]
) -> None:
    assert holding(published["before"], WORDS[part]) == []
    assert holding(published["after"], WORDS[part])


def test_before_its_minute_the_site_is_what_it_is_without_the_story(
    published: Mapping[str, dict[str, bytes]],
) -> None:
    before, without = published["before"], published["without"]
    assert sorted(before) == sorted(without)
    differing = [name for name in before if before[name] != without[name]]
    assert differing == []


def test_what_a_word_is_looked_for_in_holds_it_once_it_is_due(
    published: Mapping[str, dict[str, bytes]],
) -> None:
    """Else the test above might look where nothing ever stands."""
    found = holding(published["after"], WORDS["title"])
    for kind in ("sitemap", "feed", "pagefind", "manifest", "urls.txt", ".csv", ".ics"):
        assert any(kind in name for name in found), kind
