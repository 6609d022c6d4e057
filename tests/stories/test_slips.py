"""Slips of the pen in front matter, captions and data files: read as meant, or named with the remedy."""

import pytest

from plugins.core.problems import Problem
from plugins.stories.frontmatter import parse_yaml
from tests.builders import draw, write
from tests.stories.conftest import GOOD, STORY, Content, Found

AGREEMENT = (
    "agreements:\n  - id: thu-2026\n    title: Thỏa thuận thử\n    parties:\n{}\n    signed: 2024\n"
)


def remedy(found: Problem) -> str:
    """Return the line that the remedy says to write."""
    assert found.fix_vi.partition(": ")[2] == found.fix_en.partition(": ")[2]
    return found.fix_vi.partition(": ")[2]


CUT = {
    "{vi: Giảm 10%, tối đa 200.000 đồng, en: 10% off}": "Giảm 10%, tối đa 200.000 đồng",
    "{vi: Công đoàn ngành Xây dựng, Giao thông, Y tế, en: B}": "Công đoàn ngành Xây dựng, Giao thông, Y tế",
    "{vi: Hà Nội, Huế, en: Hanoi}": "Hà Nội, Huế",
    "{vi: vàng, cam, en: gold}": "vàng, cam",
    '{vi: "Giảm 10%", tối đa 5, en: off}': "Giảm 10%, tối đa 5",
    "{vi: Nhà in “A, B”, en: Printer}": "Nhà in “A, B”",
    "{vi: Giảm 10%, tối đa: 200, en: off}": "Giảm 10%, tối đa: 200",
    "{vi: Thông báo: nghỉ Tết, en: Notice}": "Thông báo: nghỉ Tết",
    "{vi: Nhà in số #5, en: Printer}": "Nhà in số #5",
    "{ vi:Giảm, rất nhiều, en:Off }": "Giảm, rất nhiều",
}


@pytest.mark.parametrize("value", CUT)
def test_a_comma_that_cuts_a_value_is_an_error_whose_remedy_mends_it(
    content: Content, value: str
) -> None:
    rows = f"- id: x\n  name: {value}\n"
    content.put(rows, "data/topics.yaml")
    [found] = content.problems()
    assert (found.code, found.place.path, found.place.line) in {
        (code, "content/data/topics.yaml", 2) for code in ("S260", "S108")
    }
    content.put(rows.replace(f"  name: {value}", remedy(found)), "data/topics.yaml")
    site = content.load()
    assert site.problems == ()
    assert site.reference.topics["x"].name.vi == CUT[value]


def test_a_row_in_braces_is_mended_whole(content: Content) -> None:
    row = "- {id: x, name: {vi: Y tế, Giáo dục, en: Health, Education}, order: 2}"
    content.put(row + "\n", "data/topics.yaml")
    [found] = content.problems()
    assert (found.code, found.place.line) == ("S260", 1)
    content.put(remedy(found) + "\n", "data/topics.yaml")
    assert content.load().reference.topics["x"].name.en == "Health, Education"


def test_braces_over_several_rows_become_one(content: Content) -> None:
    content.put(
        "- id: x\n  name: {vi: Giảm 10%,\n    tối đa 5 nghìn,\n    en: Off}\n", "data/topics.yaml"
    )
    [found] = content.problems()
    assert (found.code, found.place.line) == ("S260", 3)
    assert "2–4" in found.fix_vi
    content.put(f"- id: x\n{remedy(found)}\n", "data/topics.yaml")
    assert content.load().reference.topics["x"].name.vi == "Giảm 10%, tối đa 5 nghìn"


def test_in_stories_and_captions_nothing_is_cut_either(content: Content) -> None:
    content.story(
        "source: {name: Báo Lao động, số 5, url: https://bao.example/}",
        "gallery: [{file: a.jpg, alt: Chị Hạnh, tổ may 2}]",
    )
    write(
        content.path / "news/2025/tin/captions.yaml",
        "- file: b.jpg\n  alt: {vi: Chị Hạnh, tổ may 2, en: A worker}\n",
    )
    assert [found.line for found in content.found() if found.code == "S260"] == [2, 7, 8]


