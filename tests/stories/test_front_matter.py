"""Faults of the front matter: each is refused with its code, its file and its line."""

import re

import pytest
import yaml

from plugins.core.typography import tidy
from plugins.stories.frontmatter import parse_yaml
from tests.builders import as_yaml, write
from tests.stories.conftest import GOOD, STORY, Content, Found


def test_the_good_story_has_no_problem(content: Content) -> None:
    content.put(GOOD)
    assert content.found() == []
    assert content.text().fields.title == "Xưởng Mây họp mặt"


@pytest.mark.parametrize("field", ["title", "date", "section", "summary", "authors"])
def test_a_required_field_that_is_missing_is_wanted_above_the_closing_line(
    content: Content, field: str
) -> None:
    content.story(drop=field)
    assert content.found() == [Found("S103", STORY, 6)]
    assert f"“{field}”" in content.problems()[0].vi


def test_the_message_is_the_style_guides_example(content: Content) -> None:
    content.put(
        "---\ntitle: Tổng kết\ndate: 2025-01-03\n---\n\nNội dung.\n",
        "news/2025/tong-ket/index.vi.md",
    )
    report = [str(p) for p in content.problems() if "summary" in p.en]
    assert report == [
        "content/news/2025/tong-ket/index.vi.md:4  S103  Thiếu “summary”. / "
        "“summary” is missing.\n"
        "    Viết 1–2 câu, tối đa 400 ký tự. / "
        "Write one or two sentences, up to 400 characters."
    ]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("title: ''", "S104"),
        (f"title: {'x' * 201}", "S105"),
        ("date: 31/02/2025", "S112"),
        ("date: 03/01/25", "S111"),
        ("date: hôm qua", "S110"),
        ("date: [2025]", "S110"),
        ("section: activites", "S201"),
        ("section: Hoạt động khác", "S201"),
        ("section: ../../activities", "S201"),
        ("section: [a, b]", "S131"),
        (f"summary: {'x ' * 201}", "S105"),
        ("authors: []", "S104"),
        ("authors: [{name: A, job: cook}]", "S120"),
    ],
)
def test_a_wrong_value_is_named_with_its_line(content: Content, row: str, code: str) -> None:
    field = row.partition(":")[0]
    line = ["title", "date", "section", "summary", "authors"].index(field) + 2
    rows = GOOD.splitlines(keepends=True)
    rows[line - 1] = row + "\n"
    content.put("".join(rows))
    assert content.found() == [Found(code, STORY, line)]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("sumary: x", "S102"),
        ("status: publshed", "S120"),
        ("topics: [tét nhất]", "S201"),
        ("topics: [tetx]", "S201"),
        ("organisations: [cloud-rive]", "S201"),
        ("related: [khong-co]", "S205"),
        ("slug: Tin Mới", "S141"),
        ("slug: ../../../etc", "S141"),
        ("cover: ../bia.jpg", "S140"),
        ("source: {name: Báo, url: 'javascript:alert(1)'}", "S142"),
        ("redirect_from: //khac.example/", "S143"),
        ("updated: 30/02/2025", "S112"),
        ("kicker: [a, b]", "S131"),
        ("meeting: có", "S133"),
        ("meeting: {start: 2025-01-01, attendance: nhiều}", "S130"),
        ("gallery: [{file: a.jpg, alt: A, decorative: maybe}]", "S122"),
        ("gallery: [{file: a.jpg}]", "S103"),
        ("gallery: [{file: [], alt: []}]", "S131"),
        ("gallery: [{file: [a.jpg, b.jpg], alt: [A]}]", "S151"),
        ("awards: [{award: medal, awarded_by: X, year: 2024, recipients: unnamed}]", "S120"),
        ("awards: [{award: other, awarded_by: X, year: 2024}]", "S103"),
        ("agreements: [{id: x, parties: [], signed: 2024}]", "S104"),
        ("agreements: [{id: x, parties: [no-such-body], signed: 2024}]", "S201"),
        (
            "agreements: [{id: x, parties: [A B], signed: 2024}, {id: x, parties: [A B], signed: 2024}]",
            "S216",
        ),
        ("document: {number: 1, type: letter, issued: 2024, issuer: X, subject: Y}", "S120"),
        ("title: Lần nữa", "S106"),
        ("attachments: [{file: thieu.pdf, title: T}]", "L205"),
    ],
)
def test_a_wrong_further_field_is_named_with_its_line(
    content: Content, row: str, code: str
) -> None:
    content.story(row)
    assert Found(code, STORY, 7) in content.found()
    assert {found.line for found in content.found()} == {7}


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", "S287", 1),
        ("   \n\n", "S287", 1),
        ("\n" + GOOD, "S100", 1),
        ("Chỉ có chữ.\n", "S100", 1),
        ("---\ntitle: A\n", "S101", 1),
        ("---\ntitle: A\nkhông có dấu\ndate: 2025-01-01\n---\n", "S109", 3),
        ("---\nChỉ một dòng\n---\n", "S109", 2),
        ("---\n- a\n- b\n---\n", "S109", 2),
        ("---\ntitle: A\n\tdate: 2025-01-01\n---\n", "S114", 3),
        ("---\ntitle: [A\ndate: 2025-01-01\n---\n", "S266", 2),
        ("---\ntitle: A\x0bB\n---\n", "S170", 2),
        ("---\n<<<<<<< HEAD\ntitle: A\n=======\ntitle: B\n>>>>>>> nhanh\n---\n", "S113", 2),
        (GOOD + "\n<<<<<<< HEAD\nA\n=======\nB\n>>>>>>> x\n", "S113", 11),
    ],
)
def test_a_broken_file_is_refused_with_its_line(
    content: Content, text: str, code: str, line: int
) -> None:
    content.put(text)
    assert content.found() == [Found(code, STORY, line)]


