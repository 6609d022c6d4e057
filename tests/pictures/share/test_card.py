"""Cards that are put together out of packed letters: what a reader unpacks is what was to be drawn."""

from __future__ import annotations

import random
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from plugins.pictures.share import draw as drawing
from plugins.pictures.share.card import Printer, _table
from plugins.pictures.share.deflate import CLOSING, COLOURS, OPENING, more, packer
from plugins.pictures.share.draw import _ground, draw
from plugins.pictures.share.layout import HEIGHT, SPLIT, TEXT, WIDTH, TextLine, runs
from plugins.pictures.share.style import LIGHT, SANS, SERIF, Style, load_style
from plugins.pictures.share.subjects import Subject
from tests.builders import ROOT

NAME = "Tin Công đoàn"
HEADLINES = [
    "HỘI NGHỊ TỔNG KẾT ẾỘỮ ỂỄỆ ẤẦẨ ỨỪỬ CỦA LĐLĐ TP. HỒ CHÍ MINH ậặợ ỤỌẸ ẾẾẾ",
    "Trao 5.917 suất quà “Tết” cho đoàn viên, người lao động có hoàn cảnh khó khăn – hơn 2 tỷ đồng",
    "Tết",
    "AVAVA To Ty fffi r.",
    "g" * 90,
]


@pytest.fixture(scope="module")
def style() -> Style:
    return load_style(ROOT / "theme")


def unpacked(png: bytes) -> list[bytes]:
    """Return the rows of *png* without their filter byte; every check sum and length must be right."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    at, packed = 8, b""
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        content = png[at + 8 : at + 8 + length]
        assert int.from_bytes(png[at + 8 + length : at + 12 + length]) == zlib.crc32(kind + content)
        packed += content if kind == b"IDAT" else b""
        at += 12 + length
    reader = zlib.decompressobj()
    pixels = reader.decompress(packed)
    assert reader.eof
    assert not reader.unused_data
    assert len(pixels) == HEIGHT * (WIDTH + 1)
    rows = [pixels[start : start + WIDTH + 1] for start in range(0, len(pixels), WIDTH + 1)]
    assert {row[0] for row in rows} == {0}
    return [row[1:] for row in rows]


@pytest.mark.parametrize("solid", [(0,), (0, 5, 141)])
def test_packed_rows_are_unpacked_as_they_were(solid: tuple[int, ...]) -> None:
    dice, pack = random.Random(286), packer(solid)
    lengths = [1, 1, 1, 2, 3, 4, 10, 11, 34, 35, 50, 51, 52, 66, 130, 131, 256, 257, 258, 259, 1300]
    rows = [
        b"".join(
            bytes([dice.choice([*solid, dice.randrange(COLOURS)])]) * dice.choice(lengths)
            for _ in range(dice.randint(0, 20))
        )
        + b"\0"
        for _ in range(300)
    ]
    stream = OPENING + more(0, 1) + b"".join(map(pack, rows)) + more(0, 2000) + CLOSING
    last = b"\x03\0"  # an empty block
    found = zlib.decompressobj(-15)
    assert found.decompress(stream + last) == b"\0" + b"".join(rows) + bytes(2000)
    assert found.eof


def test_no_line_of_a_card_ends_within_a_word_or_a_name(style: Style) -> None:
    joined = (
        "Sổ_tay nghĩa_tình của chị Nguyễn_Thị_Hòa ở Liên_đoàn Lao_động tỉnh",
        "Trung_ương Đoàn trao bằng_khen cho Trần_Văn_Nam và tập_thể nữ_công",
    )
    for headline in joined:
        subject = Subject("card", NAME, headline.replace("_", " "))
        lines = [line.text for line in runs(subject, SPLIT, style.faces)]
        assert len(lines) > 2
        ends = "|".join(lines).replace("\u00a0", " ")
        assert "_" not in [headline[at] for at, sign in enumerate(ends) if sign == "|"], ends


@pytest.mark.parametrize("headline", HEADLINES)
def test_a_card_shows_its_letters_on_its_ground(headline: str, style: Style) -> None:
    subject = Subject("card", NAME, headline, "Hoạt động", "03/01/2025")
    lines = runs(subject, TEXT, style.faces)
    printer, ground = Printer(style), _ground(style, NAME)
    card = printer.card(lines, ground)
    assert card is not None
    wanted = [bytearray(WIDTH) for _ in range(HEIGHT)]
    for line in lines:
        face, before = style.faces[line.face], ""
        for word in line.text.replace("\u00a0", " ").split(" "):
            upto = before + word  # where a word stands, it stands in the whole line
            left = line.left + (face.measure(upto) - face.measure(word)) * line.size
            mask = Image.new("L", (WIDTH, HEIGHT))
            face.write(mask, word, round(left), line.baseline, line.size)
            pixels = mask.tobytes().translate(_table(line.colour))
            for y in range(HEIGHT):
                row = pixels[y * WIDTH : (y + 1) * WIDTH]
                if any(row):
                    wanted[y] = bytearray(map(max, wanted[y], row))
            before = f"{upto} "
    rows = unpacked(card)
    assert rows[ground.top : ground.bottom] == list(map(bytes, wanted[ground.top : ground.bottom]))
    empty = printer.card((), ground)
    assert empty is not None
    bare = unpacked(empty)
    assert rows[: ground.top] == bare[: ground.top]
    assert rows[ground.bottom :] == bare[ground.bottom :]
    assert not any(map(any, bare[ground.top : ground.bottom]))


@pytest.mark.parametrize(
    "lines",
    [
        [TextLine("Ế", SERIF, 92, 64, 200, "ink")],
        [TextLine("gy", SERIF, 92, 64, 550, "ink")],
        [TextLine("Rộng", SERIF, 92, 1150, 300, "ink")],
        [TextLine("a", SERIF, 92, -20, 300, "ink")],
        [TextLine("gy", SERIF, 92, 64, 300, "ink"), TextLine("Ế", SERIF, 92, 64, 340, "ink")],
        [TextLine("Mục", SANS, 30, 64, 300, "red"), TextLine("03/01", LIGHT, 30, 70, 300, "ink-soft")],
    ],
    ids=["above", "below", "right", "left", "lines that touch", "words that touch"],
)  # fmt: skip
def test_what_cannot_be_put_together_is_not_cut_off(lines: list[TextLine], style: Style) -> None:
    assert Printer(style).card(lines, _ground(style, NAME)) is None


def test_what_cannot_be_put_together_is_drawn(
    style: Style, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    subject = Subject("card", NAME, HEADLINES[0], "Hoạt động", "03/01/2025")
    (tmp_path / "one.png").write_bytes(draw(subject, style, tmp_path))
    monkeypatch.setattr(drawing.Printer, "card", lambda *given: None)
    (tmp_path / "other.png").write_bytes(draw(subject, style, tmp_path))
    with Image.open(tmp_path / "one.png") as one, Image.open(tmp_path / "other.png") as other:
        assert one.size == other.size == (WIDTH, HEIGHT)
        dark = [
            picture.convert("L").point(lambda value: 255 * (value < 128)).crop((0, 150, WIDTH, 560))
            for picture in (one, other)
        ]
    boxes = [picture.getbbox() for picture in dark]
    assert boxes[0] is not None
    assert boxes[1] is not None
    assert all(abs(a - b) <= 2 for a, b in zip(*boxes, strict=True))
    inked = [picture.histogram()[255] for picture in dark]
    assert inked[0] == pytest.approx(inked[1], rel=0.01)
