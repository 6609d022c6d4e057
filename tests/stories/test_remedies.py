"""A remedy is true: whoever does word for word what it says has no such problem any more."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from plugins.core.problems import Problem
from plugins.pictures.survey import survey
from tests.builders import ROOT, draw
from tests.stories.conftest import GOOD, STORY, Content

Mend = Callable[[list[str], Problem], None]


def row(problem: Problem) -> int:
    return problem.place.line - 1


def replaced(rows: list[str], problem: Problem) -> None:
    """Write the line of the remedy over the old line, or lines."""
    line = problem.fix_vi.partition(": ")[2]
    span = re.search(r"(\d+)–(\d+)", problem.fix_vi.partition(": ")[0])
    first, last = (int(span[1]) - 1, int(span[2])) if span else (row(problem), row(problem) + 1)
    rows[first:last] = [line]


def meant(rows: list[str], problem: Problem) -> None:
    """Write what “did you mean” suggests over what the problem quotes first."""
    said = f"{problem.vi} {problem.fix_vi}"
    near = re.search(r"Có phải “(.+?)”\?", said)
    assert near is not None, said
    quoted = [word for word in re.findall(r"“(.+?)”", problem.vi) if word != near[1]]
    parts = [
        part for word in reversed(quoted) for part in (word.split(": ")[-1], word.split(".")[-1])
    ]
    wrong = next(part for part in parts if part in rows[row(problem)])
    rows[row(problem)] = rows[row(problem)].replace(wrong, near[1])


def deleted(rows: list[str], problem: Problem) -> None:
    """Delete the line."""
    del rows[row(problem)]


VALUES = {"section": "activities", "due": "05/12/2025"}  # what stands for the dots of a remedy


def added(rows: list[str], problem: Problem) -> None:
    """Add the field that the remedy names, level with the fields beside it."""
    name = re.findall(r"“(.+?)”", problem.vi)[0].split(".")[-1]
    example = re.search(rf"“({name}: [^…]+?)”", problem.fix_vi)
    assert example or f"“{name}: …”" in problem.fix_vi or problem.fix_vi.startswith("Viết")
    said = example[1] if example else f"{name}: {VALUES.get(name, 'Một câu.')}"
    at = row(problem)
    if "mục bắt đầu ở dòng này" in problem.fix_vi:
        indent = re.match(r"[ -]*", rows[at])[0].replace("-", " ")  # type: ignore[index]
        rows.insert(at + 1, indent + said)
    else:
        rows.insert(at, said)


def written(pattern: str, template: str = "{0}") -> Mend:
    """Return what writes the words that *pattern* finds in the remedy as the line's value."""

    def mend(rows: list[str], problem: Problem) -> None:
        found = re.search(pattern, problem.fix_vi)
        assert found is not None, problem.fix_vi
        key, colon, _ = rows[row(problem)].partition(":")
        rows[row(problem)] = f"{key}{colon} {template.format(found[1])}"

    return mend


def whole(pattern: str) -> Mend:
    """Return what writes the words that *pattern* finds in the remedy over the line's content."""

    def mend(rows: list[str], problem: Problem) -> None:
        found = re.search(pattern, problem.fix_vi)
        assert found is not None, problem.fix_vi
        indent = re.match(" *", rows[row(problem)])[0]  # type: ignore[index]
        rows[row(problem)] = indent + found[1]

    return mend


def before(rows: list[str], problem: Problem) -> None:
    """Write the day alone and the line “before: true” below it."""
    indent = re.match("[ ]*", rows[row(problem)])[0]  # type: ignore[index]
    rows[row(problem)] = f"{indent}due: 05/12/2025"
    rows.insert(row(problem) + 1, f"{indent}before: true")


def indented(rows: list[str], problem: Problem) -> None:
    """Put two more spaces before the line."""
    assert "thêm hai dấu cách vào đầu dòng" in problem.fix_vi
    rows[row(problem)] = "  " + rows[row(problem)]


def dashed(rows: list[str], problem: Problem) -> None:
    """Indent the lines below, then write the line of the remedy over the old one."""
    rows[row(problem) + 1 :] = ["  " + below for below in rows[row(problem) + 1 :]]
    replaced(rows, problem)


@dataclass(frozen=True)
class Case:
    """Rows of front matter that make a fault, and how its remedy is obeyed."""

    code: str
    mend: Mend
    rows: tuple[str, ...] = ()
    drop: str = ""
    body: str = ""
    file: str = STORY
    text: str = ""


DISPATCH = ("document:", "  number: 1/A", "  type: cong_van", "  issued: 2025", "  issuer: B C",
            "  subject: D", "  deadlines:", "    - what: E")  # fmt: skip