def test_a_reference_to_a_list_is_refused_with_its_line(content: Content) -> None:
    content.story("topics: &a [tet]", "organisations: *a")
    assert content.found() == [Found("S115", STORY, 8)]


def test_a_heading_underlined_by_seven_signs_is_no_merge_conflict(content: Content) -> None:
    content.story(body="\nKết quả\n=======\n\nTốt.\n")
    assert '<h2 id="m-ket-qua">Kết quả</h2>' in content.text().body


TITLES = [
    "LĐLĐ Thành phố: Đôn đốc thực hiện phúc lợi đoàn viên",
    "LĐLĐ: “Tết sum vầy”: 37 người",
    'LĐLĐ: nói "vâng" và \\ gạch',
    "Tin: " + "rất dài " * 20 + "hết",
    "Kết luận:",
]


@pytest.mark.parametrize("title", TITLES)
def test_the_remedy_for_an_unquoted_colon_can_be_pasted(content: Content, title: str) -> None:
    content.put(GOOD.replace("Xưởng Mây họp mặt", title))
    (found,) = content.problems()
    assert (found.code, found.place.line) == ("S108", 2)
    for remedy in (found.fix_vi, found.fix_en):
        line = remedy.partition(": ")[2]
        assert yaml.safe_load(line) == {"title": title.strip()}
        content.put(GOOD.replace("title: Xưởng Mây họp mặt", line))
        assert content.found() == []


def test_the_remedy_keeps_the_indentation_of_a_nested_field(content: Content) -> None:
    content.story("source:", "  name: Báo Lao động: số 5")
    (found,) = content.problems()
    assert (found.code, found.place.line) == ("S108", 8)
    line = found.fix_vi.partition(": ")[2]
    assert line == '  name: "Báo Lao động: số 5"'
    content.story("source:", line)
    assert content.text().fields.source.name == "Báo Lao động: số 5"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "title", ['"Tết sum vầy" năm 2025', "@congdoan lên tiếng", "*Nóng* hôm nay", "100%"]
)
def test_a_title_that_starts_with_a_special_character_gets_a_line_to_paste(
    content: Content, title: str
) -> None:
    content.put(GOOD.replace("Xưởng Mây họp mặt", title))
    for found in content.problems():
        assert (found.code, found.place.line) == ("S116", 2)
        content.put(GOOD.replace("title: Xưởng Mây họp mặt", found.fix_vi.partition(": ")[2]))
    assert content.text().fields.title == tidy(title)[0]


