"""Stories beside the sample's that try what real ones seldom hold: shapes, lengths, turns."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PIL import Image

from tests.builders import draw, write, write_story
from tests.sample import write_sample

LONG_WORD: Final = "Nghiêngngảnghiêngngửanghiêngngảnghiêngngửanghiêngngảnghiêng"
SHAPES: Final = {
    "ngang.png": (1200, 800),
    "dung.png": (600, 1000),
    "rong.png": (1600, 500),
    "vuong.png": (700, 700),
    "nho.png": (320, 240),
}
UPRIGHT_TOP: Final = "#c81e1e"  # the upper half of the turned photo, once it stands upright
MEETING_HALL: Final = "hoi-truong.jpg"


def write_made_up(folder: Path) -> Path:
    """Write the sample and these stories below *folder* and return its ``content``."""
    content = write_sample(folder)
    _galleries(content)
    _hard_to_fit(content)
    return content


def _galleries(content: Path) -> None:
    write_story(
        content,
        "nhieu-anh",
        date="2025-02-10",
        title="Năm tấm ảnh ngày hội",
        topics=["tet"],
        gallery=[
            {
                "file": name,
                "alt": f"Ảnh {name} của ngày hội",
                "caption": f"Chú thích {name}" + (" rất dài" * 40 if name == "nho.png" else ""),
                "credit": f"Ảnh: Lê Văn {name[0].upper()}",
            }
            for name in SHAPES
        ],
        en={"title": "Five pictures of a feast day"},
    )
    folder = content / "news/2025/nhieu-anh"
    for name, size in SHAPES.items():
        draw(folder / name, size)
    write_story(
        content,
        "mot-anh",
        date="2025-02-11",
        title="Một tấm ảnh",
        topics=["tet"],
        redirect_from=["/tin-cu/mot-anh/"],
        gallery=[{"file": MEETING_HALL, "alt": "Hội trường", "caption": "Hội trường Bến Đò"}],
        en={"title": "One picture", "redirect_from": ["/en/old/one-picture/"]},
    )
    _photograph_on_its_side(content / "news/2025/mot-anh" / MEETING_HALL)


def _photograph_on_its_side(path: Path) -> None:
    """Save a photo, 600 × 900 when upright, as a camera held sideways does (EXIF 6)."""
    upright = Image.new("RGB", (600, 900), "#1e46c8")
    upright.paste(UPRIGHT_TOP, (0, 0, 600, 450))
    exif = Image.Exif()
    exif[0x0112] = 6
    upright.transpose(Image.Transpose.ROTATE_90).save(path, quality=95, exif=exif)


def _hard_to_fit(content: Path) -> None:
    cells = " | ".join(f"Cột số {number}" for number in range(9))
    body = (
        f"Một chữ {LONG_WORD} và một địa chỉ https://tin.example/{'rất-dài/' * 12}\n\n"
        f"## Bảng {LONG_WORD}\n\n| {cells} |\n|{'---|' * 9}\n| {cells} |\n\n"
        f"> {LONG_WORD}\n\n    {LONG_WORD * 2}\n\n1. Một\n2. {LONG_WORD}\n\nHết.[^1]\n\n"
        f"[^1]: {LONG_WORD}\n"
    )
    folder = write_story(
        content,
        "kho-xep",
        body,
        date="2025-02-12",
        title=f"Tít {LONG_WORD} của một Tổng công ty",
        kicker=LONG_WORD,
        summary=f"Sapo có chữ {LONG_WORD}.",
        topics=["safety"],
        organisations=["cloud-river"],
        authors=[LONG_WORD],
        source={"name": LONG_WORD, "url": f"https://nguon.example/{'duong-dan/' * 12}"},
        attachments=[{"file": "ke-hoach.pdf", "title": LONG_WORD, "number": "1234567890/QĐ-LĐLĐ"}],
        corrections=[{"date": "13/02/2025", "note": LONG_WORD}],
        meeting={"start": "12/02/2025", "venue": LONG_WORD, "chair": LONG_WORD},
        en={"title": f"Headline {LONG_WORD} of a corporation", "kicker": LONG_WORD},
        en_body=body,
    )
    write(folder / "ke-hoach.pdf", b"%PDF-1.4\nke hoach\n")