@pytest.mark.parametrize("value", ["{vi: A, en}", "{vi: A, en: }", "{vi: A, en: B, description}"])
def test_a_key_in_braces_without_a_value_is_an_error(content: Content, value: str) -> None:
    content.put(f"- id: x\n  name: {value}\n", "data/topics.yaml")
    assert Found("S261", "data/topics.yaml", 2) in content.found()


@pytest.mark.parametrize("row", ["sumary:", "meeting:\n  start: 2025\n  vneue:", "zzz: ~"])
def test_an_unknown_key_is_an_error_even_when_it_is_empty(content: Content, row: str) -> None:
    content.story(row)
    assert content.codes() == ["S102"]


def test_an_unknown_key_is_an_error_in_every_file(content: Content) -> None:
    content.story()
    draw(content.path / "news/2025/tin/a.jpg")
    write(content.path / "news/2025/tin/captions.yaml", "- file: a.jpg\n  alt: A\n  ctn:\n")
    write(content.path / "data/glossary.yaml", "- short: A\n  full: {vi: B, en: C}\n  fll:\n")
    assert content.found() == [
        Found("S102", "data/glossary.yaml", 3),
        Found("S102", "news/2025/tin/captions.yaml", 3),
    ]


UNDERSTOOD = {
    "Word's dashes": "topics:\n  – tet\n  – safety",
    "bullets": "topics:\n  • tet\n  • safety",
    "plus signs": "topics:\n  + tet\n  + safety",
    "stars": "topics:\n  * tet\n  * safety",
    "marks at the key's column": "topics:\n– tet\n– safety",
    "no-break space after the mark": "topics:\n  -\u00a0tet\n  -\u00a0safety",
    "no-break indentation": "topics:\n\u00a0\u00a0- tet\n\u00a0\u00a0- safety",
    "no-break space before the key": "\u00a0topics: [tet, safety]".replace("\u00a0", "", 0),
    "no-break space after the colon": "topics:\u00a0[tet, safety]",
    "no-break space before the colon": "topics\u00a0: [tet, safety]",
    "no space after the colon": "topics:[tet, safety]",
    "a wide colon": "topics：[tet, safety]",
    "a wide colon and a space": "topics： [tet, safety]",
    "a capital": "Topics: [tet, safety]",
    "capitals": "TOPICS: [tet, safety]",
    "quoted key": '"topics": [tet, safety]',
    "quoted ids": "topics: [“tet”, “safety”]",
}


@pytest.mark.parametrize("rows", UNDERSTOOD.values(), ids=UNDERSTOOD)
def test_a_certain_slip_is_read_as_it_is_meant(content: Content, rows: str) -> None:
    if rows.startswith("\u00a0topics"):
        head, _, text = GOOD.rpartition("---\n")
        content.put("\n".join("\u00a0" + r if r != "---" else r for r in head.splitlines())
                    + f"\n{rows}\n---\n{text}")  # fmt: skip
    else:
        content.story(rows)
    assert content.found() == []
    assert content.text().fields.topics == ("tet", "safety")


@pytest.mark.parametrize(
    ("row", "field", "value"),
    [
        ("summary:Ba mươi người", "summary", "Ba mươi người"),
        ("section:welfare", "section", "welfare"),
        ("Title: Họp", "title", "Họp"),
        ("title:\u00a0Họp", "title", "Họp"),
        ("title：Họp", "title", "Họp"),
        ("date: “2025-02-04”", "date", None),
        ("date:03/02/2025", "date", None),
        ("section: “welfare”", "section", "welfare"),
    ],
)
def test_a_slip_around_a_keys_colon_is_read(
    content: Content, row: str, field: str, value: str | None
) -> None:
    rows = [row if line.startswith(f"{field}:") else line for line in GOOD.splitlines()]
    content.put("\n".join(rows) + "\n")
    assert content.found() == []
    if value is not None:
        assert getattr(content.text().fields, field) == value


def test_words_list_marks_before_fields_of_their_own(content: Content) -> None:
    rows = "authors:\n  – name: Thị Mây\n    job: text\n  – name: Văn Bình\n    job: photos"
    head, _, text = GOOD.rpartition("---\n")
    content.put(head.replace("authors: [Nguyễn Thị Mây]", rows) + "---\n" + text)
    assert [a.name for a in content.text().fields.authors] == ["Thị Mây", "Văn Bình"]
    assert content.text().fields.authors[1].job == "photos"


