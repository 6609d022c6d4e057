"""Logo, icon and the mark on share images; a drawing runs nothing and asks nobody."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from plugins.core.look import Emblem
from plugins.look import svg
from tests.builders import write
from tests.look.conftest import ReadLook, drawing, png, said

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'


def clear(side: int) -> bytes:
    """Return a picture of one thick line on clear ground."""
    sheet = Image.new("RGBA", (side, side))
    sheet.paste("black", (0, side // 3, side, side // 2))
    out = io.BytesIO()
    sheet.save(out, "PNG")
    return out.getvalue()


def test_a_logo_and_its_dark_twin_are_published_with_their_shape(read: ReadLook) -> None:
    own = read({"logo.svg": drawing(400, 100), "logo.dark.png": png(800, 200)})
    assert own.problems == ()
    assert own.look.logo == Emblem("img/logo.svg", 400, 100, "img/logo.dark.png")
    assert own.look.logo.wide
    assert own.look.logo.width_at(72) == 288
    assert own.files.keys() == {"img/logo.svg", "img/logo.dark.png"}
    assert own.look.publisher_logo is own.look.logo


def test_a_large_logo_goes_out_smaller(read: ReadLook) -> None:
    own = read({"logo.png": png(4000, 2000)})
    with Image.open(io.BytesIO(own.files["img/logo.png"] or b"")) as published:
        assert published.size == (640, 320)


def test_every_icon_is_drawn_from_one(read: ReadLook) -> None:
    own = read({"icon.png": png(600)})
    assert own.problems == ()
    sizes = {}
    for name, content in own.files.items():
        if content is not None:
            with Image.open(io.BytesIO(content)) as icon:
                sizes[name] = icon.size[0]
    assert sizes == {
        "img/favicon-32.png": 32,
        "img/apple-touch-icon.png": 180,
        "img/icon-512.png": 512,
    }
    assert own.files["img/favicon.svg"] is None, "the engine's drawn icon is another's mark"
    assert not own.look.drawn_icon
    assert own.mark is not None


def test_a_drawn_icon_stands_beside_its_pixels(read: ReadLook) -> None:
    own = read({"icon.png": png(512), "icon.svg": drawing()})
    assert (own.problems, own.look.drawn_icon) == ((), True)
    assert own.files["img/favicon.svg"] == drawing().encode()


def test_an_ornament_of_ones_own_stands_in_for_the_drum_or_there_is_none(
    read: ReadLook, tmp_path: Path
) -> None:
    usual = read({})
    assert (usual.look.motif, usual.own_motif) == (True, False)
    drawn = SVG.format("<circle r='4'/>")
    own = read({"motif.svg": drawn, "motif.png": clear(900)})
    assert own.problems == ()
    assert own.files["img/motif.svg"] == drawn.encode()
    with Image.open(io.BytesIO(own.motif or b"")) as shape:
        assert shape.size == (800, 800)
    (tmp_path / "content/theme/motif.png").unlink()
    only_drawn = read({})
    assert (only_drawn.own_motif, only_drawn.motif) == (True, None), (
        "no drum on share images either"
    )
    none = read({"tokens.css": ":root { --motif: none }"})
    assert (none.problems, none.look.motif, none.own_motif, none.motif) == ((), False, True, None)


def test_a_mark_that_is_not_square_is_not_bent(read: ReadLook) -> None:
    own = read({"share.png": png(300, 100)})
    with Image.open(io.BytesIO(own.mark or b"")) as mark:
        assert mark.size == (300, 300)
        assert mark.getpixel((0, 0)) == (0, 0, 0, 0)


@pytest.mark.parametrize(
    ("files", "wanted"),
    [
        ({"logo.svg": drawing(), "logo.png": png(90)}, [("G108", "logo.png")]),
        ({"logo.dark.svg": drawing()}, [("G109", "logo.dark.svg")]),
        ({"icon.svg": drawing()}, [("G107", "icon.svg")]),
        ({"icon.png": png(600, 590)}, [("G106", "icon.png")]),
        ({"icon.png": png(256)}, [("G106", "icon.png")]),
        ({"logo.png": b"GIF89a"}, [("G105", "logo.png")]),
        ({"logo.png": png(90)[:60]}, [("G105", "logo.png")]),
        ({"logo.svg": "<svg"}, [("G104", "logo.svg:1")]),
        ({"logo.svg": drawing() + " " * 300_000}, [("G103", "logo.svg")]),
        ({"Logo.svg": drawing()}, [("G101", "Logo.svg")]),
        ({"logo.jpg": b"x"}, [("G101", "logo.jpg")]),
        ({".DS_Store": b"x", "README.md": "x"}, []),
        ({"motif.svg": SVG.format("<rect width='9' height='2'/>")}, []),
        (
            {"motif.svg": SVG.format("<rect width='9' height='9' fill='#fff'/>")},
            [("G113", "motif.svg:1")],
        ),
        ({"motif.svg": drawing(400, 100)}, [("G112", "motif.svg")]),
        ({"motif.png": clear(800)}, [("G114", "motif.png")]),
        ({"motif.svg": SVG.format(""), "motif.png": clear(640)}, [("G112", "motif.png")]),
        ({"motif.svg": SVG.format(""), "motif.png": png(800)}, [("G113", "motif.png")]),
        ({"motif.svg": SVG.format("<desc>" + "x" * 41_000 + "</desc>")}, [("G103", "motif.svg")]),
        ({"tokens.css": ":root { --motif: none }"}, []),
        ({"tokens.css": ":root { --motif: drum }"}, [("G203", "tokens.css:1")]),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, dict) else None,
)
def test_a_mistake_is_named(
    read: ReadLook, files: dict[str, str | bytes], wanted: list[tuple[str, str]]
) -> None:
    assert said(read(files)) == wanted


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<rect onload="alert(1)"/>',
        '<image href="https://x.example/a.png"/>',
        '<use href="https://x.example/a.svg#b"/>',
        '<rect style="fill:url(https://x.example/a)"/>',
        "<style>@import 'https://x.example/a.css'</style>",
        "<style>rect{fill:url(//x.example/a)}</style>",
        "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>",
        "<a href='javascript:alert(1)'><rect/></a>",
        "<set attributeName='onmouseover' to='alert(1)'/>",
        "<filter id='a'><feImage href='https://x.example/a.png'/></filter>",
        "<style><!-- x -->@import 'https://x.example/a.css';</style>",
        "<style>rect{}<!-- x -->rect{fill:url(//x.example/a)}</style>",
        "<style><![CDATA[@\\69mport 'https://x.example/a.css';]]></style>",
        "<style>rect{fill:u\\72l(//x.example/a)}</style>",
        "<style>rect{background:image-set('https://x.example/a.png' 1x)}</style>",
        "<style>@font-face{font-family:a;src:url(//x.example/a)}</style>",
        "<style><g>rect{fill:red}</g></style>",
        "<rect fill='u\\72l(https://x.example/a)'/>",
        "<rect style='fill:u\\72 l(https://x.example/a)'/>",
        "<rect style='background:image-set(&quot;https://x.example/a.png&quot; 1x)'/>",
        "<rect mask='url( &quot;//x.example/a&quot; )'/>",
        "<rect cursor='image(&quot;https://x.example/a.png&quot;)'/>",
        "<h:script xmlns:h='http://www.w3.org/1999/xhtml'>alert(1)</h:script>",
    ],
)
def test_a_drawing_that_does_or_fetches_something_is_refused(inside: str) -> None:
    _, faults = svg.examine(SVG.format(inside).encode())
    assert faults
    assert not svg.examine(SVG.format("<rect fill='url(#a)'/>").encode())[1]


@pytest.mark.parametrize(
    "whole",
    [
        '<!DOCTYPE svg [<!ENTITY a "x">]><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">&a;</svg>',
        '<?xml-stylesheet href="https://x.example/a.css"?>' + SVG.format(""),
        '<svg viewBox="0 0 9 9"/>',
        '<svg xmlns="http://www.w3.org/2000/svg"/>',
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 9"/>',
    ],
)
def test_a_drawing_without_a_shape_or_of_another_kind_is_refused(whole: str) -> None:
    assert svg.examine(whole.encode())[1]


def test_styles_of_a_drawing_that_ask_nobody_are_let_through() -> None:
    inside = """<style type="text/css"><![CDATA[
      .st0{fill:#fff;stroke:url(#a)} @media (prefers-color-scheme: dark){.st0{fill:red}}
    ]]></style><rect class="st0" style="fill:url('#a');;mask:url(#b)" transform="translate(1,2) scale(2)"/>
    <text aria-label="Công đoàn :) (x" font-family="'Be Vietnam Pro'">url(https://x.example/)</text>"""
    assert svg.examine(SVG.format(inside).encode())[1] == []


def test_a_fault_of_a_drawings_style_is_named_with_its_line() -> None:
    inside = "\n<style>\nrect{}\nrect{fill:url(//x.example/a)}</style>"
    assert svg.examine(SVG.format(inside).encode())[1] == [svg.Unsafe("//x.example/a", 4)]


_PLAIN = SVG.format("")


@pytest.mark.parametrize(
    "content",
    [
        b'<!DOCTYPE svg [<!ATTLIST svg onload CDATA "alert(document.domain)">]>' + _PLAIN.encode(),
        b'<!DOCTYPE svg SYSTEM "https://x.example/a.dtd">' + _PLAIN.encode(),
        b"<?xml-model href='a'?>" + _PLAIN.encode(),
        _PLAIN.encode() + b"<?xml-stylesheet href='https://x.example/a.css'?>",
        _PLAIN.encode("utf-16"),
        _PLAIN.encode("utf-16-be"),
        ("<?xml version='1.0' encoding='utf-16'?>" + _PLAIN).encode("utf-16"),
        ("<?xml version='1.0' encoding='iso-8859-1'?>" + _PLAIN).encode(),
        ("<?xml version='1.0' encoding='utf-7'?>" + _PLAIN).encode(),
        SVG.format("<title>Công đoàn</title>").encode("cp1258", "replace"),
        SVG.format("<use xml:base='https://x.example/' href='#a'/>").encode(),
    ],
)  # fmt: skip
def test_a_drawing_with_a_dtd_an_instruction_or_another_encoding_is_refused(content: bytes) -> None:
    assert svg.examine(content)[1]


def test_a_drawing_that_says_it_is_utf_8_is_let_through() -> None:
    whole = "<?xml version='1.0' encoding='UTF-8'?><!-- x -->" + SVG.format("<title>Công</title>")
    for content in (whole.encode(), whole.encode("utf-8-sig")):
        assert svg.examine(content) == ((100, 100), [])


@pytest.mark.parametrize("name", ["Theme", "themes", "thème"])
def test_a_folder_that_is_nearly_the_looks_is_named(read: ReadLook, name: str) -> None:
    assert said(read({f"../{name}/logo.svg": drawing()})) == [("G110", f"content/{name}")]


@pytest.mark.parametrize("name", ["extra.css", "logo.svg", "messages", "../theme"])
def test_a_link_is_not_followed(read: ReadLook, tmp_path: Path, name: str) -> None:
    for secret in ("secret/vi.toml", "secret/extra.css"):
        write(tmp_path / secret, "a{}")
    (tmp_path / "content/theme").parent.mkdir()
    link = Path(tmp_path / "content/theme", name).resolve()
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(tmp_path / ("secret" if "." not in name[-5:] else "secret/extra.css"))
    own = read({})
    assert own.problems[0].code == "G111"
    assert (own.style, own.files, own.messages) == ("", {}, {})
