"""QR codes: read back by a decoder, small, the same every time."""

from __future__ import annotations

import gzip

import pytest
import zxingcpp
from PIL import Image, ImageDraw

from plugins.editions.qr import qr_code

ADDRESSES = [
    "https://tin.congdoan.example/",
    "https://tin.congdoan.example/tin-tuc/2018/cong-van-286-ldld-dua-uu-dai-den-tan-tay-doan-vien/",
    "https://tin.congdoan.example/en/news/2024/" + "a-very-long-name-of-a-story-" * 8,
    "https://công-đoàn.example/kho/luu-tru/2025/03/ban-tin/",
]


def drawn(code):
    """Return the path as a picture, drawn from its commands as SVG has them."""
    scale, quiet = 4, 4
    side = (code.size + 2 * quiet) * scale
    picture = Image.new("L", (side, side), 255)
    draw = ImageDraw.Draw(picture)
    for line in code.path.split("M")[1:]:
        start, _, rest = line.partition(" ")
        height, *steps = rest.replace("h", " h").replace("m", " m").split(" ")
        x, y = int(start), float(height) - 0.5
        for step in steps:
            if step.startswith("h"):
                at = [(x + quiet) * scale, (y + quiet) * scale]
                draw.rectangle([*at, at[0] + int(step[1:]) * scale - 1, at[1] + scale - 1], fill=0)
            if step[0] in "hm":
                x += int(step[1:])
    return picture


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_is_drawn_is_read_back(address):
    code = qr_code(address)
    assert [found.text for found in zxingcpp.read_barcodes(drawn(code))] == [address]
    assert code == qr_code(address)


def test_a_story_address_weighs_little():
    assert len(gzip.compress(qr_code(ADDRESSES[1]).path.encode())) < 700


def test_an_address_beyond_every_code_is_refused():
    with pytest.raises(ValueError, match="too long"):
        qr_code("https://tin.congdoan.example/" + "x" * 2400)