def test_what_is_prose_stays_as_it_is(content: Content) -> None:
    content.story(
        "kicker: >-",
        "  – Một",
        "  section:hai",
        "  -ba",
        "source:",
        "  name: Báo Lao động",
        "    số năm:sáu",
        "    – bảy",
        'corrections: [{date: 2025-02-04, note: "Đã sửa',
        "  – một, section:hai",
        '  điều"}]',
    )
    fields = content.text().fields
    assert fields.kicker == "– Một section:hai -ba"
    assert fields.source is not None
    assert fields.source.name == "Báo Lao động số năm:sáu – bảy"
    assert fields.corrections[0].note == "Đã sửa – một, section:hai điều"


def test_a_dash_without_its_space_is_named_and_the_remedy_mends_it(content: Content) -> None:
    rows = AGREEMENT.format("      -Công đoàn Sao Mai\n      -Công ty Lam Giang")
    content.story(rows.rstrip())
    found = content.problems()
    assert [(p.code, p.place.line) for p in found] == [("S267", 11), ("S267", 12)]
    for problem in found:
        rows = rows.replace(remedy(problem).replace("- ", "-"), remedy(problem))
    content.story(rows.rstrip())
    assert content.text().fields.agreements[0].parties == ("Công đoàn Sao Mai", "Công ty Lam Giang")


@pytest.mark.parametrize("names", ["Thị Mây, Văn Bình", "Thị Mây; Văn Bình", "Mây, Bình, Lan"])
def test_two_names_in_one_are_named(content: Content, names: str) -> None:
    content.put(GOOD.replace("[Nguyễn Thị Mây]", names))
    [found] = content.problems()
    assert (found.code, found.place.line) == ("S264", 6)
    written = found.fix_vi.split("“")[1].split("”")[0]
    content.put(GOOD.replace("authors: [Nguyễn Thị Mây]", written))
    assert len(content.text().fields.authors) == len(names.replace(";", ",").split(","))


def test_a_name_with_a_comma_can_be_written(content: Content) -> None:
    content.put(GOOD.replace("[Nguyễn Thị Mây]", '[{name: "Ban Tuyên giáo, Nữ công"}]'))
    assert content.text().fields.authors[0].name == "Ban Tuyên giáo, Nữ công"
    content.story(AGREEMENT.format('      - "Công đoàn Y tế, Giáo dục"\n      - B').rstrip())
    assert content.codes() == []


QUOTED = {
    "title: [Ảnh] Toàn cảnh đại hội": "S116",
    "title: [Ảnh] Đại hội: ba việc": "S116",
    "title: {Khẩn} Họp": "S116",
    "topics: [tet": "S266",
    "organisations: [cloud-river, an-binh": "S266",
    "source: {name: Báo": "S266",
    "gallery: [{file: a.jpg, alt: A}": "S266",
}


@pytest.mark.parametrize("row", QUOTED)
@pytest.mark.parametrize("last", [False, True])
def test_a_bracket_is_blamed_in_its_own_line_and_the_remedy_mends_it(
    content: Content, row: str, last: bool
) -> None:
    field = row.partition(":")[0]

    def put(line: str) -> None:
        kept = [r for r in GOOD.splitlines()[1:6] if not r.startswith(f"{field}:")]
        rows = [*kept, line] if last else [line, *kept]
        content.put("\n".join(["---", *rows, "---", "", "Chữ.", ""]))

    put(row)
    [found] = content.problems()
    line = 2 if not last else (6 if field == "title" else 7)
    assert (found.code, found.place.line) == (QUOTED[row], line)
    put(remedy(found))
    assert [p for p in content.codes() if p.startswith("S")] == []


def test_a_colon_in_an_item_of_a_list_gets_its_line(content: Content) -> None:
    content.put(GOOD.replace("authors: [Nguyễn Thị Mây]", "authors:\n  - Ban Biên tập: tổng hợp"))
    [found] = content.problems()
    assert (found.code, found.place.line) == ("S108", 7)
    content.put(GOOD.replace("authors: [Nguyễn Thị Mây]", f"authors:\n{remedy(found)}"))
    assert content.text().fields.authors[0].name == "Ban Biên tập: tổng hợp"