def test_a_remedy_that_would_not_help_is_not_offered(content: Content) -> None:
    content.put(GOOD.replace("title: Xưởng", "title: Xưởng\n  tiếp: theo"))
    assert content.found() == [Found("S107", STORY, 3)]


def test_words_after_a_number_sign_are_missed(content: Content) -> None:
    content.put(GOOD.replace("Xưởng Mây họp mặt", "Bản tin công đoàn #12"))
    (found,) = content.problems()
    assert (found.code, found.place.line, found.warning) == ("WS119", 2, True)
    assert "#12" in found.vi
    content.put(GOOD.replace("họp mặt\n", "họp mặt  # ghi chú của biên tập\n"))
    assert content.found() == []


def test_an_unknown_key_suggests_the_near_one_and_else_lists_them(content: Content) -> None:
    content.story("sumary: x", "galery: []")
    near = {p.vi: p.fix_vi for p in content.problems()}
    assert near == {"Không có trường “sumary”.": "Có phải “summary”?",
                    "Không có trường “galery”.": "Có phải “gallery”?"}  # fmt: skip
    content.story("meeting: {start: 2025, zzz: 1}")
    (found,) = content.problems()
    assert "venue" in found.fix_vi
    assert "meeting.zzz" in found.vi


def test_unknown_ids_suggest_the_near_one(content: Content) -> None:
    content.story("topics: [safty]", "related: [hop-mtt]")
    content.story("slug: khac", name="news/2025/hop-mat/index.vi.md")
    texts = [p.vi for p in content.problems() if p.place.path.endswith("tin/index.vi.md")]
    assert any("Có phải “safety”?" in text for text in texts)
    assert any("Có phải “hop-mat”?" in text for text in texts)


def test_a_story_is_not_related_to_itself(content: Content) -> None:
    content.story("related: [tin]")
    assert content.found() == [Found("S205", STORY, 7)]


def test_keys_left_empty_say_nothing(content: Content) -> None:
    content.story("kicker:", "topics:", "meeting:", "gallery: ", "source: ~", "slug: null")
    assert content.found() == []
    assert content.text().fields.kicker is None


def test_scalars_are_read_as_vietnamese_not_as_yaml(content: Content) -> None:
    content.story(
        "kicker: 11:21",
        "statistics: [{label: 'no', value: 3.127, as_of: 03/01/2025}]",
        "meeting: {start: 03/01/2025, venue: off}",
    )
    fields = content.text().fields
    assert fields.kicker == "11:21"
    assert fields.statistics[0].value == 3127
    assert fields.statistics[0].label == "no"
    assert fields.meeting is not None
    assert (fields.meeting.start.iso(), fields.meeting.venue) == ("2025-01-03", "off")


@pytest.mark.parametrize("character", ["\u202e", "\u2066", "\x7f"])
def test_hidden_characters_are_refused(content: Content, character: str) -> None:
    content.put(GOOD.replace("Ba mươi", f"Ba{character}mươi"))
    assert [f.line for f in content.found()] == [5]
    content.story(body=f"\nMột\n\nHai{character}\n")
    assert content.found() == [Found("S170", STORY, 11)]


def test_pasted_line_separators_shift_no_line(content: Content) -> None:
    content.put(GOOD.replace("Xưởng Mây", "Xưởng\u2028Mây").replace("2025-02-03", "hôm qua"))
    assert content.found() == [Found("S110", STORY, 3)]