AWARD = ("awards:", "  - award: other", "    awarded_by: A B", "    year: 2024")
DEAL = ("agreements:", "  - id: mot", "    parties: [A B, C D]", "    signed: 2024")
DATA = "data/topics.yaml"
CASES = [
    Case("S108", replaced, ("kicker: Tin: nhanh",)),
    Case("S108", replaced, ("source:", "  name: Báo: số 5")),
    Case("S108", replaced, ("authors:", "  - Ban Biên tập: tổng hợp"), drop="authors"),
    Case("S108", replaced, file=DATA, text="- id: x\n  name: {vi: A: b, en: C}\n"),
    Case("S116", replaced, ("kicker: [Ảnh] Toàn cảnh",)),
    Case("S116", replaced, ('kicker: "Tết" năm nay',)),
    Case("S116", replaced, ("kicker: 100%", "source:", "  name: @congdoan")),
    Case("S260", replaced, ("source: {name: Báo Lao động, số 5}",)),
    Case("S260", replaced, file=DATA, text="- id: x\n  name: {vi: A,\n    tối đa,\n    en: C}\n"),
    Case("S265", replaced, body="\nC«ng ®oµn viªn\n"),
    Case("S265", replaced, ("kicker: Coâng ñoaøn vieân",)),
    Case("WS161", replaced, body="\nCác anh nh©n dịp này.\n"),
    Case("S266", replaced, ("topics: [tet",)),
    Case("S266", replaced, ("source: {name: Báo",)),
    Case("S267", replaced, ("topics:", "  -tet")),
    Case("S276", replaced, ("kicker: #DaiHoi",)),
    Case("S276", replaced, ("kicker: #DaiHoi", "  lần thứ 13 # ghi chú")),
    Case("S276", replaced, ("topics: #tet",)),
    Case("S276", replaced, ("topics: [#tet, #safety]", "kicker: Tin")),
    Case("S276", replaced, ("topics:", "  -  #tet")),
    Case("S276", replaced, ("meeting:", "  start: 2025", "  attendance: #70")),
    Case("S276", replaced, ("meeting:", "  start: 2025", "  attendance_note: #70: hơn")),
    Case("S276", replaced, (*DISPATCH[:1], "  number: #12/LĐLĐ", *DISPATCH[2:6])),
    Case("S276", replaced, file=DATA, text="- id: x\n  name: #ChamLo\n"),
    Case("S280", replaced, ("corrections:", "  - 22/02/2025: Bản đăng đầu ghi nhầm, sai")),
    Case("S280", replaced, ("corrections:", "  - 22/02/2025: Bản đăng đầu", "      ghi nhầm")),
    Case("S280", replaced, (*DISPATCH[:-1], "    - 05/12/2025: Báo cáo")),
    Case("S280", replaced, (*DISPATCH[:-1], "    - Báo cáo: 05/12/2025")),
    Case("S276", replaced, (*AWARD[:3], "    year: #2024", "    recipients: unnamed")),
    Case("S280", replaced, file=DATA, text="- x-y: Chăm lo {đời sống}\n- z: {vi: A, en: B}\n"),
    Case("S280", replaced, file="data/glossary.yaml", text="BTV: Ban Thường vụ\n"),
    Case("S280", replaced, file="news/2025/hop-mat/captions.yaml", text="- anh.jpg: Giàn khoan\n"),
    Case("S281", dashed, file="news/2025/hop-mat/captions.yaml", text="file: a.jpg\nalt: Giàn khoan\n"),
    Case("S267", replaced, file="news/2025/hop-mat/captions.yaml", text="-file: a.jpg\n  alt: Giàn\n"),
    Case("S267", replaced, file=DATA, text="-id: a\n  name: X\n-id: b\n  name: Y\n"),
    Case("S102", meant, ("sumary: x",), drop="summary"),
    Case("S102", meant, ("tieu_de: Họp xuân",), drop="title"),
    Case("S102", meant, ("meeting:", "  start: 2025", "  veneu: A")),
    Case("S120", meant, ("status: publshed",)),
    Case("S201", meant, ("section: activites",), drop="section"),
    Case("S201", meant, ("section: Hoạt độn",), drop="section"),
    Case("S201", meant, ("topics: [safty]",)),
    Case("S205", meant, ("related: [hop-mtt]",)),
    Case("S245", meant, ("mentions: [moott]", *(r.replace("mot", "moot") for r in DEAL))),
    Case("L201", meant, body="\n[x](story:hop-mtt)\n"),
    Case("L203", meant, body="\n[x](kehoach.pdf)\n"),
    Case("L205", meant, ("attachments:", "  - file: kehoach.pdf", "    title: A")),
    *(Case("S103", added, drop=field) for field in ("title", "date", "section", "summary", "authors")),
    Case("S103", added, (*DISPATCH, "      who: F")),
    Case("S102", indented, ("meeting:", "start: 20/11/2024", "venue: A")),
    Case("S102", indented, ("source:", "name: Báo A", "kicker: B")),
    Case("S283", replaced, ("meeting:", "  start: 2025", "   venue: A")),
    Case("S283", replaced, ("awards:", "  - award: other", "     year: 2024", *AWARD[2:3],
                            "    recipients: unnamed")),
    *(Case("S130", whole("“(value: .+?)”"), ("statistics:", "  - label: A", f"    value: {value}",
                                             "    as_of: 2024"))
      for value in ("12.5", "5.91", "1,500,000", "1,500", "12.5%", "70 người", "1.500.000đ")),
    Case("S130", whole("“(attendance: .+?)”"), ("meeting:", "  start: 2025", "  attendance: 70 người")),
    Case("S123", written("“(.+?)”\\.$"), ("related: 2025/hop-mat",)),
    Case("S123", written("“(.+?)”\\.$"), ("related: https://tin.example/tin-tuc/2025/hop-mat/",)),
    Case("S123", written("“(.+?)”\\.$"), file=DATA, text="- id: Tết 2025\n  name: X\n"),
    Case("S131", whole("“(kicker: .+?)”"), ("kicker: [Ảnh]",)),
    Case("S131", whole("Viết “(lead: .+?)”"), file="data/front.yaml", text="lead: [hop-mat, tin]\n"),
    Case("S282", written("“(0h.+?)”"), ("meeting:", "  start: 24h 05/12/2024")),
    Case("S284", replaced, ('summary: "Tóm tắt…', "kicker: x"), drop="summary"),
    Case("S284", replaced, ('kicker: "Bài thử', 'source: {name: "A"}')),
    Case("S284", replaced, ("topics:", "  - 'tet", "  - safety")),
    Case("S284", replaced, file=DATA, text='- id: x\n  name: "Tết\n- id: y\n  name: Y\n'),
    Case("S285", replaced, ('topics: "tet", "safety"', "kicker: a")),
    Case("S286", replaced, ('kicker: "Ảnh "đẹp" quá"', "slug: a")),
    Case("S286", replaced, ('kicker: "A" và "B"',)),
    Case("S286", replaced, ("source:", "  name: 'Báo 'Lao động' ngày'")),
    Case("S104", deleted, ("kicker: ''",)),
    Case("S106", deleted, ("title: Lần nữa",)),
    Case("S246", deleted, (*DEAL, "    replaces: mot")),
    Case("S214", deleted, ("redirect_from:", "  - /tin-tuc/2025/xuong-may-hop-mat/")),
    Case("S275", deleted, file="data/benefits.yaml",
         text="[]\n- id: x\n  partner: A\n  category: B\n  offer: C\n"),
    Case("S122", written("“(true)”"), ("album_download: maybe",)),
    Case("S141", whole("“(slug: .+?)”"), ("slug: Tin Mới",)),
    Case("S153", whole("“(recipients: unnamed)”"), (*AWARD, "    recipients: []")),
    Case("S264", whole("viết “(.+?)”"), ("authors: Mây, Bình",), drop="authors"),
    Case("S110", written("ngày: (.+?),"), ("meeting:", "  start: hôm qua")),
    Case("S110", written("“(11h21.+?)”"), ("meeting:", "  start: hôm qua")),
    Case("S110", written("hoặc “(.+?)”"), ("meeting:", "  start: hôm qua")),
    Case("S111", written("ví dụ (.+?)\\.$"), ("meeting:", "  start: 3/1/25")),
    Case("S112", written("như (.+?) "), ("meeting:", "  start: 31/02/2025")),
    Case("S268", written("“(.+?)”"), ("meeting:", "  start: Chủ nhật, 03/02/2025")),
    Case("S269", written("“(8h.+?)”"), ("meeting:", "  start: sáng 03/02/2025")),
    Case("S271", written("ví dụ (.+?)\\.$"), ("meeting:", "  start: 05/12")),
    Case("S270", before, (*DISPATCH, "      due: trước ngày 05/12")),
    Case("WS274", written("“(.+?)” thay", "[{0}, Công ty A]"),
         (*DEAL[:2], "    parties: [LĐLĐ Sông Mây, Công ty A]", "    signed: 2024")),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}-{'-'.join(case.rows)[:30]}")
