"""A made-up union that plays films and sound, its own and others'."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from tests.builders import draw, make_site, write, write_story
from tests.media.made import mp3, mp4, webm

YOUTUBE: Final = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
FACEBOOK: Final = "https://www.facebook.com/songmay/videos/1234567890/"
TIKTOK: Final = "https://vt.tiktok.com/ZSabcDEF1/"
TITLE: Final = "Lễ trao cờ “Đơn vị & tập thể” <xuất sắc> của LĐLĐ Sông Mây"
CAPTIONS: Final = "WEBVTT\n\nNOTE ghi chú riêng\n\n00:00.000 --> 00:00.900\nXin chào!\n"


def write_players(folder: Path) -> Path:
    """Write the site below *folder* and return its ``content``."""
    content = make_site(folder)
    story = write_story(
        content,
        "phim",
        "Xem lại buổi lễ:\nhttps://youtu.be/dQw4w9WgXcQ?si=theo-doi\n\n"
        f"[![Cả hội trường hát](hat.png)]({FACEBOOK}?ref=x)\n\n"
        f"[Tổ Mây đan giỏ]({TIKTOK})\n\n"
        '![Hát mừng năm mới](hat.webm "Đêm hội ở bến đò")\n\n'
        "![Phim quay đứng](dung.mp4)\n\n"
        "![Lời chúc của chị Ổn](<loi chuc.mp3>)\n\n"
        "Hết.\n",
        title="Xưởng Mây có phim",
        date="2025-02-03",
        videos=[
            {"url": YOUTUBE, "title": TITLE, "duration": "1:02:03", "picture": "co.png",
             "credit": "Đài Truyền hình Sông Mây"},
            {"url": FACEBOOK, "duration": "4:05"},
        ],
        media=[
            {"file": "hat.webm", "captions": {"vi": "hat.vi.vtt", "en": "hat.en.srt"},
             "picture": "hat.png", "credit": "Tổ Mây"},
            {"file": "dung.mp4", "transcript": {"vi": "dung.txt"}},
            {"file": "loi chuc.mp3", "transcript": {"vi": "chuc.txt"}},
        ],
        en={"title": "Films from the works", "videos": [{"url": YOUTUBE, "title": "Flags handed out"}]},
        en_body="https://youtu.be/dQw4w9WgXcQ\n\n![A song](hat.webm)\n",
    )  # fmt: skip
    draw(story / "co.png", (1280, 720))
    draw(story / "hat.png", (900, 600), "#7c3f1d")
    for name, content_of in {
        "hat.webm": webm(private=True),
        "dung.mp4": mp4(size=(1920, 1080), turned=True, private=True),
        "loi chuc.mp3": mp3(3, private=True),
    }.items():
        write(story / name, content_of)
    write(story / "hat.vi.vtt", CAPTIONS)
    write(story / "hat.en.srt", "1\n00:00:00,000 --> 00:00:00,900\nHello!\n")
    write(story / "dung.txt", "Lời của phim đứng.\n")
    write(story / "chuc.txt", "Chúc bà con năm mới bình an.\n\nTrần Thị Ổn nói với cả xưởng.\n")
    return content
