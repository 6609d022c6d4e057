"""Draw every picture of the sample stories, and the marks of the theme.

    python -m tools.illustrations.render [--only NAME ...] [--preview FOLDER]

Needs Pillow, playwright and a Chromium: the one named by CHROMIUM, else `chromium` on the
path. Run from anywhere; files go below the repository this package lies in.
"""

from __future__ import annotations

import argparse
import io
import os
import shutil
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from . import marks, scenes

ROOT = Path(__file__).resolve().parents[2]
LARGEST = 900_000  # bytes of one picture
SETTINGS = ((88, 0), (88, 2), (85, 2), (82, 2))  # JPEG quality, chroma subsampling; best first
ORIENTATION_TAG = 0x0112
TURNED_RIGHT = 6  # EXIF: show the stored pixels turned 90 degrees clockwise


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture to draw: its file below the repository, its shown size, its scene."""

    path: str
    width: int
    height: int
    scene: Callable[[], str]
    sideways: bool = False  # stored as a phone does: pixels turned, EXIF says so

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return Path(self.path).stem


_RETIREES = "content/news/2026/ban-lien-lac-huu-tri-dau-khi"
_TET = "content/news/2026/hop-mat-huu-tri-xuan-giap-thin"
_CONGRESS = "content/news/2026/tong-ket-cong-doan-2024"
_WELFARE = "content/news/2026/cong-van-286-phuc-loi-doan-vien"
_THEME = "theme/static/img"

PICTURES: tuple[Picture, ...] = (
    Picture(f"{_RETIREES}/gian-khoan.jpg", 4000, 2667, scenes.gian_khoan),
    Picture(f"{_RETIREES}/gap-go-huu-tri.jpg", 4000, 3000, scenes.gap_go_huu_tri),
    Picture(f"{_RETIREES}/tham-hoi.jpg", 3000, 4000, scenes.tham_hoi),
    Picture(f"{_TET}/tra-xuan.jpg", 4000, 2667, scenes.tra_xuan),
    Picture(f"{_TET}/phat-bieu.jpg", 4000, 2667, scenes.phat_bieu),
    Picture(f"{_TET}/hoa-dao.jpg", 3000, 4000, scenes.hoa_dao),
    Picture(f"{_TET}/tro-chuyen.jpg", 3200, 3200, scenes.tro_chuyen),
    Picture("content/news/2026/cong-doan-so-2024/ung-dung.jpg", 4000, 2667, scenes.ung_dung),
    Picture(f"{_CONGRESS}/hoi-nghi.jpg", 4000, 2667, scenes.hoi_nghi),
    Picture(f"{_CONGRESS}/trao-co.jpg", 4000, 2667, scenes.trao_co),
    Picture(f"{_CONGRESS}/trao-bang-khen.jpg", 3000, 4000, scenes.trao_bang_khen, sideways=True),
    Picture(f"{_CONGRESS}/tap-the.jpg", 4800, 2400, scenes.tap_the),
    Picture(f"{_WELFARE}/cong-van.jpg", 4000, 2667, scenes.cong_van),
    Picture(f"{_WELFARE}/ky-ket-doi-tac.jpg", 4000, 2667, scenes.ky_ket_doi_tac),
    Picture(
        "content/news/2026/moc-bao-cao-phuc-loi-2018/lich-bao-cao.jpg",
        4000,
        2667,
        scenes.lich_bao_cao,
    ),
    Picture(
        "content/news/2026/chuong-trinh-phoi-hop-2021-2025/ky-ket.jpg",
        4000,
        2667,
        scenes.ky_ket,
    ),
    Picture(
        "content/news/2026/chuong-trinh-phoi-hop-2021-2025/bo-doi-cong-nhan.jpg",
        4000,
        2667,
        scenes.bo_doi_cong_nhan,
    ),
    Picture(
        "content/news/2026/ky-niem-chuong-bo-quoc-phong/ky-niem-chuong.jpg",
        4000,
        2667,
        scenes.ky_niem_chuong,
    ),
    Picture("theme/share/ground.png", 1200, 630, marks.share_ground),
    Picture("theme/share/emblem.png", 360, 360, marks.emblem),
    Picture(f"{_THEME}/favicon-32.png", 32, 32, marks.favicon),
    Picture(f"{_THEME}/apple-touch-icon.png", 180, 180, marks.app_icon),
    Picture(f"{_THEME}/icon-512.png", 512, 512, marks.app_icon),
)


def browser_path() -> str:
    """Return the Chromium to draw with; raise `FileNotFoundError` where there is none."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not found:
        raise FileNotFoundError("no chromium on the path; name one in CHROMIUM")
    return found


