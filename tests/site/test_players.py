"""A site with cards of videos and players of recordings, whole: pages, files, feeds, search, check."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import feedparser
import lxml.html
import pytest

from plugins.build.examine import examine
from plugins.registers.collect import collect
from plugins.safety.headers import content_security_policy, content_type
from plugins.safety.output_check import check
from plugins.search.documents import documents
from plugins.stories.load import load
from tests.builders import LFS_POINTER, ROOT, SITE_URL, build_site, make_site, write, write_story
from tests.conftest import Built
from tests.media.made import OWNER, PLACE, mp3, mp4, track
from tests.media.site import FACEBOOK, TIKTOK, TITLE, YOUTUBE, write_players
from tests.registers.full import localizer_of
from tests.shared import once
from tests.syndication.test_schema_org import faults

DAY = dt.date(2025, 3, 15)
VI = "tin-tuc/2025/xuong-may-co-phim/"
EN = "en/news/2025/films-from-the-works/"


@pytest.fixture(scope="session")
def played(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the site as built; for reading only."""
    folder, summary = once(
        tmp_path_factory, "played", lambda at: build_site(write_players(at), at / "output")
    )
    return Built(folder / "content", folder / "output", summary, load(folder / "content", DAY))


def figures(played: Built, address: str, kind: str) -> list[lxml.html.HtmlElement]:
    return lxml.html.fromstring(played.page(address)).cssselect(f"figure.{kind}")


def test_a_card_says_what_where_and_how_long_and_is_one_link(played: Built) -> None:
    cards = figures(played, VI, "video")
    [links] = ({len(card.cssselect("a")) for card in cards},)
    assert links == {1}
    found = [card.cssselect("a")[0] for card in cards]
    assert [link.get("href") for link in found] == [YOUTUBE, FACEBOOK, TIKTOK]
    assert [" ".join(link.text_content().split()) for link in found] == [
        f"{TITLE} Xem trên YouTube Thời lượng 1:02:03",
        "Cả hội trường hát Xem trên Facebook Thời lượng 4:05",
        "Tổ Mây đan giỏ Xem trên TikTok",
    ]
    assert [len(card.cssselect("picture")) for card in cards] == [1, 1, 0]
    assert {image.get("alt") for card in cards for image in card.cssselect("img")} == {""}
    assert "theo-doi" not in played.page(VI), "what follows readers is left out"
    [english] = figures(played, EN, "video")
    assert "Watch on YouTube" in english.text_content()
    assert "Flags handed out" in english.text_content()


def test_a_recording_plays_from_the_site_with_captions_or_its_words(played: Built) -> None:
    film, tall, sound = figures(played, VI, "player")
    [video] = film.cssselect("video")
    assert (video.get("preload"), video.get("width"), video.get("height")) == ("none", "320", "180")
    assert video.get("poster").startswith("/media/")
    assert [(one.get("src"), one.get("type")) for one in film.cssselect("source")] == [
        ("/files/phim/hat.webm", "video/webm")
    ]
    assert [(t.get("src"), t.get("srclang"), t.get("kind"), "default" in t.attrib) for t in film.cssselect("track")] == [
        ("/files/phim/hat-vi.vtt", "vi", "captions", True),
        ("/files/phim/hat-en.vtt", "en", "captions", False),
    ]  # fmt: skip
    assert "player--tall" in tall.get("class")
    assert "Lời của phim đứng." in tall.cssselect("details")[0].text_content()
    assert sound.cssselect("audio source")[0].get("type") == "audio/mpeg"
    for figure in (film, tall, sound):
        name = figure.cssselect("video, audio")[0].get("aria-labelledby")
        assert figure.get_element_by_id(name).text_content()


def test_the_published_files_are_clean(played: Built) -> None:
    folder = played.output / "files/phim"
    published = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert set(published) == {"hat.webm", "dung.mp4", "loi-chuc.mp3", "hat-vi.vtt", "hat-en.vtt"}
    for content in published.values():
        assert OWNER not in content
        assert PLACE not in content
    assert (
        published["hat-vi.vtt"].decode() == "WEBVTT\n\n00:00:00.000 --> 00:00:00.900\nXin chào!\n"
    )
    assert b"Hello!" in published["hat-en.vtt"]
    assert {content_type(f"files/phim/{name}") for name in published} == {
        "video/webm", "video/mp4", "audio/mpeg", "text/vtt; charset=utf-8",
    }  # fmt: skip


