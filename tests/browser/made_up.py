"""Stories beside the sample's that try what real ones seldom hold: shapes, lengths, turns."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PIL import Image

from tests.builders import as_yaml, draw, write, write_story
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
    _registers(content)
    banner = {"text": "Bão số 5: nghỉ làm sáng thứ Sáu", "until": "31/12/2025", "page": "about"}
    write(content / "data/front.yaml", as_yaml({"banner": banner}))
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
    _two_hundred(content)
    _photograph_on_its_side(content / "news/2025/mot-anh" / MEETING_HALL)


def _two_hundred(content: Path) -> None:
    """Write a story of 200 pictures: eight drawings under many names."""
    names = [f"anh-{number:03}.png" for number in range(1, 201)]
    write_story(
        content,
        "hai-tram-anh",
        date="2025-02-09",
        title="Hai trăm tấm ảnh của ngày hội thao",
        album_download=True,
        gallery=[{"file": name, "alt": f"Hội thao, {name}"} for name in names],
        en={"title": "Two hundred pictures of the games"},
    )
    folder = content / "news/2025/hai-tram-anh"
    sizes = [
        (480, 320),
        (320, 480),
        (800, 240),
        (400, 400),
        (480, 360),
        (360, 480),
        (600, 400),
        (200, 440),
    ]
    drawn = [draw(folder / names[at], size).read_bytes() for at, size in enumerate(sizes)]
    for at, name in enumerate(names):
        (folder / name).write_bytes(drawn[at % len(drawn)])


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
    write(folder / "ke-hoach.pdf", b"%PDF-1.4\nke %%EOF\n")


def _registers(content: Path) -> None:
    """Fill every register: all states of agreements, a roll of several pages, a sheet of offers."""
    parties = ["cloud-river", "Hợp tác xã Bến Đò"]
    write_story(
        content,
        "cac-thoa-thuan",
        date="2025-03-01",
        title="Sáu thỏa thuận trong một buổi",
        agreements=[
            {"id": f"thoa-thuan-{number}", "title": f"Thỏa thuận về {what}", "parties": parties,
             "signed": f"{number + 1:02}/02/{start}", "valid_from": str(start), "valid_to": end}
            for number, (what, start, end) in enumerate([
                ("bữa ăn ca", 2024, "31/12/2027"), ("nhà ở", 2023, "30/04/2025"),
                ("học nghề", 2015, "2019"), ("xe đưa đón", 2026, "2028"),
                (f"{LONG_WORD} và nước sạch", 2022, "unknown"), ("tủ sách", 2020, "2024"),
            ])
        ],
        en={"title": "Six agreements in one session"},
    )  # fmt: skip
    people = ["Lê Thị Ổn", "Trần Văn Ánh", "Phạm Thị Ý", "Đỗ Quốc Bảo"]
    write_story(
        content,
        "bang-vang",
        date="2025-03-02",
        title="Bảng vàng các tổ",
        awards=[
            {"award": ("certificate", "merit_certificate")[number % 2], "title": f"Khen tổ {number}",
             "awarded_by": ("cloud-river", "an-binh")[number % 2], "year": str(2022 + number % 3),
             "recipients": [{"name": f"{people[number % 4]} {number}", "unit": "rattan-works"}]}
            for number in range(130)
        ],
        en={"title": "A roll of honour"},
    )  # fmt: skip
    write_story(
        content,
        "thay-the",
        date="2025-03-03",
        title="Công văn mới thay công văn cũ",
        section="documents",
        document={
            "number": "12/LĐLĐ",
            "type": "huong_dan",
            "issued": "28/02/2025",
            "issuer": "cloud-river",
            "subject": f"Hướng dẫn {LONG_WORD}",
            "replaces": "286/LĐLĐ",
            "addressees": ["rattan-works", "Các tổ may"],
            "deadlines": [
                {"what": "Danh sách", "due": "20/03/2025", "before": True, "who": "rattan-works"},
                {"what": "Báo cáo quý", "due": "06/2025"},
            ],
        },
        attachments=[{"file": "phu-luc.pdf", "title": "Phụ lục 01", "number": "01/PL"}],
        en={"title": "A document replaced"},
    )
    write(content / "news/2025/thay-the/phu-luc.pdf", b"%PDF-1.4\nph%%EOF\n")
    kinds = ["Ăn uống", "Sách vở", "Sức khỏe", "Đi lại"]
    offers = [
        {"id": f"doi-tac-{number}", "partner": f"Đối tác số {number}",
         "category": kinds[number % 4], "offer": f"Giảm {number + 3}% cho đoàn viên",
         "who": "Đoàn viên và người lao động", "how": "Xuất trình thẻ đoàn viên khi trả tiền",
         "valid_from": "2024", "valid_to": ("2024", "31/05/2025", "2026")[number % 3],
         "places": [f"Phường {number % 5}"], "agreement": "thoa-thuan-0"}
        for number in range(24)
    ]  # fmt: skip
    write(content / "data/benefits.yaml", as_yaml(offers))
