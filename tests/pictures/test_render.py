"""The store: rendered once, the same bytes always, and damage in it never reaches a page."""

from __future__ import annotations

import os
import stat
import unicodedata
from pathlib import Path

import pytest

from plugins.core import sealed
from plugins.core.problems import ContentError
from plugins.pictures import hashes, pool
from plugins.pictures.encode import Job, RenderRefusal, render_original
from plugins.pictures.render import render_pictures
from plugins.pictures.settings import QUICK_RECIPE, RECIPE, Encoding, Recipe
from tests.pictures.conftest import Newsroom, jpeg, saved, scene


@pytest.fixture
def busy(newsroom: Newsroom) -> Newsroom:
    """Return a newsroom with a few pictures, one of them in two stories."""
    newsroom.one("Hội nghị.jpg", jpeg(1500, 1000))
    newsroom.one("bieu-trung.png", saved(scene(700, 500, "RGBA"), "PNG"))
    newsroom.one("khac.jpg", jpeg(1500, 1000))
    newsroom.one("cao.jpg", jpeg(400, 900))
    return newsroom


def everything(newsroom: Newsroom) -> dict[str, bytes]:
    """Return what is published, and take it away so that the next build starts anew."""
    published = newsroom.published()
    for path in sorted(newsroom.output.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    return published


def stored(newsroom: Newsroom) -> list[Path]:
    """Return the stored renditions."""
    return sorted(newsroom.store.glob("??/*/*.*[!n]"))


def test_renditions_lie_where_the_album_says(busy: Newsroom) -> None:
    album, counts = busy.render()
    assert (counts.rendered, counts.reused) == (3, 0)
    addresses = {r.address for picture in album.pictures.values() for r in picture.renditions}
    assert addresses == set(busy.published())
    rendered = album.rendered("tin-1", unicodedata.normalize("NFD", "Hội nghị.jpg"))
    assert rendered is not None
    assert [(r.width, r.height) for r in rendered.of("avif")] == [
        (224, 149),
        (400, 267),
        (750, 500),
        (960, 640),
        (1280, 853),
        (1500, 1000),
    ]
    assert [(r.width, r.mime) for r in rendered.fallback] == [
        (960, "image/jpeg"),
        (1500, "image/jpeg"),
    ]
    assert rendered.renditions[0].address.endswith("/hoi-nghi-224.avif")
    assert album.rendered("tin-1", "khac.jpg") is None


def test_a_second_build_encodes_nothing_and_publishes_the_same_bytes(busy: Newsroom) -> None:
    first_album, _ = busy.render()
    first = everything(busy)
    album, counts = busy.render()
    assert (counts.rendered, counts.reused) == (0, 3)
    assert album == first_album
    assert busy.published() == first


def test_bytes_depend_on_neither_workers_nor_store(busy: Newsroom, tmp_path: Path) -> None:
    busy.render(workers=1)
    first = everything(busy)
    for number, workers in enumerate((1, 2, 3)):
        busy.store = tmp_path / f"store-{number}"
        busy.render(workers=workers)
        assert everything(busy) == first


def test_other_options_make_other_addresses(busy: Newsroom) -> None:
    busy.render()
    coarse = Recipe(
        opaque=(Encoding("jpeg", (300,), (("quality", 40),)),),
        transparent=(Encoding("png", (300,), ()),),
    )
    before = set(everything(busy))
    album, counts = busy.render(recipe=coarse)
    assert counts.rendered == 3
    assert not before & set(busy.published())
    assert {r.width for p in album.pictures.values() for r in p.renditions} == {300}


@pytest.mark.parametrize("damage", ["flip", "cut", "empty", "gone", "manifest", "no manifest"])
def test_a_damaged_entry_is_noticed_and_repaired(
    busy: Newsroom, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    busy.render()
    sound = everything(busy)
    victim = stored(busy)[0]
    manifest = victim.parent / "manifest.json"
    times = victim.stat()
    content = victim.read_bytes()
    if damage == "flip":
        victim.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
        os.utime(victim, ns=(times.st_atime_ns, times.st_mtime_ns))
    elif damage == "cut":
        victim.write_bytes(content[: len(content) // 2])
    elif damage == "empty":
        victim.write_bytes(b"")
    elif damage == "gone":
        victim.unlink()
    elif damage == "manifest":
        manifest.write_text(manifest.read_text().replace('"width":4', '"width":5', 1))
    else:
        manifest.unlink()
    _, counts = busy.render()
    assert (counts.rendered, counts.reused) == (1, 2)
    assert "damaged" in caplog.text
    assert everything(busy) == sound
    _, counts = busy.render()
    assert counts.rendered == 0


def test_writing_over_the_output_does_not_spoil_the_next_build(busy: Newsroom) -> None:
    busy.render()
    sound = busy.published()
    for path in busy.output.rglob("*.webp"):
        path.write_bytes(b"written over")
    busy.render()
    assert busy.published() == sound


def test_a_damaged_memory_of_hashes_costs_time_only(
    busy: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    busy.render()
    sound = everything(busy)
    (busy.store / "hashes.json").write_bytes(b"\xff\x00 nothing sensible")
    _, counts = busy.render()
    assert counts.rendered == 0
    assert "hashes.json is damaged" in caplog.text
    assert everything(busy) == sound


def test_a_picture_changed_within_the_same_second_and_size_is_rendered_anew(
    newsroom: Newsroom,
) -> None:
    newsroom.one("anh.png", saved(scene().convert("RGB"), "PNG", compress_level=0))
    path = newsroom.root / newsroom.stories[0].assets["anh.png"].path
    long_ago = path.stat().st_mtime_ns - 10**12
    os.utime(path, ns=(long_ago, long_ago))
    newsroom.render()
    first = everything(newsroom)
    path.write_bytes(saved(scene().rotate(180), "PNG", compress_level=0))
    os.utime(path, ns=(long_ago, long_ago))
    newsroom.render()
    assert not set(everything(newsroom)) & set(first)


def test_a_hash_is_remembered_until_the_file_is_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hashes, "_RACY", 0)
    picture, memory = tmp_path / "anh.jpg", tmp_path / "hashes.json"
    picture.write_bytes(jpeg())
    first = hashes.Hashes(memory)
    true_hash = first.of(picture)
    assert true_hash == hashes.content_hash(picture)
    first.save()
    told = sealed.read(memory)
    told[str(picture)][4] = "remembered"
    sealed.write(memory, told)
    assert hashes.Hashes(memory).of(picture) == "remembered"
    os.utime(picture)
    assert hashes.Hashes(memory).of(picture) == true_hash


def test_a_file_just_written_is_not_remembered(tmp_path: Path) -> None:
    picture = tmp_path / "anh.jpg"
    picture.write_bytes(jpeg())
    memory = hashes.Hashes(tmp_path / "hashes.json")
    memory.of(picture)
    memory.save()
    assert not (tmp_path / "hashes.json").exists()


def test_progress_counts_what_is_rendered_and_is_silent_otherwise(busy: Newsroom) -> None:
    told: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> None:
        told.append((done, total))

    render_pictures(busy.survey(), busy.store, busy.output, progress, 2)
    assert told == [(1, 3), (2, 3), (3, 3)]
    render_pictures(busy.survey(), busy.store, busy.output, progress, 2)
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_what_stands_in_is_made_only_of_what_the_store_lacks(newsroom: Newsroom) -> None:
    newsroom.one("cu.jpg", jpeg())
    album, _ = render_pictures(newsroom.survey(), newsroom.store, newsroom.output)
    clear = scene()
    clear.putalpha(120)
    newsroom.one("moi.png", saved(clear, "PNG"))
    survey = newsroom.survey()
    for rendered, reused in ((1, 1), (0, 2)):
        quick, counts = render_pictures(
            survey, newsroom.store, newsroom.output, stand_in=QUICK_RECIPE
        )
        assert (counts.rendered, counts.reused) == (rendered, reused)
        made = {file: picture.formats for (_, file), picture in quick.pictures.items()}
        assert made == {"cu.jpg": ("avif", "webp", "jpeg"), "moi.png": ("webp", "png")}
    whole, counts = render_pictures(survey, newsroom.store, newsroom.output)
    assert counts.rendered == 1, "a publish makes of it what it makes of any"
    for address, picture in album.pictures.items():
        assert whole.pictures[address] == quick.pictures[address] == picture


def test_files_are_readable_by_a_web_server_under_umask_077(busy: Newsroom) -> None:
    before = os.umask(0o077)
    try:
        busy.output.mkdir()
        busy.render(workers=2)
    finally:
        os.umask(before)
    modes = {
        stat.S_IMODE(path.stat().st_mode)
        for path in (busy.output / "media", *(busy.output / "media").rglob("*"))
    }
    assert modes == {0o755, 0o644}


def test_a_store_that_cannot_be_written_is_said_in_words(busy: Newsroom) -> None:
    busy.store.write_text("a file where the folder should be")
    with pytest.raises(ContentError) as refused:
        busy.render()
    assert [found.code for found in refused.value.problems] == ["P213"]
    assert busy.published() == {}


def test_a_site_without_pictures_needs_nothing(newsroom: Newsroom) -> None:
    newsroom.story()
    album, counts = newsroom.render(workers=None)
    assert (dict(album.pictures), counts.rendered, counts.reused) == ({}, 0, 0)
    assert not newsroom.output.exists()


def test_a_picture_that_changes_while_it_is_rendered_is_not_stored(tmp_path: Path) -> None:
    picture = tmp_path / "anh.jpg"
    picture.write_bytes(jpeg())
    job = Job("key", picture, "hash of other bytes", "jpeg", 320, 200, RECIPE, tmp_path)
    assert render_original(job) == RenderRefusal("P212")
    assert list(tmp_path.iterdir()) == [picture]


def double_or_die(number: int) -> int:
    """Return twice the number; seven kills its process, as a lack of memory would."""
    if number == 7:
        os._exit(9)
    return 2 * number


def test_work_that_kills_its_process_is_named_and_the_rest_is_done() -> None:
    jobs = [1, 7, 3, 4]
    assert dict(pool.run(double_or_die, jobs, 2)) == {1: 2, 3: 6, 4: 8, 7: None}
