"""Cards and players in a browser: nothing foreign is asked for, and all of it works by keyboard."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pypdfium2
import pytest
import zxingcpp

from plugins.core.addresses import LANGUAGES
from plugins.language.edition import make_editions
from plugins.language.messages import load_messages
from plugins.stories.load import load
from tests.browser.reader import NARROW, PHONE
from tests.browser.served import Served, serve
from tests.browser.test_axe import in_both_lights
from tests.builders import ROOT, SITE_URL, build_site
from tests.media.site import FACEBOOK, TIKTOK, YOUTUBE, write_players
from tests.shared import once
from tests.windows import DESK

VI = "tin-tuc/2025/xuong-may-co-phim/"


@pytest.fixture(scope="session")
def films(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve a site that plays."""
    folder, _ = once(
        tmp_path_factory, "played", lambda at: build_site(write_players(at), at / "output")
    )
    site = load(folder / "content", dt.date(2025, 3, 15))
    messages = {lang: load_messages(ROOT / "theme", lang) for lang in LANGUAGES}
    with serve(folder / "output", "") as host:
        yield Served(site, folder / "output", host, make_editions(site, messages, host))


@pytest.mark.parametrize("scripted", [True, False], ids=["with scripts", "without"])
def test_nothing_foreign_and_no_recording_is_asked_for_before_a_tap(visit, films, scripted):
    reader = visit(films, java_script_enabled=scripted)
    asked = []
    reader.page.on("request", lambda request: asked.append(request.url))
    reader.open(VI)
    for figure in reader.page.locator(":is(.video, .player)").all():
        figure.scroll_into_view_if_needed()
    reader.page.wait_for_load_state("networkidle")
    assert [url for url in asked if not url.startswith(films.host)] == []
    assert [url for url in asked if url.endswith((".webm", ".mp4", ".mp3"))] == []
    assert len([url for url in asked if "/media/" in url]) >= 2, "the posters are ours"
    hrefs = reader.page.locator(".video__link").evaluate_all("all => all.map(one => one.href)")
    assert hrefs == [YOUTUBE, FACEBOOK, TIKTOK]
    assert reader.page.locator("iframe, embed, object").count() == 0


def test_a_recording_plays_from_the_site_with_its_captions(visit, films):
    reader = visit(films)
    reader.open(VI)
    shown = reader.page.locator("video").first.evaluate(
        """async video => {
          video.muted = true;
          await video.play();
          const [track] = video.textTracks;
          while (!track.cues?.length) await new Promise(done => setTimeout(done, 20));
          return [video.videoWidth, video.videoHeight, track.mode, track.cues[0].text];
        }"""
    )
    assert shown == [320, 180, "showing", "Xin chào!"]
    sound = reader.page.locator("audio").evaluate(
        "async audio => { audio.muted = true; await audio.play(); return Math.round(audio.duration); }"
    )
    assert sound == 3


def test_cards_and_players_are_reached_and_seen_by_keyboard(visit, films):
    reader = visit(films, viewport=PHONE)
    reader.open(VI)
    reached = []
    for _ in range(60):
        reader.tap("Tab")
        found = reader.page.evaluate(
            """() => {
              const at = document.activeElement;
              const figure = at.closest(".video, .player");
              if (!figure) return null;
              const box = at.getBoundingClientRect();
              const outline = getComputedStyle(at).outlineStyle;
              return [at.tagName, figure.className, Math.min(box.width, box.height), outline];
            }"""
        )
        if found:
            reached.append(found)
    assert [tag for tag, kind, *_ in reached if kind.startswith("video")] == ["A"] * 3
    own = [tag for tag, kind, *_ in reached if kind.startswith("player")]
    assert {"VIDEO", "AUDIO", "A", "SUMMARY"} <= set(own)
    assert all(size >= 24 for tag, _, size, _ in reached)
    assert all(outline != "none" for tag, _, _, outline in reached if tag in {"A", "SUMMARY"})


@pytest.mark.parametrize("viewport", [NARROW, PHONE, DESK])
def test_nothing_is_wider_than_the_page_and_screens_keep_their_shape(visit, films, viewport):
    reader = visit(films, viewport=viewport)
    reader.open(VI)
    assert reader.page.evaluate("document.documentElement.scrollWidth") == viewport["width"]
    for screen in reader.page.locator(".video:not(.video--plain) .video__screen").all():
        box = screen.bounding_box()
        assert box["width"] / box["height"] == pytest.approx(16 / 9, rel=0.01)
    tall = reader.page.locator(".player--tall video").bounding_box()
    assert tall["height"] / tall["width"] == pytest.approx(1920 / 1080, rel=0.01)


@pytest.mark.parametrize("viewport", [PHONE, DESK])
def test_axe_finds_nothing(visit, films, viewport):
    reader = visit(films, viewport=viewport)
    reader.open(VI)
    assert in_both_lights(reader) == []


def test_in_ones_own_colours_cards_have_edges(visit, films):
    reader = visit(films, forced_colors="active")
    reader.open(VI)
    plain = reader.page.locator(".video--plain .video__link")
    assert plain.evaluate("one => getComputedStyle(one).borderInlineStartStyle") == "solid"
    mark = reader.page.locator(".video__play").first
    assert mark.evaluate("one => getComputedStyle(one).borderInlineStartStyle") == "solid"


def test_paper_has_a_code_for_each_and_the_words_of_recordings(visit, films):
    reader = visit(films, color_scheme="dark")
    reader.open(VI)
    sheets = pypdfium2.PdfDocument(reader.page.pdf(format="A4"))
    read = [
        found.text
        for sheet in sheets
        for found in zxingcpp.read_barcodes(sheet.render(scale=3).to_pil().convert("L"))
    ]
    files = [f"{SITE_URL}/files/phim/{name}" for name in ("hat.webm", "dung.mp4", "loi-chuc.mp3")]
    assert sorted(read) == sorted([YOUTUBE, FACEBOOK, TIKTOK, *files, f"{SITE_URL}/{VI}"])
    words = " ".join(" ".join(s.get_textpage().get_text_range().split()) for s in sheets)
    assert "Chúc bà con năm mới bình an." in words
    assert "Tải về" not in words
    assert "Tổ Mây đan giỏ" in words