def photograph(browser: Browser, svg: str, width: int, height: int) -> Image.Image:
    """Return the SVG as it looks at that many pixels; outside its shapes it is clear."""
    page = browser.new_page(viewport={"width": width, "height": height}, device_scale_factor=1)
    page.set_content(
        "<style>html,body{margin:0;background:transparent}"
        "svg{display:block;width:100vw;height:100vh}</style>" + svg
    )
    shot = page.screenshot(type="png", omit_background=True)
    page.close()
    return Image.open(io.BytesIO(shot))


def as_jpeg(image: Image.Image, sideways: bool) -> bytes:
    """Return a progressive JPEG, with no metadata but the orientation of a sideways one."""
    exif = Image.Exif()
    flat = image.convert("RGB")
    if sideways:
        flat = flat.transpose(Image.Transpose.ROTATE_90)
        exif[ORIENTATION_TAG] = TURNED_RIGHT
    made = b""
    for quality, subsampling in SETTINGS:
        out = io.BytesIO()
        flat.save(
            out,
            "JPEG",
            quality=quality,
            subsampling=subsampling,
            progressive=True,
            optimize=True,
            exif=exif.tobytes() if sideways else b"",
        )
        made = out.getvalue()
        if len(made) <= LARGEST:
            break
    return made


def as_png(image: Image.Image) -> bytes:
    """Return a PNG without metadata, of few colours where nothing in it is clear."""
    flat = image.convert("RGBA")
    opaque = flat.getchannel("A").getextrema() == (255, 255)
    out = io.BytesIO()
    if opaque:
        palette = flat.convert("RGB").quantize(192, dither=Image.Dither.NONE)
        palette.save(out, "PNG", optimize=True)
    else:
        flat.save(out, "PNG", optimize=True)
    return out.getvalue()


def draw(pictures: Iterable[Picture], preview: Path | None = None) -> None:
    """Draw the pictures one after the other; with `preview`, small PNGs into that folder."""
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=browser_path(),
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
            ],
        )
        for picture in pictures:
            svg = picture.scene()
            if preview:
                width = min(picture.width, 1100 if picture.width >= picture.height else 820)
                height = round(width * picture.height / picture.width)
                target = preview / f"{picture.name}.png"
                made = as_png(photograph(browser, svg, width, height))
            else:
                target = ROOT / picture.path
                image = photograph(browser, svg, picture.width, picture.height)
                made = (
                    as_png(image) if target.suffix == ".png" else as_jpeg(image, picture.sideways)
                )
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(made)
            if sys.stdout.isatty():
                print(f"{target}  {len(made) // 1024} kB")
        browser.close()


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m tools.illustrations.render")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="draw only these, by file name")
    parser.add_argument("--preview", type=Path, metavar="FOLDER", help="small PNGs, elsewhere")
    options = parser.parse_args(arguments)
    wanted = [p for p in PICTURES if not options.only or p.name in options.only]
    unknown = set(options.only or ()) - {p.name for p in PICTURES}
    if unknown:
        parser.error("no such picture: " + ", ".join(sorted(unknown)))
    draw(wanted, options.preview)
    if not options.only and not options.preview:
        marks.write_svg_files(ROOT / _THEME)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
