"""Small made-up sites of invented unions, written into a folder and built with real Pelican.

``make_site`` writes the reference data, ``write_story`` a story's folder, ``write_page`` a standing
page, ``draw`` a picture; ``build_site`` builds them as ``make publish`` does, ``run_pelican`` as a
user of Pelican does. Nothing is written outside the folder that the caller names.
"""

from __future__ import annotations

import io
import os
import subprocess
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from PIL import Image, ImageDraw

from plugins.pipeline.build import BuildSummary, build
from tests import forked, stock
from tools.content_files import as_yaml as as_yaml
from tools.content_files import front_matter as front_matter
from tools.content_files import write as write

ROOT: Final = Path(__file__).resolve().parents[1]
FROZEN: Final = ROOT / "tests/frozen/content"  # the repository's own content/ is a union's
SITE_URL: Final = "https://tin.congdoan.example"

# What Git writes in the place of a file of 4 MB that Git LFS has not fetched.
LFS_POINTER: Final = (
    b"version https://git-lfs.github.com/spec/v1\n"
    b"oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\n"
    b"size 4000000\n"
)

SITE: Final[dict[str, Any]] = {
    "name": {"vi": "Công đoàn Sông Mây", "en": "Cloud River Trade Unions"},
    "slogan": {"vi": "Vững như đê, thuận như nước", "en": "Firm as a dyke, ready as water"},
    "description": {"vi": "Tin công đoàn vùng Sông Mây.", "en": "Union news of Cloud River."},
    "publisher": {"vi": "Liên đoàn Lao động Sông Mây", "en": "Cloud River Federation of Labour"},
    "contact": {"email": "toa-soan@congdoan.example", "phone": "+84 24 000 000"},
    "menu": [
        {"section": "activities"},
        {"section": "welfare"},
        {"archive": True},
        {"galleries": True},
        {"organisations": True},
        {"page": "about"},
    ],
    "footer": [{"page": "about"}, {"archive": True}, {"glossary": True}],
}
SECTIONS: Final[list[dict[str, Any]]] = [
    {
        "id": "activities",
        "name": {"vi": "Hoạt động", "en": "Activities"},
        "slug": {"vi": "hoat-dong", "en": "activities"},
        "description": {"vi": "Công đoàn làm gì.", "en": "What the unions do."},
        "order": 1,
    },
    {
        "id": "welfare",
        "name": {"vi": "Phúc lợi", "en": "Welfare"},
        "slug": {"vi": "phuc-loi-doan-vien", "en": "welfare"},
        "order": 2,
    },
    {"id": "documents", "name": {"vi": "Văn bản", "en": "Documents"}, "order": 3},
]
TOPICS: Final[list[dict[str, Any]]] = [
    {
        "id": "tet",
        "name": {"vi": "Tết Nguyên đán", "en": "Lunar New Year"},
        "slug": {"vi": "tet-nguyen-dan", "en": "lunar-new-year"},
    },
    {"id": "safety", "name": {"vi": "An toàn lao động", "en": "Safety at work"}},
    {"id": "retired", "name": {"vi": "Hưu trí", "en": "Retirement"}},
]
ORGANISATIONS: Final[list[dict[str, Any]]] = [
    {
        "id": "cloud-river",
        "name": {"vi": "Liên đoàn Lao động Sông Mây", "en": "Cloud River Federation of Labour"},
        "short": {"vi": "LĐLĐ Sông Mây", "en": "CRFL"},
        "level": "city",
        "founded": "1978",
        "contact": {
            "address": {"vi": "Số 1 phố Bến Đò", "en": "1 Ferry Street"},
            "phone": "+84 24 000 001",
            "email": "ldld@congdoan.example",
            "url": "https://ldld.example/",
        },
        "statistics": [
            {
                "label": {"vi": "Đoàn viên", "en": "Members"},
                "value": "5.917",
                "unit": {"vi": "người", "en": "people"},
                "as_of": "10/2016",
                "source": {"vi": "Báo cáo năm", "en": "Annual report"},
            }
        ],
    },
    {
        "id": "rattan-works",
        "name": {"vi": "Công đoàn Xưởng Mây", "en": "Rattan Works Union"},
        "level": "grassroots",
        "parent": "cloud-river",
    },
    {
        "id": "an-binh",
        "name": {"vi": "Công đoàn Ấn Bình", "en": "An Binh Union"},
        "level": "grassroots",
        "parent": "cloud-river",
    },
]
GLOSSARY: Final = [
    {"short": "LĐLĐ", "full": {"vi": "Liên đoàn Lao động", "en": "Federation of Labour"}}
]


def make_site(folder: Path, **data: Any) -> Path:
    """Write ``content/data`` and one standing page below *folder*; return ``content``.

    *data* replaces a file's rows: ``sections=[…]``, ``site={…}``; ``None`` leaves the file out.
    """
    content = folder / "content"
    tables: dict[str, Any] = {
        "site": SITE,
        "sections": SECTIONS,
        "topics": TOPICS,
        "organisations": ORGANISATIONS,
        "glossary": GLOSSARY,
    }
    for name, rows in (tables | data).items():
        if rows is not None:
            write(content / "data" / f"{name}.yaml", as_yaml(rows))
    (content / "news").mkdir(parents=True, exist_ok=True)
    write_page(content, "about")
    return content


def story_fields(**changes: Any) -> dict[str, Any]:
    """Return the required fields of a story; a change to ``None`` removes a field."""
    fields: dict[str, Any] = {
        "title": "Xưởng Mây họp mặt đầu năm",
        "date": "2025-02-03",
        "section": "activities",
        "summary": "Ba mươi người thợ cùng gói bánh chưng.",
        "authors": ["Nguyễn Thị Mây"],
    }
    return {name: value for name, value in (fields | changes).items() if value is not None}


