"""Made-up unions whose stories try what components must bear: long words, much, little, nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from PIL import Image, ImageDraw

from tests.builders import SITE, as_yaml, make_site, write, write_story

# Capitals with two marks above and below one another, and names that do not break.
STACKED: Final = "ĐỀN ƠN ĐÁP NGHĨA: ẤM ÁP Ở XÃ ỄNH ƯƠNG, NỖ LỰC VÌ MỖI HỘ NGHỀ GỐM ẬU"
LONG: Final = (
    "Hội nghị người lao động Xưởng Gốm Ễnh Ương thống nhất nâng bữa ăn giữa ca, "
    "giữ trọn ngày nghỉ Tết và mở lớp học nghề buổi tối"
)
LONG_EN: Final = (
    "Workers’ conference at the Marsh Frog Pottery agrees on better midday meals, "
    "whole Tết holidays and evening classes in the trade"
)
UNBROKEN: Final = "1234567890/QĐLT-LĐLĐ-UBND-BCHQS-ĐTNCSHCM-HLHPN"
NAMES: Final = (
    "Nguyễn Thị Ngọc Huyền", "Lê Văn Mười", "Trần Thị Ổn", "Phạm Đức Hưởng", "Đỗ Quốc Ấn",
    "Vũ Thị Ễn", "Hoàng Hữu Nghĩa", "Bùi Thị Ỷ", "Đặng Văn Ổn", "Ngô Thị Ánh Tuyết",
)  # fmt: skip
SHAPES: Final = ((600, 400), (400, 600), (720, 300), (480, 480), (540, 400), (420, 560), (640, 420))
GROUND: Final = ("#c9d8ea", "#efd9b0", "#d9c3b0", "#c3d3c0", "#e3c9c3", "#cfc7de", "#d8dcc0")
_ANSWERABLE: Final[dict[str, Any]] = {
    "imprint": {
        "operator": {"vi": "Ban Tuyên giáo Liên đoàn Lao động Sông Mây", "en": "Communications Board of the Federation"},
        "governing_body": SITE["publisher"],
        "address": {"vi": "Số 12 đường Bến Đò, phường Sao Mai, tỉnh Hạ Vân", "en": "12 Ben Do Street, Sao Mai, Ha Van"},
        "phone": "024 3942 1181",
        "email": "tin@congdoan.example",
        "responsible": {"vi": "Bà Nguyễn Thị Ngọc Huyền, Phó Chủ tịch", "en": "Ms Nguyen Thi Ngoc Huyen, Vice-President"},
        "licence": {"number": "12/GP-TTĐT", "issuer": {"vi": "Sở Văn hóa tỉnh Hạ Vân", "en": "Ha Van Culture Department"}},
    },
    "social": [
        {"label": name, "url": f"https://{name.lower()}.example/congdoan"}
        for name in ("Facebook", "YouTube", "Zalo", "TikTok")
    ],
}  # fmt: skip


def write_content(folder: Path) -> Path:
    """Write the stories and reference data below *folder* and return its ``content``."""
    note = {
        "vi": "Tranh trên trang là tranh minh họa, không vẽ người có thật.",
        "en": "The pictures on this site are illustrations and show no real people.",
    }
    content = make_site(folder, site=SITE | {"footer_note": note} | _ANSWERABLE)
    _full(content)
    _little(content)
    _galleries(content)
    _states(content)
    _registers(content)
    banner = {
        "text": {
            "vi": "Bão số 5 đổ bộ đêm nay: mọi tổ nghỉ làm sáng thứ Sáu, giữ liên lạc với tổ trưởng",
            "en": "Storm no. 5 lands tonight: no work on Friday morning, stay in touch",
        },
        "until": "31/03/2025",
        "page": "about",
    }
    write(content / "data/front.yaml", as_yaml({"banner": banner}))
    return content


def draw_pictures(
    folder: Path, count: int, shapes: Sequence[tuple[int, int]] = SHAPES
) -> list[str]:
    """Draw *count* flat pictures of these *shapes* into *folder* and return their names."""
    names = [f"hinh-{number}.png" for number in range(1, count + 1)]
    folder.mkdir(parents=True, exist_ok=True)
    for at, name in enumerate(names):
        width, height = shapes[at % len(shapes)]
        picture = Image.new("RGB", (width, height), GROUND[at % len(GROUND)])
        pen = ImageDraw.Draw(picture)
        pen.rectangle((0, height * 2 // 3, width, height), fill="#174a8c")
        for stand in range(3 + at % 3):
            left = width * (stand + 1) // 7
            top = height // 3 + 14 * ((stand + at) % 3)
            pen.ellipse((left, top, left + width // 12, top + width // 12), fill="#7c3f1d")
            pen.rectangle((left - 8, top + width // 12, left + width // 12 + 8, height * 5 // 6),
                          fill=("#a01c25", "#b9832a", "#12325c")[(stand + at) % 3])  # fmt: skip
        picture.save(folder / name)
    return names


def _full(content: Path) -> None:
    """Every optional part of a story, each at length."""
    folder = content / "news/2025/du-moi-phan"
    names = draw_pictures(folder, 7)
    awards: list[dict[str, Any]] = [
        {"award": kind, "awarded_by": "cloud-river",
         "year": str(2013 + number), "recipients": [{"name": NAMES[(number + at) % 10]} for at in range(1 + 8 * (number == 0))]}
        for number, kind in enumerate(
            ["emulation_flag", "merit_certificate", "certificate", "commemorative_medal"] * 3
        )
    ]  # fmt: skip
    write_story(
        content,
        "du-moi-phan",
        "Theo LĐLĐ, bữa ăn giữa ca tăng từ **25.000 đồng** lên 32.000 đồng. Xem "
        "[văn bản](story:cong-van-dai).\n\n> Bữa cơm ngon thì tay nghề cũng vững, ai cũng muốn "
        "gắn bó với xưởng.\n\n## Nỗ lực của từng tổ\n\n1. Tổ Lò nung giữ lửa cả đêm.\n"
        "2. Tổ Vẽ men dạy nghề buổi tối.\n\n| Việc | Năm 2023 | Năm 2024 |\n|---|--:|--:|\n"
        "| Lượt người được thăm hỏi | 1.250 | 5.917 |\n| Lớp học nghề | 4 | 12 |\n\n"
        "Hai bên hẹn gặp lại vào tháng Sáu.[^1]\n\n[^1]: Theo báo cáo của xưởng.\n",
        date="11:21 03/01/2025",
        folder_year=2025,
        title=LONG,
        kicker="Đối thoại ở nơi làm việc",
        summary="Bữa ăn giữa ca được nâng thêm bảy nghìn đồng, ngày nghỉ Tết giữ trọn, và tối thứ Năm "
        "nào cũng có lớp học nghề ngay tại xưởng: ba điều mà mỗi tổ đã góp ý từ mùa gặt.",
        topics=["tet", "safety"],
        organisations=["cloud-river", "rattan-works"],
        authors=[{"name": "Nguyễn Thị Mây", "job": "text"}, {"name": "Lê Ảnh", "job": "photos"}],
        updated="04/01/2025",
        source={"name": "Báo Lao động Sông Mây", "url": "https://bao.example/tin/1"},
        corrections=[
            {"date": "04/01/2025", "note": "Bản đầu ghi nhầm số người dự: 1.250, không phải 1.520."},
            {"date": "06/01/2025", "note": "Sửa họ của bà Vũ Thị Ễn."},
        ],
        gallery=[
            {"file": name, "alt": f"Các tổ họp mặt, ảnh {at}", "credit": "Ảnh: Lê Ảnh",
             "caption": f"Tổ {at} chúc Tết bà con" + (" ở bến đò" * 30 if at == 3 else "")}
            for at, name in enumerate(names, 1)
        ],
        attachments=[
            {"file": "quyet-dinh.pdf", "title": "Quyết định khen thưởng các tổ", "number": UNBROKEN},
            {"file": "danh-sach.pdf", "title": "Danh sách"},
        ],
        statistics=[{"label": "Đoàn viên", "value": "5.917", "unit": "người", "as_of": "10/2016"}],
        meeting={"start": "27/12/2024", "venue": "Hội trường Bến Đò", "kind": "conference",
                 "attendance": "1.250", "chair": "Bà Trần Thị Ổn"},
        awards=awards,
        related=["cong-van-dai", "mot-anh"],
        en={
            "title": LONG_EN,
            "kicker": "Dialogue at work",
            "summary": "Meals get better, the Tết holidays stay whole, and every Thursday evening "
            "there is a class in the trade at the works: three things that each team asked for.",
        },
        en_body="According to LĐLĐ, meals are raised to 32,000 đồng. See "
        "[the document](story:cong-van-dai).\n\n> Good meals make steady hands.\n\n"
        "## What each team did\n\n1. The kiln team kept the fire all night.\n"
        "2. The glazers taught.\n\nBoth sides meet again in June.\n",
    )  # fmt: skip
    for name in ("quyet-dinh.pdf", "danh-sach.pdf"):
        write(folder / name, b"%PDF-1.4\n" + b"%%EOF\n".rjust(len(name) + 1))


def _little(content: Path) -> None:
    write_story(content, "tran", date="2025-01-02", title="Họp tổ", summary="Tổ Mây họp.",
                en={"title": "Team meets", "summary": "The rattan team meets."})  # fmt: skip
    write_story(
        content,
        "dau-xep-chong",
        date="2025-01-01",
        title=STACKED,
        kicker="ẾCH ỘP Ữ: ĐỦ DẤU",
        summary="Ế Ộ Ữ Ậ Ễ Ặ Ỵ Ỗ Ẩ: dấu trên dấu dưới đều phải còn nguyên ở mọi cỡ chữ, mọi dòng.",
        en={"title": "GRATITUDE IN ỄNH ƯƠNG: ẤM ÁP, NỖ LỰC, NGHỀ GỐM ẬU"},
    )
    law = (
        f"9. {LONG}, như sau:\na) {LONG}:\n- {LONG};\n+ Trường hợp đặc biệt;\n- Hồ sơ.\nđ) Việc khác.\n"
        f"10. Tổ nào cũng dự.\n\nHai bậc số:\n\n1.9. {LONG}.\n1.10. Ý khác.\n\nDanh sách thường:\n\n"
        "- Một\n  - Hai\n\nSTT\tĐơn vị\tSố người\tSố tiền (đồng)\n1\tXưởng Mây\t1.250\t12.500.000\n"
        "2\tBến Đò\t45\t450.000\n\nTM. BAN CHẤP HÀNH\nCHỦ TỊCH\nTrần Thị Ổn\n"
    )
    source = {"name": "Báo Sông Mây", "url": "https://bao.example/tin/2", "date": "12/05/2014"}
    write_story(content, "dieu-luat", law, date="2018-03-14", title="Quy chế của xưởng", source=source,
                en={"title": "Rules of the works"}, en_body=law)  # fmt: skip
    write_story(content, "ngay-nay", date="2019-03-15", title="Lễ hội làng nghề Ễnh Ương",
                en={"title": "Feast of the craft village"})  # fmt: skip
    write_story(content, "ngay-nay-xua", date="2012-03-15", title="Khởi công nhà tình nghĩa",
                en={"title": "A house is begun"})  # fmt: skip
    write_story(content, "chi-tieng-viet", date="2025-01-10", title="Chỉ có tiếng Việt", en=None)


def _galleries(content: Path) -> None:
    for count, story_id, title, english in (
        (1, "mot-anh", "Một tấm ảnh chụp ở bến đò", "One picture at the ferry"),
        (2, "hai-anh", "Hai tấm ảnh ngày hội", "Two pictures of the feast"),
        (3, "ba-anh", "Ba tấm ảnh, một lời", "Three pictures, one caption"),
        (14, "nhieu-anh", "Mười bốn tấm ảnh hội thao", "Fourteen pictures of the games"),
    ):
        shapes = (SHAPES[3],) if count > 3 else SHAPES
        names = draw_pictures(content / "news/2025" / story_id, count, shapes)
        words: dict[str, str] = {"caption": "Hội thao Bến Đò"} if count <= 3 else {}
        if count == 3:
            words["credit"] = "Ảnh: Lê Ảnh"
        write_story(
            content,
            story_id,
            date=f"2025-02-{count:02}",
            title=title,
            section="welfare",
            gallery=[
                {"file": name, "alt": f"Ảnh {at}", **words} for at, name in enumerate(names, 1)
            ],
            en={"title": english},
        )


def _states(content: Path) -> None:
    write_story(content, "ban-nhap", date="2025-01-05", status="draft", title="Bản nháp",
                en={"status": "draft"})  # fmt: skip
    write_story(content, "an", date="2025-01-06", status="hidden", title="Tin ẩn")
    write_story(content, "da-rut", date="2025-01-07", status="withdrawn", title="Tin đã rút")


def _registers(content: Path) -> None:
    """Agreements in every state, documents with and without deadlines, offers."""
    parties = ["cloud-river", "Đoàn 5 Công binh", "Hợp tác xã Gốm Ễnh Ương"]
    write_story(
        content,
        "cac-thoa-thuan",
        date="2025-03-01",
        title="Năm thỏa thuận trong một buổi",
        organisations=["cloud-river"],
        meeting={"start": "20/03/2025 08:30", "venue": "Hội trường Bến Đò", "kind": "conference"},
        agreements=[
            {"id": f"thoa-thuan-{number}", "title": f"Thỏa thuận về {what}", "parties": parties[:number + 1],
             "signed": f"{number + 1:02}/02/{start}", "valid_from": str(start), "valid_to": end,
             "signatories": [{"name": NAMES[number], "office": "Chủ tịch", "party": "cloud-river"}]}
            for number, (what, start, end) in enumerate([
                ("bữa ăn ca", 2024, "31/12/2027"), ("nhà ở", 2023, "30/04/2025"),
                ("học nghề", 2015, "2019"), ("xe đưa đón", 2026, "2028"),
                ("nước sạch", 2022, "unknown"),
            ])
        ],
        en={"title": "Five agreements in one session"},
    )  # fmt: skip
    write_story(
        content,
        "cong-van-dai",
        date="2025-03-03",
        title=f"Công văn {UNBROKEN} về phúc lợi dịp Tết",
        section="documents",
        organisations=["cloud-river"],
        document={
            "number": UNBROKEN,
            "type": "huong_dan",
            "issued": "28/02/2025",
            "issuer": "cloud-river",
            "subject": "Hướng dẫn chăm lo đoàn viên, người lao động dịp Tết Nguyên đán",
            "addressees": ["rattan-works", "Các tổ may"],
            "deadlines": [
                {
                    "what": "Gửi danh sách",
                    "due": "20/03/2025",
                    "before": True,
                    "who": "rattan-works",
                },
                {"what": "Báo cáo quý", "due": "06/2025"},
                {"what": "Đã nộp kế hoạch", "due": "01/03/2025"},
            ],
            "effect": "in_force",
        },
        en={"title": f"Document {UNBROKEN} on welfare at Tết"},
    )
    offers = [
        {"id": f"doi-tac-{number}", "partner": f"Nhà thuốc số {number}", "category": "Sức khỏe",
         "offer": f"Giảm {number + 3}% cho đoàn viên", "who": "Đoàn viên",
         "how": "Xuất trình thẻ đoàn viên", "valid_from": "2024", "valid_to": "2026",
         "places": [f"Phường {number}"], "agreement": "thoa-thuan-0"}
        for number in range(12)
    ]  # fmt: skip
    write(content / "data/benefits.yaml", as_yaml(offers))