def test_obeying_the_remedy_mends_the_fault(content: Content, case: Case) -> None:
    content.story("slug: hop-mat", name="news/2025/hop-mat/index.vi.md")
    content.put("rác", "news/2025/tin/ke-hoach.pdf")
    content.put("rác", "news/2025/hop-mat/anh.txt")
    if case.file == STORY:
        content.story(*case.rows, body=case.body, drop=case.drop)
    else:
        content.put(GOOD)
        content.put(case.text, case.file)
    path = content.path / case.file
    for _ in range(3):  # a remedy is for one line; the next line has its own
        problems = [p for p in content.problems() if p.code == case.code]
        if not problems:
            break
        problem = problems[0]
        assert problem.place.path == f"content/{case.file}"
        rows = path.read_text("utf-8").split("\n")
        assert 0 < problem.place.line <= len(rows)
        case.mend(rows, problem)
        path.write_text("\n".join(rows), "utf-8")
    else:
        pytest.fail("the remedy changes nothing")
    assert _ > 0, "there was no such problem"
    assert [str(p) for p in content.problems() if p.code.startswith(("S", "D"))] == []


def test_every_remedy_with_a_line_to_write_is_obeyed_here() -> None:
    words = tomllib.loads(Path(ROOT / "plugins/stories/problems.toml").read_text("utf-8"))
    with_a_line = {
        code
        for code, said in words.items()
        if "{quoted}" in said["fix_vi"] or "{near}" in said["vi"] or "{slug}" in said["fix_vi"]
    }
    elsewhere = {
        "S223",  # names a folder: tests/stories/test_folders.py
        # Videos and recordings: tests/stories/test_players.py, tests/site/test_players.py
        "WL250",
        "L251",
        "L253",
        "L254",
        "L256",
        "L257",
        "L258",
        "WL262",
        "WD117",
        "D118",  # both: tests/stories/test_site_settings.py
        "S253",  # a translation: tests/stories/test_agreements_check.py
    }
    assert with_a_line - {case.code for case in CASES} - elsewhere == set()


