"""Share images as pixels: marks whole, nothing beside its box, the same bytes, drawn once."""

from __future__ import annotations

import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from PIL import Image, ImageChops

from plugins.core.pictures import Rendition
from plugins.core.problems import ContentError
from plugins.pictures.share.draw import draw
from plugins.pictures.share.layout import _LEADING, BAND, COVER, SPLIT, TEXT, crop, frame_of, runs
from plugins.pictures.share.publish import order, write_share_images
from plugins.pictures.share.shelf import shelf_in
from plugins.pictures.share.style import SERIF, OwnStyle, Style, load_style
from plugins.pictures.share.subjects import Subject, _rendition, cover, drawable
from tests.builders import ROOT
from tests.builders import draw as draw_picture

STACKED = "HỘI NGHỊ TỔNG KẾT ẾỘỮ ỂỄỆ ẤẦẨ ỨỪỬ CỦA LĐLĐ TP. HỒ CHÍ MINH ậặợ ỤỌẸ ẾẾẾ"
CARD = Subject("card", "Tin Công đoàn", STACKED, "Hoạt động", "03/01/2025")


@pytest.fixture(scope="module")
def style() -> Style:
    return load_style(ROOT / "theme")


def ink(text: str, style: Style, size: int, baseline: int = 200) -> Image.Image:
    """Return *text* as it is written, white on black."""
    mask = Image.new("L", (1800, 400))
    style.faces[SERIF].write(mask, text, 20, baseline, size)
    return mask


@pytest.mark.parametrize("word", ["Ế", "Ộ", "Ữ", "Ẩ", "ậ", "ặ", "Ặ", "Ợ", "Đ", "ỹ"])
def test_a_letter_has_its_marks_as_the_font_draws_them(word: str, style: Style) -> None:
    """The letter covers more rows than its plain form: nothing of it was cut off."""
    plain = {"Đ": "D", "ỹ": "y"}.get(word) or {
        "Ế": "E", "Ộ": "O", "Ữ": "U", "Ẩ": "A", "ậ": "a", "ặ": "a", "Ặ": "A", "Ợ": "O",
    }[word]  # fmt: skip
    with_marks, without = ink(word, style, 90), ink(plain, style, 90)
    assert sum(with_marks.histogram()[128:]) > sum(without.histogram()[128:])
    # What is drawn large and reduced is what the font draws at once, but for its grey edges.
    font = style.faces[SERIF]._font(90 * 4)
    box = font.getmask(word, anchor="ls").getbbox()
    seen = with_marks.getbbox()
    assert seen is not None
    assert abs((seen[3] - seen[1]) - (box[3] - box[1]) / 4) <= 2
    assert abs((seen[2] - seen[0]) - (box[2] - box[0]) / 4) <= 2


@pytest.mark.parametrize("size", [36, 42, 56, 84, 92])
def test_stacked_marks_of_two_lines_never_touch(size: int, style: Style) -> None:
    top = ink("ẬẶỆỘỢỤỊ gjpqyặậợ", style, size, 150).getbbox()
    bottom = ink("ẾỀỂẤẨẮỐỔỨỬ ếốắẩ", style, size, 150 + round(size * _LEADING)).getbbox()
    assert top is not None
    assert bottom is not None
    assert top[3] <= bottom[1]


@pytest.mark.parametrize("frame", [TEXT, SPLIT, BAND])
@pytest.mark.parametrize("text", [STACKED, STACKED * 3, "Ế", "g" * 60])
def test_ink_stays_in_its_area(frame: object, text: str, style: Style) -> None:
    assert frame in (TEXT, SPLIT, BAND)
    placed = runs(replace(CARD, headline=text), frame, style.faces)  # type: ignore[arg-type]
    left, top, right, bottom = frame.area  # type: ignore[attr-defined]
    for run in placed:
        mask = Image.new("L", (1400, 900))
        style.faces[run.face].write(mask, run.text, run.left + 100, run.baseline + 100, run.size)
        seen = mask.getbbox()
        assert seen is not None
        assert left - 6 <= seen[0] - 100
        assert seen[2] - 100 <= right + 6
        assert top - 4 <= seen[1] - 100
        assert seen[3] - 100 <= bottom + 6


def test_pairs_of_letters_stand_closer(style: Style) -> None:
    face = style.faces[SERIF]
    assert face.measure("Tổ") < face.measure("T") + face.measure("ổ")


