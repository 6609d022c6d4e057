"""A made-up site whose registers hold everything a file may show, hostile names among it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from plugins.core.registers import Registers
from plugins.language.edition import Edition, make_editions
from plugins.language.localizer import Localizer
from plugins.language.messages import load_messages
from plugins.registers.fields import PROTECTED
from tests.builders import ROOT, SITE_URL, as_yaml, write, write_story

# Each must come back exactly from every file, and run in no spreadsheet.
HOSTILE: Final = (
    "=cmd|'/c calc'!A1",
    "'=1+1",
    "''@SUM(1)",
    "+84 24 000 000",
    "-5 độ, ngoài trời",
    "＝HYPERLINK(1)",
    '"Ngoặc kép", phẩy; chấm phẩy',
    "Tổ Ế Ộ Ữ 🎉👩🏽‍🏭",
    "</script><b>&amp; \\n \\, %0A",
    "'chỉ một dấu nháy",
    "null",
)


def write_full(content: Path) -> None:
    """Write stories and offers that fill every register."""
    _agreements(content)
    _awards(content)
    _documents(content)
    _meetings(content)
    _trainings(content)
    both = {"vi": HOSTILE[0], "en": HOSTILE[1]}
    offers = [
        {"id": "hieu-sach", "partner": both, "category": both, "offer": both, "who": both,
         "how": both, "valid_from": "2024", "valid_to": "2025-03", "places": [both, HOSTILE[6]],
         "agreement": "hop-tac-2024"},
        {"id": "quan-pho", "partner": "Quán phở Gió", "category": "Ăn uống", "offer": "Giảm 5%"},
    ]  # fmt: skip
    write(content / "data/benefits.yaml", as_yaml(offers))


def _agreements(content: Path) -> None:
    write_story(
        content,
        "ky-ket",
        date="2024-01-06",
        agreements=[
            {
                "id": "hop-tac-2024",
                "title": HOSTILE[6],
                "number": HOSTILE[0],
                "parties": ["cloud-river", HOSTILE[1]],
                "signed": "2024-01-05",
                "valid_from": "2024-01",
                "valid_to": "2025",
                "scope": HOSTILE[3],
                "signatories": [{"name": HOSTILE[7], "office": "Chủ tịch", "party": "cloud-river"}],
                "replaces": "hop-tac-2020",
            },
            {"id": "hop-tac-2020", "parties": ["cloud-river", "an-binh"], "signed": "unknown"},
        ],
        en={"agreements": [{"id": "hop-tac-2024", "title": "Co-operation, 2024"}]},
    )


def _awards(content: Path) -> None:
    write_story(
        content,
        "khen-thuong",
        date="2025-01-06",
        awards=[
            {
                "award": "merit_certificate",
                "title": HOSTILE[5],
                "awarded_by": "cloud-river",
                "on_behalf_of": HOSTILE[2],
                "by_authority_of": HOSTILE[4],
                "presented_by": HOSTILE[9],
                "year": "2024",
                "decision": "12/QĐ",
                "unit": "an-binh",
                "recipients": [
                    *({"name": name, "unit": HOSTILE[0]} for name in HOSTILE),
                    {"name": "rattan-works", "type": "collective"},
                ],
            },
            {
                "award": "other",
                "awarded_by": "Ban Tổ chức",
                "year": "2023",
                "recipients": "unnamed",
            },
        ],
        en=None,
    )


def _documents(content: Path) -> None:
    folder = write_story(
        content,
        "cong-van",
        date="2025-02-03 08:30",
        updated="2025-02-04",
        attachments=[{"file": "Phụ lục.pdf", "title": HOSTILE[6], "number": "PL 1"}],
        document={
            "number": "-12/LĐLĐ",
            "type": "cong_van",
            "issued": "2025-02-02",
            "issuer": "cloud-river",
            "signer": HOSTILE[7],
            "subject": HOSTILE[0],
            "addressees": ["an-binh", HOSTILE[6]],
            "contact": HOSTILE[3],
            "effect": "in_force",
            "replaces": "9/LĐLĐ",
            "deadlines": [
                {"what": HOSTILE[6], "due": "2025-03-20", "before": True, "who": HOSTILE[0]},
                {"what": "Báo cáo cả năm", "due": "2025"},
                {"what": "Góp ý", "due": "unknown"},
            ],
        },
        en={"document": {"subject": "On welfare"}},
    )
    write(folder / "Phụ lục.pdf", b"%PDF-1.4\n%%EOF\n")
    document = {
        "number": "9/LĐLĐ",
        "type": "ke_hoach",
        "issued": "2024",
        "issuer": "cloud-river",
        "subject": "Kế hoạch cũ",
    }
    write_story(content, "ke-hoach", date="2024-03-01", document=document)


def _meetings(content: Path) -> None:
    meetings: dict[str, dict[str, Any]] = {
        "hop-gio": {
            "start": "2025-03-20 08:30", "end": "2025-03-20 11:00", "venue": HOSTILE[6],
            "kind": "conference", "attendance": "1.250", "attendance_note": HOSTILE[3],
            "chair": HOSTILE[7], "video": "https://video.example/xem?a=1;b,c",
        },
        "hop-ngay": {"start": "2025-04-01", "end": "2025-04-03"},
        "hop-lan": {"start": "2025-04-05 08:00", "end": "2025-04-06"},
        "hop-thang": {"start": "2025-05"},
        "hop-khong-ro": {"start": "unknown"},
    }  # fmt: skip
    for number, (name, meeting) in enumerate(meetings.items()):
        write_story(
            content,
            name,
            date=f"2025-03-1{number} 07:00",
            title=HOSTILE[(number * 6) % 11] * (1 + 3 * (number == 1)),
            organisations=["an-binh"],
            meeting=meeting,
            en=None if name == "hop-ngay" else {"title": f"Meeting, “{number}”; \\ {HOSTILE[7]}"},
        )


def _trainings(content: Path) -> None:
    courses = [
        {"title": HOSTILE[5], "organiser": "cloud-river", "start": "08:00 2025-04-10", "end": "2025-04-12",
         "venue": HOSTILE[6], "seats": 40, "apply_by": "2025-04-01", "contact": HOSTILE[3]},
        {"title": "Lớp hòa giải", "organiser": HOSTILE[0], "start": "2024-06"},
        {"title": "Lớp mở lại", "organiser": "Trường Gió", "start": "unknown"},
    ]  # fmt: skip
    english = [
        {"title": HOSTILE[8], "venue": HOSTILE[7]},
        {"title": "Mediation"},
        {"title": "Again"},
    ]
    write_story(
        content, "mo-lop", date="2025-03-01", trainings=courses,
        en={"title": "Courses", "trainings": english},
    )  # fmt: skip


def editions_of(registers: Registers, site_url: str = SITE_URL) -> dict[str, Edition]:
    """Return both editions with the theme's words."""
    messages = {lang: load_messages(ROOT / "theme", lang) for lang in ("vi", "en")}
    return make_editions(registers.site, messages, site_url)


def localizer_of(registers: Registers, lang: str = "vi") -> Localizer:
    """Return the words of one edition."""
    edition = editions_of(registers)[lang]
    return Localizer(registers, edition)


def cells_of(content: bytes) -> list[list[str]]:
    """Return the cells of a CSV file as a spreadsheet sees them."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def rows_of(content: bytes) -> Iterator[dict[str, str]]:
    """Yield the rows of a CSV file by heading, as a program reads them: every value exact."""
    head, *lines = cells_of(content)
    for line in lines:
        exact = [cell[1:] if re.match(PROTECTED, cell) else cell for cell in line]
        yield dict(zip(head, exact, strict=True))