def in_remedy(pattern: str, over: str) -> Mend:
    """Return what writes the words that *pattern* finds in the remedy over what *over* matches."""

    def mend(rows: list[str], problem: Problem) -> None:
        found = re.search(pattern, problem.fix_vi)
        assert found is not None, problem.fix_vi
        said = found[1].replace("tên-tệp.jpg", "anh.jpg")
        rows[row(problem)], times = re.subn(over, lambda _: said, rows[row(problem)])
        assert times == 1

    return mend


def below(pattern: str) -> Mend:
    """Return what writes the words that *pattern* finds in the remedy as a field of the item."""

    def mend(rows: list[str], problem: Problem) -> None:
        found = re.search(pattern, problem.fix_vi)
        assert found is not None, problem.fix_vi
        rows.insert(row(problem) + 1, f"    {found[1]}")

    return mend


def without_item(rows: list[str], problem: Problem) -> None:
    """Delete the item of two lines."""
    assert "Xóa một trong hai mục" in problem.fix_vi
    del rows[row(problem) : row(problem) + 2]


GALLERY = ("gallery:", "  - file: anh.jpg", "    alt: Nồi bánh")
PICTURES = [
    Case("P102", in_remedy("thành “(.+?)”", r"ahn\.jpg"), body="\n![A b c](ahn.jpg)\n"),
    Case("P103", in_remedy("“(.+?)”", r"Anh\.JPG"), body="\n![A b c](Anh.JPG)\n"),
    Case("P103", in_remedy("“(.+?)”", r"ANH\.jpg"), ("cover: ANH.jpg", *GALLERY)),
    Case("P107", in_remedy(r"Viết (!.+?)\.$", r"!.+"), body="\n![A b c]()\n"),
    Case("P108", in_remedy(r"Viết (!.+?)\.$", r"!.+"), body="\n![](anh.jpg)\n"),
    Case("P109", below("“(decorative.+?)”"), (*GALLERY[:2], '    alt: ""')),
    Case("P110", without_item, (*GALLERY, *GALLERY[1:])),
    Case("P112", below("“?(consent: .+?) \\("), (*GALLERY, "    minors: true")),
    Case("P221", in_remedy(r": (!.+)$", r"!.+"), body="\n![A b c](C:\\\\Users\\\\Mai\\\\anh.jpg)\n"),
]  # fmt: skip


@pytest.mark.parametrize("case", PICTURES, ids=lambda case: f"{case.code}-{case.body.strip()}")
def test_the_remedies_of_pictures_are_true_as_well(content: Content, case: Case) -> None:
    draw(content.path / "news/2025/tin/anh.jpg")
    content.story(*case.rows, body=case.body)
    path = content.path / STORY

    def problems() -> list[Problem]:
        found = [*content.problems(), *survey(content.load()).problems]
        return [one for one in found if one.code != "WP301"]

    [problem] = [one for one in problems() if one.code == case.code]
    rows = path.read_text("utf-8").split("\n")
    case.mend(rows, problem)
    path.write_text("\n".join(rows), "utf-8")
    assert [str(one) for one in problems() if not one.warning] == []