def test_what_the_font_lacks_is_left_out_and_never_a_box(style: Style) -> None:
    has = style.faces[SERIF].has
    assert drawable("Họp mặt 🎉 đầu xuân 中文 ✨", has) == "Họp mặt đầu xuân"
    assert drawable("Köln và Łódź ﬁ „a“", has) == "Koln và ódz fi “a“"
    assert drawable("Tết\u200b\u00ad vui", has) == "Tết vui"
    assert drawable("a\u0302\u0323", has) == "ậ"
    assert all(has(letter) for letter in "ẾỘỮậặ “”«»…–5 %₫\u00a0")


@pytest.mark.parametrize(
    "text",
    ["Họp mặt 12/3: (vui) – 5% “Tết”!", "a  b", " a", "a\u0302\u0323", "Köln", "中 a", "a\tb", ""],
)
def test_plain_words_are_drawable_as_they_are(
    text: str, style: Style, monkeypatch: pytest.MonkeyPatch
) -> None:
    has = style.faces[SERIF].has
    quickly = drawable(text, has)
    monkeypatch.setattr("plugins.pictures.share.subjects._SIMPLE", re.compile("(?!)"))
    assert quickly == drawable(text, has)


def test_the_frame_follows_the_picture(tmp_path: Path) -> None:
    def with_picture(width: int, height: int) -> Subject:
        return replace(CARD, picture=Rendition("a.jpg", width, height, "jpeg"))

    assert frame_of(CARD) is TEXT
    assert frame_of(with_picture(960, 640)) is SPLIT
    assert frame_of(with_picture(640, 960)) is SPLIT
    assert frame_of(with_picture(1920, 640)) is BAND
    assert frame_of(with_picture(200, 150)) is TEXT, "too small to be enlarged"
    assert frame_of(cover("Tin", "Gần", str.isprintable, "vi")) is COVER


