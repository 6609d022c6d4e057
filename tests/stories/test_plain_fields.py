"""Fields that are plain text: Markdown in them is named with its line and the words to keep."""

import pytest

from tests.builders import draw, write
from tests.stories.conftest import GOOD, Content, Found


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        ("Ba mươi **người** thợ", "Ba mươi người thợ"),
        ("Xem [đây](https://a.vn/x) nhé", "Xem đây nhé"),
        ("Một <b>hai</b> ba<br>", "Một hai ba"),
        ("__Đậm__ rồi", "Đậm rồi"),
    ],
)
@pytest.mark.parametrize("field", ["summary", "title", "kicker"])
def test_markdown_in_a_field_is_named_with_the_words_to_keep(
    content: Content, field: str, value: str, plain: str
) -> None:
    content.story(f'{field}: "{value}"', drop=field)
    (problem,) = content.problems()
    assert (problem.code, problem.place.line) == ("WS334", 7 if field == "kicker" else 6)
    assert problem.fix_vi.partition(": ")[2] == plain
    content.story(f'{field}: "{plain}"', drop=field)
    assert content.found() == []


def test_captions_and_data_files_are_plain_text_too(content: Content) -> None:
    content.story()
    draw(content.path / "news/2025/tin/a.jpg")
    write(
        content.path / "news/2025/tin/captions.yaml",
        "- file: a.jpg\n  alt: A\n  caption: Chị **Mây**\n",
    )
    write(content.path / "data/topics.yaml", '- id: x\n  name: {vi: "**A**", en: B}\n')
    assert content.found() == [
        Found("WS334", "data/topics.yaml", 2),
        Found("WS334", "news/2025/tin/captions.yaml", 3),
    ]


@pytest.mark.parametrize("value", ["5 ** 3 ** 2", "[Ảnh] Toàn cảnh (Huế)", "Ngày __/__/2026", "a < b và c > d", "Giá **", "Thu nhập <Mức sàn>"])  # fmt: skip
def test_signs_that_are_no_markdown_may_stand_in_a_field(content: Content, value: str) -> None:
    content.put(GOOD.replace("title: Xưởng Mây họp mặt", f'title: "{value}"'))
    assert content.found() == []