BOMBS = {
    "aliases": "a: &a [x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(20)
    ),
    "self reference": "a: &a [*a]\n",
    "brackets": "title: " + "[" * 200_000 + "\n",
    "closed brackets": "title: " + "[" * 50_000 + "]" * 50_000 + "\n",
    "braces": "title: " + "{a: " * 50_000 + "\n",
    "hidden by quotes": "title: " + '["]",' * 50_000 + "\n",
    "dashes": "title:\n  " + "- " * 100_000 + "\n",
    "questions": "? " * 100_000 + "\n",
    "stairs": "".join(" " * n + "a:\n" for n in range(1_500)),
    "python": "title: !!python/object/apply:os.system ['touch /tmp/x']\n",
}  # fmt: skip


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_a_bomb_in_the_front_matter_is_a_problem_and_no_crash(content: Content, bomb: str) -> None:
    content.put(f"---\n{bomb}---\n\nNội dung.\n")
    assert content.codes()
    assert {found.path for found in content.found()} == {STORY}


def test_one_report_holds_all_problems_of_all_stories(content: Content) -> None:
    content.put(GOOD.replace("2025-02-03", "31/02/2025"), "news/2025/a/index.vi.md")
    content.put(GOOD.replace("section: activities", "section: khac"), "news/2025/b/index.vi.md")
    content.story("sumary: x", drop="summary", name="news/2025/c/index.vi.md")
    content.story("slug: d", body="\n[x](story:khong)\n", name="news/2025/d/index.vi.md")
    content.put("title: A\n", "news/2025/e/index.vi.md")
    content.put("rác\n", "news/2025/f/ghi-chu.md")
    content.story("topics: [khong]", drop="title", body="\n[y](thieu.pdf)\n",
                  name="news/2025/g/index.vi.md")  # fmt: skip
    write(content.path / "data/topics.yaml", as_yaml([{"id": "tet"}]))
    found = content.found()
    assert [(f.code, f.path.removeprefix("news/2025/"), f.line) for f in found] == [
        ("S103", "data/topics.yaml", 1),
        ("S112", "a/index.vi.md", 3),
        ("S201", "b/index.vi.md", 4),
        ("S102", "c/index.vi.md", 6),
        ("S103", "c/index.vi.md", 7),
        ("L201", "d/index.vi.md", 10),
        ("S100", "e/index.vi.md", 1),
        ("S222", "f", 0),
        ("S220", "f/ghi-chu.md", 0),
        ("S201", "g/index.vi.md", 6),
        ("S103", "g/index.vi.md", 7),
        ("L203", "g/index.vi.md", 9),
    ]


def test_every_line_of_the_report_has_a_file_and_a_remedy(content: Content) -> None:
    for number, row in enumerate(("sumary: x", "date: 1/1/25", "status: x")):
        content.story(row, f"slug: t{number}", name=f"news/2025/t{number}/index.vi.md")
    for found in content.problems():
        assert re.fullmatch(r"content/news/2025/t\d/index\.vi\.md", found.place.path)
        assert found.place.line > 0
        assert found.fix_vi.strip()
        assert found.fix_en.strip()


@pytest.mark.parametrize("text", ["[", "a: [", "- a: 'b", "a: |\n b\n- c"])
def test_the_line_of_a_broken_file_exists(text: str) -> None:
    [fault] = parse_yaml(text).faults
    assert 1 <= fault.line <= text.count("\n") + 1


@pytest.mark.parametrize("field", ["title", "kicker", "slug", "cover", "section", "topics"])
def test_a_name_of_ten_thousand_characters_is_refused(content: Content, field: str) -> None:
    rows = [row for row in GOOD.splitlines() if not row.startswith(f"{field}:")]
    content.put("\n".join([*rows[:1], f"{field}: {'x' * 10_000}", *rows[1:]]) + "\n")
    assert {found.line for found in content.found()} == {2}
