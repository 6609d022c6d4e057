"""A whole made-up site that shows every kind of page: written once, built once a session."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from tests.builders import SITE, front_matter, make_site, write, write_story

FILLERS: Final = 43  # enough for three pages of a section and of the archive

MEETING: Final[dict[str, Any]] = {
    "start": "27/12/2024",
    "venue": "Hội trường Bến Đò",
    "kind": "conference",
    "attendance": "1.250",
    "chair": "Bà Trần Thị Chín",
}
AGREEMENT: Final[dict[str, Any]] = {
    "id": "chuong-trinh-2021-2025",
    "title": "Chương trình phối hợp 2021–2025",
    "parties": ["cloud-river", "Đoàn 5 Công binh"],
    "signed": "2021-03-18",
    "valid_from": "2021",
    "valid_to": "2025",
    "signatories": [{"name": "Lê Văn Mười", "office": "Chủ tịch", "party": "cloud-river"}],
    "replaces": "chuong-trinh-2016-2020",
}
OLDER_AGREEMENT: Final[dict[str, Any]] = {
    "id": "chuong-trinh-2016-2020",
    "title": "Chương trình phối hợp 2016–2020",
    "parties": ["cloud-river", "Đoàn 5 Công binh"],
    "signed": "unknown",
    "valid_from": "2016",
    "valid_to": "2020",
}
AWARD: Final[dict[str, Any]] = {
    "award": "emulation_flag",
    "awarded_by": "cloud-river",
    "year": "2024",
    "recipients": "unnamed",
}
DISPATCH: Final[dict[str, Any]] = {
    "number": "286/LĐLĐ",
    "type": "cong_van",
    "issued": "18/5/2018",
    "issuer": "cloud-river",
    "subject": "Triển khai chương trình phúc lợi",
    "addressees": ["rattan-works"],
    "deadlines": [{"what": "Gửi báo cáo", "due": "15/06/2018", "who": "rattan-works"}],
    "effect": "in_force",
}
HOSTILE_TITLE: Final = "Thợ Mây & <b>“Đình”</b> </script> {{ 7*7 }} {% x %} 'ngoặc'"


def write_sample(folder: Path) -> Path:
    """Write the sample below *folder* and return its ``content``."""
    content = make_site(folder, site=SITE | {"typography": "false"})  # words are compared
    _rich_stories(content)
    _in_one_language(content)
    _kept_back(content)
    for number in range(FILLERS):
        write_story(
            content,
            f"ban-tin-{number:02}",
            date=f"2024-{number % 12 + 1:02}-{number % 27 + 1:02} 08:{number:02}",
            title=f"Bản tin số {number}",
            topics=["safety"],
            organisations=["an-binh"],
            en={"title": f"Bulletin number {number}"},
        )
    return content


def _rich_stories(content: Path) -> None:
    gallery = [
        {"file": ["thợ mây.png", "le-trao-co.png"], "alt": ["Thợ đan", "Trao cờ"], "caption": "Lễ"},
        {"file": "dung.png", "alt": "Người đứng", "credit": "Ảnh: Lê Ảnh"},
    ]
    folder = write_story(
        content,
        "tong-ket-2024",
        "Mở đầu, xem [công văn](story:cong-van-286) và [quyết định](quyết định.pdf).\n\n"
        "## Kết quả\n\n| Việc | Số |\n|---|--:|\n| Thăm | 5 |\n\n[[gallery]]\n\nHết.[^1]\n\n[^1]: Ghi.\n",
        date="11:21 03/01/2025",
        folder_year=2025,
        title="Tổng kết công đoàn năm 2024",
        kicker="Cuối năm",
        topics=["tet", "safety"],
        organisations=["cloud-river", "rattan-works"],
        authors=[{"name": "Nguyễn Thị Mây", "job": "text"}, {"name": "Lê Ảnh", "job": "photos"}],
        updated="04/01/2025",
        corrections=[{"date": "04/01/2025", "note": "Sửa số người dự."}],
        gallery=gallery,
        attachments=[{"file": "quyết định.pdf", "title": "Quyết định", "number": "12/QĐ"}],
        statistics=[{"label": "Đoàn viên", "value": "5.917", "unit": "người", "as_of": "10/2016"}],
        meeting=MEETING,
        awards=[AWARD],
        related=["cong-van-286"],
        pictures=["thợ mây.png", "le-trao-co.png", "dung.png"],
        en={
            "title": "Union sums up 2024",
            "kicker": "Year's end",
            "meeting": {"venue": "Ferry Hall"},
            "gallery": [
                {
                    "file": ["thợ mây.png", "le-trao-co.png"],
                    "alt": ["Weavers", "A flag"],
                    "caption": "Ceremony",
                },
            ],
        },
        en_body="See [the document](story:cong-van-286).\n\n## Results\n\nDone.\n",
    )
    write(folder / "quyết định.pdf", b"%PDF-1.4\nquyet%%EOF\n")
    write_story(
        content,
        "cong-van-286",
        'Xem [giới thiệu](/gioi-thieu/) và ![Bảng](bang.png "Bảng tổng hợp").\n',
        date="2018-05-18",
        title="Công văn 286/LĐLĐ về phúc lợi",
        section="documents",
        topics=["safety"],
        organisations=["cloud-river"],
        document=DISPATCH,
        pictures=["bang.png"],
        en={"title": "Document 286 on welfare"},
        en_body="Text with ![A table](bang.png).\n",
    )
    write_story(
        content,
        "ky-ket-2021",
        "LĐLĐ và Đoàn 5 ký chương trình; LĐLĐ giữ một bản.\n",
        date="2021-03-18",
        title="Ký chương trình phối hợp",
        section="welfare",
        topics=["retired"],
        organisations=["cloud-river"],
        agreements=[AGREEMENT, OLDER_AGREEMENT],
        en={"title": "A programme is signed"},
        en_body="The LĐLĐ and its partner signed.\n",
    )
    write_story(
        content,
        "ngoac-kep",
        date="2025-01-20",
        title=HOSTILE_TITLE,
        summary=HOSTILE_TITLE,
        authors=[HOSTILE_TITLE],
        slug="ngoac-kep",
        topics=["tet"],
        en={"title": HOSTILE_TITLE, "summary": HOSTILE_TITLE, "slug": "quotes"},
    )


def _in_one_language(content: Path) -> None:
    write_story(content, "chi-tieng-viet", date="2025-01-10", topics=["retired"], en=None)
    own = {
        "title": "Only in English",
        "date": "2025-01-12",
        "section": "welfare",
        "summary": "For visitors from abroad.",
        "authors": ["The editors"],
        "topics": ["retired"],
    }
    write(content / "news/2025/only-english/index.en.md", front_matter(own, "Welcome, everyone.\n"))


def _kept_back(content: Path) -> None:
    write_story(content, "ban-nhap", date="2025-01-05", status="draft", title="Bản nháp mật")
    write_story(content, "tuong-lai", date="2999-01-05", title="Tin tương lai mật")
    write_story(content, "an-danh-sach", date="2025-01-06", status="hidden", title="Tin ẩn")
    write_story(
        content,
        "da-rut",
        "Lời đã rút khỏi trang.\n",
        date="2025-01-07",
        status="withdrawn",
        title="Tin đã rút",
        summary="Sapo đã rút khỏi trang.",
    )