def write_story(
    content: Path,
    story_id: str,
    body: str = "Sáng mồng sáu, ba mươi người thợ họp mặt.\n",
    *,
    en: Mapping[str, Any] | bool | None = True,
    en_body: str = "On the sixth day thirty workers met.\n",
    pictures: Sequence[str] = (),
    folder_year: int | str | None = None,
    **fields: Any,
) -> Path:
    """Write a story's folder and return it. *fields* are the Vietnamese text's front matter.

    *en* holds the English text's own fields; ``True`` makes a title and summary, ``None`` or
    ``False`` leaves the English text out. *pictures* are drawn beside the texts.
    """
    stated = story_fields(**{"title": f"Tin {story_id}", **fields})
    year = folder_year or str(stated.get("date", "2025"))[:4]
    folder = content / "news" / str(year) / story_id
    write(folder / "index.vi.md", front_matter(stated, body))
    if en is not None and en is not False:
        own = {"title": f"Story {story_id}", "summary": "Thirty workers made rice cakes."}
        own |= en if isinstance(en, Mapping) else {}
        write(folder / "index.en.md", front_matter(own, en_body))
    for name in pictures:
        draw(folder / name)
    return folder


def write_page(content: Path, page_id: str, *, en: bool = True, **fields: Any) -> Path:
    """Write a standing page's folder and return it."""
    folder = content / "pages" / page_id
    vi = {"title": "Giới thiệu", "slug": "gioi-thieu", "summary": "Chúng tôi là ai."} | fields
    write(folder / "index.vi.md", front_matter(vi, "## Ai viết\n\nBan Biên tập viết.\n"))
    if en:
        own = {"title": "About us", "slug": "about", "summary": "Who we are."}
        write(folder / "index.en.md", front_matter(own, "## Who writes\n\nThe editors write.\n"))
    return folder


def draw(path: Path, size: tuple[int, int] = (640, 420), colour: str = "#1d4e89") -> Path:
    """Draw a picture whose bytes depend on its name, size and colour alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    picture = Image.new("RGB", size, colour)
    pen = ImageDraw.Draw(picture)
    shift = sum(path.name.encode()) % 97
    pen.ellipse((40 + shift, 40, size[0] - 40, size[1] - 40 - shift), fill="#e0b23c")
    picture.save(path)
    return path


def pdf(pages: int = 3, *, tail: bytes = b"", extra: bytes = b"") -> bytes:
    """Return a PDF with compressed pages, a table of contents and an end mark."""
    out = io.BytesIO()
    out.write(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")
    offsets: list[int] = []

    def add(body: bytes) -> None:
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (len(offsets), body))

    kids = b" ".join(b"%d 0 R" % (3 + 2 * n) for n in range(pages))
    add(b"<< /Type /Catalog /Pages 2 0 R >>")
    add(b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, pages))
    for n in range(pages):
        words = b"BT /F1 12 Tf 72 700 Td (%s) Tj ET\n" % b" ".join(
            b"%d" % (k * 7919 % 10007) for k in range(900 + n)
        )
        shown = zlib.compress(words)
        add(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R >>"
            % (4 + 2 * n)
        )
        add(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(shown), shown))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(offsets) + 1))
    for at in offsets:
        out.write(b"%010d 00000 n \n" % at)
    out.write(b"trailer\n<< /Size %d /Root 1 0 R %s>>\n" % (len(offsets) + 1, extra))
    out.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue() + tail


def build_site(content: Path, output: Path, **settings: Any) -> BuildSummary:
    """Build *content* into *output* from Python; what is kept between builds lies beside *content*."""
    beside = content.parent
    if "PICTURE_STORE" not in settings:
        stock.fill(beside / "store", "small-site", _small_site)
    overrides: dict[str, Any] = {
        "SITEURL": SITE_URL,
        "PICTURE_STORE": str(beside / "store"),
        "SEARCH_STORE": str(beside / "search-store"),
        "PAGE_STORE": str(beside / "page-store"),
        "WORK_FOLDER": str(beside / "work"),
        "PICTURE_WORKERS": 1,
    }
    return build(content, output, ROOT / "pelicanconf.py", overrides | settings)


def _small_site(folder: Path) -> Path:
    """Build a site of one story in *folder*; return where its share images are kept."""
    content, store = make_site(folder), folder / "share-images"
    write_story(content, "tin")
    build_site(content, folder / "output", PICTURE_STORE=str(store))
    return store


def run_pelican(
    content: Path,
    output: Path,
    *,
    cwd: Path | None = None,
    environment: Mapping[str, str] | None = None,
    **settings: str,
) -> subprocess.CompletedProcess[str]:
    """Run the real ``pelican`` command on *content*, away from this checkout's own folders."""
    beside = content.parent
    if "PICTURE_STORE" not in settings:
        stock.fill(beside / "store", "small-site", _small_site)
    chosen = {
        "SITEURL": SITE_URL,
        "PICTURE_STORE": str(beside / "store"),
        "SEARCH_STORE": str(beside / "search-store"),
        "PAGE_STORE": str(beside / "page-store"),
        "WORK_FOLDER": str(beside / "work"),
        "RECORD_FOLDER": str(beside / "runs"),
    } | settings
    options = ["-s", str(ROOT / "pelicanconf.py"), "-o", str(output), "-e"]
    options += [f'{name}="{value}"' for name, value in chosen.items()]
    return forked.run(
        "pelican",
        *(str(content), *options),
        cwd=cwd or beside,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **(environment or {})},
    )


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below *folder* with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
