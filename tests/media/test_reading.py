"""What a recording is, whether browsers play it, and what its published copy leaves out."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from plugins.media.measured import BadRecordingError
from plugins.media.reading import copy, measure
from tests.builders import write
from tests.media.made import OWNER, PLACE, box, element, mp3, mp4, number, track, webm


def code(path: Path) -> str:
    with pytest.raises(BadRecordingError) as caught:
        measure(path)
    return caught.value.code


def test_a_film_tells_its_size_its_length_and_its_sound(tmp_path):
    film = measure(write(tmp_path / "a.mp4", mp4()))
    assert (film.kind, film.mime, film.width, film.height) == ("video", "video/mp4", 1280, 720)
    assert (film.seconds, film.has_sound, film.late_index) == (245, True, False)
    assert not measure(write(tmp_path / "b.mp4", mp4(sound=None))).has_sound
    assert measure(write(tmp_path / "c.MP4", mp4(late=True))).late_index


def test_a_film_of_an_upright_phone_is_upright(tmp_path):
    film = measure(write(tmp_path / "a.mp4", mp4(size=(1920, 1080), turned=True)))
    assert (film.width, film.height) == (1080, 1920)


def test_sound_alone_is_sound_whatever_its_box(tmp_path):
    assert measure(write(tmp_path / "a.m4a", mp4(video=None, brand=b"M4A "))).mime == "audio/mp4"
    assert measure(write(tmp_path / "a.mp4", mp4(video=None))).kind == "audio"
    sound = measure(write(tmp_path / "a.mp3", mp3(60)))
    assert (sound.kind, sound.mime, sound.seconds) == ("audio", "audio/mpeg", 60)


def test_webm_tells_its_size_and_its_length(tmp_path):
    film = measure(write(tmp_path / "a.webm", webm()))
    assert (film.kind, film.mime, film.width, film.height, film.seconds, film.has_sound) == (
        "video", "video/webm", 320, 180, 1, False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content", "wanted"),
    [
        ("a.mp4", b"", "P241"),
        ("a.mp4", b"<!doctype html><title>Login</title>" + b" " * 2000, "P240"),
        ("a.mp3", b"<!doctype html><title>Login</title>" + b" " * 2000, "P240"),
        ("a.webm", mp4(), "P240"),
        ("a.mp4", webm(), "P240"),
        ("a.mp3", mp4(video=None), "P240"),
        ("a.m4a", mp3(), "P240"),
        ("a.mp4", mp4()[:-40], "P241"),
        ("a.mp4", mp4()[:60], "P241"),
        ("a.mp4", box(b"ftyp", b"isom"), "P241"),
        ("a.mp4", mp4(video=None, sound=None), "P241"),
        ("a.webm", webm()[:-40], "P241"),
        ("a.webm", webm()[:90], "P241"),
        ("a.mp3", b"ID3\x04\x00\x00\x7f\x7f\x7f\x7f" + mp3(), "P241"),
        ("a.mp4", mp4(video=b"hvc1"), "P242"),
        ("a.mp4", mp4(video=b"encv"), "P242"),
        ("a.m4a", mp4(video=None, sound=b"alac"), "P242"),
        ("a.webm", webm(codec=b"V_MPEG4/ISO/AVC"), "P242"),
        ("a.webm", webm().replace(b"webm", b"mkvx", 1), "P242"),
        ("a.mp4", mp4(more=track(b"meta", b"gpmd")), "P244"),
        ("a.mp4", mp4(more=track(b"sbtl", b"tx3g")), "P244"),
    ],
)
def test_what_cannot_be_played_everywhere_is_refused(tmp_path, name, content, wanted):
    assert code(write(tmp_path / name, content)) == wanted


def test_a_stream_without_lengths_is_refused(tmp_path):
    streamed = webm()
    at = streamed.index((0x1F43B675).to_bytes(4, "big")) + 4
    assert code(write(tmp_path / "a.webm", streamed[:at] + b"\x01" + b"\xff" * 7 + streamed[at + 8 :])) == "P243"  # fmt: skip


def test_a_file_that_may_not_be_read_is_refused(tmp_path):
    assert code(tmp_path / "missing.mp4") == "P246"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.mp4", mp4(private=True)),
        ("a.mp4", mp4(private=True, late=True)),
        ("a.mp4", mp4(more=box(b"meta", OWNER), private=True) + b"SEFT" + OWNER),
        ("a.m4a", mp4(video=None, private=True)),
        ("a.webm", webm(private=True)),
        ("a.mp3", mp3(private=True)),
    ],
)
def test_the_copy_tells_no_place_and_no_owner_and_plays_the_same(tmp_path, name, content):
    source = write(tmp_path / name, content)
    assert OWNER in content or PLACE in content
    before = measure(source)
    target = tmp_path / f"copy-{name}"
    copy(source, target)
    cleaned = target.read_bytes()
    assert OWNER not in cleaned
    assert PLACE not in cleaned
    assert source.read_bytes() == content
    after = measure(target)
    assert (after.kind, after.seconds, after.width) == (before.kind, before.seconds, before.width)
    kept = {"a.webm": b"V_VP8", "a.mp3": b"\xff\xfb\x90\xc4" * 1}.get(name, b"filmfilm")
    assert cleaned.count(kept) == content.count(kept)
    copy(target, tmp_path / f"again-{name}")
    assert (tmp_path / f"again-{name}").read_bytes() == cleaned, "what is clean stays as it is"


def test_what_has_nothing_private_is_copied_byte_for_byte(tmp_path):
    for name, content in {"a.mp4": mp4(), "a.webm": webm(), "a.mp3": mp3()}.items():
        source = write(tmp_path / name, content)
        copy(source, tmp_path / f"copy-{name}")
        assert (tmp_path / f"copy-{name}").read_bytes() == content


@pytest.mark.parametrize("name", ["a.mp4", "a.webm", "a.mp3"])
def test_no_damage_is_more_than_a_refusal(tmp_path, name):
    whole = {"a.mp4": mp4(private=True), "a.webm": webm(private=True), "a.mp3": mp3(private=True)}[name]  # fmt: skip
    chance = random.Random(name)
    for _ in range(400):
        damaged = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            damaged[chance.randrange(min(len(damaged), 900))] = chance.randrange(256)
        path = write(tmp_path / name, bytes(damaged[: chance.randint(1, len(damaged))]))
        try:
            copy(path, tmp_path / "copy")
        except BadRecordingError as refused:
            assert refused.code.startswith("P24")  # noqa: PT017


def test_a_void_of_any_length_is_as_long_as_what_it_replaces(tmp_path):
    for length in (0, 1, 5, 100, 300, 20_000):
        head, _, rest = webm().partition(element(0x4D80, b"made"))
        del rest
        assert head
        tags = element(0x1254C367, bytes(length))
        plain = webm()
        at = plain.index((0x1F43B675).to_bytes(4, "big"))
        segment = plain.index((0x18538067).to_bytes(4, "big"))
        body = plain[segment + 12 : at] + tags + plain[at:]
        source = write(tmp_path / "a.webm", plain[:segment] + element(0x18538067, body))
        copy(source, tmp_path / "b.webm")
        assert (tmp_path / "b.webm").stat().st_size == source.stat().st_size
        assert measure(tmp_path / "b.webm").blanks == ()
        assert number(0xD7, 1) in (tmp_path / "b.webm").read_bytes()
