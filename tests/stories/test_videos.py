"""Addresses of videos as people copy them: from the bar, the share button, a phone, an embed code."""

from __future__ import annotations

import pytest

from plugins.stories.videos import key_of, recognise

YOUTUBE = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
FACEBOOK = "https://www.facebook.com"
TIKTOK = "https://www.tiktok.com/@congdoan.vn/video/7301234567890123456"


@pytest.mark.parametrize(
    ("written", "url", "provider"),
    [
        (YOUTUBE, YOUTUBE, "YouTube"),
        ("http://youtube.com/watch?v=dQw4w9WgXcQ", YOUTUBE, "YouTube"),
        ("HTTPS://WWW.YouTube.com/watch?v=dQw4w9WgXcQ", YOUTUBE, "YouTube"),
        ("https://m.youtube.com/watch?app=desktop&v=dQw4w9WgXcQ&feature=share", YOUTUBE, "YouTube"),
        ("https://music.youtube.com/watch?v=dQw4w9WgXcQ&list=RDAMVM", YOUTUBE, "YouTube"),
        ("https://youtu.be/dQw4w9WgXcQ?si=abcDEF_123", YOUTUBE, "YouTube"),
        ("youtu.be/dQw4w9WgXcQ", YOUTUBE, "YouTube"),
        ("//youtu.be/dQw4w9WgXcQ/", YOUTUBE, "YouTube"),
        ("https://youtu.be/dQw4w9WgXcQ?t=90", f"{YOUTUBE}&t=90s", "YouTube"),
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=1m30s", f"{YOUTUBE}&t=90s", "YouTube"),
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ#t=1h2m3s", f"{YOUTUBE}&t=3723s", "YouTube"),
        ("https://www.youtube.com/embed/dQw4w9WgXcQ?start=5&rel=0", f"{YOUTUBE}&t=5s", "YouTube"),
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=nothing", YOUTUBE, "YouTube"),
        ("https://www.youtube.com/shorts/dQw4w9WgXcQ?feature=share", YOUTUBE, "YouTube"),
        ("https://www.youtube.com/live/dQw4w9WgXcQ", YOUTUBE, "YouTube"),
        ("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ", YOUTUBE, "YouTube"),
        ("https://www.youtube.com/v/dQw4w9WgXcQ", YOUTUBE, "YouTube"),
        ("https://www.youtube.com/playlist?list=PLx_1-2", "https://www.youtube.com/playlist?list=PLx_1-2", "YouTube"),
        ("https://www.facebook.com/congdoan.vn/videos/1234567890/", f"{FACEBOOK}/congdoan.vn/videos/1234567890/", "Facebook"),
        ("https://m.facebook.com/congdoan.vn/videos/hội-nghị-2026/1234567890?mibextid=x", f"{FACEBOOK}/congdoan.vn/videos/1234567890/", "Facebook"),
        ("https://www.facebook.com/watch/?v=1234567890&ref=sharing", f"{FACEBOOK}/watch/?v=1234567890", "Facebook"),
        ("https://www.facebook.com/watch?v=1234567890", f"{FACEBOOK}/watch/?v=1234567890", "Facebook"),
        ("https://vi-vn.facebook.com/watch/live/?v=1234567890", f"{FACEBOOK}/watch/?v=1234567890", "Facebook"),
        ("https://www.facebook.com/video.php?v=1234567890", f"{FACEBOOK}/watch/?v=1234567890", "Facebook"),
        ("https://www.facebook.com/reel/1234567890?s=single_unit", f"{FACEBOOK}/reel/1234567890/", "Facebook"),
        ("https://www.facebook.com/share/v/1AbCdEfGhI/?mibextid=wwXIfr", f"{FACEBOOK}/share/v/1AbCdEfGhI/", "Facebook"),
        ("https://fb.watch/aBcDeFgHiJ/?mibextid=v", "https://fb.watch/aBcDeFgHiJ/", "Facebook"),
        ("https://www.facebook.com/plugins/video.php?height=314&href=https%3A%2F%2Fwww.facebook.com%2Fcongdoan.vn%2Fvideos%2F1234567890%2F&show_text=false", f"{FACEBOOK}/congdoan.vn/videos/1234567890/", "Facebook"),
        (f"{TIKTOK}?is_from_webapp=1&sender_device=pc", TIKTOK, "TikTok"),
        ("https://vm.tiktok.com/ZMabcDEF1/", "https://vm.tiktok.com/ZMabcDEF1/", "TikTok"),
        ("https://vt.tiktok.com/ZSabcDEF1", "https://vt.tiktok.com/ZSabcDEF1/", "TikTok"),
        ("https://www.tiktok.com/t/ZTabc/", "https://www.tiktok.com/t/ZTabc/", "TikTok"),
        ("https://www.tiktok.com/embed/v2/7301234567890123456", "https://www.tiktok.com/player/v1/7301234567890123456", "TikTok"),
        ("https://vimeo.com/76979871", "https://vimeo.com/76979871", "Vimeo"),
        ("https://vimeo.com/76979871/8272103f6e", "https://vimeo.com/76979871/8272103f6e", "Vimeo"),
        ("https://player.vimeo.com/video/76979871?h=8272103f6e&title=0", "https://vimeo.com/76979871/8272103f6e", "Vimeo"),
        ("https://vimeo.com/channels/staffpicks/76979871", "https://vimeo.com/76979871", "Vimeo"),
        ("https://vimeo.com/showcase/1234/video/76979871", "https://vimeo.com/76979871", "Vimeo"),
        ("https://www.dailymotion.com/video/x8abcde_ten-bai", "https://www.dailymotion.com/video/x8abcde", "Dailymotion"),
        ("https://dai.ly/x8abcde", "https://www.dailymotion.com/video/x8abcde", "Dailymotion"),
        ("https://www.instagram.com/reel/CabC-1_x/?igsh=1", "https://www.instagram.com/reel/CabC-1_x/", "Instagram"),
        ("https://video.zalo.me/s/AbC123?utm_source=zalo", "https://video.zalo.me/s/AbC123", "Zalo"),
        ("https://oa.zalo.me/video/detail/9876", "https://oa.zalo.me/video/detail/9876", "Zalo"),
        ("https://vtv.vn/video/thoi-su-19h-vtv1-01-12-2026-700123.htm?utm=1", "https://vtv.vn/video/thoi-su-19h-vtv1-01-12-2026-700123.htm", "VTV"),
        ("https://vtvgo.vn/kho-video/chuyen-dong-24h-123.html", "https://vtvgo.vn/kho-video/chuyen-dong-24h-123.html", "VTVgo"),
    ],
)  # fmt: skip
def test_a_video_is_led_to_by_one_address(written: str, url: str, provider: str) -> None:
    found = recognise(written)
    assert found is not None
    assert (found.url, found.provider) == (url, provider)
    again = recognise(found.url)
    assert again is not None
    assert (again.url, again.key) == (found.url, found.key), "its own address leads to itself"