def test_the_policy_lets_own_files_play_and_frames_nothing() -> None:
    policy = content_security_policy()
    assert "media-src 'self'" in policy
    assert "default-src 'none'" in policy
    assert "frame-src" not in policy


def test_the_check_of_the_finished_site_finds_nothing(played: Built) -> None:
    assert list(check(played.output, "", SITE_URL)) == []


@pytest.mark.parametrize(
    ("written", "instead", "code"),
    [
        ('src="/files/phim/hat.webm"', 'src="https://elsewhere.example/hat.webm"', "O110"),
        ('src="/files/phim/hat-vi.vtt"', 'src="//elsewhere.example/hat.vtt"', "O110"),
        ('src="/files/phim/loi-chuc.mp3"', 'src="/files/phim/khong.mp3"', "O103"),
        ('poster="/media/', 'poster="https://elsewhere.example/media/', "O110"),
        ('<figure class="video">', '<iframe src="/"></iframe><figure class="video">', "O126"),
    ],
)
def test_the_check_finds_a_player_that_asks_elsewhere(
    played: Built, tmp_path: Path, written: str, instead: str, code: str
) -> None:
    output = tmp_path / "output"
    for path in played.output.rglob("*"):
        if path.is_file():
            write(output / path.relative_to(played.output), path.read_bytes())
    page = output / VI / "index.html"
    text = page.read_text("utf-8")
    assert written in text
    page.write_text(text.replace(written, instead, 1), "utf-8")
    assert code in {one.code for one in check(output, "", SITE_URL)}


def test_feeds_hold_titled_links_and_no_drawing(played: Built) -> None:
    atom = feedparser.parse(str(played.output / "atom.xml"))
    rss = feedparser.parse(str(played.output / "rss.xml"))
    listed = json.loads((played.output / "feed.json").read_text("utf-8"))
    contents = [
        atom.entries[0].content[0].value,
        rss.entries[0].content[0].value,
        listed["items"][0]["content_html"],
    ]
    raw = [(played.output / name).read_text("utf-8") for name in ("atom.xml", "rss.xml", "feed.json")]  # fmt: skip
    assert not any("<svg" in text or "&lt;svg" in text for text in raw)
    for content in contents:
        read = lxml.html.fromstring(f"<div>{content}</div>")
        cards = [link for link in read.iter("a") if link.get("href") == YOUTUBE]
        assert [TITLE in " ".join(link.text_content().split()) for link in cards] == [True]
        files = {link.get("href") for link in read.iter("a") if link.get("href")}
        assert f"{SITE_URL}/files/phim/hat.webm" in files
        assert not list(read.iter("iframe", "script", "svg"))


def test_machines_are_told_of_each_video_and_sound(played: Built) -> None:
    page = lxml.html.fromstring(played.page(VI))
    [written] = page.cssselect('script[type="application/ld+json"]')
    graph = json.loads(written.text)["@graph"]
    assert list(faults(graph)) == []
    [article] = [node for node in graph if node["@type"] == "NewsArticle"]
    first, second, *_ = article["video"]
    assert (first["name"], first["url"], first["duration"]) == (TITLE, YOUTUBE, "PT1H2M3S")
    assert first["thumbnailUrl"].startswith(f"{SITE_URL}/media/")
    assert (second["duration"], second["uploadDate"]) == ("PT4M5S", "2025-02-03")
    own = [one for one in article["video"] if "contentUrl" in one]
    assert [one["contentUrl"] for one in own] == [
        f"{SITE_URL}/files/phim/hat.webm", f"{SITE_URL}/files/phim/dung.mp4",
    ]  # fmt: skip
    [sound] = article["audio"]
    assert sound["transcript"].startswith("Chúc bà con")


def test_the_search_finds_titles_and_transcripts_and_no_addresses(played: Built) -> None:
    [found] = [
        one for one in documents(localizer_of(collect(played.site)), lambda text: None)
        if one.address == VI
    ]  # fmt: skip
    words = " ".join(passage.text for passage in found.passages)
    assert TITLE in words
    assert "Chúc bà con năm mới bình an." in words
    assert "youtu" not in words
    assert "webm" not in words


def told(content: Path) -> Iterator[tuple[str, str]]:
    for one in examine(content, ROOT / "theme", DAY).problems:
        yield one.code, str(one.place).removeprefix("content/news/2025/")


def one_recording(folder: Path, name: str, content: bytes, **media: Any) -> Path:
    made = make_site(folder)
    stated = [{"file": name, **media}] if media else []
    story = write_story(made, "mot", f"Đầu.\n\n![Tên]({name})\n", media=stated or None, en=None)
    write(story / name, content)
    return made


