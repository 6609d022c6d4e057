"""Nothing of a template is published: every word in it that waits to be replaced is an error."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from plugins.core.clock import now
from plugins.core.dates import Moment
from plugins.core.facts import StoryFields
from plugins.core.fields import is_identifier
from plugins.core.problems import errors
from plugins.core.reference import Benefit
from plugins.desk.story_files import BLOCKS, NewStory, data_lines, texts
from plugins.stories.placeholders import TEMPLATES, block_templates, body_placeholders, placeholders
from plugins.stories.reference import load_reference
from tests.builders import as_yaml, front_matter, story_fields, write, write_page, write_story
from tests.stories.conftest import Content

WAITING = [
    (field, word) for field, words in sorted(placeholders().items()) for word in sorted(words)
]


def model_in(annotation: Any) -> type[BaseModel] | None:
    """Return the block that a field holds, if it holds one."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := model_in(part))), None)


def holders(model: type[BaseModel], field: str) -> Iterator[dict[str, Any]]:
    """Yield front matter that has *field*, wherever *model* has it, with ``None`` for its value."""
    for name, info in model.model_fields.items():
        inner = model_in(info.annotation)
        if name == field:
            yield {name: None}
        elif inner is not None:
            for found in holders(inner, field):
                yield {name: found}


def filled(value: Any, word: str) -> Any:
    return {key: filled(part, word) for key, part in value.items()} if value else word


@pytest.mark.parametrize(("field", "word"), WAITING)
def test_a_word_of_a_template_is_an_error_that_names_its_line(
    content: Content, field: str, word: str
) -> None:
    places = [*holders(StoryFields, field)]
    for extra in places:
        fields = filled(extra, word)
        rows = front_matter(story_fields() | fields, "Thân bài.\n")
        content.put(rows)
        lines = [n for n, row in enumerate(rows.splitlines(), 1) if word in row]
        found = [f for f in content.found() if f.code == "S350"]
        assert [f.line for f in found] == lines, fields
        assert not {"S110", "S130"} & set(content.codes())
        content.put(rows.replace("\n---\n\n", "\nstatus: draft\n---\n\n"))
        assert "S350" not in content.codes()
        assert not {"S110", "S130"} & set(content.codes())
    offers = [*holders(Benefit, field)]
    if field in {"vi", "en"} or not (places or offers):
        assert field == "draft", "the word is of no field"
    for extra in offers:
        write(content.path / "data/benefits.yaml", as_yaml([{"id": "a"} | filled(extra, word)]))
        assert ("S350", "data/benefits.yaml") in {(f.code, f.path) for f in content.found()}


def test_every_template_is_covered() -> None:
    for path in (*TEMPLATES.glob("*"), *block_templates()):
        source = path.read_text("utf-8")
        marked = re.findall(r"^ *(?:- )?(\w+): (.+)\n(?: *# .*\n)*? *# ← SỬA", source, re.MULTILINE)
        for field, value in marked:
            if "{" not in value and not is_identifier(value):
                assert field in placeholders(), (path.name, field)
    assert {
        "summary",
        "parties",
        "number",
        "signed",
        "venue",
        "awarded_by",
    } <= placeholders().keys()
    assert len(body_placeholders()) == 4
    assert len(WAITING) > 60


@pytest.mark.parametrize("blocks", [(), *((block,) for block in BLOCKS), tuple(BLOCKS)])
def test_an_untouched_template_is_refused_and_its_draft_is_not(
    content: Content, blocks: tuple[str, ...]
) -> None:
    reference = load_reference(content.path)[0]
    story = NewStory("Ký thỏa thuận với bạn hàng", "ky", Moment(now(), has_time=False), blocks)
    year = f"{now():%Y}"
    for name, text in texts(story, reference).items():
        content.put(text, f"news/{year}/ky/{name}")
    assert content.problems() == ()
    waiting = [p for p in content.load(drafts=True).problems if p.code in {"S350", "S351"}]
    assert waiting
    assert all(p.draft for p in waiting)
    for name, text in texts(story, reference).items():
        content.put(text.replace("status: draft", "status: published"), f"news/{year}/ky/{name}")
    wrong = errors(content.problems())
    for name in ("index.vi.md", "index.en.md"):
        told = {p.code for p in wrong if p.place.path.endswith(name)}
        assert {"S350", "S351"} <= told, name
    assert "WS353" in content.codes()


def test_the_lines_of_an_offer_wait_too(content: Content) -> None:
    story = NewStory("Ký", "ky", Moment(now(), has_time=False), ("agreement", "benefit"))
    lines = data_lines(story, "benefit")
    write(content.path / "data/benefits.yaml", f"[]\n{lines}")
    assert content.problems() == ()
    write(
        content.path / "data/benefits.yaml", re.sub(r"^# (?=- |  )", "", lines, flags=re.MULTILINE)
    )
    told = [f for f in content.found() if f.code == "S350"]
    assert len(told) == 14
    assert {f.path for f in told} == {"data/benefits.yaml"}