@pytest.mark.parametrize("key", ["tieu_de", "tiêu đề", "Tiêu đề", "TÍT"])
def test_a_vietnamese_field_name_names_the_field(content: Content, key: str) -> None:
    content.put(GOOD.replace("title:", f"{key}:"))
    hints = {p.code: p.fix_vi for p in content.problems()}
    assert hints["S102"] == "Có phải “title”?"


def test_a_tab_is_blamed_in_its_own_line(content: Content) -> None:
    content.story("meeting:", "\tstart: 2025", "\tvenue: A")
    assert content.found() == [Found("S114", STORY, 8)]
    content.story("source:", "  name: A", "\turl: https://a.example/")
    assert content.found() == [Found("S114", STORY, 9)]


PARTNER = "- id: x\n  partner: A\n  category: B\n  offer: {vi: C, en: D}\n"


@pytest.mark.parametrize(
    "text", [f"[]\n{PARTNER}", f"# Ghi chú\n[]  # trống\n{PARTNER}", f"{PARTNER}[]\n"]
)
def test_an_empty_list_beside_items_is_named(content: Content, text: str) -> None:
    content.put(text, "data/benefits.yaml")
    [found] = content.problems()
    line = next(n for n, row in enumerate(text.splitlines(), 1) if row.startswith("[]"))
    assert (found.code, found.place.line) == ("S275", line)
    kept = [row for row in text.splitlines(keepends=True) if not row.startswith("[]")]
    content.put("".join(kept), "data/benefits.yaml")
    assert content.codes() == []


@pytest.mark.parametrize("text", ["", "# chỉ có ghi chú\n", "[]\n", "\n\n"])
def test_a_data_file_may_be_empty(content: Content, text: str) -> None:
    content.put(text, "data/benefits.yaml")
    assert content.codes() == []
    content.put(f"{text.replace('[]', '')}{PARTNER}", "data/benefits.yaml")
    assert len(content.load().reference.benefits) == 1


def test_what_captions_miss_is_to_be_written_there(content: Content) -> None:
    content.story()
    draw(content.path / "news/2025/tin/a.jpg")
    captions = content.path / "news/2025/tin/captions.yaml"
    write(captions, "- file: a.jpg\n  credit: Mây\n")
    [found] = content.problems()
    assert (found.code, found.place.path, found.place.line) == (
        "S103", "content/news/2025/tin/captions.yaml", 1,
    )  # fmt: skip
    assert "captions.yaml" in found.fix_vi
    assert "captions.yaml" in found.fix_en
    assert "“alt: …”" in found.fix_vi
    write(captions, "- file: a.jpg\n  credit: Mây\n  alt: Nồi bánh\n")
    assert content.codes() == []


@pytest.mark.parametrize(
    "kind", ["chi_thi", "Chỉ thị", "Tờ trình", "công điện", "other", "CONG_VAN"]
)
def test_kinds_of_documents_are_known_by_their_names(content: Content, kind: str) -> None:
    content.story(f"document: {{number: 1/A, type: {kind}, issued: 2024, issuer: B C, subject: D}}")
    assert content.codes() == []


@pytest.mark.parametrize("text", ["a: {b, c: {d", "{a: b, c", "- {x: y, z: {", "a:\n  {b\n  c}\n"])
def test_broken_braces_end_in_a_problem(text: str) -> None:
    assert parse_yaml(text).faults


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        (("kicker: #DaiHoi",), ["S276"]),
        (("document:", "  number: #12/A", "  type: cong_van", "  issued: 2025", "  issuer: B", "  subject: D"), ["S276"]),
        (("topics:", "  - #tet"), ["S276"]),
        (("meeting: #họp", "  start: 2025"), ["WS119"]),
        (("kicker: # lời dẫn",), []),
        (("kicker: ## lời dẫn",), []),
        (("source: # nguồn", "  name: A"), []),
    ],
)  # fmt: skip
def test_a_value_that_a_hash_sign_hides_is_named_and_nothing_else(
    content: Content, rows: tuple[str, ...], codes: list[str]
) -> None:
    content.story(*rows)
    assert content.codes() == codes