@pytest.mark.parametrize(
    ("name", "content", "wanted"),
    [
        ("a.mp4", b"", "P241"),
        ("a.mp4", b"<html>", "P240"),
        ("a.mp4", mp4(video=b"hev1"), "P242"),
        ("a.mp4", mp4(more=track(b"meta", b"gpmd")), "P244"),
        *((f"a.{ending}", b"RIFF", "L256") for ending in ("mov", "MOV", "avi", "wav", "3gp")),
        ("a.mp4", mp4(), "P248"),
        ("a.mp3", mp3(), "P248"),
        ("a.mp4", mp4(late=True, sound=None), "WP245"),
    ],
)
def test_a_fault_of_a_recording_names_the_line_that_shows_it(tmp_path, name, content, wanted):
    found = list(told(one_recording(tmp_path, name, content)))
    assert [(code, place.partition(":")[0]) for code, place in found] == [
        (wanted, "mot/index.vi.md")
    ]
    line = int(found[0][1].rpartition(":")[2])
    lines = (tmp_path / "content/news/2025/mot/index.vi.md").read_text("utf-8").splitlines()
    assert lines[line - 1] == f"![Tên]({name})"


def test_a_silent_film_needs_no_captions_and_sound_needs_more_than_captions(tmp_path):
    assert list(told(one_recording(tmp_path / "a", "a.mp4", mp4(sound=None)))) == []
    content = one_recording(tmp_path / "b", "a.mp3", mp3(), captions={"vi": "a.vtt"})
    write(content / "news/2025/mot/a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nA\n")
    assert [code for code, _ in told(content)] == ["P248"]


def test_what_p248_says_to_write_mends_it(tmp_path):
    content = one_recording(tmp_path, "phim-hay.mp4", mp4())
    [problem] = examine(content, ROOT / "theme", DAY).problems
    line = problem.fix_vi.rpartition("): ")[2]
    story = content / "news/2025/mot"
    text = (story / "index.vi.md").read_text("utf-8")
    write(story / "index.vi.md", text.replace("---\n", f"---\n{line}\n", 1))
    write(story / "phim-hay.vi.txt", "Lời.\n")
    assert list(told(content)) == []


def test_a_fault_of_captions_names_its_own_line(tmp_path):
    content = one_recording(tmp_path, "a.mp4", mp4(), captions={"vi": "a.vtt", "en": "b.srt"})
    write(content / "news/2025/mot/a.vtt", "WEBVTT\n\n00:01,000 --> 00:02,000\nA\n")
    write(content / "news/2025/mot/b.srt", "Lời chú thích".encode("utf-16"))
    assert list(told(content)) == [("P247", "mot/a.vtt:3"), ("P247", "mot/b.srt")]


def test_what_git_lfs_has_not_fetched_is_named_as_such(tmp_path):
    media = {"captions": {"vi": "a.vtt"}, "transcript": {"vi": "a.txt"}}
    content = one_recording(tmp_path, "a.mp4", LFS_POINTER, **media)
    write(content / "news/2025/mot/a.vtt", LFS_POINTER)
    write(content / "news/2025/mot/a.txt", LFS_POINTER)
    found = [(code, place.partition(":")[0]) for code, place in told(content)]
    assert found == [("P250", f"mot/{file}") for file in ("a.txt", "a.vtt", "index.vi.md")]


def test_a_large_file_and_one_that_nobody_shows_are_warned_of(tmp_path):
    content = one_recording(tmp_path, "a.mp4", mp4(sound=None) + bytes(8))
    with (content / "news/2025/mot/a.mp4").open("r+b") as file:
        file.truncate(60_000_000)
    write(content / "news/2025/mot/khac.mp3", mp3())
    assert list(told(content)) == [("WP249", "mot/index.vi.md:12"), ("WL262", "mot/khac.mp3")]


def test_a_withdrawn_story_publishes_no_recording(tmp_path):
    content = make_site(tmp_path)
    story = write_story(content, "mot", "![Tên](a.mp3)\n", en=None, status="withdrawn",
                        media=[{"file": "a.mp3", "transcript": {"vi": "a.txt"}}])  # fmt: skip
    write(story / "a.mp3", mp3())
    write(story / "a.txt", "Lời.\n")
    build_site(content, tmp_path / "output")
    assert not (tmp_path / "output/files").exists()
