"""Captions as programs write them: WebVTT and SubRip, and what is wrong in which line."""

from __future__ import annotations

import pytest

from plugins.media.captions import Cue, read, written

GOOD = """WEBVTT - Lễ trao cờ
Kind: captions

NOTE do Mây chép, 0912 345 678

STYLE
::cue { color: red }

1
00:00:01.000 --> 00:00:04.500 align:start line:80%
<v Chị Hạnh>Xin chào
các anh chị!

01:02.000 --> 01:03:04.250
Hết.
"""
SUBRIP = """1
00:00:01,000 --> 00:00:04,500
<font color="#ffffff">Xin <i>chào</i> & hẹn <3</font>

2
00:00:05,000 --> 00:00:06,000
{\\an8}Hết.
"""


def test_cues_are_read_and_written_without_what_is_not_for_readers():
    cues, faults = read(GOOD)
    assert faults == ()
    assert cues == (
        Cue(1000, 4500, "<v Chị Hạnh>Xin chào\ncác anh chị!", " align:start line:80%"),
        Cue(62_000, 3_784_250, "Hết."),
    )
    again = written(cues)
    assert "Mây" not in again
    assert "color" not in again
    assert read(again) == (cues, ())


def test_subrip_becomes_webvtt():
    cues, faults = read(SUBRIP, subrip=True)
    assert faults == ()
    assert [cue.words for cue in cues] == ["Xin <i>chào</i> &amp; hẹn &lt;3", "Hết."]
    assert read(written(cues)) == (cues, ())


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("", 1, "WEBVTT"),
        (SUBRIP, 1, "WEBVTT"),
        ("WEBVTTX\n", 1, "WEBVTT"),
        ("WEBVTT\n\nNOTE a\n", 1, "no captions"),
        ("WEBVTT\n\n00:01,000 --> 00:02,000\nA\n", 3, "comma"),
        ("WEBVTT\n\n00:01.000 -> 00:02.000\nA\n", 3, "times"),
        ("WEBVTT\n\n1\n00:01 --> 00:02\nA\n", 4, "times"),
        ("WEBVTT\n\n00:02.000 --> 00:01.000\nA\n", 3, "ends before"),
        ("WEBVTT\n\n00:02.000 --> 00:02.000\nA\n", 3, "ends before"),
        (
            "WEBVTT\n\n00:05.000 --> 00:06.000\nA\n\n00:02.000 --> 00:03.000\nB\n",
            6,
            "begins before",
        ),
        ("WEBVTT\n\n00:05.000 --> 00:06.000\n\n", 3, "no words"),
        ("WEBVTT\n\nchữ thôi\n", 3, "times"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(text, line, word):
    _, faults = read(text)
    assert [(fault.line, word in fault.en) for fault in faults] == [(line, True)]
    assert faults[0].vi != faults[0].en