@pytest.mark.parametrize(
    "written",
    [
        "", " ", "youtube", "https://www.youtube.com/", "https://www.youtube.com/@congdoan",
        "https://www.youtube.com/channel/UCabcdefghijklm", "https://youtu.be/short",
        "https://www.youtube.com/watch?v=", "https://www.youtube.com/watch?v=<script>1",
        "https://www.youtube.com.evil.example/watch?v=dQw4w9WgXcQ",
        "https://evil.example/www.youtube.com/watch?v=dQw4w9WgXcQ",
        "https://www.youtube.com@evil.example/watch?v=dQw4w9WgXcQ",
        "https://user@www.youtube.com/watch?v=dQw4w9WgXcQ",
        "https://www.youtube.com:8080/watch?v=dQw4w9WgXcQ",
        "https://notyoutube.com/watch?v=dQw4w9WgXcQ", "ftp://youtu.be/dQw4w9WgXcQ",
        "javascript://youtu.be/dQw4w9WgXcQ", "https://youtu.be/dQw4w9WgXcQ và",
        "https://www.facebook.com/congdoan.vn", "https://www.facebook.com/congdoan.vn/posts/123456",
        "https://www.facebook.com/congdoan.vn/videos/", "https://www.facebook.com/share/p/1AbC/",
        "https://www.facebook.com/photo/?fbid=123456", "https://www.tiktok.com/@congdoan.vn",
        "https://www.tiktok.com/@congdoan.vn/photo/7301234567890123456", "https://vimeo.com/",
        "https://vimeo.com/about", "https://vimeo.com/showcase/1234", "https://zalo.me/0912345678",
        "https://zalo.me/g/abcdef123", "https://vtv.vn/", "https://vtv.vn/xa-hoi/bai-viet-1.htm",
        "https://[::1/watch", "https://youtu.be:99999/dQw4w9WgXcQ",
    ],
)  # fmt: skip
def test_what_is_no_video_of_a_known_site_is_left_alone(written: str) -> None:
    assert recognise(written) is None


def test_the_same_video_is_known_in_every_form_of_its_address() -> None:
    forms = [YOUTUBE, "youtu.be/dQw4w9WgXcQ?t=3", "https://youtube.com/shorts/dQw4w9WgXcQ"]
    assert len({key_of(form) for form in forms}) == 1
    assert key_of("https://truyenhinh.example/xem/1/#a") == key_of(
        "http://truyenhinh.example/xem/1"
    )
    assert key_of("https://truyenhinh.example/xem/1") != key_of("https://truyenhinh.example/xem/2")