@pytest.mark.parametrize(
    "summary",
    [
        "Viết sapo ở đây: một, hai câu nói điều chính của tin",
        "VIẾT SAPO Ở ĐÂY: Xưởng Mây ký thỏa thuận với Bến Đò.",
        "Xưởng Mây ký thỏa thuận. Viết sapo ở đây: một, hai câu nói điều chính của tin.",
        "Write the lead here: Rattan Works signs.",
    ],
)
def test_a_lead_that_still_holds_the_template_is_refused(content: Content, summary: str) -> None:
    write_story(content.path, "tin", en=None, summary=summary)
    assert content.codes() == ["S350"]


@pytest.mark.parametrize(
    "fields",
    [
        {
            "document": {
                "number": "100/LĐLĐ",
                "type": "cong_van",
                "issued": "2025",
                "issuer": "A",
                "subject": "B",
            }
        },
        {"meeting": {"start": "2025-01-01", "venue": "Nơi họp mặt truyền thống"}},
        {"summary": "Chúng tôi viết ở đây điều chính của tin."},
        {"kicker": "Người ký"},
        {"authors": ["Tên Lửa"]},
    ],
)
def test_words_that_only_resemble_a_template_pass(content: Content, fields: dict[str, Any]) -> None:
    write_story(content.path, "tin", en=None, **fields)
    assert content.codes() == []


@pytest.mark.parametrize(
    "body",
    [
        "Viết bài ở đây. Mỗi đoạn cách nhau một dòng trống.\n",
        "Xưởng Mây ký thỏa thuận.\n\nViết bài ở đây.\n",
        "Xưởng Mây ký thỏa thuận. Viết bài ở đây. Mỗi đoạn cách nhau một dòng trống.\n",
        "**Write the text here.** A blank line separates paragraphs.\n",
    ],
)
def test_a_body_that_still_holds_the_template_names_its_line(content: Content, body: str) -> None:
    path = write_story(content.path, "tin", body, en=None) / "index.vi.md"
    rows = path.read_text("utf-8").splitlines()
    at = next(n for n, row in enumerate(rows, 1) if "ở đây" in row or "here" in row)
    assert [(f.code, f.line) for f in content.found()] == [("S351", at)]


@pytest.mark.parametrize(
    "body", ["", "\n\n  \n", "<!-- chưa viết -->\n", "[[gallery]]\n", "&nbsp;\n"]
)
def test_an_empty_body_is_an_error_under_the_front_matter(content: Content, body: str) -> None:
    content.story("# không có gì", body=body or "\n")
    assert [(f.code, f.line) for f in content.found()] == [("S352", 8)]
    content.story("status: hidden", body=body or "\n")
    assert content.codes() == ["S352"]
    for status in ("draft", "withdrawn"):
        content.story(f"status: {status}", body=body or "\n")
        assert content.codes() == []


def test_a_story_of_pictures_speaks_by_its_captions(content: Content) -> None:
    gallery = [{"file": "a.png", "alt": "A"}, {"file": "b.png", "alt": "B"}]
    write_story(content.path, "tin", "", en=None, gallery=gallery)
    assert content.codes() == ["S352"]
    gallery[1]["caption"] = "Ba mươi người thợ cùng gói bánh."
    write_story(content.path, "tin", "", en=None, gallery=gallery)
    assert content.codes() == []
    write_story(content.path, "tin", "![Ba người](a.png)\n", en=None)
    assert content.codes() == []


def test_an_empty_standing_page_or_translation_is_an_error(content: Content) -> None:
    folder = write_page(content.path, "trong", en=False, slug="trong", title="Trống")
    write(folder / "index.vi.md", "---\ntitle: Trống\nsummary: Không có gì.\n---\n")
    write_story(content.path, "tin", en_body="")
    assert [(f.code, f.path) for f in content.found()] == [
        ("S352", "news/2025/tin/index.en.md"),
        ("S352", "pages/trong/index.vi.md"),
    ]


def test_an_untranslated_title_is_doubted(content: Content) -> None:
    title = "Xưởng Mây họp mặt đầu năm"
    write_story(content.path, "tin", title=title, slug="tin", en={"title": title})
    assert content.codes() == ["WS353"]
    write_story(
        content.path,
        "tin",
        title="WorldSkills 2025 in Lyon",
        en={"title": "WorldSkills 2025 in Lyon"},
    )
    assert content.codes() == []
