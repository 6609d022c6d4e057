"""Videos and recordings in a body: which lines play, what they are called, what is reported."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from plugins.core.media import Recording, VideoLink
from plugins.core.site import Site, Text
from plugins.stories.load import load
from plugins.stories.players import set_players
from tests.builders import make_site, write, write_page, write_story

YOUTUBE = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
SHORT = "https://youtu.be/dQw4w9WgXcQ?si=abc"


def loaded(content: Path) -> Site:
    return load(content, dt.date(2025, 3, 15))


def told(content: Path) -> list[tuple[str, str]]:
    return [
        (one.code, str(one.place).removeprefix("content/news/2025/"))
        for one in loaded(content).problems
    ]


def text_of(tmp_path: Path, body: str, lang: str = "vi", **fields: Any) -> Text:
    content = make_site(tmp_path)
    write_story(content, "mot", body, en=None, **fields)
    return loaded(content).stories[0].texts[lang]


@pytest.mark.parametrize(
    "paragraph",
    [
        f'<p><a href="{SHORT}">{SHORT}</a></p>',  # made a link
        f"<p>{SHORT}</p>",  # left as written
        f"<p>\u00a0{SHORT}\u200b </p>",
        f"<p><strong>{SHORT}</strong></p>",
        f'<p><strong><a href="{SHORT}">{SHORT}</a></strong></p>',
        f'<p><a href="{SHORT}">youtu.be/dQw4w9WgXcQ</a></p>',
    ],
)
def test_a_bare_address_is_a_card_whether_or_not_it_was_made_a_link(tmp_path, paragraph):
    content = make_site(tmp_path)
    write_story(content, "mot", f"Xem.\n\n{SHORT}\n", en=None)
    from plugins.core.memory import NoSteps
    from plugins.stories.folders import story_folders  # the loader's own first steps
    from plugins.stories.read import read_files, read_story, validate_story

    problems: list[Any] = []
    folder = story_folders(content)[0][0]
    texts = read_files(content, [folder], NoSteps(), problems)
    [draft] = read_story(folder, content, texts, problems)
    validate_story([draft], lambda values: values, problems)
    draft.body = f"<p>Xem.</p>\n{paragraph}\n<p>Hết.</p>"
    set_players(draft, content, problems)
    assert draft.body == (
        f'<p>Xem.</p>\n<div data-player="0"><p><a href="{YOUTUBE}">Video (YouTube)</a></p></div>\n<p>Hết.</p>'
    )
    assert draft.players == (VideoLink(YOUTUBE, "YouTube", "", draft.body_line + 2),)
    assert [(one.code, one.place.line) for one in problems] == [("WL250", draft.body_line + 2)]
    assert f"[Tên video]({YOUTUBE})" in problems[0].fix_vi


@pytest.mark.parametrize(
    ("line", "title", "picture"),
    [
        (f"[Lễ “trao” cờ & <hoa>]({SHORT})".replace("<hoa>", "hoa"), "Lễ “trao” cờ & hoa", None),
        (f"**[Lễ *trao* cờ]({SHORT})**", "Lễ trao cờ", None),
        (f"![Lễ trao cờ]({SHORT})", "Lễ trao cờ", None),
        (f"[![Lễ trao cờ](co.png)]({SHORT})", "Lễ trao cờ", "co.png"),
        (f"[![Ảnh chụp](co.png) Lễ trao cờ]({SHORT})", "Lễ trao cờ", "co.png"),
    ],
)
def test_the_words_of_a_link_are_the_title(tmp_path, line, title, picture):
    text = text_of(tmp_path, f"Đầu.\n\n{line}\n\nCuối.\n", pictures=["co.png"])
    [video] = text.players
    assert isinstance(video, VideoLink)
    assert (video.url, video.title, video.picture) == (YOUTUBE, title, picture)
    assert text.body.count("data-player") == 1
    assert "<img" not in text.body


def test_the_front_matter_gives_what_the_body_does_not(tmp_path):
    stated = {"url": YOUTUBE, "title": "Lễ trao cờ", "picture": "co.png", "duration": "1:02:03", "credit": "VTV"}  # fmt: skip
    text = text_of(tmp_path, f"Đầu.\n\n{SHORT}&t=5\n", videos=[stated], pictures=["co.png"])
    line = text.body_line + 2
    assert text.players == (
        VideoLink(f"{YOUTUBE}&t=5s", "YouTube", "Lễ trao cờ", line, "co.png", 3723, "VTV"),
    )


def test_any_address_that_the_front_matter_calls_a_video_is_a_card(tmp_path):
    stated = {"url": "http://www.truyenhinh.example/xem/1", "title": "Thời sự"}
    text = text_of(tmp_path, "Đầu.\n\nhttp://www.truyenhinh.example/xem/1\n", videos=stated)
    [video] = text.players
    assert isinstance(video, VideoLink)
    assert (video.provider, video.url) == (
        "truyenhinh.example",
        "http://www.truyenhinh.example/xem/1",
    )


def test_a_translation_inherits_titles_in_the_main_language_and_says_so(tmp_path):
    content = make_site(tmp_path)
    videos = [{"url": YOUTUBE, "title": "Lễ trao cờ"}, {"url": "https://vimeo.com/76979871", "title": "Hát"}]  # fmt: skip
    body = f"{SHORT}\n\nhttps://vimeo.com/76979871\n"
    write_story(content, "mot", body, videos=videos, en_body=body,
                en={"videos": [{"url": "https://vimeo.com/76979871", "title": "A song"}]})  # fmt: skip
    english = loaded(content).stories[0].texts["en"].players
    assert [(v.title, v.lang) for v in english if isinstance(v, VideoLink)] == [
        ("Lễ trao cờ", "vi"), ("A song", None),
    ]  # fmt: skip
    assert told(content) == []


def test_a_line_of_its_own_parts_a_paragraph(tmp_path):
    body = f"Xem buổi lễ:\n{SHORT}\nvà bài hát:  \n[Hát](https://vimeo.com/76979871)\nHết.\n"
    text = text_of(tmp_path, body)
    assert "<p>Xem buổi lễ:</p>" in text.body
    assert "<p>và bài hát:</p>" in text.body
    assert "<p>Hết.</p>" in text.body
    assert [video.title for video in text.players] == ["", "Hát"]


@pytest.mark.parametrize(
    "body",
    [
        f"Xem [buổi lễ]({SHORT}) nhé.\n",
        f"**Đậm từ đây\n{SHORT}\nđến đây.**\n",
        f"- [Buổi lễ]({SHORT})\n- hai\n",
        f"| a | b |\n|---|---|\n| [Buổi lễ]({SHORT}) | 1 |\n",
        f"`{SHORT}`\n",
        "[Trang](https://www.facebook.com/congdoan.vn)\n",
        "[youtu.be](https://congdoan.example/)\n",
    ],
)
def test_a_link_among_words_stays_a_link(tmp_path, body):
    text = text_of(tmp_path, body)
    assert text.players == ()
    assert "data-player" not in text.body


def test_an_editor_cannot_write_the_mark(tmp_path):
    text = text_of(
        tmp_path, '<div data-player="0">giả</div>\n\n[Hát](https://vimeo.com/76979871)\n'
    )
    assert text.body.count("data-player") == 1
    assert len(text.players) == 1


def test_an_abbreviation_in_a_title_leaves_the_explanation_to_the_text(tmp_path):
    text = text_of(tmp_path, f"[LĐLĐ hát]({SHORT})\n\nTheo LĐLĐ.\n")
    assert text.players[0].title == "LĐLĐ hát"
    assert text.body.count("<abbr") == 1
    assert text.body.index("<abbr") > text.body.index("</div>")


def test_a_recording_is_shown_as_a_picture_is(tmp_path):
    content = make_site(tmp_path)
    media = {
        "file": "hát mừng.mp4",
        "captions": {"en": "hat.en.vtt", "vi": "hat.vi.srt"},
        "transcript": {"vi": "hat.txt"},
        "picture": "bia.png",
        "credit": "Tổ Mây",
    }
    folder = write_story(
        content, "mot", 'Đầu.\n\n![Hát mừng](<hát mừng.mp4> "Đêm hội")\n', media=media, pictures=["bia.png"],
        en_body="![A song](<hát mừng.mp4>)\n",
    )  # fmt: skip
    for name in ("hát mừng.mp4", "hat.en.vtt", "hat.vi.srt"):
        write(folder / name, "x")
    write(folder / "hat.txt", "Câu một\nnối tiếp.\n\nCâu <hai>.\n")
    story = loaded(content).stories[0]
    text, english = story.texts["vi"], story.texts["en"]
    assert text.players == (
        Recording(
            "hát mừng.mp4", "Hát mừng", text.body_line + 2, "Đêm hội", "Tổ Mây", "bia.png",
            (("vi", "hat.vi.srt"), ("en", "hat.en.vtt")), ("Câu một nối tiếp.", "Câu <hai>."),
        ),
    )  # fmt: skip
    assert (
        '<div data-player="0"><p><a href="/files/mot/hat-mung.mp4">Hát mừng</a></p><p>Đêm hội</p>'
        "<p>Câu một nối tiếp.</p><p>Câu &lt;hai&gt;.</p></div>"
    ) in text.body
    assert set(text.linked_files) == {"hát mừng.mp4", "hat.en.vtt", "hat.vi.srt"}
    [player] = english.players
    assert isinstance(player, Recording)
    assert player.captions == (("en", "hat.en.vtt"), ("vi", "hat.vi.srt"))
    assert player.transcript_lang == "vi"
    assert told(content) == []


def test_what_is_wrong_with_players_is_named_in_its_line(tmp_path):
    content = make_site(tmp_path)
    write(content / "news/2025/mot/index.vi.md", (
        "---\ntitle: Một\ndate: 2025-02-03\nsection: activities\nsummary: Tóm.\nauthors: [Mây]\n"
        "videos:\n  - url: https://youtu.be/dQw4w9WgXcQ\n    title: Lễ\n"
        "  - url: https://www.youtube.com/watch?v=dQw4w9WgXcQ\n"
        "media:\n  - file: khac.mp4\n  - file: co.mp4\n    captions:\n      vi: khong.vtt\n"
        "      en: co.docx\n    transcript:\n      vi: rong.txt\n---\n"  # 19 lines
        "![](co.mp4)\n\n![Không](khong.mp4)\n\n![Phim](phim.MOV)\n\nXem ![giữa](co.mp4) chữ\n\n- ![mục](co.mp4)\n"
    ))  # fmt: skip
    write(content / "news/2025/mot/co.mp4", "x")
    write(content / "news/2025/mot/rong.txt", "\n \n")
    write(content / "news/2025/mot/co.docx", "x")
    assert told(content) == [
        ("L251", "mot/index.vi.md:8"),
        ("L260", "mot/index.vi.md:10"),
        ("L257", "mot/index.vi.md:12"),
        ("L258", "mot/index.vi.md:15"),
        ("L259", "mot/index.vi.md:16"),
        ("L254", "mot/index.vi.md:20"),
        ("L255", "mot/index.vi.md:20"),
        ("L253", "mot/index.vi.md:22"),
        ("L256", "mot/index.vi.md:24"),
        ("L261", "mot/rong.txt"),
    ]


@pytest.mark.parametrize("length", ["4", "4:5", "4:65", "1:70:00", "bốn phút", "4 phút"])
def test_a_length_that_is_none_is_named_in_its_line(tmp_path, length):
    content = make_site(tmp_path)
    stated = {"url": YOUTUBE, "title": "Lễ", "duration": length}
    write_story(content, "mot", f"{SHORT}\n", videos=[stated], en=None)
    assert told(content) == [("L252", "mot/index.vi.md:11")]


def test_a_standing_page_plays_as_a_story_does(tmp_path):
    content = make_site(tmp_path)
    folder = write_page(content, "about", videos=[{"url": YOUTUBE, "title": "Lễ"}])
    text = (folder / "index.vi.md").read_text("utf-8")
    write(folder / "index.vi.md", f"{text}\n{SHORT}\n")
    site = loaded(content)
    assert [video.title for video in site.pages[0].texts["vi"].players] == ["Lễ"]


def test_many_lines_take_no_time_at_all(tmp_path):
    body = "\n".join(f"chữ {n} youtube <b>" for n in range(4000)) + f"\n{SHORT}\n"
    assert len(text_of(tmp_path, body).players) <= 1