@pytest.mark.parametrize(
    ("shape", "drawn_from"), [((3, 2), 960), ((2, 3), 960), ((16, 9), 1600), ((3, 1), 1600)]
)
def test_the_narrowest_rendition_that_fills_its_frame_is_drawn_from(
    shape: tuple[int, int], drawn_from: int
) -> None:
    across, down = shape
    known = [Rendition("a.jpg", wide, wide * down // across, "jpeg") for wide in (960, 1600)]
    picture = SimpleNamespace(rendered=SimpleNamespace(fallback=known))
    found = _rendition(picture)  # type: ignore[arg-type]
    assert found.width == drawn_from
    box = frame_of(replace(CARD, picture=found)).picture
    assert box is not None
    assert found.width >= box[2] - box[0]
    assert found.height >= min(box[3] - box[1], known[-1].height)


def test_the_focus_is_kept() -> None:
    box = (0, 0, 100, 100)
    assert crop((300, 100), box, "left") == (0, 0, 100, 100)
    assert crop((300, 100), box, "right") == (200, 0, 300, 100)
    assert crop((100, 300), box, "bottom") == (0, 200, 100, 300)
    assert crop((300, 100), box, None) == (100, 0, 200, 100)


def test_a_card_with_a_picture_is_a_plain_jpeg(style: Style, tmp_path: Path) -> None:
    draw_picture(tmp_path / "a.jpg", (960, 640), "#1d4e89")
    subject = replace(CARD, picture=Rendition("a.jpg", 960, 640, "jpeg"))
    (tmp_path / "made.jpg").write_bytes(draw(subject, style, tmp_path))
    with Image.open(tmp_path / "made.jpg") as made:
        assert made.size == (1200, 630)
        assert made.format == "JPEG"
        assert "progressive" not in made.info
        assert not made.getexif()
        blue = made.getpixel((670, 20))
    assert isinstance(blue, tuple)
    assert blue[2] > 100 > blue[0]
    assert (tmp_path / "made.jpg").stat().st_size < 150_000


def test_a_clear_picture_lies_on_paper(style: Style, tmp_path: Path) -> None:
    Image.new("RGBA", (960, 640), (0, 0, 0, 0)).save(tmp_path / "a.png")
    subject = replace(CARD, picture=Rendition("a.png", 960, 640, "png"))
    (tmp_path / "made.jpg").write_bytes(draw(subject, style, tmp_path))
    with Image.open(tmp_path / "made.jpg") as made:
        assert made.getpixel((900, 300)) == (251, 248, 241)


def test_a_second_publish_draws_nothing(style: Style, tmp_path: Path) -> None:
    store, output = tmp_path / "store", tmp_path / "output"
    one = order(CARD, style)
    write_share_images([one], style, shelf_in(store), output)
    kept = next(store.glob("share/*.png"))
    before = kept.stat()
    write_share_images([one], style, shelf_in(store), output)
    assert (kept.stat().st_ino, kept.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    good = kept.read_bytes()
    kept.unlink()
    kept.write_bytes(b"damaged")
    write_share_images([one], style, shelf_in(store), output)
    assert kept.read_bytes() == good
    assert order(replace(CARD, kicker="Khác"), style).key != one.key


def test_bytes_do_not_depend_on_the_process(style: Style, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from plugins.pictures.share.style import load_style\n"
        "from plugins.pictures.share.draw import draw\n"
        "from tests.pictures.share.test_share import CARD\n"
        "Path(sys.argv[1]).write_bytes(draw(CARD, load_style(Path('theme')), Path('.')))\n"
    )
    (tmp_path / "before.png").write_bytes(draw(replace(CARD, headline="Trước đó"), style, tmp_path))
    (tmp_path / "here.png").write_bytes(draw(CARD, style, tmp_path))
    subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "there.png")],
        cwd=ROOT, check=True, env={**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    here, there = (hashlib.sha256((tmp_path / n).read_bytes()) for n in ("here.png", "there.png"))
    assert here.digest() == there.digest()


def test_the_palette_shows_the_colours_of_the_theme(style: Style, tmp_path: Path) -> None:
    (tmp_path / "made.png").write_bytes(draw(CARD, style, tmp_path))
    with Image.open(tmp_path / "made.png") as made, Image.open(style.ground) as ground:
        shown = {colour for _, colour in made.convert("RGB").getcolors(4096) or []}
        assert made.convert("RGB").getpixel((2, 300)) == (251, 248, 241)
        art = ground.convert("RGB").getpixel((2, 300))
    assert art == tuple(bytes.fromhex(style.colours["paper"][1:])), "draw the ground anew"
    for name in ("ink", "red"):
        assert tuple(bytes.fromhex(style.colours[name][1:])) in shown


def test_the_ornament_is_the_engines_a_unions_or_none(style: Style, tmp_path: Path) -> None:
    families = {"font-serif": "source-serif-4", "font-sans": "be-vietnam-pro"}
    plain = load_style(ROOT / "theme", OwnStyle({}, families, plain=True))
    shape = Image.new("RGBA", (90, 90))
    shape.paste("black", (20, 20, 70, 70))
    shape.save(tmp_path / "motif.png")
    own = load_style(
        ROOT / "theme", OwnStyle({}, families, motif=(tmp_path / "motif.png").read_bytes())
    )
    drawn = [draw(CARD, one, tmp_path) for one in (style, plain, own)]
    assert len({one.digest for one in (style, plain, own)}) == len(set(drawn)) == 3
    with Image.open(io.BytesIO(drawn[1])) as card:
        corner = card.convert("RGB").crop((930, 0, 1200, 120))
    assert len(corner.getcolors()) == 1, "nothing but paper"


def test_a_missing_file_of_the_theme_is_named(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "theme", tmp_path / "theme")
    font = tmp_path / "theme/static/fonts/source-serif-4-600.woff2"
    font.write_bytes(b"no font")
    with pytest.raises(ContentError, match=r"fonts/source-serif-4-600\.woff2.*P214"):
        load_style(tmp_path / "theme")
    font.unlink()
    with pytest.raises(ContentError, match="P214"):
        load_style(tmp_path / "theme")


def test_a_full_disk_is_a_problem(style: Style, tmp_path: Path) -> None:
    (tmp_path / "store").write_text("a file where a folder should be")
    with pytest.raises(ContentError, match="P213"):
        write_share_images(
            [order(CARD, style)], style, shelf_in(tmp_path / "store"), tmp_path / "output"
        )


def test_two_editions_of_one_story_differ(style: Style, tmp_path: Path) -> None:
    english = replace(CARD, name="Union News", headline="Union sums up", date="3 January 2025")
    (tmp_path / "vi.png").write_bytes(draw(CARD, style, tmp_path))
    (tmp_path / "en.png").write_bytes(draw(english, style, tmp_path))
    with Image.open(tmp_path / "vi.png") as vi, Image.open(tmp_path / "en.png") as en:
        assert ImageChops.difference(vi.convert("RGB"), en.convert("RGB")).getbbox()
